//! `gongkai report rules`.

use clap::ArgMatches;
use std::process::ExitCode;

/// Prints the rule book, or one rule.
///
/// # Errors
/// If there is no such rule.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    match matches.get_one::<String>("code") {
        None => {
            for rule in report::rules::all() {
                println!("{}  {:<4} {}  {}", rule.code, rule.severity.label(), rule.title, rule.name);
            }
        }
        Some(code) => {
            let rule = report::rules::named(&code.to_uppercase());
            let rule = rule.ok_or_else(|| anyhow::anyhow!("没有编号为 {code} 的规则。用 gongkai report rules 看全部规则。"))?;
            print!("{}", report::rules::page(rule).trim_start());
        }
    }
    Ok(ExitCode::SUCCESS)
}
