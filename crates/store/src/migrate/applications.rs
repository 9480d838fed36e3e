//! The tables of cases.

use crate::dialect;
use sea_orm::DbBackend;

pub(super) fn applications(backend: DbBackend) -> Vec<String> {
    let (text, bytes) = (dialect::text(backend), dialect::bytes(backend));
    let mut statements: Vec<String> = ["unified_code", "office", "reconsideration_body", "court", "kind"]
        .iter()
        .map(|column| format!("ALTER TABLE agency ADD COLUMN {column} {text}"))
        .collect();
    statements.extend([
        format!(
            "CREATE TABLE applicant (
                id {text} PRIMARY KEY,
                agency_id {text} NOT NULL REFERENCES agency (id),
                kind {text} NOT NULL,
                sealed {bytes},
                name_hash {text} NOT NULL,
                identity_hash {text},
                phone_hash {text},
                made_at {text} NOT NULL,
                erased_at {text})"
        ),
        "CREATE INDEX applicant_name ON applicant (agency_id, name_hash)".to_owned(),
        "CREATE INDEX applicant_identity ON applicant (agency_id, identity_hash)".to_owned(),
        format!(
            "CREATE TABLE application (
                id {text} PRIMARY KEY,
                agency_id {text} NOT NULL REFERENCES agency (id),
                number {text},
                applicant_id {text} NOT NULL REFERENCES applicant (id),
                applicant_kind {text} NOT NULL,
                code_hash {text},
                made_at {text} NOT NULL,
                version BIGINT NOT NULL,
                stage {text} NOT NULL,
                request {text} NOT NULL,
                channel {text} NOT NULL,
                submitted {text},
                received {text},
                due {text},
                promised {text},
                risk_due {text},
                earliest {text},
                waiting_until {text},
                provisional BOOLEAN NOT NULL,
                clerk {text},
                outcome {text},
                outcome_row {text},
                outcome_date {text},
                received_year INTEGER,
                outcome_year INTEGER,
                sent {text},
                UNIQUE (agency_id, number))"
        ),
        "CREATE INDEX application_made ON application (agency_id, id)".to_owned(),
        "CREATE INDEX application_stage ON application (agency_id, stage, id)".to_owned(),
        "CREATE INDEX application_due ON application (agency_id, stage, earliest, id)".to_owned(),
        "CREATE INDEX application_received ON application (received_year, agency_id, applicant_kind)".to_owned(),
        "CREATE INDEX application_outcome ON application (outcome_year, agency_id, applicant_kind, outcome_row)".to_owned(),
        "CREATE INDEX application_applicant ON application (applicant_id)".to_owned(),
        format!(
            "CREATE TABLE act (
                case_id {text} NOT NULL REFERENCES application (id),
                seq BIGINT NOT NULL,
                kind {text} NOT NULL,
                version INTEGER NOT NULL,
                effective {text} NOT NULL,
                recorded {text} NOT NULL,
                actor {text} NOT NULL,
                document {text},
                detail {text} NOT NULL,
                PRIMARY KEY (case_id, seq))"
        ),
        format!(
            "CREATE TABLE act_text (
                case_id {text} NOT NULL REFERENCES application (id),
                seq BIGINT NOT NULL,
                field {text} NOT NULL,
                sealed {bytes} NOT NULL,
                PRIMARY KEY (case_id, seq, field))"
        ),
        format!(
            "CREATE TABLE act_key (
                scope {text} NOT NULL,
                key {text} NOT NULL,
                case_id {text} NOT NULL,
                seq BIGINT NOT NULL,
                digest {text} NOT NULL,
                PRIMARY KEY (scope, key))"
        ),
    ]);
    statements
}

pub(super) fn notices_and_letters(backend: DbBackend) -> Vec<String> {
    let text = dialect::text(backend);
    vec![
        format!(
            "CREATE TABLE notice (
                key {text} PRIMARY KEY,
                agency_id {text} NOT NULL,
                recipient {text} NOT NULL,
                case_id {text} NOT NULL,
                kind {text} NOT NULL,
                about {text},
                at {text} NOT NULL,
                read_at {text})"
        ),
        format!(
            "CREATE TABLE document (
                case_id {text} NOT NULL REFERENCES application (id),
                seq BIGINT NOT NULL,
                kind {text} NOT NULL,
                number {text} NOT NULL,
                at {text} NOT NULL,
                blob {text},
                PRIMARY KEY (case_id, seq))"
        ),
        "CREATE INDEX notice_recipient ON notice (agency_id, recipient, at)".to_owned(),
    ]
}

/// What table 3 is counted from, without a look at the rows themselves.
pub(super) fn counting(_backend: DbBackend) -> Vec<String> {
    vec![
        "CREATE INDEX application_counted ON application (agency_id, outcome_year, received_year, request, stage, applicant_kind, outcome_row)"
            .to_owned(),
    ]
}

/// An earlier reply is found by its 文号.
pub(super) fn letters_by_number(_: DbBackend) -> Vec<String> {
    vec!["CREATE INDEX document_number ON document (number)".to_owned()]
}
