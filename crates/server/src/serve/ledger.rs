//! The ledger of applications: its keys and calendars, beside the memory.

use anyhow::Context as _;
use office::Store;
use office::application::{Ledger, calendar_change};
use office::world::Clock;
use std::path::Path;
use std::sync::Arc;
use store::seal::{SuiteId, Vault};

/// Opens the ledger over a memory; the master key lies in the data folder.
///
/// # Errors
/// If the keys are not those of the memory, or a stored notice is none.
pub async fn open(store: &Store, data: &Path) -> anyhow::Result<Ledger> {
    let vault = vault(store, data).await?;
    let calendars = calendar_change::stored(store).await.context("读不了存着的放假通知")?;
    Ok(Ledger { store: store.clone(), vault, calendars: Arc::new(calendars), clock: Clock::system(), auto_confirm: false })
}

async fn vault(store: &Store, data: &Path) -> anyhow::Result<Vault> {
    let folder = data.join("keys");
    let file = folder.join("master.key");
    if file.exists() {
        let vault = Vault::open(&file, SuiteId::Intl).context("打不开主密钥文件")?;
        vault.check(store).await.context("主密钥不是这个数据库的")?;
        return Ok(vault);
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("建不了文件夹 {}", folder.display()))?;
    let vault = Vault::create(&file, SuiteId::Intl).context("写不了主密钥文件")?;
    // A new key never opens what an older one sealed.
    if vault.check(store).await.is_err() {
        std::fs::remove_file(&file)?;
        anyhow::bail!("没有打开：数据库里有加密的内容，{} 却不在。请把主密钥文件放回原处。", file.display());
    }
    Ok(vault)
}
