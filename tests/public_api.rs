//! Everything public stands in `public_api.txt`, so that a break of it is seen in a diff.
//!
//! Where a change of it is wanted: `INQUIT_BLESS=1 cargo test --test public_api`, then read the diff.
//!
//! The list is read off the sources: the lint `unreachable_pub` sees to it that what is `pub` there can
//! be reached from outside, so that no compiler is needed to tell.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::{env, fs};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() && !path.ends_with("training") {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// The header of an item, on one line: what stands before its body.
fn header(lines: &[&str]) -> String {
    let mut whole = String::new();
    for line in lines {
        let line = line.split(" //").next().unwrap_or_default().trim();
        if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(line);
        if line.ends_with(['{', ';', ',', '}']) && !line.ends_with("(,") && balanced(&whole) {
            break;
        }
    }
    let end = whole.trim_end().trim_end_matches(['{', ';', ',']).trim_end();
    end.replace("( ", "(").replace(", )", ")").replace(" )", ")")
}

fn balanced(text: &str) -> bool {
    text.matches('(').count() == text.matches(')').count()
}

/// What the lines just above an item derive for it, and whether it may grow.
fn attributes(above: &[&str]) -> String {
    let mut found: Vec<String> = Vec::new();
    for line in above.iter().rev().map(|line| line.trim()) {
        let derived = line.split_once("derive(").and_then(|(_, rest)| rest.split_once(')'));
        match derived {
            Some((traits, _)) => found.extend(traits.split(", ").map(str::to_owned)),
            None if line == "#[non_exhaustive]" => found.push("non_exhaustive".to_owned()),
            None if line.starts_with("#[") || line.starts_with("//") => {}
            None => break,
        }
    }
    found.sort();
    found.join(", ")
}

/// The last segment of a path without its generics.
fn base(name: &str) -> &str {
    let name = name.split(['<', '(', ' ']).next().unwrap_or_default();
    name.rsplit("::").next().unwrap_or_default()
}

/// The public items of one file, each after what it stands in.
fn items(text: &str, exported: &str, listed: &mut Vec<String>) {
    let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let (mut around, mut variants_at) = (String::new(), None);
    for (place, line) in lines.iter().enumerate() {
        let depth = line.len() - line.trim_start().len();
        let code = line.trim_start();
        let (above, rest) = lines.split_at(place);
        if variants_at.is_some_and(|at| depth < at) {
            variants_at = None;
        }
        if variants_at == Some(depth) && code.starts_with(|c: char| c.is_ascii_uppercase()) {
            let variant = header(rest);
            listed.push(format!("{around}::{}", variant.split(" = ").next().unwrap_or_default()));
        } else if code.starts_with("impl") {
            let whole = header(rest);
            let whole = whole.trim_end_matches(" {}");
            let of = whole.rsplit(" for ").next().unwrap_or_default();
            if of != whole && exported.split(|c: char| !c.is_alphanumeric()).any(|it| it == base(of)) {
                listed.push(whole.to_owned());
            }
            around = match whole.strip_prefix("impl ") {
                Some(name) => name.to_owned(),
                None => whole.split_once("> ").map_or(whole, |(_, name)| name).to_owned(),
            };
        } else if let Some(item) = code.strip_prefix("pub ").or(code.strip_prefix("$vis ")) {
            let whole = header(rest);
            let whole = if whole.contains("fn ") { &whole } else { whole.split(" = ").next().unwrap_or_default() };
            if item.starts_with("enum ") || item.starts_with("struct ") {
                around = base(whole.trim_start_matches("pub enum ").trim_start_matches("pub struct ")).to_owned();
                variants_at = item.starts_with("enum ").then_some(depth + 4);
                let name = whole.split('(').next().unwrap_or_default();
                listed.push(format!("{name}: {}", attributes(above)).trim_end_matches(": ").to_owned());
            } else if depth > 0 {
                listed.push(format!("{around}: {whole}"));
            } else {
                listed.push(whole.to_owned());
            }
        }
    }
}

#[test]
fn the_public_api_is_the_stored_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("src"), &mut paths);
    let lib = fs::read_to_string(root.join("src/lib.rs")).unwrap();
    let exported: Vec<&str> = lib.split("\npub use ").skip(1).filter_map(|rest| rest.split(';').next()).collect();
    let mut listed = Vec::new();
    for path in paths {
        items(&fs::read_to_string(path).unwrap(), &exported.join(" "), &mut listed);
    }
    listed.sort();
    listed.dedup();
    let now = listed.join("\n") + "\n";
    let stored = root.join("tests/public_api.txt");
    if env::var_os("INQUIT_BLESS").is_some() {
        fs::write(&stored, &now).unwrap();
    }
    let before = fs::read_to_string(&stored).unwrap().replace("\r\n", "\n");
    let gone = before.lines().filter(|line| !now.lines().any(|it| it == *line)).map(|line| format!("- {line}"));
    let new = now.lines().filter(|line| !before.lines().any(|it| it == *line)).map(|line| format!("+ {line}"));
    let changes: Vec<String> = gone.chain(new).collect();
    assert!(changes.is_empty(), "tests/public_api.txt, to be blessed if this is wanted:\n{}", changes.join("\n"));
}
