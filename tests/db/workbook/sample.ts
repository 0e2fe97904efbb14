import type {
  CellModel,
  RowModel,
  SheetModel,
  StyleName,
  WorkbookModel,
} from '../../../db/exchange/workbook/model.ts';
import { cellFormats } from '../../../db/exchange/workbook/model.ts';

export const text = (value: string, style: StyleName = 'body'): CellModel => ({ kind: 'text', value, style });
export const money = (decimal: string, style: StyleName = 'bodyMoney'): CellModel => ({
  kind: 'number',
  decimal,
  style,
});
export const blank = (style: StyleName): CellModel => ({ kind: 'blank', style });

const created = '2026-07-05T08:30:00Z';

/** A workbook of one visible sheet with one column of texts. */
export function textWorkbook(texts: readonly string[]): WorkbookModel {
  return {
    properties: { title: '文本', creator: '测试', created },
    sheets: [
      {
        name: '表',
        state: 'visible',
        columns: [{ width: 20 }],
        rows: texts.map((value) => ({ cells: [text(value)] })),
      },
    ],
  };
}

function formRows(): RowModel[] {
  const lines = ['青田（平湖）生态产业飞地', '缙云（鄞州）山海协作飞地', '龙游（镇海）科创飞地'];
  const body: RowModel[] = [];
  for (let line = 0; line < 36; line++) {
    const ofWhich = line % 3 === 1;
    body.push({
      height: 20,
      cells: [
        text(ofWhich ? '其中：到村分配' : (lines[line % 3] ?? ''), ofWhich ? 'ofWhich' : 'body'),
        text('万元', 'bodyCenter'),
        text(String(line + 1).padStart(2, '0'), 'bodyCenter'),
        money(line % 5 === 0 ? '0' : `${line * 37}.${String(line).padStart(2, '0')}5678`),
        money(line === 7 ? '-3.2' : `${line * 11}.5`),
        { kind: 'date', iso: '2026-06-30', style: 'bodyDate' },
      ],
    });
  }
  return body;
}

function formSheet(): SheetModel {
  const head = (value: string) => text(value, 'headText');
  const number = (value: string) => text(value, 'columnNumber');
  return {
    name: '飞地收益表（季报）',
    state: 'visible',
    columns: [{ width: 34 }, { width: 9 }, { width: 7 }, { width: 16 }, { width: 16 }, { width: 14 }],
    rows: [
      { height: 30, cells: [text('山海协作飞地收益情况表', 'title')] },
      { height: 16, cells: [null, null, null, null, text('表    号：浙协01表', 'mark')] },
      { height: 16, cells: [null, null, null, null, text('制定机关：（待批）', 'mark')] },
      {
        height: 22,
        cells: [
          text('填报单位（签章）：青田县', 'lineLeft'),
          null,
          null,
          text('2026年二季度', 'lineCenter'),
          null,
          text('计量单位：万元', 'lineRight'),
        ],
      },
      { height: 32, cells: ['指标名称', '计量单位', '代码', '本期应得', '本期实收', '到账日期'].map(head) },
      { height: 18, cells: ['甲', '乙', '丙', '1', '2', '3'].map(number) },
      ...formRows(),
      {
        height: 22,
        cells: [
          text('合计', 'total'),
          text('万元', 'totalCenter'),
          text('99', 'totalCenter'),
          {
            kind: 'formula',
            formula: 'SUM(D7:D42)',
            cached: { kind: 'number', decimal: '23286.3' },
            style: 'totalMoney',
          },
          {
            kind: 'formula',
            formula: 'SUM(E7:E42)',
            cached: { kind: 'number', decimal: '6863.3' },
            style: 'totalMoney',
          },
          blank('totalCenter'),
        ],
      },
      {
        height: 24,
        cells: [
          text(
            '单位负责人：        统计负责人：        填表人：        联系电话：        报出日期：2026年7月5日',
            'foot',
          ),
        ],
      },
      {
        height: 48,
        cells: [
          text(
            '说明：1.统计范围：本县参与的全部飞地。2.报送时间：季后10日前。3.审核关系：(1)合计＝各行之和；(2)其中项≤上一行。\n4.因四舍五入，分项之和与合计可能有尾差。',
            'note',
          ),
        ],
      },
    ],
    merges: ['A1:F1', 'E2:F2', 'E3:F3', 'A4:C4', 'D4:E4', 'A44:F44', 'A45:F45'],
    freeze: { rows: 6, columns: 1 },
    print: {
      paper: 'A4',
      landscape: true,
      fitToWidth: true,
      repeatRows: [5, 6],
      area: 'A1:F45',
      footer: { left: '青田县 R&D', center: '第 {page} 页，共 {pages} 页' },
      centerHorizontally: true,
    },
    conditional: [
      { range: 'E7:E42', formula: 'E7<0', look: 'violation' },
      { range: 'D7:D42', formula: 'D7=0', look: 'warning' },
    ],
    comments: [
      {
        at: 'E14',
        author: '市级审核员',
        text: '实际到账为负数，请核实凭证号并说明冲回的是哪一笔；如为更正上季度数据，请在审核说明表中填写原因。\n另请补传银行回单。',
      },
      { at: 'D8', author: '市级审核员', text: '同意。' },
    ],
  };
}

