//! Documents to rows.

use std::sync::{Arc, LazyLock};

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use kehoach_json::edtf::{Day, Point};
use kehoach_json::{
    Activity, Block, Detail, DetailKind, Document, ResolvedBy, Severity, TimeframeKind,
};

use crate::row;

/// The tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table {
    /// A row a plan.
    Plans,
    /// A row a section or block of time.
    Sections,
    /// A row a thing that is to be done.
    Activities,
    /// A row a date, act or number that a text names.
    Mentions,
    /// A row a thing that was noticed.
    Diagnostics,
    /// A row a file that could not be read.
    Errors,
}

impl Table {
    /// All of them, in the order of [`Batches`].
    pub const ALL: [Self; 6] = [
        Self::Plans,
        Self::Sections,
        Self::Activities,
        Self::Mentions,
        Self::Diagnostics,
        Self::Errors,
    ];

    /// The name in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::Sections => "sections",
            Self::Activities => "activities",
            Self::Mentions => "mentions",
            Self::Diagnostics => "diagnostics",
            Self::Errors => "errors",
        }
    }

    /// The columns: names, types, and what they mean, under the key `description` of their metadata.
    ///
    /// ```
    /// use kehoach_tables::Table;
    ///
    /// let schema = Table::Activities.schema();
    /// let what = schema.field_with_name("what")?;
    /// assert_eq!(what.metadata()["description"], "What is to be done.");
    /// # Ok::<(), arrow_schema::ArrowError>(())
    /// ```
    #[must_use]
    pub fn schema(self) -> SchemaRef {
        static SCHEMAS: LazyLock<[SchemaRef; 6]> = LazyLock::new(|| {
            [
                row::Plans::schema(),
                row::Sections::schema(),
                row::Activities::schema(),
                row::Mentions::schema(),
                row::Diagnostics::schema(),
                row::Errors::schema(),
            ]
            .map(Arc::new)
        });
        let [plans, sections, activities, mentions, diagnostics, errors] = &*SCHEMAS;
        match self {
            Self::Plans => plans,
            Self::Sections => sections,
            Self::Activities => activities,
            Self::Mentions => mentions,
            Self::Diagnostics => diagnostics,
            Self::Errors => errors,
        }
        .clone()
    }
}

/// Why a file could not be read.
#[derive(Debug, Clone, Copy)]
pub struct Failure<'a> {
    /// The sort of error, such as `EncryptedFile`.
    pub error: &'a str,
    /// What is wrong, in English.
    pub message: &'a str,
    /// The same in Vietnamese.
    pub message_vi: &'a str,
    /// Where in the file.
    pub place: Option<&'a str>,
}

/// Collects plans as rows.
#[derive(Default)]
pub struct Builder {
    plans: row::Plans,
    sections: row::Sections,
    activities: row::Activities,
    mentions: row::Mentions,
    diagnostics: row::Diagnostics,
    errors: row::Errors,
    /// The number of the next plan.
    next: u32,
}

impl std::fmt::Debug for Builder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Builder").field("next", &self.next).finish_non_exhaustive()
    }
}

impl Builder {
    /// No rows yet; the first plan has the number 0.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// No rows yet; the first plan has the number `next`.
    #[must_use]
    pub fn starting_at(next: u32) -> Self {
        Self { next, ..Self::default() }
    }

    /// The number of the next plan.
    #[must_use]
    pub const fn next(&self) -> u32 {
        self.next
    }

