//! Messages by mail, put in the act that they tell of.
//!
//! An applicant who gave an e-mail address and chose it is told that a
//! correction is asked for, the date was extended, or the reply is there. The
//! office of an agency that named a mailbox is told what its staff are
//! reminded of. Every message says number, state, date and a link, and nothing
//! of what was asked for or who asked (SEC-24).

use crate::application::{Ledger, Refused};
use crate::world::Moment;
use jiff::civil::Date;
use law::application::Case;
use law::application::act::ActKind;
use store::application::{self, Found};
use store::outbox::{self, Hours, Message, Way};
use store::seal::Owner;
use store::setting::{self, Scope};
use store::{CaseId, StoreError, Tx};

/// The setting of an agency with the mailbox to which reminders go.
pub const MAILBOX: &str = "mailbox";

/// The field under which an address is sealed in a message.
pub(super) const FIELD: &str = "mail";

/// Tells the applicant of an act, if they chose so.
pub(super) async fn applicant(
    tx: &Tx,
    ledger: &Ledger,
    found: &Found,
    after: &Case,
    (seq, kind): (u32, ActKind),
    on: Date,
) -> Result<(), Refused> {
    let Some(told) = &ledger.mail else { return Ok(()) };
    let (state, date) = match kind {
        ActKind::CorrectionNotified => ("需要补正，补正期限", after.clock.waiting_until),
        ActKind::Extended => ("已延期，答复期限", after.clock.promised),
        ActKind::Replied => ("已答复，答复日期", Some(on)),
        _ => return Ok(()),
    };
    let person = application::read_applicant(tx, &ledger.vault, &found.head.applicant).await?;
    let Some(address) = person.filter(|p| p.by_email).and_then(|p| p.email) else { return Ok(()) };
    let owner = Owner::Applicant(found.head.applicant.clone());
    let key = ledger.vault.key(tx, &owner).await?;
    let number = found.head.number.as_deref();
    let (subject, text) = words(number, state, date, told.link.as_deref());
    let to = key.seal(address.as_bytes(), FIELD).map_err(StoreError::from)?;
    let message = Message { hours: Hours::Any, way: Way::Mail, owner: owner.to_string(), to, subject, text };
    let now = ledger.clock.now().0;
    outbox::put(tx, &message, &format!("mail/{}/{seq}", found.head.id), now, now).await?;
    Ok(())
}

/// Tells the office of an agency what its staff are reminded of: in working
/// hours, unless the date has passed.
pub(super) async fn office(tx: &Tx, ledger: &Ledger, found: &Found, kind: &str, about: Option<Date>, now: Moment) -> Result<(), Refused> {
    let Some(told) = &ledger.mail else { return Ok(()) };
    let agency = &found.head.agency;
    let Some(address) = setting::get(tx, &Scope::Agency(agency.clone()), MAILBOX).await? else { return Ok(()) };
    let (state, hours) = match kind {
        "due_soon" => ("将到期，期限", Hours::Working(agency.clone())),
        "overdue" => ("已超期，期限", Hours::Any),
        "receipt_unconfirmed" => ("待确认收到，提交日期", Hours::Working(agency.clone())),
        "receipt_overdue" => ("逾期未确认收到，提交日期", Hours::Any),
        _ => return Ok(()),
    };
    // The mailbox is no secret; under the key of the case it goes with it.
    let owner = Owner::Case(found.head.id.clone());
    let key = ledger.vault.key(tx, &owner).await?;
    let (subject, text) = words(found.head.number.as_deref(), state, about, told.link.as_deref());
    let message = Message {
        hours,
        way: Way::Mail,
        owner: owner.to_string(),
        to: key.seal(address.as_bytes(), FIELD).map_err(StoreError::from)?,
        subject,
        text,
    };
    outbox::put(tx, &message, &key_of(&found.head.id, kind, now.date()), now.0, now.0).await?;
    Ok(())
}

fn key_of(case: &CaseId, kind: &str, today: Date) -> String {
    format!("mail/{case}/{kind}/{today}")
}

/// Subject and text: number, state, date, link.
fn words(number: Option<&str>, state: &str, date: Option<Date>, link: Option<&str>) -> (String, String) {
    let number = number.unwrap_or("未编号");
    let word = state.split('，').next().unwrap_or(state);
    let mut text = format!("受理编号：{number}\n状态：{state}");
    if let Some(date) = date {
        text.push_str(&format!(" {date}"));
    }
    text.push('\n');
    if let Some(link) = link {
        text.push_str(&format!("查看：{link}\n"));
    }
    (format!("政府信息公开申请 {number}：{word}"), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_message_says_number_state_date_and_link_and_nothing_else() {
        let (subject, text) = words(Some("2024-17"), "已答复，答复日期", Some(date(2024, 3, 20)), Some("https://gk.example.org/"));
        assert_eq!(subject, "政府信息公开申请 2024-17：已答复");
        assert_eq!(text, "受理编号：2024-17\n状态：已答复，答复日期 2024-03-20\n查看：https://gk.example.org/\n");
        let (subject, text) = words(None, "将到期，期限", None, None);
        assert_eq!((subject.as_str(), text.as_str()), ("政府信息公开申请 未编号：将到期", "受理编号：未编号\n状态：将到期，期限\n"));
    }
}
