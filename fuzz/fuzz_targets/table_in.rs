#![no_main]
//! Any rows are read or refused, and what is read can be used. The first byte says for which table.

use inquit::Extractor;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    let Some(rows) = data.get(1..) else { return };
    let builder = Extractor::builder();
    let builder = match data.as_bytes()[0] % 10 {
        0 => builder.cues(rows),
        1 => builder.cue_nouns(rows),
        2 => builder.cue_phrases(rows),
        3 => builder.titles(rows),
        4 => builder.sources(rows),
        5 => builder.organisations(rows),
        6 => builder.given_names(rows),
        7 => builder.not_names(rows),
        8 => builder.boilerplate(rows),
        _ => builder.abbreviations(rows),
    };
    match builder.build() {
        Ok(extractor) => drop(extractor.extract(rows)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
