//! A corpus of files by what must happen to them, made here byte by byte.

use super::*;
use std::io::{Cursor, Write as _};

fn file(name: &str, bytes: &[u8]) -> NewFile {
    NewFile { name: name.to_owned(), bytes: bytes.to_vec() }
}

fn office(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

fn docx(more: &[(&str, &str)]) -> Vec<u8> {
    office(&[&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>")], more].concat())
}

fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len() + 2).expect("short").to_be_bytes();
    [&[0xff, marker], length.as_slice(), contents].concat()
}

/// A picture of one pixel as a telephone would write it: notes before the
/// picture, between its scans, and a second picture behind the end.
fn photo() -> Vec<u8> {
    let exif = segment(0xe1, "Exif\0\0北纬GPS-SECRET".as_bytes());
    let parts = [
        vec![0xff, 0xd8],
        segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        exif.clone(),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0XMP-SECRET"),
        segment(0xe2, b"ICC_PROFILE\0\x01\x01colours"),
        segment(0xe2, b"MPF\0MPF-SECRET"),
        segment(0xed, b"Photoshop 3.0\0IPTC-SECRET"),
        segment(0xfe, b"COMMENT-SECRET"),
        segment(0xdb, &[0; 65]),
        segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        vec![0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
        segment(0xfe, b"BETWEEN-SECRET"),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        vec![0x78, 0xff, 0xd9],
        vec![0xff, 0xd8],
        exif,
        b"BEHIND-SECRET".to_vec(),
        vec![0xff, 0xd9],
    ];
    parts.concat()
}

fn chunk(kind: &[u8; 4], contents: &[u8]) -> Vec<u8> {
    let crc = [kind.as_slice(), contents].concat();
    let crc = crc.iter().fold(u32::MAX, |mut c, b| {
        c ^= u32::from(*b);
        for _ in 0..8 {
            c = if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 };
        }
        c
    });
    let length = u32::try_from(contents.len()).expect("short").to_be_bytes();
    [length.as_slice(), kind, contents, (!crc).to_be_bytes().as_slice()].concat()
}

fn drawing() -> Vec<u8> {
    let parts = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        chunk(b"tEXt", b"Author\0TEXT-SECRET"),
        chunk(b"eXIf", b"EXIF-SECRET"),
        chunk(b"prVt", b"PRIVATE-SECRET"),
        chunk(b"IDAT", &[0x78, 0x9c, 0x63, 0, 0, 0, 2, 0, 1]),
        chunk(b"IEND", &[]),
        b"BEHIND-SECRET".to_vec(),
    ];
    parts.concat()
}

#[test]
fn what_is_allowed_and_is_what_it_says_is_taken() {
    let gb18030 = encoding_rs::GB18030.encode("请公开二〇二三年的维修合同").0.into_owned();
    let good = [
        ("申请.pdf", b"%PDF-1.7\n".to_vec(), Kind::Pdf),
        ("申请.PDF", b"%PDF-1.4\n".to_vec(), Kind::Pdf),
        ("说明.docx", docx(&[]), Kind::Docx),
        ("清单.xlsx", office(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]), Kind::Xlsx),
        ("说明.txt", "请公开 a < b 的合同".as_bytes().to_vec(), Kind::Txt),
        ("说明.txt", gb18030, Kind::Txt),
        ("照片.jpg", photo(), Kind::Jpg),
        ("照片.JPEG", photo(), Kind::Jpg),
        ("图.png", drawing(), Kind::Png),
    ];
    for (name, bytes, kind) in good {
        let accepted = accept(&[file(name, &bytes)]).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!((accepted[0].kind, accepted[0].name.as_str()), (kind, name));
    }
}

