import type { FieldOf, RecordType } from '../records/catalogue.ts';

/**
 * How officers' own tables head the columns that a field's label names in other words, in both languages. Labels
 * themselves are known from db/domain/locale and do not stand here.
 */
export const otherHeads: { readonly [T in RecordType]?: { readonly [F in FieldOf<T>]?: readonly string[] } } =
  {
    village: {
      village_code: ['村代码', '村编码', '区划代码', '行政区划代码', '代码', '编码', 'code', 'village code'],
      name: ['村', '村名称', '行政村', '行政村名称', '薄弱村', '名称', 'name', 'village', 'village name'],
      town_code: ['乡镇', '乡镇街道', '乡镇(街道)', '所属乡镇', '所在乡镇', 'town', 'township'],
      weak_from: ['认定日期', '认定年月', '列入时间'],
      weak_to: ['退出日期', '摘帽时间', '退出年月'],
      weak_basis: ['认定文件', '依据', '文件', '文号'],
      population: ['人口数', '总人口', '人数'],
      households: ['总户数', '农户数'],
    },
    village_year: {
      village_id: ['村名', '村名称', '行政村', '村代码', '区划代码', '统计用区划代码', 'village', 'code'],
      total_income: ['集体经济总收入', '村集体总收入', '集体收入'],
      operating_income: ['集体经营性收入', '村集体经营性收入', '经营收入'],
      enclave_income: ['飞地收益', '飞地收入'],
    },
    project: {
      project_code: ['代码', '编码', '项目编码', '项目编号', '项目统一代码', 'code'],
      name: ['项目', '名称', '项目名', 'project', 'name'],
    },
    contribution: {
      holder_village_id: [
        '村',
        '村名',
        '村名称',
        '行政村',
        '入股村',
        '持股村',
        '村代码',
        '区划代码',
        '统计用区划代码',
        'village',
        'code',
      ],
      amount: ['金额', '出资金额', '入股金额', '出资额', '入股本金', '本金', 'amount'],
      date: ['日期', '出资日期', '入股日期', '出资时间', '入股时间'],
      interest_from: ['起息时间', '计息日期'],
      asset_form: ['出资形式', '出资方式', '入股方式'],
      fund_source: ['来源'],
      quota_mu: ['面积', '指标', '土地指标'],
      unit_price: ['单价', '指标单价'],
      kind: ['类型', '变动', '出资类型'],
      cert_no: ['证号', '股权证号'],
    },
    batch_line: {
      amount: ['金额', '分配额', '分红金额', '收益金额', '到村金额', '应分金额', '本次分配', 'amount'],
      paid_date: ['到账日期', '付款日期', '拨付日期'],
      account_tail: ['账号后4位', '账号尾号'],
      signed_off: ['签收', '已签收'],
    },
  };

/** The same for fields that many types have, where a type says nothing of its own. */
export const headsOfAnyType: Readonly<Record<string, readonly string[]>> = {
  enclave_id: ['飞地', '飞地名称', '飞地编号', '所属飞地', 'enclave', 'enclave name', 'enclave code'],
  home_county: [
    '山区县',
    '飞出县',
    '飞出地',
    '县',
    '县(市、区)',
    '县市区',
    '所属县',
    'county',
    'home county',
  ],
  village_id: ['村', '村名', '村名称', '行政村', '行政村名称', '村代码', '村编码', 'village', 'village code'],
  project_id: ['项目', '项目名称', '项目代码', 'project', 'project name', 'project code'],
  batch_id: ['批次', '分配批次', 'batch'],
  town_code: ['乡镇', '乡镇(街道)', '乡镇街道', '所属乡镇', 'town', 'township'],
  year: ['年', '年份', '年度', '所属年度', 'year'],
  date: ['日期', '时间', 'date'],
  amount: ['金额', 'amount'],
  document: ['文件', '文号', '依据文件', '凭证', 'document'],
  document_no: ['凭证号', '单据号', '文号', 'document no'],
  source_doc: ['依据', '依据材料', '来源'],
  note: ['备注', '说明', 'remark', 'remarks', 'note'],
};
