//! Last year's carried-out is this year's carried-in, or the difference is
//! explained case by case.

use super::{Behind, Cell, Unavailable, apart, cases};
use crate::world::Moment;
use jiff::civil::Date;
use std::sync::Arc;
use store::application::{self, Head};
use store::approval::{self, Approval};
use store::{AgencyId, CaseId, Store};

const OUT: &str = "applications.carried_out.total";
const IN: &str = "applications.carried_in.total";

/// How the two years fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// Whether the year before was approved; else both are counted from the
    /// same cases and cannot differ.
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

/// Compares what the cells of a year carry in with what was approved as
/// carried out of the year before.
pub(super) async fn carried(store: &Store, agency: &AgencyId, year: i16, cells: &[Cell]) -> Result<Carried, Unavailable> {
    let carried_in = cases(cells, IN);
    let Some(approved) = approval::approval(store, agency, year - 1).await? else {
        return Ok(Carried { out: carried_in.len(), carried_in: carried_in.len(), ..Carried::default() });
    };
    let frozen = store.approved_cells(agency, year - 1).await?.into_iter().find(|cell| cell.name == OUT);
    let frozen = frozen.map(|cell| cell.cases).unwrap_or_default();
    let out: Vec<Arc<Behind>> = frozen.into_iter().map(|(id, number, remedy)| Arc::new(Behind { id, number, remedy })).collect();
    let (gone, come) = apart(&out, carried_in);
    Ok(Carried {
        is_approved: true,
        out: out.len(),
        carried_in: carried_in.len(),
        gone: explain(store, gone, |head| why_gone(head, year - 1)).await?,
        come: explain(store, come, |head| why_come(head, &approved)).await?,
    })
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
