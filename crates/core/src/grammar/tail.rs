//! The fixed forms of a tail: recipients and who signs.

use std::ops::Range;

use super::gap::{columns, has_gap};
use super::head::begins_body;
use super::keyword::{any_of, at_boundary, blanks, is_blank, is_dash, strip};
use super::person::is_name;
use super::phrases::{Phrases, phrases};
use crate::text::{Letter, is_capitals};

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
    static APPROVALS: Phrases<13> = phrases([
        "ý kiến phê duyệt",
        "ý kiến chỉ đạo của",
        "ý kiến nhận xét của",
        "phần phê duyệt của",
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
            || strip(rest, "kế hoạch").is_some_and(str::is_empty)
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
    static ORGANS: Phrases<19> = phrases([
        "ban tổ chức",
        "ban giám hiệu",
        "ban chấp hành",
        "ban thường vụ",
        "ban chỉ đạo",
        "ban chỉ huy",
        "ban giám đốc",
        "ban thanh tra",
        "ban liên lạc",
        "ban chủ nhiệm",
        "ban quản lý",
        "ban quản trị",
        "ban trị sự",
        "thường trực hội",
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
    static OFFICES: Phrases<16> = phrases([
        "ht", "pht", "ct", "pct", "gđ", "pgđ", "bt", "pbt", "ttcm", "tpcm", "btcb", "pbtcb", "btđ",
        "btcđ", "ctcđ", "pctcđ",
    ]);
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

static POSITIONS: Phrases<118> = phrases([
    "tpt",
    "pct",
    "p.ct",
    "ct ubnd",
    "pbt",
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

/// Offices that sign in capitals alone: in small letters they are words of a text.
static IN_CAPITALS: Phrases<8> = phrases([
    "chuyên viên",
    "trợ lý",
    "cán bộ",
    "công chức",
    "nhân viên",
    "trụ trì",
    "chánh xứ",
    "phụ trách",
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
    let commands = || if capitals { commands(line).or_else(|| IN_CAPITALS.at(line)) } else { None };
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

/// Whether two or more columns of a line each say who signs: `Duyệt của BGH          Người lập kế hoạch`.
pub(crate) fn joins_columns_of_offices(line: &str) -> bool {
    holds_position(line)
        && columns(line)
            .into_iter()
            .filter_map(|c| line.get(c))
            .all(|c| is_position(c) || is_authority(c))
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

static NOTES: Phrases<16> = phrases([
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
    // "[daky]", as sites of authorities have it.
    "daky",
    "kí tên",
    "chữ ký",
    "ký, họ",
    "đã duyệt",
]);

/// `signed = "(" ("đã ký" / "ký tên" / "ký, ghi rõ họ tên") … / "(ký)" / "(duyệt)"`. Example: `(Đã ký)`, `(Ký tên, đóng dấu)`.
pub(crate) fn is_signature_note(line: &str) -> bool {
    let inner = line.trim_start_matches(|c: char| is_blank(c) || c == '(' || c == '[');
    let bare = || {
        let signed = ["ký", "kí", "duyệt", "phê duyệt"].iter().find_map(|word| strip(inner, word));
        let rest = signed.filter(|_| inner.len() < line.len())?;
        blanks(rest).starts_with([')', ']']).then_some(())
    };
    (NOTES.begin(inner) || bare().is_some()) && line.chars().filter(|c| !is_blank(*c)).count() <= 60
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

/// `kept = "Lưu" [":"] mark`, where the mark has no small letters: `Lưu VT`, `Lưu: VP, HS.`; not `Lưu Văn Tám`, `LƯU VĂN TÁM`.
pub(crate) fn keeps_copy(line: &str) -> bool {
    const LONGEST_MARK: usize = 24;
    if !matches!(line.as_bytes().first(), Some(b'L')) {
        return false;
    }
    let Some(rest) = strip(line, "lưu") else { return false };
    let mark = blanks(rest).trim_start_matches(|c: char| is_blank(c) || c == ':');
    let vowel = |c: char| matches!(Letter::of(c).base(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    mark.len() <= LONGEST_MARK
        && !mark.contains(char::is_lowercase)
        && (rest.contains(':') || !is_capitals(line) || !mark.contains(vowel))
}

/// The recipients that stand on one line, where it lists several: `Thường trực Đảng ủy; các ban, ngành; Lưu VT.`,
/// `- Như trên; - Lưu: VT.`; one range where it does not.
pub(crate) fn listed_recipients(line: &str) -> Vec<Range<usize>> {
    let (mut from, mut depth) = (0, 0_usize);
    let mut list = Vec::new();
    let dashed = line.starts_with(is_dash);
    for (at, c) in line.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                let next = blanks(&line[at + 1..]);
                // "- UBND huyện; Đảng ủy xã;" is one behind its dash.
                let begins = !dashed || next.starts_with(is_dash) || strip(next, "lưu").is_some();
                // "Lưu: VT; H.20" ends with the mark of the file.
                if begins && !is_file_mark(next) {
                    list.push(from..at + 1);
                    from = at + 1;
                }
            }
            // "Như trên, Lưu: VT."
            ',' | '.' if depth == 0 => {
                let next = blanks(&line[at + 1..]);
                let kept = strip(next, "lưu").is_some_and(at_boundary);
                if kept && next.starts_with(char::is_uppercase) {
                    list.push(from..at + 1);
                    from = at + 1;
                }
            }
            _ => {}
        }
    }
    list.push(from..line.len());
    // Marks without a word, such as the dash in "- Website;-", stay with the recipient before them.
    list.dedup_by(|range, before| {
        let bare = !line[range.clone()].contains(char::is_alphanumeric);
        if bare {
            before.end = range.end;
        }
        bare
    });
    list
}

/// Whether what stands behind `Nơi nhận:` lists recipients on the same line, and begins no signature.
pub(crate) fn begins_recipients(rest: &str) -> bool {
    let first = columns(rest).into_iter().next().and_then(|c| rest.get(c)).unwrap_or("");
    !is_authority(first)
        && !is_position(first)
        && (is_recipient(first) || first.contains(';') || first.contains("Lưu"))
}

/// Where the signature begins behind a recipient, with one blank between: `- Các thôn; KT. CHỦ TỊCH`, `- Lưu VP. Vi Thị Lan`;
/// a name only where somebody `signs`.
pub(crate) fn signature_behind(line: &str, signs: bool) -> Option<usize> {
    line.match_indices([';', '.', ',', ')']).find_map(|(at, mark)| {
        let rest = line.get(at + 1..)?;
        let text = blanks(rest);
        let authority = || is_capitals(text) && is_marked_authority(text);
        // "KT. HIỆU TRƯỞNG" is no recipient that ends with a dot.
        let marked = || line[..at].ends_with(['T', 'M', 'L', 'Q', 'P']) && mark == ".";
        let lone =
            || marked() && any_of(blanks(line.trim_start_matches(is_dash)), &["lưu"]).is_none();
        let position = || mark != "," && is_capitals(text) && is_position(text) && !lone();
        let name = || signs && mark == "." && is_name(text);
        let apart = text.len() < rest.len() && text.len() > 3;
        (apart && (authority() || position() || name())).then(|| line.len() - text.len())
    })
}

/// Whether a line says in brackets what its copy is for, as those of recipients do: `Hiệu trưởng (để b/c)`, `PGD (b/c)`.
pub(crate) fn says_what_for(line: &str) -> bool {
    static PURPOSES: Phrases<11> = phrases([
        "để",
        "b/c",
        "t/h",
        "th/h",
        "p/h",
        "c/đ",
        "bc",
        "báo cáo",
        "thực hiện",
        "chỉ đạo",
        "phối hợp",
    ]);
    line.split('(').skip(1).any(|inner| PURPOSES.begin(blanks(inner)))
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
            || says_what_for(line))
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
    fn copies_that_are_kept() {
        for line in ["Lưu VT", "Lưu: VT", "Lưu: VP, HS.", "LƯU VT", "LƯU: VP"] {
            assert!(keeps_copy(line), "{line}");
        }
        for line in ["Lưu Văn Tám", "LƯU VĂN TÁM", "Lưu ý", "Lưu trữ hồ sơ"] {
            assert!(!keeps_copy(line), "{line}");
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
    fn recipients_on_one_line() {
        let parts = |line: &'static str| -> Vec<&str> {
            listed_recipients(line).into_iter().map(|range| line[range].trim()).collect()
        };
        assert_eq!(
            parts("Thường trực Đảng ủy; các ban, ngành (b/c; t/h); Lưu VT."),
            ["Thường trực Đảng ủy;", "các ban, ngành (b/c; t/h);", "Lưu VT."]
        );
        assert_eq!(parts("- Như trên; - Lưu: VT."), ["- Như trên;", "- Lưu: VT."]);
        assert_eq!(parts("Lưu: VT, QH; H.20."), ["Lưu: VT, QH; H.20."]);
        assert_eq!(parts("…………"), ["…………"]);
        assert_eq!(parts("Như trên, Lưu: VP."), ["Như trên,", "Lưu: VP."]);
        assert_eq!(parts("- TT HĐND; UBND huyện;"), ["- TT HĐND; UBND huyện;"]);
        assert!(begins_recipients("Các chi đoàn; Lưu VP.") && begins_recipients("Như trên"));
        assert!(!begins_recipients("TM. BAN CHẤP HÀNH") && !begins_recipients("HIỆU TRƯỞNG"));
    }

    #[test]
    fn signatures_behind_recipients() {
        let behind =
            |line: &'static str, signs| signature_behind(line, signs).map(|at| &line[at..]);
        assert_eq!(behind("- Các thôn; KT. CHỦ TỊCH", false), Some("KT. CHỦ TỊCH"));
        assert_eq!(behind("- Các thôn; PHÓ CHỦ TỊCH", false), Some("PHÓ CHỦ TỊCH"));
        assert_eq!(behind("- Lưu VP. Vi Thị Lan", true), Some("Vi Thị Lan"));
        assert_eq!(behind("- Lưu VP. Vi Thị Lan", false), None);
        assert_eq!(behind("- Lưu: VT, KT.", true), None);
        assert_eq!(behind("- Các đ/c Hiệu trưởng; Tổ trưởng;", true), None);
    }

    #[test]
    fn offices_that_sign_in_capitals_alone() {
        for line in ["CHUYÊN VIÊN", "TRỢ LÝ THANH NIÊN", "CÁN BỘ PHỤ TRÁCH", "TRỤ TRÌ"]
        {
            assert!(is_position(line), "{line}");
        }
        for line in ["Chuyên viên", "Cán bộ phụ trách", "Nhân viên y tá trực"] {
            assert!(!is_position(line), "{line}");
        }
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
        assert!(is_signature_note("( Đã ký)") && is_signature_note("(Ký tên, đóng dấu)"));
        assert!(is_signature_note("(Duyệt)") && !is_signature_note("Duyệt"));
        assert!(is_position("PCT UBND XÃ") && !is_position("PCT UBND xã chỉ đạo các thôn."));
    }
}
