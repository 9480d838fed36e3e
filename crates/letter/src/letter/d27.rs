//! # D27 · 公共企事业单位信息
//!
//! ## When
//! The information was made or obtained by a public enterprise or institution
//! in the course of its service (article 55).
//!
//! ## What it must say
//! Which body; why the information is of its service; that the rules of its
//! sector apply; which authority takes a complaint, and how to reach it.

use super::{Code, Form, Letter};
use crate::context::context;
use crate::part::{OPENING, Part, part};
use law::cite::{Cite, OGI_2019};
use law::outcome::Outcome;

context! {
    /// 公共企事业单位的名称
    enterprise: String,
    /// 为什么是该单位在提供社会公共服务过程中制作、获取的信息
    facts: String,
    /// 该行业信息公开的规定；不能确定的不填
    rule: Option<String>,
    /// 有关主管部门或者机构的名称
    authority: String,
    /// 该主管部门的联系方式
    authority_contact: String,
}

const ART_55: Cite = Cite::new(&OGI_2019, "第五十五条");
const ART_55_2: Cite = Cite::new(&OGI_2019, "第五十五条第二款");

const PARTS: &[Part] = &[
    part("依据", ART_55, &[&["第五十五条"]]),
    part("哪个单位", ART_55, &[&["{enterprise}"]]),
    part("事实和理由", ART_55, &[&["{facts}"]]),
    part("行业规定", ART_55, &[&["{rule}"]]),
    part("主管部门", ART_55_2, &[&["{authority}"]]),
    part("主管部门的联系方式", ART_55_2, &[&["{authority_contact}"]]),
    part("申诉的权利", ART_55_2, &[&["申诉"]]),
];

const TEMPLATE: &str = r#"
{% include "opening" %}
经核查，{{ to.you }}申请的信息由{{ enterprise }}制作、保存。{{ facts }}
根据《中华人民共和国政府信息公开条例》第五十五条第一款的规定，公共企事业单位公开在提供社会公共服务过程中制作、获取的信息，依照相关法律、法规和国务院有关主管部门或者机构的规定执行，不适用向行政机关申请公开的程序。{% if rule %}该行业适用的是{{ rule }}。{% endif %}
请{{ to.you }}直接向该单位索取。该单位没有依照规定公开的，{{ to.you }}可以根据同条第二款向主管部门申诉，由其调查处理并告知结果：
| 主管部门 | {{ authority }} |
| 联系方式 | {{ authority_contact }} |
"#;

fn sample() -> serde_json::Value {
    serde_json::json!({
        "enterprise": "云汀县惠民供水有限公司",
        "facts": "水管迁改的施工图和停水安排，是该公司为保障沿线用户用水自行编制的，没有报送本机关，也不是本机关履行职能形成的。",
        "rule": "供水行业信息公开的部门规定",
        "authority": "云汀县住房和城乡建设局",
        "authority_contact": "公用事业股，电话0000-0000171"
    })
}

/// D27.
pub static LETTER: Letter = Letter {
    code: Code::Decision(Outcome::D27),
    title: "公共企事业单位信息答复书",
    form: Form::Letter,
    cites: &[ART_55],
    fields: FIELDS,
    typed,
    parts: &[OPENING, PARTS],
    template: TEMPLATE,
    sample,
    to: None,
};
