//! What must hold of a case beyond its stage before an act may be done.

use super::act::{Act, ActKind, Closing, Request};
use super::permit::rule;
use super::stage::Stage;
use super::{Case, NotAllowed};
use crate::cite::{Cite, OGI_2019};
use crate::clock::event::Party;
use crate::clock::refusal::Refusal;
use crate::clock::reply::Text;
use crate::clock::{correction, excessive, extension, payment};
use crate::outcome::Outcome;
use jiff::civil::Date;

impl Case {
    /// Whether a kind of act may be done on a day, whatever its details.
    ///
    /// # Errors
    /// The reason and the article.
    pub fn may(&self, kind: ActKind, on: Date) -> Result<(), NotAllowed> {
        let rule = rule(kind);
        let is_allowed = rule.stages.contains(&self.stage);
        let refusal =
            if is_allowed { self.condition(kind, on) } else { Err(Refusal { rule: "REG-5.7", cite: rule.cite, reason: rule.otherwise }) };
        refusal.map_err(|refusal| NotAllowed { act: kind, stage: self.stage, refusal })
    }

    /// Every kind of act and whether it may be done on a day.
    pub fn next_acts(&self, on: Date) -> Vec<(ActKind, Result<(), NotAllowed>)> {
        super::permit::RULES.iter().map(|rule| (rule.kind, self.may(rule.kind, on))).collect()
    }

    /// Whether an act may be done on a day, with its details.
    ///
    /// # Errors
    /// The reason and the article.
    pub fn permits(&self, act: &Act, on: Date) -> Result<(), NotAllowed> {
        self.may(act.kind(), on)?;
        self.detail(act, on).map_err(|refusal| NotAllowed { act: act.kind(), stage: self.stage, refusal })
    }

    fn condition(&self, kind: ActKind, on: Date) -> Result<(), Refusal> {
        let denied = |reason| Err(Refusal { rule: "REG-5.7", cite: rule(kind).cite, reason });
        if self.submitted.is_some_and(|first| on < first) {
            return denied("日期早于收到或提交申请之日");
        }
        if self.request == Request::PersonalRecord && !OF_A_PERSONAL_RECORD.contains(&kind) {
            return denied("更正本人信息的请求不是政府信息公开申请，没有这一步");
        }
        match kind {
            ActKind::CorrectionNotified => {
                self.since_2019(correction::CITE)?;
                correction::may_ask(self.date_of(ActKind::CorrectionNotified))
            }
            ActKind::CorrectionNoticeDelivered if self.count(ActKind::CorrectionNoticeDelivered) > 0 => denied("补正告知的送达已经登记"),
            ActKind::FeeNoticeDelivered if self.count(ActKind::FeeNoticeDelivered) > 0 => denied("收费通知的送达已经登记"),
            ActKind::ReasonsRequested => {
                self.since_2019(excessive::CITE)?;
                if self.count(ActKind::ReasonsRequested) > 0 { denied("已经要求过说明理由") } else { Ok(()) }
            }
            ActKind::Deferred if self.reasons != Some(true) => denied("要先要求说明理由，并认为理由合理"),
            ActKind::Deferred => self.notified_by(self.clock.due, on, excessive::CITE, "DEF-3"),
            ActKind::Extended => self.extension(on),
            ActKind::FeeNotified if self.count(ActKind::FeeNotified) > 0 => Err(payment::ONCE),
            ActKind::FeeNotified => payment::may_charge(self.received.unwrap_or(on), on, self.clock.due),
            ActKind::ConsultationDelivered if self.asked.iter().all(|c| c.delivered) => denied("没有等待登记送达的征求意见"),
            ActKind::OpinionReceived if self.asked.iter().all(|c| c.answered) => denied("没有等待意见的征求意见"),
            ActKind::SecrecyReviewed if self.draft.as_ref().is_none_or(|d| d.reviewed) => denied("没有等待保密审查的答复稿"),
            ActKind::Returned if self.draft.is_none() => denied("没有答复稿"),
            ActKind::Approved => match &self.draft {
                None => denied("没有等待审核的答复稿"),
                Some(draft) if draft.approved => denied("答复稿已经审核通过"),
                Some(draft) if !draft.reviewed => {
                    Err(Refusal {
                        rule: "REG-17-1", cite: Cite::new(&OGI_2019, "第十七条"), reason: "公开前应当先作保密审查"
                    })
                }
                Some(_) => Ok(()),
            },
            ActKind::Replied if self.draft.as_ref().is_none_or(|d| !d.approved) => {
                Err(Refusal {
                    rule: "RPL-2", cite: Cite::new(&OGI_2019, "第四十五条"), reason: "答复稿还没有由另一人审核通过"
                })
            }
            ActKind::Delivered if self.request == Request::PersonalRecord => denied("更正本人信息的结果随告知书送达"),
            ActKind::Reopened if !self.remedies.iter().any(|r| matches!(r.decided, Some((_, super::RemedyResult::Corrected)))) => {
                denied("没有撤销、变更或责令重新处理的复议决定或判决")
            }
            ActKind::RemedyDecided if self.remedies.iter().all(|r| r.decided.is_some()) => denied("没有尚未审结的复议、诉讼"),
            ActKind::PublicationSuggested if self.suggested => denied("已经建议，尚未决定"),
            ActKind::PublicationDecided if !self.suggested => denied("没有尚未决定的建议"),
            ActKind::RecordCorrected if self.request != Request::PersonalRecord => denied("这是政府信息公开申请，不是更正本人信息的请求"),
            _ => Ok(()),
        }
    }

