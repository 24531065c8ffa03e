//! Damaged files: no panic, no hang, and as much text as is left.
//!
//! The damage is the same at every run. The usual test makes a few hundred files of each format; the long one, run with
//! `cargo test -p kehoach-read --release --test damage -- --ignored --nocapture`, makes 5,000 and prints what was
//! recovered. Archives are damaged as they are, and in turn in their parts before they are packed.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "it is a test")]

mod common;

use std::io::Read as _;
use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use common::{Random, doc_of_word, fixture, places_of_parts, unpacked};
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

/// How many bytes of a file hold the first letter of its text: what is cut before has no text to recover.
///
/// It is told without the readers: archives are inflated as far as they go, in other files the first words are looked for.
/// Of a .pdf it is not told: what its text means stands at its end.
fn holds_text_from(name: &str, bytes: &[u8]) -> usize {
    let behind = |mark: &[u8], lead: usize| {
        let at = bytes.windows(mark.len()).position(|window| window == mark);
        at.unwrap_or_else(|| panic!("{name}: where does the text begin?")) + lead
    };
    match name {
        "ke-hoach.docx" => first_letter_of_parts(bytes, "<w:t"),
        "ke-hoach.odt" => first_letter_of_parts(bytes, "<text:p"),
        // "UBND" in UTF-16, behind an empty paragraph
        "ke-hoach.doc" | OF_WORD => behind(b"\r\0U\0B\0N\0D\0", 4),
        // The header of the page style, which the first section repeats.
        "ke-hoach.rtf" => behind(b"\\loch\nK\\u7871", 7),
        "ke-hoach.html" => behind("Kế hoạch đọc sách".as_bytes(), 1),
        _ => bytes.len(),
    }
}

/// How many bytes of an archive it takes until one of its parts has a letter behind the tag `begin`.
fn first_letter_of_parts(bytes: &[u8], begin: &str) -> usize {
    let has_letter = |data: &[u8]| {
        let mut part = Vec::new();
        // What comes before the end of data that are cut is there.
        let _ = flate2::read::DeflateDecoder::new(data).read_to_end(&mut part);
        let part = String::from_utf8_lossy(&part);
        let mut texts = part.split(begin).skip(1).filter_map(|text| text.split_once('>'));
        texts.any(|(tag, text)| {
            let own = tag.is_empty() || tag.starts_with([' ', '/']);
            own && text.split('<').next().unwrap().contains(char::is_alphanumeric)
        })
    };
    let mut least = bytes.len();
    for (at, len) in places_of_parts(bytes) {
        let data = &bytes[at..at + len];
        if has_letter(data) {
            let lengths: Vec<usize> = (0..=len).collect();
            least = least.min(at + lengths.partition_point(|&len| !has_letter(&data[..len])));
        }
    }
    least
}

/// What is left of files that were damaged in one way.
struct Left {
    kind: Kind,
    /// The share of the files that give some text.
    files: f64,
    /// The same of those that hold a letter of it: a file that is cut before its text begins does not.
    with_text: f64,
}

/// Damages a file `count` times in each way.
fn run(name: &str, count: u64) -> Vec<Left> {
    let sound = if name == OF_WORD { doc_of_word() } else { fixture(name) };
    let is_archive = name.ends_with(".docx") || name.ends_with(".odt");
    let parts = if is_archive { unpacked(&sound) } else { sound.clone() };
    let begins = holds_text_from(name, &sound);
    let sound_document = read_bytes(&sound, &Options::new()).unwrap();
    let whole = sound_document.text.len();
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
                // The first bytes of a file may pass for a plain text, which is none of its own.
                let own = document.format == sound_document.format;
                if own && document.text.contains(char::is_alphanumeric) {
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
            "{name}\t{kind:?}\tfiles that give text {share:.4}\tthat hold text {:.4}\tof these give text \
             {with_text:.4}\ttext left {text:.4}",
            f64::from(hopeful) / all
        );
        shares.push(Left { kind, files: share, with_text });
    }
    shares
}

/// What is asked for: of flipped files the share that gives text, and of cut files that of those that have some left.
const ASKED: [(&str, f64, f64); 7] = [
    ("ke-hoach.docx", 0.98, 1.0),
    ("ke-hoach.doc", 0.98, 1.0),
    (OF_WORD, 0.98, 1.0),
    ("ke-hoach.odt", 0.95, 1.0),
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
