//! Where mail goes out: the mail server of the office, as configuration names
//! it.

use super::Address;
use std::net::IpAddr;
use zeroize::Zeroizing;

/// How the line to the mail server is kept from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// Not at all: only to this machine itself.
    Open,
    /// From the command `STARTTLS` on; without it nothing is sent.
    StartTls,
    /// From the first byte on.
    Tls,
}

/// The mail server, and in whose name it is used.
#[derive(Clone)]
pub struct MailPlace {
    /// The name or address of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is kept.
    pub tls: Tls,
    /// From whom the letters are.
    pub sender: Address,
    /// The name to log in with; none to send without logging in.
    pub user: Option<String>,
    /// The password.
    pub password: Zeroizing<String>,
    /// The address under which a case is followed, told in every letter.
    pub link: Option<String>,
}

impl std::fmt::Debug for MailPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MailPlace({}:{}, {:?})", self.host, self.port, self.tls)
    }
}

/// A mail server that cannot be meant so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadPlace(pub String);

impl MailPlace {
    /// The server of an address: `smtps://HOST:465`, `smtp+starttls://HOST:587`
    /// or, on this machine only, `smtp://127.0.0.1:25`; a name to log in with
    /// stands before an `@`. The password does not belong into an address.
    ///
    /// # Errors
    /// A sentence that says what to write instead.
    pub fn parse(url: &str, sender: &str, password: &str, link: Option<&str>) -> Result<MailPlace, BadPlace> {
        let bad = |why: &str| BadPlace(format!("邮件服务器“{url}”不能用：{why}"));
        let form = "请写成 smtps://主机:465、smtp+starttls://主机:587，或本机的 smtp://127.0.0.1:25；用户名写在 @ 前面";
        let (scheme, rest) = url.split_once("://").ok_or_else(|| bad(form))?;
        let (tls, usual) = match scheme {
            "smtps" => (Tls::Tls, 465),
            "smtp+starttls" => (Tls::StartTls, 587),
            "smtp" => (Tls::Open, 25),
            _ => return Err(bad(form)),
        };
        let (user, place) = match rest.rsplit_once('@') {
            Some((user, place)) => (Some(user), place),
            None => (None, rest),
        };
        let (host, port) = host_and_port(place.trim_end_matches('/'), usual).ok_or_else(|| bad(form))?;
        if user.is_some_and(|u| u.is_empty() || u.contains(':') || u.contains(char::is_control)) {
            // The address itself is not repeated: it may hold the password.
            return Err(BadPlace("邮件服务器地址里的用户名不能用。密码不写在地址里，请设 GONGKAI_MAIL_PASSWORD".to_owned()));
        }
        if tls == Tls::Open && !is_loopback(&host) {
            return Err(bad("不加密只许发到本机（127.0.0.1、[::1]、localhost）"));
        }
        if user.is_some() == password.is_empty() {
            return Err(bad("用户名和密码（GONGKAI_MAIL_PASSWORD）要么都给，要么都不给"));
        }
        let sender = Address::parse(sender).map_err(|_| bad("请在 GONGKAI_MAIL_SENDER 写明发件地址"))?;
        if link.is_some_and(|l| !(l.starts_with("https://") || l.starts_with("http://")) || l.len() > 500 || l.contains(odd)) {
            return Err(bad("GONGKAI_MAIL_LINK 要是 https:// 开头的网址"));
        }
        Ok(MailPlace {
            host,
            port,
            tls,
            sender,
            user: user.map(str::to_owned),
            password: Zeroizing::new(password.to_owned()),
            link: link.map(str::to_owned),
        })
    }
}

fn odd(c: char) -> bool {
    c.is_control() || c.is_whitespace()
}

/// `HOST`, `HOST:PORT`, `[V6]` or `[V6]:PORT`.
fn host_and_port(text: &str, usual: u16) -> Option<(String, u16)> {
    let (host, port) = match text.strip_prefix('[') {
        Some(rest) => {
            let (host, after) = rest.split_once(']')?;
            (host, after.strip_prefix(':').or(if after.is_empty() { Some("") } else { None })?)
        }
        None => text.split_once(':').unwrap_or((text, "")),
    };
    let port = if port.is_empty() { usual } else { port.parse().ok()? };
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-._:".contains(c);
    (!host.is_empty() && host.chars().all(is_name) && port > 0).then(|| (host.to_owned(), port))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, password: &str, expected: Option<(&str, u16, Tls)>) {
        let parsed = MailPlace::parse(url, "gk@example.org", password, Some("https://gk.example.org/"));
        let told = parsed.as_ref().ok().map(|p| (p.host.as_str(), p.port, p.tls));
        assert_eq!(told, expected, "{url}: {parsed:?}");
    }

    #[test]
    fn an_open_line_goes_to_this_machine_only() {
        check("smtp://127.0.0.1", "", Some(("127.0.0.1", 25, Tls::Open)));
        check("smtp://localhost:2525", "", Some(("localhost", 2525, Tls::Open)));
        check("smtp://[::1]:2525", "", Some(("::1", 2525, Tls::Open)));
        check("smtp://mail.example.org", "", None);
        check("smtp://192.168.0.9:25", "", None);
        check("smtp://127.0.0.1.example.org", "", None);
    }

    #[test]
    fn name_and_password_come_together_and_the_password_not_in_the_address() {
        check("smtps://gk@mail.example.org", "secret", Some(("mail.example.org", 465, Tls::Tls)));
        check("smtp+starttls://gk@example.org@mail.example.org:25", "secret", Some(("mail.example.org", 25, Tls::StartTls)));
        check("smtps://gk@mail.example.org", "", None);
        check("smtps://mail.example.org", "secret", None);
        let told = MailPlace::parse("smtps://gk:secret@mail.example.org", "gk@example.org", "", None).err().map(|e| e.0);
        assert!(told.as_ref().is_some_and(|t| !t.contains("secret")), "{told:?}");
    }

    #[test]
    fn what_is_no_server_is_told() {
        for url in ["", "mail.example.org", "imap://mail.example.org", "smtps://", "smtps://mail.example.org:0", "smtps://a b"] {
            check(url, "", None);
        }
        for sender in ["", "gk", "gk@example.org\r\nBcc: x@example.org"] {
            assert!(MailPlace::parse("smtps://mail.example.org", sender, "", None).is_err(), "{sender:?}");
        }
        for link in ["gk.example.org", "javascript:x", "https://gk.example.org/\r\nx"] {
            assert!(MailPlace::parse("smtps://mail.example.org", "gk@example.org", "", Some(link)).is_err(), "{link:?}");
        }
    }
}
