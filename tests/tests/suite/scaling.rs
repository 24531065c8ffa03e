//! Time and memory grow with the input, and no faster. Slow and only true in release builds:
//!
//! ```text
//! cargo test --release -p kehoach-tests --test suite -- scaling --ignored --nocapture --test-threads 1
//! ```

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use kehoach::outline::Outline;
use kehoach_tests::compose::Shape;

const MB: usize = 1_000_000;

/// How much slower a byte of a long text may be than one of a short text.
const SLOWER: f64 = 2.0;

/// What was measured in a process of its own.
#[derive(Debug, Clone, Copy)]
struct Measured {
    /// The bytes of the text.
    bytes: usize,
    /// How long the stage took.
    time: Duration,
    /// The most memory that the process ever held above what it began with, the text included.
    peak: usize,
}

impl Measured {
    fn nanoseconds_per_byte(self) -> f64 {
        self.time.as_secs_f64() * 1e9 / self.bytes as f64
    }

    fn memory(self) -> f64 {
        self.peak as f64 / self.bytes as f64
    }
}

/// Runs a stage over one text in a process of its own, whose peak of memory is then that of the stage.
fn measure(stage: &str, shape: Shape, bytes: usize) -> Measured {
    let job = format!("{stage}:{}:{bytes}", shape.as_str());
    let run = Command::new(env::current_exe().unwrap())
        .args(["scaling::job", "--exact", "--ignored", "--nocapture"])
        .env("KEHOACH_SCALING_JOB", &job)
        .output()
        .unwrap();
    let printed = String::from_utf8(run.stdout).unwrap();
    let line = printed.lines().find_map(|line| line.split_once("measured ").map(|(_, rest)| rest));
    let line = line.unwrap_or_else(|| panic!("{job}: {}", String::from_utf8_lossy(&run.stderr)));
    let mut numbers = line.split(' ').map(|number| number.parse::<u64>().unwrap());
    let mut next = || numbers.next().unwrap();
    let measured = Measured {
        bytes: next() as usize,
        time: Duration::from_nanos(next()),
        peak: next() as usize,
    };
    println!(
        "{stage:>8} {:>9} {:>6.1} MB  {:>7.2} s  {:>6.2} ns/byte  {:>7.1} MB/s  {:>5.2}x memory",
        shape.as_str(),
        measured.bytes as f64 / MB as f64,
        measured.time.as_secs_f64(),
        measured.nanoseconds_per_byte(),
        measured.bytes as f64 / MB as f64 / measured.time.as_secs_f64(),
        measured.memory(),
    );
    measured
}

/// The other side of [`measure`].
#[test]
#[ignore = "a part of the others"]
fn job() {
    let Ok(job) = env::var("KEHOACH_SCALING_JOB") else { return };
    let mut parts = job.split(':');
    let mut next = || parts.next().unwrap();
    let (stage, shape, bytes) = (next(), next(), next().parse().unwrap());
    let shape = Shape::ALL.into_iter().find(|s| s.as_str() == shape).unwrap();
    let before = status("VmRSS:");
    let text = shape.compose(bytes);
    let start = Instant::now();
    match stage {
        "outline" => drop(black_box(Outline::of(&text))),
        "plan" => drop(black_box(kehoach::parse(&text))),
        "json" => {
            let parsed = kehoach::parse(&text);
            kehoach_json::to_writer(std::io::sink(), black_box(&parsed)).unwrap();
        }
        _ => panic!("no stage {stage}"),
    }
    let time = start.elapsed().as_nanos();
    println!("\nmeasured {} {time} {}", text.len(), status("VmHWM:").saturating_sub(before));
}

/// A field of the process's status, in bytes; 0 where the system has none.
fn status(field: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field)).unwrap_or("0");
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap_or(0) * 1024
}

/// Fails where a byte of the last text costs more than twice what a byte of the others does.
#[track_caller]
fn assert_linear(measured: &[Measured], memory: f64) {
    let last = measured.last().unwrap();
    for shorter in measured {
        let slower = last.nanoseconds_per_byte() / shorter.nanoseconds_per_byte();
        assert!(slower <= SLOWER, "a byte of {last:?} takes {slower:.1} times one of {shorter:?}");
    }
    assert!(last.memory() <= memory, "{last:?} takes {:.1} times its text", last.memory());
}

