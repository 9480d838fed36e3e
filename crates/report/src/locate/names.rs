//! Who reports, on which year, published when and under which numbers: what
//! the text itself says, never the name of the file.

use super::lines::{Line, Source};
use crate::reading::Reading;
use jiff::civil::Date;

/// How many lines before the first section may hold the title.
const HEAD_LINES: usize = 80;
/// Longest title, in characters.
const LONGEST_TITLE: usize = 80;

/// Fills title, agency, year, publication date, index and document number.
pub(super) fn fill(lines: &[Line<'_>], first_section: Option<usize>, reading: &mut Reading) {
    let head_end = first_section.unwrap_or(lines.len()).min(HEAD_LINES);
    let head: Vec<Vec<String>> = lines[..head_end].iter().map(segments).collect();
    if let Some(title) = best_title(&head) {
        reading.year = title.year;
        reading.agency = title.agency;
        reading.title = Some(title.text);
    }
    let compact: String = head.concat().concat();
    reading.published = labelled_date(&compact).or_else(|| signature_date(lines, reading.year));
    reading.index_no = labelled(&compact, "索引号", |c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'));
    reading.doc_no = document_number(&compact);
    if reading.year.is_none() {
        reading.year = period_year(&compact).or_else(|| spoken_year(&lines[head_end..]));
    }
    if reading.agency.is_none() {
        reading.agency = publisher(&compact).or_else(|| spoken_agency(lines));
    }
    if let Some(date) = reading.published
        && reading.year.is_some_and(|year| date.year() < year)
    {
        reading.published = None;
    }
}

/// The cells of a line, blanks inside removed.
fn segments(line: &Line<'_>) -> Vec<String> {
    let clean = |text: &str| {
        let mut out = String::with_capacity(text.len());
        out.extend(text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '#' | '*')));
        out
    };
    let split = |text: &str| text.split(['|', '\t', '>', '»', '›']).map(clean).filter(|s| !s.is_empty()).collect::<Vec<_>>();
    if line.is_row() {
        match line.source {
            Source::Row(row) => row.cells.iter().flat_map(|c| split(&document::normal::fold(&c.text))).collect(),
            Source::Paragraph(_) => Vec::new(),
        }
    } else {
        split(&line.text)
    }
}

struct Title {
    text: String,
    agency: Option<String>,
    year: Option<i16>,
}

/// The line that is most like a title: it names year and agency. A title may
/// be broken over up to three lines.
fn best_title(head: &[Vec<String>]) -> Option<Title> {
    let mut best: Option<(u8, Title)> = None;
    for (index, segments) in head.iter().enumerate() {
        for segment in segments {
            let mut whole = segment.clone();
            let above = head[..index].iter().rev().take(2).filter(|l| l.len() == 1).map(|l| l[0].as_str());
            for more in std::iter::once("").chain(above) {
                whole.insert_str(0, more);
                let Some(title) = title(&whole) else { continue };
                let rank = 2 * u8::from(title.year.is_some()) + u8::from(title.agency.is_some());
                // The name of a column of a site names neither.
                if rank > 0 && best.as_ref().is_none_or(|(r, _)| *r < rank) {
                    best = Some((rank, title));
                }
                if rank == 3 {
                    break;
                }
            }
        }
    }
    best.map(|(_, title)| title)
}

/// A title is a line that ends in 年度报告 and is about disclosure.
fn title(segment: &str) -> Option<Title> {
    let segment = segment.rsplit_once("标题:").map_or(segment, |(_, t)| t);
    let body = segment.find('(').filter(|at| segment[*at..].len() < 40 && *at > 0).map_or(segment, |at| &segment[..at]);
    let ends = ["年度报告", "年报", "年度报告书"].iter().any(|e| body.ends_with(e));
    let about = body.contains("信息公开") || body.contains("政务公开");
    if !ends
        || !about
        || segment.chars().count() > LONGEST_TITLE
        || segment.contains(['《', '。', ',', ';', ':'])
        || segment.starts_with("根据")
    {
        return None;
    }
    let year = year_in(segment);
    Some(Title { text: segment.to_owned(), agency: agency_in(segment, year), year })
}

