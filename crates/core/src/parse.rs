//! The whole way from a text to a plan.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::outline::Outline;
use crate::plan::{Input, Plan, lower};
use crate::source::Source;
use crate::text::Repairer;
use crate::{MAX_SOURCE_BYTES, Span};

mod findings;

/// Parses a text with the usual options; see [`Parser::parse`].
///
/// ```
/// let parsed = kehoach::parse("KẾ HOẠCH\nNăm học 2023-2024\nI. MỤC ĐÍCH\n- Tuyên truyền\n");
/// let plan = parsed.plan();
/// assert_eq!(plan.head.title.as_ref().unwrap().text(), "KẾ HOẠCH Năm học 2023-2024");
/// assert_eq!(plan.timeframe.unwrap().to_string(), "2023/2024");
/// assert_eq!(plan.body[0].text().unwrap().as_str(), "MỤC ĐÍCH");
/// ```
#[must_use]
pub fn parse(text: &str) -> Parsed<'_> {
    static USUAL: Parser = Parser::new();
    USUAL.parse(text)
}

/// A parser with its options.
///
/// ```
/// use kehoach::Parser;
///
/// static AS_IT_IS: Parser = Parser::new().repair(false).mentions(false);
/// let parsed = AS_IT_IS.parse("KẾ HOẠCH");
/// assert!(parsed.source().repairs().is_empty());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parser {
    repair: Option<Repairer>,
    mentions: bool,
}

impl Default for Parser {
    fn default() -> Self {
        Self::new()
    }
}

impl Parser {
    /// Repairs the text and finds mentions.
    #[must_use]
    pub const fn new() -> Self {
        Self { repair: Some(Repairer::new()), mentions: true }
    }

    /// Whether to repair the text before it is read; without it, text that is not NFC is read badly.
    #[must_use]
    pub const fn repair(mut self, yes: bool) -> Self {
        self.repair = if yes { Some(Repairer::new()) } else { None };
        self
    }

    /// What to repair.
    #[must_use]
    pub const fn repairer(mut self, repairer: Repairer) -> Self {
        self.repair = Some(repairer);
        self
    }

    /// Whether to find dates, periods, references and the like in the texts.
    #[must_use]
    pub const fn mentions(mut self, yes: bool) -> Self {
        self.mentions = yes;
        self
    }

    /// Parses a text. It cannot fail: any text gives a plan, if only an empty one, and diagnostics that say what is
    /// wrong with it.
    ///
    /// A text longer than [`MAX_SOURCE_BYTES`] is not read at all: the plan is empty and the diagnostics say so.
    /// [`try_parse`](Self::try_parse) gives an error instead.
    #[must_use]
    pub fn parse<'s>(&self, text: impl Into<Cow<'s, str>>) -> Parsed<'s> {
        let text = text.into();
        match self.try_parse(text) {
            Ok(parsed) => parsed,
            Err(error) => Parsed {
                source: Source::unrepaired(""),
                outline: Outline::of(""),
                plan: Plan::default(),
                diagnostics: vec![findings::too_large(error.len)],
            },
        }
    }

    /// Parses a text.
    ///
    /// # Errors
    ///
    /// [`TooLarge`] for a text longer than [`MAX_SOURCE_BYTES`].
    pub fn try_parse<'s>(&self, text: impl Into<Cow<'s, str>>) -> Result<Parsed<'s>, TooLarge> {
        let text = text.into();
        if text.len() > MAX_SOURCE_BYTES {
            return Err(TooLarge { len: text.len() });
        }
        let source = match self.repair {
            Some(repairer) => Source::with(text, repairer),
            None => Source::unrepaired(text),
        };
        Ok(self.parse_source(source))
    }

    /// Parses a source that was made before, with its repairs.
    #[must_use]
    pub fn parse_source<'s>(&self, source: Source<'s>) -> Parsed<'s> {
        let outline = Outline::with_hints(source.repaired(), source.hints());
        let unchanged = source.is_unchanged();
        let lowered = lower(Input {
            text: source.repaired(),
            borrowed: source.borrowed().filter(|_| unchanged),
            map: (!unchanged).then(|| source.map()),
            outline: &outline,
            mentions: self.mentions,
        });
        let diagnostics = findings::diagnostics(&source, &outline, &lowered);
        Parsed { source, outline, plan: lowered.plan, diagnostics }
    }
}

/// A text that is longer than [`MAX_SOURCE_BYTES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text has {len} bytes, more than the {MAX_SOURCE_BYTES} that can be parsed")]
pub struct TooLarge {
    /// How long it is, in bytes.
    pub len: usize,
}

/// What came of parsing: the plan, and the stages before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed<'s> {
    source: Source<'s>,
    outline: Outline,
    plan: Plan<'s>,
    diagnostics: Vec<Diagnostic>,
}

impl<'s> Parsed<'s> {
    /// The text as it came, and what was repaired in it.
    #[must_use]
    pub const fn source(&self) -> &Source<'s> {
        &self.source
    }

    /// The outline. Its spans point into [`Source::repaired`], unlike all others.
    #[must_use]
    pub const fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &Plan<'s> {
        &self.plan
    }

    /// The plan alone; the rest is dropped.
    #[must_use]
    pub fn into_plan(self) -> Plan<'s> {
        self.plan
    }

    /// What was noticed, in the order of the text.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The text under a span of the plan, as it came.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.source.slice(span)
    }

    /// The same with texts of its own, free of what it was parsed from.
    #[must_use]
    pub fn into_owned(self) -> Parsed<'static> {
        Parsed {
            source: self.source.into_owned(),
            outline: self.outline,
            plan: self.plan.into_owned(),
            diagnostics: self.diagnostics,
        }
    }
}
