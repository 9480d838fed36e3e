//! The rest days and make-up workdays of 2010: 国办发明电〔2009〕27号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2010,
    notices: &[Notice {
        number: "国办发明电〔2009〕27号",
        issued: Some(date(2009, 12, 8)),
        rests: &[
            Rest { name: "元旦", from: date(2010, 1, 1), to: date(2010, 1, 3) },
            Rest { name: "春节", from: date(2010, 2, 13), to: date(2010, 2, 19) },
            Rest { name: "清明节", from: date(2010, 4, 3), to: date(2010, 4, 5) },
            Rest { name: "劳动节", from: date(2010, 5, 1), to: date(2010, 5, 3) },
            Rest { name: "端午节", from: date(2010, 6, 14), to: date(2010, 6, 16) },
            Rest { name: "中秋节", from: date(2010, 9, 22), to: date(2010, 9, 24) },
            Rest { name: "国庆节", from: date(2010, 10, 1), to: date(2010, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2010, 2, 20) },
            Makeup { name: "春节", date: date(2010, 2, 21) },
            Makeup { name: "端午节", date: date(2010, 6, 12) },
            Makeup { name: "端午节", date: date(2010, 6, 13) },
            Makeup { name: "中秋节", date: date(2010, 9, 19) },
            Makeup { name: "中秋节", date: date(2010, 9, 25) },
            Makeup { name: "国庆节", date: date(2010, 9, 26) },
            Makeup { name: "国庆节", date: date(2010, 10, 9) },
        ],
    }],
};