/// A year written `2024年` or `2024年度`.
fn year_in(text: &str) -> Option<i16> {
    text.match_indices('年').find_map(|(at, _)| {
        let digits = text[..at].get(at.checked_sub(4)?..)?;
        let year: i16 = digits.parse().ok()?;
        (2008..=2100).contains(&year).then_some(year)
    })
}

fn agency_in(title: &str, year: Option<i16>) -> Option<String> {
    let year = year.map(|y| y.to_string()).unwrap_or_default();
    let before_subject = ["政府信息公开", "信息公开", "政务公开"].iter().find_map(|s| title.find(s)).map_or(title, |at| &title[..at]);
    let name = match title.find(&year).filter(|_| !year.is_empty()) {
        Some(at) if at > 0 => &title[..at],
        Some(_) => before_subject[year.len().min(before_subject.len())..].trim_start_matches("年度").trim_start_matches('年'),
        None => before_subject,
    };
    let name = name.trim_end_matches(['(', '（']).trim_start_matches("关于");
    (name.chars().count() >= 2).then(|| name.to_owned())
}

/// The date after a label, in order of how plainly it means publication.
fn labelled_date(compact: &str) -> Option<Date> {
    ["发布日期", "发布时间", "公开日期", "发文日期", "发文时间", "成文日期", "生成日期", "日期", "时间"].iter().find_map(|label| {
        compact.match_indices(label).find_map(|(at, _)| {
            let rest = compact[at + label.len()..].trim_start_matches([':', '[', '【']);
            date_at(rest)
        })
    })
}

