/** A partner area as the county enters it. */
export interface Partner {
  readonly name: string;
  readonly code: string | null;
  readonly kind: 'county' | 'functionalZone';
  /** Prefecture, of a functional zone the county that it lies in. */
  readonly parent: string;
  /** Found in a public source (model §3); the others are guesses or invented and marked so. */
  readonly sourced: boolean;
}

const district = (name: string, code: string, sourced = true): Partner => ({
  name,
  code,
  kind: 'county',
  parent: code.slice(0, 4),
  sourced,
});

/** Partners by mountain county, the one that gives the place for enclaves first; model §3. No official list is public. */
export const partnersOf: Readonly<Record<string, readonly Partner[]>> = {
  '330127': [district('西湖区', '330106')],
  '330324': [district('瓯海区', '330304', false)],
  '330326': [district('乐清市', '330382')],
  '330327': [district('龙湾区', '330303')],
  '330328': [district('瑞安市', '330381')],
  '330329': [district('鹿城区', '330302')],
  '330723': [district('海宁市', '330481', false)],
  '330727': [district('婺城区', '330702', false)],
  '330802': [district('余杭区', '330110')],
  '330803': [district('鄞州区', '330212')],
  '330881': [district('柯桥区', '330603')],
  '330822': [district('慈溪市', '330282'), district('拱墅区', '330105')],
  '330824': [district('越城区', '330602'), district('桐乡市', '330483', false)],
  '330825': [district('镇海区', '330211')],
  '331022': [district('温岭市', '331081')],
  '331023': [district('椒江区', '331002', false)],
  '331024': [district('滨江区', '330108')],
  '331102': [district('义乌市', '330782'), district('江北区', '330205')],
  '331181': [district('秀洲区', '330411'), district('萧山区', '330109')],
  '331121': [district('平湖市', '330482'), district('嵊州市', '330683')],
  '331125': [
    district('北仑区', '330206'),
    { name: '嘉兴港区', code: null, kind: 'functionalZone', parent: '330482', sourced: true },
    district('吴兴区', '330502'),
  ],
  '331126': [district('长兴县', '330522'), district('嘉善县', '330421')],
  '331122': [district('富阳区', '330111'), district('德清县', '330521')],
  '331123': [district('诸暨市', '330681')],
  '331124': [district('余姚市', '330281', false)],
  '331127': [district('上虞区', '330604'), district('温岭市', '331081')],
};
