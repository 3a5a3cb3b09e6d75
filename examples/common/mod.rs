//! What the examples share: where their text comes from, and how they end.
#![allow(dead_code)] // Each example uses its part.

use std::io::{self, BufWriter, Read, StdoutLock, Write};
use std::process::ExitCode;
use std::{env, fs};

/// Where an example prints to.
pub(crate) type Out = BufWriter<StdoutLock<'static>>;

/// Runs an example on the text that its argument names: none, the embedded article; `-`, standard input;
/// else a file. What goes wrong is said on standard error, and the exit status is 1.
pub(crate) fn with_article(example: impl FnOnce(&str, &mut Out) -> io::Result<()>) -> ExitCode {
    match article() {
        Ok(text) => print(|out| example(&text, out)),
        Err(message) => fail(&message),
    }
}

/// Runs what prints. A reader that stops early, as `head` does, is no failure.
pub(crate) fn print(example: impl FnOnce(&mut Out) -> io::Result<()>) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    match example(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => fail(&error.to_string()),
        _ => ExitCode::SUCCESS,
    }
}

fn article() -> Result<String, String> {
    let mut arguments = env::args_os().skip(1);
    let (name, rest) = (arguments.next(), arguments.next());
    let (name, bytes) = match name {
        None => return Ok(include_str!("../article.txt").to_owned()),
        Some(_) if rest.is_some() => return Err("one argument at most: a file, or - for standard input".to_owned()),
        Some(name) if name == "-" => {
            let mut bytes = Vec::new();
            ("standard input".to_owned(), io::stdin().read_to_end(&mut bytes).map(|_| bytes))
        }
        Some(name) => (name.to_string_lossy().into_owned(), fs::read(&name)),
    };
    let bytes = bytes.map_err(|error| format!("{name}: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        format!("{name}: not UTF-8 at byte {offset}")
    })
}

fn fail(message: &str) -> ExitCode {
    warn(&format!("error: {message}"));
    ExitCode::FAILURE
}

/// Says something on standard error, where that can be written to.
pub(crate) fn warn(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}
