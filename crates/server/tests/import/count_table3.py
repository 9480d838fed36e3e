"""Counts table 3 of one year from a ledger workbook, by itself.

It shares no code with the program and reads the sheet with nothing but the
standard library. Usage: count_table3.py FILE.xlsx YEAR; prints one line a cell
that is not zero: name<TAB>number.
"""

import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from datetime import date, timedelta

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

KINDS = {
    "自然人": "natural_person", "公民": "natural_person", "商业企业": "commercial_enterprise",
    "科研机构": "research_institution", "社会公益组织": "public_welfare_org",
    "法律服务机构": "legal_service_org", "其他": "other_org",
}
ROWS = {
    "予以公开": "granted", "部分公开": "partial", "不予公开(过程性信息)": "refused.process_information",
    "不予公开(第三方合法权益)": "refused.third_party_rights", "信息不存在": "unavailable.not_held",
    "重复申请": "not_processed.duplicate", "申请人撤回申请": "other.misc", "逾期不补正": "other.correction_overdue",
    "D11": "refused.enforcement_file",
}


def column(reference):
    letters = re.match(r"[A-Z]+", reference).group()
    n = 0
    for letter in letters:
        n = n * 26 + ord(letter) - 64
    return n - 1


def rows(path):
    book = zipfile.ZipFile(path)
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        for item in ET.fromstring(book.read("xl/sharedStrings.xml")):
            shared.append("".join(t.text or "" for t in item.iter(NS + "t")))
    for row in ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(NS + "row"):
        cells = {}
        for cell in row:
            value = cell.find(NS + "v")
            if value is None:
                continue
            text = shared[int(value.text)] if cell.get("t") == "s" else value.text
            cells[column(cell.get("r"))] = unicodedata.normalize("NFKC", text).strip()
        yield cells


def day(text):
    if text in ("", "/", "-", "无"):
        return None
    if re.fullmatch(r"\d{5}(\.0)?", text):
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    if not found:
        raise ValueError(text)
    return date(*map(int, found.groups()))


def main(path, year):
    cells = Counter()
    seen = set()
    for row in rows(path):
        number, applicant, kind, received, replied, outcome = (row.get(i, "") for i in (0, 1, 2, 4, 6, 7))
        if not re.search(r"\d", number):
            continue
        try:
            received, replied = day(received), day(replied)
        except ValueError:
            continue
        if received is None or kind not in KINDS or (replied and replied < received):
            continue
        if outcome not in ("", "/") and outcome not in ROWS:
            continue
        if bool(replied) != (outcome in ROWS):
            continue
        digits = re.findall(r"\d+", number)
        key = (digits[0], int(digits[1]))
        if key in seen:
            continue
        seen.add(key)
        who = KINDS[kind]
        if received.year == year:
            cells[f"applications.received.{who}"] += 1
        if received.year < year and not (replied and replied.year < year):
            cells[f"applications.carried_in.{who}"] += 1
        if replied and replied.year == year:
            cells[f"applications.result.{ROWS[outcome]}.{who}"] += 1
            cells[f"applications.result.total.{who}"] += 1
        if received.year <= year and not (replied and replied.year <= year):
            cells[f"applications.carried_out.{who}"] += 1
    for name, number in sorted(cells.items()):
        print(f"{name}\t{number}")


main(sys.argv[1], int(sys.argv[2]))
