//! dev
use std::time::Instant;
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    for _ in 0..3 {
        let t = Instant::now();
        let lines = kehoach::lines::read(&text);
        let a = t.elapsed().as_secs_f64();
        let t = Instant::now();
        let o = kehoach::outline::Outline::of(&text);
        let b = t.elapsed().as_secs_f64();
        println!(
            "lines {:.1} MB/s ({}), outline (with lines) {:.1} MB/s ({} blocks)",
            text.len() as f64 / 1e6 / a,
            lines.len(),
            text.len() as f64 / 1e6 / b,
            o.blocks().len()
        );
    }
}
