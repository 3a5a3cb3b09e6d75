//! Reads case files: `tests/cases/<stage>/*.txt`.
//!
//! ```text
//! # a comment, before the first case or after a blank line
//! == the name of the case
//! the text, which may have several lines
//! ---
//! what is expected, an item a line
//! ```
//!
//! A case reaches up to the next `== ` line; blank lines at its end do not count. In texts and
//! items `\n`, `\r`, `\t`, `\\` and `\u{…}` stand for what they stand for in Rust. A file that is
//! malformed or a name that comes twice is refused, not passed over.
#![allow(dead_code, unreachable_pub)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// One case: its name, where it stands, the text and what is expected of it.
#[derive(Debug, PartialEq)]
pub struct Case {
    pub place: String,
    pub name: String,
    pub text: String,
    pub expected: Vec<String>,
}

/// All cases in the files of a stage, in the order of the file names.
pub fn cases(stage: &str) -> Vec<Case> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(stage);
    let mut files: Vec<_> = fs::read_dir(&directory)
        .unwrap_or_else(|error| panic!("{}: {error}", directory.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut names = BTreeSet::new();
    let mut cases = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).unwrap();
        let read = parse(&name, &text).unwrap_or_else(|error| panic!("{error}"));
        for case in read {
            assert!(names.insert(case.name.clone()), "{}: a second {:?}", case.place, case.name);
            cases.push(case);
        }
    }
    assert!(!cases.is_empty(), "{}: no cases", directory.display());
    cases
}

/// The cases of one file; the error names the line.
pub fn parse(file: &str, text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines().zip(1..).peekable();
    let mut blank = true;
    while let Some((line, number)) = lines.next() {
        let place = format!("{file}:{number}");
        let Some(name) = line.strip_prefix("== ") else {
            let comment = blank && line.starts_with('#');
            if !(line.is_empty() || comment) {
                return Err(format!("{place}: neither a comment nor a case: {line:?}"));
            }
            blank = line.is_empty() || blank;
            continue;
        };
        let name = name.trim().to_owned();
        if name.is_empty() || cases.iter().any(|case| case.name == name) {
            return Err(format!("{place}: a case without a name of its own: {name:?}"));
        }
        let mut parts: [Vec<String>; 2] = Default::default();
        let mut dashed = false;
        while let Some((line, number)) = lines.next_if(|(line, _)| !line.starts_with("== ")) {
            let place = format!("{file}:{number}");
            match line {
                "---" if dashed => return Err(format!("{place}: a second line of dashes")),
                "---" => dashed = true,
                _ => parts[usize::from(dashed)].push(unescape(line).map_err(|e| format!("{place}: {e}"))?),
            }
        }
        let [text, mut expected] = parts;
        while expected.last().is_some_and(String::is_empty) {
            expected.pop();
        }
        if !dashed || text.is_empty() || expected.iter().any(String::is_empty) {
            return Err(format!("{place}: a case is a text, ---, and items without blank lines"));
        }
        cases.push(Case { place, name, text: text.join("\n"), expected });
    }
    Ok(cases)
}

fn unescape(line: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = line;
    while let Some((plain, escape)) = rest.split_once('\\') {
        out.push_str(plain);
        let (c, after) = match escape.chars().next() {
            Some('n') => ('\n', &escape[1..]),
            Some('r') => ('\r', &escape[1..]),
            Some('t') => ('\t', &escape[1..]),
            Some('\\') => ('\\', &escape[1..]),
            Some('u') => escape
                .strip_prefix("u{")
                .and_then(|body| body.split_once('}'))
                .and_then(|(hex, after)| Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, after)))
                .ok_or_else(|| format!("no character: {line:?}"))?,
            _ => return Err(format!("no such escape: {line:?}")),
        };
        out.push(c);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[test]
fn a_case_is_read() {
    let cases = parse("f", "# head\n\n== a\nx\\u{a0}y\n\nz\n---\nx\\ny\nz\n\n== b\nt\n---\n").unwrap();
    assert_eq!(cases[0].text, "x\u{a0}y\n\nz");
    assert_eq!(cases[0].expected, ["x\ny", "z"]);
    assert_eq!((cases[1].name.as_str(), cases[1].place.as_str()), ("b", "f:11"));
    assert!(cases[1].expected.is_empty());
}

#[test]
fn what_is_malformed_is_refused() {
    for (text, error) in [
        ("stray\n", "f:1: neither a comment nor a case: \"stray\""),
        ("== a\nx\n---\nx\n== a\nx\n---\nx\n", "f:5: a case without a name of its own: \"a\""),
        ("== a\nx\n", "f:1: a case is a text, ---, and items without blank lines"),
        ("== a\nx\n---\nx\n\nx\n", "f:1: a case is a text, ---, and items without blank lines"),
        ("== a\nx\n---\nx\n---\n", "f:5: a second line of dashes"),
        ("== a\n\\q\n---\nx\n", "f:2: no such escape: \"\\\\q\""),
    ] {
        assert_eq!(parse("f", text), Err(error.to_owned()));
    }
}
