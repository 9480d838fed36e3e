//! Administrative divisions (行政区划): which place a name means, and the full
//! name of an agency that prints a short one.
//!
//! Data: `data/divisions-cn.csv`, `data/townships-cn.csv` (statistical codes of
//! 2023). What the table does not make certain stays unknown.

use crate::reading::Level;
use std::collections::HashMap;
use std::sync::LazyLock;

static DIVISIONS_CSV: &str = include_str!("../data/divisions-cn.csv");
static TOWNSHIPS_CSV: &str = include_str!("../data/townships-cn.csv");

/// The rank of a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Province,
    Prefecture,
    County,
}

struct Division {
    code: &'static str,
    name: &'static str,
    parent: Option<usize>,
    rank: Rank,
}

struct Table {
    divisions: Vec<Division>,
    by_name: HashMap<&'static str, Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { divisions: Vec::with_capacity(3600), by_name: HashMap::with_capacity(3600) };
    let mut by_code = HashMap::with_capacity(3600);
    for line in DIVISIONS_CSV.lines().skip(1) {
        let mut fields = line.split(',');
        let (Some(code), Some(name), Some(parent)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let rank = match code.len() {
            2 => Rank::Province,
            4 => Rank::Prefecture,
            _ => Rank::County,
        };
        let index = table.divisions.len();
        table.divisions.push(Division { code, name, parent: by_code.get(parent).copied(), rank });
        by_code.insert(code, index);
        table.by_name.entry(name).or_default().push(index);
    }
    table
});

/// What a name of an agency says about place and rank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The division path, or the place the name names.
    pub region: Option<String>,
    /// The rank.
    pub level: Option<Level>,
    /// The usual full name, if the table makes it certain.
    pub official: Option<String>,
}

/// Pseudo-prefectures of municipalities and of counties under a province.
const PSEUDO: [&str; 4] = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];

/// Places, by name, that `text` (an agency's name) begins with: the division
/// it ends in, and how many bytes the places take.
struct Prefix {
    nodes: Vec<usize>,
    end: usize,
}

/// Reads the name of an agency. `mentions` tells whether the document names a
/// place elsewhere; it decides between divisions of the same name.
pub fn identify(agency: &str, mentions: &dyn Fn(&str) -> bool) -> Identity {
    let mut prefix = prefix(agency);
    if prefix.nodes.len() > 1 {
        let named: Vec<usize> = prefix.nodes.iter().copied().filter(|n| parent_is_named(*n, mentions)).collect();
        if named.len() == 1 {
            prefix.nodes = named;
        }
    }
    let rest = agency[prefix.end..].strip_prefix("人民政府").filter(|r| !r.is_empty() && !is_office(r));
    let rest = rest.unwrap_or(&agency[prefix.end..]);
    let town = town_name(rest);
    let (rank_known, node) = match prefix.nodes.as_slice() {
        [one] => (Some(rank(*one)), Some(*one)),
        [first, ..] => (Some(rank(*first)), None),
        [] => (None, None),
    };
    let level = level_of(rank_known, rest, town.is_some(), agency);
    let region = match node {
        Some(node) => {
            let mut path = path(node);
            if let Some(town) = town
                && town_exists(town, node)
            {
                path.push_str(town);
            }
            Some(path)
        }
        None if prefix.end > 0 => Some(agency[..prefix.end].to_owned()),
        None => place_by_suffix(agency),
    };
    let official = node.map(|node| official(agency, node, rest));
    Identity { region, level, official }
}

/// The office of a government is a department, not the government.
fn is_office(rest: &str) -> bool {
    rest.starts_with("办公")
}

fn rank(node: usize) -> Rank {
    let division = &TABLE.divisions[node];
    // A municipality's districts are counties; the pseudo-prefecture is none.
    division.rank
}

fn parent_is_named(node: usize, mentions: &dyn Fn(&str) -> bool) -> bool {
    let mut at = TABLE.divisions[node].parent;
    while let Some(parent) = at {
        let name = TABLE.divisions[parent].name;
        if !PSEUDO.contains(&name) && mentions(name) {
            return true;
        }
        at = TABLE.divisions[parent].parent;
    }
    false
}

