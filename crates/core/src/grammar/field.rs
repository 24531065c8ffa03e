//! Fields: `Thời gian thực hiện: Thường xuyên.`

use super::keyword::{blanks, strip, trim_end};
use super::phrases::{Phrases, phrases};

/// Keys that make a field wherever a colon follows.
static KEYS: Phrases<46> = phrases([
    "thời gian",
    "thời hạn",
    "thời điểm",
    "địa điểm",
    "thành phần",
    "đối tượng",
    "số lượng",
    "kinh phí",
    "nguồn kinh phí",
    "dự kiến kinh phí",
    "dự toán kinh phí",
    "phụ trách",
    "người phụ trách",
    "lãnh đạo phụ trách",
    "lãnh đạo chỉ đạo",
    "đ/c phụ trách",
    "đồng chí phụ trách",
    "cấp trình",
    "chủ trì",
    "phối hợp",
    "đơn vị",
    "cơ quan",
    "bộ phận",
    "người thực hiện",
    "người chủ trì",
    "chịu trách nhiệm",
    "phân công",
    "lực lượng",
    "phương tiện",
    "trang phục",
    "quy mô",
    "phạm vi",
    "tiến độ",
    "sản phẩm",
    "hoàn thành",
    "ngày thực hiện",
    "ngày tổ chức",
    "khách mời",
    "đại biểu",
    "diễn giả",
    "báo cáo viên",
    "giảng viên",
    "thể loại",
    "chủ điểm",
    "liên hệ",
    "điện thoại",
]);

/// Keys that make a field only where a value stands on the line: alone with a colon they head a list.
static WEAK_KEYS: Phrases<17> = phrases([
    "nội dung",
    "hình thức",
    "chủ đề",
    "yêu cầu",
    "kết quả",
    "mục tiêu",
    "môn dạy",
    "môn giảng dạy",
    "dạy lớp",
    "chủ nhiệm lớp",
    "chuyên ngành",
    "giáo viên thực hiện",
    "giáo viên phụ trách",
    "người soạn",
    "ngày soạn",
    "ngày dạy",
    "thời lượng",
]);

/// Keys whose value is a name or a number: with a sentence behind them they say what one has to do.
static NAMED_KEYS: Phrases<4> = phrases(["giáo viên chủ nhiệm", "gvcn", "giáo viên", "lớp"]);

/// The longest value of a key that asks for a name, in words.
const LONGEST_NAME: usize = 6;

/// Whether a key asks for a name and the value is one: `Giáo viên chủ nhiệm: Trần Thị Lan`, `Lớp: 7A4`.
fn is_named(key: &str, value: &str) -> bool {
    NAMED_KEYS.at(key).is_some_and(|(_, rest)| rest.is_empty())
        && value.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && value.split_whitespace().count() <= LONGEST_NAME
        && value.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
}

/// Whether the words before a colon say that a remark follows, and no value: `Lưu ý`, `Trong đó`.
pub(crate) fn remarks(key: &str) -> bool {
    static REMARKS: Phrases<7> =
        phrases(["lưu ý", "chú ý", "ghi chú", "ví dụ", "trong đó", "cụ thể", "bao gồm"]);
    REMARKS.begin(key)
}

/// A `key: value` line, as slices of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FieldLine<'s> {
    /// What stands before the colon: `Thời gian thực hiện`.
    pub key: &'s str,
    /// What stands behind it, its blanks trimmed; empty where the line ends with the colon.
    pub value: &'s str,
}

/// How far a colon is looked for, in bytes.
const LONGEST_KEY: usize = 120;

/// The longest key, in words; a longer text before a colon is a sentence.
const MAX_KEY_WORDS: usize = 9;

/// The longest key without a value on its line, in words: a longer one introduces a list (`Phân công ủy viên phụ trách:`).
const MAX_HEADING_WORDS: usize = 4;

