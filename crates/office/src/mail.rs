//! E-mail that goes out: what a letter by mail may be, and the door through
//! which it leaves.
//!
//! A [`Post`] takes a [`Letter`] or says why not. The one that speaks SMTP is
//! [`smtp`]; where it stands is a [`MailPlace`]. What the letters say is
//! decided in [`crate::application`]; nothing here knows a case.

mod letter;
mod place;
pub mod smtp;

pub use letter::{Address, Letter, Unfit};
pub use place::{BadPlace, MailPlace, Tls};

use std::future::Future;
use std::pin::Pin;

/// A letter on its way.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), Undelivered>> + Send + 'a>>;

/// Takes letters to where they go.
pub trait Post: Send + Sync {
    /// Takes a letter; it counts as sent when the other side has said that it
    /// took it over.
    ///
    /// # Errors
    /// Why it was not sent, and so whether trying again is of use. A letter
    /// whose taking over was not answered counts as not sent, and may come
    /// twice.
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a>;
}

/// Why a letter was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undelivered {
    /// The mail server does not answer, or broke off.
    #[error("邮件服务器连不上，或中途断开")]
    Away,
    /// The mail server does not let us in: name, password or certificate.
    #[error("邮件服务器不让登录，请系统管理员核对用户名、密码和证书")]
    Login,
    /// The mail server asks to come again later.
    #[error("邮件服务器要求以后再发")]
    Later,
    /// The mail server will not take this letter.
    #[error("邮件服务器拒收这封信")]
    Refused,
    /// No letter can be made of the message.
    #[error("收件地址或内容不能成为一封信")]
    Unfit,
}

impl Undelivered {
    /// In one word, as the outbox keeps it.
    pub fn name(self) -> &'static str {
        match self {
            Undelivered::Away => "away",
            Undelivered::Login => "login",
            Undelivered::Later => "later",
            Undelivered::Refused => "refused",
            Undelivered::Unfit => "unfit",
        }
    }

    /// What a person reads for a word that the outbox keeps.
    pub fn told(name: &str) -> String {
        const ALL: [Undelivered; 5] = [Undelivered::Away, Undelivered::Login, Undelivered::Later, Undelivered::Refused, Undelivered::Unfit];
        ALL.into_iter().find(|u| u.name() == name).map_or_else(|| name.to_owned(), |u| u.to_string())
    }

    /// Whether the same letter may go later.
    pub fn may_pass(self) -> bool {
        !matches!(self, Undelivered::Refused | Undelivered::Unfit)
    }

    /// Whether every other letter would meet the same.
    pub fn meets_all(self) -> bool {
        matches!(self, Undelivered::Away | Undelivered::Login)
    }
}
