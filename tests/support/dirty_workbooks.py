"""Writes the workbooks of FOLDER as county offices keep them, with openpyxl and XlsxWriter: DIRTY_WORKBOOKS FOLDER."""

import os
import sys

import openpyxl
import xlsxwriter
from openpyxl.utils import get_column_letter

folder = sys.argv[1]
_ = None


def openpyxl_book(file, *sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows, more in sheets:
        sheet = workbook.create_sheet(name)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(at, column).value = value
        for area in more.get("merge", []):
            sheet.merge_cells(area)
        for address, style in more.get("format", {}).items():
            sheet[address].number_format = style
    workbook.save(os.path.join(folder, file + ".xlsx"))


def xlsxwriter_book(file, name, rows, merge):
    workbook = xlsxwriter.Workbook(os.path.join(folder, file + ".xlsx"))
    sheet = workbook.add_worksheet(name)
    for area in merge:
        sheet.merge_range(area, "")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, tuple):
                sheet.write_formula(at, column, value[0], None, value[1])
            elif value is not None:
                sheet.write(at, column, value)
    workbook.close()


openpyxl_book("groups", ("名单", [
    ["龙游县2019年集体经济薄弱村名单"],
    ["填报单位：龙游县农业农村局（盖章）"],
    ["序号", "村代码", "村　名", "户　数", "人\n口", "认定时间", "备注"],
    ["湖镇镇"],
    [1, "330825101205", "新光村", "312户", 1005, "2019年1月1日"],
    ["二、詹家镇"],
    [1, 330825106202, "浦山村", "无", "1,410", 43466],
    ["合计", _, "2个村", 312, 2415],
    ["备注：以上数据截至2019年底"],
    ["填表人：王芳", _, _, "联系电话：0570-7012345"],
], {"merge": ["A1:G1", "A4:G4", "A6:G6", "A9:G9"]}))

openpyxl_book("title", ("Sheet1", [
    ["2024年度村集体经济收入情况表（填报日期：2025年1月5日）"],
    ["计量单位：亩、万元"],
    ["序号", "村名", "总收入", "经营性收入", "其中：飞地收益"],
    [1, "东畈村", 32.5, "18.2", "—"],
    [2, "龙游县湖镇镇西畈村", "28.4", "15万", "约5"],
    [3, "全县合计", 60.9, 33.2, 5],
], {"merge": ["A1:E1", "A2:E2"]}))

openpyxl_book("tab", ("2023年", [["村名", "总收入（亿元）", "补助收入（千元）"], ["东畈村", 0.0032, 5]], {}))

openpyxl_book("town", ("詹家镇", [["村名", "村代码"], ["芝溪村", "330825106299"]], {}))

openpyxl_book("two-tables", ("收入", [
    ["一、2023年"],
    ["村名", "年度", "总收入（万元）"],
    ["东畈村", 2023, 30],
    ["合计", _, 30],
    ["二、2024年"],
    ["村名", "年度", "总收入（元）"],
    ["东畈村", 2024, 320000],
], {}))

openpyxl_book("two-units", ("收入", [
    ["单位：万元"],
    ["村名", "年度", "总收入"],
    ["东畈村", 2023, 30],
    [_, _, "单位：元"],
    ["村名", "年度", "总收入"],
    ["西畈村", 2024, 320000],
], {}))

openpyxl_book("same-name", ("收入", [
    ["所属乡镇", "村名", "年度", "总收入（万元）"],
    ["湖镇镇", "新村", 2024, 32],
    ["詹家镇", "新村", 2024, 28],
    [_, "新村", 2024, 28],
    ["（一）詹家镇"],
    [_, "新村", 2023, 27],
    ["（二）其他"],
    [_, "新村", 2022, 26],
], {}))

openpyxl_book("merged", ("台账", [
    ["入股村", "飞地", "出资额（万元）", "出资时间", "类型", "资金来源"],
    ["东畈村", "龙游镇海消薄飞地", 100, "2024-3-1 0:00", "出资", "省级补助"],
    ["西畈村", _, 100, "2024.3.1", "出资", "自有资金"],
    ["南畈村", "龙游镇海消薄飞地", 300, "20240301", "出资", "贷款"],
    ["芝溪村", _, _, "20240301", "出资", "其他"],
], {"merge": ["B2:B3", "B4:B5", "C4:C5"]}))

openpyxl_book("percent", ("股比", [
    ["飞地", "飞出地", "持股比例", "收益分配比例（%）", "起始日期"],
    ["龙游镇海消薄飞地", "龙游", 0.51, 0.5, "2024-01-01"],
    ["龙游镇海消薄飞地", "衢州市龙游县", 0.51, "40", "2025-01-01"],
], {"format": {"C2": "0%"}}))

openpyxl_book("units-below", ("收入", [
    ["村名", "年度", "总收入", _, "补助收入"],
    [_, _, "上年", "本年", _],
    [_, _, "万元", "万元", "元"],
    ["东畈村", 2024, 30, 32.5, 30000],
], {"merge": ["A1:A3", "B1:B3", "C1:D1", "E1:E2"]}))

xlsxwriter_book("month", "进度", [
    ["2024年9月山海协作项目投资进度表（单位：万元）"],
    ["项目名称", "总投资", "本月完成投资", "本年累计", "形象进度"],
    ["试验精密零件项目", 9000, ("=100+100", 200), 1500, "主体封顶"],
    ["合计", 9000, ("=SUM(C3)", 200), 1500],
], ["A1:E1"])

xlsxwriter_book("october", "进度", [
    ["项目名称", "月份", "本月完成投资（万元）"],
    ["试验精密零件项目", 2024.1, 200],
    ["试验精密零件项目", 2024.11, ("=#REF!", "#REF!")],
    ["试验精密零件项目", "2024.10", 200],
], [])

openpyxl_book("months", ("完成投资", [
    ["2024年山海协作项目投资进度（按月）"],
    [_, _, _, _, _, "单位：万元"],
    ["序号", "项目名称", "完成投资", _, _, _, "形象进度"],
    [_, _, "1-2月", "3月", "4月", "1-4月", _],
    [1, "试验精密零件项目", 30, "１２．５", "约8", "=SUM(C5:E5)", "主体封顶"],
    ["合计", _, 30, 12.5, 8, 50.5, _],
], {"merge": ["A1:G1", "A3:A4", "B3:B4", "C3:F3", "G3:G4"]}))

openpyxl_book("two-years", ("收入", [
    ["村集体经济收入对比表（万元）"],
    ["村名", "2023年", _, "2024年", _],
    [_, "总收入", "经营性收入", "总收入", "经营性收入"],
    ["东畈村", 30, 12, 32.5, 14],
    ["西畈村", 28, _, "无", 9.8],
], {"merge": ["A1:E1", "A2:A3", "B2:C2", "D2:E2"]}))

openpyxl_book("side-by-side", ("2024年", [
    ["2024年薄弱村情况（单位：万元）"],
    ["村名", "村代码", "户数", _, "村名", "总收入", "经营性收入"],
    ["东畈村", "330825101201", 312, _, "东畈村", 32, 14],
    ["西畈村", "330825101202", 298, _, "西畈村", 28, "约9"],
    [_, _, _, _, "南畈村", 25, 8],
    ["合计", _, 610, _, "合计", 85, 31],
], {"merge": ["A1:G1"]}))
openpyxl_book("spacer", ("收入", [
    ["序号", _, "村名", "年度", _, "总收入（万元）", "经营性收入（万元）"],
    [1, _, "东畈村", 2024, _, 32, 14],
], {}))
