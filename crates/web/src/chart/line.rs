//! Small multiples: one line a chart, all on one scale.
//!
//! A year without a number is a gap, dotted and named 未读出; it is never
//! joined and never zero. A change of the form is a dashed vertical.

use super::{Table, escape, number, open, put};

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 118.0;
const LEFT: f64 = 6.0;
const RIGHT: f64 = 186.0;
const TOP: f64 = 24.0;
const BASE: f64 = 94.0;

/// The first years of the editions of the form, where the line may break its
/// meaning.
pub const EDITION_YEARS: [i16; 2] = [2019, 2021];

/// One year of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The year.
    pub year: i16,
    /// Where it stands; `None` when the number was not read.
    pub value: Option<f64>,
    /// The number as people write it; empty without a value.
    pub printed: String,
}

impl Point {
    /// A count of a year.
    pub fn count(year: i16, value: Option<u32>) -> Point {
        Point { year, value: value.map(f64::from), printed: value.map(|v| v.to_string()).unwrap_or_default() }
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Whose or what.
    pub name: String,
    /// Its years, oldest first, without holes in the years.
    pub points: Vec<Point>,
}

/// The highest value of all lines: the one scale of the multiples.
pub fn top(lines: &[Line]) -> f64 {
    lines.iter().flat_map(|l| &l.points).filter_map(|p| p.value).fold(1.0, f64::max)
}

/// The drawing of one line on a scale that ends at `top`.
pub fn draw(line: &Line, top: f64, unit: &str) -> String {
    let mut svg = open(WIDTH, HEIGHT, &title(line, unit));
    let scale = Scale { steps: line.points.len().saturating_sub(1).max(1) as f64, top: top.max(1.0) };
    for (i, point) in line.points.iter().enumerate().skip(1) {
        if EDITION_YEARS.contains(&point.year) {
            put(&mut svg, format_args!(r#"<path class="edition" d="M{} {}V{BASE}"/>"#, number(scale.x(i as f64 - 0.5)), TOP - 6.0));
        }
    }
    let runs = runs(line);
    for run in &runs {
        draw_run(&mut svg, &scale, run);
    }
    for pair in runs.windows(2) {
        if let (Some(&(i, v)), Some(&(j, w))) = (pair[0].last(), pair[1].first()) {
            draw_gap(&mut svg, (scale.x(i), scale.y(v)), (scale.x(j), scale.y(w)));
        }
    }
    put(&mut svg, format_args!(r#"<path class="base" d="M{LEFT} {BASE}H{RIGHT}"/>"#));
    draw_ends(&mut svg, &scale, line);
    if let (Some(first), Some(last)) = (line.points.first(), line.points.last()) {
        let y = BASE + 16.0;
        put(&mut svg, format_args!(r#"<text x="{LEFT}" y="{y}">{}</text>"#, first.year));
        if last.year != first.year {
            put(&mut svg, format_args!(r#"<text x="{RIGHT}" y="{y}" text-anchor="end">{}</text>"#, last.year));
        }
    }
    svg.push_str("</svg>");
    svg
}

/// The numbers of several lines as one table.
pub fn table(lines: &[Line], caption: &str, of: &str) -> Table {
    let years = lines.first().map(|l| l.points.iter().map(|p| p.year.to_string()).collect::<Vec<_>>()).unwrap_or_default();
    Table {
        caption: caption.into(),
        head: std::iter::once(of.to_owned()).chain(years).collect(),
        rows: lines
            .iter()
            .map(|l| {
                let numbers = l.points.iter().map(|p| if p.value.is_some() { p.printed.clone() } else { "未读出".into() });
                std::iter::once(l.name.clone()).chain(numbers).collect()
            })
            .collect(),
    }
}

struct Scale {
    steps: f64,
    top: f64,
}

impl Scale {
    fn x(&self, index: f64) -> f64 {
        LEFT + (RIGHT - LEFT) * index / self.steps
    }

    fn y(&self, value: f64) -> f64 {
        BASE - (BASE - TOP) * value / self.top
    }
}

fn title(line: &Line, unit: &str) -> String {
    let known = line.points.iter().filter(|p| p.value.is_some()).collect::<Vec<_>>();
    match known.as_slice() {
        [] => format!("{}：没有读出的数", line.name),
        [only] => format!("{}：{}年 {} {unit}", line.name, only.year, only.printed),
        [first, .., last] => {
            format!("{}：{}年 {} {unit}，{}年 {} {unit}", line.name, first.year, first.printed, last.year, last.printed)
        }
    }
}

/// The stretches of years with numbers, as index and value.
fn runs(line: &Line) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut is_open = false;
    for (i, point) in line.points.iter().enumerate() {
        match point.value {
            Some(value) if is_open => {
                if let Some(run) = runs.last_mut() {
                    run.push((i as f64, value));
                }
            }
            Some(value) => runs.push(vec![(i as f64, value)]),
            None => {}
        }
        is_open = point.value.is_some();
    }
    runs
}

fn draw_run(svg: &mut String, scale: &Scale, run: &[(f64, f64)]) {
    let at = |&(i, v): &(f64, f64)| format!("{} {}", number(scale.x(i)), number(scale.y(v)));
    match run {
        [(i, v)] => {
            put(svg, format_args!(r#"<circle class="dot" cx="{}" cy="{}" r="2"/>"#, number(scale.x(*i)), number(scale.y(*v))));
        }
        _ => {
            let path = run.iter().map(at).collect::<Vec<_>>().join("L");
            put(svg, format_args!(r#"<path class="series" d="M{path}"/>"#));
        }
    }
}

fn draw_gap(svg: &mut String, from: (f64, f64), to: (f64, f64)) {
    let (x1, y1, x2, y2) = (number(from.0), number(from.1), number(to.0), number(to.1));
    put(svg, format_args!(r#"<path class="gap" d="M{x1} {y1}L{x2} {y2}"/>"#));
    let y = (from.1.min(to.1) - 9.0).max(12.0);
    put(svg, format_args!(r#"<text x="{}" y="{}" text-anchor="middle">未读出</text>"#, number((from.0 + to.0) / 2.0), number(y)));
}

/// The first and the last number, at their points.
fn draw_ends(svg: &mut String, scale: &Scale, line: &Line) {
    let mut known = line.points.iter().enumerate().filter_map(|(i, p)| p.value.map(|v| (i as f64, v, p.printed.as_str())));
    let Some(first) = known.next() else {
        put(svg, format_args!(r#"<text x="{LEFT}" y="{}">没有读出的数</text>"#, number((TOP + BASE) / 2.0)));
        return;
    };
    let last = known.next_back().unwrap_or(first);
    let (x, y) = (scale.x(last.0), scale.y(last.1));
    put(svg, format_args!(r#"<circle class="dot" cx="{}" cy="{}" r="3.5"/>"#, number(x), number(y)));
    put(svg, format_args!(r#"<text class="strong" x="{}" y="{}">{}</text>"#, number(x + 8.0), number(y + 5.0), escape(last.2)));
    if first.0 < last.0 {
        let y = (scale.y(first.1) - 8.0).max(12.0);
        put(svg, format_args!(r#"<text x="{}" y="{}">{}</text>"#, number(scale.x(first.0)), number(y), escape(first.2)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(values: &[Option<u32>]) -> Line {
        Line { name: "甲<县>".into(), points: values.iter().zip(2018..).map(|(v, y)| Point::count(y, *v)).collect() }
    }

    fn check(values: &[Option<u32>], holds: &str) {
        let svg = draw(&line(values), 10.0, "件");
        assert!(svg.contains(holds), "{svg}");
        assert!(!svg.contains("style="), "{svg}");
    }

    #[test]
    fn a_gap_is_dotted_and_named() {
        check(&[Some(1), None, Some(3)], "class=\"gap\"");
        check(&[Some(1), None, Some(3)], "未读出");
    }

    #[test]
    fn a_zero_is_a_point_and_a_gap_is_not() {
        check(&[Some(0), Some(0)], "M6 94L186 94");
        assert!(!draw(&line(&[Some(0), None]), 10.0, "件").contains("class=\"series\""));
    }

    #[test]
    fn names_are_escaped() {
        check(&[Some(1)], "甲&lt;县&gt;");
    }

    #[test]
    fn nothing_read_is_said() {
        check(&[None, None], "没有读出的数");
    }

    #[test]
    fn the_table_has_the_numbers_of_the_line() {
        let table = table(&[line(&[Some(1), None])], "新收（件）", "机关");
        assert_eq!(table.rows, [["甲<县>", "1", "未读出"]]);
        assert_eq!(table.head, ["机关", "2018", "2019"]);
    }
}