/// `field = key *word ":" [value]`. Examples: `Thời gian thực hiện: Thường xuyên.`, `Địa điểm, hình thức: trực tuyến`,
/// `Đơn vị chủ trì : Phòng Văn hóa`. None: `Nội dung:` (heads a list), `Thời gian qua, nhà trường …`.
pub(crate) fn field(line: &str) -> Option<FieldLine<'_>> {
    // Keys are short: the colon stands near the start of the line.
    let window = line.len().min(LONGEST_KEY);
    let colon = memchr::memchr(b':', &line.as_bytes()[..window])?;
    let (key, value) = (&line[..colon], blanks(&line[colon + 1..]));
    // "7:30" is a time, "http://" an address.
    if line[colon + 1..].starts_with(|c: char| c.is_ascii_digit() || c == '/')
        && key.ends_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let key = trim_end(key);
    let strong = KEYS.begin(key);
    let valued = || WEAK_KEYS.begin(key) || PERSON_KEYS.begin(key) || is_named(key, value);
    let weak = !strong && !value.is_empty() && valued();
    let words = key.split_whitespace().count();
    let longest = if value.is_empty() { MAX_HEADING_WORDS } else { MAX_KEY_WORDS };
    ((strong || weak) && words <= longest && !key.contains(['.', ';']))
        .then_some(FieldLine { key, value })
}

/// What a plan says of a person: such keys make a field where a value stands on the line, and above the body without one too.
static PERSON_KEYS: Phrases<18> = phrases([
    "họ và tên",
    "họ tên",
    "năm sinh",
    "ngày sinh",
    "ngày tháng năm sinh",
    "ngày, tháng, năm sinh",
    "sinh ngày",
    "giới tính",
    "quê quán",
    "nơi ở",
    "ngày vào ngành",
    "ngày vào đảng",
    "năm vào ngành",
    "số năm công tác",
    "hệ đào tạo",
    "trình độ",
    "chức vụ",
    "nhiệm vụ được giao",
]);

/// What a plan says above its body of the person or the class that it is for, beside [`PERSON_KEYS`].
static AUTHOR_KEYS: Phrases<9> = phrases([
    "chức danh",
    "tổ chuyên môn",
    "nhiệm vụ được phân công",
    "công việc được giao",
    "đơn vị công tác",
    "nơi công tác",
    "giáo viên",
    "người thực hiện",
    "gvcn",
]);

/// Such keys of one word, which nothing stands behind but the colon: `Lớp: Chồi 2`; `Lớp 3: 25 em` is one of a list.
static LONE_AUTHOR_KEYS: Phrases<15> = phrases([
    "dạy lớp",
    "dạy môn",
    "lớp dạy",
    "môn dạy",
    "trường",
    "lớp",
    "khối",
    "môn",
    "bộ môn",
    "tổ",
    "độ tuổi",
    "lứa tuổi",
    "số tuần",
    "nhóm lớp",
    "sĩ số",
]);

/// `personal = key ":" [value]`: a line above the body of a plan that says for whom it is, as what stands behind the colon.
/// Examples: `Họ và tên giáo viên: Vi Thị Én`, `Tổ chuyên môn:`, `Lớp: Chồi 2`.
pub(crate) fn personal(line: &str) -> Option<&str> {
    /// The longest key, in words.
    const MAX_WORDS: usize = 6;
    let (key, value) = line.split_once(':').filter(|(key, _)| key.len() < LONGEST_KEY)?;
    let key = trim_end(key);
    let lone = || LONE_AUTHOR_KEYS.at(key).is_some_and(|(_, rest)| rest.is_empty());
    let named = || {
        (PERSON_KEYS.begin(key) || AUTHOR_KEYS.begin(key))
            && key.split_whitespace().count() <= MAX_WORDS
    };
    (!key.contains('.') && (named() || lone())).then_some(blanks(value))
}

