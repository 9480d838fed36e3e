//! Evidence of each way, complete, lacking, and of another way.

use super::*;
use jiff::civil::date;
use serde_json::{Value, json};

const ON: Date = date(2024, 4, 10);

fn check(way: &str, proof: Value) -> Result<(), String> {
    let proof: Proof = serde_json::from_value(proof).map_err(|e| e.to_string())?;
    proof.check(Way::named(way).expect("a way"), ON)
}

fn refused(way: &str, proof: Value, says: &str) {
    match check(way, proof) {
        Err(why) => assert!(why.contains(says), "{way}: {why}"),
        Ok(()) => panic!("{way} passes"),
    }
}

#[test]
fn each_way_takes_its_own_evidence() {
    for (way, proof) in [
        ("in_person", json!({"signer": "汀小禾", "relation": "本人"})),
        ("entrusted", json!({"signer": "汀小禾", "agent": "云汀县水门镇人民政府"})),
        ("post", json!({"posting": "1090000126001"})),
        ("electronic", json!({"address": "a@b.example", "arrived": "2024-04-10T09:30:00", "read": "2024-04-11T08:00:00"})),
        ("electronic", json!({"address": "平台", "read": "2024-04-10T09:30:00"})),
        ("retained", json!({"witnesses": ["许闻溪"]})),
        ("retained", json!({"video": "执法记录仪档案 3"})),
        ("announced", json!({"place": "云汀县人民政府网站", "from": "2024-03-11", "until": "2024-04-10"})),
    ] {
        assert_eq!(check(way, proof), Ok(()), "{way}");
        assert_eq!(check(way, json!({})), Ok(()), "{way}: words alone, as before");
    }
}

#[test]
fn what_a_way_needs_is_asked_for() {
    refused("in_person", json!({"relation": "本人"}), "签收人");
    refused("post", json!({"carrier": "中国邮政"}), "邮件号码");
    refused("electronic", json!({"arrived": "2024-04-10T09:30:00"}), "信箱");
    refused("electronic", json!({"address": "a@b.example"}), "到达的时间");
    refused("announced", json!({"until": "2024-04-10"}), "地点");
    refused("announced", json!({"place": "公告栏"}), "哪一天");
}

#[test]
fn evidence_of_another_way_is_refused() {
    refused("post", json!({"posting": "1090000126001", "signer": "汀小禾"}), "没有“signer”");
    refused("in_person", json!({"signer": "汀小禾", "posting": "1090000126001"}), "没有“posting”");
    refused("retained", json!({"signer": "汀小禾"}), "没有“signer”");
}

#[test]
fn an_electronic_delivery_counts_from_the_day_it_arrived() {
    let proof = |day: &str| json!({"address": "a@b.example", "arrived": format!("2024-04-{day}T23:59:00")});
    assert_eq!(check("electronic", proof("10")), Ok(()));
    refused("electronic", proof("09"), "请把这一步的日期（on）填成 2024-04-09");
    refused("electronic", proof("11"), "2024-04-11");
    let backwards = json!({"address": "a@b.example", "arrived": "2024-04-10T09:30:00", "read": "2024-04-10T09:29:00"});
    refused("electronic", backwards, "不能早于到达");
}

#[test]
fn an_announcement_stands_thirty_days_and_has_ended() {
    let proof = |from: &str, until: &str| json!({"place": "公告栏", "from": from, "until": until});
    assert_eq!(check("announced", proof("2024-03-11", "2024-04-10")), Ok(()));
    refused("announced", proof("2024-03-12", "2024-04-10"), "30 日");
    refused("announced", proof("2024-03-11", "2024-04-11"), "才期满");
}
