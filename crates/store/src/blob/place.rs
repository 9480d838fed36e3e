//! Where blobs stand: `CASE/ADDRESS` in a folder or a bucket.

use crate::error::{Nature, StoreError};
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use jiff::Timestamp;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt as _};
use std::error::Error;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The storage of blobs. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Blobs {
    objects: Arc<dyn ObjectStore>,
    /// So many writes go through; then there is no room. For tests.
    room: Option<Arc<AtomicU32>>,
}

/// A bucket of S3-compatible storage.
#[cfg(feature = "s3")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// The address of the service, `https://…`; plain HTTP only for one that
    /// is said to be so here.
    pub endpoint: String,
    /// The region, as the service calls it.
    pub region: String,
    /// The bucket.
    pub bucket: String,
    /// The folder in the bucket that is ours; nothing else is looked at.
    pub prefix: String,
    /// The name of the access key.
    pub access_key: String,
    /// The access key.
    pub secret_key: String,
}

/// An object as it was found.
pub(super) struct Found {
    pub(super) case: String,
    pub(super) address: String,
    pub(super) written: Timestamp,
    key: Key,
}

/// Objects, one by one.
pub(super) struct Objects<'a>(BoxStream<'a, object_store::Result<ObjectMeta>>);

impl Blobs {
    /// Blobs in a folder, which is made if it is not there.
    ///
    /// # Errors
    /// If it cannot be made or opened.
    pub fn folder(folder: &Path) -> Result<Blobs, StoreError> {
        std::fs::create_dir_all(folder).map_err(|e| fault(&e))?;
        let objects = LocalFileSystem::new_with_prefix(folder).map_err(|e| fault(&e))?.with_fsync(true);
        Ok(Blobs { objects: Arc::new(objects), room: None })
    }

    /// Blobs in a bucket.
    ///
    /// # Errors
    /// If the description is incomplete; the service itself is asked later.
    #[cfg(feature = "s3")]
    pub fn bucket(bucket: &Bucket) -> Result<Blobs, StoreError> {
        // Another part of the program may have named it before; both are ring.
        let _named_already = rustls::crypto::ring::default_provider().install_default();
        let objects = object_store::aws::AmazonS3Builder::new()
            .with_endpoint(&bucket.endpoint)
            .with_allow_http(bucket.endpoint.starts_with("http://"))
            .with_region(&bucket.region)
            .with_bucket_name(&bucket.bucket)
            .with_access_key_id(&bucket.access_key)
            .with_secret_access_key(&bucket.secret_key)
            .build()
            .map_err(|e| fault(&e))?;
        let objects = object_store::prefix::PrefixStore::new(objects, bucket.prefix.as_str());
        Ok(Blobs { objects: Arc::new(objects), room: None })
    }

    /// The same storage with room for so many writes, as if it were full
    /// after them; only for tests.
    #[must_use]
    pub fn with_room(self, writes: u32) -> Blobs {
        Blobs { room: Some(Arc::new(AtomicU32::new(writes))), ..self }
    }

    pub(super) async fn put(&self, case: &str, address: &str, bytes: Vec<u8>) -> Result<(), StoreError> {
        if let Some(room) = &self.room
            && room.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err()
        {
            return Err(StoreError::driver(Nature::Full, "附件存储空间不足"));
        }
        self.objects.put(&key(case, address), bytes.into()).await.map_err(|e| fault(&e))?;
        Ok(())
    }

    pub(super) async fn get(&self, case: &str, address: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match self.objects.get(&key(case, address)).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(|e| fault(&e))?.into())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(fault(&error)),
        }
    }

    pub(super) async fn is_there(&self, case: &str, address: &str) -> Result<bool, StoreError> {
        match self.objects.head(&key(case, address)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(fault(&error)),
        }
    }

    pub(super) fn list(&self) -> Objects<'_> {
        Objects(self.objects.list(None))
    }

    pub(super) async fn remove_at(&self, case: &str, address: &str) -> Result<(), StoreError> {
        match self.objects.delete(&key(case, address)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(fault(&error)),
        }
    }

    pub(super) async fn remove(&self, object: &Found) -> Result<(), StoreError> {
        match self.objects.delete(&object.key).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(fault(&error)),
        }
    }
}

impl Objects<'_> {
    /// The next object that has the form of a blob; others are not ours.
    pub(super) async fn next(&mut self) -> Result<Option<Found>, StoreError> {
        while let Some(object) = self.0.next().await {
            let object = object.map_err(|e| fault(&e))?;
            let parts: Vec<String> = object.location.parts().map(|p| p.as_ref().to_owned()).collect();
            let written = Timestamp::from_second(object.last_modified.timestamp());
            if let ([case, address], Ok(written)) = (parts.as_slice(), written) {
                return Ok(Some(Found { case: case.clone(), address: address.clone(), written, key: object.location }));
            }
        }
        Ok(None)
    }
}

fn key(case: &str, address: &str) -> Key {
    Key::from_iter([case, address])
}

/// An error of the storage: full, or away.
fn fault(error: &(dyn Error + 'static)) -> StoreError {
    let causes = std::iter::successors(Some(error), |&e| e.source());
    let full = causes
        .filter_map(|e| e.downcast_ref::<io::Error>())
        .any(|e| matches!(e.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge));
    StoreError::driver(if full { Nature::Full } else { Nature::Away }, &format!("附件存储出错：{error}"))
}