/// The most memory that a plan may take, in lengths of its text.
const MEMORY: f64 = 6.0;

#[test]
#[ignore = "slow"]
fn outline_of_plans() {
    let measured = [1, 4, 16, 64, 256].map(|mb| measure("outline", Shape::Plans, mb * MB));
    assert_linear(&measured, MEMORY);
}

#[test]
#[ignore = "slow"]
fn plan_of_plans() {
    let measured = [1, 4, 16, 64, 256].map(|mb| measure("plan", Shape::Plans, mb * MB));
    assert_linear(&measured, MEMORY);
}

#[test]
#[ignore = "slow"]
fn json_of_plans() {
    let measured = [1, 4, 16, 64].map(|mb| measure("json", Shape::Plans, mb * MB));
    assert_linear(&measured, 40.0);
}

/// How long the texts of each shape are, in MB.
const ODD: [(Shape, usize); 8] = [
    (Shape::OneLine, 100),
    // A million items.
    (Shape::Items, 42),
    // Ten thousand levels.
    (Shape::Levels, 100),
    // Two hundred thousand heads.
    (Shape::Heads, 10),
    (Shape::Slashes, 10),
    (Shape::Letters, 100),
    (Shape::Cells, 30),
    (Shape::Broken, 30),
];

#[test]
#[ignore = "slow"]
fn outline_of_odd_texts() {
    odd("outline");
}

#[test]
#[ignore = "slow"]
fn plan_of_odd_texts() {
    odd("plan");
}

/// Short lines cost the most memory, a line and a block each: what holds for plans does not hold for these.
fn odd(stage: &str) {
    for (shape, mb) in ODD {
        let measured = [mb * MB / 10, mb * MB].map(|bytes| measure(stage, shape, bytes));
        assert_linear(&measured, 40.0);
    }
}

/// What a rule for mentions could go over again and again.
const PIECES: [&str; 16] = [
    "1/",
    "1-1-",
    "1/1-",
    "1, ",
    "1 – ",
    "1/2 ",
    "số 1/2/3 ",
    "tháng 1, 2, 3, ",
    "ngày 1, 2, 3 ",
    "(((",
    "100% ",
    "từ ngày ",
    "hạn nộp ",
    "01/KH-A-",
    "Thông tư 1, 2, 3, ",
    "quý I, II, ",
];

/// The most that a byte of such a text may take in the search for mentions; a mention for every two bytes is the worst.
const NANOSECONDS_PER_BYTE: f64 = 1000.0;

/// Mentions of texts made of one piece, in one line and in many: a byte of 8 MB costs no more than one of 1 MB.
#[test]
#[ignore = "slow"]
fn mentions_of_odd_texts() {
    for piece in PIECES {
        for breaks in [false, true] {
            let measured = [1, 2, 4, 8].map(|mb| find(piece, breaks, mb * MB));
            let shown = measured.map(|m| format!("{:.0}", m.nanoseconds_per_byte())).join(" ");
            println!("{piece:?} {} {shown} ns/byte", if breaks { "lines" } else { "line" });
            assert_linear(&measured, f64::INFINITY);
            assert!(measured[3].nanoseconds_per_byte() < NANOSECONDS_PER_BYTE, "{piece:?}");
        }
    }
}

/// The best of three searches through one text.
fn find(piece: &str, breaks: bool, bytes: usize) -> Measured {
    /// How many pieces a line has.
    const TO_A_LINE: usize = 16;
    let line = piece.repeat(TO_A_LINE) + if breaks { "\n" } else { "" };
    let text = line.repeat(bytes / line.len() + 1);
    let search = || {
        let start = Instant::now();
        let (mut mentions, mut doubts) = (Vec::new(), Vec::new());
        kehoach::mention::find(black_box(&text), 0, &mut mentions, &mut doubts);
        start.elapsed()
    };
    let time = (0..3).map(|_| search()).min().unwrap();
    Measured { bytes: text.len(), time, peak: 0 }
}
