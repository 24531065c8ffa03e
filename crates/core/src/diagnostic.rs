//! Diagnostics: what the library noticed about a text, in facts; words are made of them late, in Vietnamese or English.
//!
//! Every diagnostic has a [`Code`] whose documentation is its manual page, a [`Severity`], and a [`Span`] of the
//! source as it came. A code is never renamed, and never used again once it is gone.

mod message;

use std::fmt;
use std::str::FromStr;

use crate::span::Span;

/// Something that the library noticed about a text.
///
/// It holds facts; [`message`](Self::message) and [`help`](Self::help) put them into words.
///
/// ```
/// use kehoach::{Code, Diagnostic, Lang, Severity, Span};
///
/// let diagnostic = Diagnostic::new(Code::OrdinalSkipped, Span::new(40, 43)).found("IV").expected("III");
/// assert_eq!(diagnostic.severity, Severity::Warning);
/// assert_eq!(diagnostic.message(Lang::En), "ordinal `IV` comes where `III` was due");
/// assert_eq!(diagnostic.message(Lang::Vi), "số thứ tự `IV` đứng ở chỗ lẽ ra là `III`");
/// assert_eq!(diagnostic.to_string(), "warning[ordinal-skipped] ordinal `IV` comes where `III` was due");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Which one it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The text that it is about, in the source as it came.
    pub span: Span,
    /// What stands there: an ordinal, a month, a word, a number of cells.
    pub found: Option<Box<str>>,
    /// What should stand there, or what it was compared with.
    pub expected: Option<Box<str>>,
    /// The other place that it is about, such as the first of two equal ordinals.
    pub related: Option<Span>,
}

impl Diagnostic {
    /// A diagnostic with the severity that its code [usually](Code::severity) has, and no further facts.
    #[must_use]
    pub fn new(code: Code, span: Span) -> Self {
        Self { code, severity: code.severity(), span, found: None, expected: None, related: None }
    }

    /// The same, with what stands in the text.
    #[must_use]
    pub fn found(mut self, found: impl Into<Box<str>>) -> Self {
        self.found = Some(found.into());
        self
    }

    /// The same, with what was due instead, or what the text was compared with.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<Box<str>>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// The same, with the other place that it is about.
    #[must_use]
    pub const fn related(mut self, span: Span) -> Self {
        self.related = Some(span);
        self
    }

    /// The same, with another severity.
    #[must_use]
    pub const fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// What was noticed, in one line: lower case, no full stop.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        message::message(self, lang)
    }

    /// What to do about it, where there is something to do.
    #[must_use]
    pub fn help(&self, lang: Lang) -> Option<String> {
        message::help(self, lang)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}] {}", self.severity, self.code, self.message(Lang::En))
    }
}

/// How much a diagnostic matters; in ascending order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing need be wrong.
    Info,
    /// Probably a slip in the text, or a place where it was read with doubt.
    Warning,
    /// The plan that comes out can't be relied on.
    Error,
}

impl Severity {
    /// `info`, `warning` or `error`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Tiếng Việt.
    Vi,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// The language of a locale's name as `LC_MESSAGES` and `LANG` hold it: Vietnamese for `vi`, `vi_VN.UTF-8` and the
    /// like, English for every other.
    ///
    /// ```
    /// use kehoach::Lang;
    ///
    /// assert_eq!(Lang::of_locale("vi_VN.UTF-8"), Lang::Vi);
    /// assert_eq!(Lang::of_locale("C"), Lang::En);
    /// ```
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        match locale.split(['_', '.', '@', '-']).next() {
            Some(tag) if tag.eq_ignore_ascii_case("vi") => Self::Vi,
            _ => Self::En,
        }
    }
}

/// No diagnostic has this id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no diagnostic has the id `{id}`")]
pub struct UnknownCode {
    id: Box<str>,
}

/// Builds [`Code`] from one list. A code's page stands in `diagnostic/<id>.md`: rustdoc shows it, and
/// [`Code::explain`] returns it.
macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $en:literal $vi:literal,)+) => {
        /// Which diagnostic it is. The documentation of each variant is its manual page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(
                #[doc = include_str!(concat!("diagnostic/", $id, ".md"))]
                $name,
            )+
        }

        impl Code {
            /// Every code, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The id, in kebab-case: `ordinal-skipped`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)+
                }
            }

            /// How much it matters, unless its place says otherwise.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)+
                }
            }

            /// What it is about, in a few words.
            #[must_use]
            pub const fn summary(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $(
                        (Self::$name, Lang::En) => $en,
                        (Self::$name, Lang::Vi) => $vi,
                    )+
                }
            }

            /// The manual page, in Markdown: what it does, why, an example, what to do.
            #[must_use]
            pub const fn explain(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("diagnostic/", $id, ".md")),)+
                }
            }
        }
    };
}

