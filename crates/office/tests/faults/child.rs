//! Programs of their own, to be killed, starved or told another time zone:
//! this test binary once more, with an order in its environment.

use crate::{clock, full, kill, numbers, power};
use serde::{Deserialize, Serialize};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The variable with the order.
const ORDER: &str = "GONGKAI_FAULTS_CHILD";

/// What begins every line that a child says.
pub const SAID: &str = "child\t";

/// What a child is to do.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Work {
    /// Walk cases with eight writers until it is killed.
    Act,
    /// Walk two cases with each of eight writers and end.
    ActABit,
    /// Take numbers with two hundred takers until it is killed.
    TakeNumbers,
    /// Act on a disk that is full at the n-th write.
    FillTheDisk,
    /// Tell dates.
    TellDates,
}

/// An order.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Order {
    pub work: Work,
    /// The database.
    pub url: String,
    /// The folder with the keys.
    pub keys: PathBuf,
    /// What makes its keys unlike those of other children.
    pub round: u32,
}

impl Order {
    /// The command that does it.
    pub fn command(&self) -> Command {
        self.behind("exec \"$0\" \"$@\"")
    }

    /// The same started by a line of the shell that ends in
    /// `exec "$0" "$@"`.
    pub fn behind(&self, line: &str) -> Command {
        let program = std::env::current_exe().expect("a program knows where it stands");
        let mut command = Command::new("sh");
        command.args(["-c", line]).arg(program).args(["--exact", "child::the_work_of_a_child", "--nocapture"]);
        command.env(ORDER, serde_json::to_string(self).expect("an order is JSON")).stdout(Stdio::piped());
        command
    }
}

/// Says a line to the parent, at once.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // The parent may be gone; then nobody needs it.
    let _gone = writeln!(out, "{SAID}{line}").and_then(|()| out.flush());
}

/// Not a test of its own: what the others start.
#[test]
fn the_work_of_a_child() {
    #[expect(clippy::disallowed_methods, reason = "a child finds its order in the environment")]
    let Ok(order) = std::env::var(ORDER) else { return };
    let order: Order = serde_json::from_str(&order).expect("an order");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    match order.work {
        Work::Act => runtime.block_on(kill::act(&order)),
        Work::ActABit => runtime.block_on(power::act(&order)),
        Work::TakeNumbers => runtime.block_on(numbers::take(&order)),
        Work::FillTheDisk => runtime.block_on(full::fill(&order)),
        Work::TellDates => runtime.block_on(clock::tell(&order)),
    }
}

/// A child at work.
pub struct Working {
    child: Child,
    said: Receiver<String>,
}

impl Working {
    /// Starts a child and waits for its first line.
    pub fn start(mut command: Command) -> Working {
        let mut child = command.spawn().expect("the child starts");
        let out = BufReader::new(child.stdout.take().expect("its output is ours"));
        let (sender, said) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let Some(line) = line.split_once(SAID).map(|(_, said)| said.to_owned()) else { continue };
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let first = said.recv().expect("the child says something");
        assert_eq!(first, "ready");
        Working { child, said }
    }

    /// Lets it work for a time and kills it (SIGKILL); gives what it said.
    pub fn killed_after(mut self, time: Duration) -> Vec<String> {
        std::thread::park_timeout(time);
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it is gone");
        // Lines that were on their way are acknowledged as well.
        self.said.iter().collect()
    }

    /// Lets it work to its end; gives what it said.
    pub fn ended(mut self) -> Vec<String> {
        let said = self.said.iter().collect();
        let status = self.child.wait().expect("it ends");
        assert!(status.success(), "{status}: {said:?}");
        said
    }
}
