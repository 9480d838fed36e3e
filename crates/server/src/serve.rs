//! `gongkai serve` and `gongkai demo`: configuration and wiring, no logic.

mod background;
mod demo;
mod import;
pub mod ledger;

use crate::lang::Lang;
use crate::{mail, place};
use anyhow::Context as _;
use clap::{Arg, ArgAction, ArgMatches, Command};
use office::mail::smtp::Smtp;
use office::report::library::Library;
use office::report::visit::{VisitLimits, Visits};
use office::worker::Readers;
use office::world::{self, Clock};
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use web::doors::Doors;
use web::view::{Link, Site};

/// Where the server listens if nothing is said.
const PORT: u16 = 8765;
/// So many ports further are tried when that one is taken.
const TRIES: u16 = 20;

/// The command `serve`.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    mail::server_arguments(place::arguments(Command::new("serve"), lang), lang)
        .about(t("打开网页：年报体检和年报库", "Serve the pages"))
        .arg(
            Arg::new("demo")
                .long("demo")
                .action(ArgAction::SetTrue)
                .help(t("用虚构的演示县打开，关掉就清除", "With an invented county, wiped at the end")),
        )
        .arg(
            Arg::new("listen")
                .long("listen")
                .value_name("ADDR")
                .help(t("监听地址，只能是本机；默认 127.0.0.1:8765", "Address to listen on, loopback only")),
        )
        .arg(
            Arg::new("import")
                .long("import")
                .value_name("PATH")
                .action(ArgAction::Append)
                .help(t("先导入这些文件、文件夹或 ZIP", "Import these files, folders or ZIPs first")),
        )
        .arg(Arg::new("allow-root").long("allow-root").action(ArgAction::SetTrue).help(t("允许以 root 运行", "Allow running as root")))
}

/// The command `demo`.
pub fn demo_command(lang: Lang) -> Command {
    place::arguments(Command::new("demo"), lang)
        .about(lang.of("把演示县装进一个空的安装", "Fill an empty installation with the demonstration county"))
}

/// `--data` and `--database`.
pub fn store_arguments(command: Command, lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    command.arg(Arg::new("data").long("data").value_name("DIR").env("GONGKAI_DATA").help(t("数据文件夹", "Data folder"))).arg(
        Arg::new("database")
            .long("database")
            .value_name("URL")
            .env("GONGKAI_DATABASE")
            .help(t("数据库：sqlite:文件 或 postgres://…；默认在数据文件夹里", "Database URL; default SQLite in the data folder")),
    )
}

/// Runs `serve`.
///
/// # Errors
/// If the address is refused, or the data cannot be opened.
pub fn run(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let demonstration = matches.get_flag("demo");
    refuse_root(matches.get_flag("allow-root"), demonstration)?;
    let wanted = matches.get_one::<String>("listen");
    let address = wanted.map(|a| address(a)).transpose()?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        // A demonstration leaves nothing behind.
        let fleeting = if demonstration { Some(tempfile::Builder::new().prefix("gongkai-demo-").tempdir()?) } else { None };
        let data = match &fleeting {
            Some(folder) => folder.path().to_owned(),
            None => data_folder(matches)?,
        };
        // Held until the program ends: two servers would wipe each other's visits.
        let _alone = alone(&data)?;
        let place = if demonstration { ledger::fleeting(matches, &data) } else { place::place(matches)? };
        // A demonstration has invented people and writes to nobody.
        let mail = if demonstration { None } else { mail::place(matches)? };
        let (store, ledger) = ledger::open(place, demonstration, mail.as_ref()).await?;
        let post = mail.as_ref().map(Smtp::open).transpose()?;
        let readers = readers()?;
        if demonstration {
            demo::fill(&store, &readers).await?;
        }
        for path in matches.get_many::<String>("import").into_iter().flatten() {
            import::import(&store, &readers, path).await?;
        }
        let looking = Arc::clone(&readers);
        let (listener, address) = listen(address).await?;
        let visits =
            Visits::new(data.join("visits"), VisitLimits::default(), readers, Clock::system()).context("打不开存放上传原件的文件夹")?;
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|e| anyhow::anyhow!("系统没有给出随机数：{e}"))?;
        let doors = Doors::new(visits, Library::new(store), site(demonstration, address), Clock::system(), key);
        let mut welcome = None;
        let doors = Arc::new(match ledger {
            Some((installation, mut ledger)) => {
                ledger.readers = looking;
                let worker = format!("serve-{}-{}", std::process::id(), world::now().0.as_nanosecond());
                match demonstration {
                    true => welcome = Some(demo::begin(installation, ledger.clone(), worker, address).await?),
                    false => background::begin(installation, ledger.clone(), post, worker),
                }
                doors.with_ledger(ledger)
            }
            None => doors,
        });
        let sweeping = Arc::clone(&doors);
        tokio::spawn(async move {
            let mut minute = tokio::time::interval(std::time::Duration::from_secs(60));
            loop {
                minute.tick().await;
                sweeping.visits.sweep(sweeping.now());
            }
        });
        println!("{}已打开 http://{address}/ ，按 Ctrl+C 关闭。", if demonstration { "演示县" } else { "公开" });
        if let Some(welcome) = welcome {
            // Who reads only the address may have gone by now.
            let _unread = writeln!(std::io::stdout(), "{welcome}");
        }
        // The address of who asks bounds how often strangers may.
        let service = web::routes::routes(doors).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).with_graceful_shutdown(stopped()).await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Runs `demo`.
