"""Plain text as it comes out of a copied page: the grids flattened in many ways."""

from ..report import Grid


def meta_lines(report):
    """The line under the title that says when and by whom."""
    if not report.published:
        return []
    date = report.published.isoformat()
    style = report.dateline
    if style == "top":
        hits = 100 + (report.source.year * 37 + len(report.agency) * 53) % 700
        return [f"日期：{date} 来源：{report.agency} 点击：{hits}次"]
    if style == "release":
        return [f"发布时间：{date} 16:20 信息来源：{report.agency} 字体：【大 中 小】"]
    return []


def tail_lines(report):
    """The signature, where the source wants one."""
    if report.published and report.dateline == "sign":
        d = report.published
        return [report.agency, f"{d.year}年{d.month}月{d.day}日"]
    return []


def lines(report, table, paragraph=lambda text: [text]):
    """The whole report as lines; `table` flattens a grid."""
    out = [report.title, *meta_lines(report)]
    for text in report.preamble:
        out += paragraph(text)
    for no, heading, body in report.sections:
        if heading:
            out.append(f"{no}、{heading}")
        for item in body:
            out += table(item) if isinstance(item, Grid) else paragraph(item)
    return out + tail_lines(report)


def debris(grid):
    """A cell a line, ` |` after it, the spans as runs of bars at the end of a row."""
    out = []
    for row in grid.rows:
        for i, cell in enumerate(row):
            end = i == len(row) - 1
            extra = sum(c.cols - 1 for c in row)
            out.append(f"{cell.text} |" + (" " + "|" * extra if end and extra else ""))
    return out


def debris_alone(grid):
    """A cell a line, the bars of the spans on lines of their own."""
    out = []
    for row in grid.rows:
        out += [f"{cell.text} |" for cell in row]
        extra = sum(c.cols - 1 for c in row)
        if extra:
            out.append("|" * extra)
    return out


def blank_between(grid):
    """A cell a line, a blank line after each."""
    return [line for row in grid.rows for cell in row for line in (cell.text, "")]


def pipes(grid):
    """A row a line, cells between bars."""
    out = []
    for row in grid.rows:
        extra = sum(c.cols - 1 for c in row)
        out.append(" | ".join(c.text for c in row) + (" | " + "|" * extra if extra else ""))
    return out


def tabs(grid):
    """What a browser puts on the clipboard: tabs between the cells of a row."""
    return ["\t".join(c.text for c in row) for row in grid.rows]


def labels_then_values(grid, between):
    """Labels a line each, the values of a row together on the next line."""
    out = []
    for row in grid.rows:
        out += [c.text for c in row if not c.value]
        printed = [c.text for c in row if c.value]
        if printed:
            out.append(between.join(printed))
    return out


def spaces(grid):
    """Label and values of a row on one line with single spaces."""
    return [" ".join(c.text for c in row) for row in grid.rows]


def label_glued(grid):
    """The first value sticks to its label: `（一）予以公开5 0 0 0 0 0 5`."""
    out = []
    for row in grid.rows:
        labels = "".join(c.text for c in row if not c.value) if any(c.value for c in row) else " ".join(c.text for c in row)
        out.append(labels + " ".join(c.text for c in row if c.value))
    return out


def digits_glued(grid):
    """The values of a row run together; table 2 keeps its spaces, for no sum could cut it."""
    return labels_then_values(grid, " " if grid.name == "t2" else "")


def spaced_lines(report):
    """Everything, prose too, with a blank line between."""
    return lines(report, blank_between, lambda text: [text, ""])


def render(report, how):
    flat = {
        "debris": debris, "debris-alone": debris_alone, "pipes": pipes, "tabs": tabs, "spaces": spaces,
        "label-glued": label_glued, "digits-glued": digits_glued,
        "values-together": lambda g: labels_then_values(g, " "),
    }
    body = spaced_lines(report) if how == "blank" else lines(report, flat[how])
    furniture = report.key("furniture")
    if furniture:
        before, _, after = furniture.partition(" … ")
        body = before.split(" / ") + body + after.split(" / ")
    return "\n".join(body) + "\n"
