//! The rest days and make-up workdays of 2023: 国办发明电〔2022〕16号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2023,
    notices: &[Notice {
        number: "国办发明电〔2022〕16号",
        issued: Some(date(2022, 12, 8)),
        rests: &[
            Rest { name: "元旦", from: date(2022, 12, 31), to: date(2023, 1, 2) },
            Rest { name: "春节", from: date(2023, 1, 21), to: date(2023, 1, 27) },
            Rest { name: "清明节", from: date(2023, 4, 5), to: date(2023, 4, 5) },
            Rest { name: "劳动节", from: date(2023, 4, 29), to: date(2023, 5, 3) },
            Rest { name: "端午节", from: date(2023, 6, 22), to: date(2023, 6, 24) },
            Rest { name: "国庆节、中秋节", from: date(2023, 9, 29), to: date(2023, 10, 6) },
        ],
        makeups: &[
            Makeup { name: "春节", date: date(2023, 1, 28) },
            Makeup { name: "春节", date: date(2023, 1, 29) },
            Makeup { name: "劳动节", date: date(2023, 4, 23) },
            Makeup { name: "劳动节", date: date(2023, 5, 6) },
            Makeup { name: "端午节", date: date(2023, 6, 25) },
            Makeup { name: "国庆节、中秋节", date: date(2023, 10, 7) },
            Makeup { name: "国庆节、中秋节", date: date(2023, 10, 8) },
        ],
    }],
};
