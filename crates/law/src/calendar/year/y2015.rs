//! The rest days and make-up workdays of 2015: 国办发明电〔2014〕28号, changed by 国发明电〔2015〕1号.

use crate::calendar::notice::{Makeup, Notice, Rest, YearNotices};
use jiff::civil::date;

/// What the notices of the year say.
pub static YEAR: YearNotices = YearNotices {
    year: 2015,
    notices: &[
        Notice {
            number: "国办发明电〔2014〕28号",
            issued: Some(date(2014, 12, 16)),
            rests: &[
                Rest { name: "元旦", from: date(2015, 1, 1), to: date(2015, 1, 3) },
                Rest { name: "春节", from: date(2015, 2, 18), to: date(2015, 2, 24) },
                Rest { name: "清明节", from: date(2015, 4, 5), to: date(2015, 4, 6) },
                Rest { name: "劳动节", from: date(2015, 5, 1), to: date(2015, 5, 1) },
                Rest { name: "端午节", from: date(2015, 6, 20), to: date(2015, 6, 20) },
                Rest { name: "端午节", from: date(2015, 6, 22), to: date(2015, 6, 22) },
                Rest { name: "中秋节", from: date(2015, 9, 27), to: date(2015, 9, 27) },
                Rest { name: "国庆节", from: date(2015, 10, 1), to: date(2015, 10, 7) },
            ],
            makeups: &[
                Makeup { name: "元旦", date: date(2015, 1, 4) },
                Makeup { name: "春节", date: date(2015, 2, 15) },
                Makeup { name: "春节", date: date(2015, 2, 28) },
                Makeup { name: "国庆节", date: date(2015, 10, 10) },
            ],
        },
        Notice {
            number: "国发明电〔2015〕1号",
            issued: None,
            rests: &[Rest {
                name: "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日", from: date(2015, 9, 3), to: date(2015, 9, 5)
            }],
            makeups: &[Makeup {
                name: "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日", date: date(2015, 9, 6)
            }],
        },
    ],
};
