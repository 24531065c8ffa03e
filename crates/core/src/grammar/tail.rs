//! The fixed forms of a tail: closing, recipients, signatures.

use std::ops::Range;

use memchr::{memchr2, memchr3};

use super::head::{begins_body, names_body, second_column};
use super::keyword::{any_of, at_boundary, blanks, is_blank, strip, words};
use super::ordinal::{is_capitals, is_dash};
use super::phrases::{Phrases, phrases};
use crate::text::Letter;

/// `recipients = "Nơi nhận" [":"] …`. Example: `Nơi nhận:          TM. BAN CHẤP HÀNH`.
pub(crate) fn recipients(line: &str) -> Option<&str> {
    // "*Nơi nhận:"
    let line = line
        .trim_start_matches(|c: char| is_blank(c) || matches!(c, '*' | '_' | '+') || is_dash(c));
    // "Nơi nhân:", as scanners read it, only where nothing else can be meant.
    let misread = || strip(line, "nơi nhân").filter(|rest| rest.starts_with(':'));
    let rest = strip(line, "nơi nhận").or_else(|| strip(line, "nơi gửi")).or_else(misread)?;
    let behind = blanks(rest);
    match behind.strip_prefix(':') {
        Some(behind) => Some(blanks(behind)),
        None => {
            let apart = behind.is_empty() || rest.len() - behind.len() > 1;
            (apart || is_authority(behind)).then_some(behind)
        }
    }
}

/// Whether the recipients stand on the right, beside a signature: `HIỆU TRƯỞNG          Nơi nhận:`.
pub(crate) fn recipients_beside(line: &str) -> bool {
    // Nearly no line of a plan ends so.
    if !line.ends_with(':') || !has_gap(line) {
        return false;
    }
    let columns = columns(line);
    let column = |at: usize| columns.get(at).and_then(|c| line.get(c.clone())).unwrap_or("");
    columns.len() == 2
        && recipients(column(1)).is_some_and(str::is_empty)
        && (is_position(column(0)) || is_authority(column(0)))
}

/// Whether a column of a line lists a recipient behind a dash: `- Lưu: VT.`
pub(crate) fn lists_recipient(column: &str) -> bool {
    column.starts_with(is_dash)
}

/// `authority = ("TM" / "KT" / "TL" / "TUQ" / "Q" / "T/M" / "K/T" / "T/L") [mark] body`, or a body that signs:
/// `BAN TỔ CHỨC`, `DUYỆT CỦA HIỆU TRƯỞNG`.
pub(crate) fn is_authority(line: &str) -> bool {
    is_marked_authority(line) || approves(line) || is_approved_by(line)
}

/// `approved-by = body "duyệt"`, in any case, alone or beside another column: `Ban giám hiệu duyệt`.
pub(crate) fn is_approved_by(line: &str) -> bool {
    static BODIES: Phrases<7> = phrases([
        "ban giám hiệu",
        "bgh",
        "ban giám đốc",
        "hiệu trưởng",
        "chuyên môn",
        "tổ trưởng",
        "tổ chuyên môn",
    ]);
    BODIES.at(line.trim_start()).is_some_and(|(_, rest)| {
        let rest = rest.split(['\t', '|']).next().unwrap_or("").trim_end();
        strip(blanks(rest), "duyệt").is_some_and(str::is_empty)
    })
}

/// `TM.`, `KT.` alone on a line: who signs for whom stands below.
pub(crate) fn is_lone_mark(line: &str) -> bool {
    matches!(line, "TM." | "T/M" | "T/M." | "T.M" | "KT." | "K/T" | "K/T." | "K.T" | "TL." | "TUQ.")
}

/// The mark of authority that a line begins with, and what follows: `TM.` and `BAN TỔ CHỨC`.
fn signing_mark(line: &str) -> Option<(&'static str, &str)> {
    const MARKS: [&str; 14] = [
        "TM.", "T.M", "T/M", "TM/", "KT.", "K.T", "K/T", "KT/", "TL.", "T/L", "TUQ.", "TUQ ",
        "TM ", "KT ",
    ];
    if !matches!(line.as_bytes().first(), Some(b'T' | b'K')) {
        return None;
    }
    let mark = MARKS
        .into_iter()
        .find(|m| line.get(..m.len()).is_some_and(|head| head.eq_ignore_ascii_case(m)))?;
    let rest = line.get(mark.len()..)?;
    // "T.Minh" is a name.
    let apart = at_boundary(rest) || mark.ends_with(['.', '/', ' ']);
    let body = rest.strip_prefix(['.', '/', ':']).unwrap_or(rest);
    apart.then(|| (mark, blanks(body)))
}

/// Whether a mark in front of small letters stands before who signs, and ends no sentence: `TM ban thanh tra`,
/// `KT. Hiệu trưởng`; not `KT giáo viên`, a check of the teachers.
fn signs_in_small_letters(mark: &str, body: &str) -> bool {
    const LONGEST: usize = 60;
    static HEADS: Phrases<8> = phrases([
        "hiệu trưởng",
        "chủ tịch",
        "giám đốc",
        "bí thư",
        "trưởng ban",
        "trưởng phòng",
        "tổ trưởng",
        "thủ trưởng",
    ]);
    body.chars().count() <= LONGEST
        && !body.contains([',', '.', ':', ';'])
        && (HEADS.begin(body) || mark.starts_with("T") && begins_body(body))
}

