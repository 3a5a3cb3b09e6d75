//! A JSON object a line in ("text", "id"; other fields are ignored), a document a line out.
//!
//! `cargo run --release --example jsonl < articles.jsonl > documents.jsonl`
//!
//! A bad line is named on standard error, the others still go through, and the exit status is 1.

use std::borrow::Cow;
use std::io::{self, BufRead, BufWriter, Write};
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
    match run(io::stdin().lock(), BufWriter::new(io::stdout().lock())) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // A reader that stops early, as `head` does, is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Line by line, so that memory does not grow with the input. Gives the number of bad lines.
fn run(mut input: impl BufRead, mut out: impl Write) -> io::Result<usize> {
    let extractor = Extractor::new();
    let (mut line, mut bad) = (Vec::new(), 0);
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        match serde_json::from_slice::<Article<'_>>(&line) {
            Ok(article) => {
                let mut document = extractor.extract(&article.text);
                if let Some(id) = article.id {
                    document = document.with_id(id);
                }
                serde_json::to_writer(&mut out, &document)?;
                out.write_all(b"\n")?;
            }
            Err(_) if line.trim_ascii().is_empty() => {}
            Err(error) => {
                // What it says of "line 1" is of this one.
                let message = error.to_string().replace(" at line 1 column", " at column");
                eprintln!("line {number}: {message}");
                bad += 1;
            }
        }
    }
    out.flush()?;
    Ok(bad)
}
