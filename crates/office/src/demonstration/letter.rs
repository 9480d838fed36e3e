//! What the letters of the year are told: each as a clerk would fill it in,
//! from the case as it stands. Dates, days and amounts that follow from act and
//! case are left to the office, as a clerk would leave them.

use super::plan::Plan;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use law::Calendar;
use law::application::Case;
use law::application::act::{Act, ActKind, Decision, Stance};
use law::outcome::Outcome;
use serde_json::{Value, json};

/// An earlier reply that a duplicate can name.
#[derive(Debug, Clone)]
pub struct Replied {
    /// 文号.
    pub number: String,
    /// The date printed on it.
    pub dated: Date,
}

/// What a letter is told, by the command that sends it; none where it sends
/// none.
pub fn told(
    plan: &Plan,
    agency: &str,
    command: &str,
    with: &Value,
    (case, on, calendar): (&Case, Date, &Calendar),
    earlier: Option<&Replied>,
    code: Option<&str>,
) -> Option<Value> {
    let subject = plan.subject;
    let office = format!("{agency}政府信息公开办公室");
    let text = |name: &str| with.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let day = |date: Date| date.to_string();
    let context = match command {
        "ask_correction" => json!({
            "items": [format!("写明“{subject}”所指的年度、批次或者文号"), "写明需要的是全文，还是其中的哪一部分"],
            "guidance": "可以提供文件名称、大致的形成时间，或者附上见过的页面，便于准确查找。",
            "send_to": format!("{office}，或者在网上凭受理编号和查询码直接填写"),
        }),
        "ask_reasons" => json!({
            "since": day(on.saturating_sub(3.months())), "until": day(on), "number": 21,
            "particulars": text("excess"),
            "explain": ["各件申请之间的关系，能否合并办理", "需要这些信息的先后次序"],
            "by": day(calendar.after(on, 10)), "send_to": office,
        }),
        "defer" => json!({"reasons": "所需信息用于同一事项的核对，愿意分批接收。", "why": text("reason")}),
        "extend" => json!({"reason": text("reason")}),
        "consult" => return Some(consultation(subject, &office, with, on, calendar)),
        "notify_fee" => fee(with),
        "withdraw" => json!({"how": format!("申请人书面表示撤回：{}", text("reason"))}),
        "close" => json!({"ended": day(on), "how": text("facts")}),
        "correct_record" => json!({
            "record": "登记信息中的住址，主张按户籍证明更正", "evidence": "户籍证明复印件",
            "verified": "与户籍证明和原始登记表逐项核对，录入时漏写门牌号。", "result": text("result"),
        }),
        "confirm_receipt" => json!({
            "rule": "从网上、传真或者平信提交的，双方确认的那一天即为收到的日期（第三十一条）。",
            "query_code": code?, "query_at": "云汀县政府网站“依申请公开”栏目，或者县政务服务中心窗口",
        }),
        "record_consultation_delivery" => json!({}),
        "approve" => return decided(subject, case, on, calendar),
        "draft" => return drafted(subject, agency, with, case, on, earlier),
        _ => return None,
    };
    Some(json!({"context": context}))
}

/// What a third party that objected in part is told before the rest is
/// disclosed.
fn decided(subject: &str, case: &Case, on: Date, calendar: &Calendar) -> Option<Value> {
    let objected = case.counted().iter().any(|e| matches!(e.act, Act::OpinionReceived { stance: Stance::AgreesInPart, .. }));
    let gives = case.draft.as_ref().is_some_and(|d| d.decision.outcomes == [Outcome::D04]);
    (objected && gives && date_of(case, ActKind::ConsultationSent).is_some()).then(|| {
        json!({
            "to": {"name": ADDRESSEE, "you": "贵单位"},
            "context": {
                "objection": "单价和联系人涉及经营信息，请予隐去。",
                "content": format!("{subject}中除自然人姓名、证件号码和住址以外的部分，包括合同单价。"),
                "reason": "合同单价是使用财政资金采购的结果，不属于未公开的经营方法，所述影响不成立；联系人已作区分处理。",
                "public_interest": null,
                "disclose_on": calendar.after(on, 7).to_string(),
            },
        })
    })
}

/// Whom the county's offices ask when a business is concerned.
const ADDRESSEE: &str = "云汀县鹭桥建材有限公司";

fn consultation(subject: &str, office: &str, with: &Value, on: Date, calendar: &Calendar) -> Value {
    let information = format!("{subject}中与贵单位有关的部分");
    match with.get("party").and_then(Value::as_str) {
        Some("third_party") => json!({
            "to": {"name": ADDRESSEE, "you": "贵单位"},
            "context": {
                "information": information,
                "concern": "材料中标注有贵单位提交的报价组成和工艺参数，可能涉及商业秘密。",
                "questions": ["是否同意公开，或者同意公开其中的哪些部分", "不同意的，请说明理由并附相应的证明材料"],
                "send_to": office,
            },
        }),
        Some("co_maker") => json!({
            "to": {"name": "云汀县水利局", "you": "贵单位"},
            "context": {
                "information": format!("{subject}（由贵单位与本机关共同制作）"),
                "proposal": "拟予以公开，其中自然人的姓名和住址作区分处理。",
                "questions": ["对上述处理有无不同意见", "有无应当保密的内容"],
                "send_to": office,
            },
        }),
        _ => json!({
            "to": {"name": "云汀县档案局", "you": "贵单位"},
            "context": {
                "information": information,
                "why": "该材料引用了贵单位提供的数据，本机关不掌握其后有无更新。",
                "questions": ["所引数据是否已经由贵单位公开", "公开该部分是否需要注明口径"],
                "by": day_or(with, "until", calendar.after(on, 10)),
                "send_to": office,
            },
        }),
    }
}

