"""Prints what openpyxl, an independent reader, finds in a workbook, as one JSON document."""

import json
import sys

import openpyxl


def cell_of(cell, cached):
    value = cell.value
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    return {
        "type": cell.data_type,
        "value": value,
        "cached": cached,
        "format": cell.number_format,
        "font": [cell.font.name, cell.font.sz, bool(cell.font.b)],
        "border": cell.border.left.style,
        "horizontal": cell.alignment.horizontal,
        "fill": cell.fill.fgColor.rgb if cell.fill.fill_type else None,
        "locked": cell.protection.locked,
        "comment": None if cell.comment is None else [cell.comment.author, cell.comment.text],
    }


def sheet_of(sheet, results):
    cells = [cell for row in sheet.iter_rows() for cell in row]
    return {
        "name": sheet.title,
        "state": sheet.sheet_state,
        "cells": {
            cell.coordinate: cell_of(cell, results[cell.coordinate].value if cell.data_type == "f" else None)
            for cell in cells
            if type(cell).__name__ == "Cell" and (cell.value is not None or cell.has_style or cell.comment)
        },
        "merges": sorted(str(merged) for merged in sheet.merged_cells.ranges),
        "freeze": sheet.freeze_panes,
        "widths": {letter: column.width for letter, column in sheet.column_dimensions.items()},
        "heights": {str(number): row.height for number, row in sheet.row_dimensions.items() if row.height},
        "gridLines": sheet.sheet_view.showGridLines,
        "paper": sheet.page_setup.paperSize,
        "orientation": sheet.page_setup.orientation,
        "fit": [sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage,
                sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight],
        "titleRows": sheet.print_title_rows,
        "printArea": sheet.print_area,
        "breaks": [one.id for one in sheet.row_breaks.brk],
        "footer": [sheet.oddFooter.left.text, sheet.oddFooter.center.text],
        "centered": sheet.print_options.horizontalCentered,
        "validations": [
            {"type": rule.type, "range": str(rule.sqref), "formula1": rule.formula1, "formula2": rule.formula2,
             "style": rule.errorStyle, "blank": rule.allowBlank, "prompt": rule.prompt, "error": rule.error}
            for rule in sheet.data_validations.dataValidation
        ],
        "protected": sheet.protection.sheet,
        "conditional": [[str(area.sqref), rule.type, rule.formula] for area in sheet.conditional_formatting
                        for rule in area.rules],
    }


workbook = openpyxl.load_workbook(sys.argv[1])
# Formulas with the results that the file says they have.
results = openpyxl.load_workbook(sys.argv[1], data_only=True)
properties = workbook.properties
print(json.dumps({
    "sheets": [sheet_of(sheet, results[sheet.title]) for sheet in workbook.worksheets],
    "names": {name.name: name.attr_text for name in workbook.defined_names.definedName},
    "properties": {"title": properties.title, "creator": properties.creator,
                   "created": properties.created.isoformat(), "modified": properties.modified.isoformat()},
}))
