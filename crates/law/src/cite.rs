//! Instruments (laws, regulations, notices) and places in them.
//!
//! A [`Cite`] cannot be built without an instrument and a place, so whatever
//! carries one as a field can say on what it rests. Texts are not kept here.

use jiff::civil::{Date, date};
use std::fmt;

/// A law, a regulation or an official notice.
#[derive(Debug, PartialEq, Eq)]
pub struct Instrument {
    /// The title without its quotation marks; empty where only the number is
    /// known for certain.
    pub title: &'static str,
    /// How it is called where there is little room, as in a list of dates.
    pub short: &'static str,
    /// The number under which it was issued (文号).
    pub number: &'static str,
    /// Since when it is law, or for a notice the day it was issued or posted,
    /// where that day is known.
    pub since: Option<Date>,
    /// Who is bound by it.
    pub reach: Reach,
}

/// Who is bound by an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// All agencies.
    National,
    /// The agencies of one place; others may follow it.
    Local(&'static str),
}

/// 政府信息公开条例, as revised in 2019.
pub static OGI_2019: Instrument = Instrument {
    title: "中华人民共和国政府信息公开条例",
    short: "条例",
    number: "国务院令第711号",
    since: Some(date(2019, 5, 15)),
    reach: Reach::National,
};

/// The form of the annual report on 2021 and later.
pub static FORM_2021: Instrument = Instrument {
    title: "中华人民共和国政府信息公开工作年度报告格式",
    short: "年报格式",
    number: "国办公开办函〔2021〕30号",
    since: Some(date(2021, 9, 26)),
    reach: Reach::National,
};

/// The trial form of the annual report on 2019 and 2020.
pub static FORM_2019: Instrument = Instrument {
    title: "中华人民共和国政府信息公开工作年度报告格式（试行）",
    short: "年报格式（2019）",
    number: "国办公开办函〔2019〕60号",
    since: Some(date(2019, 11, 27)),
    reach: Reach::National,
};

/// The information processing fee (信息处理费).
pub static FEE_2020: Instrument = Instrument {
    title: "政府信息公开信息处理费管理办法",
    short: "信息处理费办法",
    number: "国办函〔2020〕109号",
    since: Some(date(2021, 1, 1)),
    reach: Reach::National,
};

/// 立法法, as amended in 2023: who may make 规章.
pub static LEGISLATION_2023: Instrument = Instrument {
    title: "中华人民共和国立法法",
    short: "立法法",
    number: "2023年修正",
    since: Some(date(2023, 3, 15)),
    reach: Reach::National,
};

/// 行政复议法, as revised in 2023: when reconsideration must come first.
pub static RECONSIDERATION_2023: Instrument = Instrument {
    title: "中华人民共和国行政复议法",
    short: "行政复议法",
    number: "2023年修订",
    since: Some(date(2024, 1, 1)),
    reach: Reach::National,
};

/// How one city carries out the form; binding there, instructive elsewhere.
pub static WUWEI_2025: Instrument =
    Instrument {
        title: "", short: "武威市通知", number: "武政办发〔2025〕54号", since: None, reach: Reach::Local("甘肃省武威市")
    };

/// 政府信息公开条例, the text of 2007; for applications received before 2019-05-15.
pub static OGI_2007: Instrument = Instrument {
    title: "中华人民共和国政府信息公开条例",
    short: "2007年条例",
    number: "国务院令第492号",
    since: Some(date(2008, 5, 1)),
    reach: Reach::National,
};

/// 民法典: how periods are counted.
pub static CIVIL_CODE: Instrument =
    Instrument {
        title: "中华人民共和国民法典", short: "民法典", number: "2020年", since: Some(date(2021, 1, 1)), reach: Reach::National
    };

/// 行政诉讼法, as amended in 2017.
pub static LITIGATION_2017: Instrument = Instrument {
    title: "中华人民共和国行政诉讼法",
    short: "行政诉讼法",
    number: "2017年修正",
    since: Some(date(2017, 7, 1)),
    reach: Reach::National,
};

/// The Supreme Court on applying 行政诉讼法.
pub static LITIGATION_READING_2018: Instrument = Instrument {
    title: "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
    short: "行诉解释",
    number: "法释〔2018〕1号",
    since: Some(date(2018, 2, 8)),
    reach: Reach::National,
};

