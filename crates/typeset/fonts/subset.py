"""Cut the two embedded fonts out of Noto CJK.

    python3 -m venv env
    env/bin/pip install fonttools==4.68.0 pypinyin-dict==0.9.0
    env/bin/python subset.py FOLDER_OF_NOTO_TTC [OUT]

The same inputs and versions give the same bytes: nothing here reads the clock,
and the times inside the fonts are those of the originals. README.md states
the inputs with their digests. The script stops if the national table has not
exactly 8,105 characters or if the original font lacks one of them.
"""

import sys
from pathlib import Path

import fontTools
from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection
from pypinyin_dict.pinyin_data import kmandarin_8105

FONTTOOLS = "4.68.0"

# file in the folder, family cut out of it, new family, PostScript name, output
FACES = [
    ("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "Gongkai Serif", "GongkaiSerif-Regular", "NotoSerifSC-Regular.otf"),
    ("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "Gongkai Sans", "GongkaiSans-Bold", "NotoSansSC-Bold.otf"),
]

# Ranges beyond the national table and GB 2312; what the originals lack is skipped.
RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1, with ± · × ÷ ° § ¥
    (0x2010, 0x203C),  # dashes, quotes, … ‰ ※
    (0x2070, 0x208E),  # superscripts and subscripts (m², PM₂.₅)
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218B),  # ℃ № ℡ and Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # ≤ ≥ ≠ ≈ ∑
    (0x2460, 0x24FF),  # ①–⑳ ⑴–⒇ ⒈–⒛
    (0x2500, 0x25FF),  # box drawing, ■ □ ▲ ● ○
    (0x2600, 0x2612),  # ★ ☆ ☐ ☑ ☒
    (0x2640, 0x2642),  # ♀ ♂
    (0x2713, 0x2718),  # ✓ ✗
    (0x2776, 0x2793),  # ❶–❿
    (0x3000, 0x303F),  # CJK punctuation, 〇 〔 〕
    (0x3220, 0x33FF),  # ㈠–㈩ ㊀–㊉ ㎡ ㎞
    (0xFE30, 0xFE4F),  # vertical forms
    (0xFF01, 0xFFE6),  # full width and half width
]

# Noto CJK has no ballot boxes, and forms are full of them. Some share a glyph
# with a sign it has; two are drawn into the glyph of a Hangul sign not used
# here: the box and, inside it, another sign at three fifths of its size.
SHARED = {0x2610: "□", 0x2714: "✓", 0x2717: "×", 0x2718: "×"}  # ☐ ✔ ✗ ✘
DRAWN = [(0x2611, 0x3200, "√"), (0x2612, 0x3201, "×")]  # ☑ ☒

# Shown in every report; the cut fails without them.
REQUIRED = "〔〕《》“”‘’—…·±×÷≤≥≠→↑↓①⑳⑴⒈㈠㈩■□▲●○☆★√〇、。，；：？！（）％￥℃㎡"

# Punctuation for vertical lines and kerning of Latin letters; nothing else
# is used by the layout, and every further feature drags glyphs in.
FEATURES = ["kern", "vert"]


def national_table():
    """The characters of 通用规范汉字表 (2013)."""
    table = set(kmandarin_8105.pinyin_dict)
    if len(table) != 8105:
        sys.exit(f"通用规范汉字表 has {len(table)} characters here, not 8105")
    return table


def gb2312():
    """All of GB/T 2312: 6,763 characters and 682 symbols."""
    found = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([high, low]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def wanted(cmap):
    """The code points to keep out of a font with this character map."""
    table = national_table()
    lacking = [f"U+{code:04X}" for code in sorted(table | set(map(ord, REQUIRED))) if code not in cmap]
    if lacking:
        sys.exit("the original font lacks " + " ".join(lacking))
    codes = table | gb2312()
    for first, last in RANGES:
        codes.update(range(first, last + 1))
    codes &= set(cmap)
    codes.update(donor for _, donor, _ in DRAWN)
    # Other code points of the same glyphs cost nothing: Kangxi radicals, for one.
    glyphs = {cmap[code] for code in codes}
    codes.update(code for code, glyph in cmap.items() if glyph in glyphs)
    return codes


def add_boxes(font):
    """Add the signs of SHARED and DRAWN."""
    cmap = font.getBestCmap()
    glyphs = font.getGlyphSet()
    top = font["CFF "].cff.topDictIndex[0]
    drawings = {}
    for _, donor, inside in DRAWN:
        private = top.FDArray[top.FDSelect[font.getGlyphID(cmap[donor])]].Private
        # At the width that the font takes for granted, none is written.
        assert glyphs[cmap[donor]].width == private.defaultWidthX == 1000
        pen = T2CharStringPen(None, glyphs)
        glyphs[cmap[ord("□")]].draw(pen)
        centre = (500, 380)
        moved = (0.6, 0, 0, 0.6, centre[0] - 0.6 * 500, centre[1] - 0.6 * centre[1])
        glyphs[cmap[ord(inside)]].draw(TransformPen(pen, moved))
        drawings[cmap[donor]] = pen.getCharString(private, top.GlobalSubrs)
    for name, drawing in drawings.items():
        top.CharStrings[name] = drawing
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            for code, sign in SHARED.items():
                table.cmap[code] = cmap[ord(sign)]
            for code, donor, _ in DRAWN:
                table.cmap[code] = cmap[donor]
                table.cmap.pop(donor, None)


def rename(font, origin, family, postscript, style):
    """A subset must not pass for the full font where both are installed."""
    names = font["name"]
    kept = [record for record in names.names if record.nameID in (0, 7, 13, 14) and record.langID == 0x409]
    names.names = kept
    full = family if style == "Regular" else f"{family} {style}"
    values = {1: family, 2: style, 3: f"{postscript};{origin}", 4: full, 5: origin.split("; ")[1], 6: postscript, 10: f"Subset of {origin}"}
    for name_id, value in values.items():
        names.setName(value, name_id, 3, 1, 0x409)
    names.names.sort()
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = full, family


def cut(source, family, new_family, postscript, target):
    """Write one subset and say what is in it."""
    collection = TTCollection(str(source), lazy=True)
    font = next(face for face in collection.fonts if face["name"].getDebugName(1) == family)
    origin = f'{family}; {font["name"].getDebugName(5).split(";")[0]}'
    font.recalcTimestamp = False
    codes = wanted(font.getBestCmap())

    options = subset.Options()
    options.hinting = False
    options.desubroutinize = False
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["DSIG", "BASE", "VORG", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    add_boxes(font)
    rename(font, origin, new_family, postscript, "Bold" if postscript.endswith("Bold") else "Regular")

    font.flavor = None
    font.save(str(target), reorderTables=True)
    print(f"{target.name}: {len(font.getBestCmap())} code points, {font['maxp'].numGlyphs} glyphs, {target.stat().st_size} bytes")


def main():
    if fontTools.version != FONTTOOLS:
        sys.exit(f"fontTools {fontTools.version} found, {FONTTOOLS} wanted: other versions give other bytes")
    folder = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent
    for file, family, new_family, postscript, target in FACES:
        cut(folder / file, family, new_family, postscript, out / target)


if __name__ == "__main__":
    main()
