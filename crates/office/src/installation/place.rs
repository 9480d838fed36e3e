//! Where an installation lies.

use super::InstallationError;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use store::blob::{Blobs, Bucket};

/// The places of an installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The data folder.
    pub folder: PathBuf,
    /// The database, if it is not the file in the data folder.
    pub database: Option<String>,
    /// Where the attachments are.
    pub blobs: BlobPlace,
}

/// Where attachments are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlobPlace {
    /// `blobs/` in the data folder.
    Inside,
    /// Another folder.
    Folder(PathBuf),
    /// A bucket.
    Bucket(Bucket),
}

impl BlobPlace {
    /// The place of a text: a folder, or `s3+https://HOST/BUCKET/PREFIX`,
    /// with `?region=…` if the service has regions. The keys of the bucket do
    /// not belong into an address.
    ///
    /// # Errors
    /// A sentence.
    pub fn parse(text: &str, access_key: &str, secret_key: &str) -> Result<BlobPlace, InstallationError> {
        let Some(service) = text.strip_prefix("s3+") else { return Ok(BlobPlace::Folder(PathBuf::from(text))) };
        let wrong = || InstallationError::Blobs(format!("附件地址“{text}”不对。写成 s3+https://主机/桶/前缀?region=地区 这样。"));
        let (address, query) = service.split_once('?').unwrap_or((service, ""));
        let (scheme, rest) = address.split_once("://").ok_or_else(wrong)?;
        let mut parts = rest.splitn(3, '/');
        let (host, bucket) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        if !matches!(scheme, "http" | "https") || host.is_empty() || bucket.is_empty() {
            return Err(wrong());
        }
        if access_key.is_empty() || secret_key.is_empty() {
            let keys = "附件在对象存储里，缺访问密钥。请设环境变量 GONGKAI_S3_ACCESS_KEY 和 GONGKAI_S3_SECRET_KEY。";
            return Err(InstallationError::Blobs(keys.to_owned()));
        }
        Ok(BlobPlace::Bucket(Bucket {
            endpoint: format!("{scheme}://{host}"),
            region: query.strip_prefix("region=").unwrap_or("us-east-1").to_owned(),
            bucket: bucket.to_owned(),
            prefix: parts.next().unwrap_or("").trim_matches('/').to_owned(),
            access_key: access_key.to_owned(),
            secret_key: secret_key.to_owned(),
        }))
    }
}

impl Place {
    /// The URL of the database.
    pub fn database_url(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.database_file().display()))
    }

    /// The database in the data folder.
    pub fn database_file(&self) -> PathBuf {
        self.folder.join("gongkai.sqlite")
    }

    /// The master keys.
    pub fn key_file(&self) -> PathBuf {
        self.folder.join("keys").join("master.key")
    }

    /// The checkpoints outside the database.
    pub fn checkpoints(&self) -> PathBuf {
        self.folder.join("checkpoints.jsonl")
    }

    /// The folder of attachments; `None` if they are in a bucket.
    pub fn blob_folder(&self) -> Option<PathBuf> {
        match &self.blobs {
            BlobPlace::Inside => Some(self.folder.join("blobs")),
            BlobPlace::Folder(folder) => Some(folder.clone()),
            BlobPlace::Bucket(_) => None,
        }
    }

    /// Opens the storage of the attachments.
    ///
    /// # Errors
    /// If it does not open.
    pub fn open_blobs(&self) -> Result<Blobs, InstallationError> {
        Ok(match (&self.blobs, self.blob_folder()) {
            (BlobPlace::Bucket(bucket), _) => Blobs::bucket(bucket)?,
            (_, Some(folder)) => Blobs::folder(&folder)?,
            (_, None) => Blobs::folder(&self.folder.join("blobs"))?,
        })
    }

    /// Makes the folders, open to their owner only.
    ///
    /// # Errors
    /// If the system refuses.
    pub(crate) fn make_folders(&self) -> Result<(), InstallationError> {
        for folder in [self.folder.clone(), self.folder.join("keys")] {
            let made = fs::create_dir_all(&folder).and_then(|()| private(&folder));
            made.map_err(|why| InstallationError::Io { path: folder.display().to_string(), why })?;
        }
        Ok(())
    }
}

/// Only the owner may look into the data (SEC-23).
#[cfg(unix)]
fn private(folder: &Path) -> io::Result<()> {
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))
}

#[cfg(not(unix))]
fn private(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_is_named_by_an_address_and_its_keys_stand_elsewhere() {
        let parsed = BlobPlace::parse("s3+https://s3.example:9000/gongkai/yunting/a?region=cn", "id", "key").expect("a bucket");
        let BlobPlace::Bucket(bucket) = parsed else { panic!("a folder") };
        assert_eq!((bucket.endpoint.as_str(), bucket.bucket.as_str()), ("https://s3.example:9000", "gongkai"));
        assert_eq!((bucket.prefix.as_str(), bucket.region.as_str()), ("yunting/a", "cn"));
        assert_eq!(BlobPlace::parse("/srv/blobs", "", "").expect("a folder"), BlobPlace::Folder("/srv/blobs".into()));
        for (text, key) in [("s3+https://host", "k"), ("s3+ftp://host/bucket", "k"), ("s3+host/bucket", "k"), ("s3+http://host/bucket", "")]
        {
            assert!(BlobPlace::parse(text, key, key).is_err(), "{text}");
        }
    }
}
