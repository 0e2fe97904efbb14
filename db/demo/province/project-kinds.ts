import type { OptionOf } from '../../domain/options.ts';

/** What an invented project is about, with its class of GB/T 4754-2017: by its main use, not by its owner's trade. */
export interface ProjectKind {
  readonly name: string;
  readonly industry: string;
  readonly sector: OptionOf<'projectSector'>;
  readonly capital: Extract<OptionOf<'capitalKind'>, 'government' | 'private'>;
  readonly trade: string;
}

const private_ = (
  name: string,
  industry: string,
  sector: ProjectKind['sector'],
  trade: string,
): ProjectKind => ({ name, industry, sector, capital: 'private', trade });

const government = (name: string, industry: string, sector: ProjectKind['sector']): ProjectKind => ({
  name,
  industry,
  sector,
  capital: 'government',
  trade: '建设投资',
});

/** Enterprises' projects. */
export const privateKinds: readonly ProjectKind[] = [
  private_('度假酒店', '6110', 'cultureTourism', '文旅'),
  private_('民宿集群', '6130', 'cultureTourism', '文旅'),
  private_('露营基地', '6140', 'cultureTourism', '文旅'),
  private_('山水景区', '7861', 'cultureTourism', '旅游开发'),
  private_('休闲农庄', '9030', 'cultureTourism', '农旅'),
  private_('精制茶加工', '1530', 'industry', '茶业'),
  private_('食用菌加工', '1372', 'industry', '食品'),
  private_('竹制品加工', '2041', 'industry', '竹业'),
  private_('汽车零部件', '3670', 'industry', '机械'),
  private_('阀门制造', '3443', 'industry', '机械'),
  private_('医疗器械', '3589', 'industry', '医疗科技'),
  private_('木玩文创', '2459', 'industry', '玩具'),
  private_('农产品冷链仓储', '5930', 'ruralRevitalisation', '供应链'),
  private_('中药材种植基地', '0179', 'ruralRevitalisation', '中药材'),
  private_('水果采摘园', '0159', 'ruralRevitalisation', '农业'),
];

/** Projects of public bodies: they have no signing. */
export const governmentKinds: readonly ProjectKind[] = [
  government('景区道路', '4813', 'infrastructure'),
  government('污水处理', '4620', 'infrastructure'),
  government('森林公园', '7862', 'cultureTourism'),
  government('文化中心', '9051', 'socialService'),
  government('山海医疗中心', '8411', 'socialService'),
];
