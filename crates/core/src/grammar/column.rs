//! Head cells of tables: `TT`, `Nội dung công việc`, `Người thực hiện`, `Ghi chú`.

use super::keyword::{any_of, blanks, is_blank, strip};
use super::period::week_number;
use super::phrases::{Phrases, phrases};

/// Words that head cells begin with.
static HEADS: Phrases<70> = phrases([
    "bài kiểm tra",
    "các bài thí nghiệm",
    "phạm vi và nội dung",
    "số lớp",
    "số học sinh",
    "số trẻ",
    "số nhóm",
    "số buổi",
    "số tiết",
    "sĩ số",
    "độ tuổi",
    "ngày thi",
    "môn thi",
    "bài học",
    "tên bài",
    "thiết bị dạy học",
    "cách tiến hành",
    "tt",
    "stt",
    "số tt",
    "s tt",
    "số thứ tự",
    "nội dung",
    "biện pháp",
    "thời gian",
    "thời hạn",
    "thời điểm",
    "người",
    "đơn vị",
    "cơ quan",
    "bộ phận",
    "ghi chú",
    "phụ trách",
    "phân công",
    "chủ trì",
    "phối hợp",
    "kết quả",
    "địa điểm",
    "kinh phí",
    "thành phần",
    "số lượng",
    "chỉ tiêu",
    "nhiệm vụ",
    "công việc",
    "hoạt động",
    "họ và tên",
    "họ tên",
    "chức vụ",
    "chức danh",
    "mục tiêu",
    "sản phẩm",
    "tiến độ",
    "giải pháp",
    "hình thức",
    "đối tượng",
    "tên",
    "điểm",
    "tự chấm",
    "dự kiến",
    "yêu cầu",
    "chủ đề",
    "chủ điểm",
    "trách nhiệm",
    "đvt",
    "đơn giá",
    "trọng tâm",
    "danh mục",
    "lĩnh vực",
    "thành tiền",
    "số tiền",
]);

/// Words that are a head cell only by themselves: `Tuần`, but not `Tuần 3`; `Thứ - ngày`, but not `Thứ Hai`.
static WHOLE_HEADS: Phrases<39> = phrases([
    "từ ngày đến ngày",
    "điện thoại",
    "số điện thoại",
    "sđt",
    "năm sinh",
    "ngày sinh",
    "trình độ",
    "so sánh",
    "hạng mục",
    "khối lượng",
    "loại cây trồng",
    "địa bàn",
    "tiểu ban",
    "giảng viên",
    "báo cáo viên",
    "lớp tập huấn",
    "đoàn kiểm tra",
    "ngày trực",
    "ca trực",
    "khu",
    "thôn",
    "khối",
    "chuẩn bị",
    "mục đích",
    "tuần",
    "tháng",
    "thứ",
    "ngày",
    "buổi",
    "sáng",
    "chiều",
    "tối",
    "lớp",
    "môn",
    "quý",
    "tiết",
    "giờ",
    "việc",
    "công việc",
]);

/// The longest head cell, in characters.
const MAX_HEAD_CELL: usize = 64;

/// `column = head-word …`, short, with nothing that ends or opens a sentence.
///
/// Examples: `TT`, `NỘI DUNG KẾ HOẠCH`, `Người phụ trách`, `Thời gian (dự kiến)`. None: `Nội dung: …`, `Tháng 9`.
pub(crate) fn is_column(cell: &str) -> bool {
    is_short_cell(cell)
        && (HEADS.begin(cell)
            || WHOLE_HEADS.at(cell).is_some_and(|(_, rest)| is_whole(rest))
            || names_works(cell))
        && !cell.ends_with(|c: char| c.is_ascii_digit())
        && !cell.contains('“')
}

