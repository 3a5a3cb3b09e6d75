//! The order of the house: which module may know which, and what no file holds.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first. A module names modules of lower floors and of its own; those of a floor
/// belong together closely enough to know each other.
const FLOORS: &[&[&str]] = &[
    &["span", "error", "confidence", "handled", "room"],
    &["lexicon", "language"],
    &["sentence"],
    &["tag", "model", "choice", "token", "tagger"],
    &["engine"],
    &["mark", "quotation", "dateline", "label", "transcript", "naming", "verbs", "pasts", "phrase"],
    &["tally", "block", "cue", "source", "content", "boundary"],
    &["candidate"],
    &[
        "acceptance",
        "action",
        "aside",
        "voice",
        "signature",
        "spoken",
        "framed",
        "fronted",
        "bounds",
        "beside",
        "between",
        "clauses",
        "control",
        "reach",
        "nested",
        "owner",
        "passive",
        "replied",
        "subject",
        "subordinate",
        "trailing",
        "governed",
        "led",
    ],
    &["cited", "holder", "no_saying", "settle"],
    &["attribution"],
    &["record", "continued", "dashed", "dialogue", "discourse", "status", "mention", "speaker", "quote", "claim"],
    &["id", "check", "document", "view", "explain"],
    &["pipeline", "notice"],
    &["layer", "builder", "extractor"],
    &["training"],
];

/// A file that is longer is two.
const LINES: usize = 400;

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file below `folder` with its text, by path.
fn sources(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                found.insert(path.clone(), fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

/// The module of the crate's root that a file belongs to; `None` for the root itself.
fn module_of(path: &Path) -> Option<String> {
    let first = path.strip_prefix(src()).unwrap().components().next().unwrap();
    let name = Path::new(first.as_os_str()).file_stem().unwrap().to_str().unwrap();
    (name != "lib").then(|| name.to_owned())
}

/// What the root passes on from its modules: name, and the module that it is of.
fn exported(root: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for rest in root.split("\npub use ").skip(1) {
        let (module, items) = rest.split(';').next().unwrap().split_once("::").unwrap();
        for item in items.trim_matches(['{', '}']).split(',') {
            names.insert(item.trim().to_owned(), module.to_owned());
        }
    }
    names.remove("");
    names
}

/// Code without comments and without what only tests compile.
fn code(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = text.lines().map(|line| line.split("//").next().unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

/// The first names after `crate::` in `code`, of a list in braces that of each item.
fn named(code: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let items = rest.strip_prefix('{').map_or_else(|| vec![rest], items);
        let is_end = |c: char| !c.is_alphanumeric() && c != '_';
        names.extend(items.into_iter().filter_map(|item| item.trim().split(is_end).next()));
    }
    names
}

/// The items of a list up to the brace that closes it.
fn items(list: &str) -> Vec<&str> {
    let (mut items, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '}' if depth == 0 => {
                items.push(&list[start..at]);
                break;
            }
            ',' if depth == 0 => {
                items.push(&list[start..at]);
                start = at + 1;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

fn floor(module: &str) -> usize {
    let floor = FLOORS.iter().position(|floor| floor.contains(&module));
    floor.unwrap_or_else(|| panic!("{module} stands on no floor: give it one in tests/architecture.rs"))
}

#[test]
fn modules_name_only_what_stands_below_them() {
    let sources = sources(&src());
    let exported = exported(&sources[&src().join("lib.rs")]);
    let mut wrong = Vec::new();
    for (path, text) in &sources {
        let Some(module) = module_of(path) else { continue };
        if path.ends_with("tests.rs") {
            continue;
        }
        for name in named(&code(text)) {
            let other = exported.get(name).map_or(name, String::as_str);
            if floor(other) > floor(&module) {
                wrong.push(format!("{} names {other}, which stands above {module}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_floor_is_lived_on() {
    let sources = sources(&src());
    let modules: Vec<String> = sources.keys().filter_map(|path| module_of(path)).collect();
    for module in FLOORS.iter().copied().flatten() {
        assert!(modules.iter().any(|it| it == module), "there is no module {module}");
    }
    for module in modules {
        floor(&module);
    }
}

#[test]
fn no_file_is_too_long() {
    for (path, text) in sources(&src()) {
        let lines = text.lines().count();
        assert!(lines <= LINES, "{} has {lines} lines", path.display());
    }
}

/// Clippy refuses what can panic; this holds that nobody tells it not to, and that the library reaches
/// for nothing outside of it.
#[test]
fn nothing_panics_and_nothing_reaches_outside() {
    let words = [
        "allow(clippy::unwrap_used",
        "allow(clippy::expect_used",
        "allow(clippy::panic",
        "allow(clippy::indexing_slicing",
        "allow(clippy::string_slice",
        "allow(unsafe_code",
        "unsafe ",
        "std::env",
        "std::fs",
        "std::io",
        "std::net",
        "std::process",
        "std::thread",
        "std::time",
        "println!",
        "dbg!",
        "assert!(false",
    ];
    for (path, text) in sources(&src()) {
        if module_of(&path).is_some_and(|it| it == "training") || path.ends_with("tests.rs") {
            continue;
        }
        // An index that is out of bounds in a constant does not compile.
        let text = text.replace("#[allow(clippy::indexing_slicing)] // evaluated by the compiler", "");
        let code = code(&text);
        for word in words {
            assert!(!code.contains(word), "{} holds {word:?}", path.display());
        }
    }
    let root = fs::read_to_string(src().join("lib.rs")).unwrap();
    assert!(root.contains("#![forbid(unsafe_code)]"));
}

#[test]
fn the_reader_of_sources_sees_what_it_must() {
    let text = "use crate::{a, b::{C, c}, D};\nfn f() { crate::g::h() } // crate::comment\n\n#[cfg(test)]\nmod tests {\nuse crate::t;}";
    assert_eq!(named(&code(text)), ["a", "b", "D", "g"]);
    let names = exported("\npub use a::{B, C};\npub use d::E;\n");
    assert_eq!(names.into_iter().map(|(name, of)| name + " " + &of).collect::<Vec<_>>(), ["B a", "C a", "E d"]);
}