/// `weekday = ("thứ" ("hai" / … / "bảy" / "2" / … / "7") / "chủ nhật") ("(" / ":" / "," / "-") …`: a line of a week's programme.
///
/// Examples: `Thứ Ba (25/3):`, `Thứ Tư, 26/3`, `Chủ nhật: lao động`. None: `Thứ hai là …`.
pub(crate) fn is_weekday(line: &str) -> bool {
    static DAYS: Phrases<7> =
        phrases(["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"]);
    // "Thứ 2", as "Thứ hai"
    let numbered = || {
        let rest = strip(line, "thứ").map(blanks)?;
        rest.strip_prefix(|c: char| ('2'..='7').contains(&c))
    };
    let day = DAYS.at(line).map(|(_, rest)| rest).or_else(numbered);
    let Some(rest) = day.filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())) else {
        return false;
    };
    // "Thứ bảy, Chủ nhật (11 - 12/9)"
    let next = blanks(rest).trim_start_matches([',', '-', '–', ' ']);
    let next = strip(next, "và").map_or(next, blanks);
    let rest = DAYS.at(next).map_or(rest, |(_, rest)| rest);
    let rest = blanks(rest.strip_prefix(',').unwrap_or(rest));
    let rest = strip(rest, "ngày")
        .map_or(rest, |r| blanks(r).trim_start_matches(|c: char| c.is_ascii_digit() || c == '/'));
    let dated = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.'));
    rest.starts_with(['(', ':', '-', '–']) || dated(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_an_author() {
        for (line, value) in [
            ("Họ và tên giáo viên: Vi Thị Én", "Vi Thị Én"),
            ("Tổ chuyên môn:", ""),
            ("Lớp : Chồi 2", "Chồi 2"),
        ] {
            assert_eq!(personal(line), Some(value), "{line}");
        }
        for line in [
            "Lớp 3: 25 em",
            "Tổ trưởng: phân công",
            "Giáo viên chủ nhiệm các lớp đầu cấp phải báo: sĩ số",
        ] {
            assert_eq!(personal(line), None, "{line}");
        }
    }

    #[test]
    fn keys_and_values() {
        let parts = |line| field(line).map(|f| (f.key, f.value));
        assert_eq!(
            parts("Thời gian thực hiện: Thường xuyên."),
            Some(("Thời gian thực hiện", "Thường xuyên."))
        );
        assert_eq!(
            parts("Địa điểm, hình thức: Trực tuyến"),
            Some(("Địa điểm, hình thức", "Trực tuyến"))
        );
        assert_eq!(parts("Kinh phí :"), Some(("Kinh phí", "")));
        assert_eq!(parts("Ngày soạn: 12/9/2023"), Some(("Ngày soạn", "12/9/2023")));
        assert_eq!(parts("Giáo viên chủ nhiệm: quản lý lớp"), None);
        assert_eq!(
            parts("Giáo viên chủ nhiệm: Trần Thị Lan"),
            Some(("Giáo viên chủ nhiệm", "Trần Thị Lan"))
        );
        assert_eq!(parts("Lớp: 7A4"), Some(("Lớp", "7A4")));
        assert_eq!(parts("Lớp 7A4: Cô Lan"), None);
        assert_eq!(parts("Nội dung:"), None);
        assert_eq!(parts("Phân công ủy viên phụ trách từng mảng:"), None);
        assert_eq!(
            parts("Nội dung: Ôn lại truyền thống"),
            Some(("Nội dung", "Ôn lại truyền thống"))
        );
        assert_eq!(parts("Thời gian qua, nhà trường đã đạt kết quả"), None);
        assert_eq!(parts("Trình độ chuyên môn:"), None);
        assert_eq!(parts("Trình độ chuyên môn: Đại học"), Some(("Trình độ chuyên môn", "Đại học")));
        assert_eq!(parts("Đ/c phụ trách: Lan."), Some(("Đ/c phụ trách", "Lan.")));
        assert_eq!(parts("Lãnh đạo các cấp: thực hiện nghiêm"), None);
    }
}
