//! JSON Lines: a document a line.

use std::io::{BufRead, Write};

use kehoach::Parsed;

use crate::{Document, Error, from_str, to_writer};

/// Writes a plan as one line of JSON, its line end included.
///
/// # Errors
///
/// When `out` can't be written to.
pub fn write_line(mut out: impl Write, parsed: &Parsed<'_>) -> Result<(), Error> {
    to_writer(&mut out, parsed)?;
    Ok(out.write_all(b"\n")?)
}

/// Reads JSON Lines; blank lines are skipped.
///
/// ```
/// use kehoach_json::{read_lines, write_line};
///
/// let mut out = Vec::new();
/// for text in ["KẾ HOẠCH\nI. MỤC ĐÍCH\n", "KẾ HOẠCH\nII. NỘI DUNG\n"] {
///     write_line(&mut out, &kehoach::parse(text))?;
/// }
/// let documents: Result<Vec<_>, _> = read_lines(out.as_slice()).collect();
/// assert_eq!(documents?.len(), 2);
/// # Ok::<(), kehoach_json::Error>(())
/// ```
pub fn read_lines<R: BufRead>(input: R) -> Lines<R> {
    Lines { input, line: String::new() }
}

/// The documents of JSON Lines, in order. See [`read_lines`].
#[derive(Debug)]
pub struct Lines<R> {
    input: R,
    line: String,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Document<'static>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.line.clear();
            match self.input.read_line(&mut self.line) {
                Ok(0) => return None,
                Ok(_) if self.line.trim().is_empty() => {}
                Ok(_) => return Some(from_str(&self.line)),
                Err(error) => return Some(Err(error.into())),
            }
        }
    }
}