function templateSheet(): SheetModel {
  return {
    name: "录入模板 R&D's",
    state: 'visible',
    columns: [{ width: 24 }, { width: 16 }, { width: 14 }, { width: 12 }, { width: 10, hidden: true }],
    rows: [
      {
        cells: ['收益类型', '金额（万元）', '日期', '备注', '内部号'].map((value) => text(value, 'headText')),
      },
      ...Array.from({ length: 3 }, () => ({
        cells: [
          blank('unlocked'),
          blank('unlockedMoney'),
          blank('unlockedDate'),
          blank('unlocked'),
          blank('unlockedCenter'),
        ],
      })),
      {
        cells: [
          text('0012', 'unlocked'),
          { kind: 'number', decimal: '1234.567891', style: 'unlockedMoney' },
          { kind: 'date', iso: '2026-03-31', style: 'unlockedDate', format: cellFormats.dateLong },
        ],
      },
    ],
    gridLines: true,
    protection: { password: '2026' },
    validations: [
      {
        kind: 'list',
        values: ['固定收益', '浮动收益', '税收分成'],
        range: 'A2:A5',
        onError: 'stop',
        prompt: { title: '收益类型', text: '从列表中选择' },
        error: { title: '类型不对', text: '请从列表中选择一项' },
      },
      { kind: 'decimal', min: '-999999999', max: '999999999.999999', range: 'B2:B5', onError: 'warn' },
      {
        kind: 'date',
        from: '2015-01-01',
        to: '2099-12-31',
        range: 'C2:C5',
        onError: 'stop',
        allowBlank: false,
      },
      { kind: 'listFrom', name: '县名', range: 'D2:D5', onError: 'stop' },
    ],
  };
}

/** Every feature at once: a form, a template, a hidden list and a very hidden data sheet. */
export function sampleWorkbook(): WorkbookModel {
  return {
    properties: {
      title: '飞地收益表 2026Q2',
      creator: '青田县经济合作中心',
      created,
      company: '青田县',
      subject: '季报',
    },
    sheets: [
      formSheet(),
      templateSheet(),
      {
        name: '列表',
        state: 'hidden',
        columns: [{ width: 12 }],
        rows: ['青田县', '缙云县', '龙游县'].map((county) => ({ cells: [text(county)] })),
      },
      {
        name: '_shl',
        state: 'veryHidden',
        columns: [],
        rows: [{ cells: [text('SHL1', 'data'), text('{"n":1}', 'data')] }, { cells: [text('=1+1', 'data')] }],
      },
    ],
    names: [{ name: '县名', sheet: '列表', range: 'A1:A3' }],
  };
}
