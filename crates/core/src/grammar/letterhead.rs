//! The columns of a letterhead that a conversion put on one line: `ỦY BAN NHÂN DÂN | CỘNG HÒA …`, `*** Tân Lập, ngày …`.

use std::ops::Range;

use super::gap;
use super::head::{is_place_and_date, second_column};
use super::keyword::{is_blank, is_dash};
use super::motto::{holds_motto, is_motto};

/// The columns of a line of a letterhead, from left to right, without the bars and the rules that part them.
///
/// One column where nothing was run together; none where the line only draws.
pub(crate) fn columns(line: &str) -> Vec<Range<usize>> {
    let mut columns = Vec::new();
    let mut at = 0;
    for cell in line.split('|') {
        part(line, at..at + cell.len(), &mut columns);
        at += cell.len() + 1;
    }
    columns
}

/// How many columns a line is taken apart into at most.
const MOST_COLUMNS: usize = 6;

fn part(line: &str, within: Range<usize>, columns: &mut Vec<Range<usize>>) {
    let range = without_rules(line, within);
    let text = line.get(range.clone()).unwrap_or("");
    if let Some(at) = title_behind(text).map(|at| range.start + at) {
        part(line, range.start..at, columns);
        columns.push(without_rules(line, at..range.end));
        return;
    }
    let cut = || second_column(text).or_else(|| behind_motto(text));
    let cut = if is_place_and_date(text) { None } else { cut() };
    match cut.map(|at| range.start + at) {
        // Each part is shorter than the whole.
        Some(at) if at > range.start && at < range.end && columns.len() < MOST_COLUMNS => {
            part(line, range.start..at, columns);
            part(line, at..range.end, columns);
        }
        _ if text.is_empty() => {}
        _ => columns.push(range),
    }
}

/// Where the title begins that a conversion put behind the whole letterhead: `… Tự do - Hạnh phúc KẾ HOẠCH CÔNG TÁC Y TẾ`.
fn title_behind(text: &str) -> Option<usize> {
    const KINDS: [&str; 3] = [" KẾ HOẠCH", " CHƯƠNG TRÌNH", " PHƯƠNG ÁN"];
    let at = KINDS.iter().filter_map(|kind| text.find(kind)).min()?;
    let before = text.get(..at)?.trim_end_matches(|c| is_blank(c) || is_dash(c));
    let dated = || {
        before.ends_with(|c: char| c.is_ascii_digit())
            && before.rsplit_once("ngày").is_some_and(|(_, date)| date.len() <= LONGEST_DATE)
    };
    (before.ends_with("phúc") || before.ends_with("PHÚC") || dated()).then_some(at)
}

/// The longest date behind its `ngày`, in bytes.
const LONGEST_DATE: usize = 40;

/// Where the left column goes on behind Quốc hiệu and a wide gap: `PHÒNG GD&ĐT … CỘNG HÒA … VIỆT NAM      TRƯỜNG …`.
fn behind_motto(text: &str) -> Option<usize> {
    if !holds_motto(text) {
        return None;
    }
    let parts = gap::columns(text);
    let behind = parts.windows(2).find_map(|pair| {
        let [left, right] = pair else { return None };
        let left = text.get(..left.end)?;
        (is_motto(left) || second_column(left).is_some()).then_some(right.start)
    })?;
    Some(behind)
}

/// A column without the blanks around it and the rules before and behind it: `***   Tân Lập, ngày …`.
fn without_rules(line: &str, within: Range<usize>) -> Range<usize> {
    /// A lone sign that is glued to the text belongs to it.
    const LONE: usize = 1;
    let draws = |c: char| is_blank(c) || is_dash(c) || matches!(c, '*' | '_' | '=' | '~');
    let whole = line.get(within.clone()).unwrap_or("");
    let text = whole.trim_start_matches(is_blank);
    let inner = text.trim_start_matches(draws);
    let lead = &text[..text.len() - inner.len()];
    let ruled = lead.ends_with(is_blank) || lead.chars().count() > LONE;
    let text = if ruled { inner } else { text };
    let start = within.end - text.len();
    let text = text.trim_end_matches(is_blank);
    let inner = text.trim_end_matches(draws);
    let text = if text[inner.len()..].starts_with(is_blank) { inner } else { text };
    // "*Tân Lập, ngày …*": the marks of slanted letters.
    for mark in ['*', '_'] {
        if let Some(inner) = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark)) {
            return start + 1..start + 1 + inner.len();
        }
    }
    start..start + text.len()
}

#[cfg(test)]
mod tests {
    use super::columns;

    const MOTTO: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    const WATCHWORD: &str = "Độc lập - Tự do - Hạnh phúc";
    const DATE: &str = "Bản Mòng, ngày 05 tháng 3 năm 2022";

