//! Charts as server-side SVG, each with a title that states what it shows and
//! a table of the same numbers.
//!
//! No style attributes: the content security policy forbids them, and the
//! style sheet turns the same drawing grey on paper. All coordinates are in
//! the units of the view box, chosen so that text is at least 12 px on a
//! phone.

use std::fmt::Write as _;

pub mod line;
pub mod stacked;
pub mod sums;

/// The numbers of a chart, for its table twin and its CSV.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What the numbers are, with their unit.
    pub caption: String,
    /// Heads; the first is that of the labels.
    pub head: Vec<String>,
    /// Rows; the first cell is the label.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table as CSV for spreadsheets: UTF-8 with byte order mark, CRLF.
    /// A text that a spreadsheet would run as a formula gets an apostrophe.
    pub fn csv(&self) -> String {
        let mut out = String::from("\u{feff}");
        for row in std::iter::once(&self.head).chain(&self.rows) {
            for (i, cell) in row.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                push_csv(&mut out, cell);
            }
            out.push_str("\r\n");
        }
        out
    }
}

fn push_csv(out: &mut String, cell: &str) {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let guard = if is_formula { "'" } else { "" };
    if cell.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(guard);
        out.push_str(cell);
    }
}

/// Begins a drawing of a size with its title.
fn open(width: f64, height: f64, title: &str) -> String {
    let mut svg = String::new();
    let (w, h) = (number(width), number(height));
    put(
        &mut svg,
        format_args!(r#"<svg class="chart" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img"><title>{}</title>"#, escape(title)),
    );
    svg
}

/// Writing into a string cannot fail.
fn put(svg: &mut String, text: std::fmt::Arguments<'_>) {
    let _infallible = svg.write_fmt(text);
}

/// A coordinate with at most one decimal.
fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded == 0.0 { "0".into() } else { format!("{rounded}") }
}

/// Text for the inside of an element or attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Hatching at 45° inside a rectangle, as one path: fills stay distinct in
/// grey and no pattern needs an id.
fn hatch(x: f64, y: f64, w: f64, h: f64) -> String {
    const STEP: f64 = 5.0;
    let mut d = String::new();
    let mut t = STEP;
    while t < w + h {
        let (x1, y1) = ((t - h).max(0.0), t.min(h));
        let (x2, y2) = (t.min(w), (t - w).max(0.0));
        put(&mut d, format_args!("M{} {}L{} {}", number(x + x1), number(y + y1), number(x + x2), number(y + y2)));
        t += STEP;
    }
    format!(r#"<path class="hatch-line" d="{d}"/>"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &str) {
        let table = Table { caption: String::new(), head: vec![cell.into()], rows: Vec::new() };
        assert_eq!(table.csv(), format!("\u{feff}{expected}\r\n"));
    }

    #[test]
    fn a_negative_number_is_not_a_formula() {
        check("-3", "-3");
        check("-3+cmd", "'-3+cmd");
        check("=1+1", "'=1+1");
    }

    #[test]
    fn commas_and_quotes_are_quoted() {
        check("甲,\"乙\"", "\"甲,\"\"乙\"\"\"");
    }

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(escape("</title><b>\""), "&lt;/title&gt;&lt;b&gt;&quot;");
    }
}
