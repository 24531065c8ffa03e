//! Tables of which each line is a cell and nothing else is known: what the cells say tells the columns.

use super::DetailKind;
use crate::grammar::column::is_row_number;
use crate::grammar::keyword::{any_of, is_blank};
use crate::grammar::marker::marker;
use crate::grammar::person::is_name;
use crate::mention::{Kind, Mention};
use crate::plan::{Block, Cell, mentions_in};

/// A row that was found: the cell that says what, and the others with what they tell.
pub(super) struct LooseRow<'p, 's> {
    /// The cell with its place; none where what stands above the table says it.
    pub(super) what: Option<(usize, &'p Cell<'s>)>,
    /// The columns of the other cells, where they are known, and what they tell.
    pub(super) told: Vec<(Option<usize>, DetailKind, &'p Cell<'s>)>,
}

/// What is known of the columns.
pub(super) struct Heads {
    /// What each column tells, from the first that the cells stand below.
    pub(super) kinds: Vec<DetailKind>,
    /// How many columns of the table stand before those.
    pub(super) skipped: usize,
    /// Which of them says what is to be done.
    pub(super) what: usize,
    /// Whether what stands above the table is the first cell.
    pub(super) begun: bool,
    /// Whether a column says by what measures.
    pub(super) measures: bool,
}

/// The rows of a table in which the cells stand one behind the other. They are counted out where they fill the columns and
/// look like what stands below them; else a cell that says when or by whom tells of what was named before.
pub(super) fn loose_rows<'p, 's>(
    heads: &Heads,
    cells: &'p [Cell<'s>],
    mentions: &[Mention],
) -> Vec<LooseRow<'p, 's>> {
    let looks: Vec<Look> = cells.iter().map(|cell| look(cell, mentions)).collect();
    if heads.fit(&looks) { heads.counted(cells) } else { heads.told(cells, &looks) }
}

impl Heads {
    /// Whether the cells fill whole rows, each below a head that it looks like.
    fn fit(&self, looks: &[Look]) -> bool {
        let width = self.kinds.len();
        let before = usize::from(self.begun);
        if width < 2
            || !(looks.len() + before).is_multiple_of(width)
            || self.begun && self.what != 0
        {
            return false;
        }
        let (mut who, mut people) = (0, 0);
        for (n, look) in looks.iter().enumerate() {
            let column = (n + before) % width;
            let fits = match self.kinds.get(column) {
                _ if column == self.what => matches!(look, Look::Plain | Look::List),
                Some(DetailKind::Time) => *look == Look::When,
                Some(DetailKind::Who) => {
                    who += 1;
                    people += usize::from(*look == Look::Who);
                    *look != Look::When
                }
                _ => !matches!(look, Look::When | Look::Who),
            };
            if !fits {
                return false;
            }
        }
        // More than one row needs a witness.
        let witness = self.kinds.iter().enumerate().any(|(n, kind)| {
            n != self.what && (*kind == DetailKind::Time || *kind == DetailKind::Who)
        });
        2 * people >= who && (witness || looks.len() + before == width)
    }

    fn counted<'p, 's>(&self, cells: &'p [Cell<'s>]) -> Vec<LooseRow<'p, 's>> {
        let width = self.kinds.len();
        let mut rows: Vec<LooseRow<'p, 's>> = Vec::new();
        for (n, cell) in cells.iter().enumerate() {
            let column = (n + usize::from(self.begun)) % width;
            if column == 0 || rows.is_empty() {
                rows.push(LooseRow { what: None, told: Vec::new() });
            }
            let Some(row) = rows.last_mut() else { continue };
            if column == self.what {
                row.what = Some((n, cell));
            } else if let Some(kind) = self.kinds.get(column) {
                row.told.push((Some(self.skipped + column), *kind, cell));
            }
        }
        rows
    }

    /// The only column of a kind.
    fn only(&self, wanted: DetailKind) -> Option<usize> {
        let mut found = self.kinds.iter().enumerate();
        let mut found = found.by_ref().filter(|(n, kind)| *n != self.what && **kind == wanted);
        let first = found.next().map(|(n, _)| n);
        first.filter(|_| found.next().is_none())
    }

    fn told<'p, 's>(&self, cells: &'p [Cell<'s>], looks: &[Look]) -> Vec<LooseRow<'p, 's>> {
        let has = |kind: DetailKind| self.kinds.contains(&kind);
        // A column that says neither when nor by whom: a plain cell may stand below it.
        let others =
            self.kinds.iter().enumerate().any(|(n, kind)| {
                n != self.what && !matches!(kind, DetailKind::Time | DetailKind::Who)
            });
        let is_time = |kind: &DetailKind| *kind == DetailKind::Time;
        let before = self.kinds.iter().take(self.what).any(is_time);
        let mut rows: Vec<LooseRow<'p, 's>> = Vec::new();
        if self.begun {
            rows.push(LooseRow { what: None, told: Vec::new() });
        }
        // Times that stand before what they are of.
        let mut ahead = Vec::new();
        for (n, (cell, look)) in cells.iter().zip(looks).enumerate() {
            let kind = match look {
                Look::When => DetailKind::Time,
                Look::Who => DetailKind::Who,
                Look::Plain | Look::List => {
                    let list = *look == Look::List;
                    // A list may as well be one of measures; and a line outside a block of time anything.
                    let placed = self.skipped > 0 || self.begun;
                    if self.measures || !list && (others || !placed) {
                        continue;
                    }
                    rows.push(LooseRow { what: Some((n, cell)), told: std::mem::take(&mut ahead) });
                    continue;
                }
                Look::Number => continue,
            };
            if !has(kind) {
                continue;
            }
            let told = (self.only(kind).map(|column| self.skipped + column), kind, cell);
            match rows.last_mut() {
                Some(row) if kind == DetailKind::Who || !before => row.told.push(told),
                _ if kind == DetailKind::Time => ahead = vec![told],
                _ => {}
            }
        }
        rows
    }
}

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// The number of a row.
    Number,
    /// A time.
    When,
    /// A person or a body.
    Who,
    /// Items.
    List,
    /// Anything else.
    Plain,
}

