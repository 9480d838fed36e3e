//! Masking what is known of a person (UX-13): enough to recognise, too little
//! to use.

/// A name: the first character. Two characters in front of a compound name
/// are not worth telling apart.
pub fn name(name: &str) -> String {
    keep(name, 1, 0)
}

/// A telephone: the first three and the last four digits.
pub fn phone(phone: &str) -> String {
    keep(phone, 3, 4)
}

/// An identity number or unified code: the first two and the last three.
pub fn identity(identity: &str) -> String {
    keep(identity, 2, 3)
}

/// An e-mail address: the first character and the domain.
pub fn email(email: &str) -> String {
    match email.split_once('@') {
        Some((user, domain)) => format!("{}@{domain}", keep(user, 1, 0)),
        None => keep(email, 1, 0),
    }
}

/// An address: down to 乡, 镇 or 街道; else to 县, 区 or 市; else nothing.
pub fn address(address: &str) -> String {
    let end = ["街道", "镇", "乡", "县", "区", "市"].iter().find_map(|level| address.find(level).map(|at| at + level.len()));
    match end {
        Some(end) if end < address.len() => format!("{}***", &address[..end]),
        Some(_) => address.to_owned(),
        None => "***".to_owned(),
    }
}

/// Stars in the middle; all stars where too little would be hidden.
fn keep(text: &str, front: usize, back: usize) -> String {
    let count = text.chars().count();
    let shows = |i: usize| count > front + back && (i < front || i >= count - back);
    text.chars().enumerate().map(|(i, c)| if shows(i) { c } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mask: fn(&str) -> String, text: &str, expected: &str) {
        assert_eq!(mask(text), expected);
    }

    #[test]
    fn what_is_masked_is_recognised_and_not_used() {
        check(name, "汀禾", "汀*");
        check(name, "汀小禾", "汀**");
        check(phone, "13800001234", "138****1234");
        check(identity, "990101200001010013", "99*************013");
        check(email, "tingxiaohe@example.cn", "t*********@example.cn");
        check(address, "云汀县水门镇一号", "云汀县水门镇***");
        check(address, "云汀县水门路一号", "云汀县***");
        check(address, "云汀县", "云汀县");
    }

    #[test]
    fn what_is_too_short_or_odd_is_hidden_whole() {
        check(name, "汀", "*");
        check(phone, "1234567", "*******");
        check(identity, "12345", "*****");
        check(email, "a@b", "*@b");
        check(email, "汀", "*");
        check(address, "水门路一号", "***");
        check(name, "", "");
    }
}
