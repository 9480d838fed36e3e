//! The XML inside Office files, one event at a time: no document type, no
//! entities but the five of XML, names without their prefix.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// What comes next in a part.
pub enum Node<'n> {
    /// An element begins.
    Open(&'n str, &'n dyn Fn(&str) -> Option<String>),
    /// An element ends.
    Close(&'n str),
    /// Characters.
    Text(&'n str),
}

/// Walks through a part; `None` if it is broken or declares a document type.
pub fn walk(part: &[u8], mut visit: impl FnMut(Node<'_>)) -> Option<()> {
    let decoded = document::decode::decode(part).ok()?;
    let mut reader = Reader::from_str(&decoded.text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => open(&start, &mut visit),
            Event::Empty(start) => {
                open(&start, &mut visit);
                visit(Node::Close(start.local_name().into_inner()));
            }
            Event::End(end) => visit(Node::Close(end.local_name().into_inner())),
            Event::Text(text) => visit(Node::Text(&text.xml10_content())),
            Event::CData(text) => visit(Node::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => visit(Node::Text(c.encode_utf8(&mut [0; 4]))),
                Ok(None) => visit(Node::Text(resolve_predefined_entity(&reference)?)),
                Err(_) => {}
            },
            Event::DocType(_) => return None,
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

fn open(start: &BytesStart<'_>, visit: &mut impl FnMut(Node<'_>)) {
    let attribute = |local: &str| {
        let found = start.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == local)?;
        found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())
    };
    visit(Node::Open(start.local_name().into_inner(), &attribute));
}
