//! The cost of hostile texts grows as they do. Sixteen times the text costs at most twenty times the work.
//!
//! Work is the processor time of this thread alone, so that other programs do not count, and the least of
//! several runs, so that what disturbs one of them does not either. What grows with the square of the text
//! costs 256 times as much: the bound is far from both.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;
use std::time::Duration;

use cpu_time::ThreadTime;
use inquit::Extractor;

/// The text that is multiplied, in bytes.
const SMALL: usize = if cfg!(debug_assertions) { 8 << 10 } else { 32 << 10 };
const FACTOR: usize = 16;
/// What 16 times the text may cost; the short text of an unoptimised build is too short to be held to 20.
const MOST: u32 = if cfg!(debug_assertions) { 28 } else { 20 };
/// Costs that say nothing, as the first touch of fresh memory.
const SLACK: Duration = Duration::from_millis(5);
/// How often a case that is over the bound is measured again before it fails.
const TRIES: usize = 8;

/// What is repeated; `{n}` is another name each time.
const UNITS: &[&str] = &[
    // marks
    "“",
    "“a ",
    "‘a ",
    "'",
    "’",
    "' ",
    "\"",
    "\"a\" ",
    "\"a ",
    "“a ‘b “c ‘d ",
    "“a ‘b c’ d” ",
    "“”",
    "„a “b «c ",
    "a” ",
    "``",
    "「",
    "«a ",
    "‘",
    "s’ ",
    // cues, names and what ties them
    "said ",
    "according to ",
    "Roe ",
    "Ann Roe, ",
    "He said she said ",
    "He said it. ",
    "He said it.\n\n",
    "she said that ",
    "adding that ",
    "who said who ",
    "“a,” Roe said. ",
    "“It is so.” ",
    "“It is so.\n",
    "the head of ",
    "“a,” he said, “",
    "{n} ",
    "{n} said it rained. ",
    "{n} met {n}. He said it rained. ",
    "the ministry ",
    "President ",
    "Roe and ",
    "Roe’s ",
    "ANN: Yes.\n",
    "a: ",
    "the dog saw a cat and ",
    // words and figures
    "a",
    "A",
    "ABC DEF ",
    "1",
    "1 ",
    "$1 ",
    "million ",
    "1 million and ",
    "5 percent of ",
    "1,",
    "1.1.",
    "and ",
    "that ",
    "not ",
    "more than ",
    "since 2011 ",
    "on Monday ",
    "語",
    "e\u{301}",
    "🦆",
    "a-",
    "http://a.b/",
    // what ends sentences
    "\n",
    "\r\n",
    " ",
    " \n",
    "a\n",
    ".",
    ". ",
    "!\n",
    "? ",
    "… ",
    "。",
    "Mr. ",
    "U.S. ",
    "J. ",
    "10 a.m. ",
    "1. a\n",
    "- a\n",
    "Did he? ",
    "a; ",
    ",",
    ", ",
    "(",
    ")",
    "[",
    "(a ",
    "\0",
    "\u{feff}",
    "\u{200b}",
];

fn text(unit: &str, length: usize) -> String {
    let mut text = String::with_capacity(length + 64);
    let mut names = 0_u32..;
    while text.len() < length {
        let (first, rest) = unit.split_once("{n}").map_or((unit, None), |(first, rest)| (first, Some(rest)));
        text.push_str(first);
        for part in rest.into_iter().flat_map(|rest| rest.split("{n}")) {
            let number = names.next().unwrap();
            let letters = (0..5).map(|place| char::from(b'a' + (number >> (4 * place) & 15) as u8));
            write!(text, "B{}{part}", letters.collect::<String>()).unwrap();
        }
    }
    text
}

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
fn sixteen_times_the_text_costs_at_most_twenty_times_the_work() {
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
