//! The claims of an article, with who answers for them, as JSON.
//!
//! `cargo run --release --example claims [FILE]`: without a file the embedded article, `-` for standard input.

mod common;

use std::io::{self, Write};
use std::process::ExitCode;

use inquit::{Extractor, Layer};

fn main() -> ExitCode {
    common::with_article(|text, out| {
        // Only what a claim refers to is wanted beside it.
        let layers = [Layer::Claims, Layer::Attributions, Layer::Speakers];
        let extractor = Extractor::builder().layers(layers).build().map_err(io::Error::other)?;
        let document = extractor.extract(text);
        // What serde gives for a document is its JSON, straight into the output.
        serde_json::to_writer_pretty(&mut *out, &document)?;
        writeln!(out)
    })
}