/// Whether a line says by its mark, or in words, for whom someone signs: `T/M BCH Công đoàn`, `Thay mặt Ban tổ chức`.
pub(crate) fn is_marked_authority(line: &str) -> bool {
    let trimmed = line.trim_start_matches(|c: char| is_blank(c) || c == '*');
    if trimmed.len() > 300 {
        return false;
    }
    if let Some((mark, body)) = signing_mark(trimmed) {
        return body.starts_with(char::is_uppercase)
            || body.starts_with('.')
            || signs_in_small_letters(mark, body);
    }
    // "Thay mặt BCH chi hội", but no sentence.
    const LONGEST_IN_WORDS: usize = 60;
    if trimmed.len() <= LONGEST_IN_WORDS
        && let Some(body) = strip(trimmed, "thay mặt")
        && trimmed.starts_with(char::is_uppercase)
    {
        let body = blanks(body);
        let named = any_of(body, &["bgh", "btc", "lãnh đạo"]).is_some() || begins_body(body);
        return named && !body.contains([',', '.', ':', ';']);
    }
    // "Q. HIỆU TRƯỞNG", "Q.GIÁM ĐỐC"
    trimmed.strip_prefix("Q.").is_some_and(|rest| position_words(blanks(rest)).is_some())
}

/// `approval = ("DUYỆT" / "PHÊ DUYỆT" / "XÁC NHẬN" / "Ý KIẾN") ["CỦA"] …`. Example: `DUYỆT CỦA BAN GIÁM HIỆU`.
fn approves(line: &str) -> bool {
    static APPROVALS: Phrases<9> = phrases([
        "duyệt của",
        "phê duyệt của",
        "xác nhận của",
        "ý kiến của",
        "kiểm tra của",
        "duyệt",
        "phê duyệt",
        "xác nhận",
        "ký duyệt",
    ]);
    let Some((_, rest)) = APPROVALS.at(line) else { return false };
    let rest = rest.trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '.' | '…'));
    line.chars().count() <= 90
        && !line.ends_with([';', ','])
        && (is_capitals(line)
            || rest.is_empty()
            || rest.starts_with(char::is_uppercase) && rest.chars().count() < 50)
}

/// Whether an approval and a position stand side by side with one blank between: `Duyệt BGH Tổ trưởng`.
pub(crate) fn joins_offices(line: &str) -> bool {
    static BODIES: Phrases<8> = phrases([
        "bgh",
        "ban giám hiệu",
        "hiệu trưởng",
        "p.ht",
        "ht",
        "chuyên môn",
        "tổ chuyên môn",
        "nhà trường",
    ]);
    if has_gap(line) {
        return false;
    }
    let approves = any_of(line, &["duyệt của", "duyệt", "xác nhận của"]);
    approves
        .and_then(|(_, rest)| BODIES.at(blanks(rest)))
        .map(|(_, rest)| blanks(rest))
        .is_some_and(|rest| rest.starts_with(char::is_uppercase) && is_position(rest))
}

/// Whether a line names a body inside another that signs without a mark of authority: `BAN TỔ CHỨC`, `Ban Giám hiệu`.
pub(crate) fn names_organ(line: &str) -> bool {
    static ORGANS: Phrases<14> = phrases([
        "ban tổ chức",
        "ban giám hiệu",
        "ban chấp hành",
        "ban thường vụ",
        "ban chỉ đạo",
        "ban chỉ huy",
        "ban giám đốc",
        "ban thanh tra",
        "ban liên lạc",
        "ban đại diện",
        "bch",
        "bgh",
        "btc",
        "nhà trường",
    ]);
    ORGANS.begin(line)
}

/// `party = ("ĐẠI DIỆN" / "NHẬN XÉT" / "ĐƠN VỊ" / body) …`: a line of a signature, no name, that says who else signs or
/// comments. Examples: `ĐẠI DIỆN HỘI CMHS`, `NHẬN XÉT CỦA BGH`, `ĐƠN VỊ PHỐI HỢP`.
///
/// No word of the list begins with a family name, tones left out.
pub(crate) fn names_party(line: &str) -> bool {
    const LONGEST: usize = 80;
    static PARTIES: Phrases<38> = phrases([
        "đại diện",
        "nhận xét",
        "ý kiến",
        "đánh giá của",
        "duyệt của",
        "phê duyệt của",
        "xác nhận của",
        "đơn vị",
        "cơ quan",
        "hội cha mẹ",
        "hội phụ huynh",
        "hội cmhs",
        "hội đồng",
        "hội nông dân",
        "hội phụ nữ",
        "hội lhpn",
        "hội liên hiệp",
        "hội cựu chiến binh",
        "hội chữ thập đỏ",
        "ban đại diện",
        "ban chấp hành",
        "ban giám hiệu",
        "ban giám đốc",
        "ban tổ chức",
        "ban chỉ đạo",
        "ban thường vụ",
        "bch",
        "bgh",
        "ubnd",
        "ủy ban",
        "công đoàn",
        "đoàn thanh niên",
        "đoàn tncs",
        "đoàn trường",
        "nhà trường",
        "phòng giáo dục",
        "phòng gd",
        "trạm y tế",
    ]);
    line.len() <= 3 * LONGEST
        && line.chars().count() <= LONGEST
        && !line.ends_with(['.', ';', ','])
        && PARTIES.begin(line)
}

