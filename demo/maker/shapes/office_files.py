"""DOCX, XLSX, and through LibreOffice PDF and its text; fixed times throughout."""

import datetime
import io
import os
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl.styles import Alignment, Border, Side

from ..report import Grid
from . import html, text

EPOCH = (2025, 1, 1, 0, 0, 0)
MOMENT = datetime.datetime(*EPOCH)


def repack(data):
    """The same archive with one time for all members, in the same order."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            info = zipfile.ZipInfo(item.filename, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            body = old.read(item)
            if item.filename == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2025-01-01T00:00:00Z", body)
            new.writestr(info, body)
    return sink.getvalue()


def place(grid, put, merge):
    """Walks a grid with spans: `put(r, c, cell)`, `merge(r, c, r2, c2)`."""
    busy = set()
    for r, row in enumerate(grid.rows):
        c = 0
        for cell in row:
            while (r, c) in busy:
                c += 1
            busy |= {(rr, cc) for rr in range(r, r + cell.rows) for cc in range(c, c + cell.cols)}
            put(r, c, cell)
            if cell.rows > 1 or cell.cols > 1:
                merge(r, c, r + cell.rows - 1, c + cell.cols - 1)
            c += cell.cols


def width(grid):
    return max(sum(c.cols for c in row) for row in grid.rows)


# ---- DOCX ---------------------------------------------------------------------

WIDTHS = {"t3": [1.5, 2.1, 4.7] + [1.1] * 7, "t2": [4.0] * 4}


def run(paragraph, words, size=10.5, bold=False):
    r = paragraph.add_run(words)
    r.font.size, r.font.bold = Pt(size), bold
    r.font.name = "Noto Serif CJK SC"
    r._element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")


def word_document(report, size=9.0, landscape=False):
    document = docx.Document()
    document.core_properties.author = report.agency
    document.core_properties.title = report.title
    document.core_properties.created = document.core_properties.modified = MOMENT
    document.core_properties.comments = ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(title, report.title, 16, True)
    for line in text.meta_lines(report) + report.preamble:
        run(document.add_paragraph(), "　　" + line)
    for no, heading, body in report.sections:
        if heading:
            run(document.add_paragraph(), f"{no}、{heading}", 12, True)
        for part in body:
            if isinstance(part, Grid):
                word_table(document, part, size)
                document.add_paragraph()
            else:
                run(document.add_paragraph(), "　　" + part)
    for line in text.tail_lines(report):
        end = document.add_paragraph()
        end.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run(end, line)
    sink = io.BytesIO()
    document.save(sink)
    return repack(sink.getvalue())


def word_table(document, grid, size):
    table = document.add_table(len(grid.rows), width(grid))
    table.style = "Table Grid"
    cells = [list(row.cells) for row in table.rows]
    for column, centimetres in zip(table.columns, WIDTHS.get(grid.name, [])):
        column.width = Cm(centimetres)

    def put(r, c, cell):
        paragraph = cells[r][c].paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if cell.value or cell.head:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run(paragraph, cell.text, size)

    place(grid, put, lambda r, c, r2, c2: cells[r][c].merge(cells[r2][c2]))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


# ---- XLSX ---------------------------------------------------------------------

def workbook(report):
    """One sheet with everything under each other, numbers as numbers."""
    book = openpyxl.Workbook()
    book.properties.creator = report.agency
    book.properties.created = book.properties.modified = MOMENT
    sheet = book.active
    sheet.title = "年度报告"
    line = Side(style="thin")
    at = 1

    def say(words):
        nonlocal at
        sheet.cell(at, 1, words).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=15)
        at += 1

    say(report.title)
    for words in text.meta_lines(report) + report.preamble:
        say(words)
    for no, heading, body in report.sections:
        if heading:
            say(f"{no}、{heading}")
        for part in body:
            if not isinstance(part, Grid):
                say(part)
                continue
            top = at

            def put(r, c, cell):
                value = int(cell.text) if cell.value and cell.text.isdigit() else cell.text or None
                spot = sheet.cell(top + r, c + 1, value)
                spot.border = Border(line, line, line, line)
                spot.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)

            place(part, put, lambda r, c, r2, c2: sheet.merge_cells(
                start_row=top + r, start_column=c + 1, end_row=top + r2, end_column=c2 + 1))
            at += len(part.rows) + 1
    for words in text.tail_lines(report):
        say(words)
    sink = io.BytesIO()
    book.save(sink)
    return repack(sink.getvalue())


# ---- LibreOffice --------------------------------------------------------------

def convert(data, suffix, to="pdf", reader=None):
    """LibreOffice's answer; without `reader` it loses the first paragraph of a web page."""
    filters = [f"--infilter={reader}"] if reader else []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "report" + suffix)
        source.write_bytes(data)
        out = Path(folder, "out")
        profile = Path(tempfile.gettempdir(), "demo-office-profile").as_uri()
        subprocess.run(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", *filters, "--convert-to", to, "--outdir", str(out), str(source)],
            check=True, capture_output=True, env=os.environ | {"SOURCE_DATE_EPOCH": "1735689600"},
        )
        return Path(out, f"report.{to}").read_bytes()


def workbook_of_calc(report):
    """The workbook opened and saved by a spreadsheet: shared strings, its own styles."""
    return repack(convert(workbook(report), ".xlsx", "xlsx"))


def settle(pdf):
    """The dates and the identity that LibreOffice stamps, made the same each time (same length)."""
    pdf = re.sub(rb"/CreationDate\(D:\d{14}[^)]*\)", lambda m: re.sub(rb"\d{14}", b"20250101000000", m.group()), pdf)
    pdf = re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", pdf)
    return re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, pdf)


def pdf_of_docx(report, size=9.0, landscape=False):
    return settle(convert(word_document(report, size, landscape), ".docx"))


def pdf_of_html(report):
    """The clean page, printed by a word processor."""
    style = (
        "<style>body{font-family:'Noto Sans CJK SC';font-size:10pt} table{border-collapse:collapse;width:100%}"
        " td,th{border:1px solid #000;font-weight:normal;text-align:center} h1{font-size:16pt;text-align:center} h2{font-size:12pt}</style>"
    )
    page = html.clean(report).replace("</head>", style + "</head>")
    return settle(convert(page.encode("utf-8"), ".html", reader="HTML (StarWriter)"))


def layout(report, size=9.0):
    """What `pdftotext -layout` makes of the PDF."""
    pdf = pdf_of_docx(report, size)
    out = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, check=True, capture_output=True)
    return out.stdout.replace(b"\f", b"\n")
