//! A letter by mail: checked, so that nothing in it can become a header of
//! its own (SEC-24).

use jiff::Timestamp;

/// Longest address, in bytes (RFC 5321).
const LONGEST_ADDRESS: usize = 254;
/// Longest subject, in bytes.
const LONGEST_SUBJECT: usize = 200;
/// Longest text, in bytes.
const LONGEST_TEXT: usize = 2_000;

/// Why something is no letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The address.
    #[error("不是电子邮箱地址")]
    Address,
    /// The subject.
    #[error("邮件主题太长，或有换行等控制字符")]
    Subject,
    /// The text.
    #[error("邮件内容太长，或有控制字符")]
    Text,
    /// The name under which the letter is known.
    #[error("邮件编号有不能用的字符")]
    Name,
}

/// The address of a mailbox.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(lettre::Address);

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Address")
    }
}

impl Address {
    /// The address in a text.
    ///
    /// # Errors
    /// If it is none: also with spaces, control characters, brackets or a
    /// second `@`, which quoted forms would allow and nobody has.
    pub fn parse(text: &str) -> Result<Address, Unfit> {
        let is_odd = |c: char| c.is_control() || c.is_whitespace() || "\"(),:;<>[\\]".contains(c);
        if text.len() > LONGEST_ADDRESS || text.contains(is_odd) || text.matches('@').count() != 1 {
            return Err(Unfit::Address);
        }
        text.parse().map(Address).map_err(|_| Unfit::Address)
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.domain()
    }

    pub(super) fn lettre(&self) -> lettre::Address {
        self.0.clone()
    }
}

/// A letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    name: String,
    to: Address,
    subject: String,
    text: String,
    at: Timestamp,
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter({})", self.name)
    }
}

impl Letter {
    /// A letter under a name of letters, digits and hyphens, the same each
    /// time it is sent: by it a mailbox may know that one came twice.
    ///
    /// # Errors
    /// What in it can be in no letter.
    pub fn new(name: &str, to: &str, subject: &str, text: &str, at: Timestamp) -> Result<Letter, Unfit> {
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(Unfit::Name);
        }
        if subject.is_empty() || subject.len() > LONGEST_SUBJECT || subject.contains(breaks) {
            return Err(Unfit::Subject);
        }
        if text.len() > LONGEST_TEXT || text.contains(|c| c != '\n' && breaks(c)) {
            return Err(Unfit::Text);
        }
        let to = Address::parse(to)?;
        Ok(Letter { name: name.to_owned(), to, subject: subject.to_owned(), text: text.to_owned(), at })
    }

    /// The name under which it is known.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// To whom.
    pub fn to(&self) -> &Address {
        &self.to
    }

    /// The subject.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// When it is sent.
    pub fn at(&self) -> Timestamp {
        self.at
    }
}

/// Characters that end a line somewhere, or do something else than being read.
fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts by which others have made headers of addresses and subjects.
    const INJECTIONS: &str = include_str!("injections.txt");

    fn letter(to: &str, subject: &str, text: &str) -> Result<Letter, Unfit> {
        Letter::new("019-a", to, subject, text, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn no_text_of_the_corpus_becomes_a_header() {
        let mut refused = 0;
        for line in INJECTIONS.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let text: String = serde_json::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}"));
            assert_eq!(letter(&text, "主题", "内容"), Err(Unfit::Address), "{line}");
            assert_eq!(letter("a@example.org", &text, "内容"), Err(Unfit::Subject), "{line}");
            refused += 1;
        }
        assert!(refused >= 20, "{refused}");
    }

    #[test]
    fn ordinary_addresses_are_taken() {
        for address in ["a@example.org", "li.si+gk@mail.example.cn", "x_1@xn--fiqs8s.example"] {
            assert!(letter(address, "政府信息公开申请 2024-1：已答复", "第一行\n第二行").is_ok(), "{address}");
        }
    }

    #[test]
    fn what_is_too_long_is_refused() {
        let long = "长".repeat(1_000);
        assert_eq!(letter("a@example.org", &long, ""), Err(Unfit::Subject));
        assert_eq!(letter("a@example.org", "主题", &long), Err(Unfit::Text));
        assert_eq!(letter(&format!("{}@example.org", "a".repeat(250)), "主题", ""), Err(Unfit::Address));
        assert_eq!(Letter::new("a>\r\n", "a@example.org", "主题", "", Timestamp::UNIX_EPOCH), Err(Unfit::Name));
    }
}
