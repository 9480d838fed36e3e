//! Text as it is compared: folded widths, no blanks.

/// A text without blanks and without differences of width.
pub(crate) fn squeeze(text: &str) -> String {
    document::normal::fold(text).chars().filter(|c| !c.is_whitespace()).collect()
}
