//! Markup that a copy left in the text: tags and entities of HTML, the stars and number signs of Markdown and of mail
//! programs, the marks of a quoted mail, marks of pages that were glued to the text, ends of lines that were written out.
//!
//! Each kind goes only where the text shows it to be one: a tag by its name, `**` in pairs, single stars and `#` where other
//! lines bear them out, `>` where most lines begin with it. What stands between the marks stays.

use std::ops::Range;

use memchr::{memchr, memchr2, memchr3_iter, memmem, memrchr2};

use super::repair::{RepairKind, Writer};
use crate::grammar::keyword::is_blank;

/// The longest tag that is taken for one, in bytes: `<span style="…">`.
const LONGEST_TAG: usize = 2000;

/// How many lines in stars, or behind number signs, show that the text is written so.
const LINES_IN_STARS: usize = 2;

/// How many characters a number of a page may have between its tags.
const LONGEST_COUNTER: usize = 24;

/// How long a bold passage may be, in bytes.
const LONGEST_PASSAGE: usize = 1000;

/// How many lines a bold passage may go over.
const LINES_OF_STARS: usize = 4;

/// How many lines a quoted mail has at least.
const LINES_OF_QUOTE: usize = 3;

/// What lines end at.
const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// The lines of a text without their ends; behind a carriage return an empty one may follow.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(LINE_ENDS)
}

/// The lines of a text that hold a sign of ASCII.
fn lines_with(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let found = at + memchr(sign, bytes.get(at..)?)?;
        let start = memrchr2(b'\n', b'\r', bytes.get(at..found)?).map_or(at, |end| at + end + 1);
        let behind = memchr2(b'\n', b'\r', bytes.get(found..)?);
        at = behind.map_or(bytes.len(), |end| found + end);
        text.get(start..at)
    })
}

/// The kinds of marks that a text has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    tags: bool,
    pairs: bool,
    stars: bool,
    heads: bool,
    quoted: bool,
    pages: bool,
    escapes: bool,
}

impl Marks {
    /// Looks for marks; one fast pass where there are none.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Self::default();
        let (mut stars, mut signs) = (false, false);
        for at in memchr3_iter(b'<', b'*', b'&', bytes) {
            match bytes[at] {
                b'<' => marks.tags = marks.tags || tag(&text[at..]).is_some(),
                b'&' if bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase) => {
                    marks.tags = marks.tags || entity(&text[at..]).is_some();
                }
                b'&' => {}
                _ if bytes.get(at + 1) == Some(&b'*') => signs = true,
                _ => stars = true,
            }
        }
        if stars || signs {
            let in_stars = |line: &&str| {
                let line = line.trim_matches(is_unseen);
                let inner = line.strip_prefix('*').and_then(|line| line.strip_suffix('*'));
                inner.is_some_and(|inner| is_inner(inner) && !inner.contains('*'))
            };
            let starred = || lines_with(text, b'*');
            marks.stars = starred().filter(in_stars).take(LINES_IN_STARS).count() == LINES_IN_STARS;
            marks.pairs = signs && starred().any(|line| pair(line, 0, "**").is_some());
        }
        marks.escapes = memchr(b'\\', bytes).is_some()
            && memmem::find_iter(bytes, ESCAPE.as_bytes()).take(FEWEST_ESCAPES).count()
                == FEWEST_ESCAPES;
        let mut page = 1;
        marks.pages = memmem::find_iter(bytes, PAGE.as_bytes()).any(|at| {
            begins_line(text, at)
                && page_mark(&text[at..end_of_line(text, at)], &mut page).is_some()
        });
        let heads = lines_with(text, b'#').filter(|line| head(line).is_some());
        let enough = if marks.pairs { 1 } else { LINES_IN_STARS };
        marks.heads = heads.take(enough).count() == enough;
        let is_quoted = |line: &&str| line.trim_start_matches(is_unseen).starts_with('>');
        let quoted = lines_with(text, b'>').filter(is_quoted).count();
        marks.quoted = quoted >= LINES_OF_QUOTE && {
            let all = lines(text).filter(|line| !line.chars().all(is_unseen)).count();
            quoted * 2 > all
        };
        marks
    }

    pub(super) fn any(self) -> bool {
        self != Self::default()
    }
}

