//! The rest days and make-up workdays of 2020: 国办发明电〔2019〕16号, changed by 国办发明电〔2020〕1号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2020,
    notices: &[
        Notice {
            number: "国办发明电〔2019〕16号",
            issued: Some(date(2019, 11, 21)),
            rests: &[
                Rest { name: "元旦", from: date(2020, 1, 1), to: date(2020, 1, 1) },
                Rest { name: "春节", from: date(2020, 1, 24), to: date(2020, 1, 30) },
                Rest { name: "清明节", from: date(2020, 4, 4), to: date(2020, 4, 6) },
                Rest { name: "劳动节", from: date(2020, 5, 1), to: date(2020, 5, 5) },
                Rest { name: "端午节", from: date(2020, 6, 25), to: date(2020, 6, 27) },
                Rest { name: "国庆节、中秋节", from: date(2020, 10, 1), to: date(2020, 10, 8) },
            ],
            makeups: &[
                Makeup { name: "春节", date: date(2020, 1, 19) },
                Makeup { name: "劳动节", date: date(2020, 4, 26) },
                Makeup { name: "劳动节", date: date(2020, 5, 9) },
                Makeup { name: "端午节", date: date(2020, 6, 28) },
                Makeup { name: "国庆节、中秋节", date: date(2020, 9, 27) },
                Makeup { name: "国庆节、中秋节", date: date(2020, 10, 10) },
            ],
        },
        Notice {
            number: "国办发明电〔2020〕1号",
            issued: None,
            rests: &[Rest { name: "春节", from: date(2020, 1, 31), to: date(2020, 2, 2) }],
            makeups: &[],
        },
    ],
};