fn look(cell: &Cell<'_>, mentions: &[Mention]) -> Look {
    let mut texts = cell.blocks.iter().filter_map(Block::text).peekable();
    let Some(first) = texts.peek() else { return Look::Plain };
    if cell.blocks.len() == 1 && is_row_number(first) {
        return Look::Number;
    }
    let times = mentions_in(mentions, cell.span);
    if cell.blocks.len() == 1 && says_when(first, first.span.start(), times) {
        return Look::When;
    }
    if texts.all(|text| says_who(text)) {
        return Look::Who;
    }
    if cell.blocks.iter().any(|block| matches!(block, Block::Item(_))) {
        Look::List
    } else {
        Look::Plain
    }
}

/// Whether a cell is a time and nothing else: `Tuần 1`, `05/9`, `Thường xuyên`.
fn says_when(cell: &str, start: usize, mentions: &[Mention]) -> bool {
    const OFTEN: [&str; 9] = [
        "thường xuyên",
        "cả tháng",
        "trong tháng",
        "cả năm",
        "trong năm",
        "hằng",
        "hàng",
        "đầu tháng",
        "cuối tháng",
    ];
    const MAX_CHARS: usize = 40;
    if cell.chars().count() > MAX_CHARS {
        return false;
    }
    let cell = cell.trim_end_matches(['|', ' ']);
    let time = mentions.iter().find(|mention| {
        matches!(
            mention.kind(),
            Kind::Date
                | Kind::Month
                | Kind::Quarter
                | Kind::Week
                | Kind::SchoolWeek
                | Kind::Range
                | Kind::Interval
                | Kind::Part
                | Kind::Deadline
                | Kind::Clock
        )
    });
    let whole = time.is_some_and(|time| {
        let behind = cell.get(time.span.end().saturating_sub(start)..).unwrap_or("");
        let other: usize = behind.chars().filter(|c| c.is_alphabetic()).count();
        time.span.start() == start && other <= 6
    });
    let often = any_of(cell, &OFTEN);
    whole || often.is_some_and(|(_, rest)| rest.split(is_blank).count() <= 3)
}

/// Whether a cell names whoever does it and nothing else: `BCH, BGH`, `Đ/c Lan`, `Toàn thể đoàn viên`.
pub(super) fn says_who(cell: &str) -> bool {
    const MAX_CHARS: usize = 60;
    let cell = marker(cell).map_or(cell, |(_, rest)| rest);
    let cell = cell.trim_end_matches(['.', ';', ',', '|', ' ']);
    !cell.is_empty()
        && cell.chars().count() <= MAX_CHARS
        && cell
            .split([',', ';', '+', '&'])
            .flat_map(|part| part.split(" - "))
            .flat_map(|part| part.split(" và "))
            .map(str::trim)
            .all(|part| part.is_empty() || is_someone(part))
}

/// Whether words name a person or a body.
fn is_someone(words: &str) -> bool {
    const SOMEONE: [&str; 47] = [
        "đ/c",
        "đc",
        "đồng chí",
        "thầy",
        "cô",
        "ông",
        "bà",
        "gv",
        "gvcn",
        "gvbm",
        "giáo viên",
        "hiệu trưởng",
        "phó",
        "trưởng",
        "tổng phụ trách",
        "tpt",
        "bí thư",
        "uv",
        "ủy viên",
        "chủ tịch",
        "chủ nhiệm",
        "kế toán",
        "văn thư",
        "thủ thư",
        "thủ quỹ",
        "y tế",
        "nhân viên",
        "bch",
        "bgh",
        "btv",
        "ban",
        "tổ",
        "nhóm",
        "lớp",
        "khối",
        "phòng",
        "công đoàn",
        "chi đoàn",
        "đoàn trường",
        "đoàn thanh niên",
        "liên đội",
        "chi đội",
        "chi bộ",
        "cả",
        "các",
        "toàn",
        "ubnd",
    ];
    // What a body's word begins as well.
    const DEEDS: [&str; 12] = [
        "tổ chức",
        "ban hành",
        "ban bố",
        "phòng chống",
        "phòng ngừa",
        "phòng cháy",
        "các hoạt động",
        "các nội dung",
        "các hội thi",
        "các cuộc",
        "lớp tập huấn",
        "lớp bồi dưỡng",
    ];
    const MAX_WORDS: usize = 7;
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let initials = (2..=6).contains(&letters)
        && words.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.');
    initials
        || is_name(words)
        || any_of(words, &SOMEONE).is_some()
            && any_of(words, &DEEDS).is_none()
            && words.split(is_blank).count() <= MAX_WORDS
}
