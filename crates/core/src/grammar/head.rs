//! The fixed forms of a head: motto, issuing bodies, number, place and date, stamps, addressee.

use memchr::{memchr, memchr2, memmem};
use nom::branch::alt;
use nom::character::complete::one_of;
use nom::{IResult, Parser};

use super::artifact::is_page_date;
use super::gap::has_gap;
use super::keyword::{any_of, at_boundary, blanks, is_blank, is_dash, keyword, strip};
use super::motto::{ends_in_motto, is_damaged_motto, is_motto};
use super::phrases::{Phrases, phrases};
use super::tail::is_place_and_day;
use crate::text::{initial, is_capitals};

/// The longest line, in bytes, that is looked at as a place and a date.
const MAX_HEAD_LINE: usize = 240;

/// Where on a line the second column of a head begins, when two columns were run together: behind a tab, a bar or two
/// blanks and more, or glued with a single blank before the motto's first words.
pub(crate) fn second_column(line: &str) -> Option<usize> {
    // A number needs its slash and a gap before it; a glued column is a motto or a date.
    let numbered = || memchr(b'/', line.as_bytes()).is_some() && may_have_gap(line);
    let mottoed = ends_in_motto(line);
    if line.len() > MAX_TWO_COLUMNS
        || !(mottoed
            || ends_in_year(line)
            || memchr2(b'\t', b'|', line.as_bytes()).is_some()
            || numbered()
            || holds_number(line))
    {
        return None;
    }
    if let Some(at) = behind_watchword(line) {
        return Some(at);
    }
    let mut at = 0;
    while let Some(gap) = line[at..].find(is_blank) {
        let start = at + gap;
        let rest = line[start..].trim_start_matches(|c| is_blank(c) || c == '|');
        let end = line.len() - rest.len();
        if start > 0 && !rest.is_empty() {
            let left = &line[..start];
            let wide = end - start > 2 || line[start..end].contains('\t');
            let apart = |left: &str| wide || is_capitals(left) || number(left);
            if is_motto(rest) && (apart(left) || is_glued_motto(left, rest))
                || mottoed
                    && rest.len() > SHORTEST_MOTTO
                    && matches!(initial(rest.as_bytes()), b'c' | b'd')
                    && apart(left)
                    && is_damaged_motto(rest)
                || is_place_and_date(rest)
                || is_place_and_day(rest) && apart(left)
            {
                return Some(end);
            }
            // What stands behind such a number has columns of its own, or is short.
            let numbered = || {
                is_capitals(left)
                    && rest.starts_with("Số:")
                    && (rest.len() <= LONGEST_NUMBER || second_column(rest).is_some())
            };
            if number(rest) && (wide || numbered()) || wide && is_stamp(rest) {
                return Some(end);
            }
        }
        if end <= at {
            break;
        }
        at = end;
    }
    None
}

/// No motto that lost letters is shorter, in bytes: `Doc lap-Tu do-Hanh phuc`.
const SHORTEST_MOTTO: usize = 20;

/// The longest number of a document, in bytes.
const LONGEST_NUMBER: usize = 48;

/// Where a place and a date begin that nothing parts from Tiêu ngữ: `… Tự do – Hạnh phúcTân Lập, ngày …`.
fn behind_watchword(line: &str) -> Option<usize> {
    const LAST: &str = "phúc";
    let at = line.find(LAST)? + LAST.len();
    let (before, date) = line.split_at(at);
    (date.starts_with(char::is_uppercase) && is_place_and_date(date) && ends_watchword(before))
        .then_some(at)
}

/// Whether a motto stands behind the name of a body in mixed case with one blank between: `Trường THCS An Bình Độc lập – Tự do – Hạnh phúc`.
fn is_glued_motto(left: &str, motto: &str) -> bool {
    const LONGEST_NAME: usize = 90;
    let whole = is_capitals(motto) || strip(motto, "độc lập").is_some();
    whole && left.len() <= LONGEST_NAME && names_body(left) && !left.contains([',', ':', '.'])
}

