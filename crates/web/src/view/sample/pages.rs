//! One sample a page; the tests render them all.

use crate::view::check::*;
use crate::view::compare::*;
use crate::view::form::{CellKind, FormCell, FormKind, FormRow, FormTable, Light};
use crate::view::front::*;
use crate::view::library::*;
use crate::view::report::Report;
use crate::view::rules::*;
use crate::view::*;

fn path() -> Vec<Link> {
    vec![Link::new("年报库", "/library")]
}

impl HomePage {
    /// A library with two reports.
    pub fn sample() -> HomePage {
        let latest = [
            ("云澜县人民政府2025年政府信息公开工作年度报告", Verdict::Clean),
            ("枫堰县人民政府2024年政府信息公开工作年度报告", Verdict::Findings),
        ];
        HomePage {
            page: Page::sample("首页", Place::Home),
            library_words: "2 个机关、2018年以来 15 份报告，机关和年份一张格子看完。".into(),
            latest: latest
                .map(|(title, verdict)| LatestReport {
                    title: title.into(),
                    href: "/library/1/2025".into(),
                    meta: "2026-03-20 发布　2021年格式".into(),
                    verdict,
                })
                .to_vec(),
            total: 15,
            agencies: vec![Link::new("云澜县", "/library/1"), Link::new("枫堰县", "/library/2")],
            agency_total: 2,
        }
    }
}

impl CheckPage {
    /// The start, or the start after a refusal.
    pub fn sample(errors: Vec<String>) -> CheckPage {
        CheckPage {
            page: Page::sample("年报体检", Place::Check),
            errors,
            max_files: 500,
            max_bytes: 200 * 1024 * 1024,
            max_size: "共 200 MB".into(),
            minutes: 60,
        }
    }
}

impl VisitPage {
    /// Results of two files.
    pub fn sample() -> VisitPage {
        let file = |no, title: &str, verdict, sentence: &str| FileRow {
            no,
            title: title.into(),
            name: format!("{title}.html"),
            sentence: sentence.into(),
            verdict,
            errors: "2".into(),
            warnings: "1".into(),
            unassessed: "7".into(),
            format: "2021年".into(),
            saved: false,
            saved_href: String::new(),
            can_save: verdict != Verdict::Unreadable,
        };
        VisitPage {
            page: Page::sample("体检结果", Place::Check),
            path: vec![Link::new("年报体检", "/check")],
            headline: "2 个文件，1 份有错误".into(),
            meta: vec!["10-13 10:41 读完，用时 1.2 秒".into(), "原件 11:41 清除".into()],
            working: false,
            done: 2,
            total: 2,
            left_words: String::new(),
            base: "/check/sample".into(),
            save_words: "1 份存入年报库".into(),
            counters: vec![
                Counter { label: "全部", count: 2, href: "/check/sample".into(), current: true, icon: "", tone: Tone::Plain },
                Counter {
                    label: "有错误",
                    count: 1,
                    href: "/check/sample?show=findings".into(),
                    current: false,
                    icon: "i-bad",
                    tone: Tone::Bad,
                },
            ],
            files: vec![
                file(1, "枫堰县人民政府 2024年", Verdict::Findings, ""),
                file(2, "扫描件", Verdict::Unreadable, "这份 PDF 没有文字，是扫描的图片。请找原来的 Word 或网页。"),
            ],
            empty_words: String::new(),
            pager: String::new(),
        }
    }

    /// The same while reading goes on.
    pub fn sample_working() -> VisitPage {
        VisitPage {
            working: true,
            done: 312,
            total: 500,
            left_words: "约 20 秒。".into(),
            files: Vec::new(),
            counters: Vec::new(),
            ..VisitPage::sample()
        }
    }
}

impl CheckReportPage {
    /// One checked file.
    pub fn sample() -> CheckReportPage {
        CheckReportPage {
            page: Page::sample("枫堰县2024年", Place::Check),
            path: vec![Link::new("年报体检", "/check")],
            report: Report::sample(),
            turns: vec![Link::new("下一份", "/check/sample/2")],
            downloads: vec![Link::new("下载 XLSX", "/check/sample/1.xlsx")],
            can_save: true,
            save_action: "/check/sample/1/save".into(),
            sentence: String::new(),
            way_out: String::new(),
        }
    }
}