fn prefix(agency: &str) -> Prefix {
    let mut best = Prefix { nodes: Vec::new(), end: 0 };
    extend(agency, 0, None, &mut best);
    best
}

/// Extends a chain of places at byte `at`; keeps the longest.
fn extend(agency: &str, at: usize, within: Option<usize>, best: &mut Prefix) {
    let rest = &agency[at..];
    let skipped = if within.is_some() { rest.strip_prefix("人民政府").map_or(0, |_| "人民政府".len()) } else { 0 };
    let rest = &rest[skipped..];
    for (end, _) in rest.char_indices().skip(2).take(14).chain([(rest.len(), ' ')]) {
        let Some(nodes) = TABLE.by_name.get(&rest[..end]) else { continue };
        for node in nodes {
            if PSEUDO.contains(&TABLE.divisions[*node].name) || within.is_some_and(|w| !is_within(*node, w)) {
                continue;
            }
            let reached = at + skipped + end;
            if reached > best.end {
                *best = Prefix { nodes: vec![*node], end: reached };
            } else if reached == best.end && !best.nodes.contains(node) {
                best.nodes.push(*node);
            }
            extend(agency, reached, Some(*node), best);
        }
    }
}

fn is_within(node: usize, ancestor: usize) -> bool {
    let mut at = TABLE.divisions[node].parent;
    while let Some(parent) = at {
        if parent == ancestor {
            return true;
        }
        at = TABLE.divisions[parent].parent;
    }
    false
}

/// The path as people write it: 江苏省淮安市洪泽区, 新疆塔城地区托里县.
fn path(node: usize) -> String {
    let mut names = Vec::new();
    let mut at = Some(node);
    while let Some(index) = at {
        let division = &TABLE.divisions[index];
        if !PSEUDO.contains(&division.name) {
            names.push(short_province(division.name));
        }
        at = division.parent;
    }
    names.reverse();
    names.concat()
}

