//! Lines that only a conversion or a web page made.

use memchr::memchr;

use super::keyword::is_dash;
use super::keyword::{any_of, blanks, is_blank, strip};
use super::phrases::{Phrases, phrases};
use crate::text::markup;

/// `artifact = "[bookmark:" … "]" / ("Trang" / "Page") number / "Cập nhật lúc" … / …`, alone on its line.
///
/// Examples: `[bookmark: _GoBack]`, `Trang 1/5`, `Cập nhật lúc 10:25 ngày 3/4/2023`, `Lượt xem: 123`, `- 2 -`.
/// A number alone is a page number or a row number; only its neighbours tell.
pub(crate) fn is_artifact(line: &str) -> bool {
    let trimmed = line.trim_matches(|c: char| is_blank(c));
    if let Some(rest) = trimmed.strip_prefix("[bookmark") {
        return rest.find(']').is_some_and(|end| rest[end + 1..].trim().is_empty());
    }
    if describes_picture(trimmed)
        || is_chat_stamp(trimmed)
        || is_teaser(trimmed)
        || is_only_markup(trimmed)
        || is_page_twice(trimmed)
        || is_file_name(trimmed)
    {
        return true;
    }
    if let Some(rest) = strip(trimmed, "trang").or_else(|| strip(trimmed, "page")) {
        let rest = blanks(rest).trim_start_matches([':', '.']);
        let counted = rest
            .chars()
            .all(|c| c.is_ascii_digit() || is_blank(c) || matches!(c, '/' | '|' | '-' | '.'))
            || any_of(
                rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_blank(c)),
                &["of", "trên", "trong"],
            )
            .is_some();
        return counted && rest.contains(|c: char| c.is_ascii_digit());
    }
    if page_in_dashes(trimmed) || trimmed.bytes().all(|b| b == b'|' || b == b' ') {
        return true;
    }
    names_page(trimmed)
}

/// Whether a line says of a page when it was written, how often it was read or what can be done with it: `Cập nhật lúc 10:25`,
/// `Lượt xem: 123`, `In trang`.
pub(crate) fn names_page(line: &str) -> bool {
    static PHRASES: Phrases<22> = phrases([
        "bạn đang xem",
        "cập nhật lúc",
        "cập nhật ngày",
        "cập nhật",
        "ngày cập nhật",
        "đăng lúc",
        "ngày đăng",
        "đăng ngày",
        "lượt xem",
        "số lượt xem",
        "tin liên quan",
        "tin cùng chuyên mục",
        "bài viết liên quan",
        "các tin khác",
        "in trang",
        "in bài viết",
        "gửi bài viết",
        "chia sẻ bài viết",
        "trang chủ",
        "tải về",
        "file đính kèm",
        "bản quyền thuộc",
    ]);
    PHRASES.at(line).is_some_and(|(phrase, rest)| {
        let rest = blanks(rest);
        let alone = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
        alone
            || rest.starts_with([':', '»', '>', '|', '/', '-'])
            || phrase.starts_with("cập nhật ")
            || phrase.contains("đăng")
            || phrase == "ngày cập nhật" && rest.starts_with(|c: char| c.is_ascii_digit())
    }) && line.chars().count() <= 100
}

/// What a program says of a picture that it looked at: `Trong hình ảnh có thể có: 4 người, cây`, `Có thể là hình ảnh về …`,
/// `Không có mô tả ảnh.`
fn describes_picture(line: &str) -> bool {
    const LONGEST: usize = 400;
    if line.len() > LONGEST || !matches!(line.as_bytes().first(), Some(b'T' | b'C' | b'K')) {
        return false;
    }
    let told = any_of(
        line,
        &[
            "trong hình ảnh có thể có",
            "có thể là hình ảnh về",
            "có thể là hình ảnh của",
            "có thể là hình ảnh",
        ],
    );
    told.is_some()
        || any_of(line, &["không có mô tả ảnh", "không có mô tả"])
            .is_some_and(|(_, rest)| rest.chars().all(|c| !c.is_alphanumeric()))
}

/// `page-twice = "(" number ")" number`, the same number twice: how a site for documents counts its pages. Example: `(2)2`.
fn is_page_twice(line: &str) -> bool {
    let parts = line.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    parts.is_some_and(|(first, second)| {
        first == second
            && (1..=3).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_digit())
    })
}

