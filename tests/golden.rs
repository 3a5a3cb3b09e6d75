//! The whole output for the article that the examples embed, held word for word; and all that is found in the text of
//! each case, held without the figures that every new estimate of the weights moves.
//!
//! Where a change of it is wanted: `INQUIT_BLESS=1 cargo test --test golden`, then read the diff. A case file says what
//! is right; what is held here of its texts beside that is only what was found when it was last read.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use std::path::Path;
use std::{env, fs};

use inquit::{Document, Extraction, Extractor};
use serde_json::Value;

const ARTICLE: &str = include_str!("../examples/article.txt");

#[test]
fn the_article_gives_the_stored_document() {
    let document = Extractor::new().extract(ARTICLE).with_id("article");
    let stored = hold("article.json", &(serde_json::to_string_pretty(&document).unwrap() + "\n"));
    let extraction: Extraction = serde_json::from_str(&stored).unwrap();
    assert_eq!(Document::with_extraction(ARTICLE, extraction).unwrap(), document);
}

#[test]
fn the_cases_give_what_is_stored() {
    let extractor = Extractor::new();
    for stage in ["attribution", "sentence"] {
        let mut now = String::new();
        for case in support::cases(stage) {
            now += &format!("== {}\n", case.name);
            let found = serde_json::to_value(extractor.extract(&case.text)).unwrap();
            let lists =
                found.as_object().unwrap().iter().filter(|(list, _)| *list != "sentences" || stage == "sentence");
            for (list, records) in lists {
                for record in records.as_array().into_iter().flatten() {
                    now += &format!("{list}:{}\n", told(record, &case.text));
                }
            }
        }
        hold(&format!("{stage}.txt"), &now);
    }
}

/// Compares with the stored file, line by line, or stores it. Gives what is stored.
fn hold(name: &str, now: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if env::var_os("INQUIT_BLESS").is_some() {
        fs::write(&path, now).unwrap();
    }
    let stored = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    for ((now, stored), line) in now.lines().zip(stored.lines()).zip(1..) {
        assert_eq!(now, stored, "tests/golden/{name}:{line}: bless it if this is wanted");
    }
    assert_eq!(now.lines().count(), stored.lines().count());
    stored
}

/// What a record says, on one line: words for spans, and no likelihoods.
fn told(value: &Value, text: &str) -> String {
    match value {
        Value::Object(fields) => match (fields.get("start"), fields.get("end")) {
            (Some(start), Some(end)) if fields.keys().all(|key| ["start", "end", "text"].contains(&key.as_str())) => {
                let place = |it: &Value| it.as_u64().unwrap() as usize;
                let words = text.get(place(start)..place(end)).unwrap();
                format!("{words:?}@{}", start)
            }
            _ => fields.iter().filter(|(key, _)| !LIKELIHOODS.contains(&key.as_str())).fold(
                String::new(),
                |line, (key, value)| match told(value, text) {
                    value if value.is_empty() || value == "[]" || key == "text" => line,
                    value => line + " " + key + "=" + &value,
                },
            ),
        },
        Value::Array(list) => format!("[{}]", list.iter().map(|it| told(it, text)).collect::<Vec<_>>().join(" | ")),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Fields that hold likelihoods, and what is told by them.
const LIKELIHOODS: [&str; 4] = ["confidence", "check_worthiness", "reasons", "rivals"];
