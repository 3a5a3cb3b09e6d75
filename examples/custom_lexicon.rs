//! A cue and a title that the crate does not know, told to it by rows of one's own.
//!
//! `cargo run --release --example custom_lexicon`

mod common;

use std::io::Write;
use std::process::ExitCode;

use inquit::Extractor;

/// Rows of lemma, forms, stance and example: the columns of `src/lang/en/cues.txt`.
const CUES: &str = "herald | herald heralds heralded heralding | announces | “The salt is in,” she heralded.";

/// Rows of form, kind, gender and example: the columns of `src/lang/en/titles.txt`.
const TITLES: &str = "burgravine | office | f | Burgravine Odile Falk said no.";

const TEXT: &str = "“The salt is in,” heralded Burgravine Odile Falk. “The salt,” she heralded, “is ours.”";

fn main() -> ExitCode {
    // Rows that cannot be read are the one thing that can go wrong; the error names table, line and column.
    let extractor = match Extractor::builder().cues(CUES).titles(TITLES).build() {
        Ok(extractor) => extractor,
        Err(error) => {
            common::warn(&format!("error: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let document = extractor.extract(TEXT);
    common::print(|out| {
        for quote in document.quotes() {
            let speaker = quote.speaker();
            let (name, role) = (speaker.map(|it| it.name()), speaker.and_then(|it| it.role()));
            let cue = quote.attribution().and_then(|it| it.cue()).map(|cue| cue.text());
            writeln!(out, "“{}”\n    cue: {cue:?}; speaker: {name:?}; role: {role:?}", quote.text())?;
        }
        Ok(())
    })
}