/// The name of a picture or of a file, alone on its line: `IMG_2041.jpg`, `ke-hoach-thang-10.docx`.
pub(crate) fn is_file_name(line: &str) -> bool {
    const ENDS: [&str; 14] = [
        "jpg", "jpeg", "png", "gif", "bmp", "webp", "pdf", "doc", "docx", "xls", "xlsx", "rar",
        "zip", "mp4",
    ];
    const LONGEST_END: usize = 5;
    // Nearly no line has a dot so near to its end and none behind it.
    let bytes = line.as_bytes();
    let from = bytes.len().saturating_sub(LONGEST_END);
    let Some(dot) = memchr::memrchr(b'.', &bytes[from..]) else { return false };
    let Some(end) = line.get(from + dot + 1..).filter(|end| end.len() > 2) else { return false };
    ENDS.iter().any(|known| end.eq_ignore_ascii_case(known))
        && from + dot > 0
        && !line.contains(|c| is_blank(c) || matches!(c, ':' | '/'))
}

/// A number that a page left behind, with a dot in it and no word around it: `15923.2`. A year and a date are none.
pub(crate) fn is_code(line: &str) -> bool {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    digits > 4
        && digits < line.len()
        && line.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && line.split('.').all(|part| !part.is_empty() && part.len() != 2)
}

/// `chat-stamp = "[" date clock "]" …`: who sent what, in a message that was copied out of a chat.
fn is_chat_stamp(line: &str) -> bool {
    let stamp = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    stamp.is_some_and(|(inner, _)| is_timestamp(inner))
}

/// Whether a line is nothing but tags, or the mark of a quoted mail.
fn is_only_markup(line: &str) -> bool {
    match line.as_bytes() {
        [b'<' | b'&', ..] => markup::is_bare(line),
        [b'\\', ..] => markup::is_escaped(line),
        [b'>', rest @ ..] => rest.iter().all(|b| matches!(b, b'>' | b' ')),
        // "![]()", "![Ảnh](http://…)": a picture as Markdown has it.
        [b'!', b'[', .., b')'] => line
            .split_once("](")
            .is_some_and(|(alt, to)| !alt.contains(']') && to.find(')') == Some(to.len() - 1)),
        _ => false,
    }
}

/// `teaser = 2*">" ("Xem thêm" / "Mẫu …") …`: what a page puts between the paragraphs of a text.
fn is_teaser(line: &str) -> bool {
    let rest = line.trim_start_matches(['>', '»', '›']);
    rest.len() + 1 < line.len()
        && (any_of(blanks(rest), &["xem thêm", "đọc thêm", "xem tiếp", "tham khảo"]).is_some()
            || is_sample(blanks(rest)))
}

/// A key of the lines above an e-mail: `Từ: …`, `Đã gửi: …`, `Subject: …`.
pub(crate) fn is_mail_key(line: &str) -> bool {
    static KEYS: Phrases<15> = phrases([
        "từ",
        "người gửi",
        "đã gửi",
        "ngày gửi",
        "gửi",
        "đến",
        "tới",
        "chủ đề",
        "cc",
        "from",
        "sent",
        "date",
        "to",
        "subject",
        "đính kèm",
    ]);
    KEYS.at(line).is_some_and(|(_, rest)| blanks(rest).starts_with(':'))
}

/// The line above a mail that was sent on: `---------- Forwarded message ---------`.
pub(crate) fn is_forward(line: &str) -> bool {
    let inner = line.trim_matches(|c| is_dash(c) || is_blank(c));
    let words = ["forwarded message", "original message", "thư được chuyển tiếp", "tin nhắn gốc"];
    inner.len() < line.len() && any_of(inner, &words).is_some()
}

