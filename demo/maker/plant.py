"""Faults written into a report on purpose: `SPEC; severity; operation; note` in a source.

Operations that change figures before the prose is written (so that prose and
tables agree): `lower N ROW COLUMN`, `shift N COLUMN`. Operations on print:
`set CELL VALUE`, `swap CELL VALUE`, `move ROW FROM TO`, `blank CELL…`,
`dash CELL…`, `drop ROW`, `heading N`. `prose CELL…` and `date` say that the
source itself holds the fault.
"""

from dataclasses import dataclass, field

from .form import COLUMNS


@dataclass
class Plant:
    spec: str
    severity: str
    verb: str
    args: list
    note: str
    cells: list = field(default_factory=list)
    printed: list = field(default_factory=list)
    true: list = field(default_factory=list)


def parse(text):
    spec, severity, operation, note = (part.strip() for part in text.split(";", 3))
    verb, *args = operation.split()
    return Plant(spec, severity, verb, args, note)


def on_figures(plant, cells):
    """Changes the figures themselves; the report stays sound in itself."""
    a = "applications."
    if plant.verb == "lower":
        amount, row, column = int(plant.args[0]), plant.args[1], plant.args[2]
        touched = [f"{a}{r}.{c}" for r in ("received", row, "result.total") for c in (column, "total")]
        for name in touched:
            record(plant, name, cells[name], cells[name] - amount)
            cells[name] -= amount
    elif plant.verb == "shift":
        amount, column = int(plant.args[0]), plant.args[1]
        for row, delta in (("carried_in", -amount), ("received", amount)):
            for c in (column, "total"):
                name = f"{a}{row}.{c}"
                if row == "carried_in":
                    record(plant, name, cells[name], cells[name] + delta)
                cells[name] += delta


def on_print(plant, printed, states):
    """Changes what is printed and nothing else."""
    verb, args = plant.verb, plant.args
    if verb in ("set", "swap"):
        name, value = args
        record(plant, name, printed[name], value)
        printed[name] = value
    elif verb == "move":
        row, source, target = args
        one, other = f"{row}.{source}", f"{row}.{target}"
        before = printed[one], printed[other]
        printed[one], printed[other] = printed[other], printed[one]
        record(plant, one, before[0], printed[one])
        record(plant, other, before[1], printed[other])
    elif verb in ("blank", "dash"):
        for name in args:
            record(plant, name, printed[name], "" if verb == "blank" else "—")
            printed[name] = "" if verb == "blank" else "—"
            states[name] = verb
    elif verb == "drop":
        for column in COLUMNS:
            name = f"{args[0]}.{column}"
            record(plant, name, printed[name], None)
            printed[name] = None
            states[name] = "missing_row"
    elif verb == "prose":
        plant.cells += args


def record(plant, name, true, printed):
    plant.cells.append(name)
    plant.true.append(str(true))
    plant.printed.append(None if printed is None else str(printed))
