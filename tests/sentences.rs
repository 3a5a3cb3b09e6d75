//! Sentence boundaries: the cases of `tests/cases/sentence/`, and what holds of any text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use std::time::Instant;

use inquit::{sentences, Quotations, SentenceOptions, Span};
use proptest::prelude::*;

fn options(file: &str) -> SentenceOptions {
    let options = SentenceOptions::new();
    if file.starts_with("quotations-whole") {
        options.quotations(Quotations::Whole)
    } else {
        options
    }
}

#[test]
fn cases() {
    let mut wrong = Vec::new();
    for case in support::cases("sentence") {
        let found: Vec<_> =
            options(&case.place).sentences(&case.text).map(|span| span.of(&case.text).unwrap()).collect();
        if found != case.expected {
            wrong.push(format!("{} {}\n    {found:#?}", case.place, case.name));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The spans with the white space between them join to the text, in order.
fn check(text: &str, spans: &[Span]) {
    let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
    for span in spans {
        let sentence = span.of(text).expect("on char boundaries");
        assert!(text[at..span.start()].trim().is_empty(), "{text:?}");
        assert_eq!(sentence, sentence.trim(), "{text:?}");
        assert!(!sentence.is_empty(), "{text:?}");
        at = span.end();
    }
    assert!(text[at..].trim().is_empty(), "{text:?}");
}

fn both(text: &str) -> [Vec<Span>; 2] {
    let whole = SentenceOptions::new().quotations(Quotations::Whole);
    [sentences(text).collect(), whole.sentences(text).collect()]
}

/// Text made of the pieces that the rules are about.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Mr.",
        "U.S.",
        "Inc.",
        "p.m.",
        "No.",
        "Jan.",
        "St.",
        "etc.",
        "e.g.",
        "J.",
        "The",
        "the",
        "he",
        "I",
        "said",
        "Smith",
        "Yahoo!",
        "word",
        "5",
        "1.",
        "2)",
        "3.14",
        "•",
        "•",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "''",
        "(",
        ")",
        "[12]",
        "[...]",
        ".",
        ".",
        ".",
        "!",
        "?",
        "…",
        "...",
        ". . .",
        "。",
        "।",
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\t",
        "\u{a0}",
        "\u{2009}",
        "—",
        "-",
        ",",
        ";",
        ":-)",
        "http://a.example/x?y=1",
        "***",
        "É",
        "é",
        "漢",
        "\u{301}",
        "\u{2028}",
        "a line that is just about as wide as lines of wrapped text",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_join_to_the_text(text in pieces()) {
        for spans in both(&text) {
            check(&text, &spans);
        }
    }

    #[test]
    fn any_text_at_all(text in any::<String>()) {
        for spans in both(&text) {
            check(&text, &spans);
        }
    }

    #[test]
    fn a_text_twice_has_its_sentences_twice(text in pieces()) {
        // whether lines were broken to a width is told by how many are wide
        prop_assume!(text.lines().filter(|line| line.len() >= 45).count() < 2);
        let twice = format!("{text}\n\n{text}");
        let offset = text.len() + 2;
        for (once, twice) in both(&text).into_iter().zip(both(&twice)) {
            let again = once.iter().map(|s| Span::new(s.start() + offset, s.end() + offset).unwrap());
            prop_assert_eq!(once.iter().copied().chain(again).collect::<Vec<_>>(), twice);
        }
    }

    #[test]
    fn carriage_returns_change_nothing(text in pieces()) {
        let shifted = |at: usize| at + text[..at].matches('\n').count();
        for (unix, dos) in both(&text).into_iter().zip(both(&text.replace('\n', "\r\n"))) {
            let unix: Vec<_> = unix.iter().map(|s| Span::new(shifted(s.start()), shifted(s.end())).unwrap()).collect();
            prop_assert_eq!(unix, dos);
        }
    }
}

#[test]
fn a_megabyte_of_anything_takes_linear_time() {
    // Slow enough without optimization.
    const LEN: usize = if cfg!(debug_assertions) { 1 << 18 } else { 1 << 20 };
    for unit in [
        "\"", "“", "”", "„", "'", ".", "!", "?", "…", ". ", " .", "a", "a.", "A.", "a. ", "A. ", "1.", "1. ", "1)",
        ")", "(", " ", "\n", "\r\n", "\n ", " \n", "a\n", "•", "• ", "“a. ", "\"a. ", "a. \" ", "«a. ", "a.\"a",
        "a”. ", "é.", "漢", "。", "[1]", ".[1] ", ". [1", "?a", "é", "\u{2009}", "a.b ", "“A. B", "\u{c2}", "*", "***",
        "*** ", "\"A.\nb",
    ] {
        let text = unit.repeat(LEN / unit.len());
        let start = Instant::now();
        for spans in both(&text) {
            check(&text, &spans);
        }
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < 8.0, "{unit:?}: {seconds} s");
    }
}

#[test]
fn nothing_is_looked_at_before_it_is_asked_for() {
    let text = "One. ".repeat(1 << 20);
    let mut iterator = sentences(&text);
    let start = Instant::now();
    assert_eq!(iterator.next(), Span::new(0, 4));
    assert_eq!(iterator.clone().next(), Span::new(5, 9));
    assert!(start.elapsed().as_millis() < 50);
    assert_eq!(format!("{iterator:?}"), "Sentences { at: 5, .. }");
}

#[test]
fn a_byte_order_mark_belongs_to_no_sentence() {
    let text = "\u{feff}“Is it over?” she asked. It was.";
    let found: Vec<&str> = sentences(text).filter_map(|span| span.of(text)).collect();
    assert_eq!(found, ["“Is it over?” she asked.", "It was."]);
    assert_eq!(sentences("\u{feff}").count(), 0);
    // the first line is as wide with it as without
    let lines = "Prices of salt rose in March\nmost of it went abroad.";
    assert_eq!(sentences(&format!("\u{feff}{lines}")).count(), sentences(lines).count());
}
