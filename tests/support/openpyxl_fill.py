"""Fills two villages into a template of ours, as a township does, and saves it: TEMPLATE SAVE-AS."""

import json
import sys

import openpyxl

workbook = openpyxl.load_workbook(sys.argv[1])
facts = json.loads(workbook["_shl_template"]["A1"].value)["sheets"][0]
sheet = workbook[facts["sheet"]]
columns = {one["field"]: one["column"] for one in facts["columns"]}
for row, values in enumerate([
    {"village_code": "330825101801", "name": "新光村", "households": 312, "weak_from": "2019-1-1"},
    {"village_code": 330825101802, "name": "下库村", "population": "1,005"},
], facts["first_row"]):
    for field, value in values.items():
        sheet[f"{columns[field]}{row}"] = value
workbook.save(sys.argv[2])