/// Words that only the frame of a web page has, at the start of a short line.
///
/// Examples: `Đăng nhập`, `Lượt truy cập: 2`, `Tải tệp đính kèm: …`, `Tin liên quan`.
pub(crate) fn is_site(line: &str) -> bool {
    /// No button and no sentence about a download is longer, in bytes.
    const LONGEST: usize = 600;
    if line.len() > LONGEST {
        return false;
    }
    static WORDS: Phrases<127> = phrases([
        "nhấn vào đây để tải",
        "báo tài liệu có sai sót",
        "chia sẻ với bạn bè",
        "số lượt tải",
        "số lượt thích",
        "xuất bản thông tin",
        "đọc bài viết",
        "tìm kiếm thông tin",
        "mục lục bài viết",
        "in trang này",
        "tập tin đính kèm",
        "đăng nhận xét",
        "mời bạn tham khảo",
        "mời các bạn tham khảo",
        "công thức toán học không thể tải",
        "tên / số / ký hiệu",
        "về việc / trích yếu",
        "tags:",
        "share this",
        "các tin đã đưa",
        "tìm kiếm tin",
        "click download",
        "điểm tin",
        "trở về trước",
        "posted by",
        "font size",
        "cỡ chữ",
        "số người truy cập",
        "this div will be replaced",
        "thuộc tính văn bản",
        "đang tải",
        "tài liệu hạn chế xem trước",
        "tài liệu đã được kiểm tra",
        "thông tin tài liệu",
        "copied!",
        "n/a",
        "academic year",
        "đăng bài lúc",
        "trang chủ",
        "hệ thống pháp luật",
        "đang tải nội dung",
        "hệ thống thư viện",
        "văn bản tài liệu",
        "xem với cỡ chữ",
        "skip ribbon commands",
        "skip to content",
        "chuyển đến nội dung chính",
        "file được đính kèm",
        "người đăng",
        "đăng bởi",
        "để sử dụng toàn bộ tiện ích",
        "nếu bạn là thành viên",
        "you are on page",
        "thầy cô tải về",
        "đăng nhập",
        "toggle navigation",
        "rss",
        "sitemap",
        "liên hệ quảng cáo",
        "thống kê truy cập",
        "lượt truy cập",
        "đang truy cập",
        "tổng lượt truy cập",
        "tổng truy cập",
        "truy cập hôm nay",
        "số người online",
        "lượt xem",
        "lượt đọc",
        "số lượt xem",
        "số lượt đọc",
        "để lại bình luận",
        "được viết:",
        "trả lời hủy",
        "leave a reply",
        "leave a comment",
        "tải tệp",
        "tải file",
        "tải về",
        "tệp đính kèm",
        "file đính kèm",
        "tin liên quan",
        "tin cùng chuyên mục",
        "bài viết liên quan",
        "các tin khác",
        "tin khác",
        "lựa chọn website",
        "liên kết website",
        "bản quyền thuộc",
        "copyright",
        "tra cứu văn bản",
        "bỏ qua điều hướng",
        "gửi bình luận",
        "theo dõi chúng tôi",
        "click để",
        "đánh giá bài viết",
        "tổng số điểm của bài viết",
        "đăng ký nhận tin",
        "về đầu trang",
        "chào mừng đến với",
        "chào mừng quý vị đến với",
        "quý vị chưa đăng nhập",
        "bạn đang xem",
        "tải bản đầy đủ",
        "gốc >",
        "skip to main content",
        "publish date",
        "trang nhất",
        "lên đầu trang",
        "bài viết cùng chuyên mục",
        "bài viết khác",
        "các bài khác",
        "các bài viết khác",
        "tin cùng loại",
        "tin cũ hơn",
        "tin nổi bật",
        "xem nhiều nhất",
        "tài liệu đính kèm",
        "xem chi tiết",
        "gửi cho bạn bè",
        "thiết kế bởi",
        "liên kết web",
        "thăm dò ý kiến",
        "tải ứng dụng",
        "nhắn tin cho tác giả",
        "cập nhật lần cuối",
        "các văn bản liên quan",
        "văn bản liên quan",
    ]);
    // "Chia sẻ: Facebook" is a button, "Chia sẻ kinh nghiệm…" an activity.
    static BUTTONS: Phrases<34> = phrases([
        "người gửi",
        "ngày gửi",
        "cập nhật",
        "nhãn",
        "facebook",
        "twitter",
        "tags",
        "chia sẻ",
        "xem thêm",
        "tìm kiếm",
        "bình luận",
        "từ khóa",
        "quay lại",
        "đọc bài",
        "tác giả",
        "nguồn tin",
        "nguồn",
        "bởi",
        "truy cập",
        "hôm nay",
        "hôm qua",
        "tuần này",
        "tháng này",
        "tất cả",
        "logo",
        "đóng",
        "đính kèm",
        "bản in",
        "trả lời",
        "video clip",
        "thư viện ảnh",
        "ban biên tập",
        "bbt",
        "văn bản mới",
    ]);
    // "Số trang 9" counts, "Số trang phục: 20 bộ" does not.
    static FACTS: Phrases<7> = phrases([
        "số trang",
        "dung lượng",
        "định dạng",
        "ngày tạo",
        "thông tin cơ bản",
        "loading",
        "protected",
    ]);
    let address = || line.starts_with("Website") && line.contains("www.");
    if is_trail(line)
        || is_count(line)
        || line.ends_with("[r]")
        || line.starts_with('©')
        || line.ends_with("bình chọn)")
        || is_attachment(line)
        || address()
    {
        return true;
    }
    // "[ Quay lại ]"
    let line = line.trim_start_matches(['[', '(', ' ']).trim_end_matches([']', ')', ' ']);
    let chars = line.chars().count();
    if let Some((word, _)) = WORDS.at(line) {
        // What a page says of a download is a whole sentence.
        let longest = match word {
            "bạn đang xem"
            | "công thức toán học không thể tải"
            | "tài liệu hạn chế xem trước"
            | "quý vị chưa đăng nhập"
            | "để sử dụng toàn bộ tiện ích" => 240,
            _ => LONGEST_BUTTON,
        };
        return chars <= longest;
    }
    if let Some((word, rest)) = BUTTONS.at(line) {
        let rest = blanks(rest);
        let alone =
            rest.is_empty() || rest.starts_with([':', '›', '»', '>', '|', '…', '(', '.', '-']);
        let counted = word == "đọc bài" && rest.chars().count() <= 4;
        // "Nguồn: ngân sách xã" is of the plan, "Cập nhật: 14/08/2020" is not.
        let value = || rest.trim_start_matches([':', ' ']);
        if word == "nguồn" && !value().is_empty()
            || word == "cập nhật" && !value().starts_with(|c: char| c.is_ascii_digit())
        {
            return false;
        }
        return (alone || counted) && chars <= LONGEST_BUTTON;
    }
    FACTS.at(line).is_some_and(|(_, rest)| {
        let rest = blanks(rest);
        let told = rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
        (rest.is_empty() || told) && chars <= LONGEST_BUTTON
    })
}

