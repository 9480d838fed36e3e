//! Cells of a ledger as values: dates in the styles clerks write, words for
//! who, how and what came out.

use document::normal::fold;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::application::act::{RemedyResult, Way};
use law::clock::Channel;
use law::outcome::Outcome;
use report::tally::Column;

/// A cell without what stands for nothing.
pub(super) fn said(cell: &str) -> Option<String> {
    let text = fold(cell).trim().to_owned();
    let is_nothing = matches!(text.as_str(), "" | "/" | "-" | "--" | "—" | "——" | "无" | "未" | "否" | "N/A" | "n/a" | "\\");
    (!is_nothing).then_some(text)
}

/// A date as clerks write it: 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日,
/// 20240305, or the number of a day in a workbook.
///
/// # Errors
/// A sentence saying how to write it.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let unreadable = || format!("“{text}”不是完整的日期，请写成 2024-03-05 或 2024年3月5日");
    let text = text.split(['T', ' ']).next().unwrap_or(text);
    let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    let marks: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let known = matches!(marks.as_str(), "--" | "//" | ".." | "年月日" | "年月" | "年月号" | "、、");
    let found = match digits.as_slice() {
        [whole] if marks.is_empty() && whole.len() == 8 => triple(&whole[..4], &whole[4..6], &whole[6..]),
        [whole] if marks.is_empty() && whole.len() == 5 => serial(whole),
        [year, month, day] if known && year.len() == 4 => triple(year, month, day),
        _ => None,
    };
    found.filter(|d| (1990..2100).contains(&d.year())).ok_or_else(unreadable)
}