///
/// # Errors
/// If the installation is not empty or cannot be opened.
pub fn run_demo(matches: &ArgMatches) -> anyhow::Result<ExitCode> {
    let place = place::place(matches)?;
    let readers = readers()?;
    tokio::runtime::Runtime::new()?.block_on(demo::install(place, &readers))
}

fn readers() -> anyhow::Result<Arc<Readers>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(Arc::new(Readers::new(std::env::current_exe()?, document::Limits::default(), cores)))
}

/// An address of this machine; there are no accounts yet, so no other.
fn address(text: &str) -> anyhow::Result<SocketAddr> {
    let parsed = text.parse::<SocketAddr>().or_else(|_| text.parse::<IpAddr>().map(|ip| SocketAddr::new(ip, PORT)));
    let address = parsed.with_context(|| format!("“{text}”不是地址。写成 127.0.0.1:8765 这样。"))?;
    anyhow::ensure!(
        address.ip().is_loopback(),
        "没有在 {address} 上打开：现在还没有帐户和权限，别人也能看到，所以只能用本机地址（127.0.0.1 或 [::1]）。"
    );
    Ok(address)
}

/// The address given, or the first free one from the usual port on.
async fn listen(address: Option<SocketAddr>) -> anyhow::Result<(tokio::net::TcpListener, SocketAddr)> {
    let tries: Vec<SocketAddr> = match address {
        Some(address) => vec![address],
        None => (PORT..PORT + TRIES).map(|port| SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)).collect(),
    };
    for try_at in &tries {
        if let Ok(listener) = tokio::net::TcpListener::bind(try_at).await {
            let address = listener.local_addr()?;
            return Ok((listener, address));
        }
    }
    anyhow::bail!("{} 已被别的程序占用。请用 --listen 换一个端口。", tries[0])
}

/// Waits for Ctrl+C, or the signal by which a system ends services.
async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    // Without a signal handler the program ends the hard way.
    let _failed = interrupt.await;
}

/// Where the data of a real installation lie.
///
/// # Errors
/// If there is none, or it cannot be made.
pub fn data_folder(matches: &ArgMatches) -> anyhow::Result<PathBuf> {
    let folder = match matches.get_one::<String>("data") {
        Some(given) => PathBuf::from(given),
        None => default_folder().context("不知道数据放在哪里。请用 --data 指定文件夹。")?,
    };
    std::fs::create_dir_all(&folder).with_context(|| format!("建不了数据文件夹 {}", folder.display()))?;
    private(&folder)?;
    Ok(folder)
}

#[expect(clippy::disallowed_methods, reason = "configuration is read here and handed down")]
fn default_folder() -> Option<PathBuf> {
    if let Some(data) = std::env::var_os("XDG_DATA_HOME").or_else(|| std::env::var_os("LOCALAPPDATA")) {
        return Some(PathBuf::from(data).join("gongkai"));
    }
    std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share/gongkai"))
}

/// A lock on the data folder, so that one server at a time works in it.
///
/// # Errors
/// If another program holds it.
pub fn alone(data: &Path) -> anyhow::Result<std::fs::File> {
    let path = data.join("lock");
    let file = std::fs::File::create(&path).with_context(|| format!("写不了 {}", path.display()))?;
    anyhow::ensure!(
        file.try_lock().is_ok(),
        "没有打开：另一个公开程序正在用数据文件夹 {}。请先关掉它，或用 --data 换一个。",
        data.display()
    );
    Ok(file)
}

/// Only the owner may look into the data (SEC-23).
fn private(folder: &Path) -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// A server of an office does not run as root; a demonstration only warns.
fn refuse_root(allowed: bool, demonstration: bool) -> anyhow::Result<()> {
    let root = cfg!(unix) && std::fs::metadata("/proc/self").is_ok_and(|m| owner(&m) == Some(0));
    if root && demonstration {
        eprintln!("以 root 运行：演示只听本机，数据是虚构的。正式使用请换一个帐户。");
    }
    anyhow::ensure!(!root || allowed || demonstration, "没有打开：不要以 root 运行。请换一个普通帐户，或加 --allow-root。");
    Ok(())
}

#[cfg(unix)]
fn owner(metadata: &std::fs::Metadata) -> Option<u32> {
    use std::os::unix::fs::MetadataExt as _;
    Some(metadata.uid())
}

#[cfg(not(unix))]
fn owner(_: &std::fs::Metadata) -> Option<u32> {
    None
}

/// What every page says of the site.
fn site(demonstration: bool, address: SocketAddr) -> Site {
    let origin = format!("http://{address}");
    let links = vec![Link::new("接口说明", "/api/v1/openapi.json"), Link::new("构件总览", "/styleguide")];
    if demonstration {
        Site {
            banner: "演示：云汀县、各机关、报告和数字都是虚构的，关掉程序就清除。".to_owned(),
            platform: "云汀县政府信息公开平台".to_owned(),
            office: "云汀县人民政府".to_owned(),
            origin,
            help: vec!["云汀县人民政府办公室".to_owned(), "工作日 8:30—12:00、14:30—17:30".to_owned()],
            about: vec!["公开（Gongkai）演示".to_owned(), "原件只在本机读，不外传".to_owned()],
            links,
            filings: Vec::new(),
        }
    } else {
        Site {
            platform: "政府信息公开平台".to_owned(),
            office: "本机".to_owned(),
            origin,
            help: vec!["这台电脑的使用者".to_owned()],
            about: vec!["公开（Gongkai）".to_owned(), "只听本机，不连外网".to_owned()],
            links,
            ..Site::default()
        }
    }
}
