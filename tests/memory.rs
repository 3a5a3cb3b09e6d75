//! How much memory an extraction holds at its peak, results included: counted by the allocator, so it is the same
//! wherever pointers are as wide.

#![allow(clippy::unwrap_used)]

#[path = "support/hostile.rs"]
mod hostile;

use std::alloc::System;

use cap::Cap;
use hostile::{text, UNITS};
use inquit::Extractor;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// What an extraction may take at most for a byte of an article, in bytes, once it is long enough for the buffers not to count.
const ARTICLE: f64 = 12.0;
/// The same for a byte of whatever text.
const ANYTHING: f64 = 240.0;

/// The length of a hostile text, in bytes; how often the article is repeated for more than that to be taken.
const LENGTH: usize = if cfg!(debug_assertions) { 32 << 10 } else { 256 << 10 };
const ARTICLES: usize = LENGTH / 140;

/// The most that was ever taken, up to the end of this extraction, for a byte of its text.
fn peak(extractor: &Extractor, text: &str) -> f64 {
    let before = MEMORY.allocated();
    drop(extractor.extract(text));
    (MEMORY.max_allocated() - before) as f64 / text.len() as f64
}

// One test, for the allocator counts what all threads do. The texts grow, so that each peak is the text's own.
#[test]
#[cfg_attr(not(feature = "serde"), ignore = "the same with and without it, and long")]
fn memory_is_a_multiple_of_the_text() {
    let extractor = Extractor::new();
    let mut most = (0.0, "");
    for unit in UNITS {
        let ratio = peak(&extractor, &text(unit, LENGTH));
        most = if ratio > most.0 { (ratio, unit) } else { most };
        assert!(ratio <= ANYTHING, "{unit:?}: {ratio} times its size");
    }
    println!("at worst {:.1} times the text, of {:?}", most.0, most.1);
    let article = peak(&extractor, &include_str!("../examples/article.txt").repeat(ARTICLES));
    println!("articles in a row: {article:.1} times their size");
    assert!(article <= ARTICLE, "an article: {article}");
    let source = format!("“It was so,” said Ro{}.\n\n", "e".repeat(1950));
    let carried = peak(&extractor, &(source + &"“I go. I go. I.”\n".repeat(2 * LENGTH / 17)));
    println!("a long source: {carried:.1} times");
    assert!(carried <= ANYTHING, "a long source: {carried}");
}
