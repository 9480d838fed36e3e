//! Applicants that exist nowhere.
//!
//! Numbers have a valid check character and a division code (99…) that was
//! never given; telephones stand in a range that is not in use; addresses lie
//! in the invented county; mail goes to a domain that is kept for examples.

use super::chance::Chance;
use jiff::civil::Date;
use store::application::Applicant;

/// Division codes of the invented county and its invented neighbours.
const DIVISIONS: [&str; 4] = ["990121", "990122", "990123", "990181"];

const FAMILY: [&str; 20] =
    ["岑", "闻", "麦", "柏", "简", "苗", "祁", "时", "郁", "庄", "汀", "蓝", "鹿", "竺", "束", "邝", "桑", "晏", "冼", "褚"];
const GIVEN: [&str; 28] = [
    "小禾", "青岚", "望舒", "知微", "砚秋", "云起", "长汀", "采薇", "鹤鸣", "松照", "听澜", "半夏", "石泉", "一苇", "子衿", "南乔", "霁川",
    "稻香", "春山", "牧之", "汀兰", "桐生", "晚晴", "见山", "若木", "溪亭", "既白", "疏影",
];
const STREETS: [&str; 9] = [
    "云汀镇水门路",
    "云汀镇汀南街",
    "云汀镇鹭桥巷",
    "白鹭渡镇渡口街",
    "白鹭渡镇新圩村",
    "石梯铺镇石梯街",
    "石梯铺镇上坪村",
    "栖梧乡梧桐街",
    "栖梧乡凤坪村",
];
const COMPANIES: [&str; 8] = [
    "云汀县鹭桥建材有限公司",
    "云汀县汀澜置业有限公司",
    "白鹭渡水产有限公司",
    "云汀县梧桐茶业有限公司",
    "汀澜市石梯物流有限公司",
    "云汀县青岚环保工程有限公司",
    "云汀县春山文旅有限公司",
    "云汀县稻香粮油有限公司",
];
const INSTITUTES: [&str; 4] = ["汀澜市城乡规划研究中心", "澄岚省水土保持研究所", "澄岚师范学院县域治理研究中心", "汀澜市农业科学研究所"];
const WELFARE: [&str; 4] = ["云汀县河流守护志愿者协会", "汀澜市助学公益服务中心", "云汀县白鹭观鸟保护协会", "云汀县为老服务促进会"];
const LAWYERS: [&str; 4] = ["澄岚鹭鸣律师事务所", "澄岚砚秋律师事务所", "汀澜市水门法律服务所", "澄岚见山律师事务所"];
const OTHERS: [&str; 4] = ["栖梧乡凤坪村村民委员会", "云汀县鹭桥小区业主委员会", "云汀县石梯铺商会", "云汀县水门社区居民委员会"];

/// The kinds of applicants (columns of table 3) with their weights.
pub const KINDS: [(&str, u32); 6] = [
    ("natural_person", 74),
    ("commercial_enterprise", 9),
    ("research_institution", 3),
    ("public_welfare_org", 4),
    ("legal_service_org", 6),
    ("other_org", 4),
];

/// An invented applicant of a kind, grown up on a day.
pub fn applicant(kind: &str, on: Date, chance: &mut Chance) -> Applicant {
    let names: &[&str] = match kind {
        "commercial_enterprise" => &COMPANIES,
        "research_institution" => &INSTITUTES,
        "public_welfare_org" => &WELFARE,
        "legal_service_org" => &LAWYERS,
        "other_org" => &OTHERS,
        _ => &[],
    };
    let (name, identity) = if names.is_empty() {
        (format!("{}{}", chance.pick(&FAMILY), chance.pick(&GIVEN)), identity_number(on, chance))
    } else {
        let registrar = if kind == "commercial_enterprise" { "91" } else { "52" };
        let division: &&str = chance.pick(&DIVISIONS);
        ((*chance.pick(names)).to_owned(), unified_code(registrar, division, chance.below(100_000_000)))
    };
    let phone = format!("1{:02}0000{:04}", chance.below(10), chance.below(10_000));
    let email = chance.percent(55).then(|| format!("u{:05}@yunting.example", chance.below(100_000)));
    let address = format!("云汀县{}{}号", chance.pick(&STREETS), chance.between(1, 188));
    Applicant { name, identity: Some(identity), phone: Some(phone), address: Some(address), email, by_email: false }
}

/// An identity number (GB 11643) of somebody who is grown up on a day.
fn identity_number(on: Date, chance: &mut Chance) -> String {
    let year = i32::from(on.year()) - i32::try_from(chance.between(22, 71)).unwrap_or(40);
    let (month, day) = (chance.between(1, 12), chance.between(1, 28));
    let first = format!("{}{year}{month:02}{day:02}{:03}", chance.pick(&DIVISIONS), chance.between(1, 499));
    let check = identity_check(&first);
    format!("{first}{check}")
}

/// The check character of the first seventeen digits of an identity number.
pub fn identity_check(first: &str) -> char {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let sum: u32 = first.chars().filter_map(|c| c.to_digit(10)).zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    CHECKS[(sum % 11) as usize]
}

/// A unified social credit code (GB 32100): registrar and kind, division, the
/// code of the organisation with its own check (GB 11714), and the check.
pub fn unified_code(registrar: &str, division: &str, number: u32) -> String {
    let organisation = format!("{number:08}");
    let first = format!("{registrar}{division}{organisation}{}", organisation_check(&organisation));
    let check = unified_check(&first);
    format!("{first}{check}")
}

/// The check character of the eight digits of an organisation.
fn organisation_check(organisation: &str) -> char {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = organisation.chars().filter_map(|c| c.to_digit(10)).zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

/// The check character of the first seventeen of a unified code.
pub fn unified_check(first: &str) -> char {
    const LETTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let mut weight = 1;
    let mut sum = 0;
    for letter in first.chars() {
        // A code has only these letters; another would weigh nothing.
        let value = LETTERS.chars().position(|l| l == letter).and_then(|p| u32::try_from(p).ok()).unwrap_or(0);
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    LETTERS.chars().nth(((31 - sum % 31) % 31) as usize).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn check_characters_are_those_of_the_standards() {
        // Worked out apart from this code.
        assert_eq!(identity_check("99010120000101001"), '4');
        assert_eq!(organisation_check("10000000"), '8');
        assert_eq!(unified_code("11", "990121", 20_000_100), "11990121200001008N");
    }

    #[test]
    fn every_kind_of_applicant_has_a_number_of_its_own_kind() {
        let mut chance = Chance::of(3);
        for (kind, _) in KINDS {
            let made = applicant(kind, date(2026, 11, 24), &mut chance);
            let identity = made.identity.unwrap_or_default();
            let start = if kind == "natural_person" { 0 } else { 2 };
            assert!(identity.len() == 18 && identity[start..].starts_with("990"), "{kind} {identity}");
        }
    }
}
