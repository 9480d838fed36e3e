//! The house tests itself: module docs, file length, walls between crates,
//! generated pages, links, and words that must not be committed.

use crate::shell::root;
use std::path::{Path, PathBuf};

/// What a crate may name of the house; see ARCHITECTURE.md.
const WALLS: [(&str, &[&str]); 10] = [
    ("law", &[]),
    ("document", &[]),
    ("typeset", &["document"]),
    ("letter", &["law", "document"]),
    ("redact", &["document"]),
    ("report", &["law", "document"]),
    ("store", &["law", "report"]),
    ("office", &["law", "document", "typeset", "letter", "redact", "report", "store"]),
    ("web", &["office", "law", "report"]),
    ("server", &["web", "office", "store", "law", "report", "document"]),
];

/// Longest file of code, in lines.
const LONGEST: usize = 400;

/// Looks at the house and prints what is wrong.
///
/// # Errors
/// If it cannot be read.
pub fn run() -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    let root = root();
    let mut files = Vec::new();
    collect(&root.join("crates"), &mut files)?;
    collect(&root.join("xtask"), &mut files)?;
    for file in &files {
        let name = file.strip_prefix(&root).unwrap_or(file).display().to_string();
        if !name.ends_with(".rs") && !name.ends_with("Cargo.toml") {
            continue;
        }
        let text = std::fs::read_to_string(file)?;
        if name.ends_with(".rs") {
            code(&name, &text, &mut faults);
        }
        if name.ends_with("Cargo.toml") {
            walls(&name, &text, &mut faults);
        }
    }
    for (path, content) in crate::generate::pages() {
        if std::fs::read_to_string(root.join(path)).unwrap_or_default() != content {
            faults.push(format!("{path} is stale: run `cargo xtask generate`"));
        }
    }
    links(&root, &mut faults)?;
    for fault in &faults {
        println!("tidy: {fault}");
    }
    Ok(faults)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            if !matches!(name.as_str(), "target" | "node_modules" | "corpus") {
                collect(&path, files)?;
            }
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

fn code(name: &str, text: &str, faults: &mut Vec<String>) {
    if !text.starts_with("//!") {
        faults.push(format!("{name}: a module begins with //! and what it is for"));
    }
    let lines = text.lines().count();
    let generated = name.contains("/tests/") || name.contains("/generated/");
    if lines > LONGEST && !generated {
        faults.push(format!("{name}: {lines} lines; what is its second subject?"));
    }
    for word in ["todo!(", "unimplemented!(", "#[ignore", "#[allow(", "dbg!("] {
        if text.contains(word) && !name.ends_with("tidy.rs") {
            faults.push(format!("{name}: {word}"));
        }
    }
}

fn walls(name: &str, text: &str, faults: &mut Vec<String>) {
    let Some((own, allowed)) = WALLS.iter().find(|(c, _)| name == format!("crates/{c}/Cargo.toml")) else { return };
    let dependencies = text.split("[dev-dependencies]").next().unwrap_or("");
    for (other, _) in WALLS.iter().filter(|(c, _)| c != own && !allowed.contains(c)) {
        if dependencies.lines().any(|l| l.split(['.', ' ', '=']).next() == Some(other)) {
            faults.push(format!("{name}: {own} may not name {other}"));
        }
    }
}

/// Links between pages of the house lead somewhere.
fn links(root: &Path, faults: &mut Vec<String>) -> anyhow::Result<()> {
    let mut pages: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(root)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "md") {
            pages.push(path);
        }
    }
    collect(&root.join("docs"), &mut pages)?;
    for page in pages.iter().filter(|p| p.extension().is_some_and(|e| e == "md")) {
        let text = std::fs::read_to_string(page)?;
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or("");
            let outside = target.is_empty() || target.contains("://") || target.starts_with("mailto:");
            let folder = page.parent().unwrap_or(root);
            if !outside && !folder.join(target).exists() {
                faults.push(format!("{}: the link {link} leads nowhere", page.strip_prefix(root).unwrap_or(page).display()));
            }
        }
    }
    Ok(())
}
