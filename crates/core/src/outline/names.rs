//! Was a name broken over two lines? `… của Ban` above `An toàn giao thông tỉnh`, `… trong tỉnh` above `Hòa Lạc`.
//!
//! The next line begins with a capital as a sentence would, so that both lines are asked: the end of the first must want a
//! name, and the start of the second must be one of that sort.

use super::bare::HEADINGS;
use super::continuation::last_word;
use crate::grammar::basis::opens_basis;
use crate::grammar::head::names_body;
use crate::grammar::keyword::{any_of, at_boundary, blanks, is_blank, strip};
use crate::grammar::person;
use crate::grammar::phrases::{Phrases, is_one_of, phrases};

/// The words that names of offices begin with.
static OFFICES: Phrases<7> = phrases(["ban", "sở", "phòng", "bộ", "cục", "ty", "hội"]);

/// How the names of offices go on behind `Sở`, `Phòng`, `Ban`, and how no sentence begins.
static BRANCHES: Phrases<40> = phrases([
    "an toàn giao thông",
    "bí thư",
    "cán sự",
    "chấp hành",
    "cha mẹ",
    "chính trị",
    "chữ thập đỏ",
    "công an",
    "công thương",
    "cựu chiến binh",
    "cựu giáo chức",
    "chỉ huy quân sự",
    "dân tộc",
    "dân vận",
    "du lịch",
    "giao thông",
    "gd",
    "gdđt",
    "giám hiệu",
    "giáo dục và",
    "giáo dục đào",
    "kế hoạch và",
    "khoa học và",
    "khuyến học",
    "kinh tế",
    "lao động",
    "liên hiệp",
    "người cao tuổi",
    "ngoại vụ",
    "nội vụ",
    "nông nghiệp",
    "quản lý dự án",
    "tài chính",
    "tài nguyên",
    "thông tin và",
    "thường vụ",
    "tuyên giáo",
    "tư pháp",
    "văn hóa",
    "y tế",
]);

/// Words behind which the name of a place or of a school follows.
static PLACES: Phrases<12> = phrases([
    "tỉnh",
    "huyện",
    "xã",
    "phường",
    "phố",
    "trấn",
    "quận",
    "trường",
    "thôn",
    "bản",
    "ấp",
    "đảo",
]);

/// What the name of a school begins with.
static LEVELS: Phrases<12> = phrases([
    "thpt",
    "thcs",
    "tiểu học",
    "mầm non",
    "mẫu giáo",
    "trung học",
    "ptdtnt",
    "ptdtbt",
    "th&thcs",
    "cao đẳng",
    "đại học",
    "phổ thông",
]);

/// What stands for the level of a school before its name.
static LEVEL_MARKS: Phrases<5> = phrases(["th", "thcs", "thpt", "mn", "mg"]);

/// The kinds of acts that are cited by their number.
static ACTS: Phrases<10> = phrases([
    "kết luận",
    "nghị quyết",
    "nghị định",
    "chỉ thị",
    "quyết định",
    "kế hoạch",
    "thông tư",
    "công văn",
    "hướng dẫn",
    "thông báo",
]);

/// Whether the two lines, of which the second begins with a capital, hold one name between them.
///
/// `sentences` says whether other lines of the document show that a sentence goes on where its stop lacks.
pub(super) fn breaks_name(before: &str, line: &str, sentences: bool) -> bool {
    let Some(last) = last_word(before) else { return false };
    let above = before[..before.len() - last.len()].trim_end_matches(is_blank);
    if is_one_of(last, &OFFICES) && last.starts_with(char::is_uppercase) {
        return BRANCHES.begin(line) || sentences && begins_as_name(line);
    }
    if is_one_of(last, &PLACES) {
        return names_school(last, line) || wants_place(above) && begins_as_name(line);
    }
    wants_act(above, last) && cites_number(line)
        || wants_plan(above, last) && names_plan(line)
        || is_level_of_school(above, last) && begins_as_name(line)
        || begins_place(above, last) && goes_on_as_name(line)
        || wants_day(above, last) && names_day(line)
        || splits_compound(last, line)
        || names_one_of_two(before) && names_body(line)
        || sentences && is_of_press(above, last) && begins_as_name(line)
}

