/** Where a pairing was read: published reports, not official lists. */
export interface Source {
  /** As a note names it. */
  readonly site: string;
  readonly url: string;
  /** A reprint or mirror, not the first publication. */
  readonly reprint: boolean;
}

const first = (site: string, url: string): Source => ({ site, url, reprint: false });
const reprint = (site: string, url: string): Source => ({ site, url, reprint: true });

/** By what they tell about; the model’s list of sources has the same addresses. */
export const sources = {
  longyou: first('人民网浙江频道', 'http://zj.people.com.cn/n2/2020/0825/c186806-34248750.html'),
  qujiang: first('鄞州区政府网', 'https://www.nbyz.gov.cn/art/2023/2/10/art_1229660399_59197784.html'),
  qingtianPinghu: reprint('31duo.com', 'http://www.31duo.com/news/show-658416.html'),
  jinyun: first('feidionline.com', 'https://feidionline.com/NewsStd_823.html'),
  qiantang: first('feidionline.com', 'https://feidionline.com/NewsStd_824.html'),
  jiashan: first('浙江在线', 'http://cs.zjol.com.cn/zjbd/ls16512/201811/t20181115_8750749.shtml'),
  wencheng: first('温州网', 'https://news.66wz.com/system/2021/11/05/105416292.shtml'),
  taishun: first('泰顺新闻网', 'http://www.tsxw66.com/system/2019/04/11/013509030.shtml'),
  panan: first('fx361.cc', 'https://fx361.cc/page/2024/0117/22878117.shtml'),
  yiwuTower: reprint('5dsz.xyz', 'https://www.5dsz.xyz/read-htm-tid-3641357-page-e.html'),
  kaihua: first('绍兴滨海新区网', 'https://sxbh.sx.gov.cn/art/2021/4/15/art_1479193_58882923.html'),
  ningbo: first('浙江日报', 'http://zjrb.zjol.com.cn/html/2019-07/24/content_3249677.htm?div=-1'),
  suichang: first('浙江在线', 'http://tz.zjol.com.cn/07tztk/system/2014/10/26/018606766.shtml'),
  chunan: reprint('甘肃日报', 'https://szb.gansudaily.com.cn/gsrb/pc/con/202309/13/c111406.html'),
  cangnan: reprint('wcgdqj.cn', 'http://www.wcgdqj.cn/news/show/88/1477017_0.html'),
  pingyang: first('温州市发改委', 'https://wzfgw.wenzhou.gov.cn/art/2018/7/18/art_1376109_19515486.html'),
  yunhe: reprint('1foods.cn', 'http://2h3mvx.1foods.cn/articlelist/hfgbej4522042'),
  pairs: first('浙江在线', 'https://zj.zjol.com.cn/news.html?id=1565048'),
  shengzhou: first('investchn.com', 'https://investchn.com/home/news/detail/id/212951.html'),
  longquan: first('龙泉新闻网', 'http://lqnews.zjol.com.cn/lqnews/system/2021/07/16/033112148.shtml'),
  jiangbei: reprint('zgw123.cn', 'http://sj.zgw123.cn/Show-5474.html'),
  shangyu: reprint('uk1media.com', 'https://www.uk1media.com/szyw/202011/t20201102_3050929.shtml'),
  gongshuWenling: reprint('calyptus.net', 'http://news.calyptus.net/test/sjb.php?wmZt=k.html'),
  sanmen: reprint('49.213.0.198', 'http://49.213.0.198/doc/239_13433_105088322_2_0601091811.html'),
  binjiang: first('investchn.com', 'https://investchn.com/home/news/detail/id/172340.html'),
  xiaoshan: reprint('freewechat.com', 'https://freewechat.com/a/MzIyODEzNjM4OQ==/2652257578/1'),
} as const satisfies Readonly<Record<string, Source>>;