fn short_province(name: &'static str) -> &'static str {
    match name {
        "内蒙古自治区" => "内蒙古",
        "广西壮族自治区" => "广西",
        "西藏自治区" => "西藏",
        "宁夏回族自治区" => "宁夏",
        "新疆维吾尔自治区" => "新疆",
        other => other,
    }
}

/// The town or subdistrict a name goes on with: 南彭街道, 大鱼镇.
fn town_name(rest: &str) -> Option<&str> {
    for suffix in ["街道", "镇", "乡"] {
        if let Some(at) = rest.find(suffix) {
            let end = at + suffix.len();
            let after = &rest[end..];
            if at > 0 && (after.is_empty() || ["办事处", "人民政府", "党政", "政府"].iter().any(|s| after.starts_with(s))) {
                return Some(&rest[..end]);
            }
        }
    }
    None
}

fn town_exists(town: &str, county: usize) -> bool {
    let needle = format!(",{town},{}\n", TABLE.divisions[county].code);
    TOWNSHIPS_CSV.contains(&needle)
}

fn level_of(rank: Option<Rank>, rest: &str, town: bool, agency: &str) -> Option<Level> {
    if town {
        return Some(if rest.contains("街道") { Level::Subdistrict } else { Level::TownshipGovernment });
    }
    let rank = match rank {
        Some(rank) => rank,
        None => rank_by_suffix(agency)?,
    };
    if rest.contains("管委会") || rest.contains("管理委员会") {
        return None;
    }
    let own = rest.is_empty()
        || rest == "人民政府"
        || rest == "政府"
        || rest.ends_with("县人民政府")
        || rest.ends_with("区人民政府")
        || rest.ends_with("市人民政府")
        || rest.ends_with("旗人民政府");
    Some(match (rank, own) {
        (Rank::Province, true) => Level::ProvinceGovernment,
        (Rank::Prefecture, true) => Level::PrefectureGovernment,
        (Rank::County, true) => Level::CountyGovernment,
        (Rank::Province, false) => Level::ProvinceDepartment,
        (Rank::Prefecture, false) => Level::PrefectureDepartment,
        (Rank::County, false) => Level::CountyDepartment,
    })
}

/// The rank of a place the table does not know, by the last word of its name:
/// 云汀县教育局 → county.
fn rank_by_suffix(agency: &str) -> Option<Rank> {
    let county = agency.char_indices().filter(|(i, c)| *i >= 6 && matches!(c, '县' | '区' | '旗')).map(|(i, _)| i).next_back();
    if county.is_some_and(|i| !agency[..i].ends_with("自治") || agency[i..].starts_with('县')) {
        return Some(Rank::County);
    }
    if agency.contains('省') || agency.contains("自治区") {
        return Some(Rank::Province);
    }
    agency.contains('市').then_some(Rank::Prefecture)
}

/// The place a name begins with when the table does not know it.
fn place_by_suffix(agency: &str) -> Option<String> {
    let end = agency
        .char_indices()
        .filter(|(i, c)| *i >= 3 && matches!(c, '省' | '市' | '县' | '区' | '旗'))
        .map(|(i, c)| i + c.len_utf8())
        .next_back()?;
    Some(agency[..end].to_owned())
}

/// Short names of departments that mean one full name.
const DEPARTMENTS: [(&str, &str); 12] = [
    ("社发局", "社会发展局"),
    ("人社局", "人力资源和社会保障局"),
    ("住建局", "住房和城乡建设局"),
    ("发改委", "发展和改革委员会"),
    ("发改局", "发展和改革局"),
    ("卫健委", "卫生健康委员会"),
    ("卫健局", "卫生健康局"),
    ("教体局", "教育和体育局"),
    ("市监局", "市场监督管理局"),
    ("文旅局", "文化和旅游局"),
    ("工信局", "工业和信息化局"),
    ("政府办", "人民政府办公室"),
];

/// The usual full name: the city before a district or county, the government
/// after a bare place, departments written out.
fn official(agency: &str, node: usize, rest: &str) -> String {
    let mut name = String::new();
    let mut at = TABLE.divisions[node].parent;
    while let Some(parent) = at {
        let division = &TABLE.divisions[parent];
        if division.name.ends_with('市') && !agency.contains(division.name) {
            name.insert_str(0, division.name);
        }
        at = division.parent;
    }
    name.push_str(agency);
    if rest.is_empty() {
        name.push_str("人民政府");
    }
    for (short, long) in DEPARTMENTS {
        if let Some(head) = name.strip_suffix(short) {
            name = format!("{head}{long}");
            break;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(agency: &str, region: &str, level: Option<Level>, official: Option<&str>) {
        let got = identify(agency, &|_| false);
        assert_eq!(got.region.as_deref(), Some(region), "{agency}");
        assert_eq!(got.level, level, "{agency}");
        assert_eq!(got.official.as_deref(), official, "{agency}");
    }

    #[test]
    fn a_unique_district_gets_its_path_and_city() {
        check("洪泽区人民政府", "江苏省淮安市洪泽区", Some(Level::CountyGovernment), Some("淮安市洪泽区人民政府"));
        check("滨江区社发局", "浙江省杭州市滨江区", Some(Level::CountyDepartment), Some("杭州市滨江区社会发展局"));
        check("托里县政务服务中心", "新疆塔城地区托里县", Some(Level::CountyDepartment), Some("托里县政务服务中心"));
    }

    #[test]
    fn a_bare_place_is_its_government() {
        check("宿迁市", "江苏省宿迁市", Some(Level::PrefectureGovernment), Some("宿迁市人民政府"));
        check("重庆市巫山县", "重庆市巫山县", Some(Level::CountyGovernment), Some("重庆市巫山县人民政府"));
    }

    #[test]
    fn a_subdistrict_stands_behind_its_government() {
        let name = "重庆市巴南区人民政府南彭街道办事处";
        check(name, "重庆市巴南区南彭街道", Some(Level::Subdistrict), Some(name));
    }

    #[test]
    fn two_districts_of_one_name_stay_undecided_until_the_city_is_named() {
        check("鼓楼区人民政府", "鼓楼区", Some(Level::CountyGovernment), None);
        let got = identify("鼓楼区人民政府", &|place| place == "南京市");
        assert_eq!(got.official.as_deref(), Some("南京市鼓楼区人民政府"));
    }

    #[test]
    fn a_place_the_table_does_not_know_keeps_its_printed_name() {
        check("澜石市云汀县教育局", "澜石市云汀县", Some(Level::CountyDepartment), None);
        check("云汀县柳堰镇人民政府", "云汀县", Some(Level::TownshipGovernment), None);
    }
}