/// Takes the marks out of the text; lines stay lines.
pub(super) fn remove(writer: &mut Writer<'_>, marks: Marks) {
    let text = writer.source();
    let mut cuts: Vec<(Range<usize>, &'static str)> = Vec::new();
    let mut start = 0;
    let mut page = 1;
    for line in text.split_inclusive(LINE_ENDS) {
        let first = cuts.len();
        let mut at = start;
        if marks.pages
            && let Some(mark) = page_mark(line, &mut page)
        {
            cuts.push((start + mark.start..start + mark.end, ""));
        }
        if marks.quoted {
            let inner = line.trim_start_matches(|c| is_unseen(c) || c == '>');
            let inner = line.len() - inner.len();
            if line[..inner].contains('>') && !line[inner..].chars().all(is_unseen) {
                at += inner;
                cuts.push((start..at, ""));
            }
        }
        if marks.heads
            && let Some(width) = head(&text[at..start + line.len()])
        {
            cuts.push((at..at + width, ""));
        }
        if marks.tags {
            tags(line, start, &mut cuts);
        }
        if marks.escapes {
            let found = memmem::find_iter(line.as_bytes(), ESCAPE.as_bytes());
            cuts.extend(found.map(|at| (start + at..start + at + ESCAPE.len(), " ")));
        }
        if marks.pairs {
            pairs(line, start, "**", &mut cuts);
        }
        cuts[first..].sort_by_key(|(cut, _)| cut.start);
        // A line of nothing but tags stays, for what it is: no line is lost.
        if is_bare(line) || marks.escapes && is_escaped(line) {
            cuts.truncate(first);
        }
        start += line.len();
    }
    if marks.stars {
        stars(text, &mut cuts);
        cuts.sort_by_key(|(cut, _)| cut.start);
    }
    let mut end = 0;
    for (cut, to) in cuts {
        if cut.start >= end {
            end = cut.end;
            writer.replace(RepairKind::Markup, cut, to);
        }
    }
}

/// An end of a line, as programs write it: `\\r\\n` in letters.
const ESCAPE: &str = "\\r\\n";

/// How many of them show that they are none of the text.
const FEWEST_ESCAPES: usize = 2;

/// Whether a line holds such ends and nothing else.
pub(crate) fn is_escaped(line: &str) -> bool {
    line.contains(ESCAPE) && line.replace(ESCAPE, "").chars().all(is_unseen)
}

/// Whether nothing but blanks stands between a byte and the end of the line before.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|c| is_unseen(c) && !LINE_ENDS.contains(&c));
    before.is_empty() || before.ends_with(LINE_ENDS)
}

/// Where the line of a byte ends.
fn end_of_line(text: &str, at: usize) -> usize {
    memchr2(b'\n', b'\r', &text.as_bytes()[at..]).map_or(text.len(), |end| at + end)
}

/// What pages are counted with.
const PAGE: &str = "Trang ";

/// The mark of the page that is due, where it was glued to the text of the page: `Trang 1CỘNG HÒA`, `Trang 22 Thuận lợi` for
/// the second page. One alone on its line counts and stays.
fn page_mark(line: &str, due: &mut u32) -> Option<Range<usize>> {
    let rest = line.trim_start_matches(is_unseen);
    let start = line.len() - rest.len();
    let number = rest.strip_prefix(PAGE)?;
    // The first page may have lost its mark.
    let text = match number.strip_prefix(due.to_string().as_str()) {
        Some(text) => text,
        None if *due == 1 => {
            *due = 2;
            number.strip_prefix('2')?
        }
        None => return None,
    };
    let glued =
        text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '-' | '+' | '–'));
    let counts = text.chars().all(is_unseen);
    let begins = glued && text.contains(char::is_alphabetic);
    if counts || begins {
        *due += 1;
    }
    begins.then(|| start..line.len() - text.len())
}

