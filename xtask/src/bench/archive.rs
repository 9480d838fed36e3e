//! The package of a case of twenty acts and 10 MB of attachments: made, and
//! verified.

use super::room::{Room, WALK, database};
use super::{line, machine};
use office::attachment::NewFile;
use std::time::Instant;
use store::WriteOptions;
use tokio::runtime::Runtime;

/// Rounds of which the median is told.
const ROUNDS: usize = 5;

/// Measures with the embedded database.
///
/// # Errors
/// If an act is refused, or the package does not hold.
pub fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let url = database(None, folder.path(), "archive")?;
    Runtime::new()?.block_on(async {
        let room = Room::open(&url, folder.path(), WriteOptions::default()).await?;
        let file = |n: u8| NewFile { name: format!("{n}.pdf"), bytes: [b"%PDF-1.7\n".as_slice(), &vec![n; 5 << 20]].concat() };
        let case = room.take_with(&[file(1), file(2)]).await?;
        let searched = WALK[1];
        for (name, body) in std::iter::once(WALK[0]).chain([searched; 10]).chain(WALK[1..].iter().copied()) {
            room.perform(&case, None, name, body).await?;
        }
        let (mut made, mut verified, mut size) = (Vec::new(), Vec::new(), 0);
        for _ in 0..ROUNDS {
            let begun = Instant::now();
            let packed = room.ledger.archive(&case, None).await?;
            made.push(begun.elapsed().as_secs_f64() * 1e3);
            size = packed.bytes.len();
            let begun = Instant::now();
            office::archive::open(&packed.bytes)?;
            verified.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        let acts = room.ledger.look(&office::application::Actor::system(), &case).await?.0.acts.len();
        let told = |times: &mut [f64]| format!("{:.0} ms", machine::percentile(times, 0.5));
        line(&format!("archive package: {acts} acts, {} MB", size >> 20), &told(&mut made), "1000 ms");
        line("    verified off line", &told(&mut verified), "");
        Ok(())
    })
}
