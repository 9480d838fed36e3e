//! Personal data in an excerpt of an original, masked for the eye: identity
//! cards, mobile telephones, bank cards, passports.
//!
//! What a personal datum is, `redact` says: what is shown masked and what stops
//! a package are found by the same detector.

pub use redact::personal::{Masked, masked as mask};

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let masked = mask(text);
        assert_eq!(masked.text, expected);
        assert_eq!(masked.text.len(), text.len());
    }

    #[test]
    fn people_are_masked() {
        check("联系13800138000。", "联系138****8000。");
        check("身份证11010519491231002X号", "身份证11*************02X号");
        // Of a region that does not exist, as in the demonstration.
        check("身份证号990121197102030015", "身份证号99*************015");
        check("账号6222021001122334458", "账号6222***********4458");
    }

    #[test]
    fn offices_and_counts_are_not() {
        check("电话0533-4110087，共 61 件", "电话0533-4110087，共 61 件");
        check("代码113703040042180156", "代码113703040042180156");
    }
}
