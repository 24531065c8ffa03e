//! Names of persons, with their degrees and ranks, alone or side by side.

use super::gap::has_gap;
use super::head::second_column;
use super::keyword::{is_blank, is_dash, words};
use super::phrases::{Phrases, phrases};
use super::tail::opens_with_position;
use crate::text::{Letter, is_capitals};

/// `name = [degree] 2*6(capitalised syllable)`, no digits: the name of a person who signs; two names may stand side by
/// side, or joined by a dash. Examples: `Nguyễn Thị Hồng`, `TRẦN NGỌC HIỂN`, `ThS. Lê Văn An`, `Y Thuyên Ayun`.
pub(crate) fn is_name(line: &str) -> bool {
    let line = line.trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '_' | '(' | ')'));
    if line.ends_with([':', ';', '.', ',']) {
        return false;
    }
    let two = has_gap(line);
    let (mut syllables, mut degrees) = (0, 0);
    for word in line.split(is_blank).filter(|w| !w.is_empty()) {
        if is_degree(word) {
            degrees += 1;
            continue;
        }
        if word.starts_with(is_dash) && word.chars().count() == 1 && syllables > 1 && !two {
            return are_joined_names(line);
        }
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return false };
        if !Letter::of(first).upper
            || word
                .chars()
                .any(|c| c.is_ascii_digit() || matches!(c, '/' | '&' | '%' | '+' | '“' | '"' | ','))
        {
            return is_titled_name(line);
        }
        if is_abbreviation(word) {
            return false;
        }
        // "K'Brếu" is two.
        let parted = |c: char| matches!(c, '\'' | '’' | '‘');
        syllables += 1 + usize::from(word.find(parted).is_some_and(|at| at + 3 < word.len()));
    }
    // Names run together with one blank between: each begins with a family name.
    let joined = !two && (5..=10).contains(&syllables) && begins_two_names(line);
    (2..=if two || joined { 12 } else { 6 }).contains(&syllables)
        && second_column(line).is_none()
        && !opens_with_position(line)
        && line.chars().count() <= if two || joined { 160 } else { 40 + 10 * degrees }
}

