"""From the sparse figures of the sources to every cell, true before any fault is planted."""

from decimal import Decimal

from .form import APPLICANTS, COLUMNS, LEAVES, T4_BLOCKS, T4_COLUMNS

N = len(APPLICANTS)


def numbers(text, width):
    values = [int(v) for v in text.replace(".", "0").split()]
    if len(values) > width:
        raise ValueError(f"too many values: {text}")
    return values + [0] * (width - len(values))


class Ledger:
    """Cells by (slug, year); years of an agency lean on the year before, the government on its units."""

    def __init__(self, sources, units, government):
        self.sources, self.units, self.government = sources, units, government
        self.done = {}

    def cells(self, slug, year):
        key = (slug, year)
        if key not in self.done:
            source = self.sources[key]
            summed = source.keys.get("figures") == "sum"
            self.done[key] = self.summed(year) if summed else self.own(source)
        return self.done[key]

    def previous(self, slug, year):
        return self.cells(slug, year - 1) if (slug, year - 1) in self.sources else None

    def summed(self, year):
        total = {}
        for unit in self.units:
            for name, value in self.cells(unit, year).items():
                if name.endswith("amount_wan"):
                    total[name] = str(Decimal(total.get(name, "0")) + Decimal(value))
                else:
                    total[name] = total.get(name, 0) + value
        return total

    def own(self, source):
        cells = {}
        before = self.previous(source.slug, source.year)
        self.table2(source, before, cells)
        self.table3(source, before, cells)
        self.table4(source, cells)
        return cells

    def table2(self, source, before, cells):
        keys, p = source.keys, "proactive."
        if source.t2 == "2021":
            made, repealed = numbers(keys.get("nd", ""), 2)
            previous = f"{p}normative_documents.in_force"
            stock = int(keys["stock"]) if "stock" in keys else before[previous]
            for column in ("made", "repealed", "in_force"):
                cells[f"{p}regulations.{column}"] = 0
            cells[f"{p}normative_documents.made"] = made
            cells[f"{p}normative_documents.repealed"] = repealed
            cells[f"{p}normative_documents.in_force"] = stock + made - repealed
            for row in ("licensing", "penalty", "coercion"):
                cells[f"{p}{row}.decisions"] = int(keys.get(row, "0"))
            cells[f"{p}admin_fees.amount_wan"] = keys.get("fees", "0")
            return
        for column in ("made", "published", "public_total"):
            cells[f"{p}regulations.{column}"] = 0
        for column, value in zip(("made", "published", "public_total"), numbers(keys["nd"], 3)):
            cells[f"{p}normative_documents.{column}"] = value
        for row in ("licensing", "other_services", "penalty", "coercion"):
            for column, value in zip(("prior_items", "change", "decisions"), numbers(keys.get(row, ""), 3)):
                cells[f"{p}{row}.{column}"] = value
        for column, value in zip(("prior_items", "change"), numbers(keys.get("fees", ""), 2)):
            cells[f"{p}admin_fees.{column}"] = value
        items, amount = keys["procurement"].split()
        cells[f"{p}procurement.items"], cells[f"{p}procurement.amount_wan"] = int(items), amount

    def table3(self, source, before, cells):
        keys, a = source.keys, "applications."
        if "carried_in" in keys:
            carried_in = numbers(keys["carried_in"], N)
        else:
            carried_in = [before[f"{a}carried_out.{name}"] for name, _ in APPLICANTS]
        carried_out = numbers(keys.get("carried_out", ""), N)
        leaves = {name: numbers(keys.get(name, ""), N) for name, _, _ in LEAVES[source.t3]}
        total = [sum(row[i] for row in leaves.values()) for i in range(N)]
        received = [total[i] + carried_out[i] - carried_in[i] for i in range(N)]
        if min(received) < 0:
            raise ValueError(f"{source.slug} {source.year}: fewer than zero received {received}")
        rows = {"received": received, "carried_in": carried_in}
        rows |= {f"result.{name}": row for name, row in leaves.items()}
        rows |= {"result.total": total, "carried_out": carried_out}
        for row, values in rows.items():
            for column, value in zip(COLUMNS, values + [sum(values)]):
                cells[f"{a}{row}.{column}"] = value

    def table4(self, source, cells):
        for block, _ in T4_BLOCKS:
            values = numbers(source.keys.get(block, ""), 4)
            for (column, _), value in zip(T4_COLUMNS, values + [sum(values)]):
                cells[f"remedies.{block}.{column}"] = value
