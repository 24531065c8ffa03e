//! dev
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let mut s = String::new();
    kehoach::outline::Outline::of(&text).write_tsv(&mut s).unwrap();
    print!("{s}");
}
