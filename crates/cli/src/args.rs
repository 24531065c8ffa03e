//! The arguments. Their help texts are the manual.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use kehoach::mention::Kind;
use kehoach::text::Encoding;
use kehoach::{Code, Lang, Severity};

/// Reads Vietnamese plan documents (kế hoạch): files in, a typed plan out.
///
/// Plans come as .docx, .doc, .odt, .rtf, .html and .pdf files with a text layer, or as plain
/// text in UTF-8, UTF-16 or one of the old encodings (TCVN3, VNI, VISCII, VPS, VIQR,
/// windows-1258). The content of a file says what it is, never its name; `-` stands for
/// standard input. What was noticed about the plans goes to standard error, one line each:
///
///   file:line:column: warning[ordinal-skipped] ordinal `IV` comes where `III` was due
#[derive(Debug, Parser)]
#[command(name = "kehoach", version, after_help = EXAMPLES, propagate_version = true, verbatim_doc_comment)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// The language of messages [default: by LC_ALL, LC_MESSAGES, LANG]
    #[arg(long, global = true, value_name = "LANG", value_parser = lang())]
    pub(crate) lang: Option<Lang>,

    /// When to use colours; NO_COLOR switches them off, too
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: Color,
}

/// How many files can be read at the same time; more would only wait for each other.
#[cfg(feature = "convert")]
const MAX_WORKERS: i64 = 256;

