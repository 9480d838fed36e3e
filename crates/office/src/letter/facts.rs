//! What the record says of agency, case and applicant, as a letter prints it.

use crate::agencies::kind::kind;
use crate::application::{Ledger, Refused};
use crate::letter::Told;
use jiff::civil::Date;
use law::application::Case;
use law::application::act::{Act, ActKind, Closing};
use law::outcome::procedural::Procedural;
use law::outcome::{Ground, Outcome, ResultRow};
use law::remedy::body::After;
use law::remedy::text::{Names, SuitHalf, text};
use law::remedy::{Decision, Ending, Paragraph};
use letter::check::Remedies;
use letter::facts::{self, Day, Facts, Paper, Recipient};
use letter::{Code, Letter};
use store::application::{self, Found};
use store::seal::Owner;
use store::setting::{self, Scope};
use store::{Read, agency};

/// Settings of an agency that its letters print.
pub const PHONE: &str = "office_phone";
/// Its address.
pub const ADDRESS: &str = "office_address";
/// Where reconsideration can be applied for online (RMD-3).
pub const ONLINE: &str = "reconsideration_online";

/// What a letter is made of.
pub(super) struct Gathered {
    pub(super) facts: Facts,
    pub(super) remedies: Remedies,
}

/// A letter that is to be written.
pub(super) struct Wanted<'a> {
    /// Which.
    pub(super) letter: &'a Letter,
    /// What it is told.
    pub(super) told: &'a Told,
    /// The act it goes with.
    pub(super) act: &'a Act,
    /// Its 文号, if it has one.
    pub(super) paper: Option<String>,
    /// The date printed on it.
    pub(super) dated: Date,
    /// 受理编号, where the act gives it.
    pub(super) number: Option<&'a str>,
}

/// Gathers the facts of a letter of a case.
pub(super) async fn gather(
    from: &impl Read,
    ledger: &Ledger,
    (found, case): (&Found, &Case),
    wanted: Wanted<'_>,
) -> Result<Gathered, Refused> {
    let Wanted { letter, told, act, paper, dated, number } = wanted;
    let id = &found.head.agency;
    let (agency, office) = agency::find(from, id).await?.ok_or(Refused::NotFound)?;
    let scope = Scope::Agency(id.clone());
    let setting = async |key: &str| setting::get(from, &scope, key).await.map(Option::unwrap_or_default);
    let person = application::read_applicant(from, &ledger.vault, &found.head.applicant).await?;
    let to = match (&told.to, person) {
        (Some(to), _) => to.clone(),
        (None, Some(person)) => {
            let you = if found.head.applicant_kind == "natural_person" { "您" } else { "你单位" };
            Recipient { name: person.name, you: you.to_owned() }
        }
        (None, None) => return Err(Refused::Unusable("申请人的信息已经删除，不能再写文书".to_owned())),
    };
    let bodies: Vec<String> = office
        .reconsideration_body
        .as_deref()
        .unwrap_or_default()
        .split('、')
        .map(str::trim)
        .filter(|b| !b.is_empty())
        .map(str::to_owned)
        .collect();
    let court = office.court.clone().unwrap_or_default();
    let online = setting(ONLINE).await?;
    let paragraphs = paragraphs(letter, told, act, dated);
    let remedies = Remedies {
        paragraphs: paragraphs.clone(),
        bodies,
        court,
        tells_of_suit: true,
        online: (told.by_internet && !online.is_empty()).then_some(online),
    };
    let after = office
        .kind
        .as_deref()
        .and_then(|k| kind(k, agency.level.as_deref()))
        .map_or(After::Suit, law::remedy::Agency::after_reconsideration);
    let printed = printed(&remedies, after)?;
    let asked = match &told.asked {
        Some(asked) => asked.clone(),
        // It is quoted inside a sentence, which has a stop of its own.
        None => description(from, ledger, found).await?.trim_end().trim_end_matches(['。', '.', '；', ';']).to_owned(),
    };
    let corrected = case.counted().iter().rev().find(|e| e.act.kind() == ActKind::Corrected).map(|e| Day(e.effective));
    let facts = Facts {
        agency: facts::Agency {
            office: office.office.unwrap_or_else(|| agency.name.clone()),
            name: agency.name,
            phone: setting(PHONE).await?,
            address: setting(ADDRESS).await?,
        },
        case: facts::Case {
            number: number.or(found.head.number.as_deref()).unwrap_or_default().to_owned(),
            received: Day(case.received.or(case.submitted).unwrap_or(dated)),
            channel: case.channel.map(|c| c.label().to_owned()).unwrap_or_default(),
            corrected,
            asked,
            due: case.clock.due.map(Day),
        },
        to,
        paper: Paper { number: paper, dated: Day(dated), enclosures: told.enclosures.clone() },
        remedies: printed,
    };
    Ok(Gathered { facts, remedies })
}

