//! What the pages show: plain values, one struct a template, without types of
//! the domain.
//!
//! A template knows only its struct; filling one is the work of the routes.
//! An absent text is the empty string, so that templates stay simple.

pub mod check;
pub mod compare;
pub mod form;
pub mod front;
pub mod library;
pub mod report;
pub mod rules;
pub mod sample;

/// What every page has around its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// `页面名 - 栏目 - 机关名`; begins with `错误：` when a form was refused.
    pub title: String,
    /// The navigation, with the current entry marked.
    pub nav: Vec<NavLink>,
    /// The facts of the site.
    pub site: Site,
    /// The form token of the visitor.
    pub token: String,
    /// Path and query of this page, to come back to and for the printed foot.
    pub address: String,
    /// When the page was made, `2026-10-13 10:45`.
    pub printed: String,
    /// Whether 长辈版 is chosen.
    pub large: bool,
    /// Whether high contrast is chosen.
    pub contrast: bool,
}

impl Page {
    /// The classes of the root element.
    pub fn display_class(&self) -> &'static str {
        match (self.large, self.contrast) {
            (false, false) => "",
            (true, false) => "large",
            (false, true) => "contrast",
            (true, true) => "large contrast",
        }
    }
}

/// The parts of the site; the navigation marks one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `/`
    Home,
    /// `/check`
    Check,
    /// `/library`
    Library,
    /// `/rules`
    Rules,
    /// Pages outside the navigation.
    Elsewhere,
}

impl Place {
    /// The navigation with this place marked.
    pub fn nav(self) -> Vec<NavLink> {
        [
            (Place::Home, "首页", "/"),
            (Place::Check, "年报体检", "/check"),
            (Place::Library, "年报库", "/library"),
            (Place::Rules, "规则", "/rules"),
        ]
        .into_iter()
        .map(|(place, label, href)| NavLink { label, href, current: place == self })
        .collect()
    }
}

/// An entry of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NavLink {
    /// What it says.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Whether this page is in it.
    pub current: bool,
}

/// The facts of the site for head and foot (CONV-05); every line is left out
/// when its setting is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// What every page says first, on screen and on paper; empty outside the
    /// demonstration.
    pub banner: String,
    /// The platform, in the band on top.
    pub platform: String,
    /// The office above the name.
    pub office: String,
    /// Scheme, host and port, for the printed foot.
    pub origin: String,
    /// Office, telephone, hours, address.
    pub help: Vec<String>,
    /// 主办, 承办, 网站标识码.
    pub about: Vec<String>,
    /// 找错 and others.
    pub links: Vec<Link>,
    /// ICP备案号, 公安备案号.
    pub filings: Vec<String>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link from its two texts.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Link {
        Link { label: label.into(), href: href.into() }
    }
}

/// A choice of a select field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen.
    pub selected: bool,
}

/// How urgent a thing looks; silence is the usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nobody has to act.
    #[default]
    Plain,
    /// Somebody should look.
    Doubt,
    /// Something is wrong.
    Bad,
}

impl Tone {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Doubt => "doubt",
            Tone::Bad => "bad",
        }
    }
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Severity {
    /// Numbers contradict each other or the law.
    Error,
    /// A doubt.
    Warning,
    /// Worth knowing.
    #[default]
    Info,
    /// Could not be assessed.
    Unassessed,
}

impl Severity {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
            Severity::Unassessed => "none",
        }
    }

    /// The word that carries it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "错误",
            Severity::Warning => "疑点",
            Severity::Info => "说明",
            Severity::Unassessed => "不能判断",
        }
    }
}

/// What checking one file came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Every equation holds, nothing else found.
    Clean,
    /// At least one error.
    Findings,
    /// Warnings, no error.
    Doubts,
    /// Some equations could not be assessed.
    Partly,
    /// A report without the statutory tables.
    NoTables,
    /// Not an annual report.
    NotAReport,
    /// Could not be read.
    Unreadable,
}

impl Verdict {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Verdict::Clean => "clean",
            Verdict::Findings => "bad",
            Verdict::Doubts => "doubt",
            Verdict::Partly => "partly",
            Verdict::NoTables | Verdict::NotAReport => "text",
            Verdict::Unreadable => "unread",
        }
    }

    /// The name of its shape in the sprite of the base template.
    pub fn icon(self) -> &'static str {
        match self {
            Verdict::Clean => "i-tick",
            Verdict::Findings => "i-bad",
            Verdict::Doubts => "i-doubt",
            Verdict::Partly | Verdict::Unreadable => "i-none",
            Verdict::NoTables | Verdict::NotAReport => "i-text",
        }
    }

    /// The words that carry it.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Clean => "等式都成立",
            Verdict::Findings => "有错误",
            Verdict::Doubts => "有疑点",
            Verdict::Partly => "部分不能判断",
            Verdict::NoTables => "只有文字",
            Verdict::NotAReport => "不是年度报告",
            Verdict::Unreadable => "读不出",
        }
    }

    /// Whether its row is marked at the left.
    pub fn is_bad(self) -> bool {
        self == Verdict::Findings
    }
}

/// A sentence in a bar of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How urgent.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
}
