//! The demonstration county (云汀县), carried inside the program: its published
//! reports, and a year of applications in the ledgers of its agencies.
//!
//! Reports are read before the server listens; the year is played while it
//! serves, because it takes longer than somebody should wait for a page.

use super::import::save_read;
use super::{alone, background, ledger};
use crate::place;
use anyhow::Context as _;
use include_dir::{Dir, include_dir};
use office::Store;
use office::accounts;
use office::application::Ledger;
use office::demonstration::county::{BUREAUS, LAND, Post};
use office::demonstration::{SEED, Staff, Year, play, settle};
use office::installation::{Installation, Place};
use office::report::library::Library;
use office::report::units::Units;
use office::worker::Readers;
use office::world;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use store::account::token::NewToken;

static REPORTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../demo/reports");
static UNITS: &str = include_str!("../../../../demo/units.csv");

/// Minutes for which the printed tokens work: a week.
const TOKENS: u32 = 7 * 24 * 60;

/// Reads and saves every report of the county; tells how many.
///
/// # Errors
/// If one cannot be saved.
pub async fn fill(store: &Store, readers: &Arc<Readers>) -> anyhow::Result<usize> {
    let units = Units::parse(UNITS.as_bytes()).map_err(anyhow::Error::msg)?;
    let files = files(&REPORTS).into_iter().map(|f| (f.path().display().to_string(), f.contents().to_vec())).collect();
    let saved = save_read(store, readers, files, Some(&units)).await?;
    Ok(saved.saved)
}

/// Opens the accounts of the county and begins to play its year; jobs and
/// checkpoints begin when it is over, as jobs of the past are the year's own.
/// Gives what a newcomer is told: tokens of two people.
///
/// # Errors
/// If agencies or accounts cannot be entered.
pub async fn begin(installation: Installation, ledger: Ledger, worker: String, address: SocketAddr) -> anyhow::Result<String> {
    let year = before_today(&ledger);
    let staff = settle(&installation, play::opened(&year)).await?;
    let told = welcome(&installation, &staff, address).await?;
    tokio::spawn(async move {
        match play::play(&ledger, &staff, &year, progress).await {
            Ok(played) => eprintln!("演示台账已装好：{}件申请，{}步，程序自己做了{}件事。", played.cases, played.acts, played.jobs),
            Err(error) => eprintln!("演示台账没有装完：{error}"),
        }
        // Its people have no mailboxes.
        background::begin(installation, ledger, None, worker);
    });
    Ok(told)
}

/// Fills an empty installation with reports and ledgers.
///
/// # Errors
/// If it is not empty, or cannot be opened.
pub async fn install(place: Place, readers: &Arc<Readers>) -> anyhow::Result<ExitCode> {
    let folder = place.folder.clone();
    // Nobody else may do its jobs while the year is played.
    let _alone = alone(&folder)?;
    let (store, ledger) = ledger::open(place, false, None).await?;
    let is_empty = Library::new(store.clone()).counts().await?.reports == 0 && store.applications_after(None, 1).await?.is_empty();
    anyhow::ensure!(is_empty, "这里已有年报或申请。演示县只装进空的安装，请换一个 --data 文件夹。");
    let count = fill(&store, readers).await?;
    let (installation, ledger) = ledger.context("没有主密钥，装不了演示台账")?;
    let year = before_today(&ledger);
    let staff = settle(&installation, play::opened(&year)).await?;
    let played = play::play(&ledger, &staff, &year, progress).await?;
    store.close().await?;
    let (folder, login) = (place::shown(&folder), BUREAUS[LAND].login(Post::First));
    println!("已装进 {count} 份演示报告、{} 件申请。用 gongkai serve --data {folder} 打开。", played.cases);
    println!("调用接口先发令牌：gongkai user token new {login} --label 试用 --days 7 --data {folder}");
    Ok(ExitCode::SUCCESS)
}

/// The year that ends before today.
fn before_today(ledger: &Ledger) -> Year {
    Year::before(world::now().date(), ledger.calendars.national(), SEED)
}

/// A line for every tenth of the year.
fn progress(tenths: usize) {
    eprintln!("装演示台账：{}%", tenths * 10);
}

/// Whom a newcomer may be, and how.
async fn welcome(installation: &Installation, staff: &Staff, address: SocketAddr) -> anyhow::Result<String> {
    let now = world::now();
    let mut lines = vec![format!("演示台账正在装入（十个机关，约四百三十件申请）。{}的令牌，用一周：", BUREAUS[LAND].name)];
    for (post, label) in [(Post::First, "承办"), (Post::Reviewer, "审核"), (Post::Compiler, "年报编制")] {
        let account = staff.account(LAND, post).context("演示帐户没有开成")?;
        let new = NewToken {
            account: account.id.clone(),
            label: "演示".to_owned(),
            agency: account.agency.clone(),
            roles: account.roles.clone(),
            expires_at: now.plus_minutes(TOKENS).0,
        };
        let (_, text) = accounts::new_token(installation, account, new, now).await?;
        lines.push(format!("  {label}　{}（{}）　{}", account.shown, account.name, text.as_str()));
    }
    lines.push(format!("试一试：curl -H 'Authorization: Bearer 令牌' 'http://{address}/api/v1/applications?urgent=true'"));
    Ok(lines.join("\n"))
}

fn files<'d>(folder: &'d Dir<'d>) -> Vec<&'d include_dir::File<'d>> {
    let mut all: Vec<_> = folder.files().collect();
    for inner in folder.dirs() {
        all.extend(files(inner));
    }
    all.sort_by_key(|f| f.path());
    all
}
