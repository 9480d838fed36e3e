//! The rest days and make-up workdays of 2016: 国办发明电〔2015〕18号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2016,
    notices: &[Notice {
        number: "国办发明电〔2015〕18号",
        issued: Some(date(2015, 12, 10)),
        rests: &[
            Rest { name: "元旦", from: date(2016, 1, 1), to: date(2016, 1, 1) },
            Rest { name: "春节", from: date(2016, 2, 7), to: date(2016, 2, 13) },
            Rest { name: "清明节", from: date(2016, 4, 4), to: date(2016, 4, 4) },
            Rest { name: "劳动节", from: date(2016, 5, 1), to: date(2016, 5, 2) },
            Rest { name: "端午节", from: date(2016, 6, 9), to: date(2016, 6, 11) },
            Rest { name: "中秋节", from: date(2016, 9, 15), to: date(2016, 9, 17) },
            Rest { name: "国庆节", from: date(2016, 10, 1), to: date(2016, 10, 7) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2016, 2, 6) },
            Makeup { name: "春节", date: date(2016, 2, 14) },
            Makeup { name: "端午节", date: date(2016, 6, 12) },
            Makeup { name: "中秋节", date: date(2016, 9, 18) },
            Makeup { name: "国庆节", date: date(2016, 10, 8) },
            Makeup { name: "国庆节", date: date(2016, 10, 9) },
        ],
    }],
};