/// A file that a page offers, with its size: `KH 12.pdf (1.2 MB)`.
fn is_attachment(line: &str) -> bool {
    let sized = line.ends_with("KB)") || line.ends_with("MB)");
    let name = line.rsplit_once('(').map_or("", |(name, _)| name.trim_end());
    sized && name.rsplit(is_blank).next().is_some_and(is_file_name)
}

/// What a page counts of its readers, or how old it is: `912 Lượt xem`, `0 bình luận`, `17 giờ trước`; or a line that counts
/// more than one of them behind the format of a file.
///
/// Examples: `doc6 trang | Chia sẻ: thuyanh12 | Lượt xem: 402 | Lượt tải: 0download`.
fn is_count(line: &str) -> bool {
    static COUNTED: Phrases<5> =
        phrases(["lượt xem", "lượt tải", "bình luận", "lượt đọc", "lượt thích"]);
    static AGES: Phrases<6> = phrases([
        "phút trước",
        "giờ trước",
        "ngày trước",
        "tuần trước",
        "tháng trước",
        "năm trước",
    ]);
    let tells = || line.contains("Lượt xem:") && line.contains("Lượt tải:");
    if memchr(b':', line.as_bytes()).is_some() && tells() {
        return true;
    }
    let figures = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let what = blanks(figures);
    let over = |rest: &str| rest.chars().all(|c| !c.is_alphanumeric());
    figures.len() < line.len()
        && COUNTED.at(what).or_else(|| AGES.at(what)).is_some_and(|(_, rest)| over(rest))
}

/// Whether a line stands above the figures by which a page counts its visits: `Thống kê`.
pub(crate) fn heads_visits(line: &str) -> bool {
    any_of(line, &["thống kê truy cập", "thống kê", "lượt truy cập", "truy cập"])
        .is_some_and(|(_, rest)| rest.chars().all(|c| !c.is_alphanumeric()))
}

/// Whether a line counts the visits of a page today: `Hôm nay : 12`.
pub(crate) fn counts_visits_of_day(line: &str) -> bool {
    any_of(line, &["hôm nay", "hôm qua", "đang truy cập", "đang online"])
        .is_some_and(|(_, rest)| is_figure(rest))
}

