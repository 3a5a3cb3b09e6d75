//! What holds of every text: of any characters at all, and of pieces that articles are made of.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::LazyLock;

use inquit::{Document, Extraction, Extractor};
use proptest::prelude::*;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// Pieces of articles, and what disturbs them.
const PIECES: &[&str] = &[
    "Ann Roe",
    "President Vesterholt",
    "the ministry",
    "she",
    "officials",
    "He",
    "The Grey Heron Co.",
    "said",
    "says",
    "according to",
    "pointed out",
    "adding",
    "told reporters",
    "denied",
    "has claimed",
    "that",
    "it was over",
    "the dam",
    "47 boats",
    "in late September",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "''",
    "«",
    "»",
    ",",
    ".",
    "?",
    "…",
    ":",
    "—",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{feff}",
    "\0",
    "e\u{301}",
    "\u{200b}",
    "\u{202e}",
    "شيء",
    "。",
    "🦆",
    "Mr.",
    "a.m.",
    "’s",
];

fn article() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES).prop_map(str::to_owned);
    let space = prop::sample::select(["", " "].as_slice());
    prop::collection::vec((piece, space), 0..80)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space.to_owned()]).collect())
}

/// The document goes to JSON and back, and everything in it can be said of its text.
fn holds(text: &str) {
    let document = EXTRACTOR.extract(text);
    let json = serde_json::to_string(&document).unwrap();
    let stored: Extraction = serde_json::from_str(&json).unwrap();
    let again = Document::with_extraction(text, stored).unwrap_or_else(|error| panic!("{error} in {text:?}"));
    assert_eq!(again, document);
    assert_eq!(EXTRACTOR.extract(text), document);
}

/// `json` with one of its numbers replaced.
fn with_number(json: &str, index: prop::sample::Index, number: u64) -> String {
    let is_digit = |at: usize| json.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts: Vec<usize> = (1..json.len()).filter(|&at| is_digit(at) && !is_digit(at - 1)).collect();
    let start = *index.get(&starts);
    let (before, rest) = json.split_at(start);
    format!("{before}{number}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// Goes wherever a document leads.
fn walk(document: &Document<'_>) {
    for attribution in document.attributions() {
        assert!(attribution.content().iter().all(|span| span.of(document.text()).is_some()));
        let around = std::iter::successors(Some(attribution), |it| it.within());
        assert!(around.count() <= document.attributions().len());
    }
    for speaker in document.speakers() {
        assert!(speaker.quotes().count() <= speaker.attributions().count() + document.quotes().len());
        assert!(speaker.mentions().iter().all(|span| span.of(document.text()).is_some()));
    }
    for quote in document.quotes() {
        assert!(quote.parts().iter().all(|span| span.of(document.text()).is_some()));
        let _ = quote.speaker();
    }
    assert!(document.sentences().all(|sentence| sentence.text().len() == sentence.span().len()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_document_that_can_be_stored(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_article_gives_a_document_that_can_be_stored(text in article()) {
        holds(&text);
    }

    #[test]
    fn json_with_other_numbers_is_refused_or_harmless(
        text in article(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..200_u64), 1..3),
    ) {
        let mut json = serde_json::to_string(&EXTRACTOR.extract(&text)).unwrap();
        for (index, number) in changes {
            json = with_number(&json, index, number);
        }
        let stored = serde_json::from_str(&json);
        if let Ok(Ok(document)) = stored.map(|stored| Document::with_extraction(&text, stored)) {
            walk(&document);
        }
    }

    #[test]
    fn any_rows_are_read_or_refused(rows in "[a-z|#_. \n“é]{0,60}") {
        let build = Extractor::builder().cues(&rows).titles(&rows).abbreviations(&rows).boilerplate(&rows).build();
        let _ = build.map(|extractor| extractor.extract(&rows).into_static());
    }
}