fn day_or(with: &Value, name: &str, other: Date) -> String {
    with.get(name).and_then(Value::as_str).map_or_else(|| other.to_string(), str::to_owned)
}

fn fee(with: &Value) -> Value {
    let number = |name: &str| with.get(name).and_then(Value::as_u64);
    let pay_how = "凭本通知书所附缴款码，在县非税收入缴款页面或者代收银行柜台缴入国库";
    match (number("pages"), number("cases")) {
        (Some(pages), _) => json!({"basis": "per_page", "pages": pages, "pay_how": pay_how}),
        (None, cases) => {
            json!({"basis": "per_case", "before": number("before").unwrap_or(0), "cases": cases.unwrap_or(1), "pay_how": pay_how})
        }
    }
}

/// The letter of a reply, written with its draft.
fn drafted(subject: &str, agency: &str, with: &Value, case: &Case, on: Date, earlier: Option<&Replied>) -> Option<Value> {
    let codes = with.get("outcomes")?.as_array()?.iter().filter_map(|c| Outcome::named(c.as_str()?)).collect::<Vec<_>>();
    let primary = with.get("primary").and_then(Value::as_str).and_then(Outcome::named);
    let act = Act::Drafted { decision: Decision { outcomes: codes, primary, dated: on } };
    let letter = crate::letter::paper::offered(&act).ok()?;
    let context = supplied(letter.code.name(), subject, agency, on)
        .or_else(|| withheld(letter.code.name(), subject, agency, case))
        .or_else(|| otherwise(letter.code.name(), subject, agency, (case, on), earlier))?;
    Some(json!({"context": context, "late_because": "承办人交接期间延误，已作检查"}))
}

fn supplied(code: &str, subject: &str, agency: &str, on: Date) -> Option<Value> {
    Some(match code {
        "D01" => json!({"supplied": [format!("{subject}，复制件一份")], "carrier": "按照申请中选择的载体和途径提供。"}),
        "D02" => json!({
            "document": format!("{subject}，全套共三卷"), "place": "云汀县政务服务中心一楼公开查阅点",
            "how": "出示有效证件后查阅、抄录，需要的可以复制。", "when": "工作日8时30分至17时30分", "why": "材料为装订成册的原件，不宜拆散寄送。",
        }),
        "D03" => json!({
            "document": subject, "published": on.saturating_sub(Span::new().months(4)).to_string(),
            "place": "https://www.yunting.example/zwgk/fdzdgk/", "how": "打开“法定主动公开内容”栏目，按名称检索；不便上网的可到政务服务中心查阅。",
        }),
        "D04" => json!({
            "given": format!("{subject}，除下列内容以外全部提供。"),
            "withheld": [{"place": "附表“姓名”“证件号码”“住址”三列", "ground": "第十五条", "reason": "属于自然人的个人隐私，权利人没有同意公开"}],
            "carrier": "隐去上述内容后，以电子文件提供。",
        }),
        "D12" => json!({
            "kind": "不动产登记资料", "rule": "《不动产登记暂行条例》第二十七条",
            "place": "云汀县不动产登记中心档案窗口，电话0000-0000140", "how": "权利人凭身份证件、利害关系人另附证明材料，当场查询、复制。",
        }),
        "D14" => json!({
            "reasons": format!("{subject}由另一机关在履行职责中制作并保存，{agency}没有制作，也不负责公开。"),
            "responsible": "云汀县住房和城乡建设局", "responsible_contact": "云汀县城南路12号，电话0000-0000150",
        }),
        _ => return None,
    })
}

