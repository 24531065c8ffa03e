//! Writes `generated.rs` from the data files, and fails when the one that is checked in differs.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use unicode_normalization::UnicodeNormalization;

use super::CodePage;
use super::generated;
use crate::text::scan;
use crate::text::syllable::{self, Fit, Syllable};

/// The rows of a data file, without its head line.
pub(crate) fn rows(name: &str) -> Vec<Vec<String>> {
    let path = data(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The letters of an encoding and the bytes that write them.
pub(crate) fn letters(name: &str) -> Vec<(Vec<u8>, char)> {
    let byte = |hex: &str| u8::from_str_radix(hex, 16).unwrap();
    rows(&format!("{name}.tsv"))
        .iter()
        .map(|row| (row[0].split(' ').map(byte).collect(), row[1].chars().next().unwrap()))
        .collect()
}

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/text").join(name)
}

/// Which column of `latin.tsv` says what the bytes are that are no letter of the encoding; VISCII and VPS have no such.
const PAGES: [(&str, Option<usize>); 5] = [
    ("tcvn3", Some(1)),
    ("vni", Some(1)),
    ("viscii", None),
    ("vps", None),
    ("windows-1258", Some(2)),
];

fn code_page(out: &mut String, name: &str, latin: Option<usize>) {
    let mut single = [0_u32; 256];
    for (byte, slot) in single.iter_mut().enumerate().take(0x80) {
        *slot = byte as u32;
    }
    for row in rows("latin.tsv") {
        let byte = usize::from_str_radix(&row[0], 16).unwrap();
        if let Some(code) = latin.and_then(|column| row[column].strip_prefix("U+")) {
            let code = u32::from_str_radix(code, 16).unwrap();
            // In a font, the places of foreign letters are taken by its own.
            if name == "windows-1258" || !char::from_u32(code).unwrap().is_alphabetic() {
                single[byte] = code;
            }
        }
    }
    let mut pairs: BTreeMap<(u8, u8), char> = BTreeMap::new();
    for (bytes, letter) in letters(name) {
        match bytes[..] {
            [byte] => single[usize::from(byte)] = letter as u32,
            [base, mark] => {
                pairs.insert((base, mark), letter);
                // VNI: the mark may be typed in the other case.
                if name == "vni" {
                    pairs.entry((base, mark ^ 0x20)).or_insert(letter);
                }
            }
            _ => panic!("{name}: {bytes:?}"),
        }
    }
    let index = |key: fn(&(u8, u8)) -> u8| {
        let mut keys: Vec<u8> = pairs.keys().map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    let (bases, marks) = (index(|p| p.0), index(|p| p.1));
    let places = |keys: &[u8]| -> Vec<u32> {
        (0..=255_u8).map(|b| keys.binary_search(&b).map_or(0, |at| at as u32 + 1)).collect()
    };
    let mut grid = vec![0_u32; bases.len() * marks.len()];
    for ((base, mark), letter) in &pairs {
        let at =
            bases.binary_search(base).unwrap() * marks.len() + marks.binary_search(mark).unwrap();
        grid[at] = *letter as u32;
    }
    let ident = name.replace('-', "_").to_uppercase();
    writeln!(out, "pub(crate) static {ident}: CodePage = CodePage {{").unwrap();
    array(out, "single", &single);
    array(out, "base", &places(&bases));
    array(out, "mark", &places(&marks));
    array(out, "pairs", &grid);
    writeln!(out, "    columns: {},\n}};", marks.len()).unwrap();
}

fn array(out: &mut String, field: &str, values: &[u32]) {
    writeln!(out, "    {field}: &[").unwrap();
    for chunk in values.chunks(16) {
        let line: Vec<String> = chunk
            .iter()
            .map(|v| if *v < 0x100 { v.to_string() } else { format!("0x{v:04X}") })
            .collect();
        writeln!(out, "        {},", line.join(", ")).unwrap();
    }
    writeln!(out, "    ],").unwrap();
}

fn generate() -> String {
    let mut out = String::from(
        "// Made from data/text/*.tsv by the test `the_tables_are_fresh`; KEHOACH_UPDATE=1 rewrites it.\n\n\
         use super::CodePage;\n",
    );
    for (name, latin) in PAGES {
        out.push('\n');
        code_page(&mut out, name, latin);
    }
    for (part, doc) in [("onset", "ONSETS"), ("rhyme", "RHYMES")] {
        let mut keys: Vec<u32> = rows("syllables.tsv")
            .iter()
            .filter(|row| row[0] == part)
            .map(|row| syllable::pack(&row[1]).unwrap())
            .collect();
        keys.sort_unstable();
        writeln!(out, "\npub(crate) static {doc}: [u32; {}] = [", keys.len()).unwrap();
        for chunk in keys.chunks(12) {
            let line: Vec<String> = chunk.iter().map(u32::to_string).collect();
            writeln!(out, "    {},", line.join(", ")).unwrap();
        }
        out.push_str("];\n");
    }
    latin(&mut out);
    neighbours(&mut out);
    common(&mut out);
    out
}

/// What the bytes from 0x80 are in the code pages that UTF-8 is taken for; a byte that is nothing there is a control
/// character, as on the web.
fn latin(out: &mut String) {
    for (ident, column) in [("WINDOWS_1252", 1), ("MACINTOSH", 3)] {
        let mut codes: Vec<String> = Vec::new();
        for row in rows("latin.tsv") {
            let code = row[column].strip_prefix("U+").unwrap_or(&row[0]);
            codes.push(format!("0x{:04X}", u32::from_str_radix(code, 16).unwrap()));
        }
        writeln!(out, "\npub(crate) static {ident}: [u16; 128] = [").unwrap();
        for chunk in codes.chunks(12) {
            writeln!(out, "    {},", chunk.join(", ")).unwrap();
        }
        out.push_str("];\n");
    }
}

/// What can stand before and behind each Vietnamese letter of Latin-1 in a syllable that is spelled as it should be.
fn neighbours(out: &mut String) {
    let mut possible = [(1_u32 << scan::NON_ASCII, 1_u32 << scan::NON_ASCII); 32];
    let part = |name: &'static str| {
        let rows = rows("syllables.tsv").into_iter();
        rows.filter(move |row| row[0] == name).map(|row| row[1].clone())
    };
    let onsets: Vec<String> = std::iter::once(String::new()).chain(part("onset")).collect();
    let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    for rhyme in part("rhyme") {
        let letters: Vec<char> = rhyme.chars().collect();
        for (mark, at) in marks.iter().flat_map(|mark| (0..letters.len()).map(move |at| (mark, at)))
        {
            let toned = letters.iter().enumerate().flat_map(|(n, letter)| {
                std::iter::once(*letter).chain(mark.chars().filter(move |_| n == at))
            });
            let toned: String = toned.nfc().collect();
            for onset in &onsets {
                let word: Vec<char> = onset.chars().chain(toned.chars()).collect();
                if Syllable::of(word.iter().copied()).fit == Fit::Proper {
                    note(&mut possible, &word);
                }
            }
        }
    }
    writeln!(out, "\npub(crate) static NEIGHBOURS_OF: [(u32, u32); 32] = [").unwrap();
    for chunk in possible.chunks(4) {
        let line: Vec<String> = chunk
            .iter()
            .map(|(before, after)| format!("(0x{before:08X}, 0x{after:08X})"))
            .collect();
        writeln!(out, "    {},", line.join(", ")).unwrap();
    }
    out.push_str("];\n");
}

/// Notes the neighbours of each letter of a word.
fn note(possible: &mut [(u32, u32); 32], word: &[char]) {
    let bit = |at: Option<usize>| match at.and_then(|at| word.get(at)) {
        None => scan::EDGE,
        Some('h') if at.is_some_and(|at| at > 0) => scan::DIGRAPH,
        Some(c @ 'a'..='z') => *c as u8 - b'a',
        Some(_) => scan::NON_ASCII,
    };
    for (at, c) in word.iter().enumerate() {
        if ('à'..='ÿ').contains(c) {
            let (before, after) = &mut possible[*c as usize & 0x1F];
            *before |= 1 << bit(at.checked_sub(1));
            // Behind the letter, h is h.
            let behind = match word.get(at + 1) {
                Some(c @ 'a'..='z') => *c as u8 - b'a',
                Some(_) => scan::NON_ASCII,
                None => scan::EDGE,
            };
            *after |= 1 << behind;
        }
    }
}

/// The common words by their keys, and the compounds as places in the list of words: first times 2^16 plus second.
fn common(out: &mut String) {
    let path = data("common.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    let key = |word: &str| -> u64 {
        let syllable = Syllable::of(word.chars());
        assert!(syllable.fit >= Fit::Spelled, "{}: {word:?} is no syllable", path.display());
        syllable.key
    };
    let mut words: Vec<u64> = text.split_whitespace().map(key).collect();
    words.sort_unstable();
    words.dedup();
    let place = |word: &str| words.binary_search(&key(word)).unwrap();
    let pair = |line: &str| {
        let (first, second) = line.split_once(' ')?;
        Some(place(first) << 16 | place(second))
    };
    let mut pairs: Vec<usize> = text.lines().filter_map(pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    writeln!(out, "\npub(crate) static COMMON: [u64; {}] = [", words.len()).unwrap();
    for chunk in words.chunks(8) {
        let line: Vec<String> = chunk.iter().map(u64::to_string).collect();
        writeln!(out, "    {},", line.join(", ")).unwrap();
    }
    writeln!(out, "];\n\npub(crate) static COMPOUNDS: [u32; {}] = [", pairs.len()).unwrap();
    for chunk in pairs.chunks(12) {
        let line: Vec<String> = chunk.iter().map(usize::to_string).collect();
        writeln!(out, "    {},", line.join(", ")).unwrap();
    }
    out.push_str("];\n");
}

#[test]
fn the_tables_are_fresh() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/text/tables/generated.rs");
    let fresh = generate();
    if std::env::var_os("KEHOACH_UPDATE").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap();
    assert!(
        there == fresh,
        "stale: run `KEHOACH_UPDATE=1 cargo test -p kehoach the_tables_are_fresh`"
    );
}

#[test]
fn every_letter_of_every_encoding_is_found() {
    let pages: [(&str, &CodePage); 5] = [
        ("tcvn3", &generated::TCVN3),
        ("vni", &generated::VNI),
        ("viscii", &generated::VISCII),
        ("vps", &generated::VPS),
        ("windows-1258", &generated::WINDOWS_1258),
    ];
    for (name, page) in pages {
        for (bytes, letter) in letters(name) {
            let found = match bytes[..] {
                [byte] => page.single(byte),
                [base, mark] => page.pair(base, mark),
                _ => None,
            };
            assert_eq!(found, Some(letter), "{name} {bytes:02X?}");
        }
    }
}

/// The tables written down a second time, in another way: TCVN3 as the letters in the order of their bytes, VNI and
/// windows-1258 as a base and the byte of its mark.
#[test]
fn the_tables_agree_with_the_rules_behind_them() {
    let tcvn3: Vec<char> =
        "ĂÂÊÔƠƯĐăâêôơưđ àảãáạ ằẳẵắ ặầẩẫấậè ẻẽéẹềểễếệìỉ ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ"
            .chars()
            .filter(|c| *c != ' ')
            .collect();
    let bytes = (0xA1..=0xFE_u8).filter(
        |b| !matches!(b, 0xAF..=0xB4 | 0xBA | 0xBF..=0xC5 | 0xCD | 0xD9..=0xDB | 0xE0 | 0xF0),
    );
    assert_eq!(bytes.clone().count(), tcvn3.len());
    for (byte, letter) in bytes.zip(&tcvn3) {
        assert_eq!(generated::TCVN3.single(byte), Some(*letter), "TCVN3 {byte:02X}");
    }

    let letter = |base: char, marks: &str| -> char {
        let mut composed = std::iter::once(base).chain(marks.chars()).nfc();
        let letter = composed.next().unwrap();
        assert_eq!(composed.next(), None, "{base} {marks:?}");
        letter
    };
    let (grave, hook, tilde, acute, dot) = ("\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}");
    let tones = [(acute, 0xF9), (grave, 0xF8), (hook, 0xFB), (tilde, 0xF5), (dot, 0xEF)];
    let hats = [(acute, 0xE1), (grave, 0xE0), (hook, 0xE5), (tilde, 0xE3), (dot, 0xE4), ("", 0xE2)];
    let breves =
        [(acute, 0xE9), (grave, 0xE8), (hook, 0xFA), (tilde, 0xFC), (dot, 0xEB), ("", 0xEA)];
    let mut count = 0;
    let mut vni = |base: u8, letter: char, mark: u8| {
        count += 1;
        assert_eq!(generated::VNI.pair(base, mark), Some(letter), "VNI {base:02X} {mark:02X}");
        let upper = letter.to_uppercase().next();
        assert_eq!(generated::VNI.pair(base ^ 0x20, mark ^ 0x20), upper);
    };
    for (base, byte) in
        [('a', b'a'), ('e', b'e'), ('o', b'o'), ('u', b'u'), ('y', b'y'), ('ơ', 0xF4), ('ư', 0xF6)]
    {
        for (tone, mark) in tones {
            if (base, tone) != ('y', dot) {
                vni(byte, letter(base, tone), mark);
            }
        }
    }
    for (base, byte) in [('â', b'a'), ('ê', b'e'), ('ô', b'o')] {
        hats.iter().for_each(|(tone, mark)| vni(byte, letter(base, tone), *mark));
    }
    breves.iter().for_each(|(tone, mark)| vni(b'a', letter('ă', tone), *mark));
    assert_eq!(count * 2, 116);

    let tones = [(grave, 0xCC), (hook, 0xD2), (tilde, 0xDE), (acute, 0xEC), (dot, 0xF2)];
    for (base, byte) in [
        ('a', b'a'),
        ('ă', 0xE3),
        ('â', 0xE2),
        ('e', b'e'),
        ('ê', 0xEA),
        ('i', b'i'),
        ('o', b'o'),
        ('ô', 0xF4),
        ('ơ', 0xF5),
        ('u', b'u'),
        ('ư', 0xFD),
        ('y', b'y'),
    ] {
        for (tone, mark) in tones {
            let page = &generated::WINDOWS_1258;
            let toned = letter(base, tone);
            assert_eq!(page.pair(byte, mark), Some(toned), "windows-1258 {byte:02X} {mark:02X}");
            assert_eq!(page.pair(byte ^ 0x20, mark), toned.to_uppercase().next());
        }
    }
}

/// VISCII and VPS have each letter once, or share a byte between a capital and its small letter.
#[test]
fn no_byte_means_two_letters() {
    for name in ["viscii", "vps"] {
        let letters = letters(name);
        let mut bytes: Vec<_> = letters.iter().map(|(bytes, _)| bytes).collect();
        bytes.sort();
        bytes.dedup();
        assert_eq!(bytes.len(), letters.len(), "{name}");
    }
}
