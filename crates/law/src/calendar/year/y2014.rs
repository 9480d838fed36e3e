//! The rest days and make-up workdays of 2014: 国办发明电〔2013〕28号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2014,
    notices: &[Notice {
        number: "国办发明电〔2013〕28号",
        issued: Some(date(2013, 12, 11)),
        rests: &[
            Rest { name: "元旦", from: date(2014, 1, 1), to: date(2014, 1, 1) },
            Rest { name: "春节", from: date(2014, 1, 31), to: date(2014, 2, 6) },
            Rest { name: "清明节", from: date(2014, 4, 5), to: date(2014, 4, 5) },
            Rest { name: "清明节", from: date(2014, 4, 7), to: date(2014, 4, 7) },
            Rest { name: "劳动节", from: date(2014, 5, 1), to: date(2014, 5, 3) },
            Rest { name: "端午节", from: date(2014, 6, 2), to: date(2014, 6, 2) },
            Rest { name: "中秋节", from: date(2014, 9, 8), to: date(2014, 9, 8) },
            Rest { name: "国庆节", from: date(2014, 10, 1), to: date(2014, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2014, 1, 26) },
            Makeup { name: "春节", date: date(2014, 2, 8) },
            Makeup { name: "劳动节", date: date(2014, 5, 4) },
            Makeup { name: "国庆节", date: date(2014, 9, 28) },
            Makeup { name: "国庆节", date: date(2014, 10, 11) },
        ],
    }],
};
