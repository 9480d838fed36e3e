//! `gongkai agency set NAME KEY=VALUE…`: what letters print of an agency and
//! how its office works.

use anyhow::Context as _;
use clap::ArgMatches;
use office::application::calendar_change::REGIONAL;
use office::installation::Installation;
use office::letter::{ADDRESS, ONLINE, PHONE, REQUIRED};
use office::world;
use std::process::ExitCode;
use store::StoreError;
use store::setting::{self, Scope};

/// The settings: name, whether it is one of the whole installation, what it
/// says.
pub const SETTINGS: [(&str, bool, &str); 5] = [
    (PHONE, false, "公开工作机构的电话，印在文书上"),
    (ADDRESS, false, "公开工作机构的地址，印在文书上"),
    (ONLINE, false, "网上申请行政复议的途径，以网络方式送达时印在文书上"),
    (REQUIRED, false, "true：没有文书的步骤不能办"),
    (REGIONAL, true, "true：程序自带的地区放假日也计（来源未核实，默认不计）；对全部机关"),
];

/// The longest value, in bytes.
const LONGEST: usize = 1_000;

/// Puts settings; one without a value is taken away.
///
/// # Errors
/// If there is no such agency or setting, or the memory fails.
pub async fn run(installation: &Installation, matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let named = matches.get_one::<String>("name").map_or("", String::as_str);
    let agency = installation.store.agency(named).await?.with_context(|| format!("没有机关“{named}”。"))?;
    let given = matches.get_many::<String>("settings").into_iter().flatten().map(|g| parse(g)).collect::<anyhow::Result<Vec<_>>>()?;
    for (key, is_of_all, value) in given {
        let scope = if is_of_all { Scope::All } else { Scope::Agency(agency.id.clone()) };
        let input = (scope, key, value.clone(), world::now().0);
        let put: Result<(), StoreError> = installation
            .store
            .act(input, |tx, (scope, key, value, at)| {
                Box::pin(async move {
                    if value.is_empty() {
                        setting::remove(tx, scope, key).await.map(drop)
                    } else {
                        setting::put(tx, scope, key, value, *at).await
                    }
                })
            })
            .await;
        put?;
        installation.note("setting_changed", &format!("{}/{key}", agency.id), world::now()).await?;
        println!("{}：{key} = {}", agency.name, if value.is_empty() { "（默认）" } else { &value });
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(given: &str) -> anyhow::Result<(&'static str, bool, String)> {
    let known = || SETTINGS.map(|(key, _, says)| format!("{key}（{says}）")).join("、");
    let (key, value) = given.split_once('=').with_context(|| format!("{given}：要写成 设置=值；设置有 {}", known()))?;
    let (key, is_of_all, _) =
        SETTINGS.into_iter().find(|(name, ..)| *name == key.trim()).with_context(|| format!("没有设置“{key}”；有 {}", known()))?;
    let value = value.trim();
    anyhow::ensure!(value.len() <= LONGEST && !value.chars().any(char::is_control), "{key} 的值太长，或有控制字符");
    let is_switch = matches!(key, REQUIRED | REGIONAL);
    anyhow::ensure!(!is_switch || matches!(value, "" | "true" | "false"), "{key} 是 true 或 false");
    Ok((key, is_of_all, value.to_owned()))
}
