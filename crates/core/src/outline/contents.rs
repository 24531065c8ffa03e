//! A table of contents: the headings of a plan with the pages that they stand on, which the plan itself says again.

use super::build::Builder;
use crate::grammar::column;
use crate::grammar::keyword::strip;
use crate::grammar::period::year;

/// How many lines a table of contents may take.
const LONGEST: usize = 240;

/// Fewer entries make none.
const FEWEST_ENTRIES: usize = 3;

/// The page that an entry ends with: `I. Đặc điểm tình hình ..... 3`.
fn page(text: &str) -> Option<u16> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (heading, number) = text.split_at(text.len() - digits);
    let parted =
        heading.ends_with(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '_' | '|'));
    let titled = heading.contains(char::is_alphabetic);
    let page = number.parse().ok().filter(|_| digits <= 3 && year(number).is_err())?;
    (parted && titled).then_some(page)
}

impl Builder<'_> {
    /// The line behind the table of contents that line `i` heads.
    pub(super) fn contents_end(&self, i: usize) -> Option<usize> {
        const LONGEST_HEADING: u16 = 24;
        let heading = self.lines.get(i).filter(|l| l.chars <= LONGEST_HEADING)?.text(self.text);
        let rest = strip(heading, "mục lục")?;
        if rest.contains(char::is_alphanumeric) {
            return None;
        }
        let (mut last, mut entries, mut end) = (0, 0, i + 1);
        for (at, line) in self.lines.iter().enumerate().skip(i + 1).take(LONGEST) {
            match page(line.text(self.text)).filter(|page| *page >= last) {
                Some(page) => {
                    last = page;
                    entries += 1;
                    end = at + 1;
                }
                // The head row, or the first line of an entry that was broken.
                None if at == i + 1 && column::begins_count(line.text(self.text)) => {}
                None if at == end && entries > 0 => {}
                None => break,
            }
        }
        (entries >= FEWEST_ENTRIES).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::tests::rows_from;

    #[test]
    fn pages_of_entries() {
        assert_eq!(page("I. Đặc điểm tình hình ..... 3"), Some(3));
        assert_eq!(page("1 Mục tiêu chung 12"), Some(12));
        assert_eq!(page("II. Nhiệm vụ năm học 2023-2024"), None);
        assert_eq!(page("Khối 6A2"), None);
    }

    #[test]
    fn a_table_of_contents_is_no_body() {
        let text = "KẾ HOẠCH GIÁO DỤC\nNăm học 2023-2024\nMỤC LỤC\nTT Nội dung Trang\nI CĂN CỨ XÂY DỰNG 2\n\
                    1 Đặc điểm của trường về đội ngũ và\ncơ sở vật chất 3\nII MỤC TIÊU 5\nI. CĂN CỨ XÂY DỰNG\n- Luật Giáo dục;\n\
                    II. MỤC TIÊU";
        let rows = rows_from(text, 3);
        assert_eq!(rows[..6], ["artifact 0"; 6]);
        assert_eq!(rows[6..], ["section 0 I", "item 9 -", "section 0 II"]);
    }
}
