"""A report as it is printed: paragraphs and grids, before it takes a shape."""

import datetime
from dataclasses import dataclass, field

from . import form, plant, prose


@dataclass
class Cell:
    text: str
    cols: int = 1
    rows: int = 1
    value: bool = False
    head: bool = False


@dataclass
class Grid:
    """Rows of cells with spans; `name` is t2, t3 or t4."""
    name: str
    rows: list


@dataclass
class Report:
    source: object
    agency: str
    title: str
    figures: dict  # what the agency meant to say
    cells: dict  # what is printed, as values
    printed: dict  # what is printed, as text
    states: dict
    plants: list
    preamble: list = field(default_factory=list)
    sections: list = field(default_factory=list)  # (no, heading or None, [str | Grid])

    @property
    def key(self):
        return self.source.keys.get

    @property
    def published(self):
        text = self.source.keys.get("published")
        return datetime.date.fromisoformat(text) if text else None

    @property
    def dateline(self):
        return self.source.keys.get("dateline", "top")


def build(source, agency, true_cells, before):
    """Plants the faults, writes the prose, lays out the three grids."""
    cells = dict(true_cells)
    plants = [plant.parse(text) for text in source.plants]
    for p in plants:
        plant.on_figures(p, cells)
    printed = {name: str(cells[name]) for name in form.cell_names(source.t2, source.t3)}
    states = {}
    for p in plants:
        plant.on_print(p, printed, states)
    values = dict(printed)
    for key, value in source.keys.items():
        if key.startswith("raw."):
            printed[key[4:]] = value
    title = source.keys.get("title", f"{agency}{source.year}年政府信息公开工作年度报告")
    report = Report(source, agency, title, cells, values, printed, states, plants)
    text = {no: [prose.fill(line, source, cells, before) for line in lines] for no, lines in source.prose.items()}
    report.preamble = text.get("preamble", [])
    dropped = {p.args[0] for p in plants if p.verb == "heading"}
    grids = {"二": table2(report), "三": table3(report), "四": table4(report)}
    for no, heading in form.SECTIONS:
        heading = source.keys.get(f"heading.{no}", heading)
        body = text.get(no, []) + ([grids[no]] if no in grids else [])
        report.sections.append((no, None if no in dropped else heading, body))
    return report


def table2(report):
    rows = []
    for item, heads, lines in form.T2[report.source.t2]:
        width = 3 // len(heads) if len(heads) != 2 else 1
        rows.append([Cell(item, cols=4, head=True)])
        rows.append([Cell("信息内容", head=True)] + [Cell(h, cols=last(i, heads, width), head=True) for i, h in enumerate(heads)])
        for label, row, columns in lines:
            names = [f"proactive.{row}.{column}" for column in columns]
            rows.append([Cell(label)] + [Cell(report.printed[n], cols=last(i, names, width), value=True) for i, n in enumerate(names)])
    return Grid("t2", rows)


def last(i, items, width):
    """Two heads share three columns: the last one takes the rest."""
    return 2 if len(items) == 2 and i == 1 else width


def table3(report):
    edition = report.source.t3
    rows = [
        [Cell(form.CORNER, cols=3, rows=3, head=True), Cell("申请人情况", cols=7, head=True)],
        [Cell("自然人", rows=2, head=True), Cell("法人或其他组织", cols=5, head=True), Cell("总计", rows=2, head=True)],
        [Cell(label, head=True) for _, label in form.APPLICANTS[1:]],
    ]
    leaves = [leaf for leaf in form.LEAVES[edition] if report.printed[f"applications.result.{leaf[0]}.total"] is not None]
    for name, label in (form.RECEIVED, form.CARRIED_IN):
        rows.append([Cell(label, cols=3), *values(report, name)])
    for i, (name, group, label) in enumerate(leaves):
        row = [Cell(form.RESULT_HEAD, rows=len(leaves) + 1)] if i == 0 else []
        if not group:
            row.append(Cell(label, cols=2))
        else:
            if leaves[i - 1][1] != group:
                row.append(Cell(group, rows=sum(leaf[1] == group for leaf in leaves)))
            row.append(Cell(label))
        rows.append(row + values(report, f"applications.result.{name}"))
    rows.append([Cell(form.RESULT_TOTAL[1], cols=2), *values(report, form.RESULT_TOTAL[0])])
    rows.append([Cell(form.CARRIED_OUT[1], cols=3), *values(report, form.CARRIED_OUT[0])])
    relabel(report, rows)
    return Grid("t3", rows)


def values(report, row):
    return [Cell(report.printed[f"{row}.{column}"], value=True) for column in form.COLUMNS]


def relabel(report, rows):
    """`label.OFFICIAL = printed` in a source: typing slips and shortened labels."""
    slips = {k[6:]: v for k, v in report.source.keys.items() if k.startswith("label.")}
    for cell in (c for row in rows for c in row):
        cell.text = slips.get(cell.text, cell.text)


def table4(report):
    heads = [Cell(label, head=True) for _, label in form.T4_COLUMNS]
    names = [f"remedies.{block}.{column}" for block, _ in form.T4_BLOCKS for column, _ in form.T4_COLUMNS]
    tall = [Cell(h.text, rows=2, head=True) for h in heads]
    return Grid("t4", [
        [Cell("行政复议", cols=5, head=True), Cell("行政诉讼", cols=10, head=True)],
        [*tall, Cell("未经复议直接起诉", cols=5, head=True), Cell("复议后起诉", cols=5, head=True)],
        [*heads, *[Cell(h.text, head=True) for h in heads]],
        [Cell(report.printed[name], value=True) for name in names],
    ])
