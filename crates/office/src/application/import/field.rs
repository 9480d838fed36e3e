//! What a column of a ledger means, by its name.

use document::normal::fold;
use std::collections::BTreeMap;

/// What the person who imports said about columns, by the name of the column.
pub type Mapping = BTreeMap<String, Option<Field>>;

macro_rules! fields {
    ($($field:ident = $name:literal, $label:literal, [$($word:literal),* $(,)?];)*) => {
        /// What a column means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field {
            $( #[doc = $label] $field, )*
        }

        impl Field {
            /// All of them.
            pub const ALL: &'static [Field] = &[$(Field::$field),*];

            /// Its name on the command line.
            pub fn name(self) -> &'static str {
                match self { $(Field::$field => $name),* }
            }

            /// What a person calls it.
            pub fn label(self) -> &'static str {
                match self { $(Field::$field => $label),* }
            }

            /// Names that ledgers give it, the plainest first.
            fn words(self) -> &'static [&'static str] {
                match self { $(Field::$field => &[$label, $($word),*]),* }
            }
        }
    };
}

fields! {
    Number = "number", "受理编号", ["登记编号", "申请编号", "登记号", "受理号", "编号", "流水号"];
    Submitted = "submitted", "提交日期", ["提交时间", "申请日期", "申请时间"];
    Received = "received", "收到日期", ["收到申请日期", "收到申请时间", "收到时间", "受理日期", "受理时间", "登记日期", "登记时间", "收件日期", "收文日期"];
    Applicant = "applicant", "申请人", ["申请人姓名", "姓名", "申请人名称", "申请人姓名或名称", "姓名名称"];
    Kind = "kind", "申请人类型", ["申请人类别", "申请人性质", "类型", "类别"];
    Identity = "identity", "证件号码", ["身份证号", "身份证号码", "证件号", "统一社会信用代码", "有效身份证明号码"];
    Phone = "phone", "联系电话", ["电话", "手机", "手机号码", "联系方式"];
    Address = "address", "通信地址", ["地址", "联系地址", "邮寄地址", "通讯地址"];
    Email = "email", "电子邮箱", ["邮箱", "电子邮件地址"];
    Description = "description", "申请内容", ["申请事项", "所需信息", "申请公开的内容", "申请公开内容", "信息内容", "所需政府信息", "内容描述", "申请公开信息内容"];
    Channel = "channel", "申请方式", ["申请渠道", "提交方式", "受理方式", "来源", "渠道", "申请形式"];
    Form = "form", "获取方式", ["提供方式", "信息获取方式", "获取信息方式", "获取信息的方式"];
    CorrectionNotified = "correction_notified", "补正告知日期", ["告知补正日期", "补正通知日期", "补正告知时间", "发出补正日期"];
    CorrectionDays = "correction_days", "补正期限", ["补正期限工作日"];
    Corrected = "corrected", "补正收到日期", ["收到补正日期", "补正日期", "补正时间", "收到补正时间"];
    ConsultationSent = "consultation_sent", "征求意见日期", ["征求第三方意见日期", "征求意见发出日期", "征求意见时间"];
    OpinionReceived = "opinion_received", "意见收到日期", ["收到意见日期", "第三方答复日期", "意见反馈日期", "收到第三方意见日期"];
    Extended = "extended", "延期日期", ["延期告知日期", "延长答复日期", "延期时间", "延期告知时间"];
    ExtensionDays = "extension_days", "延期天数", ["延长天数", "延期工作日"];
    FeeNotified = "fee_notified", "收费通知日期", ["收费日期", "收费通知时间"];
    FeeYuan = "fee_yuan", "收费金额", ["信息处理费", "收费金额元", "金额"];
    Paid = "paid", "缴费日期", ["缴费时间", "收到缴费日期"];
    Replied = "replied", "答复日期", ["答复时间", "办结日期", "办结时间", "答复书日期", "回复日期", "回复时间"];
    Document = "document", "答复文号", ["文号", "答复书文号", "发文字号", "答复书编号"];
    Outcome = "outcome", "办理结果", ["答复结果", "处理结果", "答复类型", "结果", "办理情况", "答复情况"];
    Delivered = "delivered", "送达日期", ["送达时间", "签收日期"];
    Way = "way", "送达方式", ["答复送达方式"];
    Due = "due", "答复期限", ["到期日期", "截止日期", "应答复日期", "办理期限", "到期日", "法定期限", "答复截止日期"];
    Withdrawn = "withdrawn", "撤回日期", ["撤回时间", "撤销申请日期"];
    Clerk = "clerk", "承办人", ["经办人", "办理人", "承办科室", "承办部门", "承办单位"];
    Reconsidered = "reconsidered", "行政复议日期", ["复议受理日期", "复议日期", "复议时间"];
    ReconsiderationResult = "reconsideration_result", "行政复议结果", ["复议结果"];
    Sued = "sued", "行政诉讼日期", ["诉讼日期", "立案日期", "应诉日期"];
    SuitResult = "suit_result", "行政诉讼结果", ["诉讼结果", "判决结果"];
    Note = "note", "备注", ["说明", "其他"];
}

