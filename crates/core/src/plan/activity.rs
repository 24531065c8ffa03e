//! The analysts' rows: what is to be done, when, how, by whom.

mod cells;
mod columns;
mod days;
mod inherited;
mod of_plan;
mod spanning;
mod tasks;
mod week_table;

use self::cells::{Heads, loose_rows};
pub(super) use self::columns::kind_of as kind_of_column;
use self::columns::{Columns, has_no_columns, is_row_number, kind_of};
use self::days::{
    DayHead, begins_with_day, columns_of_parts, head_of, is_of_own_day, says_when_of_day,
};
use self::inherited::Inherited;
use self::of_plan::{holds_no_work, looks_back, month_of_work, speaks_of_another_time};
use self::spanning::Spanning;
use self::tasks::{
    begins_with_time, fact_of, holds_theme, is_background, is_explained_task, is_time_alone,
    names_fact, names_task, run_of_times,
};
use super::months::{
    begins_with_date, months_of, months_of_head, months_of_time, section_months, time_of_section,
};
use super::period::months_around;
use super::walk::Counts;
use super::{
    Block, Cell, ColumnGroup, Grid, Item, Period, Plan, Row, Section, Table, Text, mentions_in,
};
use crate::grammar::keyword::{any_of, blanks, is_blank, strip};
use crate::grammar::period::{heads_recurring, names_theme};
use crate::grammar::phrases::{Phrases, phrases};
use crate::grammar::turn::is_dates;
use crate::mention::{Kind, Mention, Value};
use crate::span::Span;
use crate::time::{Month, Timeframe};

/// Hoạt động: something that the plan says is to be done.
///
/// Rows come from the blocks of a schedule and from tables that have a column for contents, or columns for the parts of a day. In
/// a plan that has neither, every item that no other item hangs from is a row, and so is a section that holds no other block, unless its
/// section speaks of aims, of the situation or of targets. A section with fields of its own (`Thời gian:`, `Địa điểm:`)
/// is one row; with a time among them it is one beside a schedule as well. So is a paragraph that a day begins (`Ngày 15/5: Họp.`). So is each paragraph or item of a run that times begin (`Tháng 9: Khai giảng.`, `Tháng 10: Hội nghị.`), wherever it stands.
#[derive(Debug, Clone)]
pub struct Activity<'p, 's> {
    /// The path of its block; of a row of a table, the path of the block or cell that says what.
    pub path: String,
    /// Which plan of the document it is in: 0 for the first, 1 for the first attached one.
    pub part: usize,
    /// The innermost block of time that it stands in.
    pub period: Option<&'p Period<'s>>,
    /// The calendar months: of the blocks of time around, or those of them that its own time names (`Thời gian: Tháng 1` in
    /// a quarter, or `Tháng 1: …` in front of it); outside such blocks, those that its own time names, else the month that
    /// the title says the work of the plan is for (`KẾ HOẠCH CÔNG TÁC THÁNG 11/2022`), where neither it nor a heading above
    /// speaks of another time.
    pub months: Vec<Month>,
    /// The sections that it stands in, the outermost first.
    pub sections: Vec<&'p Section<'s>>,
    /// Nội dung: what is to be done.
    pub what: &'p Text<'s>,
    /// The items below it that are no fields: its steps.
    pub steps: Vec<&'p Text<'s>>,
    /// Biện pháp: by what measures, where a column of the table says so.
    pub measures: Vec<&'p Text<'s>>,
    /// Whether the measures belong to several activities of the same row, and the text does not say which to which.
    pub measures_shared: bool,
    /// Time, place, people, cost and whatever else fields and columns tell.
    pub details: Vec<Detail<'p, 's>>,
    /// Its first block, from its marker on, with what hangs from it.
    pub span: Span,
    spans: Vec<Span>,
    mentions: &'p [Mention],
}

impl<'p, 's> Activity<'p, 's> {
    /// The line on which it begins, 1-based.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.what.line
    }

    /// All mentions in its text, its steps, measures of its own and details.
    pub fn mentions(&self) -> impl Iterator<Item = &'p Mention> + use<'_, 'p, 's> {
        self.spans.iter().flat_map(|span| mentions_in(self.mentions, *span))
    }

    /// The mentions of days, months and other times.
    pub fn dates(&self) -> impl Iterator<Item = &'p Mention> + use<'_, 'p, 's> {
        self.mentions().filter(|m| {
            matches!(
                m.kind(),
                Kind::Date
                    | Kind::Day
                    | Kind::Month
                    | Kind::Quarter
                    | Kind::Week
                    | Kind::SchoolWeek
                    | Kind::Range
                    | Kind::Interval
                    | Kind::Part
                    | Kind::Season
                    | Kind::Lunar
            )
        })
    }

    /// By when: the first limit in time that ends it; `từ ngày 30/4` only begins it.
    #[must_use]
    pub fn deadline(&self) -> Option<&'p Mention> {
        self.mentions()
            .find(|m| matches!(&m.value, Value::Deadline(deadline) if !deadline.limit.is_start()))
    }

    /// The acts that it cites.
    pub fn references(&self) -> impl Iterator<Item = &'p Mention> + use<'_, 'p, 's> {
        self.mentions().filter(|m| matches!(m.kind(), Kind::Reference | Kind::Act))
    }

    /// Chỉ tiêu: the figures to reach that it names.
    pub fn targets(&self) -> impl Iterator<Item = &'p Mention> + use<'_, 'p, 's> {
        self.mentions().filter(|m| m.kind() == Kind::Target)
    }

    /// Adds what is told of it.
    fn tell(&mut self, details: &[Detail<'p, 's>]) {
        self.details.extend(details);
        self.spans.extend(details.iter().map(|detail| detail.text.span));
        self.spans.sort_unstable();
        self.spans.dedup();
    }

    /// The first detail of a kind.
    #[must_use]
    pub fn detail(&self, kind: DetailKind) -> Option<&Detail<'p, 's>> {
        self.details.iter().find(|detail| detail.kind == kind)
    }
}

