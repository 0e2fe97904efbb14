"""Types into one cell of a workbook and saves it: FILE SAVE-AS SHEET ADDRESS JSON-VALUE."""

import json
import sys

import openpyxl

file, save_as, sheet, address, value = sys.argv[1:]
workbook = openpyxl.load_workbook(file)
workbook[sheet][address] = json.loads(value)
workbook.save(save_as)
