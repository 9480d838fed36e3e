//! Do the sums hold: 新收 and 上年结转 above, 办结 and 结转下年 below, on one
//! scale, so that the eye compares where the bars end. What lacks is outlined
//! and said.

use super::{Table, number, open, put};

const WIDTH: f64 = 340.0;
const FULL: f64 = 330.0;
const HEIGHT: f64 = 84.0;

/// The four numbers of the identity of table 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// 本年新收.
    pub received: u32,
    /// 上年结转.
    pub carried_in: u32,
    /// 本年办结.
    pub concluded: u32,
    /// 结转下年.
    pub carried_out: u32,
}

impl Sums {
    /// What came: received and carried in.
    pub fn came(self) -> u64 {
        u64::from(self.received) + u64::from(self.carried_in)
    }

    /// What went: concluded and carried out.
    pub fn went(self) -> u64 {
        u64::from(self.concluded) + u64::from(self.carried_out)
    }

    /// The identity in words, with its difference.
    pub fn sentence(self) -> String {
        let Sums { received, carried_in, concluded, carried_out } = self;
        let (came, went) = (self.came(), self.went());
        let end = if came == went { format!("相等（{came}）") } else { format!("{came} ≠ {went}，相差 {}", came.abs_diff(went)) };
        format!("新收 {received} ＋ 上年结转 {carried_in}，办结 {concluded} ＋ 结转下年 {carried_out}，{end}")
    }

    /// The drawing.
    pub fn draw(self) -> String {
        let mut svg = open(WIDTH, HEIGHT, &self.sentence());
        let top = self.came().max(self.went()).max(1) as f64;
        let rows = [(self.received, self.carried_in, "新收", "上年结转"), (self.concluded, self.carried_out, "办结", "结转下年")];
        for (k, (first, second, name, other)) in rows.into_iter().enumerate() {
            let y = 12.0 + 42.0 * k as f64;
            let sum = f64::from(first) + f64::from(second);
            let (w1, w2) = (FULL * f64::from(first) / top, FULL * f64::from(second) / top);
            let bar = y + 6.0;
            put(&mut svg, format_args!(r#"<text x="0" y="{y}">{name} {first} ＋ {other} {second} ＝ {sum}</text>"#));
            put(&mut svg, format_args!(r#"<rect class="f1" x="0" y="{bar}" width="{}" height="16"/>"#, number(w1)));
            if second > 0 {
                let width = (w2 - 1.0).max(1.0);
                put(
                    &mut svg,
                    format_args!(r#"<rect class="b2" x="{}" y="{bar}" width="{}" height="16"/>"#, number(w1 + 1.0), number(width)),
                );
            }
            if sum < top && self.came() != self.went() {
                let width = (FULL - w1 - w2).max(3.0);
                put(
                    &mut svg,
                    format_args!(r#"<rect class="lack" x="{}" y="{bar}" width="{}" height="16"/>"#, number(w1 + w2 + 1.0), number(width)),
                );
                let lack = self.came().abs_diff(self.went());
                put(&mut svg, format_args!(r#"<text class="alarm" x="{FULL}" y="{y}" text-anchor="end">少 {lack}</text>"#));
            }
        }
        svg.push_str("</svg>");
        svg
    }

    /// The numbers.
    pub fn table(self, caption: &str) -> Table {
        let row = |name: &str, value: u32| vec![name.to_owned(), value.to_string()];
        Table {
            caption: caption.into(),
            head: vec!["项".into(), "件".into()],
            rows: vec![
                row("本年新收", self.received),
                row("上年结转", self.carried_in),
                row("本年办结", self.concluded),
                row("结转下年", self.carried_out),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(carried_out: u32, holds: &str) {
        let sums = Sums { received: 412, carried_in: 17, concluded: 367, carried_out };
        assert!(sums.sentence().contains(holds), "{}", sums.sentence());
        assert_eq!(sums.draw().contains("class=\"lack\""), carried_out != 62);
    }

    #[test]
    fn equal_sums_show_no_lack() {
        check(62, "相等（429）");
    }

    #[test]
    fn a_difference_is_drawn_and_said() {
        check(60, "429 ≠ 427，相差 2");
    }
}
