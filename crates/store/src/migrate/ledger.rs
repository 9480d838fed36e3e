//! The tables of what is counted: remedies, and approved reports with the
//! cases behind each cell.

use crate::dialect;
use sea_orm::DbBackend;

pub(super) fn reports(backend: DbBackend) -> Vec<String> {
    let text = dialect::text(backend);
    vec![
        format!("ALTER TABLE application ADD COLUMN counted_from {text}"),
        format!(
            "CREATE TABLE remedy (
                case_id {text} NOT NULL REFERENCES application (id),
                reference {text} NOT NULL,
                agency_id {text} NOT NULL,
                kind {text} NOT NULL,
                registered {text} NOT NULL,
                registered_year INTEGER NOT NULL,
                decided {text},
                decided_year INTEGER,
                result {text},
                PRIMARY KEY (case_id, reference))"
        ),
        "CREATE INDEX remedy_agency ON remedy (agency_id, registered_year)".to_owned(),
        format!(
            "CREATE TABLE report_approval (
                agency_id {text} NOT NULL REFERENCES agency (id),
                year INTEGER NOT NULL,
                edition {text} NOT NULL,
                at {text} NOT NULL,
                actor {text} NOT NULL,
                digest {text} NOT NULL,
                PRIMARY KEY (agency_id, year))"
        ),
        format!(
            "CREATE TABLE approved_cell (
                agency_id {text} NOT NULL,
                year INTEGER NOT NULL,
                name {text} NOT NULL,
                value BIGINT NOT NULL,
                cases {text} NOT NULL,
                PRIMARY KEY (agency_id, year, name))"
        ),
    ]
}
