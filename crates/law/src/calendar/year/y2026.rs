//! The rest days and make-up workdays of 2026: 国办发明电〔2025〕7号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2026,
    notices: &[Notice {
        number: "国办发明电〔2025〕7号",
        issued: Some(date(2025, 11, 4)),
        rests: &[
            Rest { name: "元旦", from: date(2026, 1, 1), to: date(2026, 1, 3) },
            Rest { name: "春节", from: date(2026, 2, 15), to: date(2026, 2, 23) },
            Rest { name: "清明节", from: date(2026, 4, 4), to: date(2026, 4, 6) },
            Rest { name: "劳动节", from: date(2026, 5, 1), to: date(2026, 5, 5) },
            Rest { name: "端午节", from: date(2026, 6, 19), to: date(2026, 6, 21) },
            Rest { name: "中秋节", from: date(2026, 9, 25), to: date(2026, 9, 27) },
            Rest { name: "国庆节", from: date(2026, 10, 1), to: date(2026, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "元旦", date: date(2026, 1, 4) },
            Makeup { name: "春节", date: date(2026, 2, 14) },
            Makeup { name: "春节", date: date(2026, 2, 28) },
            Makeup { name: "劳动节", date: date(2026, 5, 9) },
            Makeup { name: "国庆节", date: date(2026, 9, 20) },
            Makeup { name: "国庆节", date: date(2026, 10, 10) },
        ],
    }],
};
