//! How fast sentences are found, against the other splitters, in one run:
//! `cargo bench --bench sentences`. The table in README comes from this.

#![allow(missing_docs, clippy::indexing_slicing)]

use std::hint::black_box;

use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use icu_segmenter::{options::SentenceBreakInvariantOptions, SentenceSegmenter};
use unicode_segmentation::UnicodeSegmentation;

const LEN: usize = 1 << 20;

const NAMES: &[&str] = &[
    "Mr. Okafor",
    "Ann Beck",
    "Sen. Maria Ruiz",
    "Dr. L. J. Haddad",
    "the mayor",
    "Gov. Dunn",
    "Kim Lindqvist Jr.",
    "a spokesman for the ministry",
    "José Moreau",
    "the company’s chief executive",
];
const PLACES: &[&str] = &[
    "Troy, Ala.",
    "the U.S.",
    "Lima",
    "Washington",
    "the harbor of St. Agathe",
    "Salem, Ore.",
    "northern Kenya",
    "São Paulo",
];
const THINGS: &[&str] = &[
    "the budget",
    "a plan worth $3.5 billion",
    "the bridge on 4th Ave.",
    "Harbor Inc.",
    "the bill, No. 47,",
    "the strike",
    "a report of some 1,200 pages",
    "the vote on Jan. 14",
    "the new line between the two towns",
    "interest rates",
];
const SENTENCES: &[&str] = &[
    "{N} told reporters in {P} on Tuesday that {T} would be delayed until the end of the year.",
    "“We have looked at {T} from every side, and we are not convinced,” {N} said.",
    "“Is it over?” {N} asked.",
    "\"It was the right thing to do. Nobody in {P} doubts it,\" {N} said at about 9:30 a.m. Wednesday.",
    "Shares of the company fell 2.4 percent, while those of its rivals, which had risen for most of the week, were little changed.",
    "The announcement comes after months of talks between {N} and officials in {P}, who had asked for more time.",
    "According to {N}, {T} is “a disgrace” (the ministry did not reply to a request for comment).",
    "It didn’t take long.",
    "But {N} – who lives in {P} – called {T} a mistake, and said that others, e.g. the unions, thought so, too.",
    "In a statement, the group said it had spent more than 40 million euros on {T} since 2011; critics say it was far more.",
    "Will {T} survive?",
    "“They don’t listen...” she added, pointing at {T}. “They never did!”",
];

/// A megabyte of news: paragraphs of one to four sentences, the same on every run.
fn news() -> String {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut pick = |from: &[&'static str]| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        from[(state % from.len() as u64) as usize]
    };
    let mut text = String::with_capacity(LEN + 1024);
    while text.len() < LEN {
        let count = pick(&["1", "2", "3", "4"]).len() + pick(&["", "a", "ab", "abc"]).len();
        for _ in 0..count {
            let sentence =
                pick(SENTENCES).replace("{N}", pick(NAMES)).replace("{P}", pick(PLACES)).replace("{T}", pick(THINGS));
            text.push_str(&sentence);
            text.push(' ');
        }
        text.pop();
        text.push_str("\n\n");
    }
    text
}

fn bench(c: &mut Criterion) {
    let text = news();
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let sentencize = sentencize::Segmenter::default();
    let whole = inquit::SentenceOptions::new().quotations(inquit::Quotations::Whole);
    let mut group = c.benchmark_group("sentences");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("inquit", |b| b.iter(|| inquit::sentences(black_box(&text)).count()));
    group.bench_function("inquit, quotations whole", |b| b.iter(|| whole.sentences(black_box(&text)).count()));
    group.bench_function("sentencize", |b| b.iter(|| sentencize.spans(black_box(&text)).len()));
    group.bench_function("icu_segmenter", |b| b.iter(|| icu.segment_str(black_box(&text)).count()));
    group.bench_function("sentencex", |b| b.iter(|| sentencex::segment("en", black_box(&text)).len()));
    group.bench_function("unicode_sentences", |b| b.iter(|| black_box(text.as_str()).unicode_sentences().count()));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().without_plots();
    targets = bench
}
criterion_main!(benches);
