//! A JSON object a line in ("text", "id"; other fields are ignored), a document a line out.
//!
//! `cargo run --release --example jsonl < articles.jsonl > documents.jsonl`
//!
//! A bad line is named on standard error, the others still go through, and the exit status is 1.

mod common;

use std::borrow::Cow;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use inquit::{Extractor, Id};
use serde::Deserialize;

/// What is read of a line. The text is borrowed from it where it holds no escapes.
#[derive(Deserialize)]
struct Article<'a> {
    id: Option<Id>,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

fn main() -> ExitCode {
    let extractor = Extractor::new();
    // One line is held at a time, so that memory does not grow with the input.
    let (mut input, mut line, mut json) = (io::stdin().lock(), Vec::new(), Vec::new());
    let mut bad = 0;
    let status = common::print(|out| {
        for number in 1.. {
            line.clear();
            if input.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            match serde_json::from_slice::<Article<'_>>(&line) {
                Ok(Article { id, text }) => {
                    let document = extractor.extract(&text);
                    let document = if let Some(id) = id { document.with_id(id) } else { document };
                    json.clear();
                    serde_json::to_writer(&mut json, &document)?;
                    json.push(b'\n');
                    out.write_all(&json)?;
                }
                Err(_) if line.trim_ascii().is_empty() => {}
                Err(error) => {
                    bad += 1;
                    // What it says of "line 1" is of this one.
                    let error = error.to_string().replace(" at line 1 column", " at column");
                    common::warn(&format!("line {number}: {error}"));
                }
            }
        }
        Ok(())
    });
    if bad == 0 {
        status
    } else {
        ExitCode::FAILURE
    }
}
