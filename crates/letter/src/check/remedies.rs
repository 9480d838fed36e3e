//! RPL-9: the paragraphs on remedies, by RMD-1 to RMD-5.

use super::{Finding, Severity};
use crate::say::squeeze;
use law::cite::{Cite, LITIGATION_2017, RECONSIDERATION_2023};
use law::remedy::{Paragraph, Wrong, compare};

/// What a letter should tell of the remedies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remedies {
    /// Which paragraphs; empty where it tells of none.
    pub paragraphs: Vec<Paragraph>,
    /// 复议机关, from the agency's record.
    pub bodies: Vec<String>,
    /// The court, from the agency's record.
    pub court: String,
    /// Whether the suit is told of (RMD-note).
    pub tells_of_suit: bool,
    /// The online channel, where the letter is delivered by internet (RMD-3).
    pub online: Option<String>,
}

const BODY: Cite = Cite::new(&RECONSIDERATION_2023, "第二十四条");
const COURT: Cite = Cite::new(&LITIGATION_2017, "第十八条");
const ONLINE: Cite = Cite::new(&RECONSIDERATION_2023, "第二十二条第二款");
const TERM: Cite = Cite::new(&RECONSIDERATION_2023, "第二十条");

/// What is wrong about the remedies in a text.
pub fn remedies(should: &Remedies, lines: &[String]) -> Vec<Finding> {
    let text = squeeze(&lines.concat());
    let printed = printed(lines);
    let mut found = Vec::new();
    let mut say =
        |code, severity, says: &str, cite| found.push(Finding { code, severity, part: Some("救济途径"), says: says.to_owned(), cite });
    match compare(&should.paragraphs, &printed) {
        Some(Wrong::Blocks) if printed.is_empty() => {
            say("RMD-4", Severity::Stops, "没有告知救济途径；未告知的，申请人的起诉期限延长至一年", TERM);
            return found;
        }
        Some(Wrong::Blocks) => {
            say("RMD-5", Severity::Stops, "救济途径的种类不对：以第十四条至第十六条为由不予公开的，应当先申请行政复议", law::remedy::CITE);
        }
        Some(Wrong::Doubtful) => {
            say("RMD-5", Severity::Warns, "救济途径的种类与答复结果不符，请核对是否应当先申请行政复议", law::remedy::CITE)
        }
        None => {}
    }
    if should.paragraphs.is_empty() {
        return found;
    }
    if should.bodies.is_empty()
        || should.bodies.iter().any(|b| !text.contains(&format!("向{}", squeeze(b))) && !text.contains(&format!("或者{}", squeeze(b))))
    {
        say("RMD-1", Severity::Stops, "写明的复议机关与本机关登记的不一致，请按机关登记的复议机关填写", BODY);
    }
    let names_court = !should.court.trim().is_empty() && text.contains(&format!("向{}提起行政诉讼", squeeze(&should.court)));
    if (should.tells_of_suit || should.paragraphs.contains(&Paragraph::R1)) && !names_court {
        say("RMD-2", Severity::Stops, "写明的法院与本机关登记的不一致，请按机关登记的管辖法院填写", COURT);
    }
    if !text.contains("六十日") {
        say("RMD-4", Severity::Stops, "没有写明申请行政复议的期限（六十日）", TERM);
    }
    if let Some(online) = &should.online
        && !text.contains(&squeeze(online))
    {
        say("RMD-3", Severity::Stops, "以网络方式送达的，应当一并告知网上申请行政复议的途径", ONLINE);
    }
    found
}

/// Which paragraphs a text has, by what tells them apart.
fn printed(lines: &[String]) -> Vec<Paragraph> {
    let of = |line: &String| {
        let line = squeeze(line);
        if !line.contains("申请行政复议") || !line.contains('日') {
            None
        } else if line.contains("先向") {
            Some(Paragraph::R1)
        } else {
            Some(Paragraph::R2)
        }
    };
    let mut found: Vec<Paragraph> = lines.iter().filter_map(of).collect();
    found.sort_unstable();
    found.dedup();
    found
}
