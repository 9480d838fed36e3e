//! What the receipt of delivery (P18, 送达回证) is told by the record.

use super::Delivery;
use crate::application::step::visible;
use crate::application::{Actor, Ledger, Refused};
use jiff::civil::DateTime;
use law::application::act::{Act, ActKind, Way};
use law::outcome::Outcome;
use serde_json::{Value, json};
use store::CaseId;
use store::application::{self, Found};

impl Ledger {
    /// The context of P18 for the delivery that an act recorded, as far as the
    /// record says it; `deliverer` is who recorded it. It names the applicant
    /// in full: for who may print it.
    ///
    /// # Errors
    /// [`Refused::NotFound`] if the act is no delivery of a reply, or the
    /// person is forgotten.
    pub async fn receipt_context(&self, actor: &Actor, case: &CaseId, seq: u32) -> Result<Value, Refused> {
        let found = visible(&self.store, actor, case).await?;
        let of = self.deliveries(&found).await?.into_iter().find(|d| d.seq == seq).ok_or(Refused::NotFound)?;
        let person = application::read_applicant(&self.store, &self.vault, &found.head.applicant).await?.ok_or(Refused::NotFound)?;
        let replied = found.acts.iter().rev().find(|a| a.entry.act.kind() == ActKind::Replied && a.entry.seq < seq);
        let replied = replied.ok_or(Refused::NotFound)?;
        let by_hand = matches!(of.way, Way::InPerson | Way::Entrusted);
        let address = match of.way {
            Way::Electronic => of.proof.address.clone(),
            Way::Announced => of.proof.place.clone(),
            _ => person.address.clone(),
        };
        // By post the day of posting is that of the letter; the post's own
        // proof of arrival is no part of the act.
        let signed_at = if of.way.counts_by_sending() { None } else { Some(of.on.to_string()) };
        Ok(json!({
            "document": title(&found, seq),
            "document_number": replied.document,
            "recipient": person.name,
            "method": of.way.label(),
            "address": address.unwrap_or_default(),
            "posting": of.proof.posting,
            "sent_at": replied.entry.effective.to_string(),
            "signed_at": signed_at,
            "signer": if by_hand { signer(&of) } else { None },
            "remark": remark(&of),
            "proof": proof(&of),
            "deliverer": of.actor,
        }))
    }
}

/// The title of the reply by its outcome; the plain name where it has several.
fn title(found: &Found, before: u32) -> String {
    let replied = found.acts.iter().rev().filter(|a| a.entry.seq < before).find_map(|a| match &a.entry.act {
        Act::Replied { decision } => Some(decision),
        _ => None,
    });
    let one = replied.and_then(|d| d.primary.or(if let [one] = d.outcomes.as_slice() { Some(*one) } else { None }));
    let letter = one.map(Outcome::code).and_then(letter::Letter::named);
    letter.map_or("政府信息公开申请答复书", |l| l.title).to_owned()
}

fn signer(of: &Delivery) -> Option<String> {
    let signer = of.proof.signer.as_deref()?;
    Some(match of.proof.relation.as_deref() {
        Some(relation) => format!("{signer}，{relation}"),
        None => signer.to_owned(),
    })
}

/// What happened where nobody signed.
fn remark(of: &Delivery) -> Option<String> {
    let said = match of.way {
        Way::Retained if !of.proof.witnesses.is_empty() => Some(format!("留置送达，见证人：{}", of.proof.witnesses.join("、"))),
        Way::Retained => of.proof.video.as_ref().map(|video| format!("留置送达，录像存于：{video}")),
        Way::Announced => of.proof.until.map(|until| format!("公告至 {until}")),
        Way::Entrusted => of.proof.agent.as_ref().map(|agent| format!("委托{agent}送达")),
        _ => None,
    };
    said.filter(|s| !s.is_empty())
}

fn proof(of: &Delivery) -> Option<String> {
    let at = |what: &str, time: Option<DateTime>| time.map(|t| format!("{what} {} {}", t.date(), t.time().strftime("%H:%M")));
    let typed = [at("到达", of.proof.arrived), at("首次阅读", of.proof.read)];
    let parts: Vec<String> = typed.into_iter().flatten().chain(of.words.clone()).collect();
    (!parts.is_empty()).then(|| parts.join("；"))
}