    /// Adds a plan to all tables but that of errors.
    pub fn plan(&mut self, file: Option<&str>, document: &Document<'_>) {
        let plan = self.next;
        self.next += 1;
        let (blocks, mentions) = (document.blocks(), document.mentions());
        let mut sections = 0;
        for block in &blocks {
            match block {
                Block::Section(section) => {
                    sections += 1;
                    self.sections.push(row::Section {
                        plan,
                        path: &section.path,
                        kind: "section",
                        label: &section.label,
                        level: section.level.into(),
                        text: &section.text,
                        months: Vec::new(),
                        line: section.line,
                        start_byte: section.span.start,
                        end_byte: section.span.end,
                    });
                }
                Block::Period(period) => self.sections.push(row::Section {
                    plan,
                    path: &period.path,
                    kind: "period",
                    label: period.time.as_deref().unwrap_or_default(),
                    level: 0,
                    text: &period.text,
                    months: first_days(&period.months),
                    line: period.line,
                    start_byte: period.span.start,
                    end_byte: period.span.end,
                }),
                _ => {}
            }
        }
        document.activities.iter().for_each(|activity| self.activity(plan, activity));
        for mention in &mentions {
            let meant = mention.resolved.as_deref().unwrap_or(&mention.value);
            self.mentions.push(row::Mention {
                plan,
                kind: &mention.kind,
                value: &mention.value,
                resolved: mention.resolved.as_deref(),
                day: one_day(meant),
                by: mention.by.map(|by| match by {
                    ResolvedBy::Explicit => "explicit",
                    ResolvedBy::Block => "block",
                    ResolvedBy::Plan => "plan",
                    ResolvedBy::Order => "order",
                }),
                approximate: mention.approximate,
                act: mention.reference.as_ref().and_then(|act| act.kind.as_deref()),
                text: &mention.text,
                line: mention.line,
                start_byte: mention.span.start,
                end_byte: mention.span.end,
            });
        }
        for diagnostic in &document.diagnostics {
            self.diagnostics.push(row::Diagnostic {
                plan,
                id: &diagnostic.id,
                severity: match diagnostic.severity {
                    Severity::Info => "info",
                    Severity::Warning => "warning",
                    Severity::Error => "error",
                },
                message: &diagnostic.message,
                message_vi: &diagnostic.message_vi,
                help: diagnostic.help.as_deref(),
                help_vi: diagnostic.help_vi.as_deref(),
                found: diagnostic.found.as_deref(),
                expected: diagnostic.expected.as_deref(),
                line: diagnostic.line,
                start_byte: diagnostic.span.start,
                end_byte: diagnostic.span.end,
            });
        }
        let head = &document.head;
        let issued = head.place_date.as_ref().or(document.tail.place_date.as_ref());
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.plans.push(row::Plan {
            plan,
            file,
            title: head.title.as_ref().map(|title| &*title.text),
            kind: head.title.as_ref().and_then(|title| title.kind.as_deref()),
            issuers: head.issuers.iter().map(|issuer| &*issuer.name).collect(),
            number: head.number.as_ref().and_then(|number| number.number.as_deref()),
            symbol: head.number.as_ref().and_then(|number| number.symbol.as_deref()),
            place: issued.and_then(|issued| issued.place.as_deref()),
            issued: issued.and_then(|issued| issued.date.as_deref()),
            issued_on: issued.and_then(|issued| one_day(issued.date.as_deref()?)),
            timeframe_kind: document.timeframe.as_ref().map(|frame| match frame.kind {
                TimeframeKind::SchoolYear => "school_year",
                TimeframeKind::Year => "year",
                TimeframeKind::Years => "years",
                TimeframeKind::Month => "month",
                TimeframeKind::Quarter => "quarter",
            }),
            timeframe: document.timeframe.as_ref().map(|frame| &*frame.value),
            signers: document
                .tail
                .signatures
                .iter()
                .filter_map(|signature| Some(&*signature.name.as_ref()?.text))
                .collect(),
            recipients: document
                .tail
                .recipients
                .iter()
                .flat_map(|recipients| recipients.list.iter().map(|recipient| &*recipient.name))
                .collect(),
            is_plan: document.evidence.is_plan,
            lines: document.coverage.lines,
            left_over: document.coverage.left_over,
            sections,
            activities: count(document.activities.len()),
            mentions: count(mentions.len()),
            diagnostics: count(document.diagnostics.len()),
            bytes: document.source.bytes,
        });
    }