/// `works = ["các" / "những"] ("hoạt động" / "công việc" / "việc" / …) ["cần"] ["chính" / "làm" / "thực hiện" / …]`, and nothing else.
///
/// Examples: `Các hoạt động`, `Các công việc chính`, `Việc làm`, `Những việc cần làm`. None: `Các hoạt động của hè`.
fn names_works(cell: &str) -> bool {
    static WORKS: Phrases<9> = phrases([
        "hoạt động",
        "công việc",
        "công tác",
        "việc",
        "nội dung công việc",
        "nội dung",
        "nhiệm vụ",
        "biện pháp",
        "hđ",
    ]);
    static OF_WHAT: Phrases<11> = phrases([
        "chính",
        "chủ yếu",
        "trọng tâm",
        "cơ bản",
        "cụ thể",
        "thực hiện",
        "triển khai",
        "cần làm",
        "cần thực hiện",
        "phải làm",
        "làm",
    ]);
    let rest = any_of(cell, &["các", "những"]).map_or(cell, |(_, rest)| blanks(rest));
    let Some((_, rest)) = WORKS.at(rest) else { return false };
    let rest = blanks(rest);
    rest.is_empty() || OF_WHAT.at(rest).is_some_and(|(_, rest)| blanks(rest).is_empty())
}

fn is_whole(rest: &str) -> bool {
    // "Tháng/năm", but not "Thứ Năm"
    if rest.strip_prefix('/').and_then(|year| strip(year, "năm")).is_some_and(str::is_empty) {
        return true;
    }
    // "Diện tích (ha)", but not "Thứ (20/11)"
    let unit = blanks(rest).strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if unit.is_some_and(|unit| !unit.contains(|c: char| c.is_ascii_digit() || c == '(')) {
        return true;
    }
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    rest.is_empty() || any_of(rest, &["ngày", "tháng", "buổi", "tiết"]).is_some()
}

/// Whether a cell is short and ends or opens no sentence, so that it may stand in a head row.
pub(crate) fn is_short_cell(cell: &str) -> bool {
    !cell.ends_with(['.', ';', ':', ',', '?', '!'])
        && cell.chars().count() <= MAX_HEAD_CELL
        && !cell.contains(':')
}

/// Words that a cell may say as well as a head: `Diện tích` above `35 ha`, but also above `ha` and `350`.
static EITHER: Phrases<15> = phrases([
    "diện tích",
    "năng suất",
    "sản lượng",
    "số hộ",
    "số người",
    "cây trồng",
    "vật nuôi",
    "vật tư",
    "lực lượng",
    "phương tiện",
    "thành viên",
    "lãnh đạo trực",
    "cán bộ trực",
    "trưởng đoàn",
    "giải thưởng",
]);

/// Whether a cell says nothing but what a head or a cell may say, so that the rows must tell which it is: `Lực lượng`.
pub(crate) fn may_be_column(cell: &str) -> bool {
    is_short_cell(cell) && EITHER.at(cell).is_some_and(|(_, rest)| is_whole(rest))
}

/// Heads of columns of figures that say nothing as the first words of a line.
static FIGURE_HEADS: Phrases<3> = phrases(["kế hoạch", "thực hiện", "ước thực hiện"]);

/// Whether a cell behind others heads a column of figures: `Kế hoạch 2024`, `Thực hiện`, `Thực hiện năm 2023`, `Năm 2024`.
pub(crate) fn is_figure_head(cell: &str) -> bool {
    let is_year = |rest: &str| rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit());
    let of_year = |rest: &str| is_year(strip(rest, "năm").map_or(rest, blanks));
    match FIGURE_HEADS.at(cell).map(|(_, rest)| blanks(rest)) {
        Some(rest) => rest.is_empty() || of_year(rest),
        None => strip(cell, "năm").is_some_and(|rest| is_year(blanks(rest))),
    }
}

/// Whether a head cell stands above numbers: `Số tiết`, `Số lượng`, `SL`, `Tiết`.
pub(crate) fn is_of_figures(cell: &str) -> bool {
    static FIGURES: Phrases<7> =
        phrases(["số", "sĩ số", "sl", "tiết", "kinh phí", "thành tiền", "đơn giá"]);
    FIGURES.begin(cell) && !counts_rows(cell)
}

/// Heads of a column that counts rows.
static COUNTS: Phrases<5> = phrases(["stt", "tt", "số tt", "s tt", "số thứ tự"]);

/// `running-number = "TT" / "STT" / "Số TT"`: the head of a column that counts rows.
pub(crate) fn counts_rows(cell: &str) -> bool {
    COUNTS.at(cell).is_some_and(|(_, rest)| blanks(rest).is_empty())
}

/// Whether a line begins with the head of a column that counts rows and goes on behind a tab or a bar: `TT\tChi bộ`.
pub(crate) fn begins_row(line: &str) -> bool {
    COUNTS.at(line).is_some_and(|(_, rest)| rest.trim_start_matches(' ').starts_with(['\t', '|']))
}