codes! {
    OrdinalSkipped "ordinal-skipped" Warning
        "an ordinal is missing from a sequence" "số thứ tự bị nhảy",
    OrdinalRepeated "ordinal-repeated" Warning
        "an ordinal is used twice on one level" "số thứ tự bị lặp trong một cấp",
    OrdinalRestarted "ordinal-restarted" Info
        "numbering begins again beside a series" "số thứ tự bắt đầu lại",
    PeriodOutOfOrder "period-out-of-order" Warning
        "a period stands after a later one" "kỳ đứng sau một kỳ muộn hơn",
    PeriodOutsidePlan "period-outside-plan" Warning
        "a period lies outside the plan's time" "kỳ nằm ngoài thời gian của kế hoạch",
    PeriodRepeated "period-repeated" Warning
        "a period is headed twice" "một kỳ xuất hiện hai lần",
    PeriodWithoutYear "period-without-year" Warning
        "no year can be found for a period" "không xác định được năm của kỳ",
    TitleMissing "title-missing" Warning
        "the text has no title" "không có tên loại và trích yếu",
    NumberBlank "number-blank" Info
        "the document's number is left blank" "số văn bản để trống",
    UnplacedText "unplaced-text" Info
        "text that no rule could place" "đoạn văn không xếp được",
    TextRepaired "text-repaired" Info
        "text was repaired before it was read" "văn bản đã được sửa trước khi đọc",
    TextSuspicious "text-suspicious" Warning
        "a word looks damaged" "từ có thể bị lỗi",
    ArtifactRemoved "artifact-removed" Info
        "a line that is no part of the plan" "dòng không thuộc kế hoạch",
    UnbalancedTableRow "unbalanced-table-row" Warning
        "a table row with too many or too few cells" "hàng của bảng thừa hoặc thiếu ô",
    NotAPlan "not-a-plan" Error
        "the text does not look like a plan" "văn bản không giống kế hoạch",
    DateImpossible "date-impossible" Warning
        "a date that no calendar has" "ngày tháng không có thật",
    DateWordWrong "date-word-wrong" Warning
        "a word of a date is wrong" "ngày tháng ghi sai chữ",
    SchoolYearLength "school-year-length" Warning
        "a school year that is not one year long" "năm học không đúng một năm",
    ReferenceSeparatorsSwapped "reference-separators-swapped" Warning
        "`/` and `-` swapped in a document's number" "dấu `/` và `-` trong số ký hiệu bị đảo",
    ReferenceYearMissing "reference-year-missing" Warning
        "a legal act cited without its year" "số ký hiệu thiếu năm ban hành",
    ReferenceKindMismatch "reference-kind-mismatch" Warning
        "kind in words and kind in the symbol differ" "tên loại khác với ký hiệu",
    ReferenceTypeMissing "reference-type-missing" Warning
        "a symbol without the kind of document" "ký hiệu thiếu tên loại",
    ReferenceIssuerSuffix "reference-issuer-suffix" Warning
        "an issuer that this kind does not bear" "ký hiệu cơ quan ban hành không đúng",
    ReferenceSpelling "reference-spelling" Info
        "a symbol spelt in an unusual way" "ký hiệu viết không đúng cách",
    DocumentDamaged "document-damaged" Error
        "a part of the file could not be read" "một phần tệp không đọc được",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let code = Self::ALL.iter().find(|code| code.as_str() == id);
        code.copied().ok_or_else(|| UnknownCode { id: id.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case_unique_and_read_back() {
        for (i, code) in Code::ALL.iter().enumerate() {
            let id = code.as_str();
            assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{id}");
            assert_eq!(id.parse(), Ok(*code));
            assert!(Code::ALL[..i].iter().all(|other| other.as_str() != id), "{id} twice");
        }
        assert_eq!(
            "no-such".parse::<Code>().unwrap_err().to_string(),
            "no diagnostic has the id `no-such`"
        );
    }

    #[test]
    fn every_page_has_its_sections() {
        for code in Code::ALL {
            let page = code.explain();
            for section in [
                "## What it does",
                "## Why it matters",
                "## Example",
                "## What to do",
                "## Tiếng Việt",
            ] {
                assert!(page.contains(section), "{code}: {section}");
            }
        }
    }

    #[test]
    fn messages_are_one_line_lower_case_without_full_stop() {
        for code in Code::ALL {
            let bare = Diagnostic::new(*code, Span::default());
            let full = bare.clone().found("x\ny").expected("z").related(Span::new(1, 2));
            for diagnostic in [bare, full] {
                for lang in [Lang::Vi, Lang::En] {
                    let help = diagnostic.help(lang).unwrap_or_else(|| "x".into());
                    for text in [diagnostic.message(lang), help] {
                        let first = text.chars().next().unwrap();
                        assert!(!first.is_uppercase(), "{code}: {text}");
                        assert!(!text.ends_with('.') && !text.contains('\n'), "{code}: {text}");
                    }
                }
            }
        }
    }

    #[test]
    fn facts_in_words() {
        let show = |code, found: &str, expected: &str| {
            let d = Diagnostic::new(code, Span::default()).found(found).expected(expected);
            format!("{} / {}", d.message(Lang::En), d.help(Lang::En).unwrap_or_default())
        };
        assert_eq!(
            show(Code::ReferenceSeparatorsSwapped, "29/NQ-TW", "29-NQ/TW"),
            "the separators of `29/NQ-TW` are swapped / write `29-NQ/TW`"
        );
        assert_eq!(
            show(Code::PeriodOutsidePlan, "2022-03", "2023/2024"),
            "`2022-03` lies outside the plan's time, `2023/2024` / \
             correct the year of the period, or that of the title"
        );
        assert_eq!(
            show(Code::UnbalancedTableRow, "2", "3"),
            "the row has 2 cells under 3 columns / look whether its cells stand in the right columns"
        );
    }

    #[test]
    fn composed_letters_are_not_shown_twice() {
        let d = Diagnostic::new(Code::TextRepaired, Span::default()).found("hoa\u{323}ch");
        let composed = d.clone().expected("hoạch").message(Lang::En);
        assert_eq!(composed, "decomposed letters in `hoa\u{323}ch` were composed");
        let other = d.found("ho¹ch").expected("hoạch").message(Lang::En);
        assert_eq!(other, "`ho¹ch` was read as `hoạch`");
    }

    #[test]
    fn long_facts_are_cut() {
        let d = Diagnostic::new(Code::UnplacedText, Span::default()).found("ế".repeat(500));
        assert!(d.message(Lang::Vi).chars().count() < 120);
    }
}