/// Whether such a line stands above a comment or names no body by itself: a letterhead in mid-file never begins so.
pub(crate) fn comments(line: &str) -> bool {
    static COMMENTS: Phrases<7> = phrases([
        "đại diện",
        "nhận xét",
        "ý kiến",
        "đánh giá của",
        "duyệt của",
        "phê duyệt của",
        "đơn vị phối hợp",
    ]);
    COMMENTS.begin(line)
}

/// `short-office = ("HT" / "PCT" / "GĐ" / …) [body in capitals]`: `PCT UBND XÃ`, `HT`.
pub(crate) fn is_short_office(line: &str) -> bool {
    static OFFICES: Phrases<10> =
        phrases(["ht", "pht", "ct", "pct", "gđ", "pgđ", "bt", "pbt", "ttcm", "tpcm"]);
    const LONGEST: usize = 40;
    line.len() <= LONGEST
        && is_capitals(line)
        && OFFICES.at(line).is_some_and(|(_, rest)| rest.is_empty() || begins_body(blanks(rest)))
}

/// `stamp = ("Signature Not Verified" / "Digitally signed by" / "Ký bởi:" / "Ngày ký:") …`: what a digital signature
/// shows of itself.
pub(crate) fn is_digital_stamp(line: &str) -> bool {
    const LONGEST: usize = 200;
    if !matches!(line.as_bytes().first(), Some(b'S' | b'D' | b'K' | b'N' | b'T' | b'\xC4'))
        || line.len() > LONGEST
    {
        return false;
    }
    if shows_signature(line) {
        return true;
    }
    let said = any_of(
        line,
        &[
            "ký bởi",
            "người ký",
            "ngày ký",
            "giờ ký",
            "thời gian ký",
            "được ký bởi",
            "ký ngày",
            "ký số bởi",
        ],
    );
    said.is_some_and(|(_, rest)| blanks(rest).starts_with(':'))
}

/// Whether a line is one that only a program shows of a signature: `Signature Not Verified`.
pub(crate) fn shows_signature(line: &str) -> bool {
    if !matches!(line.as_bytes().first(), Some(b'S' | b'D')) {
        return false;
    }
    const SHOWN: [&str; 5] = [
        "signature not verified",
        "signature valid",
        "signature is valid",
        "digitally signed by",
        "digital signature",
    ];
    SHOWN.iter().any(|shown| line.get(..shown.len()).is_some_and(|l| l.eq_ignore_ascii_case(shown)))
}

/// `place-day = place "," day "/" month "/" year`, as a signature has it: `Suối Ngà, 10/3/2022`.
pub(crate) fn is_place_and_day(line: &str) -> bool {
    const MAX_PLACE_WORDS: usize = 5;
    const LONGEST: usize = 90;
    if line.len() > LONGEST || !line.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some((place, day)) = line.split_once(',') else { return false };
    let named = place.starts_with(char::is_uppercase)
        && place.split(is_blank).count() <= MAX_PLACE_WORDS
        && place.split(is_blank).all(|w| w.starts_with(char::is_uppercase))
        && !place.contains(|c: char| c.is_ascii_digit() || c == ':');
    let mut parts = blanks(day).split(['/', '-', '.']);
    let mut number = |digits: std::ops::RangeInclusive<usize>| {
        parts.next().is_some_and(|part| {
            digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        })
    };
    named && number(1..=2) && number(1..=2) && number(4..=4) && parts.next().is_none()
}

/// `farewell = "Trân trọng" / "Thân ái" / …`, a line by itself below the last words of a plan: `Trân trọng kính chào!`
pub(crate) fn is_farewell(line: &str) -> bool {
    const LONGEST: usize = 100;
    static FAREWELLS: Phrases<9> = phrases([
        "trân trọng",
        "xin trân trọng",
        "kính chào",
        "thân ái",
        "thân ái chào",
        "xin chân thành cảm ơn",
        "xin cảm ơn",
        "chân thành cảm ơn",
        "rất hân hạnh",
    ]);
    line.len() <= LONGEST && !line.ends_with([':', ',', ';']) && FAREWELLS.begin(line)
}