/// Something that a field, a keyed item or a cell tells of an activity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detail<'p, 's> {
    /// What it tells.
    pub kind: DetailKind,
    /// The key, or the head of the column.
    pub key: &'p str,
    /// The value.
    pub value: &'p str,
    /// The whole text that it was taken from.
    pub text: &'p Text<'s>,
}

/// What a detail tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DetailKind {
    /// Thời gian, thời hạn, tiến độ.
    Time,
    /// Địa điểm.
    Place,
    /// Phụ trách, chủ trì, phối hợp, đơn vị thực hiện, thành phần.
    Who,
    /// Kinh phí.
    Cost,
    /// Anything else.
    Other,
}

impl DetailKind {
    /// The name in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Place => "place",
            Self::Who => "who",
            Self::Cost => "cost",
            Self::Other => "other",
        }
    }

    pub(super) fn of(key: &str) -> Self {
        const TIME: [&str; 11] = [
            "thời gian",
            "thời hạn",
            "thời điểm",
            "tiến độ",
            "ngày",
            "thứ",
            "buổi",
            "tuần",
            "tháng",
            "quý",
            "hoàn thành",
        ];
        const PLACE: [&str; 2] = ["địa điểm", "nơi"];
        const WHO: [&str; 18] = [
            "người",
            "phụ trách",
            "chủ trì",
            "phối hợp",
            "đơn vị",
            "cơ quan",
            "bộ phận",
            "phân công",
            "trách nhiệm",
            "chịu trách nhiệm",
            "thành phần",
            "lực lượng",
            "đối tượng",
            "khách mời",
            "đại biểu",
            "báo cáo viên",
            "giảng viên",
            "diễn giả",
        ];
        const COST: [&str; 6] =
            ["kinh phí", "nguồn kinh phí", "dự kiến kinh phí", "dự toán", "số tiền", "đơn giá"];
        if any_of(key, &TIME).is_some() {
            Self::Time
        } else if any_of(key, &PLACE).is_some() {
            Self::Place
        } else if any_of(key, &WHO).is_some() {
            Self::Who
        } else if any_of(key, &COST).is_some() {
            Self::Cost
        } else {
            Self::Other
        }
    }
}

pub(super) fn activities<'p, 's>(plan: &'p Plan<'s>) -> Vec<Activity<'p, 's>> {
    let mut finder = Finder {
        mentions: &plan.mentions,
        part: 0,
        scheduled: true,
        background: false,
        path: String::new(),
        sections: Vec::new(),
        periods: Vec::new(),
        months: Vec::new(),
        columns: &[],
        groups: &[],
        days: [None, None],
        time: None,
        of_plan: None,
        found: Vec::new(),
    };
    for (n, part) in plan.parts().enumerate() {
        finder.part = n;
        finder.time = part.timeframe;
        finder.of_plan = month_of_work(&part, &plan.mentions);
        let prefix = if n == 0 { String::new() } else { format!("attachment-{n}/") };
        finder.list(&prefix, part.body, has_schedule(part.body, &plan.mentions));
        for (m, appendix) in part.appendices.iter().enumerate() {
            let prefix = format!("{prefix}appendix-{}/", m + 1);
            finder.background = appendix.title.iter().any(|line| holds_theme(line));
            finder.list(&prefix, &appendix.body, true);
            finder.background = false;
        }
    }
    // A block of time that stands in a row comes before the other cells of the row.
    finder.found.sort_by_key(|activity| activity.span.start());
    finder.found
}

