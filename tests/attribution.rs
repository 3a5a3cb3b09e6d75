//! Runs the cases under `tests/cases/attribution`: who is made answerable for what.
//!
//! What is expected of a text, a line each, in any order:
//!
//! ```text
//! quote: PART // PART -> SPEAKER      the quotes of the text: these lines are all of them, in order
//! no quotes
//! said: SOURCE | CUE | CONTENT | NAMES -> SPEAKER
//!                                     there is such an attribution; what follows CONTENT may be left out
//! attributions: NUMBER                how many there are
//! not said: WORDS                     no content holds the words
//! not by: WORDS                       no source holds the words
//! speaker: NAME | KIND | ROLE | AFFILIATION
//!                                     there is such a speaker; what follows KIND may be left out
//! surer: WORDS > WORDS                a content with the first words is surer than one with the second
//! rival: WORDS                        the words are a source that lost
//! explained: WORDS                    an explanation holds the words
//! fails: WHY                          the case is known to fail
//! ```
//!
//! `*` stands for anything, `-` for nothing, ` // ` between two parts of a content. SPEAKER is the canonical name, or
//! `nobody` where no speaker may be named. NAMES are those of a kind (`direct`), a rule (`inverted`), a stance
//! (`denies`) or a status (`negated`), or `within:CUE`, for one that stands in the content of the attribution with
//! that cue. A case that is known to fail has to: once it holds, its line goes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use inquit::{Attribution, Document, Extractor, Quote, View};
use support::Case;

/// The words of the parts, as a case has them.
fn parts(text: &str, spans: &[inquit::Span]) -> String {
    let words: Vec<_> = spans.iter().map(|span| span.of(text).unwrap()).collect();
    words.join(" // ").replace('\n', " ")
}

fn fits(wanted: &str, found: Option<&str>) -> bool {
    match wanted {
        "*" => true,
        "-" => found.is_none(),
        _ => found == Some(wanted),
    }
}

fn speaker_fits(wanted: Option<&str>, found: Option<&str>) -> bool {
    match wanted {
        Some("nobody") => found.is_none(),
        Some(name) => fits(name, found),
        None => true,
    }
}

/// The expectation without its speaker, and the speaker.
fn split_speaker(line: &str) -> (&str, Option<&str>) {
    line.rsplit_once(" -> ").map_or((line, None), |(rest, speaker)| (rest, Some(speaker)))
}

/// The name of an enum's variant as the JSON has it.
fn name(variant: impl std::fmt::Debug) -> String {
    let mut name = String::new();
    for c in format!("{variant:?}").chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(c.to_lowercase());
    }
    name
}

/// Whether `wanted` is one of the names of the attribution.
fn is_named(document: &Document<'_>, it: View<'_, Attribution>, wanted: &str) -> bool {
    if let Some(cue) = wanted.strip_prefix("within:") {
        let outer = it.within_index().and_then(|index| document.attributions().nth(index));
        return outer.and_then(|o| o.cue().map(|c| c.text() == cue.replace('_', " "))).unwrap_or(false);
    }
    let names = [name(it.kind()), name(it.rule()), it.stance().map(name).unwrap_or_default(), name(it.status())];
    names.iter().any(|name| name == wanted)
}

fn is_said(document: &Document<'_>, it: View<'_, Attribution>, wanted: &str) -> bool {
    let (wanted, speaker) = split_speaker(wanted);
    let columns: Vec<&str> = wanted.split(" | ").collect();
    let [source, cue, content] = columns[..3] else { panic!("{wanted}: source | cue | content") };
    fits(source, it.source().map(|s| s.text()))
        && fits(cue, it.cue().map(|c| c.text()))
        && fits(content, Some(&parts(document.text(), it.content())))
        && columns.get(3).is_none_or(|names| names.split(' ').all(|name| is_named(document, it, name)))
        && speaker_fits(speaker, it.speaker().map(|s| s.name()))
}

fn is_quote(document: &Document<'_>, it: View<'_, Quote>, wanted: &str) -> bool {
    let (wanted, speaker) = split_speaker(wanted);
    assert!(speaker.is_some(), "{wanted}: a quote has a speaker, or nobody");
    parts(document.text(), it.parts()) == wanted && speaker_fits(speaker, it.speaker().map(|s| s.name()))
}

/// How sure the attribution is whose content holds the words.
fn confidence(document: &Document<'_>, words: &str) -> Option<inquit::Confidence> {
    let text = document.text();
    document.attributions().find(|a| parts(text, a.content()).contains(words)).map(|a| a.confidence())
}

