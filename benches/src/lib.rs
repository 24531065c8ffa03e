//! Benches of kehoach. They stand in `benches/`; run them with `cargo bench -p kehoach-benches`.
