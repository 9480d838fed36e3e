//! 机关: entered one by one, or as a tree from a table of units.
//!
//! The table is that of `report sum --tree`; columns beyond it are found by
//! their heads and say what a reply needs to know: `region`, `unified_code`,
//! `office`, `reconsideration_body`, `court`, `kind`. A column that is not
//! there, and an empty cell, leave what is known as it is.

pub(crate) mod kind;
mod table;

pub use kind::{KINDS, kind};

use crate::installation::{Installation, InstallationError, entry};
use crate::world::Moment;
use store::agency::{self, Office};
use store::journal::{self, Chain};
use store::{Agency, AgencyId, NewAgency, StoreError};

/// An agency as it is entered; what is `None` stays as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entered {
    /// Name, code, level, unit above, region.
    pub agency: NewAgency,
    /// What a reply needs to know.
    pub office: Office,
}

/// What became of an agency that was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It was not known before.
    New,
    /// Something of it changed.
    Changed,
    /// It was known so.
    Same,
}

/// Why agencies are not entered.
#[derive(Debug, thiserror::Error)]
pub enum AgencyError {
    /// What was given does not fit; a sentence.
    #[error("{0}")]
    Unfit(String),
    /// The installation.
    #[error(transparent)]
    Installation(#[from] InstallationError),
}

impl From<StoreError> for AgencyError {
    fn from(error: StoreError) -> AgencyError {
        AgencyError::Installation(error.into())
    }
}

/// Whether agencies are written or only looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// They are written.
    Real,
    /// Only what would be done is told.
    Dry,
}

/// All agencies.
///
/// # Errors
/// If the database fails.
pub async fn list(installation: &Installation) -> Result<Vec<(Agency, Office)>, StoreError> {
    installation.store.offices().await
}

/// The agency of a name, a code or an id.
///
/// # Errors
/// A sentence if there is none; if the database fails.
pub async fn named(installation: &Installation, name: &str) -> Result<Agency, AgencyError> {
    let found = installation.store.agency(name).await?;
    found.ok_or_else(|| AgencyError::Unfit(format!("没有机关“{name}”。用 gongkai agency list 看有哪些。")))
}

/// Enters a table of units.
///
/// # Errors
/// A sentence with the line that does not fit; then nothing is entered.
pub async fn import(installation: &Installation, table: &[u8], run: Run, now: Moment) -> Result<Vec<(Entered, Became)>, AgencyError> {
    enter(installation, table::parse(table).map_err(AgencyError::Unfit)?, run, now).await
}

/// Enters agencies, all or none.
///
/// # Errors
/// A sentence if one does not fit; then nothing is entered.
pub async fn enter(installation: &Installation, all: Vec<Entered>, run: Run, now: Moment) -> Result<Vec<(Entered, Became)>, AgencyError> {
    let known = list(installation).await?;
    let mut outcome = Vec::with_capacity(all.len());
    for mut entered in all {
        let of_code = |(agency, _): &&(Agency, Office)| agency.code.is_some() && agency.code == entered.agency.code;
        if let Some((other, _)) = known.iter().find(of_code).filter(|(a, _)| a.name != entered.agency.name) {
            let code = entered.agency.code.as_deref().unwrap_or("");
            let sentence = format!("代码 {code} 已是“{}”，不能再给“{}”。", other.name, entered.agency.name);
            return Err(AgencyError::Unfit(sentence));
        }
        fits(&entered)?;
        let before = known.iter().find(|(agency, _)| agency.name == entered.agency.name);
        let became = match before {
            None => Became::New,
            Some((agency, office)) => {
                merge(&mut entered, agency, office);
                let same = NewAgency {
                    name: agency.name.clone(),
                    region: agency.region.clone(),
                    level: agency.level.clone(),
                    code: agency.code.clone(),
                    parent: agency.parent.clone(),
                };
                if same == entered.agency && *office == entered.office { Became::Same } else { Became::Changed }
            }
        };
        outcome.push((entered, became));
    }
    parents_exist(&known, &outcome)?;
    if run == Run::Real {
        let changed: Vec<Entered> = outcome.iter().filter(|(_, b)| *b != Became::Same).map(|(e, _)| e.clone()).collect();
        write(installation, changed, now).await?;
    }
    Ok(outcome)
}

async fn write(installation: &Installation, changed: Vec<Entered>, now: Moment) -> Result<(), StoreError> {
    installation
        .store
        .act((changed, installation.suite, now.0), |tx, (changed, suite, at)| {
            Box::pin(async move {
                for entered in changed {
                    let id: AgencyId = agency::put(tx, &entered.agency, &entered.office, *at).await?;
                    let made = entry(Chain::Agency(id.clone()), id.clone(), "agency_entered", id.as_str(), *at);
                    journal::append(tx, *suite, &made).await?;
                }
                Ok(())
            })
        })
        .await
}

/// What was not given is taken from what is known.
fn merge(entered: &mut Entered, agency: &Agency, office: &Office) {
    let keep = |new: &mut Option<String>, old: &Option<String>| {
        if new.is_none() {
            new.clone_from(old);
        }
    };
    keep(&mut entered.agency.region, &agency.region);
    keep(&mut entered.agency.level, &agency.level);
    keep(&mut entered.agency.code, &agency.code);
    keep(&mut entered.agency.parent, &agency.parent);
    keep(&mut entered.office.unified_code, &office.unified_code);
    keep(&mut entered.office.office, &office.office);
    keep(&mut entered.office.reconsideration_body, &office.reconsideration_body);
    keep(&mut entered.office.court, &office.court);
    keep(&mut entered.office.kind, &office.kind);
}

/// Levels by the names of the contract.
const LEVELS: [&str; 11] = [
    "ministry",
    "province_government",
    "prefecture_government",
    "county_government",
    "township_government",
    "subdistrict",
    "ministry_department",
    "province_department",
    "prefecture_department",
    "county_department",
    "township_department",
];

fn fits(entered: &Entered) -> Result<(), AgencyError> {
    let unfit = |what: &str, given: &str, known: String| {
        Err(AgencyError::Unfit(format!("“{}”的{what}“{given}”不认识。可以是：{known}。", entered.agency.name)))
    };
    if entered.agency.name.trim().is_empty() {
        return Err(AgencyError::Unfit("机关没有名称。".to_owned()));
    }
    if let Some(level) = entered.agency.level.as_deref().filter(|l| !LEVELS.contains(l)) {
        return unfit("级别", level, LEVELS.join("、"));
    }
    let names = || KINDS.iter().map(|(name, says)| format!("{name}（{says}）")).collect::<Vec<_>>().join("、");
    match entered.office.kind.as_deref().filter(|k| KINDS.iter().all(|(name, _)| name != k)) {
        Some(kind) => unfit("类别", kind, names()),
        None => Ok(()),
    }
}

fn parents_exist(known: &[(Agency, Office)], outcome: &[(Entered, Became)]) -> Result<(), AgencyError> {
    let codes = known.iter().filter_map(|(a, _)| a.code.as_deref()).chain(outcome.iter().filter_map(|(e, _)| e.agency.code.as_deref()));
    let codes: std::collections::HashSet<&str> = codes.collect();
    for (entered, _) in outcome {
        let parent = entered.agency.parent.as_deref();
        if let Some(parent) = parent.filter(|p| !codes.contains(p) || entered.agency.code.as_deref() == Some(p)) {
            return Err(AgencyError::Unfit(format!("“{}”的上级代码 {parent} 不存在，或是它自己。", entered.agency.name)));
        }
    }
    Ok(())
}
