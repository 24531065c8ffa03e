//! Damaged files: no panic, no hang, and as much text as is left.
//!
//! The damage is the same at every run. The usual test makes a few hundred files of each format; the long one, run with
//! `cargo test -p kehoach-read --release --test damage -- --ignored --nocapture`, makes 5,000 and prints what was
//! recovered.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "it is a test")]

mod common;

use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use common::{Random, fixture};
use kehoach_read::{Format, Options, read_bytes};

/// The longest that one file may take; the tests are built with little optimisation.
const LONGEST: Duration = Duration::from_secs(2);

/// How a file is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Bits are flipped: from one to a hundred, in some files most of them in the header.
    Flipped,
    /// The end is missing.
    Cut,
    /// Stretches are overwritten, moved or repeated.
    Torn,
}

fn damage(sound: &[u8], kind: Kind, random: &mut Random) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    match kind {
        Kind::Flipped => {
            let within = if random.below(5) == 0 { bytes.len().min(1024) } else { bytes.len() };
            // As dense as up to a hundred in a file of 32 KiB.
            let flips = [1, 5, 20, 100][random.below(4)] * bytes.len() / (32 << 10);
            for _ in 0..flips.max(1) {
                let at = random.below(within);
                bytes[at] ^= 1 << random.below(8);
            }
        }
        Kind::Cut => bytes.truncate(random.below(bytes.len())),
        Kind::Torn => {
            for _ in 0..=random.below(4) {
                let len = 1 + random.below(512.min(bytes.len() / 4));
                let (from, to) = (random.below(bytes.len() - len), random.below(bytes.len() - len));
                match random.below(4) {
                    0 => bytes[to..to + len].fill(random.below(256) as u8),
                    1 => bytes.copy_within(from..from + len, to),
                    2 => drop(bytes.drain(to..to + len)),
                    _ => {
                        let again = bytes[from..from + len].to_vec();
                        bytes.splice(to..to, again);
                    }
                }
            }
        }
    }
    bytes
}

/// The share of files of which some text is left, by kind of damage.
fn run(name: &str, count: u64) -> Vec<(Kind, f64)> {
    let sound = fixture(name);
    let whole = read_bytes(&sound, &Options::new()).unwrap().text.len();
    let mut shares = Vec::new();
    for kind in [Kind::Flipped, Kind::Cut, Kind::Torn] {
        let (mut recovered, mut bytes_left) = (0_u32, 0_usize);
        for seed in 0..count {
            let bytes = damage(&sound, kind, &mut Random(seed));
            let start = Instant::now();
            let result = catch_unwind(|| read_bytes(&bytes, &Options::new()));
            let took = start.elapsed();
            assert!(took < LONGEST, "{name} {kind:?} {seed} took {took:?}");
            let Ok(result) = result else { panic!("{name} {kind:?} {seed} panicked") };
            if let Err(error) = &result {
                println!("{name}\t{kind:?}\t{seed}: {error}");
            }
            if let Ok(document) = result {
                // A text file keeps its own line ends, a lone carriage return among them.
                if document.format != Format::Txt {
                    let lines = document.text.lines().count();
                    assert_eq!(lines, document.lines.len(), "{name} {kind:?} {seed}");
                    for (index, line) in document.text.lines().enumerate() {
                        assert_eq!(document.line(index), line, "{name} {kind:?} {seed}");
                    }
                }
                if !document.text.trim().is_empty() {
                    recovered += 1;
                    bytes_left += document.text.len().min(whole);
                }
            }
        }
        let all = f64::from(u32::try_from(count).unwrap());
        let share = f64::from(recovered) / all;
        let text = bytes_left as f64 / (whole as f64 * all);
        println!("{name}\t{kind:?}\tfiles with text {share:.4}\ttext left {text:.4}");
        shares.push((kind, share));
    }
    shares
}

/// What is asked for: of flipped and of cut files, the share that gives text. A file cut before its text begins has none:
/// in an .odt that is most of it.
const ASKED: [(&str, f64, f64); FORMATS] = [
    ("ke-hoach.docx", 0.98, 0.80),
    ("ke-hoach.doc", 0.98, 0.45),
    ("ke-hoach.odt", 0.90, 0.0),
    ("ke-hoach.rtf", 1.0, 0.50),
    ("ke-hoach.html", 0.98, 0.50),
    // The page tree is at the end, and the library underneath gives up early.
    ("ke-hoach.pdf", 0.0, 0.0),
];
const FORMATS: usize = 6;

fn check(count: u64) {
    for (name, flipped, cut) in ASKED {
        for (kind, share) in run(name, count) {
            let asked = match kind {
                Kind::Flipped => flipped,
                Kind::Cut => cut,
                Kind::Torn => 0.0,
            };
            assert!(share >= asked, "{name} {kind:?}: {share} of {asked}");
        }
    }
}

#[test]
fn hundreds_of_damaged_files() {
    check(200);
}

#[test]
#[ignore = "takes minutes"]
fn thousands_of_damaged_files() {
    check(5000);
}
