//! From a document to the source of a plan.

use kehoach::hint::{self, Hints, LegacyRun, LineHint, Origin};
use kehoach::text::{Encoding, Repairer};
use kehoach::{Parsed, Parser, Source, Span};

use crate::document::{Document, LineHints, Place};
use crate::{FontClass, Format};

impl Document {
    /// Parses the plan, with all that the format of the file knew. Spans point into [`text`](Self::text).
    ///
    /// ```
    /// use kehoach_read::{Options, read_bytes};
    ///
    /// let html = "<p>KẾ HOẠCH<p>Năm học 2023 - 2024<ol type=I><li>MỤC ĐÍCH<li>NỘI DUNG</ol>";
    /// let document = read_bytes(html.as_bytes(), &Options::new())?;
    /// let parsed = document.parse();
    /// assert_eq!(parsed.plan().timeframe.unwrap().to_string(), "2023/2024");
    /// assert_eq!(parsed.slice(parsed.plan().body[1].span()), "II. NỘI DUNG");
    /// # Ok::<(), kehoach_read::Error>(())
    /// ```
    #[must_use]
    pub fn parse(&self) -> Parsed<'_> {
        Parser::new().parse_source(self.source())
    }

    /// The text with its hints, repaired with all that [`Repairer`] knows: what [`Parser::parse_source`] takes.
    #[must_use]
    pub fn source(&self) -> Source<'_> {
        self.source_with(Some(Repairer::new()))
    }

    /// The same, repaired with `repairer` or left as it came.
    #[must_use]
    pub fn source_with(&self, repairer: Option<Repairer>) -> Source<'_> {
        Source::hinted(&*self.text, self.hints(), repairer).from_file(self.origin())
    }

    /// The same with the text itself, which is not copied.
    #[must_use]
    pub fn into_source(mut self, repairer: Option<Repairer>) -> Source<'static> {
        let (hints, origin) = (self.hints(), self.origin());
        Source::hinted(std::mem::take(&mut self.text), hints, repairer).from_file(origin)
    }

    /// What the outline can use of what the format knew; nothing of a plain text.
    #[must_use]
    pub fn hints(&self) -> Hints {
        if self.format == Format::Txt {
            return Hints::default();
        }
        let lines = self.lines.iter().map(|line| self.line_hint(line)).collect();
        let tables = self
            .tables
            .iter()
            .map(|table| hint::Table {
                rows: table.rows,
                columns: table.columns,
                head_rows: table.head_rows,
                bordered: table.bordered,
                within: table.parent.and_then(|cell| self.cell_hint(cell)),
            })
            .collect();
        Hints::new(lines).tables(tables).legacy(self.legacy_hints())
    }

    fn line_hint(&self, line: &LineHints) -> LineHint {
        LineHint {
            place: match line.place {
                Place::Body | Place::TextBox => hint::Place::Body,
                Place::Header | Place::Footer => hint::Place::Running,
                Place::Footnote | Place::Endnote => hint::Place::Note,
                Place::Comment | Place::Artifact => hint::Place::Around,
            },
            cell: line.cell.and_then(|cell| self.cell_hint(cell)),
            label: line.label.map(|label| hint::Label { level: label.level, bullet: label.bullet }),
            page: line.page,
            bold: line.bold,
        }
    }

    fn cell_hint(&self, cell: u32) -> Option<hint::Cell> {
        let cell = self.cells.get(cell as usize)?;
        Some(hint::Cell {
            table: cell.table,
            row: cell.row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
        })
    }

    fn legacy_hints(&self) -> Vec<LegacyRun> {
        let runs = self.legacy.iter().filter_map(|run| {
            let (encoding, capitals) = match run.font {
                FontClass::Unicode => return None,
                FontClass::Tcvn3 => (Encoding::Tcvn3, false),
                FontClass::Tcvn3Capitals => (Encoding::Tcvn3, true),
                FontClass::Vni => (Encoding::Vni, false),
            };
            Some(LegacyRun { span: Span::new(run.range.start, run.range.end), encoding, capitals })
        });
        runs.collect()
    }

    fn origin(&self) -> Origin {
        Origin {
            format: self.format.extension().into(),
            encoding: self.decoding.as_ref().map(|decoding| decoding.encoding),
            damage: self
                .damage
                .iter()
                .map(|damage| hint::Damage {
                    part: damage.part().to_owned(),
                    what: damage.what().to_owned(),
                })
                .collect(),
        }
    }
}
