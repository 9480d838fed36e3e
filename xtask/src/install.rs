//! What the tests need from the system, installed where it can be.

use crate::shell::{has, passes};
use std::path::Path;
use std::process::Command;

/// Packages of Debian with the program that shows they are there.
const PACKAGES: [(&str, &str); 5] = [
    ("chromium", "chromium"),
    ("poppler-utils", "pdftotext"),
    ("nodejs", "node"),
    ("strace", "strace"),
    ("libreoffice-writer-nogui", "soffice"),
];

/// Installs what is missing; names what could not be installed.
pub fn debian() -> Vec<String> {
    let mut wanted: Vec<&str> = PACKAGES.iter().filter(|(_, program)| !has(program)).map(|(package, _)| *package).collect();
    if !has("npm") {
        wanted.push("npm");
    }
    if crate::postgres::binaries().is_none() {
        wanted.push("postgresql");
    }
    if !Path::new("/usr/share/fonts/opentype/noto").is_dir() {
        wanted.push("fonts-noto-cjk");
    }
    if wanted.is_empty() {
        return Vec::new();
    }
    let root = Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.starts_with(b"0"));
    if !has("apt-get") || !root {
        return wanted.iter().map(|p| format!("{p} (needs Debian's apt-get and root)")).collect();
    }
    println!("xtask: installing {}", wanted.join(" "));
    let apt = |arguments: &[&str]| {
        passes(Command::new("apt-get").args(["-qq", "-y", "-o=Dpkg::Use-Pty=0"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let updated = apt(&["update"]);
    if updated && apt(&[["install", "--no-install-recommends"].as_slice(), &wanted].concat()) {
        return Vec::new();
    }
    wanted.iter().map(|p| format!("{p} (could not be installed)")).collect()
}