/// The tags and entities of a line.
fn tags(line: &str, start: usize, cuts: &mut Vec<(Range<usize>, &'static str)>) {
    let mut from = 0;
    for at in memchr3_iter(b'<', b'&', b'<', line.as_bytes()) {
        if at < from {
            continue;
        }
        let rest = &line[at..];
        let Some((length, to)) = tag(rest).map(|tag| (tag.length, tag.to)).or_else(|| entity(rest))
        else {
            continue;
        };
        // The number of a page is no text of it.
        let counter = is_page_counter(&rest[..length])
            .then(|| {
                let near = rest[length..].char_indices().take(LONGEST_COUNTER);
                let (end, _) = near.into_iter().find(|(_, c)| *c == '<')?;
                Some(length + end + tag(&rest[length + end..])?.length)
            })
            .flatten();
        from = at + counter.unwrap_or(length);
        cuts.push((start + at..start + from, to));
    }
}

/// Whether a line holds tags and nothing else: `</div>`, `<span class='page_number'>(2)</span>`.
pub(crate) fn is_bare(line: &str) -> bool {
    let mut cuts = Vec::new();
    tags(line, 0, &mut cuts);
    let mut end = 0;
    !cuts.is_empty()
        && cuts.iter().all(|(cut, _)| {
            let gap = line.get(end..cut.start).unwrap_or("");
            end = cut.end;
            gap.chars().all(is_unseen)
        })
        && line[end..].chars().all(is_unseen)
}

fn is_unseen(c: char) -> bool {
    is_blank(c) || c.is_whitespace()
}

/// A tag at the front of a text.
struct Tag {
    length: usize,
    /// What stands in its place.
    to: &'static str,
}

/// `tag = "<" ["/"] NAME [attributes] ["/"] ">"`, for the names that paragraphs and their letters bear.
fn tag(text: &str) -> Option<Tag> {
    const NAMES: [&str; 38] = [
        "b", "i", "u", "p", "a", "em", "br", "hr", "h1", "h2", "h3", "h4", "td", "tr", "th", "ul",
        "ol", "li", "div", "sup", "sub", "span", "font", "center", "strong", "table", "tbody",
        "img", "html", "head", "body", "meta", "link", "title", "script", "style", "input",
        "doctype",
    ];
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix(['/', '!']).unwrap_or(inner);
    let name = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let known = NAMES.iter().any(|known| inner[..name].eq_ignore_ascii_case(known));
    let behind = inner.get(name..)?.chars().next()?;
    if !known || !(matches!(behind, '>' | '/') || is_unseen(behind)) {
        return None;
    }
    let end = text
        .bytes()
        .take(LONGEST_TAG)
        .skip(1)
        .position(|b| matches!(b, b'<' | b'>' | b'\n' | b'\r'))?;
    let length = end + 2;
    // "x<b và a>c" has no attribute.
    let whole = text[..length].ends_with('>')
        && (!is_unseen(behind)
            || text[..length - 1].ends_with(|c| is_unseen(c) || c == '/')
            || text[..length].contains('=')
            || name > 4);
    whole.then(|| Tag {
        length,
        to: if inner[..name].eq_ignore_ascii_case("br") { " " } else { "" },
    })
}

/// A tag whose class says that it holds the number of a page: `<span class='page_counter'>`.
fn is_page_counter(tag: &str) -> bool {
    tag.contains("class") && tag.contains("page") && (tag.contains("count") || tag.contains("num"))
}

/// An entity at the front of a text: its length, and what it stands for.
fn entity(text: &str) -> Option<(usize, &'static str)> {
    const ENTITIES: [(&str, &str); 10] = [
        ("&nbsp;", " "),
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&hellip;", "…"),
    ];
    let (name, to) = ENTITIES.iter().find(|(name, _)| text.starts_with(name))?;
    Some((name.len(), to))
}

/// The width of the number signs before a heading: `## I. MỤC ĐÍCH`.
fn head(line: &str) -> Option<usize> {
    let first = line.trim_start_matches(is_unseen);
    let behind = first.trim_start_matches('#');
    let signs = first.len() - behind.len();
    let text = behind.trim_start_matches(is_unseen);
    let width = line.len() - text.len();
    let heads = (1..=6).contains(&signs) && text.len() < behind.len();
    (heads && text.starts_with(|c: char| c.is_alphanumeric() || c == '*')).then_some(width)
}

/// The marks of all pairs in a line.
fn pairs(line: &str, start: usize, mark: &str, cuts: &mut Vec<(Range<usize>, &'static str)>) {
    let mut from = 0;
    while let Some((open, close)) = pair(line, from, mark) {
        for at in [open, close] {
            cuts.push((start + at..start + at + mark.len(), ""));
        }
        from = close + mark.len();
    }
}

/// The next passage between two marks: the first before a word, the second behind one.
fn pair(text: &str, from: usize, mark: &str) -> Option<(usize, usize)> {
    let mut found = text.get(from..)?.match_indices(mark).map(|(at, _)| from + at);
    loop {
        let open = found.next()?;
        let inner = &text[open + mark.len()..];
        if !text[..open].ends_with(|c: char| c.is_alphanumeric() || c == '*')
            && inner.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"' | '('))
        {
            let close = found.find(|close| {
                let behind = &text[close + mark.len()..];
                !text[..*close].ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '*'))
                    && !behind.starts_with(|c: char| c.is_alphanumeric() || c == '*')
            })?;
            return Some((open, close));
        }
    }
}

/// How far a bold passage may reach: to a blank line, and not over too many lines.
fn passage(text: &str) -> usize {
    let mut ends = 0;
    let mut blank = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if at >= LONGEST_PASSAGE => return at,
            '\r' if text[at + 1..].starts_with('\n') => {}
            '\n' | '\r' if blank || ends + 1 == LINES_OF_STARS => return at,
            '\n' | '\r' => (ends, blank) = (ends + 1, true),
            _ => blank &= c.is_whitespace(),
        }
    }
    text.len()
}

/// Whether what stands between two stars begins and ends as a passage does.
fn is_inner(inner: &str) -> bool {
    inner.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"' | '('))
        && !inner.ends_with(|c: char| c.is_whitespace() || c == '(')
}

