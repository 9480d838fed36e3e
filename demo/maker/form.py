"""The official form of both editions: rows, columns, labels, machine names."""

APPLICANTS = [
    ("natural_person", "自然人"),
    ("commercial_enterprise", "商业企业"),
    ("research_institution", "科研机构"),
    ("public_welfare_org", "社会公益组织"),
    ("legal_service_org", "法律服务机构"),
    ("other_org", "其他"),
]
COLUMNS = [name for name, _ in APPLICANTS] + ["total"]

# (machine name below applications.result, group, label)
_COMMON = [
    ("granted", "", "（一）予以公开"),
    ("partial", "", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ("refused.state_secret", "（三）不予公开", "1.属于国家秘密"),
    ("refused.prohibited_by_law", "（三）不予公开", "2.其他法律行政法规禁止公开"),
    ("refused.security_stability", "（三）不予公开", "3.危及“三安全一稳定”"),
    ("refused.third_party_rights", "（三）不予公开", "4.保护第三方合法权益"),
    ("refused.internal_affairs", "（三）不予公开", "5.属于三类内部事务信息"),
    ("refused.process_information", "（三）不予公开", "6.属于四类过程性信息"),
    ("refused.enforcement_file", "（三）不予公开", "7.属于行政执法案卷"),
    ("refused.administrative_inquiry", "（三）不予公开", "8.属于行政查询事项"),
    ("unavailable.not_held", "（四）无法提供", "1.本机关不掌握相关政府信息"),
    ("unavailable.needs_creation", "（四）无法提供", "2.没有现成信息需要另行制作"),
    ("unavailable.unclear_after_correction", "（四）无法提供", "3.补正后申请内容仍不明确"),
    ("not_processed.petition_complaint", "（五）不予处理", "1.信访举报投诉类申请"),
    ("not_processed.duplicate", "（五）不予处理", "2.重复申请"),
    ("not_processed.publication", "（五）不予处理", "3.要求提供公开出版物"),
    ("not_processed.excessive", "（五）不予处理", "4.无正当理由大量反复申请"),
    ("not_processed.reconfirmation", "（五）不予处理", "5.要求行政机关确认或重新出具已获取信息"),
]
_OTHER_2021 = [
    ("other.correction_overdue", "（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other.fee_overdue", "（六）其他处理", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other.misc", "（六）其他处理", "3.其他"),
]
_OTHER_2019 = [("other_undivided", "", "（六）其他处理")]
LEAVES = {"2021": _COMMON + _OTHER_2021, "2019": _COMMON + _OTHER_2019}

RECEIVED = ("applications.received", "一、本年新收政府信息公开申请数量")
CARRIED_IN = ("applications.carried_in", "二、上年结转政府信息公开申请数量")
RESULT_TOTAL = ("applications.result.total", "（七）总计")
CARRIED_OUT = ("applications.carried_out", "四、结转下年度继续办理")
RESULT_HEAD = "三、本年度办理结果"
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

# (item, heads, [(label, row, columns)])
T2 = {
    "2021": [
        ("第二十条第（一）项", ["本年制发件数", "本年废止件数", "现行有效件数"], [
            ("规章", "regulations", ["made", "repealed", "in_force"]),
            ("行政规范性文件", "normative_documents", ["made", "repealed", "in_force"]),
        ]),
        ("第二十条第（五）项", ["本年处理决定数量"], [("行政许可", "licensing", ["decisions"])]),
        ("第二十条第（六）项", ["本年处理决定数量"], [
            ("行政处罚", "penalty", ["decisions"]),
            ("行政强制", "coercion", ["decisions"]),
        ]),
        ("第二十条第（八）项", ["本年收费金额（单位：万元）"], [("行政事业性收费", "admin_fees", ["amount_wan"])]),
    ],
    "2019": [
        ("第二十条第（一）项", ["本年新制作数量", "本年新公开数量", "对外公开总数量"], [
            ("规章", "regulations", ["made", "published", "public_total"]),
            ("规范性文件", "normative_documents", ["made", "published", "public_total"]),
        ]),
        ("第二十条第（五）项", ["上一年项目数量", "本年增/减", "处理决定数量"], [
            ("行政许可", "licensing", ["prior_items", "change", "decisions"]),
            ("其他对外管理服务事项", "other_services", ["prior_items", "change", "decisions"]),
        ]),
        ("第二十条第（六）项", ["上一年项目数量", "本年增/减", "处理决定数量"], [
            ("行政处罚", "penalty", ["prior_items", "change", "decisions"]),
            ("行政强制", "coercion", ["prior_items", "change", "decisions"]),
        ]),
        ("第二十条第（八）项", ["上一年项目数量", "本年增/减"], [("行政事业性收费", "admin_fees", ["prior_items", "change"])]),
        ("第二十条第（九）项", ["采购项目数量", "采购总金额"], [("政府集中采购", "procurement", ["items", "amount_wan"])]),
    ],
}

T4_BLOCKS = [("reconsideration", "行政复议"), ("litigation_direct", "未经复议直接起诉"), ("litigation_after_reconsideration", "复议后起诉")]
T4_COLUMNS = [("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"), ("total", "总计")]

SECTIONS = [
    ("一", "总体情况"),
    ("二", "主动公开政府信息情况"),
    ("三", "收到和处理政府信息公开申请情况"),
    ("四", "政府信息公开行政复议、行政诉讼情况"),
    ("五", "存在的主要问题及改进情况"),
    ("六", "其他需要报告的事项"),
]


def t3_rows(edition):
    """All row names of table 3 in the order of the form."""
    leaves = [f"applications.result.{name}" for name, _, _ in LEAVES[edition]]
    return [RECEIVED[0], CARRIED_IN[0], *leaves, RESULT_TOTAL[0], CARRIED_OUT[0]]


def cell_names(t2, t3):
    """Every cell of a report whose tables are of these editions."""
    names = [f"proactive.{row}.{column}" for _, _, rows in T2[t2] for _, row, columns in rows for column in columns]
    names += [f"{row}.{column}" for row in t3_rows(t3) for column in COLUMNS]
    names += [f"remedies.{block}.{column}" for block, _ in T4_BLOCKS for column, _ in T4_COLUMNS]
    return names