/// The Supreme Court on cases about information disclosure.
pub static COURT_2025: Instrument = Instrument {
    title: "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
    short: "信息公开案件解释",
    number: "法释〔2025〕8号",
    since: Some(date(2025, 6, 1)),
    reach: Reach::National,
};

/// 行政处罚法, as revised in 2021.
pub static PENALTY_2021: Instrument = Instrument {
    title: "中华人民共和国行政处罚法",
    short: "行政处罚法",
    number: "2021年修订",
    since: Some(date(2021, 7, 15)),
    reach: Reach::National,
};

/// On which day an agency has delivered in time.
pub static DELIVERY_2016: Instrument = Instrument {
    title: "",
    short: "国办公开办函〔2016〕235号",
    number: "国办公开办函〔2016〕235号",
    since: Some(date(2016, 12, 7)),
    reach: Reach::National,
};

/// 档案法, as revised in 2020: what has gone to a state archive.
pub static ARCHIVES_2020: Instrument = Instrument {
    title: "中华人民共和国档案法",
    short: "档案法",
    number: "2020年修订",
    since: Some(date(2021, 1, 1)),
    reach: Reach::National,
};

/// On deciding reconsiderations about information disclosure (指导意见).
pub static RECONSIDERATION_GUIDE_2021: Instrument = Instrument {
    title: "关于审理政府信息公开行政复议案件若干问题的指导意见",
    short: "复议指导意见",
    number: "国办函〔2021〕132号",
    since: Some(date(2021, 12, 22)),
    reach: Reach::National,
};

/// A body of reconsideration that is only co-defendant does not count the case.
pub static CO_DEFENDANT_2016: Instrument = Instrument {
    title: "",
    short: "国办公开办函〔2016〕201号",
    number: "国办公开办函〔2016〕201号",
    since: Some(date(2016, 9, 1)),
    reach: Reach::National,
};

/// Inquiries with rules of their own (业务查询) are no applications.
pub static INQUIRY_2016: Instrument = Instrument {
    title: "",
    short: "国办公开办函〔2016〕206号",
    number: "国办公开办函〔2016〕206号",
    since: Some(date(2016, 9, 18)),
    reach: Reach::National,
};

/// All instruments this crate knows: laws, regulations and readings in the
/// order of rank and date, then letters.
pub static INSTRUMENTS: [&Instrument; 18] = [
    &CIVIL_CODE,
    &LITIGATION_2017,
    &LEGISLATION_2023,
    &RECONSIDERATION_2023,
    &PENALTY_2021,
    &OGI_2007,
    &OGI_2019,
    &LITIGATION_READING_2018,
    &COURT_2025,
    &FORM_2021,
    &FORM_2019,
    &FEE_2020,
    &DELIVERY_2016,
    &ARCHIVES_2020,
    &RECONSIDERATION_GUIDE_2021,
    &CO_DEFENDANT_2016,
    &INQUIRY_2016,
    &WUWEI_2025,
];

/// A place in an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cite {
    /// In which instrument.
    pub instrument: &'static Instrument,
    /// The article, paragraph, table or row, in Chinese.
    pub place: &'static str,
}

impl Cite {
    /// A place in an instrument.
    ///
    /// ```compile_fail
    /// // A citation without an instrument does not compile.
    /// let _ = law::Cite { place: "第五十条" };
    /// ```
    pub const fn new(instrument: &'static Instrument, place: &'static str) -> Cite {
        Cite { instrument, place }
    }

    /// The short form, e.g. `条例第三十三条第二款`.
    pub fn short(&self) -> String {
        format!("{}{}", self.instrument.short, self.place)
    }
}

impl fmt::Display for Instrument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.title.is_empty() {
            return f.write_str(self.number);
        }
        write!(f, "《{}》（{}）", self.title, self.number)
    }
}

impl fmt::Display for Cite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.instrument, self.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_names_title_number_and_place() {
        let cite = Cite::new(&OGI_2019, "第四十九条第二款");
        assert_eq!(cite.to_string(), "《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条第二款");
    }

    #[test]
    fn each_instrument_is_listed_once() {
        for (i, a) in INSTRUMENTS.iter().enumerate() {
            assert!(INSTRUMENTS[i + 1..].iter().all(|b| b.number != a.number), "{}", a.number);
        }
    }
}
