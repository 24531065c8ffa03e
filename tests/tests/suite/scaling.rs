//! Time and memory grow with the input, and no faster. Slow: run with
//! `cargo test --release -p kehoach-tests --test suite -- --ignored scaling --nocapture`.