/// Whether two blanks stand next to each other, or one that is not of ASCII: most lines have neither.
fn may_have_gap(line: &str) -> bool {
    memmem::find(line.as_bytes(), b"  ").is_some() || line.contains(|c| c > '\u{7f}' && is_blank(c))
}

/// The longest line, in bytes, that is looked at as two columns run together; blanks between them are many.
const MAX_TWO_COLUMNS: usize = 400;

/// A date ends with the year, or with the blank that a draft leaves for it.
fn ends_in_year(line: &str) -> bool {
    let bytes = line.as_bytes();
    let before = bytes.len().checked_sub(2).and_then(|at| bytes.get(at)).copied().unwrap_or(0);
    match bytes.last() {
        Some(b'0'..=b'9' | b'_' | b'x' | b'X') => true,
        Some(b'.' | b')') => {
            before.is_ascii_digit() || matches!(before, b'.' | b' ' | b'_') || line.ends_with("….")
        }
        Some(b'm' | b'M') => line.ends_with("năm") || line.ends_with("NĂM"),
        _ => line.ends_with('…'),
    }
}

/// Whether a line ends in a motto behind the name of a body: two columns of a letterhead run together.
pub(crate) fn joins_motto(line: &str) -> bool {
    ends_in_motto(line) && second_column(line).is_some_and(|at| is_motto(&line[at..]))
}

/// `number = "Số" [":" / ";" / "."] *(DIGIT / "." / "…" / "_" / BLANK) ("/" / DASH) 1*LETTER …`
///
/// Examples: `Số: 888/KH-PGDĐT`, `Số 05-KH/ĐU`, `Số:     /KH-UBND`, `Số: …/KH-THCS`, `Số: 57/ KH-CM`.
pub(crate) fn number(line: &str) -> bool {
    let Some(rest) = strip(line, "số") else { return false };
    let rest = blanks(rest);
    let rest = rest.trim_start_matches([':', ';', '.']);
    let before = rest;
    let rest = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || is_blank(c) || matches!(c, '.' | '…' | '_' | '(' | ')' | ',' | '*')
    });
    // A letter behind the number: "12a/KH-…".
    let rest = if before.len() > rest.len() {
        rest.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(rest)
    } else {
        rest
    };
    // "Số: ……": a form leaves all of it blank.
    const FEWEST_DOTS: usize = 3;
    let dots = before.chars().filter(|c| matches!(c, '.' | '_')).count();
    if rest.is_empty()
        && (dots >= FEWEST_DOTS || before.contains('…'))
        && !before.contains(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    // "Số: 02 KH/CĐ", "Số 05 KH - TV", "Số: 01 CTr/HĐĐ": the kind stands where the mark should.
    let kind = strip(rest, "CTr").unwrap_or(rest);
    let kind = if kind.len() < rest.len() {
        kind
    } else {
        rest.trim_start_matches(|c: char| c.is_uppercase())
    };
    let rest =
        if kind.len() < rest.len() && before.len() > rest.len() { blanks(kind) } else { rest };
    let Some(rest) = rest.strip_prefix(|c: char| c == '/' || is_dash(c)) else { return false };
    let symbol = blanks(rest);
    symbol.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || symbol.trim_matches(['.', '…', '_', '-']).is_empty()
}

/// Whether the number of a document stands somewhere in a line, as where a letterhead was run together: `THÀNH Số: …/KH-NT`.
pub(crate) fn holds_number(line: &str) -> bool {
    line.contains("Số:")
}

/// `place-date = [place ","] "ngày" slot "tháng" slot "năm" slot`, alone on its line; slots may be blank in drafts.
///
/// Examples: `Thanh Oai, ngày 20 tháng 9 năm 2022`, `Lâm Đồng, ngày       tháng 10 năm 2025`, `…, ngày … / … /2024`.
pub(crate) fn place_date(line: &str) -> bool {
    if line.len() > MAX_HEAD_LINE || !ends_in_year(line) || is_page_date(line) {
        return false;
    }
    date_behind_place(line).is_some() || place_month(line)
}

