//! The content of a page or form, written again without what is not seen.
//!
//! Marked content and its properties (ActualText, Alt, layers), unknown
//! operators and invisible text go. What cannot be judged here makes the page
//! one that has to be drawn: the answer is `None`.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};
use std::collections::{BTreeMap, BTreeSet};

/// Operators of one page.
const OPERATIONS: usize = 1_000_000;
/// Saved graphics states.
const STATES: usize = 512;

/// What a content shows, and the resources it uses by name.
#[derive(Debug, Default)]
pub struct Shown {
    /// The new content.
    pub content: Vec<u8>,
    /// The codes shown in each font.
    pub fonts: BTreeMap<Vec<u8>, BTreeSet<u32>>,
    /// Pictures and forms.
    pub objects: BTreeSet<Vec<u8>>,
    /// Graphics states.
    pub states: BTreeSet<Vec<u8>>,
    /// Colour spaces.
    pub spaces: BTreeSet<Vec<u8>>,
    /// Shadings.
    pub shadings: BTreeSet<Vec<u8>>,
    /// Whether invisible text was dropped.
    pub silent: bool,
}

#[derive(Clone, Default)]
struct State {
    /// Text rendering mode.
    mode: i64,
    font: Vec<u8>,
}

/// Painting, state, path, text and colour operators that are written again.
const KNOWN: [&str; 62] = [
    "w", "J", "j", "M", "d", "ri", "i", "gs", "q", "Q", "cm", "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b",
    "b*", "n", "W", "W*", "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ", "'", "\"", "CS", "cs",
    "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k", "sh", "Do", "BX",
];

/// Writes a content again. `width` tells how many bytes a code of a font has,
/// and `None` for a font that cannot be kept.
pub fn rewrite(content: &[u8], pdf: &Document, resources: &Dictionary, width: impl Fn(&[u8]) -> Option<usize>) -> Option<Shown> {
    let mut shown = Shown::default();
    let mut state = State::default();
    let mut saved: Vec<State> = Vec::new();
    let mut operations = Vec::new();
    // Whether invisible text moved the pen since it was last placed.
    let mut adrift = false;
    for (count, operation) in Content::<Vec<Operation>>::decode_iter(content).enumerate() {
        let operation = operation.ok()?;
        let name = operation.operator.as_str();
        if count > OPERATIONS {
            return None;
        }
        if !KNOWN.contains(&name) {
            let is_layer = operation.operands.first().and_then(|o| o.as_name().ok()) == Some(b"OC");
            // A picture within the content is not told apart from other bytes
            // with certainty.
            if is_layer || name == "BI" {
                return None;
            }
            continue;
        }
        let first = || operation.operands.first().and_then(|o| o.as_name().ok()).map(<[u8]>::to_vec);
        match name {
            "q" => {
                if saved.len() > STATES {
                    return None;
                }
                saved.push(state.clone());
            }
            "Q" => {
                let Some(last) = saved.pop() else { continue };
                state = last;
            }
            "BX" => continue,
            "BT" | "Td" | "TD" | "Tm" | "T*" => adrift = false,
            "Tr" => {
                state.mode = operation.operands.first()?.as_i64().ok()?;
                if state.mode == 3 {
                    continue;
                }
            }
            "Tf" => state.font = first()?,
            "gs" => {
                let name = first()?;
                let entry = resources.get_deref(b"ExtGState", pdf).ok()?.as_dict().ok()?.get_deref(&name, pdf).ok()?.as_dict().ok()?;
                let masked = entry.get_deref(b"SMask", pdf).is_ok_and(|m| m.as_name().ok() != Some(b"None"));
                if masked || entry.has(b"Font") {
                    return None;
                }
                shown.states.insert(name);
            }
            "CS" | "cs" => {
                let name = first()?;
                if name == b"Pattern" {
                    return None;
                }
                shown.spaces.insert(name);
            }
            "SCN" | "scn" if operation.operands.iter().any(|o| o.as_name().is_ok()) => return None,
            "sh" => _ = shown.shadings.insert(first()?),
            "Do" => {
                // A form takes the mode over; its own text would then be judged wrongly.
                if state.mode != 0 {
                    return None;
                }
                shown.objects.insert(first()?);
            }
            "Tj" | "TJ" | "'" | "\"" => {
                let invisible = matches!(state.mode, 3 | 7);
                if invisible {
                    shown.silent = true;
                    adrift = true;
                    match name {
                        "'" => operations.push(Operation::new("T*", Vec::new())),
                        "\"" => return None,
                        _ => {}
                    }
                    continue;
                }
                if adrift && matches!(name, "Tj" | "TJ") {
                    return None;
                }
                let codes = shown.fonts.entry(state.font.clone()).or_default();
                collect(&operation.operands, width(&state.font)?, codes);
            }
            _ => {}
        }
        operations.push(operation);
    }
    shown.content = Content { operations }.encode().ok()?;
    Some(shown)
}

fn collect(operands: &[Object], width: usize, codes: &mut BTreeSet<u32>) {
    for operand in operands {
        match operand {
            Object::String(bytes, _) => {
                codes.extend(bytes.chunks(width).map(|c| c.iter().fold(0, |n, b| n << 8 | u32::from(*b))));
            }
            Object::Array(inner) => {
                for o in inner {
                    if let Object::String(bytes, _) = o {
                        codes.extend(bytes.chunks(width).map(|c| c.iter().fold(0, |n, b| n << 8 | u32::from(*b))));
                    }
                }
            }
            _ => {}
        }
    }
}
