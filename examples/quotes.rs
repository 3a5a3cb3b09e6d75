//! Each quote of an article with its speaker, and what says that it is his.
//!
//! `cargo run --release --example quotes [FILE]`: without a file the embedded article, `-` for standard input.

mod common;

use std::io::Write;
use std::process::ExitCode;

use inquit::Extractor;

fn main() -> ExitCode {
    // Built once, however many articles there are.
    let extractor = Extractor::new();
    common::with_article(|text, out| {
        let document = extractor.extract(text);
        for quote in document.quotes() {
            // Nobody is named where the evidence is weak.
            let speaker = quote.speaker().map_or("unknown", |speaker| speaker.name());
            writeln!(out, "{speaker}: “{}”", quote.text())?;
            let Some(attribution) = quote.attribution() else { continue };
            let source = attribution.source().map_or("none", |source| source.text());
            let cue = attribution.cue().map_or("none", |cue| cue.text());
            let (rule, confidence) = (attribution.rule(), attribution.confidence());
            writeln!(out, "    source: {source}; cue: {cue}; rule: {rule:?}; confidence: {confidence}\n")?;
        }
        Ok(())
    })
}
