//! The cost of hostile texts grows as they do.
//!
//! Counted in instructions, sixteen times the text costs sixteen times the work (see CONTRIBUTING.md for how to
//! count them). Here the processor time of this thread is taken, the least of several runs; of that, caches and
//! fresh memory take a share that grows with the text, by half as much again on a busy machine. What grows with
//! the square of the text costs 256 times as much: the bound is far from both. That memory grows no faster is
//! counted to the byte in `memory.rs`.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/hostile.rs"]
mod hostile;

use std::fmt::Write;
use std::time::Duration;

use cpu_time::ThreadTime;
use hostile::{text, UNITS};
use inquit::Extractor;

/// The text that is multiplied, in bytes.
const SMALL: usize = 32 << 10;
const FACTOR: usize = 16;
/// What 16 times the text may cost in time.
const MOST: u32 = 40;
/// Costs that say nothing, as the first touch of fresh memory.
const SLACK: Duration = Duration::from_millis(5);
/// How often a case that is over the bound is measured again before it fails.
const TRIES: usize = 8;

fn cost(extractor: &Extractor, text: &str, runs: usize) -> Duration {
    let run = || {
        let start = ThreadTime::now();
        let document = extractor.extract(text);
        let time = start.elapsed();
        drop(document);
        time
    };
    (0..runs).map(|_| run()).min().unwrap()
}

#[test]
#[cfg_attr(debug_assertions, ignore = "time is taken of the optimised build: cargo test --release --test growth")]
fn time_grows_as_the_text_does() {
    let extractor = Extractor::new();
    extractor.extract("“Warm,” she said.");
    let mut failed = String::new();
    for unit in UNITS {
        let (short, long) = (text(unit, SMALL), text(unit, SMALL * FACTOR));
        let (mut small, mut large) = (Duration::MAX, Duration::MAX);
        let grows = |small: Duration, large: Duration| large > (small + SLACK) * MOST;
        for _ in 0..TRIES {
            small = small.min(cost(&extractor, &short, 3));
            large = large.min(cost(&extractor, &long, 1));
            if !grows(small, large) {
                break;
            }
        }
        if grows(small, large) {
            writeln!(failed, "{unit:?}: {small:?}, then {large:?}").unwrap();
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

/// Sizes at which a recursion or a square would not end.
#[test]
fn very_long_texts_come_to_an_end() {
    let extractor = Extractor::new();
    let million = if cfg!(debug_assertions) { 1 << 17 } else { 1 << 20 };
    for unit in ["a", "\n", "“", "(", "A", "。"] {
        let text = unit.repeat(million);
        let document = extractor.extract(&text);
        assert!(document.sentences().len() <= million, "{unit}");
    }
}

/// A sentence without end is reported whole, whatever it is cut into for the choices.
#[test]
fn a_sentence_without_end_stays_whole() {
    let text = "he said that the dam had held and ".repeat(2000);
    let document = Extractor::new().extract(&text);
    assert_eq!(document.sentences().map(|s| s.text()).collect::<Vec<_>>(), [text.trim_end()]);
    assert!(document.attributions().len() > 100);
}
