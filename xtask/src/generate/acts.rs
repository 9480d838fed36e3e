//! `docs/acts.md`: the acts of a case, from the table of the law.

use law::application::permit::RULES;
use law::application::stage::STAGES;
use std::fmt::Write as _;

/// The page.
pub fn markdown() -> String {
    let mut page = String::from(
        "# Acts of a case\n\nMade from `crates/law/src/application/permit.rs` by `cargo xtask generate`. An act is done by a command and recorded as a \
         past participle; the letter is the one that goes out with it. Who may do it stands in `crates/office/src/application/rights.rs`, every \
         answer for every stage, act and role in `crates/office/tests/ledger/rights.csv`. Dates and other conditions are judged in \
         `crates/law/src/application/conditions.rs`.\n\n## Stages\n\n| stage | shown as |\n|---|---|\n",
    );
    for stage in STAGES {
        let _written = writeln!(page, "| `{}` | {} |", stage.name(), stage.label());
    }
    page.push_str(
        "\n## Acts\n\n| command | act | shown as | letter | rests on | in the stages | otherwise |\n|---|---|---|---|---|---|---|\n",
    );
    for rule in &RULES {
        let stages: Vec<String> = rule.stages.iter().map(|s| format!("`{}`", s.name())).collect();
        let _written = writeln!(
            page,
            "| `{}` | `{}` | {} | {} | {} | {} | {} |",
            rule.command,
            rule.recorded,
            rule.label,
            rule.letter.unwrap_or("—"),
            rule.cite.short(),
            stages.join(" "),
            rule.otherwise
        );
    }
    page
}