    fn activity(&mut self, plan: u32, activity: &Activity<'_>) {
        let details = |kind| -> Vec<&str> {
            let told = activity.details.iter().filter(|detail| detail.kind == kind);
            told.map(|detail| &*detail.value).collect()
        };
        let other: Vec<String> = activity
            .details
            .iter()
            .filter(|detail| detail.kind == DetailKind::Other)
            .map(
                |Detail { key, value, .. }| {
                    if key.is_empty() { value.to_string() } else { format!("{key}: {value}") }
                },
            )
            .collect();
        self.activities.push(row::Activity {
            plan,
            path: &activity.path,
            what: &activity.what,
            period: activity.period.as_deref(),
            months: strs(&activity.months),
            month_starts: first_days(&activity.months),
            sections: strs(&activity.sections),
            steps: strs(&activity.steps),
            measures: strs(&activity.measures),
            measures_shared: activity.measures_shared,
            time: details(DetailKind::Time),
            place: details(DetailKind::Place),
            who: details(DetailKind::Who),
            cost: details(DetailKind::Cost),
            other: strs(&other),
            dates: strs(&activity.dates),
            days: activity.dates.iter().filter_map(|date| one_day(date)).collect(),
            deadline: activity.deadline.as_deref(),
            deadline_on: activity.deadline.as_deref().and_then(last_day),
            references: strs(&activity.references),
            targets: strs(&activity.targets),
            line: activity.line,
            start_byte: activity.span.start,
            end_byte: activity.span.end,
        });
    }

    /// Adds a file that could not be read to the table of errors.
    pub fn failure(&mut self, file: Option<&str>, failure: Failure<'_>) {
        let Failure { error, message, message_vi, place } = failure;
        self.errors.push(row::Error { file, error, message, message_vi, place });
    }

    /// The rows so far, a batch a table. The builder is empty then, and goes on counting plans.
    ///
    /// # Errors
    ///
    /// None that is known; the type leaves room.
    pub fn finish(&mut self) -> Result<Batches, ArrowError> {
        Ok(Batches([
            RecordBatch::try_new(Table::Plans.schema(), self.plans.finish())?,
            RecordBatch::try_new(Table::Sections.schema(), self.sections.finish())?,
            RecordBatch::try_new(Table::Activities.schema(), self.activities.finish())?,
            RecordBatch::try_new(Table::Mentions.schema(), self.mentions.finish())?,
            RecordBatch::try_new(Table::Diagnostics.schema(), self.diagnostics.finish())?,
            RecordBatch::try_new(Table::Errors.schema(), self.errors.finish())?,
        ]))
    }
}

/// The rows of some plans, a batch a table.
#[derive(Debug, Clone)]
pub struct Batches([RecordBatch; 6]);

impl Batches {
    /// The rows of a table.
    #[must_use]
    pub const fn get(&self, table: Table) -> &RecordBatch {
        let [plans, sections, activities, mentions, diagnostics, errors] = &self.0;
        match table {
            Table::Plans => plans,
            Table::Sections => sections,
            Table::Activities => activities,
            Table::Mentions => mentions,
            Table::Diagnostics => diagnostics,
            Table::Errors => errors,
        }
    }
}

fn strs(texts: &[impl AsRef<str>]) -> Vec<&str> {
    texts.iter().map(AsRef::as_ref).collect()
}

/// The day that a time is, where it is one.
fn one_day(edtf: &str) -> Option<i32> {
    Point::read(edtf)?.day().map(since_1970)
}

/// The last day of a time; of `../2024-05-20` the 20th.
fn last_day(edtf: &str) -> Option<i32> {
    let end = edtf.split_once('/').map_or(edtf, |(_, end)| end);
    Point::read(end)?.last().map(since_1970)
}

/// The first days of months whose year is known.
fn first_days(months: &[impl AsRef<str>]) -> Vec<i32> {
    let first = |month: &str| Point::read(month)?.first().map(since_1970);
    months.iter().filter_map(|month| first(month.as_ref())).collect()
}

/// How many days lie between 1970-01-01 and a day of the Gregorian calendar.
fn since_1970((year, month, day): Day) -> i32 {
    // Years begin in March here, so that the leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let month = i32::from(if month <= 2 { month + 9 } else { month - 3 });
    let days = 365 * year + year / 4 - year / 100 + year / 400;
    days + (153 * month + 2) / 5 + i32::from(day) - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970() {
        let days = [(1970, 1, 1), (1969, 12, 31), (2000, 2, 29), (2000, 3, 1), (2024, 12, 31)];
        assert_eq!(days.map(since_1970), [0, -1, 11_016, 11_017, 20_088]);
    }

    #[test]
    fn deadlines_end() {
        assert_eq!(last_day("../2024-05-20"), one_day("2024-05-20"));
        assert_eq!(last_day("../2024-05"), one_day("2024-05-31"));
        assert_eq!(last_day("../XXXX-05-20"), None);
    }
}
