//! DOCX and XLSX by the names in the archive; what is in the parts is not
//! looked at here, save the list of what they are.

use std::io::{Cursor, Read as _};

/// Parts at most.
const MOST_PARTS: usize = 10_000;
/// Bytes at most of the list of parts.
const MOST_LIST: u64 = 4 << 20;

/// Whether the bytes are an Office file with a main part, without macros.
pub(super) fn confirm(bytes: &[u8], main: &str) -> Result<(), &'static str> {
    const OTHER: &str = "内容与文件名的后缀不符，请用原来的程序重新保存后再交";
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err("是旧格式或加了密码的文件，请去掉密码、另存为 DOCX、XLSX 或 PDF 后再交");
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| OTHER)?;
    if archive.len() > MOST_PARTS {
        return Err("里面的部分太多，请转成 PDF 后再交");
    }
    let names: Vec<String> = archive.file_names().map(|n| n.map(|n| n.to_lowercase())).collect::<Result<_, _>>().map_err(|_| OTHER)?;
    if !names.iter().any(|n| n == main) || !names.iter().any(|n| n == "[content_types].xml") {
        return Err(OTHER);
    }
    let runs = |name: &String| {
        name.ends_with("vbaproject.bin") || name.contains("/activex/") || name.contains("/macrosheets/") || name.ends_with("vbadata.xml")
    };
    let mut list = Vec::new();
    let entry = archive.by_name("[Content_Types].xml").map_err(|_| OTHER)?;
    entry.take(MOST_LIST).read_to_end(&mut list).map_err(|_| OTHER)?;
    let list = String::from_utf8_lossy(&list).to_lowercase();
    if names.iter().any(runs) || list.contains("macroenabled") || list.contains("vbaproject") {
        return Err("带宏的文件不收，请另存为不带宏的 DOCX、XLSX 或 PDF");
    }
    Ok(())
}
