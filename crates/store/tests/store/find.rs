//! Finding things again.

use crate::engines::store;
use crate::sample::{report, second};
use jiff::civil::date;
use store::{AgencyId, ReportId};

#[tokio::test]
async fn a_report_comes_back_as_it_went_in() {
    store("a_report_comes_back_as_it_went_in", async |store| {
        let new = report("云汀县教育局", 2023, "原件😀", Some(1), 7);
        let saved = store.save(&new).await.expect("saved");
        let back = store.report(&saved.id).await.expect("asked").expect("there");
        assert_eq!((back.reading, back.findings), (new.reading, new.findings));
        let head = back.head;
        assert_eq!((head.id, head.agency, head.agency_name), (saved.id.clone(), saved.agency, new.agency.name));
        assert_eq!((head.year, head.edition, head.title), (2023, new.edition, new.title));
        assert_eq!((head.published, head.sha256.clone(), head.file.clone()), (Some(date(2024, 1, 20)), new.sha256, new.file));
        assert_eq!((head.format, head.encoding, head.tally), (new.format, new.encoding, new.tally));
        assert_eq!((head.original_size, head.saved_at), (10, second(7)));
        let original = store.original(&saved.id).await.expect("asked").expect("there");
        assert_eq!((original.bytes, original.file, original.sha256), (new.original, head.file, head.sha256));
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_is_none() {
    store("what_is_not_there_is_none", async |store| {
        store.save(&report("云汀县教育局", 2023, "a", Some(1), 0)).await.expect("saved");
        let (nobody, nothing) = (AgencyId::new(second(1)), ReportId::new(second(1)));
        assert_eq!(store.report(&nothing).await.expect("asked"), None);
        assert_eq!(store.original(&nothing).await.expect("asked"), None);
        assert_eq!(store.agency("云汀县公安局").await.expect("asked"), None);
        assert_eq!(store.report_of("云汀县公安局", 2023).await.expect("asked"), None);
        assert_eq!(store.report_of("云汀县教育局", 2022).await.expect("asked"), None);
        assert_eq!(store.reports_of(&nobody).await.expect("asked"), []);
        assert_eq!(store.series(&nobody, &["applications.received.total"]).await.expect("asked"), []);
    })
    .await;
}

#[tokio::test]
async fn a_report_is_found_by_the_id_the_name_or_the_code_of_its_agency() {
    store("a_report_is_found_by_the_id_the_name_or_the_code_of_its_agency", async |store| {
        let mut new = report("云汀县教育局", 2023, "a", Some(1), 0);
        new.agency.code = Some("990121-02".to_owned());
        let saved = store.save(&new).await.expect("saved");
        for agency in [saved.agency.as_str(), "云汀县教育局", "990121-02"] {
            let found = store.report_of(agency, 2023).await.expect("asked").map(|r| r.head.id);
            assert_eq!(found.as_ref(), Some(&saved.id), "{agency}");
        }
    })
    .await;
}

#[tokio::test]
async fn reports_of_an_agency_come_in_the_order_of_the_years() {
    store("reports_of_an_agency_come_in_the_order_of_the_years", async |store| {
        for (at, (year, content)) in [(2024, "d"), (2022, "a"), (2023, "b"), (2023, "c")].into_iter().enumerate() {
            let at = i64::try_from(at).expect("few");
            store.save(&report("云汀县教育局", year, content, Some(1), at)).await.expect("saved");
        }
        let agency = store.agency("云汀县教育局").await.expect("asked").expect("there").id;
        let heads = store.reports_of(&agency).await.expect("asked");
        let years: Vec<_> = heads.iter().map(|h| (h.year, h.superseded_by.is_none())).collect();
        assert_eq!(years, [(2022, true), (2023, false), (2023, true), (2024, true)]);
    })
    .await;
}

#[tokio::test]
async fn the_latest_are_current_and_the_last_one_comes_first() {
    store("the_latest_are_current_and_the_last_one_comes_first", async |store| {
        for (year, content, at) in [(2022, "a", 3), (2023, "b", 1), (2023, "c", 2), (2024, "d", 0)] {
            store.save(&report("云汀县教育局", year, content, Some(1), at)).await.expect("saved");
        }
        let years = |heads: Vec<store::Head>| heads.iter().map(|h| h.year).collect::<Vec<_>>();
        assert_eq!(years(store.latest(2).await.expect("asked")), [2022, 2023]);
        assert_eq!(years(store.latest(9).await.expect("asked")), [2022, 2023, 2024]);
    })
    .await;
}

#[tokio::test]
async fn agencies_come_in_the_order_of_their_codes_then_names() {
    store("agencies_come_in_the_order_of_their_codes_then_names", async |store| {
        for (name, code) in [("乙局", None), ("甲局", Some("99-2")), ("县政府", Some("99")), ("丙局", None)] {
            let mut new = report(name, 2023, "a", Some(1), 0);
            new.agency.code = code.map(str::to_owned);
            store.save(&new).await.expect("saved");
        }
        let names: Vec<_> = store.agencies().await.expect("asked").into_iter().map(|a| a.name).collect();
        assert_eq!(names, ["县政府", "甲局", "丙局", "乙局"]);
    })
    .await;
}
