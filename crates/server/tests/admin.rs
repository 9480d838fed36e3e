//! Administration from the command line, as a person or a script does it:
//! the program run in folders of its own.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// An installation in a folder that goes away.
struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Office {
        Office { folder: tempfile::tempdir().expect("a folder") }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("数据 data")
    }

    fn key_file(&self) -> PathBuf {
        self.data().join("keys/master.key")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        gongkai(&self.data(), arguments)
    }

    /// Runs a command that ends with the status, and gives its standard
    /// output.
    fn check(&self, arguments: &[&str], status: i32) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}{}", out(&output), err(&output));
        out(&output)
    }

    /// The same for one that is refused or finds something: what it says.
    fn says(&self, arguments: &[&str], status: i32, expected: &str) {
        let output = self.run(arguments);
        let said = out(&output) + &err(&output);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }

    fn json(&self, arguments: &[&str]) -> Vec<Value> {
        let text = self.check(&[arguments, &["--format", "json"]].concat(), 0);
        text.lines().map(|l| serde_json::from_str(l).expect("a JSON line")).collect()
    }

    /// Runs a statement behind the back of the program.
    fn damage(&self, statement: &str) {
        let url = format!("sqlite:{}", self.data().join("gongkai.sqlite").display());
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let db = sea_orm::Database::connect(url).await.expect("the database opens");
            sea_orm::ConnectionTrait::execute_unprepared(&db, statement).await.expect("the statement runs");
            db.close().await.expect("the database closes");
        });
    }
}

fn gongkai(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(arguments)
        .env("LANG", "zh_CN.UTF-8")
        .env("GONGKAI_DATA", data)
        .env_remove("GONGKAI_DATABASE")
        .env_remove("GONGKAI_BLOBS")
        .output()
        .expect("the program starts")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn units() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/units.csv").display().to_string()
}

fn recovery_key(text: &str) -> String {
    text.split_whitespace().find(|w| w.starts_with("GKR1-")).map(str::to_owned).unwrap_or_else(|| panic!("no key in {text}"))
}

#[test]
fn a_tree_of_agencies_comes_in_whole_and_once() {
    let office = Office::new();
    office.says(&["agency", "import", &units(), "--dry-run"], 0, "没有写入");
    assert!(office.json(&["agency", "list"]).is_empty());
    let became = |rows: &[Value], wanted: &str| rows.iter().filter(|r| r["became"] == wanted).count();
    let first = office.json(&["agency", "import", &units()]);
    assert_eq!((first.len(), became(&first, "new")), (10, 10));
    assert_eq!(became(&office.json(&["agency", "import", &units()]), "same"), 10);
    let court = ["agency", "add", "云汀县教育局", "--court", "云汀县人民法院", "--kind", "department"];
    assert_eq!(became(&office.json(&court), "changed"), 1);
    // A table without the column leaves the court as it is.
    assert_eq!(became(&office.json(&["agency", "import", &units()]), "same"), 10);
    let listed = office.json(&["agency", "list"]);
    let education = listed.iter().find(|r| r["name"] == "云汀县教育局").expect("listed");
    assert_eq!((&education["court"], &education["parent"]), (&json!("云汀县人民法院"), &json!("990121")));
    office.says(&["agency", "add", "别局", "--code", "990121-02"], 2, "已是“云汀县教育局”");
    office.says(&["agency", "add", "别局", "--parent", "1"], 2, "不存在");
    office.says(&["agency", "add", "别局", "--level", "village"], 2, "county_department");
    office.says(&["agency", "add", "别局", "--kind", "club"], 2, "派出机关");
}

#[test]
fn accounts_keep_the_three_administrations_apart() {
    let office = Office::new();
    office.check(&["agency", "import", &units()], 0);
    office.check(&["user", "add", "wang", "--agency", "990121-02", "--role", "clerk,reviewer"], 0);
    office.check(&["user", "add", "adm", "--role", "system_admin"], 0);
    office.says(&["user", "add", "wang", "--agency", "990121-02", "--role", "clerk"], 2, "已有人用");
    office.says(&["user", "add", "two", "--role", "system_admin", "--role", "audit_admin"], 2, "分开");
    office.says(&["user", "add", "li", "--role", "clerk"], 2, "--agency");
    office.says(&["user", "add", "li", "--role", "boss"], 2, "承办");
    office.says(&["user", "add", "li zi", "--agency", "990121-02", "--role", "clerk"], 2, "空格");
    let listed = office.json(&["user", "list"]);
    assert_eq!(listed.iter().map(|u| u["name"].as_str().unwrap_or("")).collect::<Vec<_>>(), ["adm", "wang"]);
    assert_eq!(listed[1]["roles"], json!(["clerk", "reviewer"]));
    assert_eq!(office.json(&["user", "list", "--agency", "云汀县教育局"]).len(), 1);
}