#[test]
fn what_is_not_allowed_is_refused_with_what_to_do() {
    let macros = docx(&[("word/vbaProject.bin", "x")]);
    let declared = office(&[("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), ("word/document.xml", "")]);
    let hidden = docx(&[("WORD/VBAPROJECT.BIN", "x")]);
    let old_sheet = office(&[("[Content_Types].xml", ""), ("xl/workbook.xml", ""), ("xl/macrosheets/sheet1.xml", "")]);
    let ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let bad: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a.docm", macros.clone(), "带宏"),
        ("a.docx", macros, "带宏"),
        ("a.docx", declared, "带宏"),
        ("a.docx", hidden, "带宏"),
        ("a.xlsx", old_sheet, "带宏"),
        ("a.doc", ole.to_vec(), "旧格式"),
        ("a.xls", ole.to_vec(), "旧格式"),
        ("a.docx", ole.to_vec(), "加了密码"),
        ("a.svg", b"<svg/>".to_vec(), "SVG"),
        ("a.html", b"<html>".to_vec(), "网页"),
        ("a.htm", b"x".to_vec(), "网页"),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html><script>".to_vec(), "网页"),
        ("a.txt", b"  <SVG onload=x>".to_vec(), "SVG"),
        ("a.txt", b"a\0b".to_vec(), "没有收下"),
        ("a.txt", b"a\x1b[2Jb".to_vec(), "控制字符"),
        ("a.pdf", b"<html>%PDF-1.7".to_vec(), "不符"),
        ("a.pdf", docx(&[]), "不符"),
        ("a.png", photo(), "不符"),
        ("a.jpg", drawing(), "不符"),
        ("a.jpg", photo()[..60].to_vec(), "不完整"),
        ("a.jpg", [&[0xff, 0xd8], segment(0xc0, &[8; 9]).as_slice(), &[0xff, 0xd9]].concat(), "不完整"),
        ("a.png", drawing()[..40].to_vec(), "不完整"),
        ("a.xlsx", docx(&[]), "不符"),
        ("a.docx", b"PK\x03\x04 not a zip".to_vec(), "不符"),
        ("a.exe", b"MZ".to_vec(), "只收"),
        ("a", b"x".to_vec(), "只收"),
        ("a.pdf.exe", b"%PDF-1.7".to_vec(), "只收"),
        ("a.zip", office(&[]), "压缩包"),
        ("a.pdf", Vec::new(), "空的"),
        ("a.pdf", [b"%PDF-1.7".as_slice(), &vec![b' '; MOST_BYTES]].concat(), "20 MB"),
    ];
    for (name, bytes, says) in bad {
        let refused = accept(&[file(name, &bytes)]);
        assert!(refused.as_ref().is_err_and(|e| e.0.contains(says)), "{name}: {refused:?}, not {says}");
    }
    let many = vec![file("a.pdf", b"%PDF-1.7"); MOST_FILES + 1];
    assert!(accept(&many).is_err_and(|e| e.0.contains("至多交 10 个")));
}

#[test]
fn a_picture_keeps_what_is_shown_and_nothing_else() {
    for (name, bytes) in [("a.jpg", photo()), ("a.png", drawing())] {
        let accepted = accept(&[file(name, &bytes)]).expect("taken");
        let kept = &accepted[0].bytes;
        assert!(!kept.windows(6).any(|w| w == b"SECRET"), "{name}");
        let again = accept(&[file(name, kept)]).expect("taken again");
        assert_eq!(&again[0].bytes, kept, "nothing more to leave out");
        assert!(kept.len() < bytes.len());
    }
    let kept = picture::jpeg(&photo()).expect("whole");
    for shown in [b"JFIF\0".as_slice(), b"ICC_PROFILE\0", &[0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56], &[0x78, 0xff, 0xd9]] {
        assert!(kept.windows(shown.len()).any(|w| w == shown), "{shown:?}");
    }
}

#[test]
fn a_name_is_shown_without_folders_and_tricks() {
    let check = |name: &str, expected: &str| assert_eq!(shown(name), expected);
    check("../../etc/passwd.pdf", "passwd.pdf");
    check("C:\\a\\申请.pdf", "申请.pdf");
    check("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf");
    check("gpj.\u{202e}fdp.exe", "gpj.fdp.exe");
    check("\u{0}", "无名");
    let long = format!("{}.pdf", "长".repeat(500));
    let short = shown(&long);
    assert!(short.len() <= LONGEST_NAME && short.ends_with(".pdf"), "{short}");
}

#[test]
fn every_cut_of_a_picture_is_refused_or_taken_but_nothing_breaks() {
    for whole in [photo(), drawing()] {
        for end in 0..whole.len() {
            let _any_answer = (picture::jpeg(&whole[..end]), picture::png(&whole[..end]));
        }
    }
}
