//! The agencies of the invented county that keep a ledger here, and the people
//! who work in them.

use super::person::unified_code;
use crate::agencies::Entered;
use store::NewAgency;
use store::agency::Office;

/// An agency of the county.
#[derive(Debug, PartialEq, Eq)]
pub struct Bureau {
    /// The word in the names of its accounts.
    pub word: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its code in the tree of units.
    pub code: &'static str,
    /// How many cases of the ordinary course it gets.
    pub cases: u32,
    /// Its people, in the order of [`POSTS`].
    pub people: [&'static str; 7],
}

/// A place in an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Post {
    /// Registers and sends.
    Registrar,
    /// Works on cases.
    First,
    /// Works on cases.
    Second,
    /// Reviews for secrecy.
    Secrecy,
    /// Reviews and approves.
    Reviewer,
    /// Publishes.
    Publisher,
    /// Compiles the annual report.
    Compiler,
}

/// All posts: the word in the name of the account, and the role.
pub const POSTS: [(Post, &str, &str); 7] = [
    (Post::Registrar, "shouli", "clerk"),
    (Post::First, "chengban1", "clerk"),
    (Post::Second, "chengban2", "clerk"),
    (Post::Secrecy, "baomi", "reviewer"),
    (Post::Reviewer, "shenhe", "reviewer"),
    (Post::Publisher, "fabu", "publisher"),
    (Post::Compiler, "nianbao", "compiler"),
];

/// The agency whose last full year is complete from its first case on.
pub const LAND: usize = 0;

/// The agencies.
pub static BUREAUS: [Bureau; 10] = [
    bureau("ziran", "云汀县自然资源局", "990121-04", 92, ["束春山", "岑砚秋", "鹿听澜", "祁松照", "晏见山", "蓝采薇", "竺子衿"]),
    bureau("jiaoyu", "云汀县教育局", "990121-02", 28, ["麦汀兰", "闻知微", "桑半夏", "冼鹤鸣", "柏云起", "苗小禾", "简溪亭"]),
    bureau("gongan", "云汀县公安局", "990121-03", 26, ["庄石泉", "褚霁川", "郁一苇", "时长汀", "邝牧之", "汀晚晴", "岑若木"]),
    bureau("weijian", "云汀县卫生健康局", "990121-05", 22, ["闻青岚", "竺南乔", "麦既白", "束桐生", "祁望舒", "鹿稻香", "晏疏影"]),
    bureau("shijian", "云汀县市场监督管理局", "990121-06", 20, ["简松照", "庄采薇", "柏见山", "苗听澜", "褚石泉", "时小禾", "桑一苇"]),
    bureau("caizheng", "云汀县财政局", "990121-07", 22, ["郁知微", "邝南乔", "冼春山", "蓝鹤鸣", "岑长汀", "闻霁川", "汀云起"]),
    bureau("zhujian", "云汀县住房和城乡建设局", "990121-08", 34, ["鹿砚秋", "束若木", "晏青岚", "麦松照", "竺牧之", "祁汀兰", "柏晚晴"]),
    bureau("minzheng", "云汀县民政局", "990121-09", 18, ["桑望舒", "简既白", "时半夏", "庄桐生", "苗溪亭", "郁子衿", "褚稻香"]),
    bureau("bailudu", "云汀县白鹭渡镇人民政府", "990121101", 24, ["岑石泉", "冼听澜", "邝小禾", "汀采薇", "蓝若木", "麦鹤鸣", "闻春山"]),
    bureau("shitipu", "云汀县石梯铺镇人民政府", "990121102", 16, ["竺长汀", "鹿见山", "祁一苇", "晏知微", "束南乔", "桑云起", "柏霁川"]),
];

const fn bureau(word: &'static str, name: &'static str, code: &'static str, cases: u32, people: [&'static str; 7]) -> Bureau {
    Bureau { word, name, code, cases, people }
}

impl Bureau {
    /// The name of the account at a post, e.g. `ziran.shenhe`.
    pub fn login(&self, post: Post) -> String {
        format!("{}.{}", self.word, POSTS[post as usize].1)
    }

    /// Whether it is a government, not a department of one.
    pub fn is_government(&self) -> bool {
        !self.code.contains('-')
    }

    /// What is entered of it.
    pub fn entered(&self, place: u32) -> Entered {
        let (level, kind, above) = match self.is_government() {
            true => ("township_government", "government", "云汀县人民政府"),
            false => ("county_department", "department", "云汀县人民政府"),
        };
        Entered {
            agency: NewAgency {
                name: self.name.to_owned(),
                code: Some(self.code.to_owned()),
                level: Some(level.to_owned()),
                ..NewAgency::default()
            },
            office: Office {
                unified_code: Some(unified_code("11", "990121", 20_000_100 + place * 17)),
                office: Some(format!("{}政府信息公开办公室", self.name)),
                reconsideration_body: Some(above.to_owned()),
                court: Some("云汀县人民法院".to_owned()),
                kind: Some(kind.to_owned()),
            },
        }
    }
}
