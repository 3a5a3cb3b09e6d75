//! What the examples promise on their input and output: they are run as a reader would run them.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs an example with these arguments on this standard input.
fn run(example: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["run", "--quiet", "--example", example, "--"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // An example that reads no input may be gone before it is written.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn lines(bytes: &[u8]) -> Vec<String> {
    String::from_utf8(bytes.to_vec()).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn jsonl_answers_each_good_line_and_names_each_bad_one() {
    let input = b"{\"id\": \"a\", \"text\": \"Rain fell.\", \"more\": [1, {\"text\": 2}]}\n\
        nonsense\n\
        {\"id\": 18446744073709551615, \"text\": \"\\u0041nn \\\"left\\\".\"}\r\n\
        \n\
        {\"id\": \"c\"}\n\
        {\"text\": \"\xff\"}\n\
        {\"text\": 7}\n\
        [\"text\"]\n\
        {\"text\": \"No id, no line break.\"}";
    let output = run("jsonl", &[], input);
    let out = lines(&output.stdout);
    let heads: Vec<&str> = out.iter().map(|line| line.split(",\"speakers\"").next().unwrap()).collect();
    assert_eq!(
        heads,
        [
            r#"{"schema":1,"id":"a","sentences":[{"start":0,"end":10}]"#,
            r#"{"schema":1,"id":18446744073709551615,"sentences":[{"start":0,"end":11}]"#,
            r#"{"schema":1,"id":null,"sentences":[{"start":0,"end":21}]"#,
        ]
    );
    let mut errors = lines(&output.stderr);
    errors.retain(|line| line.starts_with("line "));
    let named: Vec<&str> = errors.iter().filter_map(|line| line.split_once(": ")).map(|(head, _)| head).collect();
    assert_eq!(named, ["line 2", "line 5", "line 6", "line 7", "line 8"]);
    assert_eq!(errors.get(1).map(String::as_str), Some("line 5: missing field `text` at column 11"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn jsonl_of_good_lines_ends_well() {
    for input in ["", "{\"text\":\"\"}\n"] {
        let output = run("jsonl", &[], input.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(lines(&output.stdout).len(), input.lines().count());
    }
}

#[test]
fn an_article_comes_from_a_file_or_from_standard_input() {
    let text = "Dr. Roe left. Nobody asked why.";
    let piped = run("sentences", &["-"], text.as_bytes());
    assert_eq!(lines(&piped.stdout), ["0..13\tDr. Roe left.", "14..31\tNobody asked why."]);
    let file = run("sentences", &["examples/article.txt"], b"");
    assert_eq!(file.stdout, run("sentences", &[], b"").stdout);
}

#[test]
fn what_cannot_be_read_is_said_and_ends_badly() {
    for example in ["quotes", "sentences", "claims"] {
        for (arguments, input, message) in [
            (["no/such/file"].as_slice(), b"".as_slice(), "error: no/such/file: "),
            (&["-"], b"a\xffb", "error: standard input: not UTF-8 at byte 1"),
            (&["a", "b"], b"", "error: one argument at most: a file, or - for standard input"),
        ] {
            let output = run(example, arguments, input);
            assert_eq!(output.status.code(), Some(1), "{example} {arguments:?}");
            assert!(output.stdout.is_empty());
            let said = lines(&output.stderr);
            assert!(said.last().is_some_and(|line| line.starts_with(message)), "{example} {arguments:?}: {said:?}");
        }
    }
}
