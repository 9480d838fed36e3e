//! Check digits: GB 11643 (身份证), GB 32100 (统一社会信用代码), Luhn (cards);
//! and dates of birth that can be.

/// 18 characters of an identity number: form, date of birth.
pub fn is_identity_form(digits: &[u8]) -> bool {
    let [front @ .., last] = digits else { return false };
    digits.len() == 18
        && front.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || *last == b'X')
        && digits[0] != b'0'
        && matches!(&digits[6..8], b"18" | b"19" | b"20")
        && is_date(number(&digits[6..10]), number(&digits[10..12]), number(&digits[12..14]))
}

/// The check digit of an identity number of 18 characters.
pub fn is_identity(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(d, w)| u32::from(d.wrapping_sub(b'0')) * w).sum();
    is_identity_form(digits) && b"10X98765432".get(usize::try_from(sum % 11).unwrap_or(0)) == digits.get(17)
}

/// The old identity number of 15 digits: a date of birth in this or the last
/// century, and a division of a province that exists.
pub fn is_old_identity(digits: &[u8]) -> bool {
    digits.len() == 15
        && digits.iter().all(u8::is_ascii_digit)
        && matches!(digits[0], b'1'..=b'9')
        && is_date(1900 + number(&digits[6..8]), number(&digits[8..10]), number(&digits[10..12]))
}

/// A card number by Luhn.
pub fn is_luhn(digits: &[u8]) -> bool {
    let doubled = |(i, d): (usize, &u8)| {
        let d = u32::from(d.wrapping_sub(b'0')) * if i % 2 == 1 { 2 } else { 1 };
        if d > 9 { d - 9 } else { d }
    };
    digits.iter().rev().enumerate().map(doubled).sum::<u32>().is_multiple_of(10)
}

/// 统一社会信用代码 of 18 characters with a valid check character.
pub fn is_credit_code(code: &[u8]) -> bool {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let value = |c: u8| ALPHABET.iter().position(|a| *a == c);
    let mut weight = 1;
    let mut sum = 0;
    for c in code.iter().take(17) {
        let Some(v) = value(*c) else { return false };
        sum += v * weight;
        weight = weight * 3 % 31;
    }
    code.len() == 18 && code.get(17).and_then(|c| value(*c)) == Some((31 - sum % 31) % 31)
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |n, d| n * 10 + u32::from(d.wrapping_sub(b'0')))
}

fn is_date(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1800..2100).contains(&year) && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_those_of_the_standards() {
        assert!(is_identity(b"11010519491231002X"));
        assert!(!is_identity(b"110105194912310021"));
        assert!(!is_identity(b"110105194902300026"));
        assert!(is_credit_code(b"113703040042180156"));
        assert!(is_credit_code(b"11370322004222241N"));
        assert!(!is_credit_code(b"11370322004222241M"));
        assert!(is_luhn(b"6222021001122334458"));
        assert!(!is_luhn(b"6222021001122334459"));
    }
}