static POSITIONS: Phrases<114> = phrases([
    "tpt",
    "p.ht",
    "pht",
    "p.trách",
    "p. trách",
    "hiệu trưởng",
    "hiệu phó",
    "chủ tịch",
    "bí thư",
    "tổng giám đốc",
    "giám đốc",
    "thủ tướng",
    "bộ trưởng",
    "thứ trưởng",
    "vụ trưởng",
    "tổng cục trưởng",
    "cục trưởng",
    "chi cục trưởng",
    "hạt trưởng",
    "viện trưởng",
    "viện phó",
    "thủ trưởng",
    "chánh văn phòng",
    "chánh thanh tra",
    "chánh án",
    "tổng thư ký",
    "tổng biên tập",
    "trưởng phòng",
    "trưởng ban",
    "trưởng tiểu ban",
    "trưởng bộ phận",
    "trưởng bộ môn",
    "trưởng đơn vị",
    "trưởng chi nhánh",
    "trưởng khoa",
    "trưởng trạm",
    "trưởng trại",
    "trưởng nhóm",
    "trưởng đoàn",
    "trưởng đồn",
    "trưởng công an",
    "trưởng thôn",
    "trưởng bản",
    "trưởng buôn",
    "trưởng làng",
    "trưởng ấp",
    "trưởng xóm",
    "trưởng khóm",
    "trưởng khu",
    "phó trưởng",
    "phó ban",
    "phó phòng",
    "phó khoa",
    "phó đoàn",
    "trạm trưởng",
    "trạm phó",
    "đồn trưởng",
    "khoa trưởng",
    "điều dưỡng trưởng",
    "tổ trưởng",
    "tổ phó",
    "khối trưởng",
    "khối phó",
    "nhóm trưởng",
    "cụm trưởng",
    "lớp trưởng",
    "lớp phó",
    "đội trưởng",
    "đội phó",
    "xã đội trưởng",
    "hội trưởng",
    "hội phó",
    "chi hội trưởng",
    "chi hội phó",
    "chi đội trưởng",
    "liên đội trưởng",
    "liên đội phó",
    "chỉ huy trưởng",
    "chỉ huy phó",
    "tham mưu trưởng",
    "tư lệnh",
    "chính ủy",
    "chính trị viên",
    "tổng phụ trách",
    "phụ trách kế toán",
    "phụ trách bộ phận",
    "phụ trách đội",
    "người lập",
    "người xây dựng",
    "người viết",
    "người làm",
    "người soạn",
    "người duyệt",
    "người báo cáo",
    "giáo viên",
    "gvcn",
    "kế toán",
    "thủ quỹ",
    "thủ kho",
    "thủ thư",
    "thư ký",
    "thư kí",
    "chủ nhiệm",
    "chi ủy",
    "ủy viên",
    "quản đốc",
    "cán bộ thư viện",
    "cán bộ thiết bị",
    "cán bộ văn thư",
    "cán bộ y tế",
    "nhân viên thư viện",
    "nhân viên thiết bị",
    "nhân viên văn thư",
    "nhân viên y tế",
]);

/// What stands before the position of a deputy, or of one who acts for another: `P. CHỦ TỊCH`, `Quyền Giám đốc`.
static DEPUTIES: Phrases<2> = phrases(["phó", "quyền"]);

/// The position that a line begins with, as the list has it, and what follows.
fn position_at(line: &str) -> Option<(&'static str, &str)> {
    POSITIONS.at(line).or_else(|| {
        let rest = match line.strip_prefix("P.").or_else(|| line.strip_prefix("p.")) {
            Some(rest) => rest,
            None => DEPUTIES.at(line)?.1,
        };
        POSITIONS.at(blanks(rest))
    })
}

fn position_words(line: &str) -> Option<&str> {
    position_at(line).map(|(_, rest)| rest)
}

/// Whether a line begins with the name of a position: `P.HT, các tổ trưởng`.
pub(crate) fn opens_with_position(line: &str) -> bool {
    position_words(line).is_some()
}

/// `position = position-words *word`, short, in capitals or in title case, ending no sentence; two may stand side by
/// side. Examples: `CHỦ TỊCH`, `P. HIỆU TRƯỞNG`, `NGƯỜI LẬP KẾ HOẠCH`, `HIỆU TRƯỞNG        CHỦ TỊCH CÔNG ĐOÀN`.
pub(crate) fn is_position(line: &str) -> bool {
    let line = line.trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '_'));
    if line.len() > 300 || line.ends_with([';', ',']) {
        return false;
    }
    let capitals = is_capitals(line);
    let position = position_at(line);
    if !capitals && position.is_none() && !approves(line) {
        return false;
    }
    if !capitals && has_gap(line) {
        // "Ý kiến của tổ chuyên môn        Người lập kế hoạch"
        let columns = columns(line);
        let mut columns = columns.iter().filter_map(|c| line.get(c.clone()));
        return columns.all(|c| {
            c.len() < line.len() && (is_position(c) || approves(c) || is_marked_authority(c))
        });
    }
    if capitals && has_gap(line) {
        // "ĐỒN TRƯỞNG        TRƯỞNG CÔNG AN XÃ": each column by itself.
        let columns = columns(line);
        return columns
            .iter()
            .filter_map(|c| line.get(c.clone()))
            .any(|c| c.len() < line.len() && is_position(c));
    }
    let commands = || if capitals { commands(line) } else { None };
    let Some((office, rest)) = position.or_else(commands) else { return false };
    // "TPT, GVCN" says who sees to a thing.
    if rest.starts_with(',') && !office.contains(' ') {
        return false;
    }
    let rest = rest.trim_matches(|c: char| is_blank(c) || matches!(c, '.' | ':'));
    // "Hiệu trưởng nhà trường chịu trách nhiệm…" is a sentence: its words are in small letters and many.
    capitals
        || rest.is_empty()
        || (line.chars().count() <= 50
            && line.starts_with(char::is_uppercase)
            && !line.ends_with('.')
            && names_office(office, rest))
}

