//! Damaged files: no panic, no hang, and as much text as is left.
//!
//! The damage is the same at every run. The usual test makes a few hundred files of each format; the long one, run with
//! `cargo test -p kehoach-read --release --test damage -- --ignored --nocapture`, makes 5,000 and prints what was
//! recovered. Archives are damaged as they are, and in turn in their parts before they are packed.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "it is a test")]

mod common;

use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use common::{Random, doc_of_word, fixture, unpacked};
use kehoach_read::{Format, Options, read_bytes};

/// The longest that one file may take; the tests are built with little optimisation.
const LONGEST: Duration = Duration::from_secs(2);

/// Not a file, but `ke-hoach.doc` as Word would lay it out: LibreOffice puts the text behind its tables.
const OF_WORD: &str = "ke-hoach.doc of Word";

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

/// Where the text of a file begins, in bytes: what is cut before has no text to recover.
fn text_begins(name: &str, bytes: &[u8]) -> usize {
    let (mark, behind): (&[u8], usize) = match name {
        "ke-hoach.docx" => (b"word/document.xml", 1500),
        "ke-hoach.odt" => (b"content.xml", 4000),
        // "KẾ HOẠCH" in UTF-16
        "ke-hoach.doc" | OF_WORD => (b"K\0\xBE\x1E \0H\0O\0", 64),
        // The first header is that of a page style, and says the same as the second.
        "ke-hoach.rtf" => (b"{\\header\\pard", 1070),
        "ke-hoach.html" => (b"<body", 900),
        _ => return bytes.len(),
    };
    let at = bytes.windows(mark.len()).position(|window| window == mark);
    at.unwrap_or_else(|| panic!("{name}: where does the text begin?")) + behind
}

/// What is left of files that were damaged in one way.
struct Left {
    kind: Kind,
    /// The share of the files that give some text.
    files: f64,
    /// The same of those that were not cut before their text begins.
    with_text: f64,
}

/// Damages a file `count` times in each way.
fn run(name: &str, count: u64) -> Vec<Left> {
    let sound = if name == OF_WORD { doc_of_word() } else { fixture(name) };
    let is_archive = name.ends_with(".docx") || name.ends_with(".odt");
    let parts = if is_archive { unpacked(&sound) } else { sound.clone() };
    let begins = text_begins(name, &sound);
    let whole = read_bytes(&sound, &Options::new()).unwrap().text.len();
    let mut shares = Vec::new();
    for kind in [Kind::Flipped, Kind::Cut, Kind::Torn] {
        let (mut recovered, mut bytes_left) = (0_u32, 0_usize);
        let (mut hopeful, mut hope_kept) = (0_u32, 0_u32);
        for seed in 0..count {
            let inside = kind == Kind::Flipped && seed % 2 == 1;
            let bytes = damage(if inside { &parts } else { &sound }, kind, &mut Random(seed));
            let hope = u32::from(kind != Kind::Cut || bytes.len() >= begins);
            hopeful += hope;
            let start = Instant::now();
            let result = catch_unwind(|| read_bytes(&bytes, &Options::new()));
            let took = start.elapsed();
            assert!(took < LONGEST, "{name} {kind:?} {seed} took {took:?}");
            let Ok(result) = result else { panic!("{name} {kind:?} {seed} panicked") };
            if kind != Kind::Cut
                && let Err(error) = &result
            {
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
                    hope_kept += hope;
                    bytes_left += document.text.len().min(whole);
                }
            }
        }
        let all = f64::from(u32::try_from(count).unwrap());
        let share = f64::from(recovered) / all;
        let text = bytes_left as f64 / (whole as f64 * all);
        let with_text = f64::from(hope_kept) / f64::from(hopeful.max(1));
        println!(
            "{name}\t{kind:?}\tfiles with text {share:.4}, {with_text:.4} of those cut behind its \
             begin\ttext left {text:.4}"
        );
        shares.push(Left { kind, files: share, with_text });
    }
    shares
}

/// What is asked for: of flipped files the share that gives text, and of cut files that of those that have some left.
const ASKED: [(&str, f64, f64); 7] = [
    ("ke-hoach.docx", 0.98, 0.98),
    ("ke-hoach.doc", 0.98, 1.0),
    (OF_WORD, 0.98, 1.0),
    ("ke-hoach.odt", 0.95, 0.98),
    ("ke-hoach.rtf", 1.0, 1.0),
    ("ke-hoach.html", 0.98, 1.0),
    // What the codes of its characters mean stands at the end.
    ("ke-hoach.pdf", 0.75, 0.0),
];

fn check(count: u64) {
    for (name, flipped, cut) in ASKED {
        for left in run(name, count) {
            let (found, asked) = match left.kind {
                Kind::Flipped => (left.files, flipped),
                Kind::Cut => (left.with_text, cut),
                Kind::Torn => continue,
            };
            assert!(found >= asked, "{name} {:?}: {found} of {asked}", left.kind);
        }
    }
}

/// Of a file that is cut, all lines come that stand before the cut: what is read is what the whole file begins with.
#[test]
fn what_stands_before_a_cut_is_read() {
    for name in ["ke-hoach.rtf", "ke-hoach.html"] {
        let sound = fixture(name);
        let whole = read_bytes(&sound, &Options::new()).unwrap();
        let mut most = 0;
        for tenth in 3..10 {
            let cut = &sound[..sound.len() * tenth / 10];
            let document = read_bytes(cut, &Options::new()).unwrap();
            let lines: Vec<&str> = document.text.lines().collect();
            // The last line may be cut short; a label of it is there already.
            let sure = lines.len().saturating_sub(1);
            let kept = lines[..sure].iter().filter(|line| whole.text.contains(**line)).count();
            assert_eq!(kept, sure, "{name} {tenth}");
            assert!(document.text.len() >= most, "{name} {tenth}");
            most = document.text.len();
        }
        assert!(most * 10 >= whole.text.len() * 8, "{name}: {most} of {}", whole.text.len());
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
