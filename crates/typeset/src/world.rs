//! The typesetter's view of the world: one template, one file of data, the
//! fonts. No other file, no network, no clock.

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::layout::Sheet;
use crate::{Fonts, Moment, Options, Standard, TypesetError};

/// The only code the typesetter runs; it is ours.
const TEMPLATE: &str = include_str!("template.typ");
/// How many further documents a piece of cached layout outlives.
const CACHE_AGE: usize = 4;

struct Sandbox {
    library: LazyHash<Library>,
    fonts: Fonts,
    template: Source,
    data: (FileId, Bytes),
}

/// Lays out the sheet and writes the file.
pub(crate) fn print(sheet: &Sheet, options: &Options) -> Result<Vec<u8>, TypesetError> {
    let data = serde_json::to_vec(sheet).map_err(|error| TypesetError::Layout(error.to_string()))?;
    let world = Sandbox {
        library: LazyHash::new(Library::builder().build()),
        fonts: options.fonts.clone(),
        template: Source::new(id("main.typ")?, TEMPLATE.to_owned()),
        data: (id("data.json")?, Bytes::new(data)),
    };
    let result = export(&world, options);
    typst::comemo::evict(CACHE_AGE);
    result
}

fn export(world: &Sandbox, options: &Options) -> Result<Vec<u8>, TypesetError> {
    let refuse = |errors: typst::ecow::EcoVec<SourceDiagnostic>| {
        let sentences: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        TypesetError::Layout(sentences.join("；"))
    };
    let pages = typst::compile::<PagedDocument>(world).output.map_err(refuse)?;
    let standard = match options.standard {
        Standard::Archive => PdfStandard::A_2a,
        Standard::Plain => PdfStandard::V_1_7,
    };
    let standards = PdfStandards::new(&[standard]).map_err(|error| TypesetError::Layout(error.message().to_string()))?;
    let options = PdfOptions {
        timestamp: Some(timestamp(options.moment)?),
        creator: Smart::Custom(Some("Gongkai".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).map_err(refuse)
}

fn timestamp(moment: Moment) -> Result<Timestamp, TypesetError> {
    let refuse = || TypesetError::Time(format!("{}（比 UTC 早 {} 分钟）", moment.local, moment.offset));
    let small = |part: i8| u8::try_from(part).map_err(|_| refuse());
    let (date, time) = (moment.local.date(), moment.local.time());
    let datetime = Datetime::from_ymd_hms(
        date.year().into(),
        small(date.month())?,
        small(date.day())?,
        small(time.hour())?,
        small(time.minute())?,
        small(time.second())?,
    );
    datetime.and_then(|datetime| Timestamp::new_local(datetime, moment.offset)).ok_or_else(refuse)
}

/// Equal paths give equal ids, so this allocates no more than two ever.
fn id(path: &str) -> Result<FileId, TypesetError> {
    let path = VirtualPath::new(path).map_err(|_| TypesetError::Layout(path.to_owned()))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl World for Sandbox {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
