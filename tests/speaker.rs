//! Runs the cases under `tests/cases/speaker`: who is behind which source.
//!
//! A case is a line `= name`, a text, a line of dashes, and what is expected, a line each:
//!
//! ```text
//! SOURCE -> SPEAKER | kind | role | affiliation     columns after the speaker may be left out or be *
//! SOURCE -> nobody                                  no speaker is known
//! SPEAKER: mention, mention, …                      all mentions, in order
//! ```
//!
//! Sources are looked for in the order of the lines: each is the next attribution whose source holds the words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::HashSet;
use std::path::Path;

use inquit::{Document, Extractor, SpeakerKind};

struct Case {
    file: String,
    name: String,
    text: String,
    expected: Vec<String>,
}

fn cases(folder: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut names = HashSet::new();
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let whole = std::fs::read_to_string(&path).unwrap();
        let parts: Vec<&str> = whole.split("\n= ").collect();
        assert!(parts.len() > 1, "{file}: no case");
        for part in &parts[1..] {
            let (name, rest) = part.split_once('\n').unwrap();
            let (text, expected) =
                rest.split_once("\n---\n").unwrap_or_else(|| panic!("{file}: {name}: no line of dashes"));
            assert!(names.insert(name.to_owned()), "{file}: {name}: the name is taken");
            let expected: Vec<String> =
                expected.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect();
            assert!(!expected.is_empty(), "{file}: {name}: nothing is expected");
            cases.push(Case { file: file.clone(), name: name.to_owned(), text: text.trim().to_owned(), expected });
        }
    }
    cases
}

fn kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Document => "document",
        SpeakerKind::Group => "group",
        SpeakerKind::Unnamed => "unnamed",
        _ => "other",
    }
}

/// What is wrong with the document, if anything.
fn complaints(document: &Document<'_>, expected: &[String]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut attributions = document.attributions().filter(|a| a.source().is_some()).collect::<Vec<_>>();
    attributions.sort_by_key(|a| a.source().map(|s| s.span()));
    let mut rest = attributions.iter();
    for line in expected {
        if let Some((source, wanted)) = line.split_once(" -> ") {
            let Some(found) = rest.find(|a| a.source().is_some_and(|s| s.text().contains(source))) else {
                complaints.push(format!("{line}: there is no such source"));
                break;
            };
            let Some(speaker) = found.speaker() else {
                if wanted != "nobody" {
                    complaints.push(format!("{line}: nobody"));
                }
                continue;
            };
            let columns = [
                speaker.name(),
                kind(speaker.kind()),
                speaker.role().unwrap_or("-"),
                speaker.affiliation().unwrap_or("-"),
            ];
            let fits = wanted.split(" | ").zip(columns).all(|(want, have)| want == "*" || want == have);
            if !fits {
                complaints.push(format!("{line}: {}", columns.join(" | ")));
            }
        } else {
            let (name, wanted) = line.split_once(": ").expect("an arrow or a colon");
            let speaker = document.speakers().find(|s| s.name() == name);
            let mentions: Vec<_> =
                speaker.iter().flat_map(|s| s.mentions()).map(|m| m.of(document.text()).unwrap()).collect();
            if mentions.join(", ") != wanted {
                complaints.push(format!("{line}\n          {}", mentions.join(", ")));
            }
        }
    }
    complaints
}

#[test]
fn every_case_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/speaker");
    let extractor = Extractor::new();
    let mut failed = 0;
    let cases = cases(&folder);
    for case in &cases {
        let document = extractor.extract(&case.text);
        let complaints = complaints(&document, &case.expected);
        if !complaints.is_empty() {
            failed += 1;
            eprintln!("{}: {}\n    {}", case.file, case.name, complaints.join("\n    "));
        }
    }
    assert!(cases.len() >= 40, "only {} cases", cases.len());
    assert_eq!(failed, 0, "of {} cases", cases.len());
}

#[test]
fn mentions_are_sorted_disjoint_and_whole_characters() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/speaker");
    let extractor = Extractor::new();
    for case in cases(&folder) {
        let document = extractor.extract(&case.text);
        let firsts: Vec<_> = document.speakers().map(|s| s.mentions()[0].start()).collect();
        assert!(firsts.is_sorted(), "{}: speakers by their first mention", case.name);
        for speaker in document.speakers() {
            assert!(speaker.mentions().windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{}", case.name);
            assert!(speaker.mentions().iter().all(|m| m.of(&case.text).is_some_and(|w| !w.is_empty())));
            assert!(!speaker.name().is_empty(), "{}", case.name);
        }
    }
}

#[test]
fn any_text_is_read() {
    let extractor = Extractor::new();
    for text in [
        "",
        "who said he",
        "He said she said they said it said I said who said the president said.",
        "\u{301}Ann\0 said “I” said",
        "(WHO) (WHO) (WHO)",
        "Mr. Mr. Mr. said.",
        "the of the of President of the, President, the President, said",
        "Smith and Smith and Smith said that Smith said that Smith said no.",
    ] {
        extractor.extract(text);
        extractor.extract(&text.repeat(200));
    }
}
