//! Mail by SMTP (RFC 5321), one connection a letter.
//!
//! A letter has a date, a `Message-ID` made of its name, and says that a
//! program sent it (RFC 3834), so that no other program answers.

use super::{BadPlace, Letter, MailPlace, Post, Sending, Tls, Undelivered};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls as Line, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::time::{Duration, UNIX_EPOCH};

/// How long one answer of the mail server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long a letter may take from the first byte to the last.
const WHOLE: Duration = Duration::from_secs(60);

/// The mail server of the office.
pub struct Smtp {
    server: AsyncSmtpTransport<Tokio1Executor>,
    sender: Mailbox,
    domain: String,
}

impl Smtp {
    /// The mail server at a place; it is not asked yet.
    ///
    /// # Errors
    /// If TLS cannot be begun with a server of that name.
    pub fn open(place: &MailPlace) -> Result<Smtp, BadPlace> {
        Smtp::within(place, PATIENCE)
    }

    /// The same with a patience of one's own for each answer.
    ///
    /// # Errors
    /// As [`Smtp::open`].
    pub fn within(place: &MailPlace, patience: Duration) -> Result<Smtp, BadPlace> {
        let parameters = || TlsParameters::new(place.host.clone()).map_err(|e| BadPlace(format!("邮件服务器的加密连接建不起来：{e}")));
        let line = match place.tls {
            Tls::Open => Line::None,
            Tls::StartTls => Line::Required(parameters()?),
            Tls::Tls => Line::Wrapper(parameters()?),
        };
        let domain = place.sender.domain().to_owned();
        let mut server = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(place.host.as_str())
            .port(place.port)
            .tls(line)
            .timeout(Some(patience))
            .hello_name(ClientId::Domain(domain.clone()));
        if let Some(user) = &place.user {
            server = server.credentials(Credentials::new(user.clone(), place.password.to_string()));
        }
        Ok(Smtp { server: server.build(), sender: Mailbox::new(None, place.sender.lettre()), domain })
    }

    fn message(&self, letter: &Letter) -> Option<Message> {
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let message = Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(None, letter.to().lettre()))
            .subject(letter.subject())
            .date(UNIX_EPOCH + Duration::from_secs(u64::try_from(letter.at().as_second()).unwrap_or(0)))
            .message_id(Some(format!("<{}@{}>", letter.name(), self.domain)))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN);
        message.body(letter.text().to_owned()).ok()
    }
}

impl Post for Smtp {
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(async move {
            let message = self.message(letter).ok_or(Undelivered::Unfit)?;
            match tokio::time::timeout(WHOLE, self.server.send(message)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(why(&error)),
                Err(_) => Err(Undelivered::Away),
            }
        })
    }
}

/// By the code of the answer (RFC 5321, 4954): what server and address say of
/// the letter is told apart from what they say of us.
fn why(error: &lettre::transport::smtp::Error) -> Undelivered {
    // What the server said may name the address: only the code is logged.
    let code = error.status().map(u16::from);
    tracing::debug!(code, "a letter was not taken");
    match code {
        Some(454 | 530 | 534 | 535 | 538) => Undelivered::Login,
        Some(421) => Undelivered::Away,
        Some(500..600) => Undelivered::Refused,
        Some(_) => Undelivered::Later,
        None if error.is_tls() || error.is_client() => Undelivered::Login,
        None => Undelivered::Away,
    }
}
