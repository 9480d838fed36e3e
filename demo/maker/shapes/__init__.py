"""The shape of a report by its name in the source: bytes and the ending of the file."""

from . import html, marked, office_files, office_html, text


def render(report):
    name, _, coding = report.key("shape").partition("@")
    coding = coding or "utf-8"
    if name.startswith("text-"):
        words = text.render(report, name[5:])
        if report.key("ends") == "crlf":
            words = words.replace("\n", "\r\n")
        return words.encode({"utf-16": "utf-16-le", "gbk": "gb18030"}.get(coding, coding)), "txt", mark(coding)
    if name in ("markdown", "csv", "tsv"):
        words = marked.markdown(report) if name == "markdown" else marked.separated(report, "," if name == "csv" else "\t")
        return words.encode("gb18030" if coding == "gbk" else coding), {"markdown": "md"}.get(name, name), b""
    pages = {
        "html-clean": html.clean, "html-p": html.paragraph_cells, "html-div": html.box_cells,
        "html-framed": html.framed, "html-word": office_html.word, "html-wps": office_html.wps,
    }
    if name in pages:
        if coding == "gbk":
            return pages[name](report, "gb2312").encode("gb18030"), "html", b""
        return pages[name](report).encode(coding), "html", b""
    files = {
        "docx": (office_files.word_document, "docx"), "xlsx": (office_files.workbook, "xlsx"),
        "xlsx-calc": (office_files.workbook_of_calc, "xlsx"),
        "pdf-docx": (office_files.pdf_of_docx, "pdf"), "pdf-html": (office_files.pdf_of_html, "pdf"),
        "pdf-wide": (lambda r: office_files.pdf_of_docx(r, 10.5, True), "pdf"), "layout": (office_files.layout, "txt"),
    }
    make, ending = files[name]
    return make(report), ending, b""


def mark(coding):
    """The byte order mark, where the encoding writes one."""
    return {"utf-16": b"\xff\xfe", "utf-8-sig": b""}.get(coding, b"")