/// The single stars about passages, which may go over a few lines of one paragraph.
fn stars(text: &str, cuts: &mut Vec<(Range<usize>, &'static str)>) {
    let mut from = 0;
    while let Some(open) = text[from..].find('*').map(|at| from + at) {
        from = open + 1;
        let end = open + passage(&text[open..]);
        // What stands right before the star says whether a passage begins there.
        let before = text[..open].chars().next_back().map_or(open, |c| open - c.len_utf8());
        if let Some((at, close)) = pair(&text[before..end], open - before, "*")
            && before + at == open
        {
            cuts.push((open..open + 1, ""));
            from = before + close + 1;
            cuts.push((before + close..from, ""));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_bare;
    use crate::text::{RepairKind, repair};

    #[track_caller]
    fn reads(marked: &str, plain: &str) {
        let repaired = repair(marked);
        assert_eq!(repaired.text, plain);
        assert!(repaired.repairs.iter().all(|repair| repair.kind == RepairKind::Markup));
    }

    #[track_caller]
    fn stays(text: &str) {
        assert_eq!(repair(text).text, text);
    }

    #[test]
    fn tags_and_entities_of_html_go() {
        reads("<b>KẾ HOẠCH</b>\n<i><b>Nơi nhận:</b></i>", "KẾ HOẠCH\nNơi nhận:");
        reads("<p style=\"text-align:center\">Phòng GD&amp;ĐT</p>", "Phòng GD&ĐT");
        reads("KẾ HOẠCH<br/>Năm học 2024", "KẾ HOẠCH Năm học 2024");
        reads("tiếp<span class='page_number'>(2)</span>\n<B>I. MỤC ĐÍCH</B>", "tiếp\nI. MỤC ĐÍCH");
        stays("Trẻ < 5 tuổi, cân nặng <10 kg, x<b và a>c; R&D, GD&ĐT");
    }

    #[test]
    fn lines_of_nothing_but_tags_stay() {
        stays("</div><span class='page_number'>(2)</span>\n<p>\n<br/>");
        stays("<!DOCTYPE html>\n<meta name=\"description\" content=\"KẾ HOẠCH\">");
        assert!(is_bare("<div data-page=1>") && !is_bare("<b>KẾ HOẠCH</b>") && !is_bare(""));
    }

    #[test]
    fn stars_go_where_they_come_in_pairs() {
        reads("**KẾ HOẠCH**\n1. **Mục tiêu:** giảm **10%**", "KẾ HOẠCH\n1. Mục tiêu: giảm 10%");
        reads(
            "*PHƯỜNG AN*\n*KẾ HOẠCH*\n*Về việc tổ chức\nngày hội*\n*Lưu ý:* gửi sớm",
            "PHƯỜNG AN\nKẾ HOẠCH\nVề việc tổ chức\nngày hội\nLưu ý: gửi sớm",
        );
        stays("* Hạn chế:\n- Số máy ít (*)\n(*) Tính đến nay\n*****\n*Ưu điểm:\n** Chú ý");
        stays("*Hạn chế*\n* Tồn tại:\n- Còn 2*3 phòng");
    }

    #[test]
    fn ends_of_lines_that_were_written_out() {
        reads(
            "\\r\\n KẾ HOẠCH\\r\\n NĂM 2023\n\\r\\n1. Mục tiêu",
            "  KẾ HOẠCH  NĂM 2023\n 1. Mục tiêu",
        );
        stays("\\r\\n\n\\r\\n\\r\\n\nC:\\ke-hoach");
    }

    #[test]
    fn marks_of_pages_that_were_glued_to_the_text() {
        reads(
            "Trang 1CỘNG HÒA\nI Mục tiêu\nTrang 22 Thuận lợi:",
            "CỘNG HÒA\nI Mục tiêu\n2 Thuận lợi:",
        );
        reads("I Mục tiêu\nTrang 22 Thuận lợi:", "I Mục tiêu\n2 Thuận lợi:");
        stays("Trang 1\nTrang 2/5\nTrang 3 nêu rõ\nTrang bị 2 máy\nTrang 12 lớp");
    }

    #[test]
    fn number_signs_and_marks_of_quotes_go() {
        reads("# KẾ HOẠCH\n## I. MỤC ĐÍCH\nText", "KẾ HOẠCH\nI. MỤC ĐÍCH\nText");
        reads("> KẾ HOẠCH\n> I. MỤC ĐÍCH\n>\n> - Tổ chức", "KẾ HOẠCH\nI. MỤC ĐÍCH\n>\n- Tổ chức");
        stays("# 1 lớp\n> Xem thêm\nI. MỤC ĐÍCH\nII. NỘI DUNG");
    }
}