impl ConfirmPage {
    /// The end of a visit.
    pub fn sample() -> ConfirmPage {
        let fact = |label: &str, value: &str| Fact { label: label.into(), value: value.into() };
        ConfirmPage {
            page: Page::sample("结束并清除", Place::Check),
            headline: "结束这次体检".into(),
            object: "2 个文件，10-13 10:41 上传".into(),
            lines: vec![fact("现在", "2 个原件和结果留在本机，11:41 清除"), fact("之后", "立即清除，不能恢复")],
            action: "/check/sample/end".into(),
            verb: "清除 2 个原件".into(),
            back: "/check/sample".into(),
            back_words: "不清除".into(),
        }
    }
}

impl LibraryPage {
    /// The grid with one report beside it.
    pub fn sample() -> LibraryPage {
        LibraryPage {
            page: Page::sample("年报库", Place::Library),
            lead: "2 个机关八年的政府信息公开工作年度报告。原文怎么印，这里就怎么写。".into(),
            query: LibraryQuery {
                agency: String::new(),
                from: "2018".into(),
                to: "2025".into(),
                show: vec![Choice { value: "verdict".into(), label: "核对结果".into(), selected: true }],
            },
            csv: "/library.csv".into(),
            json: "/api/v1/reports".into(),
            grid: Grid::sample(),
            headline: "9 份等式都成立，1 份有错误".into(),
            empty_words: "没有找到“望蓝”".into(),
            empty_next: "库里有 2 个机关。".into(),
            picked: vec![Picked {
                title: "枫堰县 2024年".into(),
                meta: "2025-02-17 发布，2021年格式".into(),
                href: "/library/2/2024".into(),
                points: vec![Point {
                    no: "1".into(),
                    severity: Severity::Error,
                    text: "“（七）总计”自然人印的是 60，各项相加是 62。".into(),
                }],
                citation: "枫堰县人民政府2024年政府信息公开工作年度报告，版本 3f9a c21e，2026-10-13 取。".into(),
            }],
            multiples: Multiples::sample(),
        }
    }

    /// The page when nothing was found.
    pub fn sample_empty() -> LibraryPage {
        LibraryPage { grid: Grid::default(), picked: Vec::new(), multiples: Multiples::default(), ..LibraryPage::sample() }
    }
}

impl AgencyPage {
    /// 机关画像.
    pub fn sample() -> AgencyPage {
        AgencyPage {
            page: Page::sample("枫堰县人民政府", Place::Library),
            path: path(),
            name: "枫堰县人民政府".into(),
            meta: vec!["青屿市枫堰县".into(), "县级政府".into()],
            csv: "/library/2.csv".into(),
            json: "/api/v1/agencies/2".into(),
            compare: "/library/compare".into(),
            grid: Grid::sample(),
            remarks: vec![Point {
                no: "–".into(), severity: Severity::Unassessed, text: "2023年报告未读出；图中断开，不连线。".into()
            }],
            multiples: Multiples::sample(),
            figures: Figure::samples(),
        }
    }
}

impl LibraryReportPage {
    /// A report of the library.
    pub fn sample() -> LibraryReportPage {
        LibraryReportPage {
            page: Page::sample("枫堰县2024年", Place::Library),
            path: path(),
            report: Report::sample(),
            turns: vec![Link::new("2025年", "/library/2/2025")],
            downloads: vec![Link::new("单元格 CSV", "/library/2/2024.csv")],
            citation: "枫堰县人民政府2024年政府信息公开工作年度报告，青屿市年报库。".into(),
            version: "3f9a c21e".into(),
        }
    }
}

