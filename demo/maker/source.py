"""Reads a source: `key = value` lines, `---`, then prose under `[一]`, `[五]`, …"""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Source:
    slug: str
    year: int
    keys: dict = field(default_factory=dict)
    plants: list = field(default_factory=list)
    prose: dict = field(default_factory=dict)

    @property
    def t2(self):
        return self.keys.get("t2", "2021")

    @property
    def t3(self):
        return self.keys.get("t3", "2021")

    @property
    def edition(self):
        return self.t3 if self.t2 == self.t3 else "hybrid"


def load(path: Path) -> Source:
    source = Source(path.parent.name, int(path.stem))
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    for line in head.splitlines():
        if not line.strip():
            continue
        key, _, value = (part.strip() for part in line.partition("="))
        if key == "plant":
            source.plants.append(value)
        else:
            source.keys[key] = value
    section = None
    for line in body.splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            section = source.prose.setdefault(line[1:-1], [])
        elif line:
            section.append(line)
    return source


def load_all(root: Path) -> dict:
    """All sources by (slug, year)."""
    sources = [load(path) for path in sorted(root.glob("*/*.txt"))]
    return {(s.slug, s.year): s for s in sources}
