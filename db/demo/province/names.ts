import type { Random } from './random.ts';

/** **Everything here is invented** and means no village, firm or person. */

const villageFirst =
  '望云 青芦 松溪 竹岭 梅坞 桐坪 枫林 柏塘 桂湾 兰畈 荷塘 菱湖 芦溪 莲塘 杏园 橘坞 柿坪 栗岭 茶坪 桑园 麻溪 稻香 麦垟 豆坑 ' +
  '石笋 岩坦 玉泉 金坑 银坞 铜山 锡岭 龙潭 凤栖 鹤溪 鹿鸣 雁荡 鹭洲 鱼塘 虎岩 马鞍 牛头 羊坞 雪岭 霞坑 露泉 虹桥 星垟 月湾';
const villageSecond = '头 口 下 上 里 外 边 前 后 岸 洋 底';

/** Names of villages, each once; there are 576 of them. */
export function villageNames(random: Random, count: number): readonly string[] {
  const all = villageFirst
    .split(' ')
    .flatMap((first) => villageSecond.split(' ').map((second) => `${first}${second}村`));
  if (count > all.length) throw new RangeError(`no ${count} village names`);
  return random.shuffled(all).slice(0, count);
}

const surnames = '陈 林 王 李 张 周 吴 徐 朱 叶 郑 胡 蒋 沈 方 潘';
const givenNames = '立言 思远 文博 晓岚 雨桐 志平 海清 卫东 丽娟 建新 春燕 国华 明轩 佳宁 若水 子衡';

/** Name of a person. */
export function personName(random: Random): string {
  return random.pick(surnames.split(' ')) + random.pick(givenNames.split(' '));
}

const firmNames =
  '云岫 澜川 禾岭 砚山 松茂 竹影 清屿 鹤汀 星野 禾光 岚舟 沐川 石矶 青冈 望舒 林泉 谷雨 临渊 木槿 远岫';

/** Name of a firm; 演示 (demonstration) says that there is none. */
export function firmName(random: Random, place: string, trade: string): string {
  return `${place}${random.pick(firmNames.split(' '))}${trade}演示有限公司`;
}

/** Short name of a county: 龙游县 → 龙游, 景宁畲族自治县 → 景宁. */
export function shortName(name: string): string {
  return name.replace(/(畲族)?(自治县|县|市|区)$/u, '');
}
