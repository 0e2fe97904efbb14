import type { ImportLabels } from '../import-labels.ts';

export const importLabels: ImportLabels = {
  problems: {
    error_cell: '单元格是错误值[ {error}]，请改正公式或直接填数。',
    scaled_number: '单元格显示的数和实际存的数[（{text}）]不是一个数，请把该列格式改为“常规”，核对后再导入。',
    no_result: '公式还没有计算结果，请用 Excel 或 WPS 打开该文件保存一次。',
    lost_digits: '长代码被存成数字，末几位已丢失[（现为 {text}）]，请把该列设为“文本”后重新填写。',
    far_from_others:
      '[“{text}”按表中单位合{amount}万元，]与本列其他各行[（多在{usual}万元以内）]相差悬殊，请核对单位，确认后导入。',
    no_row_unit: '本行的计量单位[“{text}”]不是金额单位，或与表头写明的不一致。',
    is_half_example: '这是模板的示例行，只改了一部分：是填报数据请逐项改完，不是请删去这一行。',
    of_other_county: '这一行属于{county}，不是本县的，不能导入本台账。',
    same_row: '与第{row}行是同一条记录，请合并或删去一行。',
    contradicts_row: '与第{row}行是同一条记录，但内容不同，请核对后只留一行。',
    document_of_row: '与第{row}行凭证号相同而金额不同，请核对。',
    document_known: '台账中同一凭证号的到账金额不同：是更正请在台账中修改，是另一笔请写明另外的凭证号。',
    several_records: '台账中有{count}条记录与本行相符，无法确定是哪一条，请补充列以便区分。',
    names_differ: '本行两列所指不是同一个，请核对名称和代码。',
    merged_figure: '一个数合并占了几行或几栏，无法确定归哪一行，请拆分后逐行填写。',
    share_or_percent: '[“{text}”]可能是百分数，也可能是小数，请写明百分号，如“51%”。',
    not_a_range: '应写明起止两个日期，如“2021年3月至2022年3月”。',
    year_point_one: '无法确定是1月还是10月，请写成“2024-01”或“2024-10”。',
    is_voided: '台账中这条记录已作废，请先恢复该记录。',
    is_january: '1月免报，2月报表含1—2月：请把1月的数并入2月，或改为“1-2月”一栏。',
    out_of_range: '超出该项允许的范围，请核对。',
    not_whole_measure: '[“{text}”]按所写单位换算到本栏的单位除不尽（不会自动舍入），请换算后填写。',
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
    noFigures: '各期都没有填数',
    above: '像数据行，但在表头以上，没有导入：请核对表头所在行',
    other: '另一张表，请单独导入',
  },
  questions: {
    unit: '金额的单位没有写明[（{columns}）]，请选择元、万元或亿元。',
    hidden: '有{rows}行被隐藏或筛掉，请选择是否导入。',
    missing: '缺少“{fields}”，请指定对应的列，或为所有行填写同一个值。',
    fillDown: '地名栏目有{rows}个空格[（{columns}）]，请选择：按上方最近一行填，还是留空。',
    measure: '各期的栏目[（{columns}）]没有写明是哪一项数，请选择：{fields}。',
    year: '各月的栏目[（{columns}）]没有写明是哪一年，请填写年份。',
    figures:
      '没有找到“{fields}”对应的列，而第[ {columns} ]列的数没有导入：请指定对应的列；确实没有的，请选择不导入这些数。',
    twice:
      '第 {taken} 列和第[ {columns} ]列都像是“{field}”，数不相同，现在只取第 {taken} 列：请核对对应的列；不要其余各列的，请选择不导入这些数。',
    currency:
      '第[ {columns} ]列的单位是“{unit}”，金额只能按元、千元、万元、百万元、亿元导入：请换算并改好单位后再导入；不要这些列的，请不要指定，并选择不导入这些数。',
    turned:
      '这张表的栏目从上到下排在左侧：请在 Excel 中复制整张表，用“选择性粘贴—转置”粘到新工作表，保存后再导入。',
    card: '这张表是一事一张的登记表，一格项目名、一格内容：请改成第一行是项目名、每件事一行的表，或下载模板填写后再导入。',
    spread:
      '这张表把各季度、各期或各阶段排成了几栏[（{columns}）]，一行里有几条记录：请改成一期一行，写明每期的日期或期次后再导入[；不要 {columns} 列的，请选择不导入这些数]。',
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
    ofText: 'CSV 文件不能着色和批注，未在原文件上标注；请按单元格地址到原文件中改正。',
    unmarked: '工作表“{sheet}”未能全部标色或加批注，请按清单改正。',
    suffix: '_问题标注',
    author: '山海台账',
  },
  notices: {
    hiddenSheet: '工作表“{sheet}”是隐藏的，请核对是否要导入它。',
    filledDown: '“{head}”一栏有{blanks}个空格，按上方的地名导入（如第{first}行取自第{from}行）。',
    codeDecides: '有{rows}行的名称与代码不符，按代码导入：{names}',
    pictures: '{column}栏[“{head}”]是图片，未导入。',
    monthsOnly:
      '“{head}”一栏有{rows}行只写到月（如第{first}行“{text}”），开始按当月第一天、结束按当月最后一天导入。',
    yearAdded: '“{head}”一栏有{rows}行没有写年份（如第{first}行“{text}”），按“{source}”取{year}年。',
    yearHidden:
      '“{head}”一栏有{rows}行不显示年份，所存年份与“{source}”的{year}年不同（如第{first}行存的是{text}），请核对。',
    finer:
      '“{head}”一栏有{rows}行的金额算到了分以下（如第{first}行 {text}），没有导入：可以选择四舍五入到分。',
    rounded: '“{head}”一栏有{rows}行的金额四舍五入到分（如第{first}行 {text}），合计可能差几分，请核对。',
    sumDiffers:
      '“{head}”一栏有{rows}行与本行各栏之和不符（如第{first}行写{said}，各栏之和为{sum}），请核对。',
    yearDiffers:
      '“{head}”一栏有{rows}行与台账不符（如第{first}行写{said}，台账前几个月加本月为{sum}），请核对。',
    refused: '不能导入：{text}',
  },
  bothEnds: '“{head}”一栏同时导入“{from}”和“{until}”',
  everyRow: '所有行的“{field}”按“{text}”导入',
  withoutCells: '只有图表、没有单元格的工作表，未读取：{names}',
  saysNothing: '“{field}”中的“{text}”按空白处理',
  left: '没有导入的数字列：{columns}',
  alike:
    '还有 {count} 张表本次不导入（表头相同、在同一张工作表上，或是同一模板中已填写的），请接着逐张导入：{sheets}',
  cell: '{cell} {field}：{problem}',
  row: '第{row}行：{problem}',
};