/// Whether a body has blocks of time, sections that a time heads, or tables that say what is to be done.
fn has_schedule(blocks: &[Block<'_>], mentions: &[Mention]) -> bool {
    blocks.iter().any(|block| match block {
        // An empty one is a cell of a column.
        Block::Period(period) => !period.children.is_empty(),
        Block::Section(section)
            if !section.children.is_empty() && !section_months(section, mentions).is_empty() =>
        {
            true
        }
        Block::Table(table) => {
            Columns::of(&table.columns, &table.groups).is_some_and(|columns| columns.is_schedule())
                || has_periods(table)
        }
        block => has_schedule(block.children(), mentions),
    })
}

/// Whether rows of a table are headed by blocks of time.
fn has_periods(table: &Table<'_>) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.any(|cell| cell.blocks.iter().any(|block| matches!(block, Block::Period(_))))
}

/// The heading of the rows that follow, where a row has nothing else: `I. Cải cách thể chế`.
fn group_of<'p, 's>(table: &Table<'s>, row: &'p Row<'s>) -> Option<&'p Section<'s>> {
    let [cell] = row.cells.as_slice() else { return None };
    match cell.blocks.as_slice() {
        [Block::Section(section)] if table.grid == Grid::File && section.children.is_empty() => {
            Some(section)
        }
        _ => None,
    }
}

/// Whether a cell heads the sum of a table: `Tổng cộng`, `Cộng (I + II):`.
fn is_total(cell: &Cell<'_>) -> bool {
    let [block] = cell.blocks.as_slice() else { return false };
    let Some((_, rest)) = block.text().and_then(|text| TOTALS.at(text)) else { return false };
    let rest = rest.trim_start_matches([' ', ':', '.', ',']);
    rest.is_empty() || rest.starts_with('(')
}

/// Words for a sum, the longest first.
static TOTALS: Phrases<11> = phrases([
    "tổng cộng kinh phí",
    "tổng số tiền",
    "tổng kinh phí",
    "tổng chi phí",
    "tổng dự toán",
    "tổng cộng",
    "tổng tiền",
    "tổng chi",
    "tổng số",
    "tổng",
    "cộng",
]);

struct Finder<'p, 's> {
    mentions: &'p [Mention],
    part: usize,
    /// Whether only blocks of time and tables make rows.
    scheduled: bool,
    /// Whether it stands below a heading that speaks of what is, what shall be reached, or what the months are about.
    background: bool,
    path: String,
    sections: Vec<&'p Section<'s>>,
    periods: Vec<&'p Period<'s>>,
    /// The months of the blocks of time that it stands in, and of the sections that a time heads, the outermost first.
    months: Vec<Vec<Month>>,
    /// The columns of the last head row, for tables that go on with them.
    columns: &'p [Text<'s>],
    /// The heads above them.
    groups: &'p [ColumnGroup<'s>],
    /// The day of a week's programme that it stands below, and the part of that day.
    days: [Option<&'p Text<'s>>; 2],
    /// The time that the plan is for.
    time: Option<Timeframe>,
    /// The month of the work of the plan, where no heading above speaks of another time.
    of_plan: Option<Month>,
    found: Vec<Activity<'p, 's>>,
}

