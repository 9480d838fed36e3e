//! The rest days and make-up workdays of 2012: 国办发明电〔2011〕45号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2012,
    notices: &[Notice {
        number: "国办发明电〔2011〕45号",
        issued: Some(date(2011, 12, 6)),
        rests: &[
            Rest { name: "元旦", from: date(2012, 1, 1), to: date(2012, 1, 3) },
            Rest { name: "春节", from: date(2012, 1, 22), to: date(2012, 1, 28) },
            Rest { name: "清明节", from: date(2012, 4, 2), to: date(2012, 4, 4) },
            Rest { name: "劳动节", from: date(2012, 4, 29), to: date(2012, 5, 1) },
            Rest { name: "端午节", from: date(2012, 6, 22), to: date(2012, 6, 24) },
            Rest { name: "国庆节、中秋节", from: date(2012, 9, 30), to: date(2012, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "元旦", date: date(2011, 12, 31) },
            Makeup { name: "春节", date: date(2012, 1, 21) },
            Makeup { name: "春节", date: date(2012, 1, 29) },
            Makeup { name: "清明节", date: date(2012, 3, 31) },
            Makeup { name: "清明节", date: date(2012, 4, 1) },
            Makeup { name: "劳动节", date: date(2012, 4, 28) },
            Makeup { name: "国庆节、中秋节", date: date(2012, 9, 29) },
        ],
    }],
};
