//! The rest days and make-up workdays of 2019: 国办发明电〔2018〕15号, changed by 国办发明电〔2019〕3号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2019,
    notices: &[
        Notice {
            number: "国办发明电〔2018〕15号",
            issued: Some(date(2018, 12, 4)),
            rests: &[
                Rest { name: "元旦", from: date(2018, 12, 30), to: date(2019, 1, 1) },
                Rest { name: "春节", from: date(2019, 2, 4), to: date(2019, 2, 10) },
                Rest { name: "清明节", from: date(2019, 4, 5), to: date(2019, 4, 5) },
                Rest { name: "端午节", from: date(2019, 6, 7), to: date(2019, 6, 7) },
                Rest { name: "中秋节", from: date(2019, 9, 13), to: date(2019, 9, 13) },
                Rest { name: "国庆节", from: date(2019, 10, 1), to: date(2019, 10, 7) },
            ],
            makeups: &[
                Makeup { name: "元旦", date: date(2018, 12, 29) },
                Makeup { name: "春节", date: date(2019, 2, 2) },
                Makeup { name: "春节", date: date(2019, 2, 3) },
                Makeup { name: "国庆节", date: date(2019, 9, 29) },
                Makeup { name: "国庆节", date: date(2019, 10, 12) },
            ],
        },
        Notice {
            number: "国办发明电〔2019〕3号",
            issued: None,
            rests: &[Rest { name: "劳动节", from: date(2019, 5, 1), to: date(2019, 5, 4) }],
            makeups: &[Makeup { name: "劳动节", date: date(2019, 4, 28) }, Makeup { name: "劳动节", date: date(2019, 5, 5) }],
        },
    ],
};
