use std::collections::BTreeSet;

use super::lexicon::{Lexicon, ABBREVIATIONS, FOLLOWERS, STARTERS};
use super::*;
use crate::lexicon::table::Row;

/// What `marked` is split into, with ` // ` between sentences.
fn split(splitter: &Splitter, text: &str) -> String {
    let sentences: Vec<_> = splitter.sentences(text).map(|s| s.text(text)).collect();
    sentences.join(" // ")
}

fn english() -> Splitter {
    Splitter::english(SentenceOptions::new())
}

fn rows(table: Table<'static>, columns: usize) -> Vec<Row<'static>> {
    table.rows(columns).map(|row| row.unwrap()).collect()
}

#[test]
fn the_shipped_tables_are_read() {
    Lexicon::read(None).unwrap();
}

#[test]
fn tables_are_sorted_and_have_no_doubles() {
    for (table, columns) in [(ABBREVIATIONS, 3), (STARTERS, 2), (FOLLOWERS, 3)] {
        let forms: Vec<_> = rows(table, columns)
            .iter()
            .map(|row| row.cell(0).text.to_lowercase())
            .collect();
        for pair in forms.windows(2) {
            assert!(
                pair[0] < pair[1],
                "{}: {} before {}",
                table.name,
                pair[0],
                pair[1]
            );
        }
    }
}

#[test]
fn every_example_works() {
    let mut wrong = Vec::new();
    for table in [ABBREVIATIONS, FOLLOWERS] {
        for row in rows(table, 3) {
            let (form, example) = (row.cell(0).text, row.cell(2).text);
            if !example.contains(form) {
                wrong.push(format!("{form:?} is not in its example: {example}"));
            }
            let found = split(&english(), &example.replace(" // ", " "));
            if found != example {
                wrong.push(format!("{form}: {example}\n    {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_starter_starts_a_sentence_after_an_acronym() {
    for row in rows(STARTERS, 2) {
        let word = row.cell(0).text;
        let capital = word[..1].to_uppercase() + &word[1..];
        let text = format!("He knew the U.S. // {capital} came.");
        assert_eq!(split(&english(), &text.replace(" // ", " ")), text);
    }
}

#[test]
fn every_class_has_a_row() {
    let classes: BTreeSet<_> = rows(ABBREVIATIONS, 3)
        .iter()
        .map(|row| row.cell(1).text)
        .collect();
    assert_eq!(classes.len(), 14, "{classes:?}");
}

#[test]
fn own_abbreviations_come_through_the_same_reader() {
    let own = |text| Table { name: "own", text };
    let options = SentenceOptions::new();
    let text = "The Obj. Group met.";
    assert_eq!(split(&english(), text), "The Obj. // Group met.");
    let splitter =
        Splitter::with_abbreviations(own("obj | title | The Obj. Group met."), options).unwrap();
    assert_eq!(split(&splitter, text), text);
    let refused = |text| {
        Splitter::with_abbreviations(own(text), options)
            .err()
            .unwrap()
    };
    assert_eq!(
        refused("obj | nonsense | The Obj. Group met.").to_string(),
        "own:1:7: \"nonsense\" is no class of abbreviation"
    );
    assert_eq!(
        refused("\nmuch too long for one | title | x").to_string(),
        "own:2:1: \"much too long for one\" is not a single word"
    );
}