/// Whether a line may be one of those that count visits: `Tháng 07 : 77`, `Năm 2020 : 1.901`, `Tất cả: 98214`.
pub(crate) fn counts_visits(line: &str) -> bool {
    static SPANS: Phrases<9> = phrases([
        "hôm nay",
        "hôm qua",
        "tuần",
        "tháng",
        "năm",
        "tất cả",
        "tổng",
        "đang truy cập",
        "đang online",
    ]);
    const LONGEST: usize = 60;
    line.len() <= LONGEST
        && line.contains(':')
        && SPANS.begin(line)
        && line
            .rsplit_once(':')
            .is_some_and(|(_, figure)| is_figure(&line[line.len() - figure.len() - 1..]))
}

/// `figure = ":" 1*(DIGIT / "." / ",")`, and nothing else.
fn is_figure(rest: &str) -> bool {
    let Some(figure) = blanks(rest).strip_prefix(':') else { return false };
    let figure = figure.trim_matches(is_blank);
    figure.starts_with(|c: char| c.is_ascii_digit())
        && figure.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
}

/// The longest line of the frame of a page, in characters.
const LONGEST_BUTTON: usize = 90;

/// The way from a page's first page to this one, or its switches for the size of letters: `Trang nhất » Tin tức`,
/// `A- A A+ | Tăng tương phản`.
fn is_trail(line: &str) -> bool {
    const LONGEST: usize = 120;
    let trail = is_switch(line)
        || line.contains('»') && (line.contains(" » ") || line.starts_with("» "))
        || line.contains('›') && line.contains(" › ");
    trail && line.chars().count() <= LONGEST
}

/// The switches of a page for the size of its letters: `A- A A+`, `A - A A +`.
pub(crate) fn is_switch(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| !is_blank(*c));
    line.starts_with('A') && "A-AA+".chars().all(|c| letters.next() == Some(c))
}

/// Words that only the foot of a page has, so that the plan above it is over, signed or not.
///
/// Examples: `Những tin mới hơn`, `Tổng số điểm của bài viết là: 0 trong 0 đánh giá`, `Ý kiến bạn đọc`.
pub(crate) fn is_foot(line: &str) -> bool {
    static WORDS: Phrases<27> = phrases([
        "url của bản tin này",
        "đăng nhận xét",
        "tập tin đính kèm",
        "các tin đã đưa",
        "share this",
        "những tin mới hơn",
        "những tin cũ hơn",
        "các tin khác",
        "tin cùng chuyên mục",
        "tin liên quan",
        "tin mới hơn",
        "tin đã đưa",
        "bài viết liên quan",
        "các bài viết khác",
        "tổng số điểm của bài viết",
        "click để đánh giá bài viết",
        "ý kiến bạn đọc",
        "vui lòng ghi rõ nguồn",
        "ghi rõ nguồn khi",
        "email của bạn sẽ không",
        "tác giả bài viết",
        "chia sẻ bài viết này",
        "để lại một bình luận",
        "trả lời hủy",
        "leave a reply",
        "leave a comment",
        "tài liệu đính kèm: tải",
    ]);
    const LONGEST: usize = 120;
    // A character has four bytes at most.
    line.len() <= 4 * LONGEST
        && (WORDS.begin(line) || line.starts_with("Nhãn:"))
        && line.chars().count() <= LONGEST
}

/// Whether a line names a sample among those that a page offers: `Mẫu kế hoạch tổ chức ngày 20/11`, `Kế hoạch năm 2022 – Mẫu 2`.
pub(crate) fn is_sample(line: &str) -> bool {
    static SAMPLES: Phrases<7> = phrases([
        "mẫu giáo án",
        "mẫu kế hoạch",
        "mẫu số",
        "mẫu chương trình",
        "mẫu báo cáo",
        "những mẫu kế hoạch",
        "các mẫu kế hoạch",
    ]);
    const LONGEST: usize = 140;
    let last = || {
        let (before, number) = line.rsplit_once(is_blank)?;
        let mark = before.trim_end_matches(is_blank);
        (number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit())).then_some(mark)
    };
    let numbered = || last().is_some_and(|mark| mark.ends_with("– Mẫu") || mark.ends_with("- Mẫu"));
    (SAMPLES.begin(line) || numbered()) && line.chars().count() <= LONGEST
}

