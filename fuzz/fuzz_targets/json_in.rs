#![no_main]
//! Any JSON beside any text (a text, a line break, JSON) is refused or harmless.

use inquit::{Document, Extraction};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    let Some((text, json)) = data.split_once('\n') else { return };
    let Ok(stored) = serde_json::from_str::<Extraction>(json) else { return };
    let Ok(document) = Document::with_extraction(text, stored) else { return };
    for attribution in document.attributions() {
        assert!(attribution.content().iter().all(|s| s.of(text).is_some()));
        let around = std::iter::successors(Some(attribution), |it| it.within());
        assert!(around.count() <= document.attributions().len());
    }
    for speaker in document.speakers() {
        let _ = speaker.quotes().count() + speaker.attributions().count();
    }
    for quote in document.quotes() {
        let _ = (quote.speaker(), quote.text());
    }
    for claim in document.claims() {
        let _ = claim.text();
    }
    let again = serde_json::to_string(&document).unwrap();
    let stored: Extraction = serde_json::from_str(&again).unwrap();
    assert_eq!(Document::with_extraction(text, stored).unwrap(), document);
});