/// Whether a line begins with the head of a column that counts rows, and words with a capital follow: `TT Độ tuổi Số trẻ`.
pub(crate) fn begins_count(line: &str) -> bool {
    COUNTS.at(line).is_some_and(|(_, rest)| {
        let next = blanks(rest);
        next.len() < rest.len() && next.starts_with(char::is_uppercase)
    }) && is_short_cell(line)
}

/// Whether a head cell stands above times: `Thời gian thực hiện`, `Tiến độ`.
pub(crate) fn is_time(cell: &str) -> bool {
    static TIMES: Phrases<7> = phrases([
        "thời gian",
        "thời hạn",
        "thời điểm",
        "tiến độ",
        "tháng",
        "dự kiến thời gian",
        "hoàn thành",
    ]);
    TIMES.begin(cell)
}

/// `head-row = counting-head 2*(head *3word)`: a head row whose cells nothing parts, as a PDF prints it.
///
/// Example: `STT Nội dung công việc Phụ trách Thời gian`.
pub(crate) fn names_row(line: &str) -> bool {
    const FEWEST_HEADS: usize = 2;
    COUNTS.at(line).is_some_and(|(_, rest)| heads_in(rest, 3) >= Some(FEWEST_HEADS))
}

/// The same where a time comes first: `Thời gian Đối tượng Nội dung Người kiểm tra`, `Thứ Buổi Nội dung`.
pub(crate) fn names_row_of_times(line: &str) -> bool {
    const FEWEST_HEADS: usize = 3;
    // "Thời gian, địa điểm và thành phần" is a heading; "Thứ, ngày" is one head.
    let listed = || {
        let behind = line.split_once(',').map(|(_, rest)| blanks(rest));
        let rest = behind.map_or(line, |rest| any_of(rest, &["ngày", "giờ"]).map_or(line, |r| r.1));
        rest.contains(',') || line.contains(" và ")
    };
    keys_below(line).is_some_and(|keys| keys != Keys::Numbers)
        && is_short_cell(line)
        && !listed()
        && heads_in(line, 2) >= Some(FEWEST_HEADS)
}

/// `heads = 3*head`, each of them with a capital at its front alone and nothing between them: how many a head row has whose cells
/// one blank parts.
///
/// Example: 3 in `Họ và tên Chức vụ Nhiệm vụ`. None in `Nội dung, nhiệm vụ`, `Nội dung nhiệm vụ giải pháp`.
pub(crate) fn heads_in_title_case(line: &str) -> Option<usize> {
    const FEWEST: usize = 3;
    if HEADS.at(line).or_else(|| WHOLE_HEADS.at(line)).is_none() || !is_short_cell(line) {
        return None;
    }
    let capital =
        |at: usize| line.get(at..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let blank = |at: usize| at == 0 || line.as_bytes().get(at - 1) == Some(&b' ');
    let (mut heads, mut from) = (0, 0);
    for at in (1..=line.len()).filter(|at| *at == line.len() || blank(*at) && capital(*at)) {
        if !is_column(line.get(from..at)?.trim_end()) {
            return None;
        }
        heads += 1;
        from = at;
    }
    (heads >= FEWEST).then_some(heads)
}

/// How many head cells a line has one after the other, each with at most `most` words behind those that are known; nothing
/// for a line that has other words.
fn heads_in(line: &str, most: usize) -> Option<usize> {
    let (mut rest, mut heads, mut more) = (line, 0, 0);
    loop {
        rest = blanks(rest);
        if rest.is_empty() {
            return Some(heads);
        }
        match HEADS.at(rest).or_else(|| WHOLE_HEADS.at(rest)).or_else(|| FIGURE_HEADS.at(rest)) {
            Some((_, behind)) => {
                heads += 1;
                more = 0;
                rest = behind;
            }
            None if more < most => {
                more += 1;
                let word = rest.find(is_blank).unwrap_or(rest.len());
                let year = word == 4 && rest[..word].bytes().all(|b| b.is_ascii_digit());
                let other = |c: char| c.is_ascii_digit() || matches!(c, ':' | ';' | '.');
                if !year && rest[..word].contains(other) {
                    return None;
                }
                rest = &rest[word..];
            }
            None => return None,
        }
    }
}

/// What the cells below a head cell look like, where its word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keys {
    /// Row numbers: `TT`.
    Numbers,
    /// Weeks, by their numbers or in full: `Tuần`.
    Weeks,
    /// Days of the week: `Thứ`, `Thứ, ngày`.
    Weekdays,
    /// Parts of a day: `Buổi`.
    DayParts,
    /// Days, dates or clock times: `Ngày`, `Thứ, ngày`, `Thời gian`, `Giờ`.
    Times,
    /// Months: `Tháng`.
    Months,
}

