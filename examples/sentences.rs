//! The sentences of an article, one a line, with their place in it.
//!
//! `cargo run --release --example sentences [FILE]`: without a file the embedded article, `-` for standard input.

mod common;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    common::with_article(|text, out| {
        // No extractor is needed, and nothing is read before it is asked for.
        for span in inquit::sentences(text) {
            // A span is a range of bytes; `of` gives the words that it covers. A sentence may go on over a
            // line break, which is printed as a space.
            let words = span.of(text).unwrap_or_default().replace(['\r', '\n'], " ");
            writeln!(out, "{span}\t{words}")?;
        }
        Ok(())
    })
}
