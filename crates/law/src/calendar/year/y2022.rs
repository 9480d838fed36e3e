//! The rest days and make-up workdays of 2022: 国办发明电〔2021〕11号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2022,
    notices: &[Notice {
        number: "国办发明电〔2021〕11号",
        issued: Some(date(2021, 10, 25)),
        rests: &[
            Rest { name: "元旦", from: date(2022, 1, 1), to: date(2022, 1, 3) },
            Rest { name: "春节", from: date(2022, 1, 31), to: date(2022, 2, 6) },
            Rest { name: "清明节", from: date(2022, 4, 3), to: date(2022, 4, 5) },
            Rest { name: "劳动节", from: date(2022, 4, 30), to: date(2022, 5, 4) },
            Rest { name: "端午节", from: date(2022, 6, 3), to: date(2022, 6, 5) },
            Rest { name: "中秋节", from: date(2022, 9, 10), to: date(2022, 9, 12) },
            Rest { name: "国庆节", from: date(2022, 10, 1), to: date(2022, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2022, 1, 29) },
            Makeup { name: "春节", date: date(2022, 1, 30) },
            Makeup { name: "清明节", date: date(2022, 4, 2) },
            Makeup { name: "劳动节", date: date(2022, 4, 24) },
            Makeup { name: "劳动节", date: date(2022, 5, 7) },
            Makeup { name: "国庆节", date: date(2022, 10, 8) },
            Makeup { name: "国庆节", date: date(2022, 10, 9) },
        ],
    }],
};