#[test]
fn a_token_is_shown_once_and_ends_with_its_account() {
    let office = Office::new();
    office.check(&["agency", "import", &units()], 0);
    office.check(&["user", "add", "wang", "--agency", "990121-02", "--role", "clerk"], 0);
    let made = office.json(&["user", "token", "new", "wang", "--label", "接口", "--days", "3"]);
    let (id, token) = (made[0]["id"].as_str().expect("an id"), made[0]["token"].as_str().expect("a token"));
    assert!(token.starts_with("gongkai_"));
    let listed = office.check(&["user", "token", "list", "wang", "--format", "json"], 0);
    assert!(listed.contains(id) && listed.contains("active") && !listed.contains(token));
    for file in ["gongkai.sqlite", "gongkai.sqlite-wal"] {
        let bytes = std::fs::read(office.data().join(file)).unwrap_or_default();
        assert!(!bytes.windows(token.len()).any(|w| w == token.as_bytes()), "the token stands in {file}");
    }
    let more = ["user", "token", "new", "wang", "--label", "x", "--days", "1", "--role", "reviewer"];
    office.says(&more, 2, "没有角色 reviewer");
    office.says(&["user", "token", "new", "wang", "--label", "x", "--expires", "2020-01-01"], 2, "已经过了");
    office.check(&["user", "token", "revoke", "wang", id], 0);
    office.says(&["user", "token", "revoke", "wang", id], 1, "早已作废");
    office.check(&["user", "disable", "wang"], 0);
    office.says(&["user", "token", "new", "wang", "--label", "x", "--days", "1"], 2, "已停用");
    office.check(&["user", "enable", "wang"], 0);
    office.check(&["user", "token", "new", "wang", "--label", "x", "--days", "1"], 0);
}

#[test]
fn the_recovery_key_is_shown_once_and_can_be_changed() {
    let office = Office::new();
    let first = recovery_key(&office.check(&["key", "recovery"], 0));
    office.says(&["key", "recovery"], 1, "不能再显示");
    let second = recovery_key(&office.check(&["key", "recovery", "--rotate"], 0));
    assert_ne!(first, second);
    // Whatever comes first shows it, and nothing after.
    let office = Office::new();
    let shown = err(&office.run(&["agency", "list"]));
    recovery_key(&shown);
    assert!(!err(&office.run(&["agency", "list"])).contains("GKR1"));
}

#[test]
fn the_master_key_changes_and_without_it_nothing_new_is_made_in_its_place() {
    let office = Office::new();
    office.check(&["key", "rotate"], 0);
    assert_eq!(office.json(&["key", "show"])[0]["master_versions"], json!([1, 2]));
    office.check(&["key", "rotate", "--remove-old"], 0);
    assert_eq!(office.json(&["key", "show"])[0]["master_versions"], json!([3]));
    office.check(&["doctor"], 0);
    let aside = office.folder.path().join("aside");
    std::fs::rename(office.key_file(), &aside).expect("moved");
    office.says(&["doctor"], 1, "主密钥不在");
    office.says(&["key", "rotate"], 2, "主密钥不在");
    office.check(&["agency", "list"], 0);
    assert!(!office.key_file().exists());
    // The key of another office is told from the right one.
    let other = Office::new();
    other.check(&["key", "rotate", "--remove-old"], 0);
    other.check(&["key", "rotate", "--remove-old"], 0);
    std::fs::copy(other.key_file(), office.key_file()).expect("copied");
    office.says(&["doctor"], 1, "不相符");
    std::fs::rename(&aside, office.key_file()).expect("moved back");
    office.check(&["doctor"], 0);
}

#[test]
fn a_first_start_that_was_cut_off_before_the_key_was_written_begins_again() {
    let office = Office::new();
    std::fs::create_dir_all(office.data().join("keys")).expect("a folder");
    std::fs::write(office.key_file(), "").expect("written");
    office.check(&["key", "recovery"], 0);
    office.says(&["doctor"], 0, "主密钥第 1 版，与数据相符");
    // Once something is sealed, an empty file is no first start.
    std::fs::write(office.key_file(), "").expect("written");
    office.says(&["doctor"], 1, "里面没有密钥");
}

#[test]
fn new_records_may_use_the_other_suite_and_old_ones_still_hold() {
    let office = Office::new();
    office.check(&["agency", "import", &units()], 0);
    office.check(&["key", "suite", "guomi"], 0);
    office.check(&["agency", "add", "云汀县教育局", "--court", "云汀县人民法院"], 0);
    office.check(&["journal", "checkpoint"], 0);
    office.says(&["journal", "verify"], 0, "都相符");
    assert_eq!(office.json(&["key", "show"])[0]["suite"], "guomi");
}

