//! The rest days and make-up workdays of 2013: 国办发明电〔2012〕33号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2013,
    notices: &[Notice {
        number: "国办发明电〔2012〕33号",
        issued: Some(date(2012, 12, 8)),
        rests: &[
            Rest { name: "元旦", from: date(2013, 1, 1), to: date(2013, 1, 3) },
            Rest { name: "春节", from: date(2013, 2, 9), to: date(2013, 2, 15) },
            Rest { name: "清明节", from: date(2013, 4, 4), to: date(2013, 4, 6) },
            Rest { name: "劳动节", from: date(2013, 4, 29), to: date(2013, 5, 1) },
            Rest { name: "端午节", from: date(2013, 6, 10), to: date(2013, 6, 12) },
            Rest { name: "中秋节", from: date(2013, 9, 19), to: date(2013, 9, 21) },
            Rest { name: "国庆节", from: date(2013, 10, 1), to: date(2013, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "元旦", date: date(2013, 1, 5) },
            Makeup { name: "元旦", date: date(2013, 1, 6) },
            Makeup { name: "春节", date: date(2013, 2, 16) },
            Makeup { name: "春节", date: date(2013, 2, 17) },
            Makeup { name: "清明节", date: date(2013, 4, 7) },
            Makeup { name: "劳动节", date: date(2013, 4, 27) },
            Makeup { name: "劳动节", date: date(2013, 4, 28) },
            Makeup { name: "端午节", date: date(2013, 6, 8) },
            Makeup { name: "端午节", date: date(2013, 6, 9) },
            Makeup { name: "中秋节", date: date(2013, 9, 22) },
            Makeup { name: "国庆节", date: date(2013, 9, 29) },
            Makeup { name: "国庆节", date: date(2013, 10, 12) },
        ],
    }],
};