impl ComparePage {
    /// Two reports that differ in one cell and one paragraph.
    pub fn sample() -> ComparePage {
        let head = |kind, text: &str| FormCell::head(kind, text);
        let changed = |id: &str, text: &str| FormCell { light: Light::Changed, ..FormCell::number(id, text) };
        let form = FormTable {
            id: "t3",
            kind: FormKind::SideBySide,
            caption: "表三　收到和处理政府信息公开申请情况".into(),
            cols: vec!["l", "n", "n"],
            head: vec![FormRow {
                cells: vec![head(CellKind::ColumnHead, "项目"), head(CellKind::ColumnHead, "甲"), head(CellKind::ColumnHead, "乙")],
            }],
            rows: vec![FormRow {
                cells: vec![
                    head(CellKind::Label, "一、本年新收政府信息公开申请数量"),
                    changed("a.received", "61"),
                    changed("b.received", "66"),
                ],
            }],
            legend: Vec::new(),
        };
        let side = |mark, year: u16| Side {
            mark,
            title: format!("枫堰县人民政府{year}年政府信息公开工作年度报告"),
            meta: "2021年格式".into(),
            href: format!("/library/2/{year}"),
        };
        let choice = || vec![Choice { value: "1".into(), label: "枫堰县 2024年".into(), selected: true }];
        let span = |kind, text: &str| DiffSpan { kind, text: text.into() };
        ComparePage {
            page: Page::sample("对照", Place::Library),
            path: path(),
            headline: "枫堰县2024年与2025年".into(),
            left: choice(),
            right: choice(),
            downloads: vec![Link::new("下载 CSV", "/library/compare.csv")],
            sides: vec![side("甲", 2024), side("乙", 2025)],
            empty_words: String::new(),
            notices: vec![Notice { tone: Tone::Doubt, text: "甲有一格与各项之和不符，下面按原文印的数比。".into() }],
            same: 199,
            changed: vec![ChangedCell {
                label: "表三“一、本年新收”总计".into(),
                href: "#a.received".into(),
                left: "61".into(),
                right: "66".into(),
                difference: "＋5".into(),
            }],
            forms: vec![form.with_legend()],
            narrative_words: "改了 1 段。".into(),
            narrative: vec![DiffParagraph {
                kind: ParagraphKind::Changed,
                spans: vec![
                    span(SpanKind::Same, "全年收到"),
                    span(SpanKind::Removed, "61"),
                    span(SpanKind::Added, "66"),
                    span(SpanKind::Same, "件。"),
                ],
            }],
        }
    }
}

impl RulesPage {
    /// One rule.
    pub fn sample() -> RulesPage {
        let rule = RuleRow {
            code: "R101".into(),
            checks: "收的加结转的，等于办结的加结转下年的".into(),
            formula: "新收＋上年结转＝总计＋结转下年".into(),
            severity: Severity::Error,
            cite: "国办公开办函〔2021〕30号 表三".into(),
        };
        RulesPage {
            page: Page::sample("规则", Place::Rules),
            lead: "编号不变，不重用。".into(),
            groups: vec![RuleGroup { name: "表三".into(), rules: vec![rule] }],
        }
    }
}

impl RulePage {
    /// One rule with its page.
    pub fn sample() -> RulePage {
        RulePage {
            page: Page::sample("R101", Place::Rules),
            path: vec![Link::new("规则", "/rules")],
            code: "R101".into(),
            checks: "收的加结转的，等于办结的加结转下年的".into(),
            severity: Severity::Error,
            name: "intake-imbalance".into(),
            status: "2021年起".into(),
            formula: "新收＋上年结转＝总计＋结转下年".into(),
            what: vec!["每一类申请人，本年新收加上年结转，等于本年办结加结转下年。".into()],
            why: vec!["每件申请到年底不是办结，就是在办。".into()],
            usual: vec!["上年结转填成 0。".into()],
            cite: "国办公开办函〔2021〕30号 表三".into(),
            editions: "2019年、2021年".into(),
            spec: "AR-T3-IDENTITY".into(),
            seen: vec![Link::new("枫堰县 2024年", "/library/2/2024")],
        }
    }
}

impl ErrorPage {
    /// A page that failed.
    pub fn sample() -> ErrorPage {
        ErrorPage {
            page: Page::sample("出错", Place::Elsewhere),
            headline: "这一页没能打开".into(),
            sentence: "已记下来，管理员会看到。您放进来的文件都还在。".into(),
            number: "E-2026-1013-0417".into(),
            ways: vec![Link::new("回首页", "/")],
        }
    }
}

impl StyleguidePage {
    /// Every component.
    pub fn sample() -> StyleguidePage {
        let swatches = [
            ("c900", "青 900", "题目、文武线"),
            ("c700", "青 700", "链接、按钮"),
            ("c500", "青 500", "图形主色"),
            ("c300", "青 300", "图形次色"),
            ("c200", "青 200", "空格的边"),
            ("c100", "青 100", "选中、等式"),
            ("c50", "青 50", "分区底"),
            ("ink", "墨", "正文"),
            ("ink2", "墨二", "说明"),
            ("ink3", "墨三", "最浅的字"),
            ("amber", "琥珀", "疑点、空白"),
            ("red", "赤", "错误"),
        ];
        use Verdict::*;
        StyleguidePage {
            page: Page::sample("构件总览", Place::Elsewhere),
            swatches: swatches.map(|(class, name, use_words)| Swatch { class, name, use_words }).to_vec(),
            verdicts: vec![Clean, Findings, Doubts, Partly, NoTables, NotAReport, Unreadable],
            grid: Grid::sample(),
            report: Report::sample(),
            figures: Figure::samples(),
            multiples: Multiples::sample(),
        }
    }
}
