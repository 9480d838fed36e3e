//! The statements of each step.

use crate::dialect;
use sea_orm::DbBackend;

pub(super) fn annual_reports(backend: DbBackend) -> Vec<String> {
    let (text, bytes) = (dialect::text(backend), dialect::bytes(backend));
    vec![
        format!(
            "CREATE TABLE agency (
                id {text} PRIMARY KEY,
                name {text} NOT NULL UNIQUE,
                region {text},
                level {text},
                code {text},
                parent {text})"
        ),
        format!(
            "CREATE TABLE report (
                id {text} PRIMARY KEY,
                agency_id {text} NOT NULL REFERENCES agency (id),
                year INTEGER NOT NULL,
                edition {text} NOT NULL,
                title {text},
                published {text},
                sha256 {text} NOT NULL,
                file {text} NOT NULL,
                format {text} NOT NULL,
                encoding {text},
                verdict {text} NOT NULL,
                errors INTEGER NOT NULL,
                warnings INTEGER NOT NULL,
                infos INTEGER NOT NULL,
                not_assessable INTEGER NOT NULL,
                original_size BIGINT NOT NULL,
                saved_at {text} NOT NULL,
                superseded_by {text} REFERENCES report (id),
                reading {text} NOT NULL,
                findings {text} NOT NULL,
                UNIQUE (agency_id, year, sha256))"
        ),
        "CREATE INDEX report_saved ON report (saved_at, id)".to_owned(),
        format!("CREATE TABLE original (report_id {text} PRIMARY KEY REFERENCES report (id), bytes {bytes} NOT NULL)"),
        format!(
            "CREATE TABLE cell (
                report_id {text} NOT NULL REFERENCES report (id),
                name {text} NOT NULL,
                value BIGINT,
                inferred BIGINT,
                state {text} NOT NULL,
                PRIMARY KEY (report_id, name))"
        ),
    ]
}

pub(super) fn settings(backend: DbBackend) -> Vec<String> {
    let text = dialect::text(backend);
    vec![format!(
        "CREATE TABLE setting (
            scope {text} NOT NULL,
            key {text} NOT NULL,
            value {text} NOT NULL,
            at {text} NOT NULL,
            PRIMARY KEY (scope, key))"
    )]
}

pub(super) fn keys(backend: DbBackend) -> Vec<String> {
    let (text, bytes) = (dialect::text(backend), dialect::bytes(backend));
    vec![
        format!(
            "CREATE TABLE data_key (
                owner {text} PRIMARY KEY,
                version BIGINT NOT NULL,
                suite {text} NOT NULL,
                wrapped {bytes},
                made_at {text} NOT NULL,
                destroyed_at {text})"
        ),
        "CREATE INDEX data_key_version ON data_key (version, owner)".to_owned(),
    ]
}

pub(super) fn journal(backend: DbBackend) -> Vec<String> {
    let (text, bytes) = (dialect::text(backend), dialect::bytes(backend));
    vec![
        format!(
            "CREATE TABLE journal_chain (
                chain {text} PRIMARY KEY,
                agency_id {text} NOT NULL,
                last_seq BIGINT NOT NULL,
                last_h {bytes} NOT NULL)"
        ),
        "CREATE INDEX journal_chain_agency ON journal_chain (agency_id, chain)".to_owned(),
        format!(
            "CREATE TABLE journal (
                chain {text} NOT NULL,
                seq BIGINT NOT NULL,
                agency_id {text} NOT NULL,
                at {text} NOT NULL,
                actor {text} NOT NULL,
                kind {text} NOT NULL,
                object {text} NOT NULL,
                before {text},
                after {text},
                result {text} NOT NULL,
                source {text} NOT NULL,
                suite {text} NOT NULL,
                prev {bytes} NOT NULL,
                h {bytes} NOT NULL,
                PRIMARY KEY (chain, seq))"
        ),
        format!(
            "CREATE TABLE checkpoint (
                agency_id {text} NOT NULL,
                number BIGINT NOT NULL,
                at {text} NOT NULL,
                chains BIGINT NOT NULL,
                root {bytes} NOT NULL,
                moved {bytes} NOT NULL,
                previous {bytes} NOT NULL,
                suite {text} NOT NULL,
                hash {bytes} NOT NULL,
                public_key {bytes} NOT NULL,
                signature {bytes} NOT NULL,
                PRIMARY KEY (agency_id, number))"
        ),
        format!(
            "CREATE TABLE checkpoint_leaf (
                chain {text} NOT NULL,
                number BIGINT NOT NULL,
                agency_id {text} NOT NULL,
                seq BIGINT NOT NULL,
                h {bytes} NOT NULL,
                PRIMARY KEY (chain, number))"
        ),
        "CREATE INDEX checkpoint_leaf_agency ON checkpoint_leaf (agency_id, number, chain)".to_owned(),
    ]
}

