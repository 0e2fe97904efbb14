"""Writes a workbook with a library that is not ours: LIBRARY FILE, and on standard input the JSON document
{"sheet": name, "epoch1904": bool, "inline": bool, "cells": [[address, kind, value, format]], "merges": [range], "hidden": [row]}.
Kinds: text, number, date (ISO), bool, formula (value is [formula, result]), rich (value is a list of pieces), comment."""

import datetime
import json
import sys

library, path = sys.argv[1:3]
given = json.load(sys.stdin)


def date_of(iso):
    return datetime.datetime.fromisoformat(iso)


def with_openpyxl():
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    workbook = openpyxl.Workbook()
    if given.get("epoch1904"):
        workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    sheet.title = given["sheet"]
    for address, kind, value, *rest in given["cells"]:
        cell = sheet[address]
        if kind == "comment":
            cell.comment = Comment(value, "王芳")
            continue
        if kind == "date":
            cell.value = date_of(value)
        elif kind == "formula":
            cell.value = value[0]
        elif kind == "rich":
            cell.value = "".join(value)
        else:
            cell.value = value
        if kind == "text":
            cell.data_type = "s"
        if rest:
            cell.number_format = rest[0]
    for area in given.get("merges", []):
        sheet.merge_cells(area)
    for row in given.get("hidden", []):
        sheet.row_dimensions[row].hidden = True
    workbook.save(path)


def with_xlsxwriter():
    import xlsxwriter

    workbook = xlsxwriter.Workbook(path, {"date_1904": bool(given.get("epoch1904")),
                                          "constant_memory": bool(given.get("inline"))})
    sheet = workbook.add_worksheet(given["sheet"])
    for area in given.get("merges", []):
        sheet.merge_range(area, "")
    for address, kind, value, *rest in given["cells"]:
        style = workbook.add_format({"num_format": rest[0]} if rest else {})
        if kind == "comment":
            sheet.write_comment(address, value, {"author": "王芳"})
        elif kind == "date":
            sheet.write_datetime(address, date_of(value), style)
        elif kind == "formula":
            sheet.write_formula(address, value[0], style, value[1])
        elif kind == "rich":
            bold = workbook.add_format({"bold": True})
            sheet.write_rich_string(address, *[part for piece in value for part in (bold, piece)])
        elif kind == "number":
            sheet.write_number(address, value, style)
        elif kind == "bool":
            sheet.write_boolean(address, value, style)
        else:
            sheet.write_string(address, value, style)
    for row in given.get("hidden", []):
        sheet.set_row(row - 1, None, None, {"hidden": True})
    workbook.close()


{"openpyxl": with_openpyxl, "xlsxwriter": with_xlsxwriter}[library]()