fn triple(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The day of a workbook's number: 45356 is 2024-03-05.
fn serial(text: &str) -> Option<Date> {
    date(1899, 12, 30).checked_add(text.parse::<i64>().ok()?.days()).ok()
}

/// The column of table 3.
pub(super) fn kind(text: &str) -> Option<Column> {
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    Some(if has(&["自然人", "公民"]) || (text.contains("个人") && !has(&["独资", "企业", "公司"])) {
        Column::NaturalPerson
    } else if has(&["法律服务", "律师", "律所"]) {
        Column::LegalServiceOrg
    } else if has(&["科研", "研究", "学校", "高校"]) {
        Column::ResearchInstitution
    } else if has(&["公益", "社会组织", "社会团体", "基金会"]) {
        Column::PublicWelfareOrg
    } else if has(&["企业", "公司"]) {
        Column::CommercialEnterprise
    } else if has(&["其他", "其它"]) {
        Column::OtherOrg
    } else {
        return Column::named(text);
    })
}

/// How an application came.
pub(super) fn channel(text: &str) -> Option<Channel> {
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    Some(if has(&["平信", "平常信函", "普通信函"]) {
        Channel::Letter
    } else if has(&["网", "邮件", "邮箱", "平台", "电子"]) {
        Channel::Internet
    } else if has(&["传真"]) {
        Channel::Fax
    } else if has(&["口头"]) {
        Channel::Oral
    } else if has(&["当面", "现场", "窗口", "来访"]) || (text.contains("直接") && !has(&["邮", "寄"])) {
        Channel::InPerson
    } else if has(&["邮寄", "信函", "EMS", "ems", "快递", "挂号", "邮政", "来信"]) {
        Channel::Post
    } else {
        return Channel::named(text);
    })
}

/// How the reply was delivered.
pub(super) fn way(text: &str) -> Option<Way> {
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    Some(if has(&["网", "电子", "邮件", "邮箱", "平台"]) {
        Way::Electronic
    } else if has(&["邮", "EMS", "ems", "快递", "挂号"]) {
        Way::Post
    } else if has(&["公告"]) {
        Way::Announced
    } else if has(&["留置"]) {
        Way::Retained
    } else if has(&["委托"]) {
        Way::Entrusted
    } else if has(&["当面", "直接", "现场", "自取", "领取", "窗口"]) {
        Way::InPerson
    } else {
        return Way::named(text);
    })
}

/// How a remedy ended.
pub(super) fn remedy(text: &str) -> Option<RemedyResult> {
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    Some(if has(&["维持", "驳回"]) {
        RemedyResult::Upheld
    } else if has(&["纠正", "撤销", "变更", "违法", "责令", "败诉"]) {
        RemedyResult::Corrected
    } else if has(&["其他", "其它", "终止", "撤回", "和解", "调解"]) {
        RemedyResult::Other
    } else {
        return None;
    })
}

/// Words that tell one outcome; the first line that fits.
const OUTCOMES: &[(&[&str], &str)] = &[
    (&["逾期", "补正"], "D23"),
    (&["未补正"], "D23"),
    (&["逾期", "费"], "D24"),
    (&["未缴费"], "D24"),
    (&["撤回"], "D25"),
    (&["撤销申请"], "D25"),
    (&["无法联系"], "D25"),
    (&["部分公开"], "D04"),
    (&["部分", "公开"], "D04"),
    (&["国家秘密"], "D05"),
    (&["法律", "禁止"], "D06"),
    (&["法规禁止"], "D06"),
    (&["三安全一稳定"], "D07"),
    (&["安全", "稳定"], "D07"),
    (&["第三方"], "D08"),
    (&["商业秘密"], "D08"),
    (&["个人隐私"], "D08"),
    (&["内部事务"], "D09"),
    (&["过程性"], "D10"),
    (&["执法案卷"], "D11"),
    (&["行政查询"], "D12"),
    (&["不存在"], "D13"),
    (&["不掌握"], "D13"),
    (&["非本机关"], "D14"),
    (&["不属于本机关"], "D14"),
    (&["另行制作"], "D15"),
    (&["没有现成"], "D15"),
    (&["补正后", "不明确"], "D16"),
    (&["内容不明确"], "D16"),
    (&["信访"], "D17"),
    (&["举报"], "D17"),
    (&["投诉"], "D17"),
    (&["重复申请"], "D18"),
    (&["公开出版物"], "D19"),
    (&["大量反复"], "D20"),
    (&["无正当理由大量"], "D20"),
    (&["确认或重新出具"], "D21"),
    (&["重新出具"], "D21"),
    (&["咨询"], "D22"),
    (&["非政府信息"], "D22"),
    (&["不属于政府信息"], "D22"),
    (&["档案馆"], "D26"),
    (&["公共企事业"], "D27"),
    (&["主动公开"], "D03"),
];

/// What came out: a code, several codes, or the words of the form.
///
/// # Errors
/// A sentence: the words leave open which row of table 3 is meant.
pub(super) fn outcomes(text: &str) -> Result<Vec<Outcome>, String> {
    let codes: Vec<&str> = text.split(['、', ',', ';', ' ', '+']).filter(|p| !p.is_empty()).collect();
    if let Some(found) = codes.iter().map(|c| Outcome::named(c)).collect::<Option<Vec<_>>>() {
        return Ok(found);
    }
    let fits = |words: &[&str]| words.iter().all(|w| text.contains(w));
    let open = || format!("办理结果“{text}”看不出是年报表三的哪一行，请写明理由（例如“不予公开（过程性信息）”）或代码 D01 至 D27");
    // 予以公开（不涉及国家秘密） and 不予公开（非主动公开信息） say two things.
    let grants = ["予以公开", "同意公开", "全部公开"].iter().any(|w| text.contains(w)) && !text.contains("不予");
    let refuses = text.contains("不予");
    let is_granted = |code: &str| matches!(code, "D01" | "D02" | "D03");
    let found = OUTCOMES.iter().find(|(words, _)| fits(words)).map(|(_, code)| *code);
    if found.is_some_and(|code| (grants && !is_granted(code) && code != "D04") || (refuses && is_granted(code))) {
        return Err(open());
    }
    if let Some((_, code)) = OUTCOMES.iter().find(|(words, _)| fits(words)) {
        return Outcome::named(code).map(|o| vec![o]).ok_or_else(|| format!("没有“{code}”这种办理结果"));
    }
    let is_plain = !text.contains('不') && !text.contains("无法") && !text.contains("未");
    if is_plain && ["予以公开", "同意公开", "已公开", "依申请公开", "全部公开", "公开"].iter().any(|w| text.contains(w))
    {
        return Outcome::named("D01").map(|o| vec![o]).ok_or_else(|| "没有这种办理结果".to_owned());
    }
    Err(open())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_styles_clerks_write() {
        for text in ["2024-03-05", "2024/3/5", "2024.3.5", "2024年3月5日", "20240305", "45356", "2024-03-05 14:30:00"] {
            assert_eq!(day(text), Ok(date(2024, 3, 5)), "{text}");
        }
        for text in ["3月5日", "2024年3月", "24.3.5", "2024-13-05", "2024-02-30", "近日", "2024-03-05至06", "123"] {
            assert!(day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn words_of_the_form_tell_the_outcome_and_others_are_asked() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(outcomes(text).ok().map(|o| o[0].code()), expected, "{text}");
        };
        check("予以公开", Some("D01"));
        check("部分公开", Some("D04"));
        check("不予公开（属于过程性信息）", Some("D10"));
        check("无法提供-本机关不掌握相关政府信息", Some("D13"));
        check("已主动公开,告知获取途径", Some("D03"));
        check("D08", Some("D08"));
        check("逾期不补正", Some("D23"));
        check("不予公开", None);
        check("已回复", None);
        check("未公开", None);
        check("征求第三方意见后予以公开", None);
        check("予以公开（不涉及国家秘密）", None);
        check("不予公开（非主动公开信息）", None);
    }

    #[test]
    fn who_applies_is_known_by_the_columns_of_the_table() {
        for (text, name) in [
            ("公民", "natural"),
            ("商业企业", "commercial"),
            ("律师事务所", "legal"),
            ("科研机构", "research"),
            ("社会公益组织", "public_welfare"),
            ("其他", "other"),
        ] {
            assert!(kind(text).is_some_and(|k| k.name().starts_with(name)), "{text}: {:?}", kind(text));
        }
        assert_eq!(kind("不详"), None);
    }
}