/// A line of the card by which a collection of documents lists one: `Số hiệu: | 12/KH-UBND | Loại văn bản: | Kế hoạch |`.
///
/// A plan itself has such keys too, so that only the lines above a letterhead are asked.
pub(crate) fn is_card(line: &str) -> bool {
    static KEYS: Phrases<10> = phrases([
        "số hiệu",
        "loại văn bản",
        "nơi ban hành",
        "người ký",
        "ngày ban hành",
        "ngày hiệu lực",
        "ngày hết hiệu lực",
        "ngày công báo",
        "tình trạng",
        "lĩnh vực",
    ]);
    let valued = |rest: &str| rest.starts_with(|c: char| c == ':' || c.is_ascii_digit());
    KEYS.at(line).is_some_and(|(_, rest)| valued(blanks(rest)))
}

/// `page-date = weekday "," date`: the day on which a page was looked at or written.
///
/// Examples: `Thứ sáu, ngày 26 tháng 04 năm 2024`, `Thursday, 18/07/2024`, `Thứ Tư, 13 tháng 10, 2021`.
pub(crate) fn is_page_date(line: &str) -> bool {
    // "(02/03/2021)"
    let bare = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if let Some(date) = bare.filter(|date| date.len() <= "00/00/0000".len()) {
        let parts = || date.split('/');
        return parts().count() == 3
            && parts().all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    }
    let Some((_, rest)) = WEEKDAYS.at(line) else { return false };
    let Some(date) = blanks(rest).strip_prefix(',') else { return false };
    let mut words = date.split(|c: char| is_blank(c) || c == ',').filter(|word| !word.is_empty());
    let dated = |word: &str| {
        word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-' | b'.'))
            || any_of(word, &["ngày", "tháng", "năm"]).is_some_and(|(_, rest)| rest.is_empty())
    };
    date.bytes().filter(u8::is_ascii_digit).count() >= 6 && words.all(dated)
}

/// `bare-date = day ("/" / "-" / ".") month ("/" / "-" / ".") year [readers]` or a month in words with its day and year, and nothing else:
/// above a letterhead the day on which a page was written.
///
/// Examples: `16/09/2022`, `16/09/2022 431`, `Tháng Mười Một 1, 2022`, `1 Tháng Mười Một, 2022`.
pub(crate) fn is_bare_date(line: &str) -> bool {
    const LONGEST: usize = 48;
    const READERS: usize = 6;
    if line.len() > LONGEST {
        return false;
    }
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let date = |text: &str| {
        let mut parts = text.split(['/', '-', '.']).map(|n| (n.len(), number(n)));
        matches!(
            [parts.next(), parts.next(), parts.next(), parts.next()],
            [Some((1 | 2, true)), Some((1 | 2, true)), Some((4, true)), None]
        )
    };
    let (first, rest) = line.split_once(is_blank).unwrap_or((line, ""));
    let rest = blanks(rest);
    if date(first) {
        let counted = rest.trim_start_matches(|c| is_blank(c) || is_dash(c) || c == '|');
        return rest.is_empty() || rest.len() <= READERS && number(rest) || is_count(counted);
    }
    // The name of the month, which is in words, and the two numbers around it.
    let (named, day) = if number(first) { (rest, Some(first)) } else { (line, None) };
    let Some(month) = strip(named, "tháng").map(blanks) else { return false };
    let words = month.split([' ', ',']).filter(|word| !word.is_empty());
    let (numbers, names): (Vec<_>, Vec<_>) = words.partition(|word| number(word));
    let year = numbers.last().is_some_and(|year| year.len() == 4);
    let months =
        ["hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "một", "giêng", "chạp"];
    year && numbers.len() + usize::from(day.is_some()) == 2
        && (1..=2).contains(&names.len())
        && names.iter().all(|name| any_of(name, &months).is_some_and(|(_, rest)| rest.is_empty()))
}

/// The days of the week, as pages write them.
static WEEKDAYS: Phrases<14> = phrases([
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
    "thứ bảy",
    "chủ nhật",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]);

/// `timestamp = [weekday] date clock`, in either order, and nothing else: when a page was put on the web.
///
/// Examples: `Chủ nhật - 08/11/2020 21:26`, `Friday, 29/10/2021 - 04:27`, `20/03/2020 00:00`.
pub(crate) fn is_timestamp(line: &str) -> bool {
    static WORDS: Phrases<10> =
        phrases(["ngày", "publish date", "lúc", "sáng", "chiều", "tối", "am", "pm", "sa", "ch"]);
    let line = line.trim_end_matches("(GMT+7)").trim_end_matches("GMT+7");
    const LONGEST: usize = 60;
    if line.len() > LONGEST || !line.contains(':') {
        return false;
    }
    // "Tháng Mười Một 15, 2017 8:57 sáng"
    if let Some(rest) = strip(line, "tháng") {
        let numbers = rest.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
        return numbers.map(str::len).eq([2, 4, 1, 2])
            || rest.split_whitespace().count() <= 6
                && ["sáng", "chiều", "tối"].iter().any(|part| rest.ends_with(part));
    }
    let (mut dates, mut clocks) = (0, 0);
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches(|c: char| {
            is_blank(c) || matches!(c, ',' | '-' | '–' | '|' | '(' | ')' | '/')
        });
        if rest.is_empty() || is_count(rest) {
            return dates == 1 && clocks == 1;
        }
        // "01 Tháng 11 2022 08:30"
        if dates == 0
            && let Some(behind) = date_in_words(rest)
        {
            (dates, rest) = (1, behind);
            continue;
        }
        if let Some((_, behind)) = WEEKDAYS.at(rest).or_else(|| WORDS.at(rest)) {
            rest = behind.trim_start_matches(':');
            continue;
        }
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | ':' | '.' | '-')))
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let numbers = || word.split(['/', ':', '.', '-']);
        if !numbers().all(|n| matches!(n.len(), 1 | 2 | 4)) {
            return false;
        }
        match (word.contains(':'), numbers().count()) {
            (true, 2 | 3) => clocks += 1,
            (false, 3) => dates += 1,
            _ => return false,
        }
        rest = &rest[end..];
    }
}

