# SPDX-License-Identifier: EUPL-1.2
"""A workbook as a spreadsheet program writes the least there is."""
import zipfile
from xml.sax.saxutils import escape


def write_workbook(file, rows):
    cells = "".join(
        f'<row r="{at}">' + "".join(
            f'<c r="{chr(65 + column)}{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for column, text in enumerate(row)) + "</row>" for at, row in enumerate(rows, 1))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="Lijst" '
                                         'sheetId="1" r:id="rId1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="rId1" '
                                                    'Target="worksheets/sheet1.xml"/></Relationships>')
        book.writestr("xl/worksheets/sheet1.xml",
                      f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