/// `place-month = place "," "tháng" month ("năm" / "/") year`, on the cover of a plan: `Bắc Hà, tháng 05/2018`.
fn place_month(line: &str) -> bool {
    let Some((place, rest)) = line.split_once(',') else { return false };
    let month = strip(blanks(rest), "tháng").filter(|rest| at_boundary(rest)).map(|rest| {
        let year = blanks(rest).trim_start_matches(|c: char| c.is_ascii_digit() || is_blank(c));
        blanks(strip(year, "năm").or_else(|| year.strip_prefix('/')).unwrap_or(""))
    });
    let named = place.split(is_blank).all(|word| word.starts_with(char::is_uppercase));
    let dated = |year: &str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    named && place.split(is_blank).count() <= MAX_PLACE_WORDS && month.is_some_and(dated)
}

/// How many words the name of a place has at most.
const MAX_PLACE_WORDS: usize = 5;

/// Whether a line holds a place and a date and nothing beside them: [`place_date`] takes the name of a body that stands on the
/// left for a part of the place.
pub(crate) fn is_place_and_date(line: &str) -> bool {
    place_date(line) && place_before_day(line).is_none_or(|(place, _)| is_lone_place(place))
}

/// Whether what stands before the comma of a date is one place, and no other column: `Tân Lập`, `TP Hồ Chí Minh`; not
/// `XÃ ĐÔNG HÒA Tân Lập`, `***   Tân Lập`, `Hạnh phúc Tân Lập`.
fn is_lone_place(place: &str) -> bool {
    const ABBREVIATED: [&str; 3] = ["TP", "TX", "TT"];
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let small = |word: &&str| word.contains(char::is_lowercase);
    let mut words = place.split(is_blank).filter(|word| !word.is_empty());
    let in_capitals = |word: &str| {
        letters(word) > 1 && is_capitals(word) && !ABBREVIATED.contains(&word.trim_end_matches('.'))
    };
    let mixed = words.next().is_some_and(in_capitals) && words.any(|word| small(&word));
    !mixed && !has_gap(place) && !place.contains(['/', '*', '_']) && !ends_watchword(place)
}

/// Whether the words of Tiêu ngữ stand in a text: `Hạnh phúc Tân Lập`.
fn ends_watchword(text: &str) -> bool {
    ["Hạnh phúc", "Hạnh Phúc", "HẠNH PHÚC", "VIỆT NAM"].iter().any(|words| text.contains(words))
}

/// The place before a date, which may be empty, and the date from `ngày` on.
///
/// Examples: `Tân Lập, ngày …`, `Tân Lập ngày …`, `ngày …`.
pub(crate) fn place_before_day(line: &str) -> Option<(&str, &str)> {
    // The place: a name of at most eight words before the comma.
    let parted = match strip(line, "ngày")
        .filter(|r| at_boundary(r) || r.starts_with(|c: char| c.is_ascii_digit()))
    {
        Some(_) => ("", line),
        None => {
            // "TP. Hồ Chí Minh, ngày …": the stop of an abbreviation parts nothing.
            let abbreviated = ["TP.", "Tp.", "TX.", "Tx.", "TT.", "T.P."];
            let name = abbreviated.iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
            let before = line.len() - name.len();
            let comma = match name.find([',', ';', '.']).map(|at| at + before) {
                Some(comma) => comma,
                // "Bắc Lương ngày 6/1/2025": the comma was left out. "Trước ngày …" names no place.
                None => {
                    let at = line.find(" ngày")?;
                    let name = &line[..at];
                    let capital = |w: &str| w.starts_with(char::is_uppercase);
                    let until = any_of(
                        name,
                        &[
                            "trước", "sau", "từ", "đến", "vào", "trong", "hết", "hạn", "sáng",
                            "chiều", "tối",
                        ],
                    );
                    if !(1..=5).contains(&name.split(is_blank).count())
                        || !name.split(is_blank).all(capital)
                        || until.is_some()
                    {
                        return None;
                    }
                    at
                }
            };
            let place = &line[..comma];
            let dotted = place.trim_matches(['.', '…', ' ']).is_empty();
            if !(dotted || place.starts_with(char::is_uppercase))
                || place.contains(':')
                || place.chars().count() > 60
            {
                return None;
            }
            (place, blanks(line[comma..].trim_start_matches([',', ';', '.', '…'])))
        }
    };
    Some(parted)
}

