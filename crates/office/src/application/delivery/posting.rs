//! The number of a mail item (邮件号码) of 中国邮政: thirteen digits, two
//! letters and eleven digits, or the international form S10 of the Universal
//! Postal Union (two letters, eight digits, a check digit, `CN`).
//!
//! Decisions go by the post and by no other carrier (国办公开办函〔2016〕235号,
//! item two; 邮政法第五十五条; CLK-8).

/// What is said to another carrier.
pub const POST_ONLY: &str =
    "答复等文书要交邮政企业（中国邮政、EMS）寄送，不能用其他快递企业（国办公开办函〔2016〕235号第二项、邮政法第五十五条）";

/// Names of carriers that are none of the post.
const OTHERS: [&str; 14] =
    ["顺丰", "圆通", "中通", "申通", "韵达", "京东", "极兔", "德邦", "百世", "跨越", "菜鸟", "丹鸟", "天天快递", "宅急送"];

/// Beginnings of their numbers.
const THEIR_LETTERS: [&str; 8] = ["SF", "YT", "JD", "JT", "ZTO", "STO", "DPK", "KYE"];

/// The weights of the check digit of S10.
const WEIGHTS: [u32; 8] = [8, 6, 4, 2, 3, 5, 9, 7];

/// Looks at carrier and number.
///
/// # Errors
/// A sentence: another carrier, or a number that cannot be one.
pub fn check(carrier: Option<&str>, number: &str) -> Result<(), String> {
    let carrier = carrier.map(str::trim).filter(|c| !c.is_empty());
    if let Some(carrier) = carrier {
        let is_post = ["中国邮政", "邮政", "EMS", "ems"].iter().any(|own| carrier.contains(own));
        if !is_post || names_other(carrier) {
            return Err(POST_ONLY.to_owned());
        }
    }
    let number: String = number.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase();
    if is_other(&number) {
        return Err(POST_ONLY.to_owned());
    }
    let no = |why: &str| Err(format!("邮件号码“{number}”不对：{why}，请照邮单核对"));
    let bytes = number.as_bytes();
    if bytes.len() != 13 || !bytes.iter().all(u8::is_ascii_alphanumeric) {
        return no("中国邮政的邮件号码是 13 位数字或字母");
    }
    let (letters, rest) = bytes.split_at(2);
    let (middle, end) = rest.split_at(9);
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    if is_nonsense(bytes) {
        return no("数字都相同或只是顺着数下来的");
    }
    match (digits(letters), digits(middle), digits(end)) {
        (true, true, true) => Ok(()),
        (false, true, true) if letters.iter().all(u8::is_ascii_alphabetic) => Ok(()),
        (false, true, false) if letters.iter().all(u8::is_ascii_alphabetic) && end.iter().all(u8::is_ascii_alphabetic) => {
            if end != b"CN" {
                return no("国际形式的号码以 CN 结尾才是中国邮政的");
            }
            if check_digit(middle) { Ok(()) } else { no("校验位不符") }
        }
        _ => no("字母只能在开头两位和结尾两位"),
    }
}

/// Refuses evidence by post that names another carrier in words.
///
/// # Errors
/// The sentence of [`POST_ONLY`].
pub fn check_words(words: &str) -> Result<(), String> {
    if names_other(words) { Err(POST_ONLY.to_owned()) } else { Ok(()) }
}

/// Whether words name another carrier as one: 京东快递, and not 北京东城区.
fn names_other(words: &str) -> bool {
    const AS_CARRIER: [&str; 5] = ["快递", "速运", "速递", "物流", "快运"];
    // Parts of other words: 北京东城区, 其中通过, 延期申通知, 跨越.
    const AMBIGUOUS: [&str; 4] = ["京东", "中通", "申通", "跨越"];
    let follows = |name: &str| words.match_indices(name).any(|(at, _)| AS_CARRIER.iter().any(|w| words[at + name.len()..].starts_with(w)));
    OTHERS.iter().any(|name| if AMBIGUOUS.contains(name) { follows(name) } else { words.contains(name) })
}

/// Whether a name or a number is that of another carrier.
fn is_other(text: &str) -> bool {
    let upper = text.to_uppercase();
    let begins = |prefix: &str| upper.strip_prefix(prefix).is_some_and(|rest| rest.len() >= 8 && !rest.ends_with("CN"));
    OTHERS.iter().any(|name| text.contains(name)) || THEIR_LETTERS.iter().any(|prefix| begins(prefix))
}

/// Whether the digits are all the same or each follows the one before.
fn is_nonsense(bytes: &[u8]) -> bool {
    let digits: Vec<u8> = bytes.iter().filter(|b| b.is_ascii_digit()).map(|b| b - b'0').collect();
    let is_same = digits.windows(2).all(|pair| pair[0] == pair[1]);
    let counts = digits.windows(2).all(|pair| (pair[0] + 1) % 10 == pair[1]);
    is_same || counts
}

/// Whether the ninth digit is the check digit of the eight before.
fn check_digit(nine: &[u8]) -> bool {
    let sum: u32 = nine.iter().zip(WEIGHTS).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    let expected = match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        n => n,
    };
    nine.get(8).is_some_and(|b| u32::from(b - b'0') == expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(carrier: Option<&str>, number: &str, says: &str) {
        match check(carrier, number) {
            Err(why) => assert!(why.contains(says), "{number}: {why}"),
            Ok(()) => panic!("{number} passes"),
        }
    }

    #[test]
    fn numbers_of_the_post_pass_in_each_of_their_forms() {
        // 4·8 + 7·6 + 3·4 + 1·2 + 2·3 + 4·5 + 8·9 + 2·7 = 200, which leaves 2
        // over eleven: the check digit is 11 − 2 = 9.
        for number in ["EA473124829CN", "ea473124829cn", "EA 4731 2482 9 CN", "0000000126000", "1090000126001", "XA00001260031"] {
            assert_eq!(check(None, number), Ok(()), "{number}");
        }
        assert_eq!(check(Some("中国邮政 EMS"), "1090000126001"), Ok(()));
    }

    #[test]
    fn a_digit_read_wrongly_is_found_by_the_check_digit() {
        for number in ["EA473124828CN", "EA473124929CN", "EA374124829CN"] {
            refused(None, number, "校验位不符");
        }
    }

    #[test]
    fn nonsense_is_none() {
        for number in ["", "123", "0000000000000", "1234567890123", "EA473124829US", "E1473124829CN", "１０９００００１２６００１"]
        {
            assert!(check(None, number).is_err(), "{number}");
        }
    }

    #[test]
    fn another_carrier_is_refused_with_the_letter_that_forbids_it() {
        refused(Some("顺丰速运"), "1090000126001", "235号");
        refused(Some("某某快递"), "1090000126001", "第五十五条");
        for number in ["SF1090000126001", "YT1090000126001", "JD0109000012600"] {
            refused(None, number, "中国邮政、EMS");
        }
    }

    #[test]
    fn places_and_other_words_are_no_carriers() {
        for words in ["EMS 1090000126001，寄至北京东城区", "南京东路20号", "其中通过EMS寄出", "延期申通知书"] {
            assert_eq!(check_words(words), Ok(()), "{words}");
        }
        for words in ["京东快递", "中通快递单", "顺丰寄出", "申通物流"] {
            assert_eq!(check_words(words), Err(POST_ONLY.to_owned()), "{words}");
        }
    }
}
