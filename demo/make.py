#!/usr/bin/env python3
"""Makes `reports/`, `cells.jsonl`, `expected.jsonl` and `PLANTED.md` from `source/` and `units.csv`.

Needs Python 3.11, openpyxl, python-docx, LibreOffice, poppler-utils and the Noto CJK fonts.
`make.py SLUG…` makes only these agencies again, and the lists for all.
"""

import csv
import json
import sys
from decimal import Decimal
from pathlib import Path

from maker import form, shapes, source
from maker.ledger import Ledger
from maker.report import build

HERE = Path(__file__).parent
GOVERNMENT = "government"


def main(only):
    with open(HERE / "units.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    slugs = json.loads((HERE / "source" / "slugs.json").read_text(encoding="utf-8"))
    units = {slugs[row["code"]]: row for row in rows}
    sources = source.load_all(HERE / "source")
    ledger = Ledger(sources, [slug for slug in units if slug != GOVERNMENT], GOVERNMENT)
    reports = {}
    for (slug, year), item in sorted(sources.items()):
        before = reports.get((slug, year - 1))
        reports[slug, year] = build(item, units[slug]["name"], ledger.cells(slug, year), before and before.figures)
    files = {}
    for key, report in reports.items():
        files[key] = write(report, units[key[0]], not only or key[0] in only)
    lists(reports, files, units)


def write(report, unit, render):
    """The file of a report; its name relative to this folder."""
    slug, year = report.source.slug, report.source.year
    folder = HERE / "reports" / slug
    if not render:
        return next(folder.glob(f"{year}.*")).relative_to(HERE).as_posix()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{year}.*"):
        old.unlink()
    data, ending, mark = shapes.render(report)
    path = folder / f"{year}.{ending}"
    path.write_bytes(mark + data)
    return path.relative_to(HERE).as_posix()


def lists(reports, files, units):
    with open(HERE / "cells.jsonl", "w", encoding="utf-8") as out:
        for key, report in reports.items():
            cells = {name: number(name, report) for name in form.cell_names(report.source.t2, report.source.t3)}
            line = {"file": files[key], "cells": cells}
            if report.states:
                line["states"] = report.states
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    with open(HERE / "expected.jsonl", "w", encoding="utf-8") as out:
        for key, report in reports.items():
            out.write(json.dumps(expected(report, files[key], units[key[0]], tree(reports, key, units)), ensure_ascii=False) + "\n")
    planted(reports, files)


def number(name, report):
    """The cell as the contract prints it: integer, decimal string, null where nothing is printed."""
    text = report.cells[name]
    if text is None or name in report.states:
        return None
    return text if name.endswith("amount_wan") else int(text)


def expected(report, file, unit, differences):
    keys = report.source.keys
    loud = [p for p in report.plants if p.severity in ("error", "warning")]
    unsure = any(state in ("blank", "missing_row") for state in report.states.values()) or keys["shape"] == "text-digits-glued"
    line = {
        "file": file, "agency": report.agency, "level": unit["level"], "year": report.source.year,
        "title": report.title, "published": keys.get("published") if report.dateline != "none" else None,
        "edition": report.source.edition, "tables": {"t2": report.source.t2, "t3": report.source.t3, "t4": report.source.t2},
        "shape": keys["shape"],
        "verdict": "findings" if loud else "partly_assessed" if unsure else "clean",
    }
    if unsure:
        line["accept"] = ["findings", "partly_assessed"] if loud else ["clean", "partly_assessed"]
    line["planted"] = [
        {"spec": p.spec, "severity": p.severity, "kind": p.verb, "cells": p.cells, "printed": p.printed, "true": p.true, "note": p.note}
        for p in report.plants
    ]
    if "also" in keys:
        line["also"] = keys["also"].split()
    if differences:
        line["tree"] = differences
    return line


def tree(reports, key, units):
    """Cells of a government that are not the sum of what its units print, where all units report."""
    slug, year = key
    parts = [reports.get((unit, year)) for unit in units if unit != GOVERNMENT]
    if slug != GOVERNMENT or None in parts:
        return []
    out = []
    for name, printed in reports[key].cells.items():
        values = [part.cells[name] for part in parts]
        if None in values or "" in values or "—" in values or printed in (None, ""):
            continue
        if name.endswith("amount_wan"):
            same = Decimal(printed) == sum(Decimal(v) for v in values)
        else:
            same = int(printed) == sum(int(v) for v in values)
        if not same:
            out.append({"spec": "AR-AGG", "cell": name, "printed": printed, "sum": str(sum(int(v) for v in values))})
    return out


def planted(reports, files):
    out = [
        "# Faults planted on purpose", "",
        "Made by `make.py` from the `plant` lines of `source/`; `expected.jsonl` says the same to machines.",
        "Every other report is sound: all equations, year on year, stock and prose hold (`verify.py`).", "",
        "| file | check | severity | cells | printed | true | what was done |", "|---|---|---|---|---|---|---|",
    ]
    for key, report in reports.items():
        for p in report.plants:
            cells = "<br>".join(f"`{c}`" for c in p.cells[:4]) + (f"<br>… {len(p.cells)} in all" if len(p.cells) > 4 else "")
            printed = "<br>".join("(blank)" if v == "" else "(absent)" if v is None else v for v in p.printed[:4])
            out.append(f"| {files[key]} | {p.spec} | {p.severity} | {cells} | {printed} | {'<br>'.join(p.true[:4])} | {p.note} |")
    (HERE / "PLANTED.md").write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
