//! The rest days and make-up workdays of 2024: 国办发明电〔2023〕7号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2024,
    notices: &[Notice {
        number: "国办发明电〔2023〕7号",
        issued: Some(date(2023, 10, 25)),
        rests: &[
            Rest { name: "元旦", from: date(2024, 1, 1), to: date(2024, 1, 1) },
            Rest { name: "春节", from: date(2024, 2, 10), to: date(2024, 2, 17) },
            Rest { name: "清明节", from: date(2024, 4, 4), to: date(2024, 4, 6) },
            Rest { name: "劳动节", from: date(2024, 5, 1), to: date(2024, 5, 5) },
            Rest { name: "端午节", from: date(2024, 6, 10), to: date(2024, 6, 10) },
            Rest { name: "中秋节", from: date(2024, 9, 15), to: date(2024, 9, 17) },
            Rest { name: "国庆节", from: date(2024, 10, 1), to: date(2024, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2024, 2, 4) },
            Makeup { name: "春节", date: date(2024, 2, 18) },
            Makeup { name: "清明节", date: date(2024, 4, 7) },
            Makeup { name: "劳动节", date: date(2024, 4, 28) },
            Makeup { name: "劳动节", date: date(2024, 5, 11) },
            Makeup { name: "中秋节", date: date(2024, 9, 14) },
            Makeup { name: "国庆节", date: date(2024, 9, 29) },
            Makeup { name: "国庆节", date: date(2024, 10, 12) },
        ],
    }],
};
