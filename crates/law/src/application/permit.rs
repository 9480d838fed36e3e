//! Which act may follow in which stage, and why another may not.
//!
//! The table is the only place where this is said; `docs/acts.md` is generated
//! from it. Dates are judged in [`crate::application::Case::permits`].

use super::act::ActKind;
use super::stage::{STAGES, Stage};
use crate::cite::{COURT_2025, Cite, FEE_2020, OGI_2019, RECONSIDERATION_2023};

/// What is said of a kind of act.
#[derive(Debug)]
pub struct Rule {
    /// The act.
    pub kind: ActKind,
    /// The command that does it.
    pub command: &'static str,
    /// Its name once it is recorded.
    pub recorded: &'static str,
    /// What a person reads.
    pub label: &'static str,
    /// The letter that goes out with it.
    pub letter: Option<&'static str>,
    /// On what it rests.
    pub cite: Cite,
    /// In which stages it may be done.
    pub stages: &'static [Stage],
    /// Why not in the others.
    pub otherwise: &'static str,
}

use ActKind as A;
use Stage::{
    Archived, ClosedCorrectionOverdue, ClosedFeeOverdue, ClosedOther, Consulting, CorrectionNotified, Deferred, Delivered, Draft, Extended,
    FeeNotified, ReasonsRequested, Received, Reopened, Replied, Submitted, Withdrawn,
};

const fn ogi(place: &'static str) -> Cite {
    Cite::new(&OGI_2019, place)
}

const RUNNING: &[Stage] = &[Received, ReasonsRequested, Consulting, Extended, Deferred];
const AT_WORK: &[Stage] = &[Received, ReasonsRequested, Consulting, Extended, Deferred, Reopened];
const IN_HAND: &[Stage] =
    &[Submitted, Received, CorrectionNotified, ReasonsRequested, Consulting, Extended, Deferred, FeeNotified, Reopened];
const DECIDED: &[Stage] = &[Replied, Delivered, Withdrawn, ClosedCorrectionOverdue, ClosedFeeOverdue, ClosedOther, Archived];
const ASKING: &[Stage] =
    &[Received, CorrectionNotified, ReasonsRequested, Consulting, Extended, Deferred, FeeNotified, Reopened, Replied, Delivered];

macro_rules! rule {
    ($kind:ident $command:literal $recorded:literal $label:literal $letter:expr, $cite:expr, $stages:expr, $otherwise:literal) => {
        Rule {
            kind: A::$kind,
            command: $command,
            recorded: $recorded,
            label: $label,
            letter: $letter,
            cite: $cite,
            stages: $stages,
            otherwise: $otherwise,
        }
    };
}