impl<'p, 's> Finder<'p, 's> {
    fn list(&mut self, prefix: &str, blocks: &'p [Block<'s>], scheduled: bool) {
        self.scheduled = scheduled;
        self.path.clear();
        self.path.push_str(prefix);
        self.blocks(blocks, !scheduled);
    }

    /// `rows`: whether items and sections that hold nothing are rows here.
    fn blocks(&mut self, blocks: &'p [Block<'s>], rows: bool) {
        self.blocks_from(blocks, 0, rows);
    }

    /// The blocks from one on; gives the day that the last of them stands in.
    fn blocks_from(
        &mut self,
        blocks: &'p [Block<'s>],
        from: usize,
        rows: bool,
    ) -> [Option<&'p Text<'s>>; 2] {
        let mut counts = Counts::default();
        let len = self.path.len();
        let mut above = self.found.len();
        let mut heading: Option<&'p Section<'s>> = None;
        let mut around = (Vec::new(), Vec::new());
        let timed = self.months.is_empty() && !self.background && run_of_times(blocks);
        let days = self.days;
        // Whether a part of a day stands above items that hang from no block of their own.
        let mut open = false;
        for (n, block) in blocks.iter().enumerate() {
            if !self.path.is_empty() && !self.path.ends_with('/') {
                self.path.push('/');
            }
            counts.name(block, &mut self.path);
            if n < from {
                self.path.truncate(len);
                continue;
            }
            if let Some((text, head)) = head_of(block).filter(|_| !self.background) {
                open = self.day(text, head, block.children());
                self.path.truncate(len);
                continue;
            }
            if block.text().is_some_and(|text| heads_recurring(text)) && !self.months.is_empty() {
                // What recurs is of no month, whichever it stands behind.
                let times = (std::mem::take(&mut self.periods), std::mem::take(&mut self.months));
                self.blocks(block.children(), true);
                self.path.truncate(len);
                if block.children().is_empty() {
                    around = times;
                } else {
                    (self.periods, self.months) = times;
                }
                continue;
            }
            let of_day = self.stays_in_day(block, open);
            if !of_day && self.days != days {
                self.days = days;
                open = false;
            }
            let rows = rows || self.days[0].is_some();
            match block {
                Block::Section(section)
                    if section.children.is_empty()
                        && matches!(blocks.get(n + 1), Some(Block::Table(t)) if t.continued) =>
                {
                    // "I. Cải cách thể chế" between the rows of a table heads those below it.
                    heading = Some(section);
                    self.path.truncate(len);
                    continue;
                }
                Block::Section(section) => self.section(section, rows),
                Block::Item(item)
                    if rows
                        || timed && begins_with_time(&item.text)
                        || !self.background && is_timed_item(item) =>
                {
                    let read = self.item(item);
                    // Further days that hang from the last item of the day before.
                    if let Some(at) = item.children.iter().position(is_of_own_day)
                        && !read
                    {
                        let days = self.blocks_from(&item.children, at, true);
                        open = days[0].is_some();
                        self.days = days;
                    }
                }
                Block::Paragraph(paragraph)
                    if timed
                        && paragraph.children.is_empty()
                        && begins_with_time(&paragraph.text) =>
                {
                    self.push(&paragraph.text, paragraph.span, Parts::default());
                }
                Block::Paragraph(paragraph) if rows => {
                    if !paragraph.children.is_empty() {
                        self.below(&paragraph.text, |it| it.blocks(&paragraph.children, rows));
                    } else if !paragraph.text.ends_with(':')
                        && (of_day
                            || !self.months.is_empty()
                            || begins_with_day(&paragraph.text)
                            || begins_with_date(&paragraph.text))
                    {
                        self.push(&paragraph.text, paragraph.span, Parts::default());
                    }
                }
                Block::Item(item) => self.list_of(&item.text, &item.children, rows),
                Block::Paragraph(paragraph) => {
                    self.list_of(&paragraph.text, &paragraph.children, rows);
                }
                Block::Period(period) => self.period(period),
                Block::Table(table) => {
                    let depth = self.sections.len();
                    self.sections.extend(heading.take());
                    self.table(table, above);
                    self.sections.truncate(depth);
                    above = self.found.len();
                }
                Block::Field(_) | Block::Aside(_) => {}
            }
            heading = None;
            self.path.truncate(len);
        }
        if !around.1.is_empty() {
            (self.periods, self.months) = around;
        }
        std::mem::replace(&mut self.days, days)
    }

    /// What stands below a day or a part of one. Whether that hangs from no block, so that it is still to come.
    fn day(&mut self, text: &'p Text<'s>, head: DayHead, below: &'p [Block<'s>]) -> bool {
        match head {
            DayHead::Day => self.days = [Some(text), None],
            DayHead::Part => self.days[1] = Some(text),
        }
        if !below.is_empty() {
            self.blocks(below, true);
        }
        below.is_empty()
    }

    /// Whether a block goes on with the day above it, though it does not hang from it: `Sáng: Chào cờ`, or, where nothing hangs
    /// from the part of the day above (`open`), an item.
    fn stays_in_day(&self, block: &Block<'_>, open: bool) -> bool {
        match block {
            Block::Paragraph(paragraph) => {
                self.days[0].is_some() && says_when_of_day(&paragraph.text)
            }
            Block::Item(item) => {
                open && !is_of_own_day(block)
                    || self.days[0].is_some() && says_when_of_day(&item.text)
            }
            Block::Aside(_) => true,
            _ => false,
        }
    }

    fn period(&mut self, period: &'p Period<'s>) {
        self.periods.push(period);
        self.months.push(months_around(&period.time));
        self.blocks(&period.children, true);
        self.months.pop();
        self.periods.pop();
    }

    fn section(&mut self, section: &'p Section<'s>, rows: bool) {
        if time_of_section(&section.text).is_none() {
            return self.section_in(section, rows);
        }
        // A time heads it: `1. Tháng 9/2022:`.
        self.months.push(section_months(section, self.mentions));
        self.section_in(section, true);
        self.months.pop();
    }

    /// What stands below a heading, which may be a time and nothing else (`Từ 15/5 đến 20/5:`), or speak of another time than the
    /// plan's.
    fn below(&mut self, heading: &'p Text<'s>, read: impl FnOnce(&mut Self)) {
        let of_plan = self.of_plan;
        self.of_plan = of_plan.filter(|month| {
            !holds_no_work(heading) && !speaks_of_another_time(heading, *month, self.mentions)
        });
        let months = months_of_time(heading, self.mentions);
        let timed = !months.is_empty();
        if timed {
            self.months.push(months);
        }
        read(self);
        if timed {
            self.months.pop();
        }
        self.of_plan = of_plan;
    }

    /// A section, its months known.
    fn section_in(&mut self, section: &'p Section<'s>, rows: bool) {
        let background = self.months.is_empty()
            && (is_background(&section.text)
                || looks_back(&section.text, self.time, self.mentions));
        if rows && (background || names_theme(&section.text)) {
            return;
        }
        let facts = has_facts(section);
        let fields = facts
            || section
                .children
                .iter()
                .filter(|b| !matches!(b, Block::Section(_)))
                .filter_map(detail_of)
                .any(|d| d.kind != DetailKind::Other);
        let nested = section.children.iter().any(|b| match b {
            Block::Section(_) => !(facts && detail_of(b).is_some()),
            Block::Period(_) | Block::Table(_) => true,
            _ => false,
        });
        // "THỜI GIAN, ĐỊA ĐIỂM" above both is all that a plan of one event says of when and where it is.
        let says = !section.text.is_empty()
            && !is_time_alone(&section.text)
            && (!names_fact(&section.text) || fields && !section.text.contains(':'));
        let leaf = fields || section.children.is_empty() || is_explained_task(section);
        // Outside the schedule of a plan a task with a time of its own is one as well.
        let timed =
            || names_task(section) && !names_fact(&section.text) && has_time(&section.children);
        let counts = rows || !self.background && !background && timed();
        if says && !nested && leaf && counts {
            let parts = Parts::of(&section.children);
            return self.push(&section.text, section.span, parts);
        }
        self.sections.push(section);
        let around = self.background;
        self.background |= background;
        self.list_of(&section.text, &section.children, rows);
        self.background = around;
        self.sections.pop();
    }

    /// The blocks below a text: what each month of a school is about is nothing to be done.
    fn list_of(&mut self, head: &'p Text<'s>, blocks: &'p [Block<'s>], rows: bool) {
        if blocks.is_empty() {
            return;
        }
        let around = self.background;
        self.background |= holds_theme(head);
        self.below(head, |it| it.blocks(blocks, rows));
        self.background = around;
    }

    /// The activity that an item is, or those below it; whether it was what hangs from it that was read.
    fn item(&mut self, item: &'p Item<'s>) -> bool {
        // "Địa điểm: Sân trường" tells where, and is nothing to be done.
        if item.children.is_empty() && names_fact(&item.text) && item.key().is_some() {
            return false;
        }
        if any_of(&item.text, &["ghi chú"]).is_some() && item.text.contains(':') {
            return false;
        }
        // An item that only heads a list is no row by itself.
        let heads = item.text.ends_with(':')
            && item.children.iter().all(|b| matches!(b, Block::Item(i) if i.key().is_none()))
            && (self.months.is_empty() || !months_of_time(&item.text, self.mentions).is_empty());
        if heads && !item.children.is_empty() {
            self.below(&item.text, |it| it.blocks(&item.children, true));
            return true;
        }
        self.push(&item.text, item.span, Parts::of(&item.children));
        false
    }

    /// `above`: where the activities begin that stand above the table in the same block.
    fn table(&mut self, table: &'p Table<'s>, above: usize) {
        if !table.columns.is_empty() {
            self.columns = &table.columns;
            self.groups = &table.groups;
        }
        if table.grid == Grid::Unknown && self.loose_table(table, above) {
            return;
        }
        if table.columns.is_empty() && table.rows.iter().all(has_no_columns) {
            return self.numbered_rows(table);
        }
        let groups = self.groups;
        if let Some(parts) = columns_of_parts(self.columns) {
            return self.week_table(table, &parts);
        }
        let Some(columns) = Columns::of(self.columns, groups) else { return };
        if self.months.is_empty() && !columns.is_schedule() && !has_periods(table) {
            return;
        }
        let heads = self.columns;
        let len = self.path.len();
        let depth = self.sections.len();
        let times = (self.periods.len(), self.months.len());
        // Where the activities of the last row begin.
        let mut last = self.found.len();
        let mut spanning = Spanning::default();
        let mut inherited = Inherited::below(&columns);
        for (n, row) in table.rows.iter().enumerate() {
            spanning.enter(row);
            self.periods_of(n, row, len);
            if table.grid == Grid::Lines {
                self.enter_row(row, times);
            }
            if let Some(group) = group_of(table, row) {
                self.sections.truncate(depth);
                self.sections.push(group);
                inherited = Inherited::below(&columns);
                continue;
            }
            let merged = |column: usize| {
                spanning.above(row).any(|cell| cell.column.map(usize::from) == Some(column))
            };
            let taken = inherited.enter(row, merged);
            if table.grid != Grid::Lines {
                self.periods.truncate(times.0);
                self.months.truncate(times.1);
                self.enter_cells(&taken);
            }
            let Some(what) = columns.what_of(row) else {
                if table.grid == Grid::Lines {
                    self.go_on_with(last, row, columns.what);
                }
                continue;
            };
            if is_total(what) {
                continue;
            }
            last = self.found.len();
            let own = row.cells.iter().filter(|cell| !std::ptr::eq(*cell, what));
            let above = spanning.above(row).filter(|cell| cell.column != what.column);
            let others: Vec<_> = above
                .chain(taken)
                .chain(own)
                .map(|cell| {
                    let column = cell.column.map(usize::from);
                    let head = column.and_then(|c| heads.get(c));
                    let kind = head.map(|head| match kind_of(head, column, groups) {
                        DetailKind::Other if is_by_whom(head) && names_someone(cell) => {
                            DetailKind::Who
                        }
                        kind => kind,
                    });
                    (column, kind, cell)
                })
                .collect();
            let at = row.cells.iter().position(|c| std::ptr::eq(c, what)).unwrap_or(0);
            self.row(&columns, (n, at, what), &others, len);
        }
        self.periods.truncate(times.0);
        self.months.truncate(times.1);
        self.sections.truncate(depth);
        self.path.truncate(len);
    }

    /// The activities of a row: the row and the cell that says what, with their places; its other cells, with their columns
    /// and what they tell.
    fn row(
        &mut self,
        columns: &Columns,
        (n, at, what): (usize, usize, &'p Cell<'s>),
        others: &[(Option<usize>, Option<DetailKind>, &'p Cell<'s>)],
        len: usize,
    ) {
        let mut rows: Vec<(&'p Text<'s>, Span, Parts<'p, 's>)> = Vec::new();
        rows_of(&what.blocks, &mut rows);
        let mut details = Vec::new();
        let mut measures: Vec<&'p Text<'s>> = Vec::new();
        for (column, kind, cell) in others {
            let Some(kind) = kind else {
                if columns.is_loose(cell) {
                    details.extend(loose_detail(cell));
                }
                continue;
            };
            if column.is_some() && *column == columns.measures {
                texts(&cell.blocks, &mut measures);
            } else if column.is_none() || *column != columns.what && *column != columns.number {
                let told = told_by(self.columns, *column, *kind, cell);
                // What follows a month or a week in its cell says of it what days.
                let timed = cell.blocks.iter().any(|b| matches!(b, Block::Period(_)));
                if told.len() == rows.len() && (!timed || rows.len() == 1) {
                    // As many as there are activities: one each.
                    for ((_, _, parts), detail) in rows.iter_mut().zip(told) {
                        parts.details.push(detail);
                    }
                } else {
                    details.extend(told);
                }
            }
        }
        let paired = rows.len() == measures.len();
        let shared = !paired && rows.len() > 1 && !measures.is_empty();
        let several = rows.len();
        let mut names = CellNames::of(n, at, what);
        for (m, (text, span, mut parts)) in rows.into_iter().enumerate() {
            self.path.truncate(len);
            names.enter(&mut self.path, text);
            parts.measures = if paired {
                measures.get(m).copied().into_iter().collect()
            } else if several <= MOST_SHARED && measures.len() <= MOST_SHARED || several == 1 {
                measures.clone()
            } else {
                Vec::new()
            };
            parts.shared = shared;
            parts.details.extend(details.iter().take(MOST_SHARED).copied());
            self.push(text, span, parts);
        }
    }

    /// A table of which each line is a cell, in a body or in a block of time, whose first column the block is then. Whether it
    /// told anything.
    fn loose_table(&mut self, table: &'p Table<'s>, above: usize) -> bool {
        let [row] = table.rows.as_slice() else { return false };
        let Some(columns) = Columns::of(self.columns, self.groups) else { return false };
        let Some(what) = columns.what.filter(|_| has_no_columns(row)) else { return false };
        if self.months.is_empty() && !columns.is_schedule() || row.cells.len() > MOST_CELLS {
            return false;
        }
        let kinds: Vec<_> = self
            .columns
            .iter()
            .enumerate()
            .map(|(n, head)| match kind_of(head, Some(n), self.groups) {
                DetailKind::Other if is_by_whom(head) => DetailKind::Who,
                kind => kind,
            })
            .collect();
        let below = table.columns.is_empty() && !self.periods.is_empty();
        let skipped = usize::from(below && what > 0 && kinds.first() == Some(&DetailKind::Time));
        let begun = below && self.found.len() > above;
        let heads = Heads {
            kinds: kinds.into_iter().skip(skipped).collect(),
            skipped,
            what: what - skipped,
            begun,
            measures: columns.measures.is_some(),
        };
        let rows = loose_rows(&heads, &row.cells, self.mentions);
        let len = self.path.len();
        let found = self.found.len();
        let mut told = false;
        for loose in &rows {
            match loose.what {
                Some((at, what)) => {
                    let others = loose.told.iter().map(|(c, kind, cell)| (*c, Some(*kind), *cell));
                    let others: Vec<_> = others.collect();
                    self.row(&columns, (0, at, what), &others, len);
                }
                None if begun => {
                    let heads = self.columns;
                    let details = loose
                        .told
                        .iter()
                        .flat_map(|(column, kind, cell)| told_by(heads, *column, *kind, cell));
                    let details: Vec<_> = details.collect();
                    told |= !details.is_empty();
                    for activity in self.found.iter_mut().take(found).skip(above) {
                        activity.tell(&details);
                    }
                }
                None => {}
            }
        }
        self.path.truncate(len);
        told || self.found.len() > found
    }

    /// The blocks of time in the cells that a row takes from above hold for it.
    fn enter_cells(&mut self, cells: &[&'p Cell<'s>]) {
        for cell in cells {
            for block in &cell.blocks {
                if let Block::Period(period) = block {
                    self.periods.push(period);
                    self.months.push(months_around(&period.time));
                }
            }
        }
    }

    /// The block of time that begins a row on one line holds for the row, and for those below it whose first cell is empty.
    fn enter_row(&mut self, row: &'p Row<'s>, (periods, months): (usize, usize)) {
        let first = row.cells.first();
        let begins = first.and_then(|cell| cell.blocks.first());
        if first.is_none_or(|cell| cell.column.is_none_or(|column| column == 0)) {
            self.periods.truncate(periods);
            self.months.truncate(months);
        }
        if let Some(Block::Period(period)) = begins {
            self.periods.push(period);
            self.months.push(months_around(&period.time));
        }
    }

    /// A row with nothing in the column of what is to be done and before it tells more of the activities of the row above.
    fn go_on_with(&mut self, last: usize, row: &'p Row<'s>, what: Option<usize>) {
        let behind = |cell: &Cell<'_>| cell.column.map(usize::from) > what;
        if row.cells.iter().all(behind) {
            let mut details = Vec::new();
            for cell in &row.cells {
                let column = cell.column.map(usize::from);
                if let Some(head) = column.and_then(|c| self.columns.get(c)) {
                    let kind = kind_of(head, column, self.groups);
                    details.extend(told_by(self.columns, column, kind, cell));
                }
            }
            for activity in self.found.iter_mut().skip(last) {
                activity.tell(&details);
            }
        }
    }

    /// The rows of a table that has lost its head, in a block of time: what stands behind each row number.
    fn numbered_rows(&mut self, table: &'p Table<'s>) {
        use std::fmt::Write as _;
        if self.months.is_empty() {
            return;
        }
        let len = self.path.len();
        for (n, row) in table.rows.iter().enumerate() {
            for (m, pair) in row.cells.windows(2).enumerate() {
                let [number, what] = pair else { continue };
                if !is_row_number(number) {
                    continue;
                }
                self.path.truncate(len);
                let _ = write!(self.path, "/r{}/c{}", n + 1, m + 2);
                self.blocks(&what.blocks, true);
            }
        }
        self.path.truncate(len);
    }

    /// The blocks of time that stand in the cells of a row.
    fn periods_of(&mut self, n: usize, row: &'p Row<'s>, len: usize) {
        use std::fmt::Write as _;
        for (m, cell) in row.cells.iter().enumerate() {
            let mut counts = Counts::default();
            for block in &cell.blocks {
                self.path.truncate(len);
                let _ = write!(self.path, "/r{}/c{}/", n + 1, m + 1);
                counts.name(block, &mut self.path);
                if let Block::Period(period) = block {
                    self.period(period);
                }
            }
        }
        self.path.truncate(len);
    }

    fn push(&mut self, what: &'p Text<'s>, span: Span, mut parts: Parts<'p, 's>) {
        // "Thứ Năm (03/10): Họp" names its own day.
        let days = if begins_with_day(what) { [None, None] } else { self.days };
        let day = days.iter().flatten().map(|text| Detail {
            kind: DetailKind::Time,
            key: "",
            value: text.trim_end_matches(|c: char| c == ':' || is_blank(c)),
            text,
        });
        parts.details.splice(0..0, day);
        let mut spans = vec![what.span];
        spans.extend(parts.steps.iter().map(|t| t.span));
        spans.extend(parts.details.iter().map(|d| d.text.span));
        if !parts.shared {
            spans.extend(parts.measures.iter().map(|t| t.span));
        }
        spans.sort_unstable();
        spans.dedup();
        let around = self.months.iter().rev().find(|m| !m.is_empty()).cloned();
        // One month around is all there is to know; of several, its own time may name the one.
        let own = || {
            let times = parts.details.iter().filter(|d| d.kind == DetailKind::Time);
            let told = months_of(times.flat_map(|d| mentions_in(self.mentions, d.text.span)));
            if !told.is_empty() {
                return told;
            }
            if begins_with_day(what) {
                return months_of(days_in_front(what, self.mentions).into_iter());
            }
            let told = months_of_head(what, self.mentions);
            if told.is_empty() {
                months_of(time_said(what, self.mentions).into_iter())
            } else {
                told
            }
        };
        let of_plan = || {
            let said = std::iter::once(what)
                .chain(parts.details.iter().filter(|d| d.kind == DetailKind::Time).map(|d| d.text));
            let month = self.of_plan?;
            let beside = |text| speaks_of_another_time(text, month, self.mentions);
            (!said.into_iter().any(beside)).then_some(month)
        };
        let months = match around {
            None => {
                let own = own();
                if own.is_empty() { of_plan().into_iter().collect() } else { own }
            }
            Some(around) if around.len() == 1 => around,
            Some(around) => {
                let own = own();
                let within = !own.is_empty() && own.iter().all(|month| around.contains(month));
                if within { own } else { around }
            }
        };
        self.found.push(Activity {
            path: self.path.clone(),
            part: self.part,
            period: self.periods.last().copied(),
            months,
            sections: self.sections.clone(),
            what,
            steps: parts.steps,
            measures: parts.measures,
            measures_shared: parts.shared,
            details: parts.details,
            span,
            spans,
            mentions: self.mentions,
        });
    }
}

