//! `kehoach lines`

use std::io::{self, Write};

use kehoach::Lang;
use kehoach::lines::{self, Shape};

use crate::args::Lines;
use crate::exit::ExitStatus;
use crate::read;

pub(super) fn run(args: &Lines, lang: Lang) -> io::Result<ExitStatus> {
    let source = match read::source(&args.file, &args.reading) {
        Ok(source) => source,
        Err(error) => return Ok(super::failed(&args.file, &error, lang)),
    };
    let text = source.repaired();
    let mut out = super::plain_stdout();
    writeln!(out, "line\tshape\tindent\tblanks\ttext")?;
    for line in lines::read(text) {
        let tab = if line.tab { "\\t" } else { "" };
        let content = line.text(text).replace('\t', "\\t");
        let (number, indent, blanks) = (line.number, line.indent, line.blanks_before);
        writeln!(out, "{number}\t{}\t{tab}{indent}\t{blanks}\t{content}", name(line.shape))?;
    }
    out.flush()?;
    Ok(ExitStatus::Success)
}

fn name(shape: Shape) -> &'static str {
    match shape {
        Shape::Rule => "rule",
        Shape::Artifact => "artifact",
        Shape::Motto => "motto",
        Shape::Number => "number",
        Shape::PlaceDate => "place_date",
        Shape::Stamp => "stamp",
        Shape::Addressee => "addressee",
        Shape::Title => "title",
        Shape::Appendix => "appendix",
        Shape::Basis => "basis",
        Shape::Ordinal(..) => "ordinal",
        Shape::Item(..) => "item",
        Shape::Period(..) => "period",
        Shape::Field => "field",
        Shape::Recipients => "recipients",
        Shape::Authority => "authority",
        Shape::Closing => "closing",
        Shape::Footnote => "footnote",
        Shape::RowNumber => "row_number",
        Shape::Text => "text",
    }
}