fn date_behind_place(line: &str) -> Option<&str> {
    let (_, rest) = place_before_day(line)?;
    let found: IResult<&str, ()> = (|i| {
        // "ngày10": the blank was left out.
        let i = strip(i, "ngày")
            .filter(|r| at_boundary(r) || r.starts_with(|c: char| c.is_ascii_digit()))
            .ok_or_else(|| {
                nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Tag))
            })?;
        let (i, ()) = slot(i)?;
        // "tháng" is often mistyped ("háng"); a slash stands for it too.
        let (i, _) = alt((glued("tháng"), keyword("háng"), slash)).parse(blanks(i))?;
        let (i, ()) = slot(i)?;
        let (i, _) = alt((glued("năm"), slash, keyword("tháng"))).parse(blanks(i))?;
        let (i, ()) = slot(i)?;
        Ok((i, ()))
    })(rest);
    let (rest, ()) = found.ok()?;
    rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty().then_some(rest)
}

/// A word with a number behind it, with a blank between or none: `năm 2021`, `năm2021`.
fn glued<'s>(word: &'static str) -> impl FnMut(&'s str) -> IResult<&'s str, &'s str> {
    move |input| {
        let rest = strip(input, word)
            .filter(|rest| at_boundary(rest) || rest.starts_with(|c: char| c.is_ascii_digit()));
        match rest {
            Some(rest) => Ok((rest, &input[..input.len() - rest.len()])),
            None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag))),
        }
    }
}

/// A slash, or a dash in its place: `05-9-2024`.
fn slash(input: &str) -> IResult<&str, &str> {
    let (rest, _) = one_of("/-").parse(input)?;
    Ok((rest, &input[..1]))
}

/// `slot = *(BLANK / DIGIT / "." / "…" / "_")`.
fn slot(input: &str) -> IResult<&str, ()> {
    let rest = input.trim_start_matches(|c: char| {
        c.is_ascii_digit() || is_blank(c) || matches!(c, '.' | '…' | '_' | 'x' | 'X')
    });
    Ok((rest, ()))
}

/// `stamp = "DỰ THẢO" / "HỎA TỐC" / "MẬT" / …`, alone on its line, in brackets or not.
pub(crate) fn is_stamp(line: &str) -> bool {
    static STAMPS: Phrases<16> = phrases([
        "sao y",
        "sao lục",
        "trích sao",
        "dự thảo",
        "hỏa tốc",
        "thượng khẩn",
        "khẩn",
        "tuyệt mật",
        "tối mật",
        "mật",
        "xem xong trả lại",
        "lưu hành nội bộ",
        "bản dự thảo",
        "bản chính",
        "tài liệu lưu hành nội bộ",
        "hỏa tốc hẹn giờ",
    ]);
    let inner = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    STAMPS.at(inner).is_some_and(|(_, rest)| {
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
        rest.is_empty()
            || strip(rest, "lần").is_some_and(|r| blanks(r).chars().all(char::is_alphanumeric))
            || rest.chars().all(|c| c.is_ascii_digit())
    }) && {
        let inner = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
        is_capitals(inner) || inner.chars().count() < 16
    }
}

/// `contact = ("Địa chỉ" / "Điện thoại" / "MST" / …) ":" …`, below the name of a body in its letterhead: where it is found, no
/// name of it. Example: `Điện thoại: 0225 3 123 456 - Fax: 0225 3 123 457`.
pub(crate) fn is_contact(line: &str) -> bool {
    static KEYS: Phrases<14> = phrases([
        "địa chỉ",
        "đ/c",
        "trụ sở",
        "trụ sở chính",
        "văn phòng",
        "điện thoại",
        "đt",
        "tel",
        "hotline",
        "fax",
        "email",
        "website",
        "mst",
        "mã số thuế",
    ]);
    // "MST 0201234567", "ĐT (0225) 3 123 456": a number tells as much as a colon.
    KEYS.at(line).is_some_and(|(key, rest)| {
        let rest = blanks(rest);
        rest.starts_with(':')
            || key != "văn phòng"
                && rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | '.' | '+'))
    })
}

