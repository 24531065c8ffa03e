//! Lines that only a conversion or a web page made.

use super::keyword::{Words, any_of, blanks, is_blank, strip};

/// `artifact = "[bookmark:" … "]" / ("Trang" / "Page") number / "Cập nhật lúc" … / …`, alone on its line.
///
/// Examples: `[bookmark: _GoBack]`, `Trang 1/5`, `Cập nhật lúc 10:25 ngày 3/4/2023`, `Lượt xem: 123`, `- 2 -`.
/// A number alone is a page number or a row number; only its neighbours tell.
pub(crate) fn is_artifact(line: &str) -> bool {
    let trimmed = line.trim_matches(|c: char| is_blank(c));
    if let Some(rest) = trimmed.strip_prefix("[bookmark") {
        return rest.find(']').is_some_and(|end| rest[end + 1..].trim().is_empty());
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
    if page_in_dashes(trimmed) {
        return true;
    }
    static PHRASES: Words<20> = Words::new([
        "cập nhật lúc",
        "cập nhật ngày",
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
    trimmed.chars().count() <= 100
        && PHRASES.at(trimmed).is_some_and(|(phrase, rest)| {
            let rest = blanks(rest);
            let alone = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
            alone
                || rest.starts_with([':', '»', '>', '|', '/', '-'])
                || phrase.starts_with("cập nhật")
                || phrase.contains("đăng")
        })
}

/// Words that only the frame of a web page has, at the start of a short line.
///
/// Examples: `Đăng nhập`, `Lượt truy cập: 2`, `Tải tệp đính kèm: …`, `Tin liên quan`.
pub(crate) fn is_site(line: &str) -> bool {
    static WORDS: Words<45> = Words::new([
        "trang chủ",
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
        "số lượt xem",
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
        "tìm kiếm",
        "chia sẻ",
        "xem thêm",
        "từ khóa",
        "bình luận",
        "gửi bình luận",
        "theo dõi chúng tôi",
        "click để",
        "đánh giá bài viết",
        "tổng số điểm của bài viết",
        "đọc bài",
        "đăng ký nhận tin",
        "quay lại",
        "về đầu trang",
    ]);
    line.chars().count() <= 90
        && WORDS.at(line).is_some_and(|(word, rest)| {
            // "Chia sẻ kinh nghiệm…" is an activity, "Chia sẻ: Facebook" a button.
            let rest = blanks(rest);
            let button =
                rest.is_empty() || rest.starts_with([':', '›', '»', '>', '|', '…', '(', '.', '-']);
            button
                || !matches!(
                    word,
                    "chia sẻ"
                        | "xem thêm"
                        | "tìm kiếm"
                        | "bình luận"
                        | "từ khóa"
                        | "quay lại"
                        | "đọc bài"
                )
        })
}

/// `- 2 -`, `[3]` is none: a page number between dashes.
fn page_in_dashes(line: &str) -> bool {
    let inner = line.trim_matches(|c: char| super::ordinal::is_dash(c) || is_blank(c));
    inner.len() < line.len()
        && line.ends_with(|c: char| super::ordinal::is_dash(c))
        && !inner.is_empty()
        && inner.len() <= 3
        && inner.bytes().all(|b| b.is_ascii_digit())
}

/// `footnote = ("[" number "]" / superscript-digit) text`. Examples: `[1] Theo số liệu…`, `¹ Tính đến…`.
pub(crate) fn is_footnote(line: &str) -> bool {
    if line.starts_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']) {
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
    fn what_conversions_leave() {
        for line in [
            "[bookmark: _GoBack]",
            "Trang 1",
            "Trang 2/5",
            "Page 3 of 7",
            "- 2 -",
            "Cập nhật lúc 10:25 ngày 3/4/2023",
            "Lượt xem: 123",
        ] {
            assert!(is_artifact(line), "{line}");
        }
        for line in [
            "[bookmark: _GoBack]Thường xuyên duy trì",
            "Trang thông tin điện tử",
            "Trang trí lớp học",
            "2",
            "Cập nhật phần mềm",
        ] {
            assert!(!is_artifact(line), "{line}");
        }
        assert!(
            is_footnote("[1] Theo số liệu")
                && is_footnote("¹ Tính đến")
                && !is_footnote("[bookmark: x]")
        );
    }
}
