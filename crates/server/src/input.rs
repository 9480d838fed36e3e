//! Inputs: files, folders (recursive), a ZIP as a folder, `-`.
//!
//! The order is that of the arguments; inside a folder by name, so that the
//! same folder gives the same output anywhere.

use office::report::unpack::{self, ArchiveLimits};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Largest ZIP that is opened as a folder.
const LARGEST_ARCHIVE: u64 = 2 << 30;

/// One input, not yet read.
#[derive(Debug, Clone)]
pub struct Input {
    /// The name as given, for a file in a folder or ZIP with its path.
    pub name: String,
    source: Source,
}

#[derive(Debug, Clone)]
enum Source {
    File(PathBuf),
    Bytes(Arc<[u8]>),
    /// A file of an archive, by its number among the files.
    Packed(Arc<Archive>, usize),
    /// Something that could not even be listed.
    Failed(String),
}

type Archive = unpack::Archive<Arc<[u8]>>;

impl Input {
    /// The bytes.
    ///
    /// # Errors
    /// A sentence, if they cannot be had.
    pub fn bytes(&self, most: u64) -> Result<Arc<[u8]>, String> {
        match &self.source {
            Source::File(path) => read_file(path, most),
            Source::Bytes(bytes) => Ok(Arc::clone(bytes)),
            Source::Packed(archive, index) => archive.unpack(*index).map(Into::into).map_err(|e| e.to_string()),
            Source::Failed(why) => Err(why.clone()),
        }
    }
}

fn read_file(path: &Path, most: u64) -> Result<Arc<[u8]>, String> {
    let file = std::fs::File::open(path).map_err(|e| io_sentence(&e))?;
    let mut bytes = Vec::new();
    // One byte more than allowed is enough for the reader to refuse it.
    file.take(most + 1).read_to_end(&mut bytes).map_err(|e| io_sentence(&e))?;
    Ok(bytes.into())
}

fn io_sentence(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "没有这个文件。请检查路径。".to_owned(),
        std::io::ErrorKind::PermissionDenied => "没有读这个文件的权限。请换一个帐户，或改文件的权限。".to_owned(),
        _ => format!("读文件时出错（{error}）。"),
    }
}

/// Lists what the arguments name.
pub fn list(arguments: &[String]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for argument in arguments {
        if argument == "-" {
            let mut bytes = Vec::new();
            let source = match std::io::stdin().lock().read_to_end(&mut bytes) {
                Ok(_) => Source::Bytes(bytes.into()),
                Err(error) => Source::Failed(io_sentence(&error)),
            };
            inputs.push(Input { name: argument.clone(), source });
        } else {
            add(Path::new(argument), argument.clone(), &mut inputs);
        }
    }
    inputs
}

fn add(path: &Path, name: String, inputs: &mut Vec<Input>) {
    if path.is_dir() {
        let mut children: Vec<PathBuf> = match std::fs::read_dir(path) {
            Ok(entries) => entries.filter_map(|e| e.ok().map(|e| e.path())).collect(),
            Err(error) => {
                inputs.push(Input { name, source: Source::Failed(io_sentence(&error)) });
                return;
            }
        };
        children.sort();
        for child in children {
            let file = child.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            // Hidden files and links that could lead in circles are left out.
            if !file.starts_with('.') && (!child.is_symlink() || child.is_file()) {
                let name = format!("{}/{file}", name.trim_end_matches('/'));
                add(&child, name, inputs);
            }
        }
    } else if is_archive(path) {
        let opened = read_file(path, LARGEST_ARCHIVE).and_then(|b| Archive::open(b, ArchiveLimits::default()).map_err(|e| e.to_string()));
        match opened {
            Ok(archive) => {
                let archive = Arc::new(archive);
                for (index, file) in archive.names().enumerate() {
                    inputs.push(Input { name: format!("{name}/{file}"), source: Source::Packed(Arc::clone(&archive), index) });
                }
            }
            Err(why) => inputs.push(Input { name, source: Source::Failed(why) }),
        }
    } else {
        inputs.push(Input { name, source: Source::File(path.to_owned()) });
    }
}

/// Whether a file is a ZIP to be opened as a folder, by its bytes.
fn is_archive(path: &Path) -> bool {
    let mut head = [0; 4];
    let zip =
        std::fs::File::open(path).and_then(|mut f| f.read_exact(&mut head)).is_ok() && (&head == b"PK\x03\x04" || &head == b"PK\x05\x06");
    zip && read_file(path, LARGEST_ARCHIVE).is_ok_and(|bytes| unpack::is_archive(&bytes))
}