    /// What depends on what the act says.
    fn detail(&self, act: &Act, on: Date) -> Result<(), Refusal> {
        let denied = |reason| Err(Refusal { rule: "REG-5.7", cite: rule(act.kind()).cite, reason });
        match act {
            Act::Submitted { channel, .. } if !channel.needs_confirmation() => denied("这种渠道不需要双方确认，直接登记"),
            Act::Deferred { until } => excessive::may_defer(on, *until, self.clock.due),
            Act::Extended { days, .. } if *days == 0 || *days > self.longest_extension() => denied("延期不得超过法定的最长期限"),
            Act::CorrectionNotified { days } if *days == 0 || *days > 366 => denied("补正期限不合理"),
            Act::ConsultationSent { reference, until, .. } => {
                if until.is_some_and(|until| until <= on) {
                    denied("所定日期要晚于发出之日")
                } else if self.asked.iter().any(|c| c.reference == *reference && !c.answered) {
                    denied("同名的征求意见还没有答复")
                } else {
                    Ok(())
                }
            }
            Act::ConsultationDelivered { reference } => match self.asked.iter().rev().find(|c| c.reference == *reference) {
                Some(asked) if !asked.delivered => Ok(()),
                _ => denied("没有这件等待登记送达的征求意见"),
            },
            Act::OpinionReceived { reference, .. } if !self.asked.iter().any(|c| c.reference == *reference && !c.answered) => {
                denied("没有这件等待意见的征求意见")
            }
            Act::Replied { decision } => {
                let approved = self.draft.as_ref().map(|d| &d.decision);
                if approved.is_none_or(|d| d.outcomes != decision.outcomes || d.primary != decision.primary) {
                    return denied("答复的结果与审核通过的答复稿不同");
                }
                if self.received.is_some_and(|received| decision.dated < received) || decision.dated > on {
                    return denied("答复书的落款日期不能早于收到申请之日，也不能晚于发出之日");
                }
                self.evidence(&decision.outcomes)
            }
            Act::Drafted { decision } if decision.outcomes.is_empty() => denied("答复稿没有办理结果"),
            Act::Drafted { decision } if decision.primary.is_some_and(|p| !decision.outcomes.contains(&p)) => {
                denied("主要结果不在各项结果之中")
            }
            Act::Drafted { decision } => self.decidable(&decision.outcomes),
            Act::Closed { why } => self.closing(*why, on),
            Act::RemedyRegistered { reference, .. } if self.remedies.iter().any(|r| r.reference == *reference) => {
                denied("同名的复议、诉讼已经登记")
            }
            Act::RemedyDecided { reference, .. } if !self.remedies.iter().any(|r| r.reference == *reference && r.decided.is_none()) => {
                denied("没有这件尚未审结的复议、诉讼")
            }
            Act::Annulled { seq } => self.annulment(*seq),
            _ => Ok(()),
        }
    }

    /// Outcomes that are closings have letters of their own (D23–D25).
    fn decidable(&self, outcomes: &[Outcome]) -> Result<(), Refusal> {
        if outcomes.iter().any(|o| matches!(o.code(), "D23" | "D24" | "D25")) {
            return Err(Refusal {
                rule: "RMD-j",
                cite: rule(ActKind::Closed).cite,
                reason: "逾期不补正、逾期不缴费和撤回不作答复书，用“不再处理”或“撤回申请”",
            });
        }
        Ok(())
    }