/// A date at the start: `2025-02-17`, `2025年2月17日`, `2025/2/17`, `2025.02.17`.
fn date_at(text: &str) -> Option<Date> {
    let (year, rest) = number_at(text, 4)?;
    let rest = rest.strip_prefix(['-', '年', '/', '.'])?;
    let (month, rest) = number_at(rest, 2)?;
    let rest = rest.strip_prefix(['-', '月', '/', '.'])?;
    let (day, _) = number_at(rest, 2)?;
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn number_at(text: &str, most: usize) -> Option<(u32, &str)> {
    let end = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    Some((text.get(..end)?.parse().ok()?, &text[end..]))
}

/// A line at the end that is nothing but a date is the date of signature.
fn signature_date(lines: &[Line<'_>], year: Option<i16>) -> Option<Date> {
    lines.iter().rev().take(12).find_map(|line| {
        let text: String = line.text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect();
        let plain = text.ends_with('日') && text.chars().count() <= 11;
        let date = plain.then(|| date_at(&text)).flatten()?;
        year.is_none_or(|y| date.year() == y || date.year() == y + 1).then_some(date)
    })
}

fn labelled(compact: &str, label: &str, part: impl Fn(char) -> bool) -> Option<String> {
    compact.match_indices(label).find_map(|(at, _)| {
        let rest = compact[at + label.len()..].trim_start_matches(':');
        let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
        (end >= 5).then(|| rest[..end].to_owned())
    })
}

/// A document number has a year in brackets and a serial number.
fn document_number(compact: &str) -> Option<String> {
    ["发文字号", "文号", "文件编号"].iter().find_map(|label| {
        let at = compact.find(label)? + label.len();
        let rest = compact[at..].trim_start_matches(':');
        let end = rest.find('号')? + '号'.len_utf8();
        let number = &rest[..end];
        (number.chars().count() <= 30 && number.chars().any(|c| c.is_ascii_digit()) && number.contains(['〔', '[', '(', '【']))
            .then(|| number.to_owned())
    })
}

fn publisher(compact: &str) -> Option<String> {
    ["发布机构:", "发布单位:", "公开机构:", "来源:"].iter().find_map(|label| {
        let at = compact.find(label)? + label.len();
        let name: String = compact[at..].chars().take_while(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).take(40).collect();
        let name = ORGANS.iter().filter_map(|o| name.find(o).map(|at| &name[..at + o.len()])).max_by_key(|n| n.len())?;
        (name.chars().count() >= 3).then(|| name.to_owned())
    })
}

/// The year of a stated period: 自2024年1月1日起.
fn period_year(compact: &str) -> Option<i16> {
    let at = compact.find("年1月1日")?;
    compact.get(at.checked_sub(4)?..at)?.parse().ok()
}

/// The year the running text speaks of most.
fn spoken_year(lines: &[Line<'_>]) -> Option<i16> {
    let mut counts: Vec<(i16, usize)> = Vec::new();
    for line in lines.iter().take(60) {
        for (at, _) in line.text.match_indices('年') {
            let digits = at.checked_sub(4).and_then(|from| line.text.get(from..at));
            if let Some(year) = digits.and_then(|d| d.parse::<i16>().ok()).filter(|y| (2008..=2100).contains(y)) {
                match counts.iter_mut().find(|(y, _)| *y == year) {
                    Some((_, n)) => *n += 1,
                    None => counts.push((year, 1)),
                }
            }
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    let mut top = counts.iter().filter(|(_, n)| *n == most);
    let year = top.next()?.0;
    top.next().is_none().then_some(year)
}

/// How the names of agencies end.
const ORGANS: [&str; 17] = [
    "人民政府办公室",
    "人民政府",
    "街道办事处",
    "管理委员会",
    "委员会",
    "办公室",
    "管委会",
    "总队",
    "支队",
    "中心",
    "局",
    "厅",
    "署",
    "院",
    "部",
    "委",
    "办",
];

/// An agency named before a year: 某某局2020年共受理….
fn spoken_agency(lines: &[Line<'_>]) -> Option<String> {
    lines.iter().find_map(|line| {
        line.text.match_indices('年').find_map(|(at, _)| {
            let digits = line.text.get(at.checked_sub(4)?..at)?;
            if !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let before = &line.text[..at - 4];
            let start = before.char_indices().rev().take_while(|(_, c)| ('\u{4e00}'..='\u{9fff}').contains(c)).last()?.0;
            let name = &before[start..];
            let named = ORGANS.iter().any(|o| name.ends_with(o)) && name.chars().count() >= 4;
            named.then(|| name.trim_start_matches("现将").to_owned())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expected: Option<(&str, &str, i16)>) {
        let head: Vec<Vec<String>> = lines.iter().map(|l| l.split('>').map(str::to_owned).collect()).collect();
        let got = best_title(&head);
        let got = got.as_ref().map(|t| (t.text.as_str(), t.agency.as_deref().unwrap_or(""), t.year.unwrap_or(0)));
        assert_eq!(got, expected);
    }

    #[test]
    fn a_title_names_agency_and_year() {
        let whole = "云汀县人民政府2024年政府信息公开工作年度报告";
        check(&[whole], Some((whole, "云汀县人民政府", 2024)));
        check(&["云汀县人民政府", "2024年政府信息公开工作年度报告"], Some((whole, "云汀县人民政府", 2024)));
        check(&["云汀县人民政府2024年", "政府信息公开工作", "年度报告"], Some((whole, "云汀县人民政府", 2024)));
        let other = "2023年云汀县教育局政府信息公开年度报告";
        check(&[other], Some((other, "云汀县教育局", 2023)));
    }

    #[test]
    fn a_trail_of_links_is_no_title() {
        let whole = "云汀县教育局2023年政府信息公开工作年度报告";
        check(&["首页>政务公开>政府信息公开年报", whole], Some((whole, "云汀县教育局", 2023)));
    }

    #[test]
    fn a_sentence_about_a_report_is_no_title() {
        check(&["根据《关于做好2021年政府信息公开工作年度报告编制工作的通知》要求"], None);
        check(&["现将2021年政府信息公开工作年度报告报告如下:"], None);
    }

    #[test]
    fn dates_are_read_in_the_ways_pages_print_them() {
        for text in ["发布日期:2025-02-17", "发文日期:2025年2月17日", "日期:2025/02/1717:25:39"] {
            assert_eq!(labelled_date(text), Date::new(2025, 2, 17).ok(), "{text}");
        }
        assert_eq!(labelled_date("统计期限自2024年1月1日起"), None);
    }
}
