#![no_main]
//! Sentences lie in the text, in order, apart, and hold all that is not white space.

use inquit::{Quotations, SentenceOptions, Span};
use libfuzzer_sys::fuzz_target;

fn check(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start() >= end && !span.is_empty());
        assert!(span.of(text).is_some());
        assert!(text[end..span.start()].chars().all(|c| c.is_whitespace() || c == '\u{feff}'), "{:?}", &text[end..span.start()]);
        end = span.end();
    }
    assert!(text[end..].chars().all(|c| c.is_whitespace() || c == '\u{feff}'), "{:?}", &text[end..]);
}

fuzz_target!(|text: &str| {
    check(text, inquit::sentences(text));
    check(text, SentenceOptions::new().quotations(Quotations::Whole).sentences(text));
});
