//! Writes `generated.rs` from the data files, and fails when the one that is checked in differs.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use super::CodePage;
use super::generated;
use crate::text::syllable;

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
        "// Made from data/text/*.tsv by the test `the_tables_are_fresh`; UPDATE_TABLES=1 rewrites it.\n\n\
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
    out
}

#[test]
fn the_tables_are_fresh() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/text/tables/generated.rs");
    let fresh = generate();
    if std::env::var_os("UPDATE_TABLES").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap();
    assert!(
        there == fresh,
        "stale: run `UPDATE_TABLES=1 cargo test -p kehoach the_tables_are_fresh`"
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