/// Whether a line holds columns of who signs, one of which names a position and none of which is a sentence:
/// `Hiệu trưởng          Phụ trách thư viện`.
pub(crate) fn holds_position(line: &str) -> bool {
    /// The longest column, in characters.
    const MAX_COLUMN: usize = 40;
    /// How many sign side by side at most.
    const MOST_COLUMNS: usize = 4;
    if !has_gap(line) || line.len() > 300 {
        return false;
    }
    let columns = columns(line);
    let columns = || columns.iter().filter_map(|c| line.get(c.clone()));
    let signs = |c: &str| is_position(c) || approves(c) || is_marked_authority(c);
    (2..=MOST_COLUMNS).contains(&columns().count())
        && columns().all(|c| {
            c.starts_with(char::is_uppercase)
                && c.chars().count() <= MAX_COLUMN
                && !c.contains(|c: char| c.is_ascii_digit() || matches!(c, ';' | ':' | ','))
                && (!c.ends_with('.') || c.len() <= 4)
        })
        && columns().any(signs)
}

/// `position ":" name` on one line, as where the name begins: `Người lập kế hoạch: Vi Thị Én`.
pub(crate) fn name_behind_position(line: &str) -> Option<usize> {
    let (position, name) = line.split_once(':')?;
    let name = blanks(name);
    let named = !has_gap(line) && is_position(position) && is_name(name);
    named.then_some(line.len() - name.len())
}

/// Whether a column of a signature says what someone did for the plan, whatever that is: `NGƯỜI THỰC HIỆN`.
pub(crate) fn names_maker(column: &str) -> bool {
    any_of(column, &["người"]).is_some()
}

/// Whether what follows an office in small letters may belong to its name: `Trưởng thôn Bình An`, `GVCN lớp 9A`; not
/// `Người làm vườn`, nor one of many, `Hiệu trưởng các trường`.
fn names_office(office: &str, rest: &str) -> bool {
    const MADE: [&str; 5] = ["kế hoạch", "báo cáo", "chương trình", "biểu", "bảng"];
    if any_of(rest, &["các", "những", "mỗi"]).is_some() {
        return false;
    }
    let begins_name = rest.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
    match office.split_once(' ') {
        Some(("người", made)) => made == "lập" || begins_name || any_of(rest, &MADE).is_some(),
        Some(_) => true,
        None => begins_name || any_of(rest, &["lớp", "đội"]).is_some(),
    }
}

/// `… TRƯỞNG`, `… PHÓ`: a command or an office in capitals that the list does not know, such as `ĐẠI ĐỘI TRƯỞNG`.
fn commands(line: &str) -> Option<(&str, &str)> {
    let last = line.split(is_blank).next_back()?;
    if !matches!(last.as_bytes().first(), Some(b'T' | b'P')) {
        return None;
    }
    let words = line.split(is_blank).filter(|w| !w.is_empty()).count();
    ((2..=5).contains(&words) && any_of(last, &["trưởng", "phó"]).is_some()).then_some((line, ""))
}

static NOTES: Phrases<15> = phrases([
    "ký đóng",
    "ký rõ",
    "ký, rõ",
    "ghi rõ họ",
    "đã ký",
    "ký tên",
    "ký và",
    "ký, ghi",
    "ký, đóng",
    "ký ghi",
    "đã kí",
    "kí tên",
    "chữ ký",
    "ký, họ",
    "đã duyệt",
]);

/// `signed = "(" ("đã ký" / "ký tên" / "ký, ghi rõ họ tên") … / "(ký)"`. Example: `(Đã ký)`, `(Ký tên, đóng dấu)`.
pub(crate) fn is_signature_note(line: &str) -> bool {
    let inner = line.trim_start_matches(|c: char| is_blank(c) || c == '(' || c == '[');
    let bare = || {
        let rest = strip(inner, "ký").filter(|_| inner.len() < line.len())?;
        blanks(rest).starts_with([')', ']']).then_some(())
    };
    (NOTES.begin(inner) || bare().is_some()) && line.chars().filter(|c| !is_blank(*c)).count() <= 60
}

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
        // "K'Brếu" is two.
        let parted = |c: char| matches!(c, '\'' | '’' | '‘');
        syllables += 1 + usize::from(word.find(parted).is_some_and(|at| at + 3 < word.len()));
    }
    // Names run together with one blank between: each begins with a family name.
    let joined = !two && (5..=10).contains(&syllables) && begins_two_names(line);
    (2..=if two || joined { 12 } else { 6 }).contains(&syllables)
        && second_column(line).is_none()
        && position_words(line).is_none()
        && line.chars().count() <= if two || joined { 160 } else { 40 + 10 * degrees }
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

