//! The styles of a DOCX file, as far as they tell what a paragraph is.

use super::xml::{Xml, XmlEvent};
use crate::ReadError;
use crate::model::Role;
use std::collections::HashMap;

/// How many styles one may be based on, one after the other.
const DEPTH: usize = 16;

/// The styles by their id.
#[derive(Debug, Default)]
pub struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    role: Option<Role>,
    based_on: Option<String>,
    is_hidden: bool,
    numbering: Option<(u32, u8)>,
}

impl Styles {
    /// What a style makes of a paragraph.
    pub fn role(&self, id: &str) -> Option<Role> {
        self.chain(id).find_map(|style| style.role)
    }

    /// Whether text in this style is hidden.
    pub fn is_hidden(&self, id: &str) -> bool {
        self.chain(id).any(|style| style.is_hidden)
    }

    /// The list and level that a style puts its paragraphs in.
    pub fn numbering(&self, id: &str) -> Option<(u32, u8)> {
        self.chain(id).find_map(|style| style.numbering)
    }

    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        let next = |style: &&'s Style| style.based_on.as_deref().and_then(|id| self.0.get(id));
        std::iter::successors(self.0.get(id), next).take(DEPTH)
    }
}

/// Reads `styles.xml`.
///
/// # Errors
/// If the part is damaged.
pub fn read(text: &str) -> Result<Styles, ReadError> {
    let mut xml = Xml::new(text);
    let mut styles = Styles::default();
    let mut current: Option<(String, Style)> = None;
    let mut numbering = (None, 0);
    while let Some(event) = xml.next()? {
        match event {
            XmlEvent::Open(tag) if tag.is_main => match (tag.local(), &mut current) {
                ("style", _) => {
                    current = Some((tag.attribute("styleId").unwrap_or_default(), Style::default()));
                    numbering = (None, 0);
                }
                ("name", Some((_, style))) => style.role = tag.attribute("val").and_then(|name| named(&name)).or(style.role),
                ("outlineLvl", Some((_, style))) => style.role = style.role.or(tag.number("val").and_then(outline)),
                ("basedOn", Some((_, style))) => style.based_on = tag.attribute("val"),
                ("vanish", Some((_, style))) => style.is_hidden = tag.is_on(),
                ("numId", Some(_)) => numbering.0 = tag.number("val"),
                ("ilvl", Some(_)) => numbering.1 = tag.number("val").and_then(|n| u8::try_from(n).ok()).unwrap_or(0),
                _ => {}
            },
            XmlEvent::Close(name) if name.is_main && name.local() == "style" => {
                if let Some((id, mut style)) = current.take() {
                    style.numbering = numbering.0.map(|list| (list, numbering.1));
                    styles.0.insert(id, style);
                }
            }
            _ => {}
        }
    }
    Ok(styles)
}

/// What the built-in name of a style means.
fn named(name: &str) -> Option<Role> {
    let name = name.trim().to_lowercase();
    match name.as_str() {
        "title" | "标题" => return Some(Role::Title),
        _ => {}
    }
    let level = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "))?;
    level.trim().parse().ok().filter(|n| (1..=9).contains(n)).map(Role::Heading)
}

/// What an outline level means; 9 is running text.
pub fn outline(level: u32) -> Option<Role> {
    u8::try_from(level).ok().filter(|n| *n < 9).map(|n| Role::Heading(n + 1))
}
