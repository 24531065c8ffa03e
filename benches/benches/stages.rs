//! Every stage on the same plan text, with pulldown-cmark's event iteration on the same bytes beside.
//!
//! ```text
//! cargo bench -p kehoach-benches
//! cargo bench -p kehoach-benches -- 'plan|pulldown'
//! ```
//!
//! Rates are bytes of the text per second of wall clock, on one thread.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kehoach::outline::Outline;
use kehoach_tests::compose;

/// About what a plan has, and what a whole archive glued together has.
const SIZES: [(&str, usize); 2] = [("24 KB", 24_000), ("4 MB", 4_000_000)];

fn stages(c: &mut Criterion) {
    for (name, bytes) in SIZES {
        let text = compose::plans(bytes);
        let mut group = c.benchmark_group("text to");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(20).measurement_time(Duration::from_secs(4));
        group.bench_with_input(
            BenchmarkId::new("pulldown-cmark events", name),
            &*text,
            |b, text| {
                b.iter(|| pulldown_cmark::Parser::new(black_box(text)).count());
            },
        );
        group.bench_with_input(BenchmarkId::new("repaired text", name), &*text, |b, text| {
            b.iter(|| kehoach::text::repair(black_box(text)));
        });
        group.bench_with_input(BenchmarkId::new("lines", name), &*text, |b, text| {
            b.iter(|| kehoach::lines::read(black_box(text)));
        });
        group.bench_with_input(BenchmarkId::new("outline", name), &*text, |b, text| {
            b.iter(|| Outline::of(black_box(text)));
        });
        // The outline has paid for the lines.
        let lines = kehoach::lines::read(&text);
        group.bench_with_input(BenchmarkId::new("mentions", name), &*text, |b, text| {
            b.iter(|| mentions(black_box(text), &lines));
        });
        group.bench_with_input(BenchmarkId::new("plan", name), &*text, |b, text| {
            b.iter(|| kehoach::parse(black_box(text)));
        });
        group.bench_with_input(
            BenchmarkId::new("plan without mentions", name),
            &*text,
            |b, text| {
                let parser = kehoach::Parser::new().mentions(false);
                b.iter(|| parser.parse(black_box(text)));
            },
        );
        group.bench_with_input(BenchmarkId::new("JSON", name), &*text, |b, text| {
            b.iter(|| kehoach_json::to_string(&kehoach::parse(black_box(text))));
        });
        group.finish();
    }
}

/// The mentions of a text, line by line.
fn mentions(text: &str, lines: &[kehoach::lines::Line]) -> usize {
    let (mut found, mut doubts) = (Vec::new(), Vec::new());
    for line in lines {
        kehoach::mention::find(line.text(text), line.span.start(), &mut found, &mut doubts);
    }
    found.len()
}

criterion_group!(benches, stages);
criterion_main!(benches);