/// The most cells of a table that are told apart by what they say.
const MOST_CELLS: usize = 2_000;

/// The most measures and details that every activity of a row gets; with more, only those that are its own.
const MOST_SHARED: usize = 24;

/// What hangs from an activity.
#[derive(Default)]
struct Parts<'p, 's> {
    steps: Vec<&'p Text<'s>>,
    details: Vec<Detail<'p, 's>>,
    measures: Vec<&'p Text<'s>>,
    shared: bool,
}

impl<'p, 's> Parts<'p, 's> {
    fn of(blocks: &'p [Block<'s>]) -> Self {
        let mut parts = Self::default();
        parts.add(blocks);
        parts
    }

    fn add(&mut self, blocks: &'p [Block<'s>]) {
        for block in blocks {
            match detail_of(block) {
                _ if is_of_own_day(block) => continue,
                Some(detail) => self.details.push(detail),
                None if matches!(block, Block::Aside(_)) => {}
                None => self.steps.extend(block.text()),
            }
            self.add(block.children());
        }
    }
}

pub(super) fn detail_of<'p, 's>(block: &'p Block<'s>) -> Option<Detail<'p, 's>> {
    let (key, value, text): (&str, &str, _) = match block {
        Block::Field(field) => (&field.key, &field.value, &field.text),
        Block::Item(item) => (item.key()?, item.value()?, &item.text),
        Block::Section(section) => {
            let fact = fact_of(section)?;
            if DetailKind::of(fact.key) == DetailKind::Other {
                return None;
            }
            (fact.key, fact.value, &section.text)
        }
        _ => return None,
    };
    Some(Detail { kind: DetailKind::of(key), key, value, text })
}