/// All kinds of acts, in the order of a case.
pub static RULES: [Rule; 39] = [
    rule!(Submitted "submit" "submitted" "提交申请" None, ogi("第二十九条"), &[Draft], "申请已经提交"),
    rule!(Registered "register" "registered" "登记申请" Some("P01"), ogi("第三十一条"), &[Draft], "申请已经登记"),
    rule!(Confirmed "confirm_receipt" "confirmed" "确认收到" Some("P02"), ogi("第三十一条"), &[Submitted], "只有尚未确认收到的申请需要确认"),
    rule!(Split "split" "split" "拆分申请" None, Cite::new(&FEE_2020, "第四条"), RUNNING, "只有正在办理的申请可以拆分"),
    rule!(Assigned "assign" "assigned" "指定承办人" None, ogi("第四十五条"), IN_HAND, "申请已经办结或尚未提交"),
    rule!(HandedOver "hand_over" "handed_over" "转交其他科室" None, ogi("第四十五条"), IN_HAND, "申请已经办结或尚未提交"),
    rule!(Substituted "substitute" "substituted" "代为办理" None, ogi("第四十五条"), IN_HAND, "申请已经办结或尚未提交"),
    rule!(CorrectionNotified "ask_correction" "correction_notified" "告知补正" Some("P04"), ogi("第三十条"),
        &[Received, ReasonsRequested, Consulting, Extended], "只有正在计算答复期限的申请可以告知补正"),
    rule!(CorrectionNoticeDelivered "record_correction_delivery" "correction_notice_delivered" "登记补正告知送达" Some("P18"), ogi("第三十条"),
        &[CorrectionNotified], "没有等待补正"),
    rule!(Corrected "correct" "corrected" "收到补正" None, ogi("第三十条"), &[CorrectionNotified], "没有等待补正"),
    rule!(ReasonsRequested "ask_reasons" "reasons_requested" "要求说明理由" Some("P05"), ogi("第三十五条"),
        &[Received, Consulting, Extended], "只有正在计算答复期限的申请可以要求说明理由"),
    rule!(ReasonsReceived "record_reasons" "reasons_received" "登记说明的理由" None, ogi("第三十五条"), &[ReasonsRequested], "没有要求说明理由"),
    rule!(Deferred "defer" "deferred" "确定延迟答复" Some("P07"), ogi("第三十五条"),
        &[Received, Consulting, Extended, Deferred], "要先要求说明理由并收到理由"),
    rule!(ConsultationSent "consult" "consultation_sent" "征求意见" Some("P08"), ogi("第三十二条、第三十三条第三款、第三十四条"), AT_WORK,
        "只有正在办理的申请可以征求意见"),
    rule!(ConsultationDelivered "record_consultation_delivery" "consultation_delivered" "登记征求意见送达" Some("P18"), ogi("第三十二条"), ASKING,
        "没有征求意见"),
    rule!(OpinionReceived "record_opinion" "opinion_received" "登记意见" Some("P09"), ogi("第三十二条"), ASKING, "没有征求意见"),
    rule!(MeetingHeld "record_meeting" "meeting_held" "会商" None, ogi("第四十五条"), AT_WORK, "只有正在办理的申请可以会商"),
    rule!(CounselAdvised "record_counsel" "counsel_advised" "法律顾问意见" None, ogi("第四十五条"), AT_WORK, "只有正在办理的申请可以征求法律顾问意见"),
    rule!(Extended "extend" "extended" "延期答复" Some("P06"), ogi("第三十三条第二款"),
        &[Received, ReasonsRequested, Consulting, Extended], "只有正在计算答复期限的申请可以延期"),
    rule!(FeeNotified "notify_fee" "fee_notified" "通知缴费" Some("P14"), Cite::new(&FEE_2020, "第六条"),
        &[Received, ReasonsRequested, Consulting, Extended, Deferred], "只有正在计算答复期限的申请可以通知缴费"),
    rule!(FeeNoticeDelivered "record_fee_delivery" "fee_notice_delivered" "登记收费通知送达" Some("P18"), Cite::new(&FEE_2020, "第六条"),
        &[FeeNotified], "没有等待缴费"),
    rule!(Paid "record_payment" "paid" "登记缴费" None, Cite::new(&FEE_2020, "第六条"), &[FeeNotified], "没有等待缴费"),
    rule!(SearchRecorded "record_search" "search_recorded" "检索记录" Some("P19"), ogi("第三十六条第四项"), AT_WORK, "只有正在办理的申请需要检索"),
    rule!(Drafted "draft" "drafted" "起草答复" None, ogi("第三十六条"), AT_WORK, "只有正在办理的申请可以起草答复"),
    rule!(SecrecyReviewed "review_secrecy" "secrecy_reviewed" "保密审查" Some("P20"), ogi("第十七条"), AT_WORK, "没有可以审查的答复稿"),
    rule!(Returned "return_draft" "returned" "退回修改" None, ogi("第四十五条"), AT_WORK, "没有可以退回的答复稿"),
    rule!(Approved "approve" "approved" "审核通过" None, ogi("第四十五条"), AT_WORK, "没有可以审核的答复稿"),
    rule!(Replied "reply" "replied" "作出答复" Some("D01–D22、D26、D27"), ogi("第三十三条、第三十六条"), AT_WORK, "只有正在办理的申请可以答复"),
    rule!(Delivered "deliver" "delivered" "登记送达" Some("P18"), ogi("第四十条"), &[Replied], "没有等待送达的答复"),
    rule!(Withdrawn "withdraw" "withdrawn" "撤回申请" Some("P17"), ogi("第四十五条"),
        &[Submitted, Received, CorrectionNotified, ReasonsRequested, Consulting, Extended, Deferred, FeeNotified], "申请已经办结"),
    rule!(Closed "close" "closed" "不再处理" Some("P15–P17"), ogi("第三十条"),
        &[Submitted, Received, CorrectionNotified, ReasonsRequested, Consulting, Extended, Deferred, FeeNotified], "申请已经办结"),
    rule!(Archived "archive" "archived" "归档" None, ogi("第四十五条"),
        &[Delivered, Withdrawn, ClosedCorrectionOverdue, ClosedFeeOverdue, ClosedOther], "办结并送达以后才能归档"),
    rule!(Reopened "reopen" "reopened" "重新办理" None, Cite::new(&COURT_2025, "判决限期公开的规定"), DECIDED, "只有已经办结的申请可以重新办理"),
    rule!(RemedyRegistered "register_remedy" "remedy_registered" "登记复议、诉讼" None, ogi("第五十一条"),
        &[Received, ReasonsRequested, Consulting, Extended, Deferred, CorrectionNotified, FeeNotified, Replied, Delivered, Withdrawn,
          ClosedCorrectionOverdue, ClosedFeeOverdue, ClosedOther, Reopened, Archived], "申请尚未收到"),
    rule!(RemedyDecided "record_remedy_result" "remedy_decided" "登记复议、诉讼结果" None, Cite::new(&RECONSIDERATION_2023, "第三十四条"),
        &[Received, ReasonsRequested, Consulting, Extended, Deferred, CorrectionNotified, FeeNotified, Replied, Delivered, Withdrawn,
          ClosedCorrectionOverdue, ClosedFeeOverdue, ClosedOther, Reopened, Archived], "没有登记复议、诉讼"),
    rule!(PublicationSuggested "suggest_publication" "publication_suggested" "建议主动公开" None, ogi("第四十四条"),
        &[Replied, Delivered, Archived], "答复公开以后才能建议主动公开"),
    rule!(PublicationDecided "decide_publication" "publication_decided" "决定是否主动公开" None, ogi("第四十四条"),
        &[Replied, Delivered, Archived], "没有建议主动公开"),
    rule!(RecordCorrected "correct_record" "record_corrected" "更正或转送" Some("P21"), ogi("第四十一条"), &[Received], "不是更正本人信息的请求，或已经办结"),
    rule!(Annulled "annul" "annulled" "作废误录的一步" None, ogi("第四十五条"), &[
        Submitted, Received, CorrectionNotified, ReasonsRequested, Consulting, Extended, Deferred, FeeNotified, Replied, Delivered, Withdrawn,
        ClosedCorrectionOverdue, ClosedFeeOverdue, ClosedOther, Reopened, Archived], "还没有任何一步，或已经整件作废"),
];

