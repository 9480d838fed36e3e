//! Templates of an agency.

use letter::check::parts;
use letter::facts::sample;
use letter::{Letter, Template, TemplateError, write};

fn p04() -> &'static Letter {
    Letter::named("p04").unwrap()
}

#[test]
fn an_agency_may_word_a_letter_itself_and_the_checker_still_looks() {
    let own = Template::new(
        p04(),
        "{% include \"opening\" %}\n依照条例第三十条，请补正：{% for item in items %}{{ item }}；{% endfor %}{{ guidance }}\n限{{ days }}个工作日内送{{ send_to }}。",
    )
    .unwrap();
    let context = (p04().sample)();
    let written = write(p04(), &sample(), &context, Some(&own)).unwrap();
    let names: Vec<_> = parts(p04(), &sample(), &context, &written.lines()).into_iter().filter_map(|f| f.part).collect();
    assert_eq!(names, ["不补正的后果", "重新计算期限"]);
}

#[test]
fn unknown_fields_are_named() {
    let error = Template::new(p04(), "{{ items }}{{ phone }}{{ case.secret }}").err();
    assert_eq!(error, Some(TemplateError::UnknownFields(vec!["case.secret".to_owned(), "phone".to_owned()])));
}

#[test]
fn a_template_that_is_not_one_is_told_with_its_line() {
    let error = Template::new(p04(), "第一行\n{% for item in %}").err();
    assert!(matches!(error, Some(TemplateError::Syntax(Some(2), _))), "{error:?}");
    assert_eq!(Template::new(p04(), &"长".repeat(40_000)).err(), Some(TemplateError::TooLong));
}

#[test]
fn a_template_that_does_not_end_is_stopped() {
    // Two items to the power of thirty.
    let endless = format!("{}x{}", "{% for a in items %}".repeat(30), "{% endfor %}".repeat(30));
    let own = Template::new(p04(), &endless).unwrap();
    let error = write(p04(), &sample(), &(p04().sample)(), Some(&own)).err();
    assert!(matches!(error, Some(letter::WriteError::Template(_))), "{error:?}");
}

#[test]
fn a_context_with_more_or_less_than_the_letter_has_is_refused() {
    let mut context = (p04().sample)();
    context["more"] = "x".into();
    assert!(write(p04(), &sample(), &context, None).is_err());
    let error = write(p04(), &sample(), &serde_json::json!({}), None).err().map(|e| e.to_string()).unwrap_or_default();
    assert!(error.contains("items"), "{error}");
}

#[test]
fn a_letter_edited_by_hand_may_be_reworded_but_not_emptied() {
    let letter = Letter::named("D13").unwrap();
    let context = (letter.sample)();
    let written = write(letter, &sample(), &context, None).unwrap();
    let edit =
        |line: String| line.replace("本机关没有制作过这两份文件，也没有从其他单位获取过", "本机关未制作这两份文件，也没有从其他单位获取");
    let lines: Vec<String> = written.lines().into_iter().map(edit).collect();
    assert_eq!(parts(letter, &sample(), &context, &lines), []);
    let lines: Vec<String> =
        written.lines().into_iter().map(|l| if l.contains("尚未启动") { "经检索，未找到。".to_owned() } else { l }).collect();
    let names: Vec<_> = parts(letter, &sample(), &context, &lines).into_iter().filter_map(|f| f.part).collect();
    assert_eq!(names, ["事实和理由"]);
}

#[test]
fn every_letter_comes_back_from_a_file_with_its_body_and_is_framed_anew() {
    for letter in letter::LETTERS {
        let (mut facts, context, written) = letter::letter::written_sample(letter).unwrap();
        let bytes = document::write::docx(written.document());
        let back = document::read(&bytes, &document::Limits::default()).unwrap();
        let body = letter::body(letter, &facts, &back);
        facts.paper.number = facts.paper.number.map(|_| "云自然资公开〔2026〕22号".to_owned());
        facts.paper.dated = letter::facts::Day(jiff::civil::date(2026, 4, 8));
        let again = letter::write_edited(letter, &facts, &context, &body).unwrap();
        assert_eq!(parts(letter, &facts, &context, &again.lines()), [], "{}", letter.code.name());
        let wanted = letter::write(letter, &facts, &context, None).unwrap();
        let plain = |w: &letter::Written| w.lines().concat().split_whitespace().collect::<String>();
        assert_eq!(plain(&again), plain(&wanted), "{}", letter.code.name());
    }
}

#[test]
fn a_number_is_not_said_by_a_longer_one() {
    let mut context = (p04().sample)();
    context["days"] = 5.into();
    let written = write(p04(), &sample(), &context, None).unwrap();
    let lines: Vec<String> = written.lines().into_iter().map(|l| l.replace("5个工作日内", "15个工作日内")).collect();
    let names: Vec<_> = parts(p04(), &sample(), &context, &lines).into_iter().filter_map(|f| f.part).collect();
    assert_eq!(names, ["补正期限"]);
}

#[test]
fn a_letter_with_enclosures_comes_back_without_its_foot() {
    let letter = Letter::named("D01").unwrap();
    let mut facts = sample();
    facts.paper.enclosures = vec!["公告复印件".to_owned(), "补偿标准".to_owned()];
    facts.remedies = vec!["如对本答复不服，可以依法申请行政复议。".to_owned()];
    let context = (letter.sample)();
    let written = write(letter, &facts, &context, None).unwrap();
    let back = document::read(&document::write::docx(written.document()), &document::Limits::default()).unwrap();
    let again = letter::write_edited(letter, &facts, &context, &letter::body(letter, &facts, &back)).unwrap();
    let plain = |w: &letter::Written| w.lines().concat().split_whitespace().collect::<String>();
    assert_eq!(plain(&again), plain(&written));
}
