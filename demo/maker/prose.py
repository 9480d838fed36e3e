"""Fills the figures into the prose: `{received}`, `{yoy}`, `{pct granted handled}`."""

import re
from decimal import ROUND_HALF_UP, Decimal


def percent(part, base, digits=1):
    value = Decimal(part) * 100 / Decimal(base)
    return str(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def figures(cells):
    """The words of the prose and the numbers they stand for."""
    def total(row):
        return cells[f"applications.{row}.total"]

    def subtotal(prefix):
        return sum(v for k, v in cells.items() if k.startswith(f"applications.result.{prefix}") and k.endswith(".total"))

    def column(name):
        return cells[f"applications.received.{name}"]

    words = {
        "received": total("received"), "carried_in": total("carried_in"), "carried_out": total("carried_out"),
        "handled": cells["applications.result.total.total"], "granted": total("result.granted"), "partial": total("result.partial"),
        "refused": subtotal("refused."), "unavailable": subtotal("unavailable."),
        "not_processed": subtotal("not_processed."), "other": subtotal("other"),
        "natural": column("natural_person"), "organisations": total("received") - column("natural_person"),
        "not_held": total("result.unavailable.not_held"),
        "recon": cells["remedies.reconsideration.total"],
        "recon_upheld": cells["remedies.reconsideration.upheld"], "recon_corrected": cells["remedies.reconsideration.corrected"],
        "recon_other": cells["remedies.reconsideration.other"], "recon_pending": cells["remedies.reconsideration.pending"],
        "direct": cells["remedies.litigation_direct.total"], "after": cells["remedies.litigation_after_reconsideration.total"],
    }
    words["suits"] = words["direct"] + words["after"]
    for row in ("normative_documents", "licensing", "penalty", "coercion", "admin_fees"):
        for column_name in ("made", "repealed", "in_force", "published", "public_total", "decisions", "amount_wan"):
            value = cells.get(f"proactive.{row}.{column_name}")
            if value is not None:
                short = {"normative_documents": "nd_" + column_name, "admin_fees": "fees"}.get(row, row)
                words[short] = value
    return words


def change(now, before):
    if before == 0:
        raise ValueError("no percentage of nothing")
    if now == before:
        return "持平"
    verb = "增长" if now > before else "下降"
    return f"{verb}{percent(abs(now - before), before)}%"


def identity(first17):
    """An identity number with its check digit (GB 11643); the region must exist nowhere."""
    if not first17.startswith("99"):
        raise ValueError("only regions that do not exist")
    rest = sum(int(d) * 2 ** (17 - i) for i, d in enumerate(first17)) % 11
    return first17 + "10X98765432"[rest]


def fill(text, source, cells, before):
    words = figures(cells) | {"year": source.year, "next": source.year + 1, "last": source.year - 1}
    earlier = figures(before) if before else None

    def put(match):
        name, *rest = match.group(1).split()
        if name == "pct":
            return percent(words[rest[0]], words[rest[1]]) + "%"
        if name == "id":
            return identity("".join(rest))
        if name == "yoy":
            return change(words[rest[0]], earlier[rest[0]])
        return str(words[name])

    return re.sub(r"\{([^}]+)\}", put, text)
