//! The rest days and make-up workdays of 2011: 国办发明电〔2010〕40号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2011,
    notices: &[Notice {
        number: "国办发明电〔2010〕40号",
        issued: Some(date(2010, 12, 10)),
        rests: &[
            Rest { name: "元旦", from: date(2011, 1, 1), to: date(2011, 1, 3) },
            Rest { name: "春节", from: date(2011, 2, 2), to: date(2011, 2, 8) },
            Rest { name: "清明节", from: date(2011, 4, 3), to: date(2011, 4, 5) },
            Rest { name: "劳动节", from: date(2011, 4, 30), to: date(2011, 5, 2) },
            Rest { name: "端午节", from: date(2011, 6, 4), to: date(2011, 6, 6) },
            Rest { name: "中秋节", from: date(2011, 9, 10), to: date(2011, 9, 12) },
            Rest { name: "国庆节", from: date(2011, 10, 1), to: date(2011, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2011, 1, 30) },
            Makeup { name: "春节", date: date(2011, 2, 12) },
            Makeup { name: "清明节", date: date(2011, 4, 2) },
            Makeup { name: "国庆节", date: date(2011, 10, 8) },
            Makeup { name: "国庆节", date: date(2011, 10, 9) },
        ],
    }],
};