/// Whether a line begins with two words with capitals, and the first is not that of a body: `Hòa Lạc`, no `Ban Giám hiệu`.
fn begins_as_name(line: &str) -> bool {
    let named = |word: &str| is_syllable_of_name(word.trim_end_matches([',', ';', '.']));
    let mut words = line.split(is_blank).filter(|word| !word.is_empty());
    let two = words.next().is_some_and(named) && words.next().is_some_and(named);
    two && !names_body(line) && !person::is_name(line)
}

/// Whether the word of a school and what begins the next line are one: `trường` above `THCS An Bình`.
fn names_school(last: &str, line: &str) -> bool {
    strip(last, "trường").is_some_and(str::is_empty) && LEVELS.begin(line)
}

/// Whether a word of a place behind these words has no name yet: `toàn tỉnh` and `cấp huyện` need none.
fn wants_place(above: &str) -> bool {
    static WHOLE: Phrases<8> = phrases(["toàn", "cấp", "các", "mỗi", "nhà", "hai", "ngoài", "ra"]);
    last_word(above).is_some_and(|word| !is_one_of(word, &WHOLE))
}

/// Whether a line ends in the level of a school whose name follows: `trường THCS`.
fn is_level_of_school(above: &str, last: &str) -> bool {
    is_one_of(last, &LEVEL_MARKS)
        && last_word(above).is_some_and(|word| strip(word, "trường").is_some_and(str::is_empty))
}

/// Whether a line ends in the first syllable of the name of a place: `tỉnh Hòa`. Names of hamlets have one often.
fn begins_place(above: &str, last: &str) -> bool {
    static LARGE_PLACES: Phrases<8> =
        phrases(["tỉnh", "huyện", "xã", "phường", "phố", "tp", "quận", "trấn"]);
    is_syllable_of_name(last) && last_word(above).is_some_and(|word| is_one_of(word, &LARGE_PLACES))
}

/// Whether a line begins with one syllable of a name: a word with a capital that is neither that of a body nor opens what a
/// plan does.
fn goes_on_as_name(line: &str) -> bool {
    let word = line.split(is_blank).next().unwrap_or("");
    let whole = word.trim_end_matches(['.', ',', ';', '/']);
    is_syllable_of_name(whole)
        && !names_body(line)
        && (whole.len() < word.len() || !HEADINGS.begin(line) && !opens_basis(line))
}

fn is_syllable_of_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.clone().next().is_some()
        && chars.all(char::is_lowercase)
}

/// Whether a line says that a body makes something: `… ban hành`, `… xây dựng`.
fn wants_plan(above: &str, last: &str) -> bool {
    ends_with(above, last, &[("ban", "hành"), ("xây", "dựng")])
}

/// Whether a line begins with the kind of a plan and what it is for, in small letters: `Kế hoạch tổ chức …`.
fn names_plan(line: &str) -> bool {
    any_of(line, &["kế hoạch", "chương trình", "phương án", "đề án"])
        .is_some_and(|(_, rest)| blanks(rest).starts_with(char::is_lowercase))
}

/// Whether the two last words of a line ask for an act: `triển khai thực hiện`, `quán triệt`.
fn wants_act(above: &str, last: &str) -> bool {
    ends_with(
        above,
        last,
        &[
            ("thực", "hiện"),
            ("triển", "khai"),
            ("quán", "triệt"),
            ("tinh", "thần"),
            ("ban", "hành"),
        ],
    )
}