/// Whether a line holds a gap that parts two columns: a tab, a bar or three blanks.
pub(crate) fn has_gap(line: &str) -> bool {
    let bytes = line.as_bytes();
    if memchr2(b'\t', b'|', bytes).is_some() || holds_three_blanks(bytes) {
        return true;
    }
    // What may begin a blank that is not of ASCII; nearly every line has none.
    if memchr3(0xC2, 0xE2, 0xE3, bytes).is_none() {
        return false;
    }
    let mut run = 0;
    for c in line.chars() {
        if matches!(c, '\t' | '|') {
            return true;
        }
        run = if is_blank(c) { run + 1 } else { 0 };
        if run >= 3 {
            return true;
        }
    }
    false
}

/// Three blanks in a row have one at every third byte.
fn holds_three_blanks(bytes: &[u8]) -> bool {
    let blank = |at: usize| bytes.get(at) == Some(&b' ');
    (2..bytes.len()).step_by(3).filter(|at| blank(*at)).any(|at| {
        if blank(at - 1) { blank(at - 2) || blank(at + 1) } else { blank(at + 1) && blank(at + 2) }
    })
}

/// The columns of a line, in bytes: the stretches between tabs, bars and gaps of three blanks and more.
pub(crate) fn columns(text: &str) -> Vec<Range<usize>> {
    let mut columns = Vec::new();
    let (mut from, mut until, mut gap) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        if is_blank(c) || c == '|' {
            gap += if matches!(c, '\t' | '|') { 3 } else { 1 };
            continue;
        }
        if until == 0 {
            from = at;
        } else if gap >= 3 {
            columns.push(from..until);
            from = at;
        }
        gap = 0;
        until = at + c.len_utf8();
    }
    if until > from {
        columns.push(from..until);
    }
    columns
}

/// Words that only the closing paragraph of a plan begins with.
static OPENINGS: Phrases<2> = phrases(["trên đây là", "trên đây"]);

/// Words that the closing paragraph of a plan may begin with.
static CLOSINGS: Phrases<15> = phrases([
    "trên đây là",
    "trên đây",
    "với kế hoạch",
    "kế hoạch này",
    "chương trình này",
    "phương án này",
    "nhận được",
    "căn cứ kế hoạch này",
    "nhận được kế hoạch",
    "yêu cầu các",
    "đề nghị các",
    "quá trình thực hiện",
    "trong quá trình",
    "nghị quyết này",
    "nghị quyết được",
]);

/// `closing = "Trên đây là" …`: a paragraph that speaks of the plan as a whole.
pub(crate) fn opens_closing(line: &str) -> bool {
    OPENINGS.begin(line)
}

/// Whether a last paragraph of a body may be its closing: it begins as one, or it ends with `./.`.
pub(crate) fn may_close(paragraph: &str) -> bool {
    CLOSINGS.begin(paragraph) || ends_document(paragraph)
}

/// Whether a paragraph names the plan that it closes: `kế hoạch`, `chương trình`, `phương án`.
pub(crate) fn names_plan(paragraph: &str) -> bool {
    words(paragraph).any(|w| {
        any_of(w, &["kế hoạch", "chương trình", "phương án", "phương hướng", "nghị quyết"])
            .is_some()
    })
}

/// Whether a paragraph asks others to carry out the plan: `… đề nghị các tổ thực hiện đúng kế hoạch.`
pub(crate) fn asks_to_carry_out(paragraph: &str) -> bool {
    const OF_THE_PLAN: [&str; 6] = [
        "kế hoạch",
        "chương trình",
        "phương án",
        "nghiêm túc thực hiện",
        "thực hiện nghiêm túc",
        "triển khai thực hiện nghiêm túc",
    ];
    let mut asked = false;
    words(paragraph).any(|w| {
        asked |= any_of(w, &["đề nghị", "yêu cầu", "mong", "đề nghị các"]).is_some();
        asked && any_of(w, &OF_THE_PLAN).is_some()
    })
}

