"""Markdown, CSV and TSV."""

import csv
import io

from ..report import Grid
from . import text


def squared(grid):
    """The grid without spans: a cell that spans leaves empty cells behind."""
    width = max(sum(c.cols for c in row) for row in grid.rows)
    busy, out = {}, []
    for r, row in enumerate(grid.rows):
        line, c = [""] * width, 0
        for cell in row:
            while (r, c) in busy:
                c += 1
            line[c] = cell.text
            for rr in range(r, r + cell.rows):
                for cc in range(c, c + cell.cols):
                    busy[rr, cc] = True
            c += cell.cols
        out.append(line)
    return out


def table(grid):
    rows = squared(grid)
    out = ["", "| " + " | ".join(rows[0]) + " |", "|" + " --- |" * len(rows[0])]
    return out + ["| " + " | ".join(row) + " |" for row in rows[1:]] + [""]


def markdown(report):
    out = [f"# {report.title}", ""]
    if report.published:
        out += [f"> 索引号：{report.key('index', '')}　发布机构：{report.agency}　发布日期：{report.published.isoformat()}", ""]
    for paragraph in report.preamble:
        out += [paragraph, ""]
    for no, heading, body in report.sections:
        if heading:
            out += [f"## {no}、{heading}", ""]
        for item in body:
            out += table(item) if isinstance(item, Grid) else [item, ""]
    return "\n".join(out + text.tail_lines(report)).rstrip() + "\n"


def separated(report, delimiter):
    sink = io.StringIO()
    out = csv.writer(sink, delimiter=delimiter, lineterminator="\r\n")
    out.writerow([report.title])
    for line in text.meta_lines(report):
        out.writerow([line])
    for paragraph in report.preamble:
        out.writerow([paragraph])
    for no, heading, body in report.sections:
        if heading:
            out.writerow([f"{no}、{heading}"])
        for item in body:
            if isinstance(item, Grid):
                out.writerows(squared(item))
            else:
                out.writerow([item])
    for line in text.tail_lines(report):
        out.writerow([line])
    return sink.getvalue()
