//! The rows of a case as they are carried: what the tables hold, with bytes
//! as hexadecimal text.

use serde::{Deserialize, Serialize};

/// Declares rows that travel as JSON objects with exactly these fields.
macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fdoc])* pub $field: $type,)* }
    )*};
}

rows! {
    /// An agency.
    AgencyRow {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// The region by its code.
        region: Option<String>,
        /// The level by its name.
        level: Option<String>,
        /// The code of the agency.
        code: Option<String>,
        /// 统一社会信用代码.
        unified_code: Option<String>,
    }
    /// An applicant, but for what is sealed.
    ApplicantRow {
        /// The id.
        id: String,
        /// The column of table 3.
        kind: String,
        /// When the record was made.
        made_at: String,
    }
    /// A case.
    CaseRow {
        /// Its id.
        id: String,
        /// 受理编号.
        number: Option<String>,
        /// The column of table 3.
        applicant_kind: String,
        /// The keyed hash of the query code; of use in the same installation.
        code_hash: Option<String>,
        /// When it was opened.
        made_at: String,
        /// The number of the last act.
        version: i64,
        /// The account that worked on it.
        clerk: Option<String>,
        /// From which day a part of a split counts as received.
        counted_from: Option<String>,
    }
    /// The key of the case.
    KeyRow {
        /// The suite in which it seals.
        suite: String,
        /// The key, in the clear.
        secret: String,
        /// When it was made.
        made_at: String,
    }
    /// An act.
    ActRow {
        /// Its number in the case.
        seq: i64,
        /// The civil date it counts from.
        effective: String,
        /// When it was recorded.
        recorded: String,
        /// Who: an account, `applicant` or `system`.
        actor: String,
        /// Its kind.
        kind: String,
        /// The version of its detail.
        version: i32,
        /// What the law needs to know of it: a JSON text.
        detail: String,
        /// 文号 of the letter that went out with it.
        document: Option<String>,
    }
    /// A text that stands sealed beside an act.
    TextRow {
        /// The act.
        seq: i64,
        /// The field.
        field: String,
        /// Form, suite and nonce under which it was sealed.
        head: String,
        /// The text.
        text: String,
    }
    /// A letter that went out.
    LetterRow {
        /// The act that sent it.
        seq: i64,
        /// Which letter.
        kind: String,
        /// 文号.
        number: String,
        /// When it was sent.
        at: String,
        /// The address of the printed letter.
        blob: Option<String>,
    }
    /// An attachment or a printed letter.
    BlobRow {
        /// The digest of what was sealed.
        address: String,
        /// The media type.
        media: String,
        /// The size in bytes, in the clear.
        size: i64,
        /// When it was remembered.
        at: String,
        /// Form, suite and nonce under which it was sealed.
        head: String,
    }
    /// A number that the case holds.
    NumberRow {
        /// Of what.
        kind: String,
        /// The year of the series.
        year: i32,
        /// The number.
        n: i64,
        /// What holds it.
        holder: String,
        /// When it was given.
        at: String,
        /// When it was cancelled.
        cancelled_at: Option<String>,
        /// Why.
        reason: Option<String>,
    }
    /// An entry of the journal.
    EntryRow {
        /// Its number in the chain.
        seq: i64,
        /// When it was written down.
        at: String,
        /// Who.
        actor: String,
        /// The act.
        kind: String,
        /// To what.
        object: String,
        /// The hash of what was there before.
        before: Option<String>,
        /// The hash of what is there after.
        after: Option<String>,
        /// How it ended.
        result: String,
        /// From where.
        source: String,
        /// The suite of its hash.
        suite: String,
        /// The hash of the entry before.
        prev: String,
        /// Its own hash.
        h: String,
    }
}
