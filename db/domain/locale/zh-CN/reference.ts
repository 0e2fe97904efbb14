import type { ReferenceTexts } from '../labels.ts';

export const reference: ReferenceTexts = {
  note: '随软件提供，请核对。[来源：{source}。][{since}][{unconfirmed}][{place}]',
  unconfirmed: '未经证实，可能不是正式结对关系。',
  placeUnconfirmed: '所在区划未经证实。',
  sinceYear: '来源只写到{year}年，起始日期请按文件更正。',
  generalKnowledge: '一般了解，无公开来源',
  reprint: '{site}（转载）',
  reason: '采用随软件提供的结对关系',
};
