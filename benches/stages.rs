//! How fast each stage is, in bytes a second, over texts that are short, as long as an article, as long as a book. Each
//! is timed with all that it stands on: what is its own is the difference.
//! `cargo bench --features training --bench stages`

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{criterion_group, criterion_main, BenchmarkId, Criterion, Throughput};
use inquit::training::Stages;
use inquit::{Extractor, Layer};

mod common;

use common::news;

type Run = Box<dyn Fn(&str) -> usize>;

fn stages() -> Vec<(&'static str, Run)> {
    let stage = |run: fn(&Stages, &str) -> usize| -> Run {
        let stages = Stages::default();
        Box::new(move |text| run(&stages, text))
    };
    let layers = |layers: &[Layer]| -> Run {
        let extractor = Extractor::builder().layers(layers.iter().copied()).build().unwrap();
        Box::new(move |text| extractor.extract(text).attributions().len())
    };
    vec![
        ("1 sentences", stage(Stages::sentences)),
        ("2 quotations, on 1", stage(Stages::quotations)),
        ("3 words, on 2", stage(Stages::words)),
        ("4 mentions, on 3", stage(Stages::mentions)),
        ("5 candidates, on 3", stage(Stages::candidates)),
        ("6 settled, on 5", stage(Stages::settled)),
        ("7 speakers and quotes, on 4 and 6", layers(&[Layer::Attributions, Layer::Quotes])),
        ("8 claims, on 7", layers(&[Layer::Attributions, Layer::Quotes, Layer::Claims])),
    ]
}

fn reading(c: &mut Criterion) {
    let stages = stages();
    let mut group = c.benchmark_group("stages");
    for (length, name) in [(300, "short"), (5_000, "article"), (1 << 20, "book")] {
        let text = news(length);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(if length > 100_000 { 10 } else { 50 });
        for (stage, run) in &stages {
            group.bench_function(BenchmarkId::new(*stage, name), |b| b.iter(|| run(black_box(&text))));
        }
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().without_plots();
    targets = reading
}
criterion_main!(benches);
