/**
 * The 121 villages of the demonstration by township of Longyou (330825). The townships are real; **the village names are
 * invented** and mean no village of that county, nor do the codes below them. `*` marks one of the 8 villages that paid
 * in cash; the other 113 put in land quota.
 */
const namesByTown = {
  '330825001': '望榆 荻湾 梧坪 柳汀 橘园 棠岸*',
  '330825002': '云棠 槐荫 麦丘 菱塘 榉坞 芦畔*',
  '330825101': '苇塘 雁汀 莲沚 蓼湾 鹭汀 稻原 桑洲 杏堤 藕溪 菰塘 荇里 芡湖 蒲桥 枫渡*',
  '330825102': '榴坪 橙溪 柚岭 枇坞 栗原 茶坡 桐屿 樟湾 棕滩 椒岸*',
  '330825106': '浅溪 蒿坪 艾丘 芷岸 兰皋 蕙塘 葛原 薇坡 荠畈 苔桥*',
  '330825109': '篁坞 筠溪 笋岭 箬坪 竺源 筱湾 箫峡 簟坑',
  '330825110': '榛岭 楸坪 柘丘 檀坞 椴坡 槲原 栎冈 桤塘 楝畈 柽川*',
  '330825111': '砚坪 磬岭 玦塘 璞源 琅坞 砾川 珩溪 磊冈 琢坪 碧矶 璧畈*',
  '330825201': '岚坪 霁岭 霞源 露坞 云皋 虹畈',
  '330825203': '晓坪 暮岭 曦源 昀坞 旭冈 昕溪',
  '330825207': '麦坪 菽原 黍丘 粟畈 稷塘 穗冈 秧溪',
  '330825209': '鹤坪 鹂岭 鸢冈 雀坞 鹇溪 鹊原',
  '330825211': '松皋 柏源 杉坪 榧岭 桧坞 楠坡',
  '330825212': '凤坪 彩源 歌岭 鼓坞 苎溪 靛塘',
  '330825213': '耘坪 耜丘 犁原 耦塘 籽冈 稼畈 禾川 耕坞 莳溪*',
} as const;

export interface DemoVillage {
  /** 12 digits: the township's nine, then 201, 202 … as a village committee has them (model §5.7). */
  readonly village_code: string;
  readonly town_code: string;
  readonly name: string;
  /** What it put in. */
  readonly asset_form: 'landQuota' | 'cash';
}

/** The villages in order of their codes. */
export const demoVillages: readonly DemoVillage[] = Object.entries(namesByTown).flatMap(
  ([town_code, names]) =>
    names.split(' ').map((name, index) => ({
      village_code: `${town_code}${201 + index}`,
      town_code,
      name: `${name.replace('*', '')}村`,
      asset_form: name.endsWith('*') ? ('cash' as const) : ('landQuota' as const),
    })),
);
