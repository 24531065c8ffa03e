# What one does here; `just` lists it.

_list:
    @just --justfile {{justfile()}} --list

# Format, lint, test, document: what must pass before a commit.
check: fmt lint test doc

fmt:
    cargo fmt --all --check

lint:
    cargo clippy --workspace --all-targets -- -D warnings

test:
    cargo test --workspace && python/test

# 10,000 mutated plans.
slow:
    cargo test --release -p kehoach-tests --test suite -- --ignored --skip scaling

# Time and memory up to 256 MB; needs some 3 GB of memory and a quiet machine.
scaling:
    cargo test --release -p kehoach-tests --test suite -- scaling --ignored --nocapture --test-threads 1

doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps

bench *filter:
    cargo bench -p kehoach-benches -- {{filter}}

# Fuzz a target for some seconds, on the stable toolchain.
fuzz target="plan" seconds="60":
    tests/fuzz/run.sh {{target}} {{seconds}}

# 5,000 damaged files of each kind, in three ways.
damage:
    cargo test --release -p kehoach-read --test damage -- --ignored --nocapture

# Write the expected JSON of the fixtures, and the JSON Schema, anew.
update:
    KEHOACH_UPDATE=1 cargo test --workspace

deny:
    cargo deny --config .deny.toml check
