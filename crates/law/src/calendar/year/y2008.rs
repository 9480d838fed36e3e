//! The rest days and make-up workdays of 2008: 国办发明电〔2007〕52号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2008,
    notices: &[Notice {
        number: "国办发明电〔2007〕52号",
        issued: Some(date(2007, 12, 15)),
        rests: &[
            Rest { name: "元旦", from: date(2008, 1, 1), to: date(2008, 1, 1) },
            Rest { name: "春节", from: date(2008, 2, 6), to: date(2008, 2, 12) },
            Rest { name: "清明节", from: date(2008, 4, 4), to: date(2008, 4, 6) },
            Rest { name: "劳动节", from: date(2008, 5, 1), to: date(2008, 5, 3) },
            Rest { name: "端午节", from: date(2008, 6, 7), to: date(2008, 6, 9) },
            Rest { name: "中秋节", from: date(2008, 9, 13), to: date(2008, 9, 15) },
            Rest { name: "国庆节", from: date(2008, 9, 29), to: date(2008, 10, 5) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2008, 2, 2) },
            Makeup { name: "春节", date: date(2008, 2, 3) },
            Makeup { name: "劳动节", date: date(2008, 5, 4) },
            Makeup { name: "国庆节", date: date(2008, 9, 27) },
            Makeup { name: "国庆节", date: date(2008, 9, 28) },
        ],
    }],
};
