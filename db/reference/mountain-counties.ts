/**
 * Membership of the list of mountain counties (山区26县, since August 2024 山区海岛县), dated; model §3. `member_to` is the
 * last day on the list. The number of members is never a constant.
 */
export const mountainCounties: readonly {
  readonly area_code: string;
  readonly name_zh: string;
  readonly name_py: string;
  readonly member_from: string;
  readonly member_to: string | null;
}[] = [
  { area_code: '330127', name_zh: '淳安县', name_py: "Chun'an", member_from: '2015-01-01', member_to: null },
  { area_code: '330324', name_zh: '永嘉县', name_py: 'Yongjia', member_from: '2015-01-01', member_to: null },
  {
    area_code: '330326',
    name_zh: '平阳县',
    name_py: 'Pingyang',
    member_from: '2015-01-01',
    member_to: '2024-07-31',
  },
  { area_code: '330327', name_zh: '苍南县', name_py: 'Cangnan', member_from: '2015-01-01', member_to: null },
  { area_code: '330328', name_zh: '文成县', name_py: 'Wencheng', member_from: '2015-01-01', member_to: null },
  { area_code: '330329', name_zh: '泰顺县', name_py: 'Taishun', member_from: '2015-01-01', member_to: null },
  { area_code: '330723', name_zh: '武义县', name_py: 'Wuyi', member_from: '2015-01-01', member_to: null },
  { area_code: '330727', name_zh: '磐安县', name_py: "Pan'an", member_from: '2015-01-01', member_to: null },
  {
    area_code: '330802',
    name_zh: '柯城区',
    name_py: 'Kecheng',
    member_from: '2015-01-01',
    member_to: '2024-07-31',
  },
  { area_code: '330803', name_zh: '衢江区', name_py: 'Qujiang', member_from: '2015-01-01', member_to: null },
  {
    area_code: '330881',
    name_zh: '江山市',
    name_py: 'Jiangshan',
    member_from: '2015-01-01',
    member_to: null,
  },
  {
    area_code: '330822',
    name_zh: '常山县',
    name_py: 'Changshan',
    member_from: '2015-01-01',
    member_to: null,
  },
  { area_code: '330824', name_zh: '开化县', name_py: 'Kaihua', member_from: '2015-01-01', member_to: null },
  { area_code: '330825', name_zh: '龙游县', name_py: 'Longyou', member_from: '2015-01-01', member_to: null },
  { area_code: '331022', name_zh: '三门县', name_py: 'Sanmen', member_from: '2015-01-01', member_to: null },
  { area_code: '331023', name_zh: '天台县', name_py: 'Tiantai', member_from: '2015-01-01', member_to: null },
  { area_code: '331024', name_zh: '仙居县', name_py: 'Xianju', member_from: '2015-01-01', member_to: null },
  {
    area_code: '331102',
    name_zh: '莲都区',
    name_py: 'Liandu',
    member_from: '2015-01-01',
    member_to: '2024-07-31',
  },
  { area_code: '331181', name_zh: '龙泉市', name_py: 'Longquan', member_from: '2015-01-01', member_to: null },
  { area_code: '331121', name_zh: '青田县', name_py: 'Qingtian', member_from: '2015-01-01', member_to: null },
  { area_code: '331125', name_zh: '云和县', name_py: 'Yunhe', member_from: '2015-01-01', member_to: null },
  { area_code: '331126', name_zh: '庆元县', name_py: 'Qingyuan', member_from: '2015-01-01', member_to: null },
  { area_code: '331122', name_zh: '缙云县', name_py: 'Jinyun', member_from: '2015-01-01', member_to: null },
  { area_code: '331123', name_zh: '遂昌县', name_py: 'Suichang', member_from: '2015-01-01', member_to: null },
  { area_code: '331124', name_zh: '松阳县', name_py: 'Songyang', member_from: '2015-01-01', member_to: null },
  {
    area_code: '331127',
    name_zh: '景宁畲族自治县',
    name_py: 'Jingning',
    member_from: '2015-01-01',
    member_to: null,
  },
  { area_code: '330305', name_zh: '洞头区', name_py: 'Dongtou', member_from: '2024-08-01', member_to: null },
  { area_code: '330922', name_zh: '嵊泗县', name_py: 'Shengsi', member_from: '2024-08-01', member_to: null },
];

/** Names of the list's versions: the number of its members and the year. */
export const listVersions = [
  { from: '2015-01-01', name: '26-2015' },
  { from: '2024-08-01', name: '25-2024' },
] as const;
