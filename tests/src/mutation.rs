//! Plans as they come out of careless hands: lines dropped, doubled, swapped, glued, wrapped anew, marked otherwise.

/// One change of a text's lines. Numbers are taken modulo what there is, so that any number fits any text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutation {
    /// A line is left out.
    Drop(usize),
    /// A line stands twice.
    Double(usize),
    /// Two lines change places.
    Swap(usize, usize),
    /// A line is glued to the one before it, with or without a blank.
    Glue(usize, bool),
    /// A line is broken at a blank.
    Wrap(usize, usize),
    /// A line gets another marker before it.
    Mark(usize, usize),
    /// A line loses its first word.
    Unmark(usize),
    /// A blank line is put before a line.
    Part(usize),
    /// A sign is put into a line.
    Sign(usize, usize, usize),
}

/// Markers and ordinals, with and without a blank behind.
pub const MARKS: [&str; 20] = [
    "- ",
    "+ ",
    "* ",
    "• ",
    "-",
    "– ",
    "o ",
    "I. ",
    "II- ",
    "1. ",
    "2) ",
    "(3) ",
    "1.1. ",
    "a) ",
    "đ) ",
    "Điều 1. ",
    "Phần I: ",
    "Tháng 9: ",
    "\t",
    "Nơi nhận: ",
];

/// Signs that a grammar may trip over.
pub const SIGNS: [&str; 16] = [
    "\u{301}", "\u{200b}", "\u{a0}", "\t", "\r", "\u{c}", "/", "–", ".", ":", "\u{feff}", "Ð",
    "\u{212a}", "\u{ad}", "İ", "𝟙",
];

impl Mutation {
    /// Makes a mutation of four numbers: which one, and where.
    #[must_use]
    pub fn of(which: u8, a: usize, b: usize, c: usize) -> Self {
        match which % 9 {
            0 => Self::Drop(a),
            1 => Self::Double(a),
            2 => Self::Swap(a, b),
            3 => Self::Glue(a, b.is_multiple_of(2)),
            4 => Self::Wrap(a, b),
            5 => Self::Mark(a, b),
            6 => Self::Unmark(a),
            7 => Self::Part(a),
            _ => Self::Sign(a, b, c),
        }
    }

    fn apply(self, lines: &mut Vec<String>) {
        let n = lines.len();
        if n == 0 {
            return;
        }
        match self {
            Self::Drop(i) => {
                lines.remove(i % n);
            }
            Self::Double(i) => lines.insert(i % n, lines[i % n].clone()),
            Self::Swap(i, j) => lines.swap(i % n, j % n),
            Self::Glue(i, blank) if i % n > 0 => {
                let line = lines.remove(i % n);
                let before = &mut lines[i % n - 1];
                before.push_str(if blank { " " } else { "" });
                before.push_str(&line);
            }
            Self::Glue(..) => {}
            Self::Wrap(i, at) => {
                let line = &mut lines[i % n];
                let blanks: Vec<usize> = line.match_indices(' ').map(|(at, _)| at).collect();
                if let Some(at) = blanks.get(at % blanks.len().max(1)) {
                    let rest = line.split_off(*at);
                    lines.insert(i % n + 1, rest.trim_start().to_owned());
                }
            }
            Self::Mark(i, mark) => lines[i % n].insert_str(0, MARKS[mark % MARKS.len()]),
            Self::Unmark(i) => {
                let line = &mut lines[i % n];
                *line = line.split_once(' ').map_or(String::new(), |(_, rest)| rest.to_owned());
            }
            Self::Part(i) => lines.insert(i % n, String::new()),
            Self::Sign(i, at, sign) => {
                let line = &mut lines[i % n];
                let places = line.chars().count() + 1;
                let at = line.char_indices().nth(at % places).map_or(line.len(), |(at, _)| at);
                line.insert_str(at, SIGNS[sign % SIGNS.len()]);
            }
        }
    }
}

/// The text after all mutations, one after the other.
#[must_use]
pub fn mutate(text: &str, mutations: &[Mutation]) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for mutation in mutations {
        mutation.apply(&mut lines);
    }
    lines.join("\n")
}
