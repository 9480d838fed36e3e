//! Generated pages: written here, compared in the tests.

mod acts;

use crate::shell::root;

/// Each generated page with its content.
pub fn pages() -> Vec<(&'static str, String)> {
    vec![
        ("docs/rules.md", report::rules::markdown()),
        ("docs/acts.md", acts::markdown()),
        ("docs/letters.md", letter::markdown::markdown()),
    ]
}

/// Writes all generated pages.
///
/// # Errors
/// If one cannot be written.
pub fn run() -> anyhow::Result<()> {
    for (path, content) in pages() {
        std::fs::write(root().join(path), content)?;
        println!("{path}");
    }
    Ok(())
}