/// Whether a word is of capitals without a vowel, as no syllable of a name is: `TGĐ`, `BCH`; initials have their dot.
fn is_abbreviation(word: &str) -> bool {
    let vowel = |c: char| matches!(Letter::of(c).base(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut letters = word.chars();
    word.len() > 1
        && letters.next().is_some_and(|c| c.is_uppercase() && !vowel(c))
        && word.chars().nth(1).is_some()
        && letters.all(|c| c.is_uppercase() && !vowel(c))
}

/// `titled-name = title ["," / "."] name`, where the title has small letters: `Hòa thượng Thích Minh Tuệ`, `Đại tá, TS Vi Văn Sơn`.
fn is_titled_name(line: &str) -> bool {
    static TITLES: Phrases<32> = phrases([
        "hòa thượng",
        "thượng tọa",
        "đại đức",
        "sa môn",
        "ni trưởng",
        "ni sư",
        "sư cô",
        "sư thầy",
        "linh mục",
        "mục sư",
        "tổng giám mục",
        "giám mục",
        "nữ tu",
        "phó giáo sư",
        "giáo sư",
        "tiến sĩ",
        "thạc sĩ",
        "bác sĩ",
        "dược sĩ",
        "kỹ sư",
        "kiến trúc sư",
        "luật sư",
        "đại tướng",
        "thiếu tướng",
        "đại tá",
        "thượng tá",
        "trung tá",
        "thiếu tá",
        "đại úy",
        "thượng úy",
        "trung úy",
        "thiếu úy",
    ]);
    line.starts_with(char::is_uppercase)
        && TITLES.at(line).is_some_and(|(_, rest)| {
            let name = rest
                .trim_start_matches(|c: char| is_blank(c) || matches!(c, ',' | '.' | '-' | '–'));
            name.len() < rest.len() && name.starts_with(char::is_uppercase) && is_name(name)
        })
}

/// Whether a name begins with a family name that looks like the word of a body, but for a mark: `Trương Thị Út`, `TÔ NGỌC BAN`.
pub(crate) fn begins_family_name(line: &str) -> bool {
    const ALIKE: [&str; 8] = ["Trương", "TRƯƠNG", "Tô", "TÔ", "Vũ", "VŨ", "Đoàn", "ĐOÀN"];
    const MOST_SYLLABLES: usize = 4;
    let mut words = line.split(is_blank);
    words.next().is_some_and(|first| ALIKE.contains(&first))
        && words.count() < MOST_SYLLABLES
        && is_name(line)
}

/// Whether a line begins with a family name and another stands three syllables or more behind it: `Trần Duy Hải Lê Thị Bích Vân`.
fn begins_two_names(line: &str) -> bool {
    static FAMILIES: Phrases<34> = phrases([
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
        "hồ", "ngô", "dương", "lý", "vương", "trịnh", "đinh", "mai", "cao", "lâm", "lương", "tạ",
        "hà", "đoàn", "nông", "vi", "lò", "giàng", "đào", "trương", "tô", "châu",
    ]);
    let mut syllables = words(line).enumerate().filter(|(_, rest)| FAMILIES.begin(rest));
    let first = syllables.next().is_some_and(|(at, _)| at == 0);
    let count = line.split(is_blank).filter(|w| !w.is_empty()).count();
    first && syllables.any(|(at, _)| at >= 3 && at + 2 <= count)
}

/// `joined-names = name DASH name`: `Lò Văn Pản – Hà Thị Én`; each of three syllables at least, as places have two.
fn are_joined_names(line: &str) -> bool {
    let named = |part: &str| {
        part.split(is_blank).filter(|w| !w.is_empty() && !is_degree(w)).count() > 2
            && !part.contains(is_dash)
            && is_name(part)
    };
    let mut words = words(line);
    words
        .find(|rest| rest.starts_with(is_dash))
        .and_then(|rest| {
            let before = line.len() - rest.len();
            let behind = rest.trim_start_matches(is_dash);
            line.get(..before).filter(|_| behind.starts_with(is_blank)).map(|left| (left, behind))
        })
        .is_some_and(|(left, right)| named(left) && named(right) && !is_capitals(line))
}

/// Whether a word before a name is a degree or a rank: `ThS.`, `BS.CKI`, `tá`.
fn is_degree(word: &str) -> bool {
    const LONGEST: usize = 16;
    word.len() <= LONGEST
        && word.starts_with(char::is_alphabetic)
        && (matches!(word, "tá" | "úy" | "uý" | "tướng" | "sĩ" | "sỹ")
            || word
                .split(['.', '/', '-'])
                .filter(|part| !part.is_empty())
                .all(|part| DEGREES.iter().any(|degree| part.eq_ignore_ascii_case(degree))))
}

/// What the degrees and titles before names are made of.
const DEGREES: [&str; 36] = [
    "ThS", "Th", "S", "TS", "TSKH", "PGS", "GS", "BS", "BSNT", "CK", "CKI", "CKII", "CK1", "CK2",
    "BSCK", "BSCKI", "BSCKII", "BSCK1", "BSCK2", "DS", "DSCKI", "KS", "KTS", "CN", "CNĐD", "ĐDCKI",
    "LS", "GVC", "GVCC", "NGƯT", "NGND", "TTƯT", "TTND", "Đ", "đ", "c",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_is_none() {
        for line in [
            "Nguyễn Thị Hồng",
            "TRẦN NGỌC HIỂN",
            "ThS. Lê Văn An",
            "Lê Văn An          Trần Thị Bình",
            "Lò Văn Pản – Hà Thị Én",
            "BS.CKI Vi Văn Sơn",
            "BSCK2. Vi Văn Sơn",
            "PGS.TS.BS. Vi Văn Sơn",
            "Đ/c Vi Văn Sơn",
            "H' Lan Niê",
            "Y Thuyên Ayun",
            "Giàng A Páo",
            "K'Brếu",
        ] {
            assert!(is_name(line), "{line}");
        }
        for line in [
            "Tổ chức hội thi",
            "HIỆU TRƯỞNG",
            "Lưu VT.",
            "Nguyễn Văn A, lớp 5",
            "Cà Mau - Đồng Tháp",
            "Lớp 5A Lớp 5B",
            "- Vi Văn Sơn",
        ] {
            assert!(!is_name(line), "{line}");
        }
    }

    #[test]
    fn titles_before_names() {
        for line in
            ["Hòa thượng Thích Minh Tâm", "Linh mục Giuse Vi Văn Sơn", "Đại tá, PGS.TS Vi Văn Sơn"]
        {
            assert!(is_name(line), "{line}");
        }
        for line in ["Giáo sư đầu ngành", "Hòa thượng", "Đạo đức Hồ Chí Minh"] {
            assert!(!is_name(line), "{line}");
        }
    }
}