/// What was asked for, in the applicant's own words.
async fn description(from: &impl Read, ledger: &Ledger, found: &Found) -> Result<String, Refused> {
    let key = ledger.vault.key(from, &Owner::Case(found.head.id.clone())).await?;
    Ok(application::text(from, &key, &found.head.id, 1, "description").await?.unwrap_or_default())
}

fn printed(remedies: &Remedies, after: After) -> Result<Vec<String>, Refused> {
    let bodies: Vec<&str> = remedies.bodies.iter().map(String::as_str).collect();
    let names = Names { bodies: &bodies, court: &remedies.court, online: remedies.online.as_deref() };
    let missing = |what| {
        use law::remedy::text::Missing;
        let what = match what {
            Missing::Body => "行政复议机关",
            Missing::Court => "有管辖权的人民法院",
            Missing::Online => "网上申请行政复议的途径",
        };
        Refused::Unusable(format!("机关的登记里没有{what}，文书写不出救济途径（RMD-4），请系统管理员补登"))
    };
    remedies.paragraphs.iter().map(|p| text(*p, &names, after, SuitHalf::Told).map_err(missing)).collect()
}

/// The paragraphs a letter should have (REM-3, RMD-f to RMD-j).
fn paragraphs(letter: &Letter, told: &Told, act: &Act, dated: Date) -> Vec<Paragraph> {
    let ended = match act {
        Act::Withdrawn => Ending::Withdrawn,
        Act::Closed { why: Closing::Other } => Ending::Unreachable,
        _ => Ending::Other,
    };
    let whole = |outcomes: &[Outcome]| -> Vec<Paragraph> {
        let withheld = withheld(told);
        let parts: Vec<Decision<'_>> =
            outcomes.iter().map(|o| if *o == Outcome::D04 { Decision::Partial(&withheld) } else { Decision::Whole(*o) }).collect();
        law::remedy::of_parts(&parts, dated)
    };
    match (letter.code, act) {
        (_, Act::Drafted { decision } | Act::Replied { decision }) => whole(&decision.outcomes),
        (Code::Procedural(Procedural::P17), _) => Decision::Ended(ended).paragraphs(dated),
        (Code::Procedural(document), _) => Decision::Document(document).paragraphs(dated),
        (Code::Decision(outcome), _) => whole(&[outcome]),
    }
}

/// The rows of what a partial reply withholds, by the articles it names.
fn withheld(told: &Told) -> Vec<ResultRow> {
    let list = told.context.get("withheld").and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
    let row = |item: &serde_json::Value| {
        let ground = item.get("ground").and_then(serde_json::Value::as_str).unwrap_or_default();
        let is = |place: &str| ground.contains(place);
        if is("第十四条") {
            Some(Ground::StateSecret.row())
        } else if is("第十五条") {
            Some(Ground::ThirdPartyRights.row())
        } else if is("第十六条") {
            Some(Ground::InternalAffairs.row())
        } else {
            None
        }
    };
    list.iter().filter_map(row).collect()
}
