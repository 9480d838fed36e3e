//! PDF: what is withheld is burnt into a picture of its page, and the file is
//! made anew.
//!
//! A page with an area is drawn, the areas are painted over on the pixels, and
//! the picture takes the place of the page. The other pages keep their text
//! where that is sound: their content is written again without what is not
//! seen (see [`keep`]), their fonts keep no glyph that only a drawn page used.
//! A page that cannot be kept soundly is drawn as well. Nothing else of the old
//! file is copied: no metadata, structure, annotation, form, attachment,
//! bookmark, script, thumbnail or older revision.

mod burn;
mod content;
mod draw;
mod encode;
mod font;
mod keep;
mod open;
mod sfnt;

pub(crate) use open::objects;

use crate::RedactError;
use crate::passage::{Redacted, Removed, within};
use document::{Limits, Place, ReadError};
use lopdf::{Dictionary, Object, dictionary};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// An area of a page to be removed, in tenths of a point from the top left of
/// the page as it is displayed, like [`Place::Pdf`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Page, from 1.
    pub page: u32,
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width, above 0.
    pub w: i32,
    /// Height, above 0.
    pub h: i32,
    /// The ground, e.g. `第十五条`; it is told in the list and not understood.
    pub ground: String,
}

/// What happens to pages without an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rest {
    /// They keep their text where that is sound.
    #[default]
    Kept,
    /// They are drawn like the others; nothing at all of the old file stays.
    Drawn,
}

/// How a PDF is redacted.
#[derive(Clone, Default)]
pub struct Drawing {
    /// What happens to pages without an area.
    pub rest: Rest,
    /// A font for Chinese text whose font is not in the file; without it such
    /// a page is refused.
    pub fallback: Option<Arc<Vec<u8>>>,
}

/// Redacts a PDF.
///
/// # Errors
/// If it cannot be opened, is over a limit, an area does not lie on its page,
/// there is no area, or a page cannot be drawn faithfully.
pub fn pdf(bytes: &[u8], areas: &[Area], drawing: &Drawing, limits: &Limits) -> Result<Redacted, RedactError> {
    within(bytes, limits.bytes)?;
    // The parsers of strangers' files may panic; one bad file is an error.
    catch_unwind(AssertUnwindSafe(|| redact(bytes, areas, drawing, limits))).unwrap_or_else(|_| Err(damaged().into()))
}

fn redact(bytes: &[u8], areas: &[Area], drawing: &Drawing, limits: &Limits) -> Result<Redacted, RedactError> {
    if areas.is_empty() {
        return Err(RedactError::Passage("没有指明要遮去的区域。请先在页面上框出要删去的内容。".to_owned()));
    }
    let source = open::open(bytes, limits)?;
    let pages = source.drawn.pages();
    let mut kept = keep::Keep::new(&source.pdf);
    let mut notes = Vec::new();
    let mut out = lopdf::Document::with_version("1.7");
    let tree = out.new_object_id();
    let mut kids = Vec::new();
    let mut drawn_for_safety = Vec::new();
    for (index, area) in areas.iter().enumerate() {
        let page = usize::try_from(area.page).ok().and_then(|n| pages.get(n.checked_sub(1)?));
        let Some(page) = page else {
            return Err(RedactError::Passage(format!(
                "第 {} 个区域在第 {} 页，文件只有 {} 页。请重新框选。",
                index + 1,
                area.page,
                pages.len()
            )));
        };
        burn::check(index + 1, area, page.render_dimensions())?;
    }
    for (index, (number, page)) in (1_u32..).zip(pages.iter()).enumerate() {
        let id = source.ids[index];
        let here: Vec<&Area> = areas.iter().filter(|a| a.page == number).collect();
        let again = if here.is_empty() && drawing.rest == Rest::Kept { kept.page(&mut out, index + 1, id) } else { None };
        let mut dictionary = match again {
            Some(dictionary) => dictionary,
            None => {
                if here.is_empty() && drawing.rest == Rest::Kept {
                    drawn_for_safety.push(number);
                }
                picture(&mut out, &source, number, page, &here, drawing, &mut notes)?
            }
        };
        dictionary.set("Type", "Page");
        dictionary.set("Parent", tree);
        kids.push(Object::Reference(out.add_object(dictionary)));
    }
    kept.finish(&mut out);
    notes.extend(kept.notes());
    if !drawn_for_safety.is_empty() {
        let numbers: Vec<String> = drawn_for_safety.iter().map(u32::to_string).collect();
        notes.push(format!("第 {} 页没有框选，但有印章、表单、图层等内容，为稳妥也转成了图像。", numbers.join("、")));
    }
    notes.push("转成图像的页不能再选取文字；文件的书签、附件、批注、表单和属性没有带到新文件里。".to_owned());
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    out.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = out.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    out.trailer.set("Root", catalog);
    out.prune_objects();
    let mut bytes = Vec::new();
    out.save_to(&mut bytes).map_err(|_| damaged())?;
    let mut list: Vec<&Area> = areas.iter().collect();
    list.sort_by_key(|a| (a.page, a.y, a.x));
    let list =
        list.into_iter().map(|a| Removed { place: Place::Pdf { page: a.page, x: a.x, y: a.y, w: a.w, h: a.h }, ground: a.ground.clone() });
    Ok(Redacted { bytes, list: list.collect(), notes })
}

/// A page as its picture with the areas burnt in.
fn picture(
    out: &mut lopdf::Document,
    source: &open::Source,
    number: u32,
    page: &hayro::hayro_syntax::page::Page<'_>,
    areas: &[&Area],
    drawing: &Drawing,
    notes: &mut Vec<String>,
) -> Result<Dictionary, RedactError> {
    let scan = source.scan(number);
    let (width, height) = page.render_dimensions();
    let pixels = draw::draw(page, number, draw::scale(&scan, width, height), drawing, notes)?;
    let image = encode::smallest(&scan, pixels, |pixels| areas.iter().for_each(|a| burn::burn(pixels, a, (width, height))))?;
    let image = out.add_object(image);
    let content = format!("q {width} 0 0 {height} 0 0 cm /P Do Q");
    let content = out.add_object(lopdf::Stream::new(Dictionary::new(), content.into_bytes()));
    Ok(dictionary! {
        "MediaBox" => vec![0.into(), 0.into(), width.into(), height.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "P" => image } },
        "Contents" => content,
    })
}

fn damaged() -> ReadError {
    ReadError::Unreadable("PDF 已损坏或不完整，没有打开。请从 Word 或 WPS 重新导出 PDF，或重新扫描。".to_owned())
}