/// REL-09: an installation of an earlier step is brought forward, also when
/// the program is killed again and again while it does so.
#[test]
fn rel_09_an_upgrade_that_is_killed_goes_on() {
    let office = Office::new();
    std::fs::create_dir_all(office.data()).expect("a folder");
    let url = format!("sqlite:{}", office.data().join("gongkai.sqlite").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async { drop(store::dump::Filling::begin(&url, 1).await.expect("as it was at first")) });
    office.damage("INSERT INTO agency (id, name) VALUES ('01a20d9d-c6b2-711e-8934-acbc9083359c', '云汀县教育局')");
    let mut ended = 0;
    for patience in 0..40_u32 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .args(["agency", "list"])
            .env("GONGKAI_DATA", office.data())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program starts");
        let is_over = (0..patience * 4000).any(|_| child.try_wait().expect("asked").is_some());
        child.kill().expect("killed");
        child.wait().expect("ended");
        ended += u32::from(is_over);
    }
    println!("REL-09: {} upgrades killed, {ended} came to their end", 40 - ended);
    let listed = office.json(&["agency", "list"]);
    assert_eq!(listed.len(), 1);
    office.check(&["agency", "add", "云汀县教育局", "--court", "云汀县人民法院"], 0);
    office.says(&["journal", "verify"], 0, "都相符");
    office.says(&["doctor"], 0, "主密钥第 1 版，与数据相符");
    // An older program leaves it alone.
    office.damage("INSERT INTO migration (number, name) VALUES (9999, 'later')");
    office.says(&["agency", "list"], 2, "9999");
}

/// REL-13 on the program as it is run: each damage to the journal is found
/// and named.
#[test]
fn rel_13_damage_to_the_journal_is_named() {
    let chain = "(SELECT chain FROM journal WHERE seq = 2 ORDER BY chain LIMIT 1)";
    for (statement, expected) in [
        (format!("UPDATE journal SET actor = 'nobody' WHERE seq = 2 AND chain = {chain}"), "第 2 条与其校验值不符"),
        (format!("DELETE FROM journal WHERE seq = 1 AND chain = {chain}"), "缺第 1 条"),
        (format!("DELETE FROM journal WHERE seq = 2 AND chain = {chain}"), "第 2 条"),
        (
            "DELETE FROM journal WHERE chain LIKE 'account:%'; DELETE FROM journal_chain WHERE chain LIKE 'account:%'".to_owned(),
            "整条不见了",
        ),
        ("DELETE FROM checkpoint".to_owned(), "检查点"),
    ] {
        let office = Office::new();
        office.check(&["agency", "import", &units()], 0);
        office.check(&["agency", "add", "云汀县教育局", "--court", "云汀县人民法院"], 0);
        office.check(&["user", "add", "wang", "--agency", "990121-02", "--role", "clerk"], 0);
        office.check(&["journal", "checkpoint"], 0);
        office.says(&["journal", "verify"], 0, "都相符");
        office.damage(&statement);
        office.says(&["journal", "verify"], 1, expected);
        office.says(&["doctor"], 1, "请用 gongkai journal verify");
    }
}

#[test]
fn rel_13_an_old_copy_of_the_database_is_told_by_the_checkpoints_outside() {
    let office = Office::new();
    office.check(&["agency", "import", &units()], 0);
    office.check(&["journal", "checkpoint"], 0);
    let file = office.data().join("gongkai.sqlite");
    let yesterday = office.folder.path().join("yesterday");
    std::fs::copy(&file, &yesterday).expect("copied");
    office.check(&["user", "add", "wang", "--agency", "990121-02", "--role", "clerk"], 0);
    office.check(&["journal", "checkpoint"], 0);
    std::fs::copy(&yesterday, &file).expect("put back");
    office.says(&["journal", "verify"], 1, "旧备份");
}

#[test]
fn settings_of_an_agency_are_put_and_unknown_ones_named() {
    let office = Office::new();
    office.check(&["agency", "add", "云汀县财政局"], 0);
    let put = office.check(&["agency", "set", "云汀县财政局", "office_phone=0000-0001234", "letters_required=true"], 0);
    assert!(put.contains("office_phone = 0000-0001234") && put.contains("letters_required = true"), "{put}");
    office.says(&["agency", "set", "云汀县财政局", "colour=red"], 2, "没有设置“colour”；有 office_phone");
    office.says(&["agency", "set", "云汀县财政局", "letters_required=yes"], 2, "true 或 false");
    office.says(&["agency", "set", "没有的局", "office_phone=1"], 2, "没有机关“没有的局”");
    office.check(&["journal", "verify"], 0);
}