/// Whether a last paragraph asks all whom a plan concerns to carry it out: `Đề nghị các tổ phổ biến để thực hiện.`
pub(crate) fn asks_all(paragraph: &str) -> bool {
    static ASKS: Phrases<4> = phrases(["đề nghị", "yêu cầu", "kính đề nghị", "kính yêu cầu"]);
    static HOPES: Phrases<4> = phrases(["rất mong", "kính mong", "mong", "mong muốn"]);
    static ALL: Phrases<20> = phrases([
        "các",
        "toàn thể",
        "tất cả",
        "toàn bộ",
        "mọi",
        "mỗi",
        "trưởng",
        "thủ trưởng",
        "tổ trưởng",
        "bí thư",
        "giáo viên",
        "gvcn",
        "cán bộ",
        "cbgv",
        "đoàn viên",
        "hội viên",
        "đảng viên",
        "học sinh",
        "nhân dân",
        "bà con",
    ]);
    let paragraph = blanks(paragraph);
    // "Nhà trường yêu cầu các tổ …": a body asks.
    let asked = if names_body(paragraph) {
        words(paragraph).take(MAX_BODY_WORDS).find_map(|rest| ASKS.at(rest)).filter(|(_, rest)| {
            any_of(blanks(rest), &["các", "toàn thể", "tất cả", "toàn bộ", "mọi"]).is_some()
        })
    } else {
        ASKS.at(paragraph).filter(|(_, rest)| ALL.begin(blanks(rest)))
    };
    let acts = |rest: &str| {
        words(rest)
            .any(|w| any_of(w, &["thực hiện", "triển khai", "phối hợp", "chấp hành"]).is_some())
    };
    asked.or_else(|| HOPES.at(paragraph)).is_some_and(|(_, rest)| acts(rest))
}

/// How many words the name of a body that asks has at most.
const MAX_BODY_WORDS: usize = 10;

/// Whether a paragraph asks others to act: `Yêu cầu các đơn vị nghiêm túc thực hiện`.
pub(crate) fn asks_to_act(paragraph: &str) -> bool {
    words(paragraph)
        .any(|w| any_of(w, &["đề nghị", "yêu cầu", "mong", "nghiêm túc", "vướng mắc"]).is_some())
}

/// Whether a paragraph asks or hopes from its first word on: `Rất mong các bậc phụ huynh hưởng ứng.`
pub(crate) fn opens_request(paragraph: &str) -> bool {
    static REQUESTS: Phrases<7> = phrases([
        "đề nghị",
        "yêu cầu",
        "kính đề nghị",
        "rất mong",
        "kính mong",
        "mong",
        "mong muốn",
    ]);
    REQUESTS.begin(paragraph)
}

/// Whether a paragraph speaks of the plan that it stands in, by its first words: `Kế hoạch này có thể thay đổi.`
pub(crate) fn speaks_of_plan(paragraph: &str) -> bool {
    static OPENINGS: Phrases<5> = phrases([
        "kế hoạch này",
        "chương trình này",
        "phương án này",
        "trong quá trình thực hiện",
        "quá trình thực hiện",
    ]);
    OPENINGS.begin(paragraph)
}

/// Whether a paragraph asks for word of what goes wrong: `Trong quá trình thực hiện, nếu có vướng mắc, …`.
pub(crate) fn asks_to_report(paragraph: &str) -> bool {
    static OPENINGS: Phrases<3> = phrases(["trong quá trình", "quá trình", "nếu có"]);
    OPENINGS.begin(paragraph)
        && words(paragraph).any(|w| any_of(w, &["vướng mắc", "phát sinh", "khó khăn"]).is_some())
}

/// Whether a heading is one of proposals to superiors: `6/ Kiến nghị:`, `V. ĐỀ XUẤT, KIẾN NGHỊ`.
pub(crate) fn names_proposals(heading: &str) -> bool {
    words(heading).any(|w| any_of(w, &["kiến nghị", "đề xuất"]).is_some())
}

/// Whether a text ends with the end mark of administrative documents, `./.`.
pub(crate) fn ends_document(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| is_blank(c) || matches!(c, '”' | '"' | ')'));
    end.ends_with("/.") || end.ends_with("./")
}

/// The mark of the one who wrote a document, or of its file, below the recipients: `QĐ 129-04`, `KH12.doc`, `HT.08b`.
pub(crate) fn is_file_mark(line: &str) -> bool {
    /// The longest mark that is no file name, in bytes.
    const MAX_MARK: usize = 20;
    const EXTENSIONS: [&str; 6] = [".doc", ".docx", ".xls", ".xlsx", ".pdf", ".odt"];
    let line = line.trim_matches(|c: char| is_blank(c) || matches!(c, '(' | ')'));
    let named = EXTENSIONS.iter().any(|extension| {
        let at = line.len().saturating_sub(extension.len());
        line.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(extension))
    });
    let marked = || {
        line.len() <= MAX_MARK
            && line.contains(|c: char| c.is_ascii_digit())
            && line.split(is_blank).count() <= 3
            && line.chars().filter(|c| c.is_lowercase()).count() <= 1
            && line.starts_with(char::is_alphanumeric)
            && !line.contains([':', ';', ',', '|'])
    };
    named && line.split(is_blank).count() <= 6 || marked()
}

