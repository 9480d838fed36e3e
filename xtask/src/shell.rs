//! Running other programs.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The root of the workspace.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Whether a program can be found.
pub fn has(program: &str) -> bool {
    Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// Runs a command, its output passing through; whether it succeeded.
pub fn passes(command: &mut Command) -> bool {
    match command.status() {
        Ok(status) => status.success(),
        Err(error) => {
            eprintln!("xtask: {:?}: {error}", command.get_program());
            false
        }
    }
}

/// Runs a command and keeps what it prints, while showing it.
pub fn captured(command: &mut Command) -> (bool, String) {
    use std::io::{BufRead, BufReader};
    let spawned = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn();
    let Ok(mut child) = spawned else { return (false, String::new()) };
    let mut kept = String::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            println!("{line}");
            kept.push_str(&line);
            kept.push('\n');
        }
    }
    (child.wait().is_ok_and(|s| s.success()), kept)
}
