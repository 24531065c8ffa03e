//! Days whose month stands beside them: `Tập huấn ngày 5` in a row whose column of time says `Tháng 9`.

use crate::mention::{Mention, Moment, Resolution, ResolvedBy, Value};
use crate::plan::activity::{detail_of, kind_of_column};
use crate::plan::months::months_of;
use crate::plan::{Block, ColumnGroup, DetailKind, Plan, Row, Text, mentions_in};
use crate::span::Span;
use crate::time::{Date, Month};

/// Says what days without a month mean that no block of time tells of, where a field or a cell beside them names one month.
pub(super) fn resolve_beside(plan: &mut Plan<'_>) {
    let open =
        |mention: &Mention| matches!(mention.value, Value::Day(_)) && mention.resolved.is_none();
    if !plan.mentions.iter().any(open) {
        return;
    }
    let mut found =
        Found { mentions: &plan.mentions, columns: &[], groups: &[], months: Vec::new() };
    for part in plan.parts() {
        found.blocks(part.body);
        part.appendices.iter().for_each(|appendix| found.blocks(&appendix.body));
    }
    let months = found.months;
    for mention in plan.mentions.iter_mut().filter(|mention| open(mention)) {
        let Value::Day(day) = mention.value else { continue };
        let around = months.iter().filter(|(span, _)| {
            span.start() <= mention.span.start() && mention.span.end() <= span.end()
        });
        let inner = around.min_by_key(|(span, _)| span.end() - span.start());
        mention.resolved =
            inner.and_then(|(_, month)| Date::checked(month.year, month.month, day)).map(|date| {
                Resolution { value: Moment::Date(date), by: ResolvedBy::Block, approximate: false }
            });
    }
}

/// The stretches of a text of which one month is said.
struct Found<'p, 's> {
    mentions: &'p [Mention],
    columns: &'p [Text<'s>],
    groups: &'p [ColumnGroup<'s>],
    months: Vec<(Span, Month)>,
}

impl<'p, 's> Found<'p, 's> {
    fn blocks(&mut self, blocks: &'p [Block<'s>]) {
        for block in blocks {
            if let Block::Table(table) = block {
                if !table.columns.is_empty() {
                    (self.columns, self.groups) = (&table.columns, &table.groups);
                }
                for row in &table.rows {
                    self.row(row);
                    row.cells.iter().for_each(|cell| self.blocks(&cell.blocks));
                }
                continue;
            }
            let times = block.children().iter().filter_map(detail_of);
            let times = times.filter(|detail| detail.kind == DetailKind::Time);
            self.of(block.span(), times.map(|detail| detail.text.span).collect());
            self.blocks(block.children());
        }
    }

    fn row(&mut self, row: &'p Row<'s>) {
        let times = row.cells.iter().filter(|cell| {
            let column = cell.column.map(usize::from);
            let head = column.and_then(|column| self.columns.get(column));
            head.is_some_and(|head| kind_of_column(head, column, self.groups) == DetailKind::Time)
        });
        self.of(row.span(), times.map(|cell| cell.span).collect());
    }

    /// Notes the month that texts name about a stretch, if that is one.
    fn of(&mut self, span: Span, times: Vec<Span>) {
        let named = months_of(times.iter().flat_map(|time| mentions_in(self.mentions, *time)));
        if let [month @ Month { year: Some(_), .. }] = named.as_slice() {
            self.months.push((span, *month));
        }
    }
}
