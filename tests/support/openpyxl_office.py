"""Writes a workbook as an office keeps it, with openpyxl: looks, a formula, a comment, a list to choose from, a filter."""

import sys

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

book = Workbook()
sheet = book.active
sheet.title = "薄弱村 2024's"
sheet.append(["龙游县集体经济薄弱村名单"])
sheet.merge_cells("A1:E1")
sheet.append(["村代码", "行政村名称", "所属乡镇", "列入时间", "依据"])
rows = [
    ["330825100201", "东畈村", "湖镇镇", "2019-01-01", "县委办〔2018〕12号"],
    ["330825100202", "西畈村", "湖震镇", "2019年13月1日", "县委办〔2018〕12号"],
    [None, "南畈村", "湖镇镇", "2019.1.1", "县委办〔2018〕12号"],
    ["330825100204", "北畈村", "湖镇镇", "19.1.1", None],
]
for row in rows:
    sheet.append(row)
sheet.append(["合计", "=COUNTA(B3:B6)"])
thin = Side(style="thin", color="FF999999")
for row in sheet["A2:E6"]:
    for cell in row:
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        cell.font = Font(name="仿宋", size=12)
sheet["C4"].fill = PatternFill("solid", fgColor="FFFFFF00")
sheet["B4"].comment = Comment("请镇里核对", "李会计")
sheet["D6"].comment = Comment("退出时间另报", "李会计")
sheet["A1"].font = Font(name="黑体", size=16, bold=True)
sheet["A1"].alignment = Alignment(horizontal="center")
choice = DataValidation(type="list", formula1='"湖镇镇,詹家镇"', allow_blank=True)
sheet.add_data_validation(choice)
choice.add("C3:C6")
sheet.freeze_panes = "A3"
sheet.auto_filter.ref = "A2:E6"
sheet.column_dimensions["B"].width = 24
other = book.create_sheet("说明")
other["A1"] = "=SUM(1,2)"
book.save(sys.argv[1])
