//! 复议诉讼: how the cases of each year ended, one stacked bar a year.

use super::{Table, escape, hatch, number, open, put};

const WIDTH: f64 = 340.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 306.0;
const ROW: f64 = 27.0;
const HEAD: f64 = 26.0;
/// Narrower than this a segment bears no number; the table has it.
const NARROW: f64 = 14.0;

/// The parts in the order of table 4.
pub const PARTS: [&str; 4] = ["维持", "纠正", "其他", "未结"];

/// One bar: its label and the four parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The year, or whatever the bars are.
    pub label: String,
    /// 维持, 纠正, 其他, 未结.
    pub parts: [u32; 4],
}

impl Bar {
    fn total(&self) -> u64 {
        self.parts.iter().map(|&v| u64::from(v)).sum()
    }
}

/// The drawing of the bars.
pub fn draw(bars: &[Bar], title: &str) -> String {
    let height = HEAD + ROW * bars.len() as f64 + 4.0;
    let mut svg = open(WIDTH, height, title);
    let top = bars.iter().map(Bar::total).max().unwrap_or(0).max(1) as f64;
    for (k, name) in PARTS.iter().enumerate() {
        let x = LEFT + 66.0 * k as f64;
        fill(&mut svg, k, x, 3.0, 12.0, 12.0);
        put(&mut svg, format_args!(r#"<text x="{}" y="14">{name}</text>"#, number(x + 17.0)));
    }
    for (i, bar) in bars.iter().enumerate() {
        let y = HEAD + ROW * i as f64;
        put(
            &mut svg,
            format_args!(
                r#"<text class="strong" x="{}" y="{}" text-anchor="end">{}</text>"#,
                number(LEFT - 8.0),
                number(y + 15.0),
                escape(&bar.label)
            ),
        );
        let mut x = LEFT;
        for (k, &value) in bar.parts.iter().enumerate().filter(|(_, v)| **v > 0) {
            let width = (RIGHT - LEFT) * f64::from(value) / top;
            fill(&mut svg, k, x, y, width, 20.0);
            // A number does not stand on hatching, where it could not be read.
            if width > NARROW && k < 3 {
                let class = if k < 2 { "on" } else { "in" };
                put(&mut svg, format_args!(r#"<text class="{class}" x="{}" y="{}">{value}</text>"#, number(x + 5.0), number(y + 14.5)));
            }
            x += width + 1.0;
        }
        put(&mut svg, format_args!(r#"<text class="strong" x="{}" y="{}">{}</text>"#, number(x + 6.0), number(y + 15.0), bar.total()));
    }
    put(&mut svg, format_args!(r#"<path class="base" d="M{LEFT} {}V{}"/></svg>"#, HEAD - 4.0, number(height)));
    svg
}

fn fill(svg: &mut String, part: usize, x: f64, y: f64, w: f64, h: f64) {
    let (sx, sy, sw, sh) = (number(x), number(y), number(w), number(h));
    put(svg, format_args!(r#"<rect class="f{}" x="{sx}" y="{sy}" width="{sw}" height="{sh}"/>"#, part + 1));
    if part == 3 {
        svg.push_str(&hatch(x, y, w, h));
    }
}

/// The numbers of the bars.
pub fn table(bars: &[Bar], caption: &str, of: &str) -> Table {
    let head = std::iter::once(of).chain(PARTS).chain(["总计"]).map(str::to_owned).collect();
    let rows = bars
        .iter()
        .map(|bar| {
            let parts = bar.parts.iter().map(u32::to_string);
            std::iter::once(bar.label.clone()).chain(parts).chain([bar.total().to_string()]).collect()
        })
        .collect();
    Table { caption: caption.into(), head, rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pending_cases_are_hatched_and_zeros_not_drawn() {
        let svg = draw(&[Bar { label: "2024".into(), parts: [3, 0, 0, 1] }], "复议 4 件");
        assert_eq!(svg.matches("hatch-line").count(), 2, "the key and the part: {svg}");
        assert_eq!(svg.matches("class=\"f2\"").count(), 1, "only the key: {svg}");
    }

    #[test]
    fn the_table_adds_up() {
        let table = table(&[Bar { label: "2024".into(), parts: [3, 1, 0, 1] }], "复议（件）", "年份");
        assert_eq!(table.rows, [["2024", "3", "1", "0", "1", "5"]]);
    }
}
