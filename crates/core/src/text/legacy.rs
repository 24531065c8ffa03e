//! Runs of TCVN3 and VNI inside Unicode text.
//!
//! Where a document's font is lost, its letters come out as the Latin-1 characters of the same numbers: `thùc hiÖn c¸c
//! phong trµo`. A whole file can be like that, or a line, or a word. Neither a word nor a file can decide: `dùng` is
//! `dựng` in TCVN3 and a word by itself, and one ordinary word in ten would read as another one if it were decoded.
//!
//! So each [`line`] is taken apart into words that are [read three ways](word), and a way through three states, Unicode,
//! TCVN3 and VNI, is looked for that [costs least](path). A word costs where it makes no sense, and changing states costs;
//! letters that Vietnamese never uses (*hot* ones) pull into a legacy state, letters that the legacy encodings have not
//! keep out of it (*cold* words). Then each run is [asked](evidence) whether its line, or the document, is Vietnamese at
//! all: nothing is done to French or German. What stands is [written](write), what is left over beside it is
//! [noted](leftover). Runs that a file's fonts tell of need none of that: they are [known].

mod capitals;
mod evidence;
mod forms;
mod known;
mod leftover;
mod letters;
mod line;
mod path;
mod word;
mod write;

use super::Encoding;
use super::repair::Writer;
use super::scan::{self, Suspect};
use line::Line;
use path::Run;

pub(super) use forms::write_forms;
pub(super) use known::write_known;
pub(super) use leftover::suspect_leftovers;

/// Which encoding a word is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Unicode,
    Tcvn3,
    Vni,
}

const STATES: [State; 3] = [State::Unicode, State::Tcvn3, State::Vni];

/// The encodings that a run can be in.
const LEGACY: [State; 2] = [State::Tcvn3, State::Vni];

impl State {
    /// The place in an array of something for both of [`LEGACY`].
    const fn index(self) -> usize {
        match self {
            Self::Unicode | Self::Tcvn3 => 0,
            Self::Vni => 1,
        }
    }

    const fn encoding(self) -> Encoding {
        match self {
            Self::Unicode => Encoding::Utf8,
            Self::Tcvn3 => Encoding::Tcvn3,
            Self::Vni => Encoding::Vni,
        }
    }

    /// The other one of [`LEGACY`].
    const fn other(self) -> Self {
        match self {
            Self::Vni => Self::Tcvn3,
            _ => Self::Vni,
        }
    }
}

/// Repairs the runs in those of `lines` that are suspected of any; the lines must come in order. `context` says that the
/// document is Vietnamese.
pub(super) fn repair_lines(writer: &mut Writer<'_>, lines: &[Suspect], context: bool) {
    let mut document = Document { text: writer.source(), lines, context, tally: Tally::default() };
    let (mut line, mut runs) = (Line::default(), Vec::new());
    for (n, suspect) in lines.iter().enumerate().filter(|(_, suspect)| suspect.is_legacy()) {
        line.fill(document.text, suspect.line.clone());
        line.runs(context, &mut runs);
        document.tally.add(&runs);
        for run in runs.iter_mut().filter(|run| run.tied) {
            line.settle(run, document.encoding(n + 1));
        }
        line.write(writer, &runs);
    }
}

impl Suspect {
    const fn is_legacy(&self) -> bool {
        self.flags & scan::LEGACY != 0
    }
}

/// Whether a text is Vietnamese in the main: a letter that only Vietnamese has in every 60 bytes.
pub(super) fn is_vietnamese(text: &str) -> bool {
    let bytes = text.as_bytes();
    let enough = 10.max(bytes.len().div_ceil(60));
    // Ạ to ỹ, ơ and ư
    let own = memchr::memchr2_iter(0xE1, 0xC6, bytes).filter(|at| {
        matches!(bytes[*at..], [0xE1, 0xBA | 0xBB, ..] | [0xC6, 0xA0 | 0xA1 | 0xAF | 0xB0, ..])
    });
    own.take(enough).count() == enough
}

/// What the runs of a document say about a run that reads well in both encodings.
struct Document<'t> {
    text: &'t str,
    lines: &'t [Suspect],
    context: bool,
    tally: Tally,
}

impl Document<'_> {
    /// The encoding that the document's other runs are in; lines from `next` on are looked at until enough is known.
    fn encoding(&mut self, next: usize) -> Option<State> {
        if !self.tally.complete {
            self.tally.complete = true;
            let mut ahead = Tally { ..self.tally };
            let (mut line, mut runs) = (Line::default(), Vec::new());
            for suspect in self.lines[next..].iter().filter(|suspect| suspect.is_legacy()) {
                if ahead.is_enough() {
                    break;
                }
                line.fill(self.text, suspect.line.clone());
                line.runs(self.context, &mut runs);
                ahead.add(&runs);
            }
            self.tally.ahead = ahead.words;
        }
        self.tally.encoding()
    }
}

/// How many words of a document were in which encoding for certain.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    words: [usize; 2],
    /// The same with the lines that are still to come, or as many of them as it takes.
    ahead: [usize; 2],
    complete: bool,
}

impl Tally {
    /// So many words of one encoding are no accident.
    const ENOUGH: usize = 100;

    fn add(&mut self, runs: &[Run]) {
        for run in runs.iter().filter(|run| !run.tied) {
            self.words[run.state.index()] += run.changed;
        }
    }

    fn is_enough(&self) -> bool {
        self.words.iter().any(|words| *words >= Self::ENOUGH)
    }

    /// The encoding of nearly all words; none where there are few of both.
    fn encoding(&self) -> Option<State> {
        let words = |state: State| self.words[state.index()].max(self.ahead[state.index()]);
        LEGACY.into_iter().find(|state| words(*state) > 4 * words(state.other()))
    }
}
