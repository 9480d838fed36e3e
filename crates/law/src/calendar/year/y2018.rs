//! The rest days and make-up workdays of 2018: 国办发明电〔2017〕12号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2018,
    notices: &[Notice {
        number: "国办发明电〔2017〕12号",
        issued: Some(date(2017, 11, 30)),
        rests: &[
            Rest { name: "元旦", from: date(2018, 1, 1), to: date(2018, 1, 1) },
            Rest { name: "春节", from: date(2018, 2, 15), to: date(2018, 2, 21) },
            Rest { name: "清明节", from: date(2018, 4, 5), to: date(2018, 4, 7) },
            Rest { name: "劳动节", from: date(2018, 4, 29), to: date(2018, 5, 1) },
            Rest { name: "端午节", from: date(2018, 6, 18), to: date(2018, 6, 18) },
            Rest { name: "中秋节", from: date(2018, 9, 24), to: date(2018, 9, 24) },
            Rest { name: "国庆节", from: date(2018, 10, 1), to: date(2018, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2018, 2, 11) },
            Makeup { name: "春节", date: date(2018, 2, 24) },
            Makeup { name: "清明节", date: date(2018, 4, 8) },
            Makeup { name: "劳动节", date: date(2018, 4, 28) },
            Makeup { name: "国庆节", date: date(2018, 9, 29) },
            Makeup { name: "国庆节", date: date(2018, 9, 30) },
        ],
    }],
};
