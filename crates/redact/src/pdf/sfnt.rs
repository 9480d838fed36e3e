//! Font files with glyphs made blank where they stand, so that no offset has
//! to move: TrueType outlines become empty ones, CFF charstrings end at once.

use std::collections::BTreeSet;

/// The number at an offset.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 2).map(|b| u32::from(b[0]) << 8 | u32::from(b[1]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some((u16_at(bytes, at)? as usize) << 16 | u16_at(bytes, at + 2)? as usize)
}

/// A table of an OpenType file: offset and length.
fn table(bytes: &[u8], tag: &[u8; 4]) -> Option<(usize, usize)> {
    let count = u16_at(bytes, 4)? as usize;
    let entry = (0..count).map(|i| 12 + i * 16).find(|at| bytes.get(*at..at + 4) == Some(tag))?;
    let (offset, length) = (u32_at(bytes, entry + 8)?, u32_at(bytes, entry + 12)?);
    (offset.checked_add(length)? <= bytes.len()).then_some((offset, length))
}

fn is_cff(bytes: &[u8]) -> bool {
    bytes.starts_with(&[1, 0]) && bytes.get(2).is_some_and(|header| *header >= 4)
}

/// Makes every glyph blank but these: of CFF fonts with CIDs, CIDs; else glyph
/// numbers. A file that is not understood is emptied.
pub fn blank(bytes: &mut Vec<u8>, kept: &BTreeSet<u32>) {
    let done = if is_cff(bytes) {
        blank_cff(bytes, 0, kept)
    } else if let Some((at, _)) = table(bytes, b"CFF ") {
        blank_tables(bytes);
        blank_cff(bytes, at, kept)
    } else {
        blank_outlines(bytes, kept)
    };
    if done.is_none() {
        bytes.clear();
    }
}

/// Makes every glyph of a simple TrueType font blank that no code of a western
/// encoding reaches. CFF and Type 1 hold what their encoding names.
pub fn blank_all_but_western(bytes: &mut [u8]) {
    if is_cff(bytes) || table(bytes, b"glyf").is_none() {
        return;
    }
    if let Some(kept) = western(bytes) {
        blank_glyphs(bytes, &kept);
    }
}

fn blank_outlines(bytes: &mut [u8], kept: &BTreeSet<u32>) -> Option<()> {
    blank_glyphs(bytes, kept)?;
    blank_tables(bytes);
    Some(())
}

/// Names and characters of glyphs; a font of codes needs neither.
fn blank_tables(bytes: &mut [u8]) {
    if let Some((at, length)) = table(bytes, b"cmap") {
        bytes[at..at + length].fill(0);
    }
    if let Some((at, length)) = table(bytes, b"post")
        && length >= 32
    {
        bytes[at..at + 4].copy_from_slice(&[0, 3, 0, 0]);
        bytes[at + 32..at + length].fill(0);
    }
}

fn blank_glyphs(bytes: &mut [u8], kept: &BTreeSet<u32>) -> Option<()> {
    let (glyf, length) = table(bytes, b"glyf")?;
    let (loca, loca_length) = table(bytes, b"loca")?;
    let long = u16_at(bytes, table(bytes, b"head")?.0 + 50)? != 0;
    let count = loca_length / if long { 4 } else { 2 };
    let offset = |bytes: &[u8], glyph: usize| {
        if long { u32_at(bytes, loca + glyph * 4) } else { u16_at(bytes, loca + glyph * 2).map(|o| o as usize * 2) }
    };
    let span = |bytes: &[u8], glyph: usize| {
        let (from, to) = (offset(bytes, glyph)?, offset(bytes, glyph + 1)?);
        (from < to && to <= length).then_some(glyf + from..glyf + to)
    };
    // Glyphs made of others need those.
    let mut all: BTreeSet<u32> = kept.clone();
    all.insert(0);
    let mut open: Vec<u32> = all.iter().copied().collect();
    while let Some(glyph) = open.pop() {
        let Some(span) = span(bytes, glyph as usize) else { continue };
        for part in parts(&bytes[span]) {
            if all.insert(part) {
                open.push(part);
            }
        }
    }
    for glyph in 0..count.saturating_sub(1) {
        if !u32::try_from(glyph).is_ok_and(|g| all.contains(&g))
            && let Some(span) = span(bytes, glyph)
        {
            bytes[span].fill(0);
        }
    }
    Some(())
}

/// The glyphs a composite glyph is made of.
fn parts(glyph: &[u8]) -> Vec<u32> {
    let mut parts = Vec::new();
    if u16_at(glyph, 0).is_none_or(|contours| contours < 0x8000) {
        return parts;
    }
    let mut at = 10;
    while let (Some(flags), Some(part)) = (u16_at(glyph, at), u16_at(glyph, at + 2)) {
        parts.push(part);
        let scale = if flags & 0x80 != 0 {
            8
        } else if flags & 0x40 != 0 {
            4
        } else if flags & 0x08 != 0 {
            2
        } else {
            0
        };
        at += 4 + if flags & 1 != 0 { 4 } else { 2 } + scale;
        if flags & 0x20 == 0 || parts.len() > 64 {
            break;
        }
    }
    parts
}

