//! Decoding and repair as a whole: round trips, trials, properties.

mod damage;
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
    let mut plans = texts(&dir);
    plans.push(("built in".to_owned(), foreign::PLAN.to_owned()));
    plans
}

/// The plans as the encodings can have them: NFC, repaired, one kind of quotes.
fn clean_plans() -> Vec<(String, String)> {
    plans()
        .into_iter()
        .map(|(name, text)| {
            let text: String = repair(text.trim_start_matches('\u{feff}')).text.nfc().collect();
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

/// A little less than what the trials by length reach, which print the figures.
#[test]
fn runs_of_legacy_words_are_found() {
    if plans().len() < 10 {
        return;
    }
    for encoding in [Encoding::Tcvn3, Encoding::Vni] {
        for (length, wanted) in [(1, 0.80), (5, 0.98), (12, 0.99)] {
            let Outcome { words, repaired, spoiled } = trial(encoding, length, 1000, false);
            let recall = repaired as f64 / words.max(1) as f64;
            assert!(recall > wanted, "{encoding} {length}: {recall}");
            assert!(spoiled * 200 <= repaired, "{encoding} {length}: {spoiled} spoiled");
        }
    }
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
    for round in 0..6000 {
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
    assert!(words >= 200_000, "{words}");
}

#[test]
fn plans_are_left_alone() {
    for (name, text) in clean_plans() {
        let repaired = repair(&text);
        assert!(repaired.repairs.is_empty(), "{name}: {:?}", repaired.repairs);
    }
}

#[test]
#[ignore = "takes 100 MB and some seconds, in release"]
fn a_hundred_megabytes_of_one_letter() {
    let start = std::time::Instant::now();
    let bytes = vec![0xD6_u8; 100 << 20];
    let found = decode(&bytes, None).map(|decoded| decoded.encoding);
    eprintln!("bytes: {found:?} {:?}", start.elapsed());
    for piece in ["Ö", "Ö ", "Ö\n", "trµo ", "e\u{323}", "tr-ờng "] {
        let start = std::time::Instant::now();
        let text = piece.repeat((100 << 20) / piece.len());
        let repaired = repair(&text);
        eprintln!("{piece:?}: {} repairs {:?}", repaired.repairs.len(), start.elapsed());
    }
}

#[test]
#[ignore = "a measurement: MB/s, in release; KEHOACH_SPEED=… measures those alone that have it in their name"]
fn speed() {
    let only = std::env::var("KEHOACH_SPEED").unwrap_or_default();
    let rate = |name: &str, bytes: usize, work: &mut dyn FnMut()| {
        if !name.contains(&only) {
            return;
        }
        work();
        let (start, mut times) = (std::time::Instant::now(), 0);
        while start.elapsed().as_secs_f64() < 0.5 {
            work();
            times += 1;
        }
        let rate = bytes as f64 * f64::from(times) / start.elapsed().as_secs_f64() / 1e6;
        eprintln!("{name:28} {rate:8.0} MB/s");
    };
    let seed: String = clean_plans().into_iter().map(|(_, text)| text).collect();
    let text = seed.repeat(8_000_000 / seed.len().max(1) + 1);
    let ascii: String = "The quick brown fox, 12.345 jumps over the lazy dog.\n".repeat(150_000);
    rate("from_utf8 vietnamese", text.len(), &mut || {
        std::hint::black_box(std::str::from_utf8(text.as_bytes()).is_ok());
    });
    rate("repair ascii", ascii.len(), &mut || {
        std::hint::black_box(repair(&ascii).repairs.len());
    });
    rate("repair vietnamese", text.len(), &mut || {
        std::hint::black_box(repair(&text).repairs.len());
    });
    let foreign = foreign::SENTENCES.repeat(1000);
    rate("repair foreign", foreign.len(), &mut || {
        std::hint::black_box(repair(&foreign).repairs.len());
    });
    let nfd: String = text.nfd().collect();
    rate("repair nfd", nfd.len(), &mut || {
        std::hint::black_box(repair(&nfd).repairs.len());
    });
    let seen = Encoder::new(Encoding::Tcvn3).seen(&text[..text.len() / 4]);
    rate("repair all tcvn3 seen", seen.len(), &mut || {
        std::hint::black_box(repair(&seen).repairs.len());
    });
    for length in [1 << 20, 4 << 20, 16 << 20] {
        let same = "Ö".repeat(length / 2);
        rate("repair Ö", same.len(), &mut || {
            std::hint::black_box(repair(&same).repairs.len());
        });
        let same = "Ö ".repeat(length / 3);
        rate("repair Ö and blank", same.len(), &mut || {
            std::hint::black_box(repair(&same).repairs.len());
        });
        let same = "\u{323}".repeat(length / 2);
        rate("repair marks", same.len(), &mut || {
            std::hint::black_box(repair(&same).repairs.len());
        });
        let bytes = vec![0xD6; length];
        rate("decode Ö bytes", bytes.len(), &mut || {
            std::hint::black_box(decode(&bytes, None).is_ok());
        });
    }
    for encoding in Encoding::ALL {
        let bytes = Encoder::new(encoding).encode(&text);
        rate(&format!("decode {encoding} named"), bytes.len(), &mut || {
            std::hint::black_box(decode(&bytes, Some(encoding)).is_ok());
        });
        rate(&format!("decode {encoding} found"), bytes.len(), &mut || {
            std::hint::black_box(decode(&bytes, None).is_ok());
        });
    }
}

/// Pieces that random texts are made of.
const PIECES: [&str; 60] = [
    "Kế",
    "hoạch",
    "thùc",
    "hiÖn",
    "c¸c",
    "phong",
    "trµo",
    "Ñoäc",
    "laäp",
    "HOAØ",
    "đ−ợc",
    "tr-ờng",
    "nớc",
    "ng\u{ad}ời",
    "\u{ad}",
    "Ð",
    "ðã",
    "QÐ-UBND",
    "e\u{323}\u{302}",
    "ê\u{323}",
    "\u{301}",
    "thμnh",
    "s®d",
    "®Çu",
    "«",
    "»",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\r\n",
    "\t",
    "-",
    "m×n",
    "µm",
    "ß",
    "ö",
    "\u{212a}",
    "\u{feff}",
    "\u{f0b7}",
    "한",
    "\u{1100}\u{1161}",
    "é",
    "cuéc",
    "\u{10ffff}",
    "lùa",
    "chọn",
    "CéNG",
    "AÙ",
    "ô",
    "ôù",
    "Ö",
    "§",
    "GD&§T",
    "tr",
    "êng",
    ".",
    "\0",
    "1000",
];

/// Same text, same repairs, whatever comes in: what must hold for every input.
#[test]
fn what_must_hold_for_every_text() {
    let mut random = Random::new(11);
    for round in 0..20_000 {
        let mut text = String::new();
        for _ in 0..random.below(14) {
            text.push_str(random.pick(&PIECES));
            if round % 2 == 0 {
                text.push(' ');
            }
        }
        if round % 7 == 0 {
            for _ in 0..random.below(30) {
                let code = random.pick(&[0x80, 0x100, 0x250, 0x400, 0x1F00, 0x3000, 0x11_0000]);
                text.extend(char::from_u32(random.below(code) as u32));
            }
        }
        holds(&text);
        let nfd: String = text.nfd().collect();
        let nfc: String = text.nfc().collect();
        assert_eq!(repair(&nfd).text, repair(&nfc).text, "{text:?}");
    }
}

fn holds(text: &str) {
    let repaired = repair(text);
    let (out, map) = (&*repaired.text, &repaired.map);
    assert_eq!(map.to_source(out.len()), text.len(), "{text:?}");
    assert_eq!(map.to_repaired(text.len()), out.len(), "{text:?}");
    let mut last = 0;
    for at in (0..=out.len()).filter(|at| out.is_char_boundary(*at)) {
        let back = map.to_source(at);
        assert!(back >= last && text.is_char_boundary(back), "{text:?} {at} {back}");
        last = back;
    }
    last = 0;
    for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
        let there = map.to_repaired(at);
        assert!(there >= last && out.is_char_boundary(there), "{text:?} {at} {there}");
        last = there;
    }
    let mut end = 0;
    for repair in &repaired.repairs {
        assert_eq!(&text[repair.span.range()], &*repair.from, "{text:?}");
        end = end.max(repair.span.end());
        let there = &out[map.span_to_repaired(repair.span).range()];
        let kinds = repaired.repairs.iter().filter(|other| {
            other.span.start() < repair.span.end() && other.span.end() > repair.span.start()
        });
        if kinds.count() == 1 {
            assert_eq!(there, &*repair.to, "{text:?} {repair:?}");
        }
    }
    assert!(end <= text.len());
    for suspicion in &repaired.suspicions {
        assert_eq!(&text[suspicion.span.range()], &*suspicion.from, "{text:?}");
    }
    let again = repair(out);
    assert_eq!(again.text, repaired.text, "{text:?} {:?}", again.repairs);
    assert!(out.nfc().eq(out.chars()), "{text:?}");
}

#[test]
fn random_bytes_give_text_or_an_error() {
    let mut random = Random::new(3);
    let encoders: Vec<Encoder> = Encoding::ALL.into_iter().map(Encoder::new).collect();
    for round in 0..5000 {
        let mut bytes = Vec::new();
        if round % 2 == 0 {
            let encoder = random.below(encoders.len());
            for _ in 0..random.below(10) {
                bytes.extend(encoders[encoder].encode(random.pick(&PIECES)));
            }
        }
        for _ in 0..random.below(20) {
            bytes.push(random.below(256) as u8);
        }
        let found = decode(&bytes, None);
        for encoding in Encoding::ALL {
            if let Ok(decoded) = decode(&bytes, Some(encoding)) {
                let text = &*decoded.text;
                assert_eq!(decoded.map.to_source(text.len()), bytes.len());
                let mut last = 0;
                for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                    let back = decoded.map.to_source(at);
                    assert!(
                        back >= last && decoded.map.to_repaired(back) == at,
                        "{encoding} {bytes:X?}"
                    );
                    last = back;
                }
            }
        }
        assert!(found.is_ok() || found.is_err());
    }
}

#[test]
fn two_maps_in_turn_are_one() {
    let mut random = Random::new(9);
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..random.below(12) {
            text.push_str(random.pick(&PIECES));
        }
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let decoded = decode(&utf16, Some(Encoding::Utf16Le)).unwrap();
        let repaired = repair(&decoded.text);
        let both = decoded.map.then(&repaired.map);
        assert_eq!(both.to_source(repaired.text.len()), utf16.len());
        for at in (0..=repaired.text.len()).filter(|at| repaired.text.is_char_boundary(*at)) {
            let wanted = decoded.map.to_source(repaired.map.to_source(at));
            assert_eq!(both.to_source(at), wanted, "{text:?} {at}");
        }
        for at in (0..=utf16.len()).step_by(2) {
            let wanted = repaired.map.to_repaired(decoded.map.to_repaired(at));
            assert_eq!(both.to_repaired(at), wanted, "{text:?} {at}");
        }
    }
}

#[test]
fn bytes_that_are_no_text_say_so() {
    use DecodeErrorKind::{HalfUnit, InvalidUtf8, LoneSurrogate, NotText, Tie};
    let kind = |bytes: &[u8]| decode(bytes, None).unwrap_err().kind();
    assert_eq!(kind(b"PK\x03\x04..."), NotText { file: Some(FileKind::Zip) });
    assert_eq!(kind(b"{\\rtf1\\ansi }"), NotText { file: Some(FileKind::Rtf) });
    assert_eq!(kind(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), NotText { file: Some(FileKind::Ole) });
    assert_eq!(kind(&[0; 64]), NotText { file: None });
    assert_eq!(kind(b"\x7FELF\x02\x01\x01\0\0\0\0\x03\0\xFF\xFE"), NotText { file: None });
    // Overlong: / as two bytes.
    assert_eq!(kind(b"abc \xC0\xAF def"), InvalidUtf8 { offset: 4 });
    assert_eq!(kind(b"\xFF\xFEa\0\x00\xD8b\0"), LoneSurrogate { offset: 4 });
    assert_eq!(kind(b"\xFF\xFEa\0b"), HalfUnit { offset: 4 });
    // é is a letter of several encodings at this place.
    assert!(matches!(kind(b"b\xE9 xe"), Tie { .. } | InvalidUtf8 { .. }));
    let utf8 = "Kế hoạch tổ chức các hoạt động của nhà trường năm học mới";
    let mut half = utf8.as_bytes().to_vec();
    half.extend(Encoder::new(Encoding::Tcvn3).encode(utf8));
    assert_eq!(kind(&half), InvalidUtf8 { offset: utf8.len() + 1 });
    assert_eq!(
        decode(b"a\xC3", Some(Encoding::Utf8)).unwrap_err().kind(),
        InvalidUtf8 { offset: 1 }
    );
    assert!(decode(b"", None).unwrap().text.is_empty());
}

#[test]
fn byte_order_marks_and_utf16_without_one() {
    let text = "Số: 12/KH-THCS Kế hoạch";
    for (bytes, encoding) in [
        ([b"\xEF\xBB\xBF".to_vec(), text.into()].concat(), Encoding::Utf8),
        (
            [vec![0xFF, 0xFE], Encoder::new(Encoding::Utf16Le).encode(text)].concat(),
            Encoding::Utf16Le,
        ),
        (
            [vec![0xFE, 0xFF], Encoder::new(Encoding::Utf16Be).encode(text)].concat(),
            Encoding::Utf16Be,
        ),
        (Encoder::new(Encoding::Utf16Le).encode(text), Encoding::Utf16Le),
        (Encoder::new(Encoding::Utf16Be).encode(text), Encoding::Utf16Be),
    ] {
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((&*decoded.text, decoded.encoding), (text, encoding));
        assert_eq!(decoded.map.to_source(text.len()), bytes.len());
    }
}

#[track_caller]
pub(crate) fn becomes(from: &str, to: &str) {
    assert_eq!(repair(from).text, to);
}

#[test]
fn look_alikes_of_d() {
    becomes(
        "Ðảng bộ và Ðoàn thanh niên ðã họp theo QÐ-UBND",
        "Đảng bộ và Đoàn thanh niên đã họp theo QĐ-UBND",
    );
    becomes("\u{189}oàn kết, thực hiện", "Đoàn kết, thực hiện");
    becomes("Það var maður; Guðrún og Ðe", "Það var maður; Guðrún og Ðe");
}

#[test]
fn capitals_and_letterheads() {
    becomes(
        "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\n§éc lËp - Tù do - H¹nh phóc",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    );
    becomes("COÄNG HOAØ XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM");
}

#[test]
fn leftovers_that_read_as_words_are_noted() {
    let text = "Bình xét, lùa chọn đoàn viên ưu tú; thùc hiÖn c¸c phong trµo thi đua.";
    let repaired = repair(text);
    assert_eq!(
        repaired.text,
        "Bình xét, lùa chọn đoàn viên ưu tú; thực hiện các phong trào thi đua."
    );
    let noted: Vec<_> = repaired.suspicions.iter().map(|s| (&*s.from, &*s.to)).collect();
    assert_eq!(noted, [("lùa", "lựa")]);
}

/// TCVN3 has no capitals with a tone: what is in capitals comes out in capitals all the same.
#[test]
fn capitals_of_a_file_in_tcvn3() {
    let encoder = Encoder::new(Encoding::Tcvn3);
    let decoded = |text: &str| {
        let bytes = encoder.encode(text);
        let decoded = decode(&bytes, Some(Encoding::Tcvn3)).unwrap();
        assert_eq!(decoded.map.to_source(decoded.text.len()), bytes.len());
        decoded.text.into_owned()
    };
    for text in [
        "ỦY BAN NHÂN DÂN XÃ MỸ HÒA",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH\nTổ chức các hoạt động",
        "I. MỤC ĐÍCH\n1. Trường ở xa, lớp ở gần",
        "Lê Thị Ánh\nNguyễn Như Ý\nHồ Văn Ái",
        "các ông ở ấp Mỹ Hòa, xã Tân An",
        "Số: 12/KH-THCS",
    ] {
        assert_eq!(decoded(text), text);
        let again = decoded(text);
        assert!(repair(&again).repairs.is_empty(), "{:?}", repair(&again).repairs);
    }
}
