//! Prints the canonical text of files; with `--hints`, what is known of each line before it; with `--all`, hidden and
//! deleted text and comments too; with `--body`, the running text only; with `--times N`, how long a reading takes
//! instead.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::error::Error;
use std::time::Instant;

use kehoach_read::{Document, Options, Place, read_bytes};

fn main() -> Result<(), Box<dyn Error>> {
    let mut options = Options::new();
    let (mut hints, mut body, mut times, mut paths) = (false, false, None, Vec::new());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--hints" => hints = true,
            "--body" => body = true,
            "--all" => options = options.hidden(true).deleted(true).comments(true),
            "--times" => times = args.next().map(|n| n.parse::<u32>()).transpose()?,
            _ => paths.push(arg),
        }
    }
    for path in paths {
        let bytes = std::fs::read(&path)?;
        if let Some(times) = times {
            let start = Instant::now();
            for _ in 0..times {
                std::hint::black_box(read_bytes(&bytes, &options)?);
            }
            println!("{path}\t{:.3} ms", start.elapsed().as_secs_f64() * 1e3 / f64::from(times));
            continue;
        }
        let document = read_bytes(&bytes, &options)?;
        for damage in &document.damage {
            eprintln!("{path}: {damage}");
        }
        if hints {
            print_hints(&document);
        } else if body {
            let lines = document.lines.iter().enumerate();
            for (index, _) in lines.filter(|(_, line)| line.place == Place::Body) {
                println!("{}", document.line(index));
            }
        } else {
            print!("{}", document.text);
        }
    }
    Ok(())
}

fn print_hints(document: &Document) {
    for (index, line) in document.lines.iter().enumerate() {
        let flags: String = [
            (line.bold, 'b'),
            (line.italic, 'i'),
            (line.capitals, 'C'),
            (line.continued, '+'),
            (line.hidden, 'h'),
            (line.inserted, 'n'),
            (line.deleted, 'd'),
        ]
        .into_iter()
        .filter_map(|(on, flag)| on.then_some(flag))
        .collect();
        let cell = document.cell(index).map_or(String::new(), |cell| {
            format!(
                "t{}r{}c{}+{}x{}{}",
                cell.table,
                cell.row,
                cell.column,
                cell.row_span,
                cell.column_span,
                if cell.covered { "*" } else { "" }
            )
        });
        println!(
            "p{} {:?} {:?} {} {} {:?} {} [{}] {:?} {:?} | {}",
            line.page,
            line.place,
            line.alignment,
            line.indent,
            line.heading.map_or(String::new(), |level| format!("h{level}")),
            line.font,
            cell,
            flags,
            document.style(index).unwrap_or_default(),
            document.label(index).unwrap_or_default(),
            document.line(index)
        );
    }
    for out in &document.left_out {
        println!("left out at {}: {:?} {:?}", out.at, out.mark, out.text);
    }
    for run in &document.legacy {
        println!("legacy {:?} {:?}", run.range, run.font);
    }
}
