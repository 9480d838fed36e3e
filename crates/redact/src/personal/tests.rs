//! What is found, what is not, and how it is masked.

use super::*;

/// The kinds found, each with whether it is sure.
#[track_caller]
fn check(text: &str, expected: &[(Kind, Certainty)]) {
    let found: Vec<_> = find(text).into_iter().map(|h| (h.kind, h.certainty)).collect();
    assert_eq!(found, expected, "in {text}");
}

use Certainty::{Likely, Sure};
use Kind::*;

#[test]
fn an_identity_number_is_found_in_every_disguise() {
    for text in [
        "身份证号11010519491231002X。",
        "身份证号１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105-1949-1231-002x",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
        "证件110105\u{200b}19491231002X",
        "ID11010519491231002X",
        "990121197102030015",
        "一一〇一〇五一九四九一二三一〇〇二X",
    ] {
        check(text, &[(Identity, Sure)]);
    }
    check("证件号码 110105491231002", &[(Identity, Sure)]);
    check("110105194912310021", &[(Identity, Likely)]);
}

#[test]
fn telephones_are_told_apart() {
    for text in [
        "13800000000",
        "联系138 0000 0000",
        "138-0000-0000",
        "+86 13800000000",
        "8613800000000",
        "电话1 3 8 0 0 0 0 0 0 0 0",
        "一三八〇〇〇〇〇〇〇〇",
        "tel13800000000",
        "张三/13800000000/男",
        "①③⑧⓪⓪⓪⓪⓪⓪⓪⓪",
    ] {
        check(text, &[(Mobile, Sure)]);
    }
    check("0533-4110087", &[(Landline, Sure)]);
    check("023—66416801", &[(Landline, Sure)]);
    check("13800000000 13900000000", &[(Mobile, Sure), (Mobile, Sure)]);
}

#[test]
fn cards_passports_plates_and_homes_are_found() {
    check("账号6222021001122334458", &[(BankCard, Sure)]);
    check("6222 0210 0112 2334 458", &[(BankCard, Sure)]);
    check("6222021001122334459", &[(BankCard, Likely)]);
    check("护照号码：E00000000", &[(Passport, Sure)]);
    check("车牌鲁A·12345", &[(Plate, Likely)]);
    for text in
        ["家庭住址：云汀县水门镇一村3组12号", "住云汀县水门小区3号楼2单元501室", "云汀花园12栋3单元201", "现住水门路 8 号院 2 号楼 301 室"]
    {
        check(text, &[(Address, Sure)]);
    }
}

#[test]
fn numbers_of_offices_and_counts_are_not_persons() {
    for text in [
        "统一社会信用代码113703040042180156",
        "索引号 113703040042180156/2025-5505668",
        "11370322004222241N/2021-5135380",
        "11341702486344515H/202110-00013",
        "000014349/2018-00222，0142768-8/2022-00185",
        "金额13800000000.55元",
        "15 12 3 4 0 0 1 2 7",
        "编号20261124000000138",
        "云汀办〔2026〕138号，2026年11月24日",
        "http://example.cn/138/0000-13800000000.html",
        "第1、3、5、7、9、11、13、15项",
        "地址：云汀县水门路18号政务中心",
        "2026-11-24 10:30:15",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_mask_is_as_long_as_what_it_hides() {
    for (text, expected) in [
        ("联系13800138000。", "联系138****8000。"),
        ("身份证11010519491231002X号", "身份证11*************02X号"),
        ("身份证号990121197102030015", "身份证号99*************015"),
        ("账号6222021001122334458", "账号6222***********4458"),
        ("138 0013 8000", "138 **** 8000"),
        ("电话0533-4110087，共 61 件", "电话0533-4110087，共 61 件"),
    ] {
        let masked = masked(text);
        assert_eq!(masked.text, expected);
        assert_eq!(masked.text.len(), text.len());
    }
}
