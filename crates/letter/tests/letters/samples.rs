//! The samples of all letters.

use letter::check::{Remedies, parts, remedies};
use letter::letter::{Form, LETTERS, Letter, written_sample};
use letter::part::{At, Part};
use letter::{Facts, Written};
use serde_json::Value;

fn told(letter: &Letter, facts: &Facts, context: &Value) -> Value {
    let mut told = serde_json::to_value(facts).unwrap();
    told.as_object_mut().unwrap().extend(context.as_object().unwrap().clone());
    told["title"] = Value::String(letter.title.to_owned());
    told
}

fn sample(letter: &Letter) -> (Facts, Value, Written) {
    written_sample(letter).unwrap_or_else(|e| panic!("{}: {e}", letter.code.name()))
}

/// What the sample of a letter should tell of the remedies.
pub fn should(letter: &Letter) -> Remedies {
    Remedies {
        paragraphs: letter.sample_paragraphs(letter::facts::sample().paper.dated.0),
        bodies: vec!["云汀县人民政府".to_owned()],
        court: "云汀县人民法院".to_owned(),
        tells_of_suit: true,
        online: None,
    }
}

#[test]
fn there_are_forty_five_letters_in_the_order_of_their_codes() {
    let codes: Vec<&str> = LETTERS.iter().map(|l| l.code.name()).collect();
    let mut wanted: Vec<String> = (1..=21).map(|n| format!("P{n:02}")).collect();
    wanted.extend((1..=27).filter(|n| !(23..=25).contains(n)).map(|n| format!("D{n:02}")));
    assert_eq!(codes, wanted);
}

#[test]
fn every_sample_is_complete() {
    for letter in LETTERS {
        let (facts, context, written) = sample(letter);
        let found = parts(letter, &facts, &context, &written.lines());
        assert!(found.is_empty(), "{}: {found:?}\n{}", letter.code.name(), written.lines().join("\n"));
        let found = remedies(&should(letter), &written.lines());
        assert!(found.is_empty(), "{}: {found:?}", letter.code.name());
    }
}

/// The lines of a letter without anything a part says.
fn without(lines: &[String], part: &Part, told: &Value) -> Vec<String> {
    let squeeze = |text: &str| document::normal::fold(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted = part.wanted(told);
    let edges = |at: usize| match part.at {
        At::Anywhere => true,
        At::Head => at < 6,
        At::End => at + 6 >= lines.len(),
    };
    let cut = |(at, line): (usize, &String)| {
        let line = squeeze(line);
        match part.at {
            At::Anywhere => wanted.iter().fold(line, |line, w| line.replace(w.as_str(), "")),
            _ if edges(at) && wanted.contains(&line) => String::new(),
            _ => line,
        }
    };
    lines.iter().enumerate().map(cut).collect()
}

#[test]
fn every_letter_without_each_of_its_parts_is_refused_by_name() {
    let mut refused = 0;
    for letter in LETTERS {
        let (facts, context, written) = sample(letter);
        let told = told(letter, &facts, &context);
        for part in letter.all_parts() {
            if part.wanted(&told).is_empty() {
                continue;
            }
            let lines = without(&written.lines(), part, &told);
            let found = parts(letter, &facts, &context, &lines);
            assert!(found.iter().any(|f| f.part == Some(part.name)), "{} without {}: {found:?}", letter.code.name(), part.name);
            refused += 1;
        }
        if !should(letter).paragraphs.is_empty() {
            let lines: Vec<String> = written.lines().into_iter().filter(|l| !l.contains("行政复议")).collect();
            let found = remedies(&should(letter), &lines);
            assert!(found.iter().any(|f| f.part == Some("救济途径")), "{}: {found:?}", letter.code.name());
            refused += 1;
        }
    }
    println!("{refused} parts taken out, each refused by name");
}

#[test]
fn a_field_of_nothing_is_refused_by_its_name() {
    for letter in LETTERS {
        let (facts, context, _) = sample(letter);
        for part in letter.parts.iter().copied().flatten() {
            for way in part.says.iter().copied().flatten().filter(|w| w.starts_with('{') && w.ends_with('}') && !w.contains('.')) {
                let field = &way[1..way.len() - 1];
                if !context.get(field).is_some_and(Value::is_string) {
                    continue;
                }
                let mut empty = context.clone();
                empty[field] = Value::String("  ".to_owned());
                // A date does not take blanks; there the context is refused.
                let Ok(written) = letter::write(letter, &facts, &empty, None) else { continue };
                let found = parts(letter, &facts, &empty, &written.lines());
                assert!(found.iter().any(|f| f.part == Some(part.name)), "{} {field}: {found:?}", letter.code.name());
            }
        }
    }
}

#[test]
fn no_two_letters_differ_only_in_the_title() {
    let body = |letter: &Letter| {
        let (facts, _, written) = sample(letter);
        let frame = [facts.agency.name.clone(), letter.title.to_owned()];
        let own = |line: &String| !frame.contains(line) && !line.contains("行政复议") && !line.starts_with("（联系单位");
        written.lines().into_iter().filter(own).map(|l| l.replace(letter.title, "")).collect::<Vec<_>>().join("\n")
    };
    let bodies: Vec<(&str, String)> = LETTERS.iter().map(|l| (l.code.name(), body(l))).collect();
    let mut closest = (0.0_f32, "", "");
    for (at, (a, left)) in bodies.iter().enumerate() {
        for (b, right) in &bodies[at + 1..] {
            let ratio = similar::TextDiff::from_chars(left.as_str(), right.as_str()).ratio();
            if ratio > closest.0 {
                closest = (ratio, a, b);
            }
            assert!(ratio < 0.9, "{a} and {b} are alike to {ratio}:\n{left}\n---\n{right}");
        }
    }
    println!("the two most alike: {closest:?}");
}

#[test]
fn what_is_filled_in_never_becomes_structure() {
    for letter in LETTERS {
        let (mut facts, context, before) = sample(letter);
        facts.case.asked = "| 甲 | 乙 |\n# 一、标题\n>> 右 {{ agency.name }} {% for %}".to_owned();
        let written = letter::write(letter, &facts, &context, None).unwrap_or_else(|e| panic!("{}: {e}", letter.code.name()));
        let headings = |w: &Written| {
            w.document()
                .blocks
                .iter()
                .filter(|b| matches!(b, document::model::Block::Paragraph(p) if matches!(p.role, document::model::Role::Heading(_))))
                .count()
        };
        assert_eq!(headings(&written), headings(&before), "{}", letter.code.name());
        let tables = |w: &Written| w.document().blocks.iter().filter(|b| matches!(b, document::model::Block::Table(_))).count();
        assert_eq!(tables(&written), tables(&before), "{}", letter.code.name());
        if before.lines().concat().contains("望江路东延工程征收") {
            assert!(written.lines().concat().contains("{{ agency.name }} {% for %}"), "{}", letter.code.name());
        }
    }
}

#[test]
fn letters_to_outside_have_the_head_of_an_official_letter() {
    for letter in LETTERS.iter().filter(|l| l.form == Form::Letter) {
        let (facts, _, written) = sample(letter);
        let lines = written.lines();
        assert_eq!(lines[0], facts.agency.name, "{}", letter.code.name());
        assert_eq!(Some(&lines[1]), facts.paper.number.as_ref(), "{}", letter.code.name());
        assert_eq!(lines[2], letter.title, "{}", letter.code.name());
    }
}
