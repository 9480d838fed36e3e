//! The rest days and make-up workdays of 2021: 国办发明电〔2020〕27号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2021,
    notices: &[Notice {
        number: "国办发明电〔2020〕27号",
        issued: Some(date(2020, 11, 25)),
        rests: &[
            Rest { name: "元旦", from: date(2021, 1, 1), to: date(2021, 1, 3) },
            Rest { name: "春节", from: date(2021, 2, 11), to: date(2021, 2, 17) },
            Rest { name: "清明节", from: date(2021, 4, 3), to: date(2021, 4, 5) },
            Rest { name: "劳动节", from: date(2021, 5, 1), to: date(2021, 5, 5) },
            Rest { name: "端午节", from: date(2021, 6, 12), to: date(2021, 6, 14) },
            Rest { name: "中秋节", from: date(2021, 9, 19), to: date(2021, 9, 21) },
            Rest { name: "国庆节", from: date(2021, 10, 1), to: date(2021, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2021, 2, 7) },
            Makeup { name: "春节", date: date(2021, 2, 20) },
            Makeup { name: "劳动节", date: date(2021, 4, 25) },
            Makeup { name: "劳动节", date: date(2021, 5, 8) },
            Makeup { name: "中秋节", date: date(2021, 9, 18) },
            Makeup { name: "国庆节", date: date(2021, 9, 26) },
            Makeup { name: "国庆节", date: date(2021, 10, 9) },
        ],
    }],
};
