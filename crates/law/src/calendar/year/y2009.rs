//! The rest days and make-up workdays of 2009: 国办发明电〔2008〕42号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2009,
    notices: &[Notice {
        number: "国办发明电〔2008〕42号",
        issued: Some(date(2008, 12, 4)),
        rests: &[
            Rest { name: "元旦", from: date(2009, 1, 1), to: date(2009, 1, 3) },
            Rest { name: "春节", from: date(2009, 1, 25), to: date(2009, 1, 31) },
            Rest { name: "清明节", from: date(2009, 4, 4), to: date(2009, 4, 6) },
            Rest { name: "劳动节", from: date(2009, 5, 1), to: date(2009, 5, 3) },
            Rest { name: "端午节", from: date(2009, 5, 28), to: date(2009, 5, 30) },
            Rest { name: "国庆节、中秋节", from: date(2009, 10, 1), to: date(2009, 10, 8) },
        ],
        makeups: &[
            Makeup { name: "元旦", date: date(2009, 1, 4) },
            Makeup { name: "春节", date: date(2009, 1, 24) },
            Makeup { name: "春节", date: date(2009, 2, 1) },
            Makeup { name: "端午节", date: date(2009, 5, 31) },
            Makeup { name: "国庆节、中秋节", date: date(2009, 9, 27) },
            Makeup { name: "国庆节、中秋节", date: date(2009, 10, 10) },
        ],
    }],
};
