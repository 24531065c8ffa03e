//! Which column of a table says what, when, by whom.

use super::DetailKind;
use crate::grammar::keyword::any_of;
use crate::plan::{Block, Cell, ColumnGroup, Row, Text};

/// What a column holds: as its own head says, else the one above it.
pub(in crate::plan) fn kind_of(
    head: &Text<'_>,
    column: Option<usize>,
    groups: &[ColumnGroup<'_>],
) -> DetailKind {
    let own = DetailKind::of(head);
    let above = groups.iter().find(|group| {
        let first = usize::from(group.column);
        let columns = first..first + usize::from(group.column_span);
        column.is_some_and(|column| columns.contains(&column))
    });
    match above {
        Some(group) if own == DetailKind::Other => DetailKind::of(&group.text),
        _ => own,
    }
}

/// What the columns of a table hold.
pub(super) struct Columns {
    pub(super) what: Option<usize>,
    pub(super) measures: Option<usize>,
    pub(super) number: Option<usize>,
    /// The columns of time that stand in front of what is to be done, with nothing else before it but numbers.
    pub(super) times: Vec<usize>,
    /// Whether a column says when or by whom.
    placed: bool,
}

impl Columns {
    pub(super) fn of(heads: &[Text<'_>], groups: &[ColumnGroup<'_>]) -> Option<Self> {
        const WHAT: [&str; 10] = [
            "nội dung",
            "nhiệm vụ",
            "công việc",
            "hoạt động",
            "trọng tâm",
            "tên",
            "công tác",
            "đầu việc",
            "chủ đề",
            "chỉ tiêu",
        ];
        const MEASURES: [&str; 4] = ["biện pháp", "giải pháp", "cách làm", "cách thức"];
        let find = |list: &[&str]| heads.iter().position(|head| any_of(head, list).is_some());
        (!heads.is_empty()).then(|| Self {
            what: find(&WHAT),
            times: times_before(heads, find(&WHAT)),
            measures: find(&MEASURES),
            number: heads.iter().position(|head| crate::grammar::column::counts_rows(head)),
            placed: heads
                .iter()
                .chain(groups.iter().map(|group| &group.text))
                .any(|head| matches!(DetailKind::of(head), DetailKind::Time | DetailKind::Who)),
        })
    }

    /// Whether its rows are activities: they say what, and how, when or by whom. A budget is none.
    pub(super) const fn is_schedule(&self) -> bool {
        self.what.is_some() && (self.placed || self.measures.is_some())
    }

    /// The cell that says what is to be done.
    pub(super) fn what_of<'p, 's>(&self, row: &'p Row<'s>) -> Option<&'p Cell<'s>> {
        let what = self.what?;
        let in_column = |cell: &&Cell<'_>| cell.column.map(usize::from) == Some(what);
        // A head may stand above the running numbers as well.
        row.cells
            .iter()
            .find(|cell| in_column(cell) && !is_row_number(cell))
            .or_else(|| row.cells.iter().find(in_column))
    }

    pub(super) const fn is_loose(&self, cell: &Cell<'_>) -> bool {
        cell.column.is_none()
    }
}

/// The columns of time in front of the one that says what, where nothing but numbers stands there beside them.
fn times_before(heads: &[Text<'_>], what: Option<usize>) -> Vec<usize> {
    let before = heads.iter().take(what.unwrap_or(0)).enumerate();
    before
        .filter(|(_, head)| !crate::grammar::column::counts_rows(head))
        .take_while(|(_, head)| DetailKind::of(head) == DetailKind::Time)
        .map(|(column, _)| column)
        .collect()
}

/// Whether a cell holds nothing but the number of its row.
pub(super) fn is_row_number(cell: &Cell<'_>) -> bool {
    let mut texts = cell.blocks.iter().map(Block::text);
    matches!((texts.next(), texts.next()), (Some(Some(text)), None)
        if crate::grammar::column::is_row_number(text))
}

/// Whether no cell of a row stands below a head.
pub(super) fn has_no_columns(row: &Row<'_>) -> bool {
    row.cells.iter().all(|cell| cell.column.is_none())
}