fn withheld(code: &str, subject: &str, agency: &str, case: &Case) -> Option<Value> {
    Some(match code {
        "D05" => {
            json!({"level": "秘密", "period": "自定密之日起10年，尚未届满", "basis": "由有定密权的机关按照国家有关保密事项范围确定，履行了承办人拟定、定密责任人审核批准的程序。"})
        }
        "D06" => json!({
            "provision": "《中华人民共和国统计法》第二十八条", "forbids": "统计调查中获得的能够识别或者推断单个统计调查对象身份的资料，应当予以保密。",
            "facts": "所指资料是逐户填报的原始调查表，能够识别每一户调查对象。",
        }),
        "D07" => json!({
            "interests": ["公共安全"], "harm": "材料载有供水设施的精确位置和防护参数，公开后可能被用于破坏设施，影响全县供水。",
            "grounds": "经县主管部门出具书面意见，并由会商会议一致认定。",
        }),
        "D08" => {
            let consulted = date_of(case, ActKind::ConsultationSent)?;
            let objected =
                case.counted().iter().any(|e| matches!(e.act, Act::OpinionReceived { stance: Stance::Objects | Stance::AgreesInPart, .. }));
            json!({
                "right": "商业秘密", "consulted": consulted.to_string(), "objected": objected,
                "reasons": "报价组成和工艺参数未向社会公开，同行得知后会直接影响其后续投标。", "interest": "项目的中标结果和合同总价已经公开，不提供这一部分不会对公共利益造成重大影响。",
            })
        }
        "D09" => {
            json!({"kind": "内部工作流程", "facts": format!("{subject}中被申请的部分只规定{agency}内部交接和排班，不对外发生效力。"), "weighed": "对外办事的条件和时限已在办事指南中公开，公开内部流程不会增加公众可用的信息，反而影响正常安排。"})
        }
        "D10" => {
            json!({"kind": "过程稿", "facts": "该稿形成于讨论阶段，其后又经修改，正式文件尚未印发，没有对外发生效力。", "weighed": "提前公开未定稿容易使人误以为已经决定，也影响参与讨论的人如实发表意见；正式文件印发后即予公开。"})
        }
        "D11" => {
            json!({"file": "云汀执罚〔2026〕第18号案卷", "facts": "所指的笔录和现场照片是查处过程中形成的，已经装入该案卷。", "weighed": "案件尚在执行，公开笔录会影响证人和后续查处。", "consult": "当事人可以持身份证件到执法大队案卷室申请查阅。"})
        }
        _ => return None,
    })
}

fn otherwise(code: &str, subject: &str, agency: &str, (case, on): (&Case, Date), earlier: Option<&Replied>) -> Option<Value> {
    Some(match code {
        "D13" => {
            json!({"searched": "以名称、简称和年份检索了公文系统、业务系统和档案室目录，承办股室另作了书面核对。", "facts": format!("该事项没有由{agency}办理，没有制作过相应的文件，也没有从其他单位获取。")})
        }
        "D15" => {
            json!({"held": "现有的是分散在各年度案卷中的单份材料，没有汇总。", "needs": "要逐份摘录、统一口径后统计分析，才能形成所要的表格。", "related": "已经公开的年度统计公报，可在县政府网站查阅。"})
        }
        "D16" => json!({
            "notified": date_of(case, ActKind::CorrectionNotified)?.to_string(), "unclear": ["所指的年度和批次", "所要的是哪一类文件"],
            "tried": "按补正的内容分别检索了三个年度的目录，每年都有多份名称相近的文件，不能确定所指。",
        }),
        "D17" => {
            json!({"nature": "投诉", "facts": "来文要求查处经办人员并重新处理所反映的事项，没有指向已经存在的文件。", "proper": "县信访局来访接待室，或者拨打12345政务服务便民热线"})
        }
        "D18" => {
            let earlier = earlier?;
            json!({
                "earlier_number": earlier.number, "earlier_dated": earlier.dated.to_string(),
                "same": "两次申请的名称、年度和范围完全一致。", "earlier_result": "前次答复已就该信息作出处理并送达。",
            })
        }
        "D19" => {
            json!({"publication": "《云汀年鉴》（2024卷）", "facts": "所要的是该书的全文，由出版社公开发行。", "place": "县图书馆地方文献室可以借阅，书店有售。"})
        }
        "D20" => {
            let asked = date_of(case, ActKind::ReasonsRequested)?;
            json!({
                "counts": "三个月内就同一事项的不同表述提出二十一件申请。", "asked_for_reasons": asked.to_string(),
                "reasons": "称用于个人研究，需要逐日的资料。", "unreasonable": "所要的内容已经在此前的答复中提供，所述用途不需要重复提供同样的资料。",
            })
        }
        "D21" => {
            json!({"supplied": on.saturating_sub(Span::new().months(5)).to_string(), "supplied_by": "当面交付，有送达回证", "wants": format!("重新出具{subject}并加盖公章"), "facts": "内容与此前交付的完全相同，申请人已经持有。"})
        }
        "D22" => {
            json!({"nature": "咨询", "reasons": "所问的是政策怎样适用于个人情况，需要作出解释，不是已经制作的文件。", "channel": format!("{agency}政策咨询窗口，电话0000-0000160")})
        }
        "D26" => {
            json!({"transferred": "2019-06-20", "archive": "云汀县档案馆", "term": "该批档案保管期满二十年，已按期移交，不是提前交馆保管。", "how": "凭有效身份证件到县档案馆查阅室办理，地址云汀县书院路6号，电话0000-0000170。"})
        }
        "D27" => {
            json!({"enterprise": "云汀县自来水有限公司", "facts": "该信息是该公司在提供供水服务过程中制作的。", "authority": "云汀县住房和城乡建设局", "authority_contact": "电话0000-0000150"})
        }
        _ => return None,
    })
}

fn date_of(case: &Case, kind: ActKind) -> Option<Date> {
    case.counted().iter().find(|e| e.act.kind() == kind).map(|e| e.effective)
}
