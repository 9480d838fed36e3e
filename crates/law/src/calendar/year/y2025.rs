//! The rest days and make-up workdays of 2025: 国办发明电〔2024〕12号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2025,
    notices: &[Notice {
        number: "国办发明电〔2024〕12号",
        issued: Some(date(2024, 11, 12)),
        rests: &[
            Rest { name: "元旦", from: date(2025, 1, 1), to: date(2025, 1, 1) },
            Rest { name: "春节", from: date(2025, 1, 28), to: date(2025, 2, 4) },
            Rest { name: "清明节", from: date(2025, 4, 4), to: date(2025, 4, 6) },
            Rest { name: "劳动节", from: date(2025, 5, 1), to: date(2025, 5, 5) },
            Rest { name: "端午节", from: date(2025, 5, 31), to: date(2025, 6, 2) },
            Rest { name: "国庆节、中秋节", from: date(2025, 10, 1), to: date(2025, 10, 8) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2025, 1, 26) },
            Makeup { name: "春节", date: date(2025, 2, 8) },
            Makeup { name: "劳动节", date: date(2025, 4, 27) },
            Makeup { name: "国庆节、中秋节", date: date(2025, 9, 28) },
            Makeup { name: "国庆节、中秋节", date: date(2025, 10, 11) },
        ],
    }],
};