impl Field {
    /// The field with a name or a label.
    pub fn named(name: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|f| f.name() == name || f.label() == name)
    }
}

/// A name of a column as it is compared: folded, without blanks and marks.
pub(crate) fn bare(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What each column most likely means; each field at most once.
pub fn suggest(names: &[String], own: &Mapping) -> Vec<Option<Field>> {
    let mut fields: Vec<Option<Field>> = vec![None; names.len()];
    let mut taken = Vec::new();
    let said = |name: &str| own.iter().find(|(n, _)| bare(n) == bare(name)).map(|(_, field)| *field);
    for (at, name) in names.iter().enumerate() {
        if let Some(Some(field)) = said(name) {
            fields[at] = Some(field);
            taken.push(field);
        }
    }
    // The best likeness first, so that 答复日期 does not go to 答复期限.
    let mut likely: Vec<(u8, usize, Field)> = Vec::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| said(name).is_none()) {
        likely.extend(Field::ALL.iter().filter_map(|field| likeness(name, *field).map(|likeness| (likeness, at, *field))));
    }
    likely.sort_by_key(|(likeness, at, _)| (std::cmp::Reverse(*likeness), *at));
    for (_, at, field) in likely {
        if fields[at].is_none() && !taken.contains(&field) {
            fields[at] = Some(field);
            taken.push(field);
        }
    }
    fields
}

/// How likely a column of a name is a field: the same name, a name that ends
/// in it (群 of a merged head), or one that holds it.
fn likeness(name: &str, field: Field) -> Option<u8> {
    let whole = bare(name);
    let last = name.rsplit('/').next().map(bare).unwrap_or_default();
    if whole.is_empty() {
        return None;
    }
    let best = field.words().iter().filter_map(|word| {
        let word = bare(word);
        if whole == word {
            Some(4)
        } else if last == word {
            Some(3)
        } else if word.chars().count() >= 3 && whole.starts_with(&word) {
            Some(2)
        } else if word.chars().count() >= 4 && whole.contains(&word) {
            Some(1)
        } else {
            None
        }
    });
    best.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], expected: &[Option<&str>]) {
        let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
        let found: Vec<_> = suggest(&names, &Mapping::new()).into_iter().map(|f| f.map(Field::name)).collect();
        assert_eq!(found, expected, "{names:?}");
    }

    #[test]
    fn columns_are_known_by_the_names_ledgers_give_them() {
        check(
            &["序号", "登记号", "申请人", "收件日期", "申请事项", "答复日期", "答复期限", "办理结果"],
            &[
                None,
                Some("number"),
                Some("applicant"),
                Some("received"),
                Some("description"),
                Some("replied"),
                Some("due"),
                Some("outcome"),
            ],
        );
    }

    #[test]
    fn a_name_under_a_group_is_known_too() {
        check(
            &["申请人信息/姓名", "申请人信息/联系电话", "补正/告知补正日期", "收到时间（年月日）"],
            &[Some("applicant"), Some("phone"), Some("correction_notified"), Some("received")],
        );
    }

    #[test]
    fn what_was_said_goes_before_what_is_likely() {
        let own: Mapping = [("日期".to_owned(), Field::named("received")), ("收到日期".to_owned(), None)].into();
        let names = ["日期".to_owned(), "收到日期".to_owned()];
        assert_eq!(suggest(&names, &own), [Some(Field::Received), None]);
    }
}