    #[test]
    fn bars_rules_and_blanks_part_the_columns() {
        for (line, parts) in [
            (format!("ỦY BAN NHÂN DÂN | {MOTTO} |"), vec!["ỦY BAN NHÂN DÂN", MOTTO]),
            (format!("| Số: 7/KH-UBND | {DATE} |"), vec!["Số: 7/KH-UBND", DATE]),
            (
                format!("| ĐOÀN XÃ NẬM LAI | {MOTTO} {WATCHWORD} |"),
                vec!["ĐOÀN XÃ NẬM LAI", MOTTO, WATCHWORD],
            ),
            (format!("| Số: 7/KH-UBND | *{DATE}* |"), vec!["Số: 7/KH-UBND", DATE]),
            (format!("{WATCHWORD}{DATE}"), vec![WATCHWORD, DATE]),
            (format!("***   {DATE}"), vec![DATE]),
            (format!("*** {DATE}"), vec![DATE]),
            (format!("ĐOÀN TRƯỜNG THPT SỐ 2      {DATE}"), vec!["ĐOÀN TRƯỜNG THPT SỐ 2", DATE]),
            (format!("ĐOÀN TRƯỜNG THPT SỐ 2 {DATE}"), vec!["ĐOÀN TRƯỜNG THPT SỐ 2", DATE]),
            (format!("UBND XÃ NẬM LAI {DATE}"), vec!["UBND XÃ NẬM LAI", DATE]),
            (format!("{MOTTO} {WATCHWORD} {DATE}"), vec![MOTTO, WATCHWORD, DATE]),
            (format!("Số 12/KH-UBND {WATCHWORD}"), vec!["Số 12/KH-UBND", WATCHWORD]),
            (format!("Trường THCS An Bình {WATCHWORD}"), vec!["Trường THCS An Bình", WATCHWORD]),
            (
                format!("UBND XÃ NẬM LAI Số: 12/KH-UBND {MOTTO} {WATCHWORD} {DATE}"),
                vec!["UBND XÃ NẬM LAI", "Số: 12/KH-UBND", MOTTO, WATCHWORD, DATE],
            ),
            (
                "Số: 12/KH-UBND Bản Mòng, 05/3/2022".into(),
                vec!["Số: 12/KH-UBND", "Bản Mòng, 05/3/2022"],
            ),
            (
                "TRƯỜNG MN HOA MƠ Độc lâp - Tự do – Hạnh phúc".into(),
                vec!["TRƯỜNG MN HOA MƠ", "Độc lâp - Tự do – Hạnh phúc"],
            ),
            (
                "TRƯỜNG MN HOA MƠ CÔNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAM".into(),
                vec!["TRƯỜNG MN HOA MƠ", "CÔNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAM"],
            ),
            (
                format!("ĐOÀN XÃ NẬM LAI {MOTTO} {WATCHWORD} KẾ HOẠCH Y TẾ NĂM 2022"),
                vec!["ĐOÀN XÃ NẬM LAI", MOTTO, WATCHWORD, "KẾ HOẠCH Y TẾ NĂM 2022"],
            ),
            (
                format!("{MOTTO} {DATE} KẾ HOẠCH Y TẾ NĂM 2022"),
                vec![MOTTO, DATE, "KẾ HOẠCH Y TẾ NĂM 2022"],
            ),
            (
                format!("TỔ: XÃ HỘI {WATCHWORD}."),
                vec!["TỔ: XÃ HỘI", "Độc lập - Tự do - Hạnh phúc."],
            ),
            (
                "SỞ Y TẾ Số: /KH-TTYT KẾ HOẠCH Hoạt động truyền thông năm 2017".into(),
                vec!["SỞ Y TẾ Số: /KH-TTYT KẾ HOẠCH Hoạt động truyền thông năm 2017"],
            ),
            (
                format!("PHÒNG GD&ĐT NẬM LAI {MOTTO}       TRƯỜNG TH BẢN MÒNG      {WATCHWORD}"),
                vec!["PHÒNG GD&ĐT NẬM LAI", MOTTO, "TRƯỜNG TH BẢN MÒNG", WATCHWORD],
            ),
            (DATE.into(), vec![DATE]),
            (
                "TP Hồ Chí Minh, ngày 5 tháng 9 năm 2023".into(),
                vec!["TP Hồ Chí Minh, ngày 5 tháng 9 năm 2023"],
            ),
            ("Bản Mòng ngày 05 tháng 3 năm 2022".into(), vec!["Bản Mòng ngày 05 tháng 3 năm 2022"]),
            ("-----".into(), vec![]),
        ] {
            let texts: Vec<_> = columns(&line).into_iter().map(|c| &line[c]).collect();
            assert_eq!(texts, parts, "{line}");
        }
    }
}
