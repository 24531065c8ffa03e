//! Decoding and repair as a whole: round trips, trials, properties.

mod encode;
mod foreign;

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use self::encode::{Encoder, Random, to_hop};
use super::*;

/// The text files under `dir`, sorted; `KEHOACH_TEXTS` names another folder.
fn texts(dir: &Path) -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir)
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn plans() -> Vec<(String, String)> {
    let dir = std::env::var_os("KEHOACH_TEXTS").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/plans"),
        PathBuf::from,
    );
    texts(&dir)
}

/// The plans as the encodings can have them: NFC, repaired, one kind of quotes.
fn clean_plans() -> Vec<(String, String)> {
    plans()
        .into_iter()
        .map(|(name, text)| {
            let text: String = repair(&text).text.nfc().collect();
            (name, text)
        })
        .collect()
}

struct Outcome {
    words: usize,
    repaired: usize,
    spoiled: usize,
}

/// Turns runs of `length` words into `encoding` and repairs them.
fn trial(encoding: Encoding, length: usize, trials: usize, show: bool) -> Outcome {
    let encoder = Encoder::new(encoding);
    let plans = clean_plans();
    let mut random = Random::new(length as u64 * 7 + 1);
    let mut out = Outcome { words: 0, repaired: 0, spoiled: 0 };
    if plans.is_empty() {
        return out;
    }
    let lines: Vec<Vec<&str>> = plans.iter().map(|(_, text)| text.split('\n').collect()).collect();
    for _ in 0..trials {
        let doc = random.below(lines.len());
        let at = random.below(lines[doc].len());
        let words: Vec<&str> = lines[doc][at].split(' ').collect();
        if words.len() < length {
            continue;
        }
        let start = random.below(words.len() - length + 1);
        let changed: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(n, word)| {
                if (start..start + length).contains(&n) {
                    encoder.seen(word)
                } else {
                    (*word).to_owned()
                }
            })
            .collect();
        if changed.iter().zip(&words).all(|(a, b)| a == b)
            || changed.iter().any(|w| w.contains('\u{fffd}'))
        {
            continue;
        }
        // The line stands among its neighbours.
        let near = at.saturating_sub(20)..(at + 20).min(lines[doc].len());
        let mut text = String::new();
        let mut begin = 0;
        for n in near.clone() {
            if n == at {
                begin = n - near.start;
                text.push_str(&changed.join(" "));
            } else {
                text.push_str(lines[doc][n]);
            }
            text.push('\n');
        }
        let repaired = repair(&text);
        let line = repaired.text.split('\n').nth(begin).unwrap();
        let result: Vec<&str> = line.split(' ').collect();
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        if result.len() != words.len() {
            out.spoiled += 1;
            continue;
        }
        for (n, word) in words.iter().enumerate() {
            let ok = if encoding == Encoding::Tcvn3 {
                same(word, result[n])
            } else {
                *word == result[n]
            };
            if (start..start + length).contains(&n) {
                if changed[n] != *word {
                    out.words += 1;
                    out.repaired += usize::from(ok);
                    if !ok && show {
                        eprintln!(
                            "{encoding} {length}: {} -> {} not {word} | {line}",
                            changed[n], result[n]
                        );
                    }
                }
            } else if !ok {
                out.spoiled += 1;
                eprintln!(
                    "{encoding} {length}: SPOILED {word} -> {} | {}",
                    result[n],
                    changed.join(" ")
                );
            }
        }
    }
    out
}

#[test]
#[ignore = "a measurement: prints recall and precision by length of run"]
fn trials_by_length() {
    let show = std::env::var_os("SHOW").is_some();
    for encoding in [Encoding::Tcvn3, Encoding::Vni] {
        for length in [1, 2, 3, 5, 12] {
            let Outcome { words, repaired, spoiled } = trial(encoding, length, 2000, show);
            eprintln!(
                "{encoding:6} {length:2}: words {words:5} recall {:.4} precision {:.4} (spoiled {spoiled})",
                repaired as f64 / words.max(1) as f64,
                repaired as f64 / (repaired + spoiled).max(1) as f64,
            );
        }
    }
}