/// `addressee = "Kính gửi" [":"] …`. Example: `Kính gửi: Các chi đoàn trực thuộc`.
pub(crate) fn is_addressee(line: &str) -> bool {
    strip(line, "kính gửi").is_some_and(at_boundary)
}

/// `abstract = "V/v" … / "Về việc" …`, the subject of a letter or a plan.
pub(crate) fn is_subject(line: &str) -> bool {
    strip(line, "v/v").is_some() || strip(line, "về việc").is_some_and(at_boundary)
}

/// The words that names of issuing bodies begin with.
static BODIES: Phrases<64> = phrases([
    "ủy ban",
    "ubnd",
    "ub mttq",
    "ub nd",
    "hđnd",
    "hội đồng",
    "sở",
    "phòng",
    "bộ",
    "trường",
    "trung tâm",
    "công đoàn",
    "liên đoàn",
    "tổng liên đoàn",
    "lđlđ",
    "cđcs",
    "bch",
    "ban",
    "đảng bộ",
    "đảng ủy",
    "chi bộ",
    "huyện ủy",
    "tỉnh ủy",
    "thành ủy",
    "quận ủy",
    "thị ủy",
    "đoàn",
    "chi đoàn",
    "liên đội",
    "hội",
    "chi hội",
    "công ty",
    "tổng công ty",
    "tập đoàn",
    "doanh nghiệp",
    "hợp tác xã",
    "htx",
    "bệnh viện",
    "trạm",
    "viện",
    "cục",
    "chi cục",
    "tổng cục",
    "vụ",
    "đội",
    "tổ",
    "khối",
    "cụm",
    "ngân hàng",
    "nhà máy",
    "xí nghiệp",
    "nhà trường",
    "học viện",
    "đại học",
    "mặt trận",
    "ubmttq",
    "mttq",
    "công an",
    "quân khu",
    "tòa án",
    "thanh tra",
    "cơ quan",
    "văn phòng",
    "pgd",
]);

/// What begins like the name of a body and is none: `TỔ CHỨC HỘI NGHỊ`, `Phòng, chống thiên tai`.
static NO_BODIES: Phrases<18> = phrases([
    "tổ chức",
    "phòng chống",
    "phòng ngừa",
    "hội nghị",
    "hội thi",
    "hội thảo",
    "hội khỏe",
    "hội giảng",
    "hội diễn",
    "bộ phận",
    "trường hợp",
    "ban hành",
    "đội ngũ",
    "đoàn kết",
    "vụ mùa",
    "vụ đông",
    "vụ xuân",
    "khối lượng",
]);

/// Whether a line begins with the word of a body.
pub(crate) fn begins_body(line: &str) -> bool {
    BODIES.at(line).is_some_and(|(_, rest)| !rest.starts_with(',')) && !NO_BODIES.begin(line)
}

/// Whether a line names a body other than the one above it: it begins with the word of one, or with a committee's letters
/// and the word of the body whose committee it is (`BTV HỘI LHPN XÃ …`).
pub(crate) fn begins_further_body(line: &str) -> bool {
    static COMMITTEES: Phrases<8> =
        phrases(["btv", "btt", "bch", "bcđ", "bđd", "bcs", "bql", "thường trực"]);
    begins_head(line)
        || is_capitals(line)
            && COMMITTEES.at(line).is_some_and(|(_, rest)| begins_body(blanks(rest)))
}