pub(super) fn numbers(backend: DbBackend) -> Vec<String> {
    let text = dialect::text(backend);
    vec![
        format!(
            "CREATE TABLE number_series (
                agency_id {text} NOT NULL,
                kind {text} NOT NULL,
                year INTEGER NOT NULL,
                last BIGINT NOT NULL,
                PRIMARY KEY (agency_id, kind, year))"
        ),
        format!(
            "CREATE TABLE number (
                agency_id {text} NOT NULL,
                kind {text} NOT NULL,
                year INTEGER NOT NULL,
                n BIGINT NOT NULL,
                holder {text} NOT NULL,
                at {text} NOT NULL,
                cancelled_at {text},
                reason {text},
                PRIMARY KEY (agency_id, kind, year, n))"
        ),
        format!("CREATE TABLE index_number (agency_id {text} PRIMARY KEY, last BIGINT NOT NULL)"),
    ]
}

pub(super) fn blobs(backend: DbBackend) -> Vec<String> {
    let text = dialect::text(backend);
    vec![
        format!(
            "CREATE TABLE blob (
                address {text} PRIMARY KEY,
                case_id {text} NOT NULL,
                media {text} NOT NULL,
                size BIGINT NOT NULL,
                at {text} NOT NULL)"
        ),
        "CREATE INDEX blob_case ON blob (case_id, at, address)".to_owned(),
    ]
}

pub(super) fn jobs(backend: DbBackend) -> Vec<String> {
    let text = dialect::text(backend);
    vec![
        format!(
            "CREATE TABLE job (
                id {text} PRIMARY KEY,
                kind {text} NOT NULL,
                key {text} NOT NULL UNIQUE,
                payload {text} NOT NULL,
                state {text} NOT NULL,
                run_at {text} NOT NULL,
                owner {text},
                lease_until {text},
                tries INTEGER NOT NULL,
                fault {text},
                made_at {text} NOT NULL)"
        ),
        "CREATE INDEX job_due ON job (state, run_at, id)".to_owned(),
    ]
}

pub(super) fn accounts(backend: DbBackend) -> Vec<String> {
    let text = dialect::text(backend);
    vec![
        format!(
            "CREATE TABLE account (
                id {text} PRIMARY KEY,
                name {text} NOT NULL UNIQUE,
                shown {text} NOT NULL,
                agency_id {text} REFERENCES agency (id),
                roles {text} NOT NULL,
                status {text} NOT NULL,
                password {text},
                version BIGINT NOT NULL,
                made_at {text} NOT NULL,
                changed_at {text} NOT NULL)"
        ),
        "CREATE INDEX account_agency ON account (agency_id, name)".to_owned(),
        format!(
            "CREATE TABLE token (
                id {text} PRIMARY KEY,
                hash {text} NOT NULL UNIQUE,
                account_id {text} NOT NULL REFERENCES account (id),
                label {text} NOT NULL,
                agency_id {text} REFERENCES agency (id),
                roles {text} NOT NULL,
                made_at {text} NOT NULL,
                expires_at {text} NOT NULL,
                revoked_at {text})"
        ),
        "CREATE INDEX token_account ON token (account_id, made_at, id)".to_owned(),
    ]
}
