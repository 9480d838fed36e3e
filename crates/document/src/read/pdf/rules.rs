//! Rules of a page: straight lines along the axes, however they are drawn —
//! stroked, as thin filled boxes, or as the edges of stroked boxes.

/// A filled box up to this thickness is a rule.
const THIN: f64 = 3.0;
/// A line may be off the axis by this much.
const SLANT: f64 = 1.0;
/// Rules of one direction kept of a page; more is a picture.
const MOST: usize = 20_000;

/// A rule: at `at` across its direction, from `from` to `to` along it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// y of a horizontal rule, x of a vertical one.
    pub at: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// The rules of a page.
#[derive(Debug, Default)]
pub struct Rules {
    /// Horizontal rules.
    pub across: Vec<Rule>,
    /// Vertical rules.
    pub down: Vec<Rule>,
}

/// How a path is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Its lines are drawn.
    Stroke,
    /// Its inside is filled.
    Fill,
}

/// A path under construction.
#[derive(Debug, Default)]
pub struct Path {
    parts: Vec<Part>,
}

#[derive(Debug, Default)]
struct Part {
    points: Vec<(f64, f64)>,
    is_bent: bool,
}

impl Path {
    /// A new part begins.
    pub fn begin(&mut self, point: (f64, f64)) {
        self.parts.push(Part { points: vec![point], is_bent: false });
    }

    /// A straight line.
    pub fn line(&mut self, point: (f64, f64)) {
        if let Some(part) = self.parts.last_mut() {
            part.points.push(point);
        }
    }

    /// A curve, of which only the end is kept.
    pub fn bend(&mut self, point: (f64, f64)) {
        if let Some(part) = self.parts.last_mut() {
            part.points.push(point);
            part.is_bent = true;
        }
    }

    /// Back to the beginning of the part.
    pub fn close(&mut self) {
        if let Some(part) = self.parts.last_mut()
            && let Some(first) = part.points.first().copied()
        {
            part.points.push(first);
        }
    }

    /// A rectangle, a part of its own.
    pub fn rectangle(&mut self, corners: [(f64, f64); 4]) {
        let mut points = corners.to_vec();
        points.push(corners[0]);
        self.parts.push(Part { points, is_bent: false });
    }

    /// Paints the path; what of it is a rule is kept.
    pub fn paint(&mut self, paint: Paint, rules: &mut Rules) {
        for part in self.parts.drain(..).filter(|p| !p.is_bent) {
            let Some(&(x, y)) = part.points.first() else { continue };
            let (mut left, mut right, mut top, mut bottom) = (x, x, y, y);
            for (x, y) in &part.points {
                (left, right) = (left.min(*x), right.max(*x));
                (top, bottom) = (top.min(*y), bottom.max(*y));
            }
            let is_thin = right - left <= THIN || bottom - top <= THIN;
            if is_thin {
                rules.add((left, f64::midpoint(top, bottom)), (right, f64::midpoint(top, bottom)), bottom - top);
                rules.add((f64::midpoint(left, right), top), (f64::midpoint(left, right), bottom), right - left);
            } else if paint == Paint::Stroke {
                for pair in part.points.windows(2) {
                    rules.add(pair[0], pair[1], 0.0);
                }
            }
        }
    }
}

impl Rules {
    /// Adds a line if it lies along an axis and is longer than it is thick.
    fn add(&mut self, (x0, y0): (f64, f64), (x1, y1): (f64, f64), thickness: f64) {
        let (w, h) = ((x1 - x0).abs(), (y1 - y0).abs());
        if h <= SLANT && w > THIN && w > thickness && self.across.len() < MOST {
            self.across.push(Rule { at: f64::midpoint(y0, y1), from: x0.min(x1), to: x0.max(x1) });
        } else if w <= SLANT && h > THIN && h > thickness && self.down.len() < MOST {
            self.down.push(Rule { at: f64::midpoint(x0, x1), from: y0.min(y1), to: y0.max(y1) });
        }
    }
}
