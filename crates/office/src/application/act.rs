//! The acts of a case, one file a command.
//!
//! What is not here: [`crate::application::intake`] takes new applications,
//! [`crate::application::step`] does every act.

pub mod annul;
pub mod approve;
pub mod archive;
pub mod ask_correction;
pub mod ask_reasons;
pub mod assign;
pub mod close;
pub mod confirm_receipt;
pub mod consult;
pub mod correct;
pub mod correct_record;
pub mod decide_publication;
pub mod defer;
pub mod deliver;
pub mod draft;
pub mod extend;
pub mod hand_over;
pub mod notify_fee;
pub mod record_consultation_delivery;
pub mod record_correction_delivery;
pub mod record_counsel;
pub mod record_fee_delivery;
pub mod record_meeting;
pub mod record_opinion;
pub mod record_payment;
pub mod record_reasons;
pub mod record_remedy_result;
pub mod record_search;
pub mod register_remedy;
pub mod reopen;
pub mod reply;
pub mod return_draft;
pub mod review_secrecy;
pub mod split;
pub mod substitute;
pub mod suggest_publication;
pub mod withdraw;

use crate::application::command::WithLetter;
use crate::application::{Command, Refused};
use crate::letter::Told;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;

/// The command of a name with what was sent along, e.g. `extend` and
/// `{"days": 10}`; what its letter is told stands in `letter`.
///
/// # Errors
/// If there is no such command, or what was sent does not fit it.
pub fn named(name: &str, body: &Value) -> Result<Arc<dyn Command>, Refused> {
    let Some(told) = body.get("letter") else { return plain(name, body) };
    let told = Told::read(told)?;
    let mut body = body.clone();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("letter");
    }
    Ok(Arc::new(WithLetter { command: plain(name, &body)?, told }))
}

fn plain(name: &str, body: &Value) -> Result<Arc<dyn Command>, Refused> {
    match name {
        "confirm_receipt" => read::<confirm_receipt::ConfirmReceipt>(body),
        "assign" => read::<assign::Assign>(body),
        "hand_over" => read::<hand_over::HandOver>(body),
        "substitute" => read::<substitute::Substitute>(body),
        "ask_correction" => read::<ask_correction::AskCorrection>(body),
        "record_correction_delivery" => read::<record_correction_delivery::RecordCorrectionDelivery>(body),
        "correct" => read::<correct::Correct>(body),
        "ask_reasons" => read::<ask_reasons::AskReasons>(body),
        "record_reasons" => read::<record_reasons::RecordReasons>(body),
        "defer" => read::<defer::Defer>(body),
        "consult" => read::<consult::Consult>(body),
        "record_consultation_delivery" => read::<record_consultation_delivery::RecordConsultationDelivery>(body),
        "record_opinion" => read::<record_opinion::RecordOpinion>(body),
        "record_meeting" => read::<record_meeting::RecordMeeting>(body),
        "record_counsel" => read::<record_counsel::RecordCounsel>(body),
        "extend" => read::<extend::Extend>(body),
        "notify_fee" => read::<notify_fee::NotifyFee>(body),
        "record_fee_delivery" => read::<record_fee_delivery::RecordFeeDelivery>(body),
        "record_payment" => read::<record_payment::RecordPayment>(body),
        "record_search" => read::<record_search::RecordSearch>(body),
        "draft" => read::<draft::Draft>(body),
        "review_secrecy" => read::<review_secrecy::ReviewSecrecy>(body),
        "return_draft" => read::<return_draft::ReturnDraft>(body),
        "approve" => read::<approve::Approve>(body),
        "reply" => read::<reply::Reply>(body),
        "deliver" => read::<deliver::Deliver>(body),
        "withdraw" => read::<withdraw::Withdraw>(body),
        "close" => read::<close::Close>(body),
        "archive" => read::<archive::Archive>(body),
        "reopen" => read::<reopen::Reopen>(body),
        "register_remedy" => read::<register_remedy::RegisterRemedy>(body),
        "record_remedy_result" => read::<record_remedy_result::RecordRemedyResult>(body),
        "suggest_publication" => read::<suggest_publication::SuggestPublication>(body),
        "decide_publication" => read::<decide_publication::DecidePublication>(body),
        "correct_record" => read::<correct_record::CorrectRecord>(body),
        "annul" => read::<annul::Annul>(body),
        other => Err(Refused::Unusable(format!("没有“{other}”这个步骤"))),
    }
}

fn read<C: Command + DeserializeOwned + 'static>(body: &Value) -> Result<Arc<dyn Command>, Refused> {
    match C::deserialize(body) {
        Ok(command) => Ok(Arc::new(command)),
        Err(error) => Err(Refused::Unusable(format!("这一步的内容不合格式：{error}"))),
    }
}

/// The texts that say something.
fn said<const N: usize>(texts: [(&'static str, String); N]) -> Vec<(&'static str, String)> {
    texts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}

fn unknown(what: &str, name: &str) -> Refused {
    Refused::Unusable(format!("没有“{name}”这种{what}"))
}