/// Whether a line begins with an act and its number: `Kết luận số 27-KL/TW`.
fn cites_number(line: &str) -> bool {
    ACTS.at(line).is_some_and(|(_, rest)| {
        let number = strip(blanks(rest), "số").filter(|rest| at_boundary(rest));
        number.is_some_and(|rest| blanks(rest).starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Whether the last words of a line ask for a day or a feast: `hưởng ứng`, `chào mừng`.
fn wants_day(above: &str, last: &str) -> bool {
    ends_with(above, last, &[("hưởng", "ứng"), ("kỷ", "niệm"), ("chào", "mừng"), ("nhân", "dịp")])
}

/// Whether a line begins with a day or a feast and says which: `Ngày sách Việt Nam`, no date.
fn names_day(line: &str) -> bool {
    let days = ["ngày", "tháng", "tuần", "lễ", "tết", "năm", "đại hội", "quốc khánh", "cuộc"];
    any_of(line, &days).is_some_and(|(_, rest)| {
        let next = blanks(rest);
        next.starts_with(char::is_alphabetic) || next.starts_with(['“', '"'])
    })
}

fn ends_with(above: &str, last: &str, pairs: &[(&str, &str)]) -> bool {
    let is = |word: &str, wanted: &str| strip(word, wanted).is_some_and(str::is_empty);
    let first = last_word(above);
    pairs.iter().any(|(a, b)| is(last, b) && first.is_some_and(|word| is(word, a)))
}

/// Whether the last word of a line and the first of the next are parts of one name that is known to all.
fn splits_compound(last: &str, line: &str) -> bool {
    static OF_COUNTRY: Phrases<9> =
        phrases(["quốc", "nữ", "niên", "sản", "dân", "động", "binh", "nghĩa", "giáo"]);
    let parts = [
        ("tướng", "chính phủ"),
        ("đảng", "cộng sản"),
        ("quân", "đội nhân dân"),
        ("việt", "nam"),
        ("hồ", "chí minh"),
        ("chí", "minh"),
        ("cách", "hồ chí minh"),
        ("đồng", "đội"),
    ];
    let is = |wanted: &str| strip(last, wanted).is_some_and(str::is_empty);
    parts.iter().any(|(a, b)| is(a) && any_of(line, &[b]).is_some())
        || is_one_of(last, &OF_COUNTRY) && any_of(line, &["việt nam"]).is_some()
}

/// Whether a line speaks of what stands between two bodies and names one of them only: `… giữa Ban cán sự đảng`.
fn names_one_of_two(before: &str) -> bool {
    let Some(at) = before.rfind("giữa ") else { return false };
    let both = &before[at + "giữa ".len()..];
    let second = ["và ", "với ", ",", "-"].iter().any(|link| both.contains(link));
    names_body(both) && !second
}

/// Whether a line ends in the first word of the name of a paper or a station: `… trên Báo`.
fn is_of_press(above: &str, last: &str) -> bool {
    let press = any_of(last, &["báo", "đài"]).is_some() && last.starts_with(char::is_uppercase);
    press && last_word(above).is_some_and(|word| word.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_over_two_lines() {
        for (before, line) in [
            ("Theo đề nghị của Ban", "An toàn giao thông tỉnh tại Tờ trình số 4"),
            ("phối hợp với Công an tỉnh, Sở", "Giao thông vận tải và các huyện"),
            ("kinh tế - xã hội của tỉnh", "Hòa Lạc 5 năm tới"),
            ("theo kế hoạch của trường", "THCS An Bình"),
            ("các cơ quan triển khai thực hiện", "Kết luận số 12-KL/TW"),
            ("theo công văn về việc hưởng ứng", "Ngày hội trồng cây, nhà trường"),
            ("Quyết định số 4/QĐ-TTg của Thủ tướng", "Chính phủ, Ủy ban nhân dân xã"),
            ("Ủy ban nhân dân xã xây dựng", "Kế hoạch tổ chức ngày hội như sau"),
            ("kế hoạch năm học của trường THCS", "Lâm Sơn xây dựng"),
            ("trên địa bàn tỉnh Hòa", "Lạc (sau đây gọi tắt là Chương trình)"),
            ("chịu trách nhiệm trước Sở", "GD&ĐT."),
            ("phối hợp giữa Ban cán sự đảng", "Ủy ban nhân dân tỉnh và Ban Dân vận"),
        ] {
            assert!(breaks_name(before, line, false), "{before} / {line}");
        }
        assert!(breaks_name("Tuyên truyền trên Báo", "Hòa Lạc, Đài truyền thanh", true));
    }

    #[test]
    fn sentences_that_begin_below() {
        for (before, line) in [
            ("Nộp báo cáo về Ban", "Tổ chức hội thi"),
            ("Tham gia hội thi cấp tỉnh", "Hòa Lạc đăng cai"),
            ("Báo cáo Ủy ban nhân dân xã", "Ban Giám hiệu phân công"),
            ("Báo cáo Ủy ban nhân dân xã", "Tổ chức dọn vệ sinh"),
            ("Tổ chức thực hiện", "Kế hoạch được phổ biến"),
            ("Tham gia hội thi của huyện Sen", "Tổ chức dọn vệ sinh"),
            ("Thu gom rác ở thôn Đoài", "Trồng cây"),
            ("Văn nghệ chào mừng", "Ngày 20/11: mít tinh"),
            ("Giao hữu giữa Tổ Toán và Tổ Văn", "Trường chuẩn bị sân"),
            ("Chủ tịch Ủy ban nhân dân xã", "Nguyễn Văn An"),
        ] {
            assert!(!breaks_name(before, line, true), "{before} / {line}");
        }
    }
}
