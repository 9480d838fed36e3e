//! Numbers and dates as a sheet shows them.

use calamine::ExcelDateTime;

/// Significant digits a sheet keeps.
const DIGITS: usize = 15;
/// More decimals than this no format shows.
const DECIMALS: usize = 30;

/// A number in its format. Only decimals and percent are followed; separators
/// of thousands and currencies are left out, so that a number stays a number.
pub fn print(value: f64, code: &str) -> String {
    if !value.is_finite() {
        return String::new();
    }
    match Shape::of(code) {
        Shape::General => general(value),
        Shape::Fixed { least, most, is_percent } => {
            let shown = if is_percent { general_value(value * 100.0) } else { general_value(value) };
            let mut text = format!("{shown:.most$}");
            // `#` shows a decimal only where there is one.
            let keep = text.len() - (most - least);
            while text.len() > keep && text.ends_with('0') {
                text.pop();
            }
            let text = text.trim_end_matches('.');
            let text =
                if text.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.')) { text.trim_start_matches('-') } else { text };
            format!("{text}{}", if is_percent { "%" } else { "" })
        }
    }
}

/// A date as ISO, with the time if there is one; below a day only the time.
pub fn date(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if date.is_duration() || date.as_f64() < 1.0 {
        return time;
    }
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { day } else { format!("{day} {time}") }
}

enum Shape {
    General,
    Fixed { least: usize, most: usize, is_percent: bool },
}

impl Shape {
    /// The shape of the section for positive numbers of a format code
    /// (ECMA-376 part 1, 18.8.31).
    fn of(code: &str) -> Shape {
        let mut digits = String::new();
        let mut is_percent = false;
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => while chars.next().is_some_and(|c| c != '"') {},
                '[' => while chars.next().is_some_and(|c| c != ']') {},
                '\\' | '_' | '*' => {
                    chars.next();
                }
                '0' | '#' | '?' | '.' => digits.push(c),
                '%' => is_percent = true,
                ',' | ' ' | '-' | '+' | '(' | ')' | '$' | '¥' | '￥' => {}
                // Scientific, fractions, dates and text are left alone.
                _ => return Shape::General,
            }
        }
        if digits.is_empty() {
            return Shape::General;
        }
        let decimals = digits.split_once('.').map_or("", |(_, decimals)| decimals);
        let least = decimals.chars().filter(|c| *c == '0').count().min(DECIMALS);
        let most = decimals.chars().filter(|c| *c != '.').count().min(DECIMALS);
        Shape::Fixed { least, most, is_percent }
    }
}

/// Without the noise of binary fractions: 0.1 + 0.2 is 0.3.
fn general_value(value: f64) -> f64 {
    format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value)
}

fn general(value: f64) -> String {
    let value = general_value(value);
    if value == 0.0 { "0".to_owned() } else { value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: f64, code: &str, expected: &str) {
        assert_eq!(print(value, code), expected, "{value} as {code:?}");
    }

    #[test]
    fn a_whole_number_has_no_decimals() {
        check(36.0, "", "36");
        check(447_228.0, "General", "447228");
        check(-0.0, "", "0");
    }

    #[test]
    fn binary_noise_is_not_shown() {
        check(0.1 + 0.2, "", "0.3");
        check(1.1 * 3.0, "", "3.3");
    }

    #[test]
    fn decimals_are_those_of_the_format() {
        check(1286.5, "0.00", "1286.50");
        check(1286.5, "#,##0.00_ ", "1286.50");
        check(7.0, "0.##", "7");
        check(7.25, "0.##", "7.25");
        check(-3.0, "0_);[Red]\\(0\\)", "-3");
    }

    #[test]
    fn a_percentage_is_shown_as_one() {
        check(0.955, "0.0%", "95.5%");
        check(1.0, "0%", "100%");
    }
}
