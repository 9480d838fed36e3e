//! XML of an Office file as a flat sequence of events: no document type, no
//! entities but the five of XML, names without their prefix.

use super::container;
use crate::ReadError;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::name::QName;
use std::borrow::Cow;

/// The namespaces of WordprocessingML, transitional and strict.
const MAIN: [&str; 2] =
    ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"];

/// Something in an XML part.
pub enum XmlEvent<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// An element ends; an empty element begins and ends.
    Close(Closing<'x>),
    /// Characters.
    Text(Cow<'x, str>),
}

/// A start tag.
pub struct Tag<'x> {
    /// Whether its prefix is that of the main namespace.
    pub is_main: bool,
    start: BytesStart<'x>,
}

/// The end of an element.
pub struct Closing<'x> {
    /// Whether its prefix is that of the main namespace.
    pub is_main: bool,
    end: End<'x>,
}

enum End<'x> {
    Tag(BytesEnd<'x>),
    Empty(BytesStart<'x>),
}

impl Closing<'_> {
    /// The name without its prefix.
    pub fn local(&self) -> &str {
        match &self.end {
            End::Tag(end) => end.local_name().into_inner(),
            End::Empty(start) => start.local_name().into_inner(),
        }
    }
}

impl Tag<'_> {
    /// The name without its prefix.
    pub fn local(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of an attribute, its prefix ignored.
    pub fn attribute(&self, local: &str) -> Option<String> {
        let found = self.start.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == local)?;
        found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// An attribute that is a number.
    pub fn number(&self, local: &str) -> Option<u32> {
        self.attribute(local)?.trim().parse().ok()
    }

    /// Whether a property that is on by its presence is on (`w:val` can turn
    /// it off again).
    pub fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }
}

/// A part being read.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    prefix: Option<String>,
    pending_close: Option<Closing<'x>>,
}

impl<'x> Xml<'x> {
    /// Begins to read a part.
    pub fn new(text: &'x str) -> Self {
        Xml { reader: Reader::from_str(text), prefix: None, pending_close: None }
    }

    /// The next event; `None` at the end.
    ///
    /// # Errors
    /// If the XML is broken, declares a document type or uses an entity.
    pub fn next(&mut self) -> Result<Option<XmlEvent<'x>>, ReadError> {
        if let Some(closing) = self.pending_close.take() {
            return Ok(Some(XmlEvent::Close(closing)));
        }
        loop {
            return Ok(Some(match self.reader.read_event().map_err(|_| container::damaged())? {
                Event::Start(start) => XmlEvent::Open(self.tag(start)),
                Event::Empty(start) => {
                    let tag = self.tag(start);
                    self.pending_close = Some(Closing { is_main: tag.is_main, end: End::Empty(tag.start.clone()) });
                    XmlEvent::Open(tag)
                }
                Event::End(end) => XmlEvent::Close(Closing { is_main: self.is_main(end.name()), end: End::Tag(end) }),
                Event::Text(text) => XmlEvent::Text(text.xml10_content()),
                Event::CData(text) => XmlEvent::Text(text.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(c)) => XmlEvent::Text(Cow::Owned(c.to_string())),
                    Ok(None) => match resolve_predefined_entity(&reference) {
                        Some(text) => XmlEvent::Text(Cow::Borrowed(text)),
                        None => return Err(container::document_type()),
                    },
                    Err(_) => continue,
                },
                Event::DocType(_) => return Err(container::document_type()),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }

    fn tag(&mut self, start: BytesStart<'x>) -> Tag<'x> {
        if self.prefix.is_none() {
            // The first element declares the namespaces of the part.
            let main = start.attributes().with_checks(false).flatten().find(|a| MAIN.contains(&a.value.as_ref()));
            let prefix = main.and_then(|a| a.key.into_inner().strip_prefix("xmlns").map(|p| p.trim_start_matches(':').to_owned()));
            self.prefix = Some(prefix.unwrap_or_else(|| "w".to_owned()));
        }
        Tag { is_main: self.is_main(start.name()), start }
    }

    fn is_main(&self, name: QName<'_>) -> bool {
        let prefix = name.prefix().map_or("", |prefix| prefix.into_inner());
        Some(prefix) == self.prefix.as_deref()
    }
}

/// The text of a part: UTF-8, or UTF-16 with a byte order mark.
///
/// # Errors
/// If it is neither.
pub fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let (text, _, broken) = encoding_rs::UTF_16LE.decode(&bytes);
        return if broken { Err(container::damaged()) } else { Ok(text.into_owned()) };
    }
    let mut text = String::from_utf8(bytes).map_err(|_| container::damaged())?;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    Ok(text)
}
