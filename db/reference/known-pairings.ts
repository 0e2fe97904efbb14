import type { OptionOf } from '../domain/options.ts';
import { type FunctionalZone, jiaxingPort, shaoxingBinhai } from './functional-zones.ts';
import { type Source, sources } from './sources.ts';

/**
 * Pairings that were found in published reports (model §3). No official complete list was found: a county confirms what it
 * takes over. What the model does not say stays null.
 */
export interface KnownPairing {
  readonly home_county: string;
  /** Code of a county or of a prefecture as a whole, or a functional zone. */
  readonly host: string | FunctionalZone;
  /** Year since when; the day is not known. */
  readonly since: number | null;
  /**
   * `withinCity` where both lie in one prefecture, `industrialEnclave` where the source tells of a park, tower or land only,
   * `strategic` for a framework; null where the source does not say who arranged the pairing.
   */
  readonly type: OptionOf<'pairingType'> | null;
  /** Null: general knowledge. */
  readonly source: Source | null;
  /** False for general knowledge, and where the pairing may be none in form. */
  readonly confirmed: boolean;
}

function pairing(
  home_county: string,
  host: string | FunctionalZone,
  since: number | null,
  type: KnownPairing['type'],
  source: Source | null,
  confirmed: boolean,
): KnownPairing {
  return { home_county, host, since, type, source, confirmed };
}

const found: readonly KnownPairing[] = [
  pairing('330127', '330106', null, 'withinCity', sources.chunan, true), // 淳安县 – 西湖区
  pairing('330127', '330114', null, 'industrialEnclave', sources.qiantang, true), // 淳安县 – 钱塘区
  pairing('330326', '330382', 2007, 'withinCity', sources.pingyang, true), // 平阳县 – 乐清市
  pairing('330327', '330303', null, 'withinCity', sources.cangnan, true), // 苍南县 – 龙湾区
  pairing('330328', '330381', 2002, 'withinCity', sources.wencheng, true), // 文成县 – 瑞安市
  pairing('330329', '330302', 2002, 'withinCity', sources.taishun, true), // 泰顺县 – 鹿城区
  pairing('330723', '330481', null, null, null, false), // 武义县 – 海宁市
  pairing('330802', '330110', null, null, sources.pairs, true), // 柯城区 – 余杭区
  pairing('330803', '330212', 2012, null, sources.qujiang, true), // 衢江区 – 鄞州区
  pairing('330881', '330603', null, null, sources.pairs, true), // 江山市 – 柯桥区
  pairing('330822', '330282', null, null, sources.pairs, true), // 常山县 – 慈溪市
  pairing('330822', '330105', null, null, sources.gongshuWenling, true), // 常山县 – 拱墅区
  pairing('330824', shaoxingBinhai, null, 'industrialEnclave', sources.kaihua, true), // 开化县 – shaoxingBinhai
  pairing('330824', '330483', null, null, null, false), // 开化县 – 桐乡市
  pairing('330825', '330211', null, null, sources.longyou, true), // 龙游县 – 镇海区
  pairing('331022', '331081', null, 'withinCity', sources.sanmen, true), // 三门县 – 温岭市
  pairing('331024', '330108', 2021, 'strategic', sources.binjiang, false), // 仙居县 – 滨江区
  pairing('331102', '330782', null, 'industrialEnclave', sources.yiwuTower, true), // 莲都区 – 义乌市
  pairing('331102', '330205', null, null, sources.jiangbei, true), // 莲都区 – 江北区
  pairing('331181', '330411', 2002, null, sources.longquan, true), // 龙泉市 – 秀洲区
  pairing('331181', '330109', null, 'industrialEnclave', sources.xiaoshan, true), // 龙泉市 – 萧山区
  pairing('331121', '330482', null, null, sources.qingtianPinghu, true), // 青田县 – 平湖市
  pairing('331121', '330683', 2016, null, sources.shengzhou, true), // 青田县 – 嵊州市
  pairing('331125', '330206', null, null, sources.yunhe, true), // 云和县 – 北仑区
  pairing('331125', jiaxingPort, null, null, sources.yunhe, true), // 云和县 – jiaxingPort
  pairing('331125', '330502', null, null, sources.yunhe, true), // 云和县 – 吴兴区
  pairing('331126', '330522', null, null, sources.pairs, true), // 庆元县 – 长兴县
  pairing('331126', '330421', null, 'industrialEnclave', sources.jiashan, true), // 庆元县 – 嘉善县
  pairing('331122', '330111', null, null, sources.jinyun, true), // 缙云县 – 富阳区
  pairing('331122', '330521', null, null, sources.pairs, true), // 缙云县 – 德清县
  pairing('331123', '330681', null, 'industrialEnclave', sources.suichang, true), // 遂昌县 – 诸暨市
  pairing('331124', '330281', null, null, null, false), // 松阳县 – 余姚市
  pairing('331127', '330604', null, null, sources.shangyu, true), // 景宁畲族自治县 – 上虞区
  pairing('331127', '331081', null, null, sources.gongshuWenling, true), // 景宁畲族自治县 – 温岭市
];

/** Ningbo as a city is paired with every county-level unit of Lishui. */
const lishui = ['331102', '331121', '331122', '331123', '331124', '331125', '331126', '331127', '331181'];

export const knownPairings: readonly KnownPairing[] = [
  ...found,
  ...lishui.map((county) => pairing(county, '3302', null, null, sources.ningbo, true)),
];