/// Whether a line below the name of another body names one of its own by a short form or in small letters: `MN HOA SEN`, `TTYT HUYỆN`,
/// `KHOA LUẬT` , `Liên đội Tiểu học Hoa Sen`. Behind a school whose name is not whole, what sort of school it is goes on with that name.
pub(crate) fn begins_lower_body(line: &str, above: &str) -> bool {
    static SCHOOLS: Phrases<9> =
        phrases(["mn", "mầm non", "mg", "mẫu giáo", "th", "thcs", "thpt", "ptdtbt", "tiểu học"]);
    static OTHERS: Phrases<12> = phrases([
        "ttyt",
        "tt y tế",
        "ttgdtx",
        "tt gdtx",
        "tt gdnn",
        "ttgdnn",
        "ttbdct",
        "tttdtt",
        "ttvh",
        "khoa",
        "lớp",
        "nhóm",
    ]);
    // The name of the body above is whole, not `TRƯỜNG PTDT BÁN TRÚ` or `KHOA`.
    const FEWEST_WORDS: usize = 2;
    let named = |rest: &str| !blanks(rest).is_empty() && !rest.starts_with(',');
    let whole = above.split_whitespace().nth(FEWEST_WORDS - 1).is_some();
    if !whole || above.ends_with(is_dash) || above.ends_with([',', '&']) {
        return false;
    }
    let school = || {
        is_capitals(line)
            && strip(above, "trường").is_none()
            && strip(above, "cụm").is_none()
            && SCHOOLS.at(line).is_some_and(|(_, rest)| named(rest))
    };
    let other = || {
        is_capitals(line)
            && OTHERS
                .at(line)
                .is_some_and(|(_, rest)| named(rest) && strip(blanks(rest), "học").is_none())
    };
    let small = || {
        static SMALL: Phrases<10> = phrases([
            "liên đội",
            "trường",
            "chi đoàn",
            "chi bộ",
            "công đoàn",
            "trung tâm",
            "trạm y tế",
            "tổ chuyên môn",
            "hội cựu chiến binh",
            "hội phụ nữ",
        ]);
        is_capitals(above)
            && line.starts_with(char::is_uppercase)
            && SMALL.at(line).is_some_and(|(_, rest)| {
                named(rest) && blanks(rest).starts_with(char::is_uppercase)
            })
    };
    school() || other() || small()
}

/// Whether a line of a letterhead says what sort of body it is and no more, so that the next line names it: `BAN CHẤP HÀNH`
/// above `ĐOÀN XÃ ĐÔNG HÒA`.
pub(crate) fn wants_name(line: &str) -> bool {
    static SORTS: Phrases<16> = phrases([
        "ban chấp hành",
        "ban thường vụ",
        "ban chỉ đạo",
        "ban chỉ huy",
        "ban tổ chức",
        "ban giám hiệu",
        "ban đại diện",
        "ban thanh tra",
        "hội đồng",
        "công đoàn",
        "liên đội",
        "chi bộ",
        "chi đoàn",
        "đoàn",
        "bch",
        "btv",
    ]);
    SORTS.at(line).is_some_and(|(_, rest)| rest.is_empty())
}

/// Whether a line of a head may name an issuing body: it begins with the word of one, or is in capitals and short.
pub(crate) fn is_issuer(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let chars = line.chars().count();
    chars <= 90
        && !ends_clause(line)
        && !is_slogan(line)
        && (is_capitals(line) || begins_body(line) && line.starts_with(char::is_uppercase))
}

/// Whether a line calls to a feast rather than naming a body: `CHÀO MỪNG NGÀY PHỤ NỮ VIỆT NAM 20/10`.
pub(crate) fn is_slogan(line: &str) -> bool {
    static CALLS: Phrases<5> =
        phrases(["chào mừng", "nhiệt liệt", "kỷ niệm", "hưởng ứng", "hướng tới"]);
    CALLS.begin(line)
}

/// Whether a line ends as a clause does. The dots of a name that a form leaves blank end none: `TRƯỜNG TIỂU HỌC …..`.
fn ends_clause(line: &str) -> bool {
    line.ends_with([';', ':', '.']) && !line.ends_with("..") && !line.ends_with("….")
}

/// Whether a clause begins with the name of a body: `Trường THCS An Bình xây dựng …`.
pub(crate) fn names_body(clause: &str) -> bool {
    clause.starts_with(char::is_uppercase) && begins_body(clause)
}

/// Whether a line names a body by its first word and is in capitals: strong enough to begin a head in mid-file.
pub(crate) fn begins_head(line: &str) -> bool {
    let chars = line.chars().count();
    chars <= 90
        && (begins_body(line) || is_blank_name(line))
        && is_capitals(line)
        && !ends_clause(line)
        && !line.ends_with(',')
}

