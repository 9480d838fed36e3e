//! Last year's carried-out is this year's carried-in, or the difference is
//! explained case by case.

use super::{Behind, Cell, Unavailable, apart, cases, count};
use crate::world::Moment;
use jiff::civil::Date;
use report::tally::edition_of;
use std::sync::Arc;
use store::application::{self, Head};
use store::approval::{self, Approval};
use store::{AgencyId, CaseId, Store};

const OUT: &str = "applications.carried_out.total";
const IN: &str = "applications.carried_in.total";

/// How the two years fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// Whether the year before was approved.
    pub is_approved: bool,
    /// 结转下年度 of the year before.
    pub out: usize,
    /// 上年结转 of this year.
    pub carried_in: usize,
    /// Carried out of the year before and not into this one.
    pub gone: Vec<Explained>,
    /// Carried into this year and not out of the one before.
    pub come: Vec<Explained>,
}

/// A case that was carried on one side only, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The case.
    pub case: Arc<Behind>,
    /// Why, in a sentence.
    pub why: String,
}

/// Compares what the cells of a year carry in with what the year before
/// carries out: as it was approved, or as it is counted now. Where neither
/// year was approved both are counted from the same cases and cannot differ.
pub(super) async fn carried(
    store: &Store,
    agency: &AgencyId,
    year: i16,
    cells: &[Cell],
    own: Option<&Approval>,
) -> Result<Carried, Unavailable> {
    let carried_in = cases(cells, IN);
    let before = approval::approval(store, agency, year - 1).await?;
    let out = match (&before, own) {
        (Some(_), _) => {
            let frozen = store.approved_cells(agency, year - 1).await?.into_iter().find(|cell| cell.name == OUT);
            let cases = frozen.map(|cell| cell.cases).unwrap_or_default().into_iter();
            cases.map(|(id, number, remedy)| Arc::new(Behind { id, number, remedy })).collect()
        }
        (None, Some(_)) => {
            // The form of the year before may be another; what is carried is not.
            let edition = edition_of(year - 1).or(edition_of(year)).ok_or(Unavailable::NoForm(year))?;
            cases(&count::cells(store, agency, year - 1, edition).await?, OUT).to_vec()
        }
        (None, None) => carried_in.to_vec(),
    };
    let (gone, come) = apart(&out, carried_in);
    // What came after the later approval is missing on the side that is frozen.
    let (gone, come) = match (&before, own) {
        (None, Some(own)) => {
            (explain(store, gone, |head| why_come(head, own)).await?, explain(store, come, |head| why_gone(head, year - 1)).await?)
        }
        (before, _) => {
            let come = match before {
                Some(approved) => explain(store, come, |head| why_come(head, approved)).await?,
                None => Vec::new(),
            };
            (explain(store, gone, |head| why_gone(head, year - 1)).await?, come)
        }
    };
    Ok(Carried { is_approved: before.is_some(), out: out.len(), carried_in: carried_in.len(), gone, come })
}

async fn explain(store: &Store, cases: Vec<Arc<Behind>>, why: impl Fn(&Head) -> String) -> Result<Vec<Explained>, Unavailable> {
    let mut all = Vec::with_capacity(cases.len());
    for case in cases {
        let found = match CaseId::parse(&case.id) {
            Some(id) => application::find(store, &id).await?,
            None => None,
        };
        let why = found.map_or_else(|| "台账里已没有这一件".to_owned(), |found| why(&found.head));
        all.push(Explained { case, why });
    }
    Ok(all)
}

fn why_gone(head: &Head, year: i16) -> String {
    let p = &head.projection;
    if p.stage == "void" {
        return "审定以后整件作废".to_owned();
    }
    match (p.outcome_date, head.counted_from.or(p.received)) {
        (Some(date), _) if date.year() <= year => format!("审定以后补登了办理结果，日期为{}", told(date)),
        (_, Some(date)) if date.year() > year => format!("审定以后更正了收到日期，现为{}", told(date)),
        (_, None) => "审定以后收到的登记作废".to_owned(),
        _ => "审定以后有更正".to_owned(),
    }
}

fn why_come(head: &Head, approved: &Approval) -> String {
    if head.made_at > approved.at {
        let (made, received) = (Moment(head.made_at).date(), head.projection.received.map(told).unwrap_or_default());
        return format!("审定以后（{}）才登记，收到日期为{received}", told(made));
    }
    match head.projection.outcome_date {
        Some(date) => format!("审定以后更正了办理结果，日期现为{}", told(date)),
        None => "审定以后作废了上一年的办理结果，或更正了收到日期".to_owned(),
    }
}

fn told(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