fn is_speaker(document: &Document<'_>, wanted: &str) -> bool {
    document.speakers().any(|it| {
        let columns = [Some(it.name().to_owned()), Some(name(it.kind()))]
            .into_iter()
            .chain([it.role().map(str::to_owned), it.affiliation().map(str::to_owned)]);
        wanted.split(" | ").zip(columns).all(|(want, have)| fits(want, have.as_deref()))
    })
}

/// Whether the document is as an item says, quotes aside.
fn holds(document: &Document<'_>, item: &str) -> bool {
    let (key, wanted) = item.split_once(": ").unwrap_or_else(|| panic!("{item}: no such item"));
    let text = document.text();
    let mut attributions = document.attributions();
    match key {
        "said" => attributions.any(|a| is_said(document, a, wanted)),
        "attributions" => attributions.len() == wanted.parse::<usize>().unwrap(),
        "not said" => attributions.all(|a| !parts(text, a.content()).contains(wanted)),
        "not by" => attributions.all(|a| a.source().is_none_or(|s| !s.text().contains(wanted))),
        "speaker" => is_speaker(document, wanted),
        "surer" => {
            let (more, less) = wanted.split_once(" > ").unwrap();
            let (more, less) = (confidence(document, more), confidence(document, less));
            more.zip(less).is_some_and(|(more, less)| more > less)
        }
        "rival" => attributions.any(|a| a.rivals().iter().any(|r| r.span().of(text) == Some(wanted))),
        "explained" => attributions.any(|a| a.explain().to_string().contains(wanted)),
        _ => panic!("{item}: no such item"),
    }
}

/// The items that do not hold.
fn complaints(document: &Document<'_>, expected: &[String]) -> Vec<String> {
    let quotes: Vec<&str> = expected.iter().filter_map(|item| item.strip_prefix("quote: ")).collect();
    let none = expected.iter().any(|item| item == "no quotes");
    let mut complaints: Vec<String> = expected
        .iter()
        .filter(|item| !item.starts_with("quote: ") && *item != "no quotes" && !holds(document, item))
        .cloned()
        .collect();
    if none || !quotes.is_empty() {
        let found: Vec<_> = document.quotes().collect();
        let all =
            found.len() == quotes.len() && found.iter().zip(&quotes).all(|(q, want)| is_quote(document, *q, want));
        if !all {
            complaints.push(if none { "no quotes".to_owned() } else { format!("quotes: {}", quotes.join("; ")) });
        }
    }
    complaints
}

/// What was found, for the one who reads the failure.
fn found(document: &Document<'_>) -> String {
    let mut lines = String::new();
    for it in document.attributions() {
        lines += &format!(
            "      {} | {} | {} | {} {} {} {} -> {} {}\n",
            it.source().map_or("-", |s| s.text()),
            it.cue().map_or("-", |c| c.text()),
            parts(document.text(), it.content()),
            name(it.kind()),
            name(it.rule()),
            it.stance().map_or_else(|| "-".to_owned(), name),
            name(it.status()),
            it.speaker().map_or("nobody", |s| s.name()),
            it.confidence()
        );
    }
    for it in document.speakers() {
        let (role, affiliation) = (it.role().unwrap_or("-"), it.affiliation().unwrap_or("-"));
        lines += &format!("      speaker: {} | {} | {role} | {affiliation}\n", it.name(), name(it.kind()));
    }
    lines
}

/// What is wrong with a case, if anything: that it fails, or that it holds though it is known to fail.
fn verdict(extractor: &Extractor, case: &Case) -> Option<String> {
    let (known, expected): (Vec<_>, Vec<_>) =
        case.expected.iter().cloned().partition(|item| item.starts_with("fails: "));
    assert!(!expected.is_empty() && known.len() <= 1, "{}: {}: what is expected?", case.place, case.name);
    let document = extractor.extract(&case.text);
    let complaints = complaints(&document, &expected);
    match (complaints.is_empty(), known.is_empty()) {
        (true, false) => Some(format!("{}: {}\n    holds now: its line goes\n", case.place, case.name)),
        (false, true) => {
            Some(format!("{}: {}\n    {}\n{}", case.place, case.name, complaints.join("\n    "), found(&document)))
        }
        _ => None,
    }
}

#[test]
fn the_documentation_names_every_file_of_cases() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("src/handled.rs")).unwrap();
    for file in std::fs::read_dir(root.join("tests/cases/attribution")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(page.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn every_case_holds_or_is_known_to_fail() {
    let extractor = Extractor::new();
    let cases = support::cases("attribution");
    let wrong: Vec<String> = cases.iter().filter_map(|case| verdict(&extractor, case)).collect();
    assert!(cases.len() >= 250, "only {} cases", cases.len());
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join(""));
}
