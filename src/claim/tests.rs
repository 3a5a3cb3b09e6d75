//! Runs the readable cases under `tests/cases/` and the examples of the tables.

use super::amount::Reader;
use super::words::{Words, ENGLISH};
use super::*;
use crate::lexicon::table::Table;

static WEIGHTS: &[u8] = include_bytes!("../lang/en/weights.bin");

fn block(text: &str, model: &Model) -> Block {
    let mut block = Block::default();
    block.fill(text, &[Span::between(0, text.len() as u32)], model);
    block
}

fn quantities_of(text: &str, words: &Words, model: &Model) -> Vec<Quantity> {
    let block = block(text, model);
    let mut found = Vec::new();
    (0..block.tokens.len()).for_each(|index| words.find(&block.tokens, index, &mut found));
    let mut out = Vec::new();
    quantity::quantities(Reader { text, tokens: &block.tokens, found: &found, words }, &mut out);
    out
}

fn shown(quantity: &Quantity, text: &str) -> String {
    let mut line = format!("{} {} {}", quantity.kind(), quantity.bound(), quantity.value());
    if let Some(upper) = quantity.upper() {
        line += &format!("..{upper}");
    }
    if let Some(of) = quantity.of() {
        line += &format!(" of {of}");
    }
    if let Some(unit) = quantity.unit() {
        line += &format!(" [{}]", unit.name());
    }
    line + " @ " + quantity.span().text(text)
}

#[test]
fn every_quantity_of_the_cases_is_read() {
    let (words, model) = (Words::new(ENGLISH).unwrap(), Model::new(WEIGHTS));
    let cases = include_str!("../../tests/cases/quantity/english.txt");
    let mut wrong = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for row in (Table { name: "quantity/english.txt", text: cases }).rows(2) {
        let row = row.unwrap();
        let text = row.cell(0).text;
        assert!(seen.insert(text), "twice: {text}");
        let all: Vec<String> = quantities_of(text, &words, &model).iter().map(|q| shown(q, text)).collect();
        if all.join("; ") != row.cell(1).text {
            wrong.push(format!("{text} | {}", all.join("; ")));
        }
    }
    assert!(seen.len() >= 150);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
