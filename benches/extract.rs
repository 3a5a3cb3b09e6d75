//! How fast articles are read, in bytes a second: short, as long as an article, as long as a book; layer by layer;
//! with JSON out. And how long it takes until the first one can be read.
//! `cargo bench --bench extract`

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{criterion_group, criterion_main, BenchmarkId, Criterion, Throughput};
use inquit::{Extractor, Layer};

mod common;

use common::news;

fn layers(layers: &[Layer]) -> Extractor {
    Extractor::builder().layers(layers.iter().copied()).build().unwrap()
}

fn reading(c: &mut Criterion) {
    let extractors = [
        ("sentences", layers(&[Layer::Sentences])),
        ("attributions and quotes", layers(&[Layer::Attributions, Layer::Quotes])),
        ("all", Extractor::new()),
    ];
    let mut group = c.benchmark_group("extract");
    for (length, name) in [(300, "short"), (5_000, "article"), (1 << 20, "book")] {
        let text = news(length);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(if length > 100_000 { 10 } else { 50 });
        for (what, extractor) in &extractors {
            group.bench_function(BenchmarkId::new(*what, name), |b| b.iter(|| extractor.extract(black_box(&text))));
        }
    }
    group.finish();
}

#[cfg(feature = "serde")]
fn writing(c: &mut Criterion) {
    let text = news(5_000);
    let extractor = Extractor::new();
    let document = extractor.extract(&text);
    let json = serde_json::to_string(&document).unwrap();
    let mut group = c.benchmark_group("json");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("out", |b| b.iter(|| serde_json::to_string(black_box(&document)).unwrap()));
    group.bench_function("in", |b| {
        b.iter(|| {
            let stored: inquit::Extraction = serde_json::from_str(black_box(&json)).unwrap();
            inquit::Document::with_extraction(text.as_str(), stored).unwrap()
        });
    });
    group.bench_function("extract and out", |b| {
        b.iter(|| serde_json::to_string(&extractor.extract(black_box(&text))).unwrap());
    });
    group.finish();
}

#[cfg(not(feature = "serde"))]
fn writing(_: &mut Criterion) {}

/// The tables are parsed once in a process: the first extractor takes that time, printed here, later ones none.
fn building(c: &mut Criterion) {
    let start = std::time::Instant::now();
    let first = Extractor::new();
    println!("the first Extractor::new() of the process: {:?}", start.elapsed());
    drop(first);
    let mut group = c.benchmark_group("build");
    group.bench_function("new", |b| b.iter(Extractor::new));
    group.bench_function("own cue", |b| {
        b.iter(|| {
            let rows = black_box("herald | herald heralds heralded heralding | announces | “Salt!” she heralded.");
            Extractor::builder().cues(rows).build().unwrap()
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().without_plots();
    targets = building, reading, writing
}
criterion_main!(benches);
