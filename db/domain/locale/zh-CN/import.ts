import type { ImportLabels } from '../import-labels.ts';

export const importLabels: ImportLabels = {
  problems: {
    error_cell: '单元格是错误值[ {error}]，请改正公式或直接填数。',
    scaled_number: '单元格显示的数和实际存的数[（{text}）]不是一个数，请把该列格式改为“常规”，核对后再导入。',
    no_result: '公式还没有计算结果，请用 Excel 或 WPS 打开该文件保存一次。',
    lost_digits: '长代码被存成数字，末几位已丢失[（现为 {text}）]，请把该列设为“文本”后重新填写。',
    other_amount:
      '与第{row}行日期、凭证号等都相同，只有金额不同：如是同一笔，请删去一行；确为两笔，请在凭证号后加序号以便区分。',
    far_from_others:
      '[“{text}”按表中单位合{amount}万元，]与本列其他各行[（多在{usual}万元以内）]相差悬殊，请核对单位，确认后导入。',
    no_row_unit: '本行的计量单位[“{text}”]不是金额单位，或与表头写明的不一致。',
    same_row: '与第{row}行是同一条记录，请合并或删去一行。',
    several_records: '台账中有{count}条记录与本行相符，无法确定是哪一条，请补充列以便区分。',
    names_differ: '本行两列所指不是同一个，请核对名称和代码。',
    merged_figure: '一个数合并占了几行或几栏，无法确定归哪一行，请拆分后逐行填写。',
    share_or_percent: '[“{text}”]可能是百分数，也可能是小数，请写明百分号，如“51%”。',
    year_point_one: '无法确定是1月还是10月，请写成“2024-01”或“2024-10”。',
    is_voided: '台账中这条记录已作废，请先恢复该记录。',
    out_of_range: '超出该项允许的范围，请核对。',
  },
  asides: {
    blank: '空行',
    total: '合计行',
    example: '填写示例',
    hidden: '隐藏行',
    numbers: '栏号行',
    heads: '重复的表头',
    group: '乡镇行，下面各村归该乡镇',
    note: '表外文字',
    other: '另一张表，请单独导入',
  },
  questions: {
    unit: '金额的单位没有写明[（{columns}）]，请选择元或万元。',
    hidden: '有{rows}行被隐藏或筛掉，请选择是否导入。',
    missing: '缺少“{fields}”，请指定对应的列，或为所有行填写同一个值。',
    nothing: '没有可导入的列，请指定表头所在行，或逐列指定。',
  },
  states: { added: '新增', changed: '更改', same: '相同', rejected: '不能导入', aside: '不是数据行' },
  annotated: {
    tab: '导入问题',
    title: '导入问题清单',
    fact: '{file} · {unit} · 共{cells}处，{rows}行未导入',
    howTo:
      '请在原表中改正标红的单元格（点“单元格”一栏可跳到该处），保存后重新导入本文件；已导入的行不会重复。',
    head: ['序号', '单元格', '行内容', '项目', '现填', '问题'],
    alone: '原表的格式无法安全改写，未在原表上标注；请按单元格地址到原文件中改正。',
    unmarked: '工作表“{sheet}”未能全部标色或加批注，请按清单改正。',
    suffix: '_问题标注',
    author: '山海台账',
  },
  everyRow: '所有行的“{field}”按“{text}”导入',
  saysNothing: '“{field}”中的“{text}”按空白处理',
  cell: '{cell} {field}：{problem}',
  row: '第{row}行：{problem}',
};
