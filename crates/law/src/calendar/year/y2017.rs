//! The rest days and make-up workdays of 2017: 国办发明电〔2016〕17号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2017,
    notices: &[Notice {
        number: "国办发明电〔2016〕17号",
        issued: Some(date(2016, 12, 1)),
        rests: &[
            Rest { name: "元旦", from: date(2017, 1, 1), to: date(2017, 1, 2) },
            Rest { name: "春节", from: date(2017, 1, 27), to: date(2017, 2, 2) },
            Rest { name: "清明节", from: date(2017, 4, 2), to: date(2017, 4, 4) },
            Rest { name: "劳动节", from: date(2017, 5, 1), to: date(2017, 5, 1) },
            Rest { name: "端午节", from: date(2017, 5, 28), to: date(2017, 5, 30) },
            Rest { name: "国庆节、中秋节", from: date(2017, 10, 1), to: date(2017, 10, 8) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2017, 1, 22) },
            Makeup { name: "春节", date: date(2017, 2, 4) },
            Makeup { name: "清明节", date: date(2017, 4, 1) },
            Makeup { name: "端午节", date: date(2017, 5, 27) },
            Makeup { name: "国庆节、中秋节", date: date(2017, 9, 30) },
        ],
    }],
};