#[test]
#[ignore = "a look at a file: KEHOACH_FILE=…"]
fn look() {
    let path = std::env::var("KEHOACH_FILE").unwrap();
    let bytes = std::fs::read(path).unwrap();
    let decoded = decode(&bytes, None).unwrap();
    let repaired = repair(&decoded.text);
    eprintln!("{} {:?}", decoded.encoding, decoded.evidence);
    for r in &repaired.repairs {
        eprintln!("{:?} {:?}: {:?} -> {:?}", r.kind, r.span, r.from, r.to);
    }
    for s in &repaired.suspicions {
        eprintln!("? {:?} {:?}: {:?} -> {:?}", s.kind, s.span, s.from, s.to);
    }
}

#[test]
fn every_encoding_is_found_and_read() {
    for (name, text) in clean_plans() {
        for encoding in Encoding::ALL {
            let bytes = Encoder::new(encoding).encode(&text);
            let decoded = decode(&bytes, None).unwrap_or_else(|e| panic!("{name} {encoding}: {e}"));
            assert_eq!(decoded.encoding, encoding, "{name} {:?}", decoded.evidence);
            let lossy = matches!(encoding, Encoding::Tcvn3 | Encoding::Vps | Encoding::Viscii);
            let (a, b) = if lossy {
                (decoded.text.to_lowercase(), text.to_lowercase())
            } else {
                (decoded.text.clone().into_owned(), text.clone())
            };
            let mut differ = a.lines().zip(b.lines()).filter(|(a, b)| a != b);
            if let Some((a, b)) = differ.next()
                && !a.contains('?')
            {
                panic!("{name} {encoding}:\n{a}\n{b}");
            }
        }
    }
}

#[test]
fn decomposed_forms_give_the_same_text() {
    for (name, text) in clean_plans() {
        for (form, other) in [("nfd", text.nfd().collect::<String>()), ("tổ hợp", to_hop(&text))]
        {
            let repaired = repair(&other);
            assert!(repaired.text == text, "{name} {form}");
            let mut done = (0, 0);
            for at in 0..=text.len() {
                if !text.is_char_boundary(at) {
                    continue;
                }
                let back = repaired.map.to_source(at);
                assert!(other.is_char_boundary(back), "{name} {form} {at}");
                assert_eq!(
                    other[done.0..back].nfc().collect::<String>(),
                    text[done.1..at],
                    "{name} {form}"
                );
                done = (back, at);
                assert_eq!(repaired.map.to_repaired(back), at);
            }
        }
    }
}

/// Words of text that needs no repair: the sentences by themselves, one in another's company, and in Vietnamese company.
#[test]
fn clean_text_is_left_alone() {
    let mut random = Random::new(5);
    let foreign: Vec<&str> = foreign::SENTENCES.lines().collect();
    let vietnamese: Vec<&str> = foreign::VIETNAMESE.lines().collect();
    let both: Vec<&str> = foreign.iter().chain(&vietnamese).copied().collect();
    let mut words = 0;
    let mut check = |text: &str| {
        words += text.split_whitespace().count();
        let repaired = repair(text);
        assert!(repaired.repairs.is_empty(), "{:?}\nin\n{text}", repaired.repairs);
        assert!(matches!(repaired.text, std::borrow::Cow::Borrowed(_)));
        assert!(repaired.map.is_identity());
    };
    for line in &both {
        check(line);
    }
    // Parts of lines side by side: single words in foreign company.
    for round in 0..3000 {
        let lines: &[&str] = match round % 3 {
            0 => &foreign,
            1 => &vietnamese,
            _ => &both,
        };
        let mut text = String::new();
        for _ in 0..1 + random.below(6) {
            let line: Vec<&str> = random.pick(lines).split(' ').collect();
            let from = if round % 2 == 0 { 0 } else { random.below(line.len()) };
            text.push_str(&line[from..].join(" "));
            text.push('\n');
        }
        check(&text);
    }
    assert!(words >= 100_000, "{words}");
}

#[test]
fn plans_are_left_alone() {
    for (name, text) in clean_plans() {
        let repaired = repair(&text);
        assert!(repaired.repairs.is_empty(), "{name}: {:?}", repaired.repairs);
    }
}
