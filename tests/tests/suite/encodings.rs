//! One plan in every encoding is one plan.
//!
//! The fixtures, and the plans that are shared with other projects where they lie beside this one.

use std::fs;
use std::process::{Command, Stdio};

use kehoach::text::{DecodeErrorKind, Encoding, decode, repair};
use kehoach_tests::encode::{Encoder, letters, to_hop, without_lone_capitals};
use kehoach_tests::{fixture, invariant};
use unicode_normalization::UnicodeNormalization;

/// The plans by name.
fn plans() -> Vec<(String, String)> {
    let mut plans: Vec<(String, String)> =
        fixture::all().into_iter().map(|fixture| (fixture.slug, fixture.text)).collect();
    if let Some(shared) = crate::conformance::shared() {
        let mut seeds: Vec<_> =
            fs::read_dir(shared.join("seeds")).unwrap().map(|e| e.unwrap().path()).collect();
        seeds.retain(|path| path.extension().is_some_and(|e| e == "txt"));
        for path in seeds {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            plans.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    plans
}

/// Everything that a text says: rows of its outline with their texts, and the plan.
fn read(text: &str) -> (String, String) {
    (invariant::rows_with_text(&repair(text).text), invariant::meaning(text))
}

/// Compares by lines, to show the first difference alone.
#[track_caller]
fn same(plain: &str, other: &str, name: &str) {
    for (a, b) in plain.lines().zip(other.lines()) {
        assert_eq!(a, b, "{name}");
    }
    assert_eq!(plain.lines().count(), other.lines().count(), "{name}");
}

/// Each plan in `encoding`, with `mark` before it, is found, decoded and read as the same plan.
#[track_caller]
fn is_read_alike(encoding: Encoding, mark: &[u8]) {
    let encoder = Encoder::new(encoding);
    for (name, text) in plans() {
        // What is wrong with the plan itself is put right first: an encoding of bytes can't hold it.
        let text = encoder.fit(&repair(&text).text);
        let bytes = [mark, &encoder.encode(&text)].concat();
        let decoded = decode(&bytes, None).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(decoded.encoding, encoding, "{name}: {:?}", decoded.evidence);
        assert_eq!(decoded.unmapped, 0, "{name}");
        let (other_rows, other_plan) = read(&decoded.text);
        let (rows, plan) = if encoding == Encoding::Tcvn3 {
            // Offices and beginnings of sentences are known by their capital: `Ủy ban` must not be what tells.
            read(&without_lone_capitals(&text))
        } else {
            read(&text)
        };
        // They have not all capitals.
        if matches!(encoding, Encoding::Tcvn3 | Encoding::Vps) {
            same(&text.to_lowercase(), &decoded.text.to_lowercase(), &name);
            same(&rows.to_lowercase(), &other_rows.to_lowercase(), &name);
            same(&plan.to_lowercase(), &other_plan.to_lowercase(), &name);
        } else {
            same(&text, &decoded.text, &name);
            same(&rows, &other_rows, &name);
            same(&plan, &other_plan, &name);
        }
    }
}

#[test]
fn tcvn3() {
    is_read_alike(Encoding::Tcvn3, b"");
}

#[test]
fn vni() {
    is_read_alike(Encoding::Vni, b"");
}

#[test]
fn viscii() {
    is_read_alike(Encoding::Viscii, b"");
}

#[test]
fn vps() {
    is_read_alike(Encoding::Vps, b"");
}

#[test]
fn viqr() {
    is_read_alike(Encoding::Viqr, b"");
}

#[test]
fn windows_1258() {
    is_read_alike(Encoding::Windows1258, b"");
}

#[test]
fn utf16() {
    is_read_alike(Encoding::Utf16Le, b"\xFF\xFE");
    is_read_alike(Encoding::Utf16Be, b"\xFE\xFF");
    is_read_alike(Encoding::Utf16Le, b"");
    is_read_alike(Encoding::Utf16Be, b"");
}

#[test]
fn utf8() {
    is_read_alike(Encoding::Utf8, b"\xEF\xBB\xBF");
    is_read_alike(Encoding::Utf8, b"");
}

/// A form of Unicode is repaired, each place of it found again.
#[track_caller]
fn is_repaired_alike(form: impl Fn(&str) -> String) {
    for (name, text) in plans() {
        let text: String = repair(&text).text.nfc().collect();
        let other = form(&text);
        let (rows, plan) = read(&text);
        let (other_rows, other_plan) = read(&other);
        same(&rows, &other_rows, &name);
        same(&plan, &other_plan, &name);
        invariant::plan(&other);
    }
}

#[test]
fn decomposed() {
    is_repaired_alike(|text| text.nfd().collect());
}

#[test]
fn shapes_composed_and_tones_apart() {
    is_repaired_alike(to_hop);
}

/// The whole text as it stands where the font is lost, in Unicode.
#[test]
fn fonts_lost() {
    for encoding in [Encoding::Tcvn3, Encoding::Vni] {
        let encoder = Encoder::new(encoding);
        let mut all = (0, 0);
        for (name, text) in plans() {
            let text = encoder.fit(&repair(&text).text);
            // What is no letter is Unicode already.
            let seen: String = text
                .chars()
                .map(|c| {
                    let bytes =
                        if c.is_alphabetic() { encoder.encode(&c.to_string()) } else { vec![] };
                    if bytes.is_empty() {
                        c.to_string()
                    } else {
                        bytes.into_iter().map(char::from).collect()
                    }
                })
                .collect();
            let repaired = repair(&seen);
            let words = |text: &str| -> Vec<String> {
                text.split_whitespace().map(str::to_lowercase).collect()
            };
            let (wanted, found) = (words(&text), words(&repaired.text));
            assert_eq!(wanted.len(), found.len(), "{name}");
            let wrong: Vec<_> = wanted.iter().zip(&found).filter(|(a, b)| a != b).collect();
            assert!(wrong.len() * 100 <= wanted.len() * 3, "{name} {encoding}: {wrong:?}");
            all.0 += wanted.len();
            all.1 += wrong.len();
        }
        let (words, wrong) = all;
        assert!(wrong * 200 <= words, "{encoding}: {wrong} of {words}");
    }
}

// ----- tables -----

const PAGES: [Encoding; 5] =
    [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::Vps, Encoding::Windows1258];

#[test]
fn every_letter_goes_there_and_back() {
    for encoding in PAGES {
        let encoder = Encoder::new(encoding);
        for (bytes, letter) in letters(encoding) {
            let decoded = decode(&bytes, Some(encoding)).unwrap();
            let decoded: String = decoded.text.nfc().collect();
            assert_eq!(decoded, letter.to_string(), "{encoding} {bytes:02X?}");
            let back = decode(&encoder.encode(&decoded), Some(encoding)).unwrap().text.into_owned();
            assert_eq!(back.nfc().collect::<String>(), decoded, "{encoding}");
        }
    }
}

/// All letters that Vietnamese has, in both cases.
fn alphabet() -> Vec<char> {
    let vowels = "aăâeêioôơuưy".chars();
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
    let small = vowels.flat_map(|vowel| {
        tones
            .into_iter()
            .map(move |tone| std::iter::once(vowel).chain(tone.chars()).nfc().next().unwrap())
    });
    let small: Vec<char> = small.filter(|c| !c.is_ascii()).chain(['đ']).collect();
    let capitals = small.iter().flat_map(|c| c.to_uppercase());
    small.iter().copied().chain(capitals).collect()
}

#[test]
fn no_letter_is_missing() {
    let all = alphabet();
    assert_eq!(all.len(), 134);
    for encoding in PAGES {
        let has: Vec<char> = letters(encoding).into_iter().map(|(_, letter)| letter).collect();
        let missing: String = all.iter().filter(|c| !has.contains(c)).collect();
        let wanted = match encoding {
            // The capitals with a tone are the small letters in another font.
            Encoding::Tcvn3 => {
                let capitals = all.iter().filter(|c| c.is_uppercase());
                capitals.filter(|c| !"ĂÂÊÔƠƯĐ".contains(**c)).collect()
            }
            Encoding::Vps => "ẠẶẪẬẸỆỊỌỘỢỤỮỰỴ".to_owned(),
            _ => String::new(),
        };
        assert_eq!(missing, wanted, "{encoding}");
    }
}

/// What `iconv` of glibc makes of bytes; nothing where there is no such program.
fn iconv(charset: &str, bytes: &[u8]) -> Option<String> {
    use std::io::Write;
    let mut child = Command::new("iconv")
        .args(["-f", charset, "-t", "UTF-8"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(bytes).ok()?;
    let out = child.wait_with_output().ok()?;
    out.status.success().then(|| String::from_utf8(out.stdout).unwrap().nfc().collect())
}

/// Another table of each encoding that glibc has, letter by letter.
///
/// It is known to be wrong for TCVN3 in what is no letter: its TCVN5712-1 is VSCII-1, which has toned capitals and marks
/// at 21 bytes that TCVN3 (VSCII-3) leaves free. The letters that both have are the same.
#[test]
fn iconv_agrees() {
    for (encoding, charset) in [
        (Encoding::Tcvn3, "TCVN5712-1"),
        (Encoding::Viscii, "VISCII"),
        (Encoding::Windows1258, "WINDOWS-1258"),
    ] {
        if iconv(charset, b"a").is_none() {
            println!("skipped: there is no iconv that has {charset}");
            continue;
        }
        for (bytes, letter) in letters(encoding) {
            // A mark may follow: the decoder waits for it until something else comes.
            let found = iconv(charset, &[&bytes[..], b" "].concat());
            assert_eq!(found, Some(format!("{letter} ")), "{charset} {bytes:02X?}");
        }
    }
}

// ----- what is no text, or not all of one -----

#[test]
fn an_encoding_that_changes_half_way() {
    for (name, text) in plans().into_iter().take(6) {
        for encoding in PAGES {
            let encoder = Encoder::new(encoding);
            let half = (text.len() / 2..).find(|at| text.is_char_boundary(*at)).unwrap();
            let (first, second) = text.split_at(half);
            let bytes = [first.as_bytes(), &encoder.encode(&encoder.fit(second))].concat();
            match decode(&bytes, None) {
                Ok(decoded) => {
                    invariant::plan(&decoded.text);
                }
                Err(error) => assert!(
                    matches!(
                        error.kind(),
                        DecodeErrorKind::InvalidUtf8 { .. } | DecodeErrorKind::Tie { .. }
                    ),
                    "{name}: {error}"
                ),
            }
        }
    }
}