/// Whether blocks below a task say when it is to be done.
fn has_time(blocks: &[Block<'_>]) -> bool {
    blocks.iter().filter_map(detail_of).any(|detail| detail.kind == DetailKind::Time)
}

/// Whether an item is a task with a time of its own below it.
fn is_timed_item(item: &Item<'_>) -> bool {
    !item.children.is_empty()
        && !names_fact(&item.text)
        && item.key().is_none()
        && has_time(&item.children)
}

/// Whether facts of a task stand below a section as points of it: `a) Thời gian: 27/7` above `b) Địa điểm: Thôn 2`.
fn has_facts(section: &Section<'_>) -> bool {
    let points = || section.children.iter().filter(|block| matches!(block, Block::Section(_)));
    !names_fact(&section.text)
        && points().next().is_some()
        && points().all(|block| detail_of(block).is_some())
        && points()
            .filter_map(detail_of)
            .any(|detail| matches!(detail.kind, DetailKind::Time | DetailKind::Place))
}

/// The times that a text gives for what it says: all that stands behind its colon, or an interval in brackets before it.
/// `Tuần lễ Áo dài: từ ngày 01/3 đến 08/3`, `Sơ kết: tháng 6, tháng 11`, `Giai đoạn 1 (từ 15/12 đến 31/12): rà soát`.
fn time_said<'p>(what: &Text<'_>, mentions: &'p [Mention]) -> Vec<&'p Mention> {
    let Some((head, said)) = what.split_once(':') else { return Vec::new() };
    let times = outermost(mentions_in(mentions, what.span).iter().filter(|m| {
        matches!(m.kind(), Kind::Date | Kind::Month | Kind::Range | Kind::Interval | Kind::Quarter)
    }));
    if is_dates(blanks(said).trim_end_matches(['.', ';'])) && !has_digits(head) {
        return times;
    }
    let brackets = head.strip_suffix(')').and_then(|head| head.split_once('('));
    let only = brackets.is_some_and(|(before, brackets)| {
        strip(brackets, "từ").is_some() && is_dates(brackets) && !before.contains('/')
    });
    times.into_iter().take(1).filter(|m| only && m.kind() == Kind::Interval).collect()
}

/// The days in front of the colon of a text, as many as commas and `và` part: `Ngày 26/3, 15/5: kết nạp`, `Ngày 30/11 - 02/12: thi`.
fn days_in_front<'p>(what: &Text<'_>, mentions: &'p [Mention]) -> Vec<&'p Mention> {
    let head = what.split_once(':').map_or("", |(head, _)| head);
    let days = mentions_in(mentions, what.span).iter();
    let days = days.filter(|m| matches!(m.kind(), Kind::Date | Kind::Range | Kind::Interval));
    let mut days = outermost(days);
    days.truncate(1 + head.matches(',').count() + head.matches(" và ").count());
    days
}

/// The mentions that stand in no other: an interval, and not the days that it is made of.
fn outermost<'p>(mentions: impl Iterator<Item = &'p Mention>) -> Vec<&'p Mention> {
    let mut out: Vec<&Mention> = Vec::new();
    for mention in mentions {
        let within = |outer: &&Mention| outer.span.end() >= mention.span.end();
        if !out.last().is_some_and(within) {
            out.push(mention);
        }
    }
    out
}

