//! Prints a plan as JSON: `cargo run -p kehoach-json --example print FILE`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which file?")?;
    let text = std::fs::read_to_string(path)?;
    kehoach_json::to_writer_pretty(std::io::stdout().lock(), &kehoach::parse(&text))?;
    Ok(())
}
