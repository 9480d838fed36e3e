//! The OLE container, as far as telling its content apart: a workbook, an
//! encrypted Office file, or something else.
//!
//! Entries of the directory are 128 bytes, begin with their name in UTF-16 and
//! lie at multiples of 128 from the start of the file (MS-CFB 2.6.1).

const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const ENTRY: usize = 128;

/// Whether bytes are an OLE container.
pub fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// Whether bytes are an XLS workbook.
pub fn is_workbook(bytes: &[u8]) -> bool {
    has(bytes, "Workbook") || has(bytes, "Book")
}

/// Whether bytes are a DOCX or XLSX file under a password.
pub fn is_encrypted_package(bytes: &[u8]) -> bool {
    has(bytes, "EncryptedPackage")
}

/// Whether bytes are a text of the older Word (`.doc`).
pub fn is_old_text(bytes: &[u8]) -> bool {
    has(bytes, "WordDocument")
}

/// Whether an OLE container has an entry of this name.
fn has(bytes: &[u8], name: &str) -> bool {
    // The terminating NUL keeps `Book` from being found in `Bookkeeping`.
    let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    is_compound(bytes) && bytes.chunks(ENTRY).skip(4).any(|entry| entry.starts_with(&wanted))
}
