//! Rest days of a region (全国年节及纪念日放假办法 article 4), on top of the
//! national calendar.
//!
//! The dates of each year are set by the regional government. Those below come
//! from a secondary source and were not checked against the notices, which is
//! why they count only where a region is named; an office that has the notice
//! loads its own file over them.

use crate::calendar::notice::Rest;
use jiff::civil::date;

/// What is told of these dates beside each of them.
pub const UNVERIFIED: &str = "地方规定（未核对原文）";

/// The rest days of one region.
#[derive(Debug)]
pub struct Region {
    /// The first two digits of its division codes.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its rest days, oldest first.
    pub rests: &'static [Rest],
}

/// The regions with rest days of their own that are known.
pub static REGIONS: [Region; 3] = [
    Region {
        code: "45",
        name: "广西壮族自治区",
        rests: &[
            Rest { name: "壮族三月三", from: date(2024, 4, 11), to: date(2024, 4, 12) },
            Rest { name: "壮族三月三", from: date(2026, 4, 17), to: date(2026, 4, 20) },
        ],
    },
    Region {
        code: "64",
        name: "宁夏回族自治区",
        rests: &[
            Rest { name: "古尔邦节", from: date(2023, 6, 29), to: date(2023, 6, 30) },
            Rest { name: "开斋节", from: date(2024, 4, 10), to: date(2024, 4, 11) },
            Rest { name: "古尔邦节", from: date(2024, 6, 17), to: date(2024, 6, 18) },
            Rest { name: "开斋节", from: date(2025, 3, 31), to: date(2025, 4, 1) },
            Rest { name: "古尔邦节", from: date(2025, 6, 6), to: date(2025, 6, 6) },
            Rest { name: "古尔邦节", from: date(2026, 5, 27), to: date(2026, 5, 28) },
        ],
    },
    Region {
        code: "65",
        name: "新疆维吾尔自治区",
        rests: &[
            Rest { name: "肉孜节", from: date(2023, 4, 21), to: date(2023, 4, 21) },
            Rest { name: "古尔邦节", from: date(2023, 6, 28), to: date(2023, 6, 30) },
            Rest { name: "肉孜节", from: date(2024, 4, 10), to: date(2024, 4, 10) },
            Rest { name: "古尔邦节", from: date(2024, 6, 17), to: date(2024, 6, 19) },
            Rest { name: "肉孜节", from: date(2025, 3, 29), to: date(2025, 3, 31) },
            Rest { name: "古尔邦节", from: date(2025, 6, 6), to: date(2025, 6, 10) },
            Rest { name: "肉孜节", from: date(2026, 3, 20), to: date(2026, 3, 22) },
            Rest { name: "古尔邦节", from: date(2026, 5, 27), to: date(2026, 5, 31) },
        ],
    },
];
