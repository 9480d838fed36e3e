#!/usr/bin/env python3
"""Checks the demonstration without the maker: the lists against each other and the law's equations.

    verify.py [--divisions FILE --townships FILE]

Knows nothing of `maker/`; reads `cells.jsonl`, `expected.jsonl`, `units.csv`
and the files themselves. Every fault it finds must be one that
`expected.jsonl` declares, and every declared one must be found.
"""

import argparse
import csv
import datetime
import difflib
import html
import json
import re
import subprocess
import sys
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS = ["natural_person", "commercial_enterprise", "research_institution", "public_welfare_org", "legal_service_org", "other_org", "total"]
A, R = "applications.", "applications.result."


# ---- the words of a file ------------------------------------------------------

def words(path):
    data = path.read_bytes()
    kind = path.suffix
    if kind == ".pdf":
        return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()
    if kind in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.endswith(("word/document.xml", "sharedStrings.xml", "sheet1.xml"))]
            text = "\n".join(archive.read(n).decode() for n in names)
        return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(w:p|si|is)>", "\n", text)))
    if data.startswith(b"\xff\xfe"):
        text = data.decode("utf-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
    if kind == ".html":
        text = re.sub(r"(?s)<(style|script|title).*?</\1>|<!--.*?-->", "", text)
        text = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(p|div|h\d|td|th|tr)>", "\n", text)))
    return text


def prose(path):
    """Text with all white space gone, so that wrapped lines do not matter."""
    return re.sub(r"\s+", "", words(path))


# ---- equations ----------------------------------------------------------------

def leaves(cells):
    rows = sorted({k.rsplit(".", 1)[0] for k in cells if k.startswith(R)} - {R + "total"})
    return rows


def equations(cells):
    """Broken equations as (spec, cells). Null counts as the zero it must be inferred to be."""
    v = {k: (x if x is not None else 0) for k, x in cells.items()}
    broken, count = [], 0
    rows = [A + "received", A + "carried_in", *leaves(cells), R + "total", A + "carried_out"]
    for row in rows:
        count += 1
        if v[f"{row}.total"] != sum(v[f"{row}.{c}"] for c in COLUMNS[:-1]):
            broken.append(("AR-T3-ROWSUM", row))
    for c in COLUMNS:
        count += 2
        if v[f"{A}received.{c}"] + v[f"{A}carried_in.{c}"] != v[f"{R}total.{c}"] + v[f"{A}carried_out.{c}"]:
            broken.append(("AR-T3-IDENTITY", c))
        if v[f"{R}total.{c}"] != sum(v[f"{row}.{c}"] for row in leaves(cells)):
            broken.append(("AR-T3-RESULTSUM", c))
    for block in ("reconsideration", "litigation_direct", "litigation_after_reconsideration"):
        count += 1
        if v[f"remedies.{block}.total"] != sum(v[f"remedies.{block}.{c}"] for c in ("upheld", "corrected", "other", "pending")):
            broken.append(("AR-T4-SUM", block))
    return broken, count


def between_years(now, before):
    broken = []
    for c in COLUMNS:
        if now[f"{A}carried_in.{c}"] != before[f"{A}carried_out.{c}"]:
            broken.append(("AR-T3-CARRY", c))
    nd = "proactive.normative_documents."
    if nd + "in_force" in now:
        stock = before.get(nd + "in_force", before.get(nd + "public_total"))
        if now[nd + "in_force"] != stock + now[nd + "made"] - now[nd + "repealed"]:
            broken.append(("AR-T2-STOCK-ND", nd))
    else:
        if now[nd + "public_total"] != before[nd + "public_total"] + now[nd + "published"]:
            broken.append(("AR19-T2-TOTAL", nd))
        for row in ("licensing", "other_services", "penalty", "coercion", "admin_fees"):
            if now[f"proactive.{row}.prior_items"] != before[f"proactive.{row}.prior_items"] + before[f"proactive.{row}.change"]:
                broken.append(("AR19-T2-PRIOR", row))
    for block in ("reconsideration", "litigation_direct", "litigation_after_reconsideration"):
        if now[f"remedies.{block}.total"] < before[f"remedies.{block}.pending"]:
            broken.append(("AR-T4-PENDING", block))
    return broken


# ---- prose --------------------------------------------------------------------

CLAIMS = [
    ("AR-N-RECEIVED", r"(?:收到|受理|新收)政府信息公开申请(\d+)件", lambda t: t("received")),
    ("AR-N-CARRIED", r"上年结转(\d+)件", lambda t: t("carried_in")),
    ("AR-N-CARRIED", r"结转下年度继续办理(\d+)件|(\d+)件(?:因征求第三方意见)?结转下年度继续办理", lambda t: t("carried_out")),
    ("AR-N-HANDLED", r"(?<!均已)(?:办结|答复)(\d+)件", lambda t: t("result.total")),
    ("AR-N-OUTCOME", r"(?<!不)予以公开(\d+)件", lambda t: t("result.granted")),
    ("AR-N-OUTCOME", r"部分公开(\d+)件", lambda t: t("result.partial")),
    ("AR-N-OUTCOME", r"不予公开(\d+)件", lambda t: t("result.refused.")),
    ("AR-N-OUTCOME", r"无法提供(\d+)件", lambda t: t("result.unavailable.")),
    ("AR-N-OUTCOME", r"不予处理(\d+)件", lambda t: t("result.not_processed.")),
    ("AR-N-OUTCOME", r"其他处理(\d+)件", lambda t: t("result.other")),
]


def claims(text, cells):
    def total(row):
        return sum(v or 0 for k, v in cells.items() if k.startswith(A + row) and k.endswith(".total"))

    section = text[text.find("一、总体情况"):text.find("二、主动公开")]
    broken, seen = [], 0
    for spec, pattern, of in CLAIMS:
        for match in re.finditer(pattern, section):
            seen += 1
            number = int(next(g for g in match.groups() if g))
            if number != of(total):
                broken.append((spec, match.group()))
    listed = [int(re.search(p, section).group(1)) for _, p, _ in CLAIMS[4:] if re.search(p, section)]
    if len(listed) > 2 and sum(listed) != total("result.total"):
        broken.append(("AR-N-SUM", str(listed)))
    nd = "proactive.normative_documents."
    for word, column in (("制发", "made"), ("废止", "repealed"), ("现行有效", "in_force"), ("新制作", "made"), ("新公开", "published"), ("对外公开总数量", "public_total")):
        for match in re.finditer(word + r"(?:行政)?(?:规范性文件)?(\d+)件", section):
            seen += 1
            if int(match.group(1)) != cells[nd + column]:
                broken.append(("AR-N-ND", match.group()))
    remedies = {"行政复议": cells["remedies.reconsideration.total"],
                "行政诉讼": cells["remedies.litigation_direct.total"] + cells["remedies.litigation_after_reconsideration.total"]}
    for word, value in remedies.items():
        for match in re.finditer(word + r"(\d+)件", section):
            seen += 1
            if int(match.group(1)) != value:
                broken.append(("AR-N-T4", match.group()))
        for match in re.finditer(r"(?:未发生|没有|没有发生|无|均无)[^，。；0-9]{0,18}" + word, section):
            seen += 1
            if value:
                broken.append(("AR-N-T4", match.group()))
    return broken, seen, section


def growth(section, cells, before):
    match = re.search(r"(?:较上年|比上年|同比|与上年相比|较\d{4}年)(增长|下降)([\d.]+)%", section)
    if not match or before is None:
        return []
    now, then = cells[A + "received.total"], before[A + "received.total"]
    value = (Decimal(abs(now - then)) * 100 / then).quantize(Decimal("0.1"), ROUND_HALF_UP)
    right = value == Decimal(match.group(2)) and (now > then) == (match.group(1) == "增长")
    return [] if right else [("AR-N-YOY", match.group())]


def wording(text, section, line):
    """Structure, dates, fee, region, personal data."""
    year, broken = line["year"], []
    if f"{year}年1月1日" not in text or f"{year}年12月31日" not in text:
        broken.append(("AR-N-PERIOD", ""))
    for heading in ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
                    "五、存在的主要问题及改进情况", "六、其他需要报告的事项"):
        if heading not in text:
            broken.append(("AR-S-SECTIONS", heading))
    if line["title"] not in text[:120 + text.find(line["agency"])]:
        broken.append(("AR-S-TITLE", line["title"]))
    day = line["published"] and datetime.date.fromisoformat(line["published"])
    if not day or day.weekday() > 4 or not any(w in text for w in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日")):
        broken.append(("publication", line["published"]))
    if "信息处理费" not in text[text.find("六、其他需要报告的事项"):]:
        broken.append(("AR-N-FEE", ""))
    for match in re.finditer(r"(\d{4})年度镇政府", section):
        if int(match.group(1)) != year:
            broken.append(("AR-N-YEAR", match.group()))
    if "government" in line["level"] and not all(w in text for w in ("工作考核", "社会评议", "责任追究")):
        broken.append(("AR-S-GOV", ""))
    if re.search(r"(?<!\d)99\d{15}[\dX](?!\d)", text) or re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", text):
        broken.append(("AR-X-PII", ""))
    last = datetime.date(year + 1, 3, 31) if line["level"] == "county_government" else datetime.date(year + 1, 1, 31)
    if line["published"] and datetime.date.fromisoformat(line["published"]) > last:
        broken.append(("AR-D-DEPT", line["published"]))
    for base, percent in re.findall(r"(\d+)项，网上可办率达([\d.]+)%", section):
        places = len(percent.partition(".")[2])
        if not any((Decimal(n) * 100 / int(base)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == Decimal(percent) for n in range(int(base) + 1)):
            broken.append(("AR-N-RATIO", percent))
    return broken


def narrative(text):
    """What people wrote: sections 一, 五, 六, figures taken out."""
    one = text[text.find("一、总体情况"):text.find("二、主动公开")]
    five = text[text.find("五、存在的主要问题及改进情况"):]
    return re.sub(r"\d+", "", one + five)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--divisions")
    options.add_argument("--townships")
    options = options.parse_args()
    lines = [json.loads(s) for s in (HERE / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    cells = {d["file"]: d for d in map(json.loads, (HERE / "cells.jsonl").read_text(encoding="utf-8").splitlines())}
    by_year = {(d["agency"], d["year"]): d for d in lines}
    texts = {d["file"]: prose(HERE / d["file"]) for d in lines}
    wrong, sound, counted, told = 0, 0, 0, 0
    for line in lines:
        file, text = line["file"], texts[line["file"]]
        mine = cells[file]["cells"]
        found, count = equations(mine)
        counted += count
        previous = by_year.get((line["agency"], line["year"] - 1))
        before = cells[previous["file"]]["cells"] if previous else None
        if before:
            found += between_years(mine, before)
        more, seen, section = claims(text, mine)
        told += seen
        found += more + growth(section, mine, before) + wording(text, section, line)
        states = set(cells[file].get("states", {}).values())
        found += [("AR-LAYOUT-BLANK", "")] if states & {"blank", "dash"} else []
        found += [("AR-LAYOUT-ROW", "")] if "missing_row" in states else []
        for other in lines:
            near = other["agency"] == line["agency"] and other["year"] == line["year"] - 1 or other["agency"] != line["agency"] and other["year"] == line["year"]
            if near and difflib.SequenceMatcher(None, narrative(text), narrative(texts[other["file"]]), autojunk=False).ratio() >= 0.6:
                found.append(("AR-X-SIMILAR", other["file"]))
        planted = {p["spec"] for p in line["planted"]} - {"AR-AGG"}
        specs = {spec for spec, _ in found}
        extra, missed = specs - planted, planted - specs
        also = set(line.get("also", []))  # one cause, several equations
        extra, missed = extra - also, missed | (also - specs)
        sound += not line["planted"] and not found
        if extra or missed or seen < 4:
            wrong += 1
            print(f"{file}: undeclared {sorted(extra)} missing {sorted(missed)} claims {seen}: {found}")
    wrong += tree(lines, cells)
    wrong += names(options)
    print(f"{len(lines)} reports, {sound} sound, {counted} equations, {told} claims in prose; {wrong} wrong")
    return 1 if wrong else 0


def tree(lines, cells):
    """A government against the sum of its units, for the years in which all of them report."""
    wrong = 0
    with open(HERE / "units.csv", encoding="utf-8", newline="") as file:
        children = [row["name"] for row in csv.DictReader(file) if row["parent"]]
    for line in lines:
        parts = [d for d in lines if d["agency"] in children and d["year"] == line["year"]]
        if line["level"] != "county_government" or len(parts) < len(children):
            continue
        differ = set()
        for name, value in cells[line["file"]]["cells"].items():
            total = sum(Decimal(str(cells[p["file"]]["cells"][name] or 0)) for p in parts)
            if total != Decimal(str(value)):
                differ.add(name)
        declared = {d["cell"] for d in line.get("tree", [])}
        if differ != declared:
            wrong += 1
            print(f"{line['file']}: tree {sorted(differ ^ declared)}")
    return wrong


def names(options):
    """None of the invented names may stand in the tables of real ones."""
    invented = ["澄岚", "汀澜", "云汀", "白鹭渡", "石梯铺", "栖梧"]
    wrong = 0
    for path in filter(None, (options.divisions, options.townships)):
        text = Path(path).read_text(encoding="utf-8")
        for name in invented:
            if name in text or ("\n99" in text):
                wrong += 1
                print(f"{name} stands in {path}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