/// `recipient = … ";" / "Lưu" …`: a line of the list of recipients that has no marker.
pub(crate) fn is_recipient(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '–', ' ', '+', '*']);
    line.chars().count() <= 120
        && (line.ends_with(';')
            || any_of(
                line,
                &["lưu", "như trên", "như kính gửi", "như điều", "các", "website", "vt"],
            )
            .is_some()
            || line.contains("(để")
            || line.contains("(b/c")
            || line.contains("(t/h")
            || line.contains("(th/h"))
        && at_boundary(line.trim_start_matches(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authorities_in_words() {
        assert!(is_authority("Thay mặt BCH chi hội") && is_authority("THAY MẶT BAN CHẤP HÀNH"));
        assert!(!is_authority("Thay mặt nhà trường, đồng chí Hoa phát biểu"));
        assert!(!is_authority("thay mặt ban tổ chức"));
    }

    #[test]
    fn authorities_in_small_letters() {
        for line in
            ["TM ban thanh tra", "T/M nhà trường", "T/m BGH", "KT/Hiệu trưởng", "KT hiệu trưởng"]
        {
            assert!(is_authority(line), "{line}");
        }
        for line in
            ["KT giáo viên", "TM dịch vụ ăn uống", "T.Minh Anh", "TM ban tổ chức, các đội thi"]
        {
            assert!(!is_authority(line), "{line}");
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

    #[test]
    fn places_and_days() {
        assert!(
            is_place_and_day("Suối Ngà, 10/3/2022") && is_place_and_day("TP. Đồi Xanh, 01-03-2022")
        );
        assert!(
            !is_place_and_day("Khai giảng, 5/9") && !is_place_and_day("Họp phụ huynh, 5/9/2022")
        );
    }

    #[test]
    fn three_blanks_are_a_gap_wherever_they_stand() {
        for from in 0..7 {
            let line =
                |blanks: usize| format!("{}{}{}", "x".repeat(from), " ".repeat(blanks), "yz");
            assert!(!has_gap(&line(2)), "{from}");
            assert!(has_gap(&line(3)) && has_gap(&line(4)), "{from}");
        }
        assert!(has_gap("a\tb") && has_gap("a|b") && has_gap("a \u{a0}\u{2003}b"));
        assert!(!has_gap("Tổ chức\u{a0}“hội thi” a  b"));
    }

    #[test]
    fn recipients_heads() {
        assert_eq!(recipients("Nơi nhận:"), Some(""));
        assert_eq!(recipients("Nơi nhận:\tTM. BCH"), Some("TM. BCH"));
        assert_eq!(recipients("Nơi nhận TM. BAN CHỈ HUY"), Some("TM. BAN CHỈ HUY"));
        assert_eq!(recipients("Nơi nhận giấy tờ là phòng một cửa"), None);
    }

    #[test]
    fn recipients_on_the_right() {
        assert!(recipients_beside("HIỆU TRƯỞNG                    Nơi nhận:"));
        assert!(!recipients_beside("Nơi nhận:                 HIỆU TRƯỞNG:"));
        assert!(!recipients_beside("Hồ sơ nộp tại               Nơi nhận:"));
    }

    #[test]
    fn names_behind_positions() {
        let line = "Người lập kế hoạch: Vi Thị Én";
        assert_eq!(name_behind_position(line).and_then(|at| line.get(at..)), Some("Vi Thị Én"));
        assert_eq!(name_behind_position("Thời gian: Tháng Ba"), None);
        assert_eq!(name_behind_position("Kế toán: lập dự trù"), None);
    }

    #[test]
    fn who_signs() {
        for line in [
            "TM. BCH CÔNG ĐOÀN",
            "KT. HIỆU TRƯỞNG",
            "TM/ BAN CHẤP HÀNH",
            "T/M CHI BỘ",
            "DUYỆT CỦA HIỆU TRƯỞNG",
            "Q. GIÁM ĐỐC",
        ] {
            assert!(is_authority(line), "{line}");
        }
        for line in [
            "CHỦ TỊCH",
            "P. HIỆU TRƯỞNG",
            "PHÓ HIỆU TRƯỞNG",
            "NGƯỜI LẬP KẾ HOẠCH",
            "HIỆU TRƯỞNG        CHỦ TỊCH CÔNG ĐOÀN",
            "P.HT",
            "PHÓ THỦ TƯỚNG",
            "Quyền Viện trưởng",
            "P. Tổ trưởng",
            "Tổng phụ trách Đội",
            "Trưởng thôn Bản Mòng",
            "Phó Bí thư Thường trực",
            "Trưởng công an xã",
            "Người lập biểu",
            "GVCN lớp 9A",
        ] {
            assert!(is_position(line), "{line}");
        }
        for line in [
            "Hiệu trưởng nhà trường chịu trách nhiệm trước cấp trên",
            "Tổ trưởng duyệt hồ sơ, sổ sách giáo viên.",
            "Người làm vườn",
            "Hiệu trưởng các trường tiểu học",
            "TPT, GVCN",
        ] {
            assert!(!is_position(line), "{line}");
        }
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
        assert!(asks_to_report(
            "Trong quá trình thực hiện, nếu có vướng mắc, các tổ báo cáo nhà trường."
        ));
        assert!(!asks_to_report("Trong quá trình giảng dạy, giáo viên lồng ghép nội dung."));
        assert!(is_signature_note("( Đã ký)") && is_signature_note("(Ký tên, đóng dấu)"));
    }
}
