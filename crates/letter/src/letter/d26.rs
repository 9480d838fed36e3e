//! # D26 · 已移交国家档案馆
//!
//! ## When
//! The information has gone to a state archive as the law asks, so that the
//! rules on the use of archives hold (Archives Law, article 15, paragraph 2).
//! What was only given into keeping before the term of transfer, or lies with
//! the agency's own archive unit, stays with the agency: then this letter must
//! not be used.
//!
//! ## What it must say
//! When it was transferred and to which archive; that it was no early keeping;
//! how to use it there.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{ARCHIVES_2020, Cite};
use law::outcome::Outcome;

context! {
    /// 移交日期
    transferred: crate::facts::Day,
    /// 接收的国家档案馆名称
    archive: String,
    /// 移交的依据：移交期限已经届满或者机构变动，说明不是提前交馆保管
    term: String,
    /// 怎样利用：档案馆的地址、电话、所需证件，已知的档号
    how: String,
}

const ARCHIVES_15_2: Cite = Cite::new(&ARCHIVES_2020, "第十五条第二款");
const ARCHIVES_28_2: Cite = Cite::new(&ARCHIVES_2020, "第二十八条第二款");

const PARTS: &[Part] = &[
    part("依据", ARCHIVES_15_2, &[&["档案法》第十五条第二款"]]),
    part("移交日期", ARCHIVES_15_2, &[&["{transferred}"]]),
    part("接收的档案馆", ARCHIVES_15_2, &[&["{archive}"]]),
    part("不是提前保管", ARCHIVES_15_2, &[&["{term}"]]),
    part("适用档案利用的规定", ARCHIVES_28_2, &[&["档案利用"]]),
    part("利用的途径", ARCHIVES_28_2, &[&["{how}"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经查，{{ to.you }}申请的信息已作为档案于{{ transferred|day }}移交{{ archive }}。
《中华人民共和国档案法》第十五条第二款把两种情形分开：提前交档案馆保管、移交期限尚未届满的，政府信息公开事项仍由原单位办理；移交期限届满的，按照档案利用的规定办理。上述档案移交的情况是：{{ term }}
因此，对该信息应当按照档案利用的规定办理，请{{ to.you }}向该馆提出利用申请。
利用办法：{{ how }}
是否已经开放、可以怎样利用，由该馆依照该法第二十八条等规定答复{{ to.you }}。
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "transferred": "2025-12-19",
        "archive": "云汀县档案馆",
        "term": "原县征地服务中心撤销，全部卷宗随机构变动依照该法第十六条移交进馆，不属于提前交馆保管。",
        "how": "携带身份证件到县文昌路9号查档大厅，报全宗号126查找；也可以先打电话0000-0000163预约。"
    })
}

/// D26.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D26),
    title: "已移交档案馆信息答复书",
    form: Form::Letter,
    cites: &[ARCHIVES_15_2, ARCHIVES_28_2],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