/// `date = day "tháng" month ["năm"] [","] year`; gives what stands behind it.
fn date_in_words(text: &str) -> Option<&str> {
    let number = |text: &'_ str, longest: usize| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        (1..=longest).contains(&digits).then_some(digits)
    };
    let rest = blanks(&text[number(text, 2)?..]);
    let rest = blanks(strip(rest, "tháng")?);
    let rest = rest[number(rest, 2)?..].trim_start_matches([',', ' ']);
    let rest = strip(rest, "năm").map_or(rest, blanks);
    (number(rest, 4)? == 4).then(|| &rest[4..])
}

/// `- 2 -`, `[3]` is none: a page number between dashes.
fn page_in_dashes(line: &str) -> bool {
    /// The longest such line, in bytes: a number between a few dashes and blanks.
    const LONGEST: usize = 40;
    if line.len() > LONGEST {
        return false;
    }
    let inner = line.trim_matches(|c: char| super::keyword::is_dash(c) || is_blank(c));
    inner.len() < line.len()
        && line.ends_with(|c: char| super::keyword::is_dash(c))
        && !inner.is_empty()
        && inner.len() <= 3
        && inner.bytes().all(|b| b.is_ascii_digit())
}

/// `footnote = ("[" number "]" / superscript-digit) text`. Examples: `[1] Theo số liệu…`, `¹ Tính đến…`.
pub(crate) fn is_footnote(line: &str) -> bool {
    if line.starts_with(['⁽', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']) {
        return true;
    }
    line.strip_prefix('[').and_then(|rest| rest.split_once(']')).is_some_and(|(number, text)| {
        !number.is_empty()
            && number.len() <= 3
            && number.bytes().all(|b| b.is_ascii_digit())
            && !text.trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_of_a_page() {
        for line in [
            "Số trang 9",
            "Dung lượng: 48 KB",
            "Chia sẻ: Facebook",
            "Đang tải... (xem toàn văn)",
            "[ Quay lại ]",
            "912 Lượt xem",
            "17 giờ trước",
            "Nhấn vào đây để tải về",
            "Nguồn:",
            "Ngày gửi: 20h:15' 03-12-2025",
            "Cập nhật: 14/08/2020",
            "0 bình luận",
            "doc6 trang | Chia sẻ: an12 | Lượt xem: 402 | Lượt tải: 0download",
            "+ Trò chơi: Kéo co + Chương trình rèn luyện đội viê[r]",
        ] {
            assert!(is_site(line), "{line}");
        }
        for line in [
            "Số trang phục: 20 bộ",
            "Chia sẻ kinh nghiệm",
            "Nguồn: ngân sách xã",
            "Cập nhật: hồ sơ của học sinh",
            "Cập nhật hồ sơ",
            "Đóng góp ý kiến",
            "Tất cả đoàn viên",
            "Định dạng tệp nộp",
            "12 ngày trước kỳ thi, các tổ họp",
            "Facebook của trường đăng tin",
        ] {
            assert!(!is_site(line), "{line}");
        }
    }

    #[test]
    fn samples_that_a_page_offers() {
        assert!(
            is_sample("Mẫu kế hoạch tổ chức ngày 20/11") && is_sample("Kế hoạch năm 2022 – Mẫu 2")
        );
        assert!(!is_sample("Mẫu mã sản phẩm") && !is_sample("Kế hoạch năm 2022"));
    }

    #[test]
    fn the_foot_of_a_page() {
        assert!(
            is_foot("Những tin mới hơn")
                && is_foot("URL của bản tin này:")
                && is_foot("Tổng số điểm của bài viết là: 0 trong 0 đánh giá")
        );
        assert!(!is_foot("Tin học và công nghệ") && !is_foot("Tác giả có bài viết được đăng"));
        assert!(
            is_card("Số hiệu: | 12/KH-UBND | Loại văn bản: | Kế hoạch |")
                && !is_card("Tình trạng sức khỏe")
        );
    }

    #[test]
    fn when_a_page_was_put_on_the_web() {
        for line in ["Thứ sáu, ngày 26 tháng 04 năm 2024", "Thursday, 18/07/2024", "(02/03/2021)"]
        {
            assert!(is_page_date(line), "{line}");
        }
        assert!(!is_page_date("Thứ Hai, ngày 08/11: họp") && !is_page_date("Thứ Ba, 14h"));
        for line in [
            "Chủ nhật - 08/11/2020 21:26",
            "Friday, 29/10/2021 - 04:27",
            "20/03/2020 00:00",
            "Tháng Mười Một 15, 2017 8:57 sáng",
            "Thứ tư, 10:25 ngày 3/4/2023",
            "Thứ Ba, 11-04-2023 / 2:05:53 Sáng",
            "29/03/2023 14:22 324 lượt xem",
            "11/13/2019 8:05:44 AM",
            "09:20:11 18/09/2018 (GMT+7)",
        ] {
            assert!(is_timestamp(line), "{line}");
        }
        for line in [
            "Thứ Hai, ngày 08/11/2020",
            "7:30 - 8:00",
            "07:30 ngày 8/11/2020: khai mạc",
            "12:30 20/11",
        ] {
            assert!(!is_timestamp(line), "{line}");
        }
    }

    #[test]
    fn what_conversions_leave() {
        for line in [
            "[bookmark: _GoBack]",
            "Trang 1",
            "Trang 2/5",
            "Page 3 of 7",
            "- 2 -",
            "Cập nhật lúc 10:25 ngày 3/4/2023",
            "Lượt xem: 123",
            "| |",
            "(2)2",
            "IMG_2041.jpg",
            "a1b2c3d4.JPEG",
            "ke-hoach-thang-10.docx",
            "![]()",
            "![Ảnh 1](http://a.vn/1.jpg)",
            "Trong hình ảnh có thể có: 2 người, cây và ngoài trời",
            "Có thể là hình ảnh về 5 người và văn bản",
            "Không có mô tả ảnh.",
        ] {
            assert!(is_artifact(line), "{line}");
        }
        for line in [
            "[bookmark: _GoBack]Thường xuyên duy trì",
            "Trang thông tin điện tử",
            "Trang trí lớp học",
            "2",
            "Cập nhật phần mềm",
            "(2)",
            "(2)3",
            "(12) 12",
            "Gửi về: anh.jpg",
            "Nộp bài dạng tệp .doc",
            "Ghi rõ họ tên.",
            "![Ảnh](a.jpg) chụp ngày khai giảng",
            "Không có mô tả công việc thì không thanh toán.",
        ] {
            assert!(!is_artifact(line), "{line}");
        }
        assert!(heads_visits("Thống kê") && !heads_visits("Thống kê học sinh"));
        assert!(counts_visits_of_day("Hôm nay : 12") && !counts_visits_of_day("Hôm nay: họp"));
        assert!(counts_visits("Tháng 07 : 77") && counts_visits("Năm 2020 : 1.901"));
        assert!(!counts_visits("Tháng 7: 12 buổi") && !counts_visits("Năm 2020"));
        assert!(is_code("15923.2"));
        for line in ["2023", "20.11.2023", "1.2.3", "12.500.000"] {
            assert!(!is_code(line), "{line}");
        }
        assert!(
            is_footnote("[1] Theo số liệu")
                && is_footnote("¹ Tính đến")
                && !is_footnote("[bookmark: x]")
        );
    }
}
