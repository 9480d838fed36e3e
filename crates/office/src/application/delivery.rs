//! Evidence of delivery (送达凭证): what shows, by each way, that a letter
//! arrived (CLK-6 to CLK-8; replies.md, section 5). It is kept sealed beside
//! the act under a field that names only its kind.
//!
//! Whether a delivery was in time is the business of `law`; here is only what
//! proves it. A scan of the signed 回证 comes as an attachment of the act.

pub mod posting;
mod reading;
mod receipt;
mod shown;

pub use shown::Delivery;

use jiff::civil::{Date, DateTime};
use law::application::act::Way;
use serde::{Deserialize, Serialize};

/// Fields of evidence among the texts of an act begin so.
pub(crate) const PREFIX: &str = "delivery/";

/// The field of what is said in words.
pub(crate) const WORDS: &str = "evidence";

/// The days for which an announcement stands (民事诉讼法第九十五条, by
/// analogy).
const ANNOUNCED_DAYS: i32 = 30;

/// Longest word of evidence, in bytes.
const LONGEST: usize = 1_000;

/// What shows that a letter arrived, as it is told with the act. Only the
/// fields of the way in hand may be filled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Proof {
    /// 签收人, by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// 签收人与受送达人的关系, by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    /// 受委托送达的机关, 委托送达.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// 邮件号码, by post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posting: Option<String>,
    /// Who carries it, by post; 中国邮政 if not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
    /// 接收系统或者信箱, electronically.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// When it reached the system, electronically; civil time in China.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrived: Option<DateTime>,
    /// When it was first read, electronically; civil time in China.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<DateTime>,
    /// 见证人, 留置送达.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<String>,
    /// Where the video is kept, 留置送达.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<String>,
    /// 公告的载体或者地点, 公告送达.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The day of the announcement, 公告送达.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day of the announcement, 公告送达.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Proof {
    /// The names of the fields that say something.
    fn filled(&self) -> Vec<&'static str> {
        let word = |name, value: &Option<String>| value.as_deref().is_some_and(|v| !v.trim().is_empty()).then_some(name);
        [
            word("signer", &self.signer),
            word("relation", &self.relation),
            word("agent", &self.agent),
            word("posting", &self.posting),
            word("carrier", &self.carrier),
            word("address", &self.address),
            self.arrived.map(|_| "arrived"),
            self.read.map(|_| "read"),
            self.witnesses.iter().any(|w| !w.trim().is_empty()).then_some("witnesses"),
            word("video", &self.video),
            word("place", &self.place),
            self.from.map(|_| "from"),
            self.until.map(|_| "until"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.filled().is_empty()
    }

    /// Looks at it for a way and the day on which the act takes effect.
    ///
    /// # Errors
    /// A sentence: a field of another way, one that is lacking, a number that
    /// is none of the post's, a day that contradicts the act.
    pub fn check(&self, way: Way, on: Date) -> Result<(), String> {
        let filled = self.filled();
        if filled.is_empty() {
            return Ok(());
        }
        let own = fields(way);
        if let Some(other) = filled.iter().find(|f| !own.contains(f)) {
            return Err(format!("{}的凭证里没有“{other}”这一项，可以写 {}", way.label(), own.join("、")));
        }
        if self.words().any(|w| w.len() > LONGEST) || self.witnesses.len() > 10 {
            return Err("送达凭证的内容太长".to_owned());
        }
        let needs = |holds: bool, what: &str| if holds { Ok(()) } else { Err(format!("{}的凭证要写明{what}", way.label())) };
        match way {
            Way::InPerson | Way::Entrusted => needs(filled.contains(&"signer"), "签收人（signer）"),
            Way::Post => {
                needs(filled.contains(&"posting"), "邮件号码（posting）")?;
                posting::check(self.carrier.as_deref(), self.posting.as_deref().unwrap_or_default())
            }
            Way::Electronic => {
                needs(filled.contains(&"address"), "接收系统或者信箱（address）")?;
                let moment = self.arrived.or(self.read);
                needs(moment.is_some(), "到达的时间（arrived）或者首次阅读的时间（read）")?;
                match moment.map(DateTime::date) {
                    // CLK-7: it counts from the day on which it arrived.
                    Some(day) if day != on => {
                        Err(format!("电子送达以到达之日为准：凭证上是 {day}，请把这一步的日期（on）填成 {day}，现在是 {on}"))
                    }
                    _ if self.read.zip(self.arrived).is_some_and(|(read, arrived)| read < arrived) => {
                        Err("首次阅读的时间不能早于到达的时间".to_owned())
                    }
                    _ => Ok(()),
                }
            }
            Way::Retained => {
                needs(filled.iter().any(|f| matches!(*f, "witnesses" | "video")), "见证人（witnesses）或者录像的存处（video）")
            }
            Way::Announced => {
                needs(filled.contains(&"place"), "公告的载体或者地点（place）")?;
                let until = self.until.ok_or_else(|| format!("{}的凭证要写明公告到哪一天（until）", way.label()))?;
                let from = self.from.ok_or_else(|| format!("{}的凭证要写明公告从哪一天起（from）", way.label()))?;
                if (until - from).get_days() < ANNOUNCED_DAYS {
                    return Err(format!("公告要满 {ANNOUNCED_DAYS} 日才视为送达（民事诉讼法第九十五条），从 from 到 until 不足"));
                }
                if until > on {
                    Err(format!("公告到 {until} 才期满，期满才视为送达，现在还不能登记"))
                } else {
                    Ok(())
                }
            }
        }
    }

    fn words(&self) -> impl Iterator<Item = &String> {
        let words = [&self.signer, &self.relation, &self.agent, &self.posting, &self.carrier, &self.address, &self.video, &self.place];
        words.into_iter().flatten().chain(&self.witnesses)
    }
}

/// The fields of a way.
fn fields(way: Way) -> &'static [&'static str] {
    match way {
        Way::InPerson => &["signer", "relation"],
        Way::Entrusted => &["signer", "relation", "agent"],
        Way::Post => &["posting", "carrier"],
        Way::Electronic => &["address", "arrived", "read"],
        Way::Retained => &["witnesses", "video"],
        Way::Announced => &["place", "from", "until"],
    }
}

/// The field under which the evidence of a way stands: the kind of evidence,
/// readable without opening anything.
pub(crate) fn field(way: Way) -> &'static str {
    match way {
        Way::InPerson | Way::Entrusted => "delivery/signature",
        Way::Post => "delivery/posting",
        Way::Electronic => "delivery/arrival",
        Way::Retained => "delivery/witness",
        Way::Announced => "delivery/announcement",
    }
}

/// The kinds of evidence by their fields, with what a person reads.
pub(crate) const KINDS: [(&str, &str); 6] = [
    ("signature", "签收"),
    ("posting", "邮件号码"),
    ("arrival", "到达或者阅读记录"),
    ("witness", "见证或者录像"),
    ("announcement", "公告"),
    ("words", "文字说明"),
];

#[cfg(test)]
mod tests;
