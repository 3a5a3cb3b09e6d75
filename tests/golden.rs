//! The whole output for the article that the examples embed, held word for word.
//!
//! Where a change of it is wanted: `INQUIT_BLESS=1 cargo test --test golden`, then read the diff.
#![cfg(feature = "serde")]

use std::path::Path;
use std::{env, fs};

use inquit::{Document, Extraction, Extractor};

const ARTICLE: &str = include_str!("../examples/article.txt");

#[test]
fn the_article_gives_the_stored_document() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/article.json");
    let document = Extractor::new().extract(ARTICLE).with_id("article");
    let now = serde_json::to_string_pretty(&document).unwrap() + "\n";
    if env::var_os("INQUIT_BLESS").is_some() {
        fs::write(&path, &now).unwrap();
    }
    let stored = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let lines = now.lines().zip(stored.lines()).zip(1..);
    for ((now, stored), line) in lines {
        assert_eq!(now, stored, "tests/golden/article.json:{line}: bless it if this is wanted");
    }
    assert_eq!(now.lines().count(), stored.lines().count());
    let extraction: Extraction = serde_json::from_str(&stored).unwrap();
    assert_eq!(Document::with_extraction(ARTICLE, extraction).unwrap(), document);
}