fn has_digits(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// A cell of which only its words tell what it says: `Tháng 3/2026`, `Phòng Văn hóa`.
fn loose_detail<'p, 's>(cell: &'p Cell<'s>) -> Option<Detail<'p, 's>> {
    const TIMES: [&str; 9] =
        ["tháng", "quý", "tuần", "ngày", "trước", "từ", "thường xuyên", "hằng", "năm"];
    let text = cell.blocks.first()?.text()?;
    let time = any_of(text, &TIMES).is_some() || text.starts_with(|c: char| c.is_ascii_digit());
    let kind = if time { DetailKind::Time } else { DetailKind::Other };
    Some(Detail { kind, key: "", value: text, text })
}

/// Whether a head says no more than `Thực hiện`: persons and bodies stand below it, unless it is one of figures.
fn is_by_whom(head: &str) -> bool {
    any_of(head, &["thực hiện"]).is_some_and(|(_, rest)| rest.trim().is_empty())
}

/// Whether a cell names persons or bodies in words, and is no figure.
fn names_someone(cell: &Cell<'_>) -> bool {
    let mut texts = cell.blocks.iter().filter_map(Block::text).peekable();
    texts.peek().is_some() && texts.all(|text| text.starts_with(char::is_alphabetic))
}

/// What a cell below a head tells.
fn told_by<'p, 's>(
    heads: &'p [Text<'s>],
    column: Option<usize>,
    kind: DetailKind,
    cell: &'p Cell<'s>,
) -> Vec<Detail<'p, 's>> {
    let key: &str = column.and_then(|c| heads.get(c)).map_or("", |head| head);
    let texts = cell.blocks.iter().filter_map(Block::text);
    texts.map(|text| Detail { kind, key, value: text, text }).collect()
}

