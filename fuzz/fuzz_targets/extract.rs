#![no_main]
//! What is found lies in its text, in order, and goes to JSON and back.

use std::sync::LazyLock;

use inquit::{Document, Extraction, Extractor, Span};
use libfuzzer_sys::fuzz_target;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fn in_order(spans: &[Span], text: &str) {
    assert!(spans.iter().all(|s| s.of(text).is_some()));
    assert!(spans.windows(2).all(|p| p[0].end() <= p[1].start()), "{spans:?}");
}

fuzz_target!(|text: &str| {
    let document = EXTRACTOR.extract(text);
    let sentences: Vec<Span> = document.sentences().map(|s| s.span()).collect();
    in_order(&sentences, text);
    for attribution in document.attributions() {
        in_order(attribution.content(), text);
    }
    for quote in document.quotes() {
        in_order(quote.parts(), text);
    }
    // no word is quoted twice
    let mut quoted: Vec<Span> = document.quotes().flat_map(|q| q.parts().to_vec()).collect();
    quoted.sort();
    in_order(&quoted, text);
    for speaker in document.speakers() {
        in_order(speaker.mentions(), text);
    }
    let json = serde_json::to_string(&document).unwrap();
    let stored: Extraction = serde_json::from_str(&json).unwrap();
    assert_eq!(Document::with_extraction(text, stored).unwrap(), document);
});