/// What kind of cells stand below a first head cell.
pub(crate) fn keys_below(cell: &str) -> Option<Keys> {
    static TELLING: Phrases<8> =
        phrases(["từ ngày", "tuần", "thứ", "buổi", "tháng", "ngày", "thời gian", "giờ"]);
    if counts_rows(cell) {
        return Some(Keys::Numbers);
    }
    match TELLING.at(cell)?.0 {
        "tuần" => Some(Keys::Weeks),
        "thứ" => Some(Keys::Weekdays),
        "buổi" => Some(Keys::DayParts),
        "tháng" => Some(Keys::Months),
        _ => Some(Keys::Times),
    }
}

/// Whether a cell looks like what a first column of its kind holds.
pub(crate) fn is_key(keys: Keys, cell: &str) -> bool {
    let digit = cell.starts_with(|c: char| c.is_ascii_digit());
    match keys {
        Keys::Numbers => is_row_number(cell),
        Keys::Weeks => is_row_number(cell) || is_week(cell),
        Keys::DayParts => is_day_part(cell) || digit && is_key(Keys::Times, cell),
        Keys::Weekdays => names_weekday(cell) || digit && is_key(Keys::Times, cell),
        Keys::Months => strip(cell, "tháng").is_some() || digit && cell.len() <= 8,
        Keys::Times => {
            let short = cell.chars().count() <= 40;
            let timed = cell.contains(['/', ':', 'h', 'g']) || cell.contains("giờ");
            short
                && (digit && timed
                    || any_of(cell, &["thứ", "chủ nhật", "từ", "ngày", "sáng", "chiều", "tối"])
                        .is_some())
        }
    }
}

/// Whether a cell belongs in a column of these keys and in no other, so that it tells the column: a weekday, a part of a
/// day, a week by its name.
pub(crate) fn tells_column(keys: Keys, cell: &str) -> bool {
    match keys {
        Keys::Weeks => is_week(cell),
        Keys::Weekdays => names_weekday(cell),
        Keys::DayParts => is_day_part(cell),
        Keys::Months | Keys::Numbers | Keys::Times => false,
    }
}

/// `Tuần 3`, with its days or without.
fn is_week(cell: &str) -> bool {
    let Some(rest) = strip(cell, "tuần").map(blanks) else { return false };
    let named = strip(rest, "thứ").map_or(rest, blanks);
    rest.starts_with(|c: char| c.is_ascii_digit())
        || week_number(named).is_ok_and(|(rest, _)| !blanks(rest).starts_with(char::is_alphabetic))
}

/// `Thứ Hai`, `Hai`, `CN`, perhaps with the day behind it, `Ba (17/12)`, or several: `Bảy, CN`.
fn names_weekday(cell: &str) -> bool {
    let days = cell.split([',', '+', '&']);
    days.map(blanks)
        .all(|day| names_one_weekday(day) || day.starts_with(|c: char| c.is_ascii_digit()))
        && cell.starts_with(char::is_alphabetic)
}