const EXAMPLES: &str = "\
Examples:
  kehoach outline plan.txt                   the outline, as an indented tree
  kehoach parse plan.txt --pretty            the plan as JSON
  kehoach parse inbox/*.docx --out json/     one JSON file a plan
  kehoach parse *.txt --format jsonl | jq .  one plan a line
  kehoach mentions plan.txt --kind date      every date, with its line and its meaning
  kehoach text plan.doc                      the text, automatic numbers written out
  kehoach explain ordinal-skipped            what a diagnostic means and what to do

Exit codes:
  0  everything was read and written
  1  the same, and a diagnostic at or above --fail-on was found
  2  some input could not be read or some output not be written (the others were done), or wrong usage";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print plans as JSON or as a tree
    #[command(after_help = "\
Examples:
  kehoach parse plan.txt --pretty
  kehoach parse archive/*.docx --out json/ --fail-on warning
  kehoach parse inbox/*.txt --format jsonl > plans.jsonl
  iconv -f utf-16 -t utf-8 plan.txt | kehoach parse -")]
    Parse(Parse),
    /// Print the outline: every line with its role, its parent and its label
    #[command(after_help = "\
Examples:
  kehoach outline plan.txt
  kehoach outline plan.txt --format tsv | cut -f 2 | sort | uniq -c")]
    Outline(Outline),
    /// Print the dates, months, references and shares that a plan mentions, and what they mean
    #[command(after_help = "\
Examples:
  kehoach mentions plan.txt
  kehoach mentions plan.txt --kind reference --format tsv
  kehoach mentions plan.txt --kind date,month --format json")]
    Mentions(Mentions),
    /// Turn an archive into tables: plans, sections, activities, mentions, diagnostics, errors
    #[cfg(feature = "convert")]
    #[command(after_help = "\
Each table is a folder of files, a part of the archive each; a file is there whole or not at all.
What is done is not done again: stopped runs go on, and changed, new and removed files are followed.

Examples:
  kehoach convert archive/ tables/ --to parquet
  duckdb -c \"select * from 'tables/activities/*.parquet'\"")]
    Convert(Convert),
    /// Print each line with what it looks like by itself
    Lines(Lines),
    /// Print the text of a file, with the automatic numbers that a word processor would show
    #[command(after_help = "\
Examples:
  kehoach text plan.docx
  kehoach text plan.doc --hints | cut -f 1,5,14
  kehoach text plan.pdf --hints --format jsonl | jq .place")]
    Text(Text),
    /// Print the text in Unicode (NFC), with old fonts and damage repaired
    #[command(after_help = "\
Examples:
  kehoach decode old.txt > new.txt
  kehoach decode old.txt --encoding tcvn3 > new.txt
  kehoach decode plan.txt --report > /dev/null")]
    Decode(Decode),
    /// Explain a diagnostic, or list them all
    Explain(Explain),
    /// Print the JSON Schema of what `parse` prints
    Schema,
    /// Print completions for a shell
    #[command(after_help = "\
Examples:
  kehoach completions bash > ~/.local/share/bash-completion/completions/kehoach
  kehoach completions fish > ~/.config/fish/completions/kehoach.fish")]
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = "\
Examples:
  kehoach man > kehoach.1
  kehoach man parse > kehoach-parse.1")]
    Man(Man),
}

/// How a text is to be read.
#[derive(Debug, ClapArgs)]
pub(crate) struct Reading {
    /// The encoding of a text file, where it is known; else it is found out
    #[arg(long, value_name = "ENCODING", value_parser = encoding())]
    pub(crate) encoding: Option<Encoding>,

    /// Leave the text as it came: no composing of letters, no repair of old fonts and damage
    #[arg(long)]
    pub(crate) no_repair: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Parse {
    /// The plans; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: PlanFormat,

    /// Indent the JSON
    #[arg(long)]
    pub(crate) pretty: bool,

    /// Write one file a plan into this folder, named after the input, in place of printing
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// From which severity on a diagnostic makes the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    pub(crate) fail_on: FailOn,

    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Outline {
    /// The plan; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: OutlineFormat,

    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Mentions {
    /// The plan; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: MentionFormat,

    /// Only mentions of these kinds, such as `date,month,reference`
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds())]
    pub(crate) kind: Vec<String>,

    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[cfg(feature = "convert")]
#[derive(Debug, ClapArgs)]
pub(crate) struct Convert {
    /// The folder of the plans, all files in it and below; or one plan
    #[arg(value_name = "ARCHIVE")]
    pub(crate) archive: PathBuf,

    /// The folder for the tables; it may lie in the archive
    #[arg(value_name = "OUT")]
    pub(crate) out: PathBuf,

    /// The format of the tables
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) to: TableFormat,

    /// How many files are read at the same time, up to 256 [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MAX_WORKERS))]
    pub(crate) workers: Option<u16>,

    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// What `convert` writes.
#[cfg(feature = "convert")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// Apache Parquet
    Parquet,
    /// CSV that spreadsheets read; lists are joined by `; `
    Csv,
    /// One line of JSON a row
    Jsonl,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Lines {
    /// The plan; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Text {
    /// The plan; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Print a row a line with what the format knows about it: page, cell, label, alignment, style
    #[arg(long)]
    pub(crate) hints: bool,

    /// How to print the hints
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT", requires = "hints")]
    pub(crate) format: HintFormat,

    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Decode {
    /// The text; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Say on standard error which encoding was found, why, and what was repaired
    #[arg(long)]
    pub(crate) report: bool,

    #[command(flatten)]
    pub(crate) reading: Reading,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    /// The id between the brackets of a diagnostic; without it, all are listed
    #[arg(value_name = "ID", value_parser = code(), hide_possible_values = true)]
    pub(crate) id: Option<Code>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Completions {
    /// Which shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Man {
    /// The page of this command; without it, that of `kehoach` itself
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}

/// What `parse` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum PlanFormat {
    /// One JSON document a plan
    #[default]
    Json,
    /// One line of JSON a plan
    Jsonl,
    /// An indented tree for people
    Tree,
}

/// What `outline` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum OutlineFormat {
    /// An indented tree for people
    #[default]
    Tree,
    /// One row a line: line, role, parent, label
    Tsv,
}

/// What `mentions` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum MentionFormat {
    /// Aligned columns for people
    #[default]
    Table,
    /// One row a mention: line, kind, value, start, end, text, resolved
    Tsv,
    /// An array of objects with the same names
    Json,
}

/// How `text` prints hints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum HintFormat {
    /// One row a line, the text last
    #[default]
    Tsv,
    /// One line of JSON a line
    Jsonl,
}

/// Which diagnostics make the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors
    #[default]
    Error,
    /// Warnings and errors
    Warning,
    /// None
    Never,
}

impl FailOn {
    /// Whether a diagnostic of this severity counts.
    pub(crate) fn includes(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Never => false,
        }
    }
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Sets the choice for all that is printed from here on.
    pub(crate) fn write_global(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

fn lang() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["vi", "en"]).map(|tag| Lang::of_locale(&tag))
}

fn encoding() -> impl TypedValueParser<Value = Encoding> {
    // Other names of an encoding (`abc`, `cp1258`) are taken as well, so these are no closed list.
    |name: &str| name.parse::<Encoding>()
}

fn code() -> impl TypedValueParser<Value = Code> {
    PossibleValuesParser::new(Code::ALL.iter().map(|code| code.as_str()))
        .try_map(|id| id.parse::<Code>())
}

/// The kinds of mentions that `--kind` takes.
fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(Kind::ALL.map(Kind::as_str))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn arguments_are_sound() {
        Args::command().debug_assert();
    }
}
