//! `gongkai serve`: the pages and `/api/v1`, on this machine only.

pub mod data;
pub mod demonstration;
pub mod import;
mod listen;

use crate::lang::Lang;
use anyhow::Context;
use clap::{Arg, ArgAction, ArgMatches, Command};
use data::{DataFolder, Purpose};
use office::report::library::Library;
use office::report::visit::{VisitLimits, Visits};
use office::worker::Readers;
use office::world::{self, Clock};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use web::doors::{Doors, random_key};
use web::view::{Link, Site};

/// How long open answers may take after Ctrl-C.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often visits whose time is over are looked for.
const SWEEP: Duration = Duration::from_secs(30);

/// The command line.
pub fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    place(Command::new("serve"), lang)
        .about(t("在本机打开网页和接口", "Serve the pages and the API on this machine"))
        .arg(
            Arg::new("demo")
                .long("demo")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["data", "database"])
                .help(t("用一个虚构的县演示，结束后不留数据", "Show an invented county; nothing is kept afterwards")),
        )
        .arg(
            Arg::new("listen").long("listen").value_name("ADDR").help(t(
                "地址和端口，默认 127.0.0.1:8765，占用时取下一个",
                "Address and port; default 127.0.0.1:8765, or the next free port",
            )),
        )
        .arg(
            Arg::new("import")
                .long("import")
                .value_name("PATH")
                .action(ArgAction::Append)
                .help(t("先把文件、文件夹或 ZIP 里的报告存进年报库", "First save reports of a file, folder or ZIP in the library")),
        )
}

/// The arguments that say where an installation lies.
pub fn place(command: Command, lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| lang.of(zh, en);
    command
        .arg(Arg::new("data").long("data").value_name("DIR").help(t("数据文件夹", "Data folder")))
        .arg(Arg::new("database").long("database").value_name("URL").env("GONGKAI_DATABASE").hide_env_values(true).help(t(
            "sqlite:文件 或 postgres://…，默认是数据文件夹里的 SQLite",
            "sqlite:FILE or postgres://…; default SQLite in the data folder",
        )))
        .arg(Arg::new("allow-root").long("allow-root").action(ArgAction::SetTrue).help(t("允许用 root 运行", "Allow running as root")))
}

/// Runs the command until Ctrl-C.
///
/// # Errors
/// If the address or the data folder cannot be had.
pub fn run(matches: &ArgMatches, _lang: Lang) -> anyhow::Result<ExitCode> {
    let purpose = if matches.get_flag("demo") { Purpose::Demonstration } else { Purpose::Real };
    data::refuse_root(purpose, matches.get_flag("allow-root"))?;
    let listen = listen::parse(matches.get_one::<String>("listen").map(String::as_str))?;
    let folder = DataFolder::open(purpose, matches.get_one::<String>("data").map(String::as_str))?;
    let database = match purpose {
        Purpose::Demonstration => folder.database(None),
        Purpose::Real => folder.database(matches.get_one::<String>("database").map(String::as_str)),
    };
    let paths = matches.get_many::<String>("import").into_iter().flatten().cloned().collect();
    let plan = Plan { listen, purpose, database, paths };
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(serve(plan, &folder))?;
    Ok(ExitCode::SUCCESS)
}

/// What the command line asked for.
struct Plan {
    listen: listen::Listen,
    purpose: Purpose,
    database: String,
    paths: Vec<String>,
}

async fn serve(plan: Plan, folder: &DataFolder) -> anyhow::Result<()> {
    let listener = plan.listen.bind().await?;
    let address = listener.local_addr()?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let readers = Arc::new(Readers::new(std::env::current_exe()?, document::Limits::default(), cores));
    let store = Store::open(&plan.database).await.context("数据库打不开")?;
    fill(&plan, &store, &readers).await?;
    let visits =
        Visits::new(folder.path().join("visits"), VisitLimits::default(), readers, Clock::system()).context("数据文件夹写不进去")?;
    let site = site(&format!("http://{address}"), plan.purpose);
    let doors = Arc::new(Doors::new(visits, Library::new(store.clone()), site, Clock::system(), random_key()?));
    let sweeping = tokio::spawn(sweep(Arc::clone(&doors)));
    eprintln!("公开已打开：http://{address}　（Ctrl-C 结束）");
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let served = axum::serve(listener, web::routes::routes(Arc::clone(&doors))).with_graceful_shutdown(async move {
        interrupted().await;
        eprintln!("正在结束。");
        let _nobody_waits = stop.send(());
    });
    tokio::select! {
        result = served.into_future() => result?,
        () = too_long(stopped) => {}
    }
    sweeping.abort();
    Ok(store.close().await?)
}

/// The county of the demonstration, and what is to be imported.
async fn fill(plan: &Plan, store: &Store, readers: &Arc<Readers>) -> anyhow::Result<()> {
    let mut units = None;
    if plan.purpose == Purpose::Demonstration {
        let taken = demonstration::fill(store, readers).await?;
        if !taken.refused.is_empty() {
            import::tell(&taken);
        }
        units = Some(demonstration::units()?);
    }
    if !plan.paths.is_empty() {
        import::tell(&import::import(store, readers, units.as_ref(), &plan.paths).await?);
    }
    Ok(())
}

/// Ctrl-C, or the request of the system to end.
async fn interrupted() {
    let ctrl_c = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut end) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = ctrl_c => {}
                _ = end.recv() => {}
            }
            return;
        }
    }
    // Without signals the program ends with its terminal.
    let _unheard = ctrl_c.await;
}

async fn too_long(stopped: tokio::sync::oneshot::Receiver<()>) {
    if stopped.await.is_ok() {
        tokio::time::sleep(PATIENCE).await;
    } else {
        std::future::pending::<()>().await;
    }
}

async fn sweep(doors: Arc<Doors>) {
    let mut ticks = tokio::time::interval(SWEEP);
    loop {
        ticks.tick().await;
        let doors = Arc::clone(&doors);
        let _done = tokio::task::spawn_blocking(move || doors.visits.sweep(world::now())).await;
    }
}

/// The facts of the site.
fn site(origin: &str, purpose: Purpose) -> Site {
    let demonstration = purpose == Purpose::Demonstration;
    Site {
        platform: "政府信息公开工作平台".to_owned(),
        office: if demonstration { "云汀县人民政府（演示）".to_owned() } else { String::new() },
        banner: if demonstration {
            "演示：县、机关、报告和数字都是虚构的，结束程序就清除。".to_owned()
        } else {
            String::new()
        },
        origin: origin.to_owned(),
        help: vec!["本站只在这台机器上打开。".to_owned(), "有问题请找安装它的人。".to_owned()],
        about: vec![format!("公开 {}", env!("CARGO_PKG_VERSION")), "开放源代码，Apache-2.0 或 MulanPSL-2.0".to_owned()],
        links: vec![Link::new("构件总览", "/styleguide")],
        filings: Vec::new(),
    }
}
