//! A grid, lines with a gap, and both figures.

use crate::chart::{line, stacked, sums};
use crate::view::library::*;

const YEARS: std::ops::RangeInclusive<i16> = 2018..=2025;

impl Grid {
    /// Two agencies that show every look of a day.
    pub fn sample() -> Grid {
        use DayState::*;
        let rows = [
            ("云澜县", [Text, Clean, Clean, Clean, Doubt, Clean, Clean, Clean]),
            ("枫堰县", [None, Clean, Partly, Clean, Clean, Unread, Bad, Clean]),
        ];
        Grid {
            caption: "各机关历年报告的核对结果".into(),
            years: YEARS.map(|year| GridYear { year, cut: line::EDITION_YEARS.contains(&year) }).collect(),
            editions: vec![
                EditionSpan { label: "旧".into(), years: 1, cut: false },
                EditionSpan { label: "2019年格式".into(), years: 2, cut: true },
                EditionSpan { label: "2021年格式".into(), years: 5, cut: true },
            ],
            groups: vec![GridGroup { name: "县区".into(), rows: rows.iter().map(|(name, states)| row(name, states)).collect() }],
            legend: [Clean, Doubt, Bad, Partly, Text, Unread, None]
                .map(|state| GridLegend { state, text: mark(state).into(), label: words(state).into() })
                .to_vec(),
        }
    }
}

fn row(name: &str, states: &[DayState]) -> GridRow {
    let cells = YEARS.zip(states).map(|(year, &state)| GridCell {
        state,
        text: mark(state).into(),
        label: format!("{name}{year}年：{}", words(state)),
        href: if state == DayState::None { String::new() } else { format!("/library/{name}/{year}") },
        current: state == DayState::Bad,
        cut: line::EDITION_YEARS.contains(&year),
    });
    GridRow { agency: name.into(), href: format!("/library/{name}"), cells: cells.collect() }
}

fn mark(state: DayState) -> &'static str {
    match state {
        DayState::Bad | DayState::Doubt => "2",
        DayState::Text => "文",
        _ => "",
    }
}

fn words(state: DayState) -> &'static str {
    match state {
        DayState::Clean => "等式都成立",
        DayState::Bad => "有错误",
        DayState::Doubt => "有疑点",
        DayState::Partly => "部分不能判断",
        DayState::Text => "只有文字，不核对",
        DayState::Unread => "未读出",
        DayState::None => "未找到",
        DayState::Number => "数",
    }
}

impl Multiples {
    /// Two lines, one with a gap.
    pub fn sample() -> Multiples {
        let counts: [(&str, [Option<u32>; 8]); 2] = [
            ("云澜县", [Some(140), Some(170), Some(210), Some(243), Some(266), Some(301), Some(370), Some(421)]),
            ("枫堰县", [Some(41), Some(52), Some(55), Some(60), Some(62), None, Some(61), Some(66)]),
        ];
        let lines = counts.map(|(name, values)| line::Line {
            name: name.into(),
            points: YEARS.zip(values).map(|(y, v)| line::Point::count(y, v)).collect(),
        });
        let top = line::top(&lines);
        Multiples {
            title: "新收申请：2 个机关都增加，云澜县增到 421 件".into(),
            summary: "单位：件。各图同一刻度。竖虚线是报告格式更换的年份，前后口径不尽相同。".into(),
            charts: lines
                .iter()
                .map(|l| SmallChart { name: l.name.clone(), href: format!("/library/{}", l.name), svg: line::draw(l, top, "件") })
                .collect(),
            table: line::table(&lines, "各机关历年新收申请（件）", "机关"),
            csv: "/library.csv".into(),
        }
    }
}

impl Figure {
    /// 复议诉讼 and a sum that does not hold.
    pub fn samples() -> Vec<Figure> {
        let bars = [("2023", [14, 1, 4, 1]), ("2024", [13, 3, 5, 2]), ("2025", [15, 2, 4, 3])]
            .map(|(label, parts)| stacked::Bar { label: label.into(), parts });
        let sums = sums::Sums { received: 412, carried_in: 17, concluded: 367, carried_out: 60 };
        let title = "2025年复议诉讼 24 件，纠正 2 件";
        vec![
            Figure {
                id: "remedies".into(),
                title: title.into(),
                summary: "单位：件。复议和诉讼合计，按结果。".into(),
                svg: stacked::draw(&bars, title),
                table: stacked::table(&bars, "复议诉讼按结果（件）", "年份"),
                csv: "/library.csv".into(),
            },
            Figure {
                id: "sums".into(),
                title: "2025年收的和办的相差 2 件".into(),
                summary: format!("{}。", sums.sentence()),
                svg: sums.draw(),
                table: sums.table("2025年收和办（件）"),
                csv: "/library.csv".into(),
            },
        ]
    }
}