/// The glyphs that the codes of western encodings reach by any table of
/// characters; `None` if there is no such table.
fn western(bytes: &[u8]) -> Option<BTreeSet<u32>> {
    let (cmap, _) = table(bytes, b"cmap")?;
    let mut kept = BTreeSet::new();
    for i in 0..u16_at(bytes, cmap + 2)?.min(32) as usize {
        let at = cmap + u32_at(bytes, cmap + 4 + i * 8 + 4)?;
        let wanted = (0..0x250).chain(0xf000..0xf100).chain(0x2000..0x2300);
        match u16_at(bytes, at)? {
            0 => kept.extend((0..256).filter_map(|c| bytes.get(at + 6 + c).map(|g| u32::from(*g)))),
            4 => kept.extend(wanted.filter_map(|c| format_4(bytes, at, c))),
            6 => {
                let (first, count) = (u16_at(bytes, at + 6)?, u16_at(bytes, at + 8)?);
                let codes = wanted.filter(|c| (first..first + count).contains(c));
                kept.extend(codes.filter_map(|c| u16_at(bytes, at + 10 + (c - first) as usize * 2)));
            }
            _ => {}
        }
    }
    Some(kept)
}

fn format_4(bytes: &[u8], at: usize, code: u32) -> Option<u32> {
    let twice = u16_at(bytes, at + 6)? as usize;
    let segment = (0..twice / 2).find(|s| u16_at(bytes, at + 14 + s * 2).is_some_and(|end| end >= code))?;
    let start = u16_at(bytes, at + 16 + twice + segment * 2)?;
    if start > code {
        return None;
    }
    let delta = u16_at(bytes, at + 16 + twice * 2 + segment * 2)?;
    let place = at + 16 + twice * 3 + segment * 2;
    match u16_at(bytes, place)? as usize {
        0 => Some((code + delta) & 0xffff),
        range => u16_at(bytes, place + range + (code - start) as usize * 2).map(|g| (g + delta) & 0xffff),
    }
}

/// An INDEX of CFF: where each of its entries lies, and where it ends.
fn index(bytes: &[u8], at: usize) -> Option<(Vec<(usize, usize)>, usize)> {
    let count = u16_at(bytes, at)? as usize;
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = usize::from(*bytes.get(at + 2)?);
    let base = at + 3 + (count + 1) * size - 1;
    let offset =
        |i: usize| bytes.get(at + 3 + i * size..at + 3 + (i + 1) * size).map(|b| b.iter().fold(0_usize, |n, b| n << 8 | usize::from(*b)));
    let mut entries = Vec::with_capacity(count);
    for i in 0..count {
        let (from, to) = (base + offset(i)?, base + offset(i + 1)?);
        if from > to || to > bytes.len() {
            return None;
        }
        entries.push((from, to));
    }
    Some((entries, base + offset(count)?))
}

/// The numbers before an operator of a DICT of CFF.
fn operand(dictionary: &[u8], wanted: u16) -> Option<usize> {
    let (mut at, mut last) = (0, 0_i64);
    while let Some(&byte) = dictionary.get(at) {
        let next = |i: usize| dictionary.get(at + i).map(|b| i64::from(*b));
        match byte {
            12 if wanted == 0x0c00 | u16::try_from(next(1)?).ok()? => return usize::try_from(last).ok(),
            12 => at += 2,
            0..=21 if u16::from(byte) == wanted => return usize::try_from(last).ok(),
            0..=21 => at += 1,
            28 => (last, at) = (next(1)? << 8 | next(2)?, at + 3),
            29 => (last, at) = (next(1)? << 24 | next(2)? << 16 | next(3)? << 8 | next(4)?, at + 5),
            30 => at += 2 + dictionary[at + 1..].iter().position(|b| b & 0xf == 0xf || b >> 4 == 0xf)?,
            32..=246 => (last, at) = (i64::from(byte) - 139, at + 1),
            247..=250 => (last, at) = ((i64::from(byte) - 247) * 256 + next(1)? + 108, at + 2),
            251..=254 => (last, at) = (-(i64::from(byte) - 251) * 256 - next(1)? - 108, at + 2),
            _ => return None,
        }
    }
    None
}

fn blank_cff(bytes: &mut [u8], start: usize, kept: &BTreeSet<u32>) -> Option<()> {
    let header = usize::from(*bytes.get(start + 2)?);
    let (_, names) = index(bytes, start + header)?;
    let (tops, _) = index(bytes, names)?;
    let top = bytes.get(tops.first()?.0..tops.first()?.1)?.to_vec();
    let (glyphs, _) = index(bytes, start + operand(&top, 17)?)?;
    let is_cid = operand(&top, 0x0c1e).is_some();
    let cids = if is_cid { charset(bytes, start, operand(&top, 15).unwrap_or(0), glyphs.len()) } else { None };
    for (glyph, (from, to)) in glyphs.into_iter().enumerate().skip(1) {
        let code = cids.as_ref().map_or_else(|| u32::try_from(glyph).ok(), |c| c.get(glyph).copied());
        if !code.is_some_and(|c| kept.contains(&c)) {
            bytes[from..to].fill(14);
        }
    }
    Some(())
}

/// The CID of each glyph; `None` if they are the glyph numbers.
fn charset(bytes: &[u8], start: usize, offset: usize, count: usize) -> Option<Vec<u32>> {
    if offset <= 2 {
        return None;
    }
    let mut cids = vec![0];
    let at = start + offset;
    let format = *bytes.get(at)?;
    let mut at = at + 1;
    while cids.len() < count {
        let first = u16_at(bytes, at)?;
        let (left, size) = match format {
            0 => (0, 2),
            1 => (u32::from(*bytes.get(at + 2)?), 3),
            _ => (u16_at(bytes, at + 2)?, 4),
        };
        cids.extend(first..=first + left);
        at += size;
    }
    Some(cids)
}
