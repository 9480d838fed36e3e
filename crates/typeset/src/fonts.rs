//! The fonts at hand: two embedded ones and those of configured folders.
//!
//! A character that none of them has is found here, before a page is laid
//! out, so that no paper ever carries an empty box.

use std::collections::HashSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

use crate::TypesetError;
use crate::text::needs_no_glyph;

const SERIF: &[u8] = include_bytes!("../fonts/NotoSerifSC-Regular.otf");
const SANS: &[u8] = include_bytes!("../fonts/NotoSansSC-Bold.otf");

/// Larger files are not fonts that belong on a page.
const MAX_FILE: u64 = 128 << 20;
/// More fonts than this in one folder are left out.
const MAX_FILES: usize = 256;

static EMBEDDED: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts = [SERIF, SANS].into_iter().filter_map(|data| Font::new(Bytes::new(data), 0));
    Fonts::of(fonts.map(|font| (font.info().clone(), Slot::Loaded(font))).collect())
});

/// The fonts a document may be printed with. Cheap to clone.
#[derive(Clone)]
pub struct Fonts(Arc<Shelf>);

struct Shelf {
    book: LazyHash<FontBook>,
    slots: Vec<Slot>,
    /// Families of the folders, in the order in which they are tried.
    families: Vec<String>,
}

enum Slot {
    Loaded(Font),
    OnDisk { path: PathBuf, index: u32, font: OnceLock<Option<Font>> },
}

impl Fonts {
    /// The embedded fonts: 通用规范汉字表, GB 2312 and the usual signs.
    pub fn embedded() -> Fonts {
        EMBEDDED.clone()
    }

    /// The embedded fonts, and behind them those of the folders, for rarer
    /// characters. Files that are not fonts are passed over.
    ///
    /// # Errors
    ///
    /// A folder that cannot be listed.
    pub fn with_folders<P: AsRef<Path>>(folders: &[P]) -> Result<Fonts, TypesetError> {
        let mut found: Vec<(FontInfo, Slot)> = Vec::new();
        for slot in &EMBEDDED.0.slots {
            if let Slot::Loaded(font) = slot {
                found.push((font.info().clone(), Slot::Loaded(font.clone())));
            }
        }
        for folder in folders {
            for path in font_files(folder.as_ref())? {
                let Ok(data) = fs::read(&path) else { continue };
                for (index, info) in (0u32..).zip(FontInfo::iter(&data)) {
                    found.push((info, Slot::OnDisk { path: path.clone(), index, font: OnceLock::new() }));
                }
            }
        }
        Ok(Fonts::of(found))
    }

    fn of(found: Vec<(FontInfo, Slot)>) -> Fonts {
        let mut families: Vec<String> = Vec::new();
        for (info, slot) in &found {
            if matches!(slot, Slot::OnDisk { .. }) && !families.contains(&info.family) {
                families.push(info.family.clone());
            }
        }
        let (infos, slots): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        Fonts(Arc::new(Shelf { book: LazyHash::new(FontBook::from_infos(infos)), slots, families }))
    }

    /// Refuses the first character that no font has.
    pub(crate) fn check<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Result<(), TypesetError> {
        let mut known = HashSet::new();
        for character in texts.flat_map(str::chars) {
            if known.insert(character) && !needs_no_glyph(character) && !self.has(character) {
                return Err(TypesetError::MissingGlyph { character, code_point: u32::from(character) });
            }
        }
        Ok(())
    }

    fn has(&self, character: char) -> bool {
        let code = u32::from(character);
        (0..self.0.slots.len()).filter_map(|index| self.0.book.info(index)).any(|info| info.coverage.contains(code))
    }

    pub(crate) fn families(&self) -> &[String] {
        &self.0.families
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        match self.0.slots.get(index)? {
            Slot::Loaded(font) => Some(font.clone()),
            Slot::OnDisk { path, index, font } => font.get_or_init(|| Font::new(Bytes::new(fs::read(path).ok()?), *index)).clone(),
        }
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fonts({} faces)", self.0.slots.len())
    }
}

/// The font files of a folder by name, so that the order is always the same.
fn font_files(folder: &Path) -> Result<Vec<PathBuf>, TypesetError> {
    let refuse = |error: std::io::Error| TypesetError::FontFolder { folder: folder.to_owned(), reason: error.to_string() };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(refuse)? {
        let path = entry.map_err(refuse)?.path();
        let is_font = path
            .extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|extension| ["ttf", "otf", "ttc", "otc"].contains(&extension.to_ascii_lowercase().as_str()));
        if is_font && fs::metadata(&path).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= MAX_FILE) {
            files.push(path);
        }
    }
    files.sort();
    files.truncate(MAX_FILES);
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(), char>) {
        let missing = |character: char| TypesetError::MissingGlyph { character, code_point: u32::from(character) };
        assert_eq!(Fonts::embedded().check([text].into_iter()), expected.map_err(missing), "{text}");
    }

    #[test]
    fn both_embedded_fonts_load() {
        assert_eq!(Fonts::embedded().0.slots.len(), 2);
    }

    #[test]
    fn the_national_table_and_the_signs_of_forms_are_there() {
        check("一㑇㳚𠅤𪟝𫄷𬌗𫇭𬺈龢镕堃瞾", Err('瞾'));
        check("〔2025〕3号，“三安全一稳定”——100%、1.5㎡①⑳㈠⒈■□▲●○☐☑☒✓√≤≥→×", Ok(()));
        check("αβ㎡℃ⅠⅡ、⼈⽅", Ok(()));
    }

    #[test]
    fn a_rare_character_is_named() {
        check("吉祥𠮷", Err('𠮷'));
        let message = Fonts::embedded().check(["𠮷"].into_iter()).unwrap_err().to_string();
        assert!(message.contains("“𠮷”（U+20BB7）") && message.contains("DOCX"), "{message}");
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = Fonts::with_folders(&["/nonexistent/fonts"]).unwrap_err();
        assert!(error.to_string().starts_with("读不了字体目录 /nonexistent/fonts"), "{error}");
    }
}
