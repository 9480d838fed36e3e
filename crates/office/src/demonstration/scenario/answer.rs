//! Cases that end in a reply, with what must stand in them before it.

use crate::demonstration::story::Story;
use law::application::act::Request;
use law::clock::Channel;
use serde_json::json;

/// How replies end, with weights.
const OUTCOMES: [(&str, u32); 24] = [
    ("D01", 92),
    ("D02", 9),
    ("D03", 20),
    ("D04", 22),
    ("D05", 1),
    ("D06", 1),
    ("D07", 1),
    ("D08", 6),
    ("D09", 3),
    ("D10", 5),
    ("D11", 3),
    ("D12", 6),
    ("D13", 24),
    ("D14", 18),
    ("D15", 8),
    ("D16", 2),
    ("D17", 9),
    ("D18", 5),
    ("D19", 2),
    ("D20", 1),
    ("D21", 2),
    ("D22", 9),
    ("D26", 3),
    ("D27", 3),
];

/// The outcomes of replies, in the order of their codes.
pub fn outcomes() -> impl Iterator<Item = &'static str> {
    OUTCOMES.iter().map(|(code, _)| *code)
}

/// Answered in time, as it may be.
pub fn answered(story: &mut Story<'_>) {
    let outcome = *story.chance.weighted(&OUTCOMES);
    answered_so(story, outcome);
}

/// Answered in time with an outcome.
pub fn answered_so(story: &mut Story<'_>, outcome: &str) {
    story.comes();
    story.wait_some(1, 4);
    prepare(story, outcome);
    story.wait_some(1, 9);
    story.reply(&[outcome]);
    story.ends();
}

/// Answered in time by a channel, delivered in a way.
pub fn answered_by(story: &mut Story<'_>, channel: Channel, (way, days): (&str, u32)) {
    story.comes_by(channel, Request::Information);
    story.wait_some(2, 6);
    story.search(true);
    story.wait_some(1, 8);
    story.reply(&["D01"]);
    story.deliver_by(way, days, "送达回证第1号");
    story.wait_some(6, 20);
    story.clerk("archive", json!({}));
}

/// What must stand in a case before such a reply (RPL-3 to RPL-7), and what a
/// careful office adds.
pub fn prepare(story: &mut Story<'_>, outcome: &str) {
    match outcome {
        "D01" | "D04" | "D03" => story.search(true),
        "D13" => story.search(false),
        "D08" => super::wait::asks_third_party(story, "objects", "涉及经营数据和报价，属于商业秘密，不同意公开"),
        "D16" => super::wait::asks_correction(story, "仍要求提供“全部相关材料”"),
        "D20" => super::wait::asks_reasons(story, false),
        "D05" | "D07" => super::wait::asks_organ(story, "县国家保密工作机构"),
        "D06" | "D11" => {
            story.clerk("record_counsel", json!({"opinion": "法律依据明确，可以按此答复"}));
        }
        _ => {}
    }
}

/// A part supplied, a part not held: several outcomes, one of them primary.
pub fn mixed(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(2, 5);
    story.search(false);
    story.wait_some(1, 7);
    story.reply(&["D01", "D13"]);
    story.ends();
}

/// A draft that is sent back once.
pub fn returned(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(1, 4);
    story.search(true);
    story.wait_some(1, 4);
    story.draft(&["D04"]);
    story.wait(1);
    story.act(
        crate::demonstration::plan::Who::Staff(crate::demonstration::county::Post::Reviewer),
        "return_draft",
        json!({"reason": "区分处理的理由写得不够，请逐项说明隐去的内容"}),
    );
    story.wait_some(1, 2);
    story.reply(&["D04"]);
    story.ends();
}

/// A hard case: a meeting and counsel before the draft.
pub fn deliberated(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(2, 5);
    story.clerk("record_meeting", json!({"minutes": "承办股室、法规股、办公室会商，认为属于过程性信息，一致意见不予公开"}));
    story.wait_some(1, 3);
    story.clerk("record_counsel", json!({"opinion": "同意会商意见，答复中应说明未形成正式文件"}));
    story.wait_some(1, 3);
    story.reply(&["D10"]);
    story.ends();
}

/// Answered after the last day.
pub fn late(story: &mut Story<'_>) {
    story.comes();
    story.wait_some(10, 14);
    story.search(true);
    story.wait_some(11, 13);
    story.reply(&["D01"]);
    story.ends();
}