    /// What must stand in the case before such a reply goes out (RPL-3 to 7).
    fn evidence(&self, outcomes: &[Outcome]) -> Result<(), Refusal> {
        let refused = |rule, place, reason| Err(Refusal { rule, cite: Cite::new(&OGI_2019, place), reason });
        for outcome in outcomes {
            match outcome.code() {
                "D08" if !self.counted().iter().any(|e| matches!(e.act, Act::ConsultationSent { party: Party::ThirdParty, .. })) => {
                    return refused("RPL-3", "第三十二条", "以第三方合法权益为由不予公开，要先书面征求第三方的意见");
                }
                "D13" if self.searches == 0 => return refused("RPL-4", "第三十六条第四项", "答复信息不存在，要先有检索记录"),
                "D16" if self.count(ActKind::CorrectionNotified) == 0 => {
                    return refused("RPL-5", "第三十条", "答复补正后仍不明确，要先告知过补正");
                }
                "D20" if self.count(ActKind::ReasonsRequested) == 0 => {
                    return refused("RPL-7", "第三十五条", "以大量反复申请为由不予处理，要先要求说明理由");
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn closing(&self, why: Closing, on: Date) -> Result<(), Refusal> {
        let is_over = self.clock.waiting_until.is_some_and(|until| on > until);
        let (stage, rule, cite, reason) = match why {
            Closing::CorrectionOverdue => {
                (Stage::CorrectionNotified, "REG-30-5", correction::CITE, "补正期限届满而没有补正以后，才能以逾期不补正为由不再处理")
            }
            Closing::FeeOverdue => {
                (Stage::FeeNotified, "FEE-C6", payment::CITE, "缴费期限届满而没有缴费以后，才能以逾期不缴费为由不再处理")
            }
            Closing::Other => return Ok(()),
        };
        if self.stage == stage && is_over { Ok(()) } else { Err(Refusal { rule, cite, reason }) }
    }

    fn annulment(&self, seq: u32) -> Result<(), Refusal> {
        let denied = |reason| Err(Refusal { rule: "REG-45-1", cite: Cite::new(&OGI_2019, "第四十五条"), reason });
        let Some(found) = self.counted().iter().find(|e| e.seq == seq) else {
            return denied("没有这一步，或已经作废");
        };
        let is_first = matches!(found.act.kind(), ActKind::Submitted | ActKind::Registered);
        if is_first && self.counted().len() > 1 { denied("登记以后还有别的步骤，先作废那些步骤") } else { Ok(()) }
    }

    fn extension(&self, on: Date) -> Result<(), Refusal> {
        let received = self.received.unwrap_or(on);
        let cite = extension::EXTENSION.on(received).map_or(excessive::CITE, |v| v.cite);
        // While a consultation without a term is open the clock stands still.
        extension::may_extend(on, self.clock.due, self.is_extended, cite)
    }

    fn longest_extension(&self) -> u32 {
        self.received.and_then(Text::on).map_or(20, extension::longest)
    }

    fn since_2019(&self, cite: Cite) -> Result<(), Refusal> {
        match self.received.and_then(Text::on) {
            Some(Text::Of2007) => {
                Err(Refusal { rule: "LAW-4", cite, reason: "2019年5月15日以前收到的申请适用当时的条例，没有这一步" })
            }
            _ => Ok(()),
        }
    }

    fn notified_by(&self, due: Option<Date>, on: Date, cite: Cite, rule: &'static str) -> Result<(), Refusal> {
        match due {
            Some(due) if on > due => Err(Refusal { rule, cite, reason: "答复期限已经届满" }),
            _ => Ok(()),
        }
    }

    fn date_of(&self, kind: ActKind) -> Option<Date> {
        self.counted().iter().find(|e| e.act.kind() == kind).map(|e| e.effective)
    }
}

/// The acts of a request that a record be corrected (article 41).
const OF_A_PERSONAL_RECORD: [ActKind; 11] = [
    ActKind::Submitted,
    ActKind::Registered,
    ActKind::Confirmed,
    ActKind::Assigned,
    ActKind::HandedOver,
    ActKind::Substituted,
    ActKind::Withdrawn,
    ActKind::RecordCorrected,
    ActKind::Archived,
    ActKind::RemedyRegistered,
    ActKind::Annulled,
];