/// The texts of blocks and of what hangs from them.
fn texts<'p, 's>(blocks: &'p [Block<'s>], out: &mut Vec<&'p Text<'s>>) {
    for block in blocks {
        if matches!(block, Block::Aside(_)) {
            continue;
        }
        out.extend(block.text());
        texts(block.children(), out);
    }
}

/// The names of the blocks of a cell, for the paths of what is to be done in it; they are asked for in order.
struct CellNames<'p, 's> {
    /// The row and the cell, from 0 on.
    place: (usize, usize),
    counts: Counts,
    blocks: std::slice::Iter<'p, Block<'s>>,
}

impl<'p, 's> CellNames<'p, 's> {
    fn of(row: usize, at: usize, cell: &'p Cell<'s>) -> Self {
        Self { place: (row, at), counts: Counts::default(), blocks: cell.blocks.iter() }
    }

    /// Goes on to the block that holds a text, and appends its path below the table's.
    fn enter(&mut self, path: &mut String, text: &Text<'s>) {
        use std::fmt::Write as _;
        let _ = write!(path, "/r{}/c{}/", self.place.0 + 1, self.place.1 + 1);
        for block in self.blocks.by_ref() {
            let start = path.len();
            self.counts.name(block, path);
            if block.text().is_some_and(|own| std::ptr::eq(own, text)) {
                break;
            }
            path.truncate(start);
        }
    }
}

/// The activities of a cell: each of its blocks, a heading with a colon counted as one with what hangs from it.
fn rows_of<'p, 's>(blocks: &'p [Block<'s>], out: &mut Vec<(&'p Text<'s>, Span, Parts<'p, 's>)>) {
    for block in blocks {
        if let (Some(text), false) =
            (block.text(), matches!(block, Block::Aside(_) | Block::Period(_)))
            && !text.is_empty()
        {
            if let (Block::Item(_), Some((head, span, parts))) = (block, out.last_mut())
                && head.ends_with(':')
            {
                *span = span.cover(block.span());
                parts.add(std::slice::from_ref(block));
                continue;
            }
            out.push((text, block.span(), Parts::of(block.children())));
        }
    }
}
