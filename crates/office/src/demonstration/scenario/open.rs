//! Cases that stand in the middle on the day of the first start, so that every
//! state of work can be seen at once.

use super::{answer, wait};
use crate::demonstration::story::Story;
use law::application::act::Request;
use law::clock::Channel;
use serde_json::json;

/// Received on paper, given to a clerk, nothing more.
pub fn waiting(story: &mut Story<'_>) {
    story.comes_by(Channel::InPerson, Request::Information);
}

/// Searched for, not yet drafted.
pub fn searched(story: &mut Story<'_>) {
    waiting(story);
    story.wait(3);
    story.search(true);
}

/// Drafted; the reviews are still to come.
pub fn drafted(story: &mut Story<'_>) {
    searched(story);
    story.wait(2);
    story.draft(&["D04"]);
}

/// Approved, and not yet sent.
pub fn approved(story: &mut Story<'_>) {
    searched(story);
    story.wait(3);
    story.approved(&["D01"]);
}

/// Sent by internet, and nobody confirmed.
pub fn unconfirmed(story: &mut Story<'_>) {
    let described = format!("申请公开{}。", story.subject);
    story.is_sent(Channel::Internet, Request::Information, described);
}

/// A third party has the letter and has not answered.
pub fn third_party_asked(story: &mut Story<'_>) {
    waiting(story);
    story.wait(3);
    wait::sends_to_third_party(story);
    story.wait(2);
    story.registrar("record_consultation_delivery", json!({"reference": "第三方1"}));
}

/// Another organ was asked, by a date.
pub fn organ_asked(story: &mut Story<'_>) {
    waiting(story);
    story.wait(2);
    wait::sends_to_organ(story, "云汀县发展和改革局");
}

/// A co-maker was asked.
pub fn co_maker_asked(story: &mut Story<'_>) {
    waiting(story);
    story.wait(2);
    wait::sends_to_co_maker(story);
}

/// The correction has not come.
pub fn correction_asked(story: &mut Story<'_>) {
    waiting(story);
    story.wait(2);
    wait::notifies_correction(story);
}

/// The fee is not paid.
pub fn fee_asked(story: &mut Story<'_>) {
    waiting(story);
    story.wait(2);
    wait::notifies_fee(story);
}

/// The reasons have not come.
pub fn reasons_asked(story: &mut Story<'_>) {
    waiting(story);
    story.wait(2);
    story.clerk("ask_reasons", json!({"excess": "一个月内提出二十一件内容相近的申请"}));
}

/// Extended, at work.
pub fn extended(story: &mut Story<'_>) {
    searched(story);
    story.wait(10);
    wait::extends(story);
}

/// A later date is set and has not come.
pub fn deferred(story: &mut Story<'_>) {
    waiting(story);
    story.wait(2);
    wait::asks_reasons(story, true);
    wait::defers(story, 60);
}

/// Sent, and not yet known to have arrived.
pub fn replied(story: &mut Story<'_>) {
    story.comes_by(Channel::Post, Request::Information);
    story.wait(2);
    answer::prepare(story, "D01");
    story.wait(2);
    story.reply(&["D01"]);
}

/// Arrived, and not yet in the archive.
pub fn delivered(story: &mut Story<'_>) {
    replied(story);
    story.deliver();
}

/// Withdrawn, and not yet in the archive.
pub fn withdrawn(story: &mut Story<'_>) {
    waiting(story);
    story.wait(3);
    story.registrar("withdraw", json!({"reason": "已自行查到"}));
}

/// The applicant cannot be reached; not yet in the archive.
pub fn unreachable(story: &mut Story<'_>) {
    waiting(story);
    story.wait(8);
    story.clerk("close", json!({"why": "other", "facts": "所留联系方式均无法联系，邮件退回"}));
}