/// What is said of a kind of act.
pub fn rule(kind: ActKind) -> &'static Rule {
    // The order is that of the kinds; a test holds it so.
    &RULES[kind as usize]
}

/// Every stage with every act and whether the table allows it.
pub fn pairs() -> impl Iterator<Item = (Stage, &'static Rule, bool)> {
    STAGES.into_iter().flat_map(|stage| RULES.iter().map(move |rule| (stage, rule, rule.stages.contains(&stage))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_kind_finds_its_own_rule() {
        for rule in &RULES {
            assert_eq!(super::rule(rule.kind).recorded, rule.recorded);
            assert_eq!(ActKind::named(rule.recorded), Some(rule.kind));
        }
    }

    #[test]
    fn no_name_is_used_twice() {
        let names: HashSet<&str> = RULES.iter().map(|r| r.recorded).collect();
        let commands: HashSet<&str> = RULES.iter().map(|r| r.command).collect();
        assert_eq!((names.len(), commands.len()), (RULES.len(), RULES.len()));
    }

    #[test]
    fn every_stage_but_the_last_leads_on() {
        for stage in STAGES.into_iter().filter(|s| *s != Stage::Void) {
            let next = pairs().filter(|(s, rule, allowed)| *s == stage && *allowed && rule.kind != ActKind::Annulled).count();
            assert!(next > 0, "{}", stage.name());
        }
    }
}