fn names_one_weekday(cell: &str) -> bool {
    static DAYS: Phrases<9> =
        phrases(["hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "chủ nhật", "cn"]);
    let named = strip(cell, "thứ").map(blanks);
    let day = named.unwrap_or(cell);
    let rest = match DAYS.at(day) {
        Some((_, rest)) => rest,
        None => match named.and_then(|n| n.strip_prefix(|c: char| ('2'..='7').contains(&c))) {
            Some(rest) => rest,
            None => return false,
        },
    };
    rest.chars().all(|c| !c.is_alphabetic())
}

/// `Sáng`, `Chiều`, `Tối`, `Cả ngày`, alone.
fn is_day_part(cell: &str) -> bool {
    static PARTS: Phrases<5> = phrases(["sáng", "trưa", "chiều", "tối", "cả ngày"]);
    PARTS.at(cell).is_some_and(|(_, rest)| rest.chars().all(|c| !c.is_alphanumeric()))
}

/// Whether a cell is nothing but a number, with or without a dot: `3`, `03`, `3.`, `1.1`.
pub(crate) fn is_row_number(cell: &str) -> bool {
    let digits = cell.trim_end_matches(['.', ')', '/']).trim_matches(is_blank);
    !digits.is_empty()
        && digits.len() <= 5
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// The whole number that a cell is, `3` of `03.`; nothing for any other cell.
pub(crate) fn row_number(cell: &str) -> Option<u32> {
    if is_row_number(cell) {
        cell.trim_end_matches(['.', ')', '/', ' ']).parse().ok()
    } else {
        None
    }
}

/// Whether a cell holds nothing but a figure: `12`, `95%`, `1.200.000`, `28/6/2024`.
pub(crate) fn is_figure(cell: &str) -> bool {
    cell.contains(|c: char| c.is_ascii_digit())
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || is_blank(c) || matches!(c, '.' | ',' | '/' | '%' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn head_cells() {
        for cell in [
            "TT",
            "STT",
            "NỘI DUNG KẾ HOẠCH",
            "BIỆN PHÁP THỰC HIỆN",
            "Người phụ trách",
            "Thời gian (dự kiến)",
            "Tháng/năm",
            "Các hoạt động",
            "Những việc cần làm",
            "VIỆC LÀM",
            "Bài kiểm tra, đánh giá",
        ] {
            assert!(is_column(cell), "{cell}");
        }
        for cell in [
            "Nội dung: họp",
            "Các hoạt động hè",
            "Việc tốt",
            "Tháng 9",
            "Thứ Năm",
            "Tổ chức hội thi.",
            "Trường mầm non",
        ] {
            assert!(!is_column(cell), "{cell}");
        }
        assert!(counts_rows("TT") && counts_rows("STT ") && !counts_rows("Thứ"));
        assert_eq!(
            (row_number("03."), row_number("1.1"), row_number("3 tổ")),
            (Some(3), None, None)
        );
        assert!(names_row("STT Nội dung công việc Phụ trách Thời gian"));
        assert!(names_row("TT Nhiệm vụ Đơn vị chủ trì Thời gian hoàn thành"));
        assert!(names_row("TT Chỉ tiêu ĐVT Kế hoạch 2025 Thực hiện 2024"));
        assert!(!names_row("TT Giáo dục thường xuyên") && !names_row("TT 32: nội dung, thời gian"));
        let telling = |head, cell| keys_below(head).is_some_and(|keys| tells_column(keys, cell));
        assert!(telling("Thứ", "Hai") && telling("Thứ, ngày", "Thứ 3 (17/12)"));
        assert!(telling("Buổi", "Chiều") && telling("Tuần", "Tuần 2 (9/12 - 13/12)"));
        assert!(!telling("Thứ", "Hai tổ trưởng") && !telling("Buổi", "Sáng thứ Hai"));
        assert!(!telling("Ngày", "16/12") && !telling("TT", "3"));
        assert!(names_row_of_times("Thứ, ngày Buổi Nội dung Thành phần"));
        assert!(!names_row_of_times("Thời gian, địa điểm Thành phần Nội dung"));
        assert_eq!(heads_in_title_case("Họ và tên Chức vụ Nhiệm vụ"), Some(3));
        assert_eq!(heads_in_title_case("Nội dung công việc Thời gian Người phụ trách"), Some(3));
        for none in ["Nội dung nhiệm vụ giải pháp", "Nội dung, nhiệm vụ", "Đơn vị Trường Tiểu học"]
        {
            assert_eq!(heads_in_title_case(none), None, "{none}");
        }
        assert!(is_figure_head("Kế hoạch 2024") && is_figure_head("Thực hiện năm 2023"));
        assert!(is_figure_head("Năm 2024") && !is_figure_head("Năm học"));
        assert!(!is_figure_head("Kế hoạch kiểm tra") && !is_figure_head("Thực hiện nghiêm túc"));
        assert!(is_figure("1.200.000") && is_figure("95 %") && !is_figure("8 tiết"));
        assert!(is_row_number("03") && is_row_number("1.") && !is_row_number("3 tổ"));
    }
}
