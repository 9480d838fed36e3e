//! Plain text: lines, with passages replaced by a mark.

use crate::RedactError;
use crate::passage::{Mark, Passage, Redacted};
use crate::strike::{Slot, strike};
use document::Place;

/// Redacts a text. Lines keep their ends; everything else is kept as it is.
///
/// # Errors
/// If there is no passage or one does not fit the text.
pub fn text(text: &str, passages: &[Passage], mark: Mark) -> Result<Redacted, RedactError> {
    let mut ends = Vec::new();
    let mut slots = Vec::new();
    for (line, whole) in (1..).zip(text.split_inclusive('\n')) {
        let body = whole.trim_end_matches(['\n', '\r']);
        ends.push(&whole[body.len()..]);
        slots.push(Slot { place: Place::Text { line, column: 1 }, text: body.to_owned() });
    }
    let struck = strike(&mut slots, passages, mark)?;
    let out: String = slots.iter().zip(ends).flat_map(|(slot, end)| [slot.text.as_str(), end]).collect();
    Ok(Redacted { bytes: out.into_bytes(), list: struck.list, notes: struck.notes })
}