/// Whether a form leaves the name of its body to be filled in: `TÊN ĐƠN VỊ ………`.
fn is_blank_name(line: &str) -> bool {
    static KEYS: Phrases<5> =
        phrases(["tên đơn vị", "tên cơ quan", "tên trường", "đơn vị", "cơ quan"]);
    line.starts_with(['T', 'Đ', 'C'])
        && (line.ends_with('…') || line.ends_with("..") || line.ends_with("__"))
        && KEYS.begin(line)
}

/// Whether a line goes on with an issuer's name as a place does: `TỈNH LÂM ĐỒNG`, `Xã Tân Hòa`.
pub(crate) fn is_place_name(line: &str) -> bool {
    static PLACES: Phrases<13> = phrases([
        "tỉnh",
        "thành phố",
        "tp",
        "huyện",
        "quận",
        "thị xã",
        "thị trấn",
        "phường",
        "xã",
        "thôn",
        "ấp",
        "đặc khu",
        "việt nam",
    ]);
    line.starts_with(char::is_uppercase) && PLACES.begin(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for line in [
            "Số: 888/KH-PGDĐT",
            "Số 05-KH/ĐU",
            "Số:     /KH-UBND",
            "Số: …./KH-THCS",
            "Số: 57/ KH-CM",
            "Số 05 KH - TV",
            "Số: ……….",
            "Số: 01 CTr/HĐĐ",
        ] {
            assert!(number(line), "{line}");
        }
        assert!(!number("Số lượng: 12") && !number("Số 114: số khẩn"));
    }

    #[test]
    fn places_and_dates() {
        for line in [
            "Thanh Hà, ngày 20 tháng 9 năm 2022",
            "Lâm Đồng, ngày       tháng 10 năm 2025",
            "Ngày 05 tháng 9 năm 2023",
            "….., ngày … tháng … năm 2024",
            "TP. Hồ Chí Minh, ngày 01 tháng 3 năm 2024",
            "Tân Hòa, ngày 5/9/2023",
            "Tân Hòa, ngày10 tháng 12 năm 2014",
            "Ea’Tul ngày 10 tháng 9 năm 2010",
            "Phú An, ngày 3 tháng12 năm2021",
            "Bắc Hà, tháng 05/2018",
            "Phan Rí, tháng 02 năm 2024",
            "…….., ngày ….. tháng ….. năm…….",
        ] {
            assert!(place_date(line), "{line}");
        }
        assert!(!place_date("Hà Nội, ngày 20 tháng 9 năm 2022 của Bộ"));
        assert!(!place_date("Tổ chức hội nghị, ngày hội"));
        assert!(!place_date("Trước ngày 10 tháng 9 năm 2010"));
    }

    #[test]
    fn two_columns_on_one_line() {
        let split = |line: &'static str| second_column(line).map(|at| &line[at..]);
        assert_eq!(
            split("TRƯỜNG THCS AN BÌNH   Độc lập – Tự do – Hạnh phúc"),
            Some("Độc lập – Tự do – Hạnh phúc")
        );
        assert_eq!(
            split("Số: 57/KH-CM\tAn Bình, ngày 22 tháng 9 năm 2019"),
            Some("An Bình, ngày 22 tháng 9 năm 2019")
        );
        assert_eq!(split("TRƯỜNG THCS AN BÌNH"), None);
    }

    #[test]
    fn names_that_a_form_leaves_blank() {
        assert!(is_issuer("LĐLĐ HUYỆN …..") && is_issuer("TRƯỜNG MẦM NON ……"));
        assert!(begins_head("TRƯỜNG TIỂU HỌC ….."));
        assert!(!is_issuer("TRƯỜNG TIỂU HỌC AN BÌNH.") && !begins_head("CÔNG ĐOÀN:"));
    }

    #[test]
    fn stamps() {
        assert!(
            is_stamp("DỰ THẢO") && is_stamp("(Dự thảo)") && is_stamp("MẬT") && is_stamp("HỎA TỐC")
        );
        assert!(!is_stamp("Mật độ dân số") && !is_stamp("Dự thảo nghị quyết trình hội nghị"));
    }
}
