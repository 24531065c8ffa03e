//! The invariants on mutated plans and on noise.

use std::sync::LazyLock;

use kehoach_tests::fixture::{self, Fixture};
use kehoach_tests::invariant;
use kehoach_tests::mutation::{MARKS, Mutation, SIGNS, mutate};
use proptest::prelude::*;
use proptest::test_runner::{TestRng, TestRunner};

static FIXTURES: LazyLock<Vec<Fixture>> = LazyLock::new(fixture::all);

/// A fixture with up to a dozen mutations.
fn mutated() -> impl Strategy<Value = String> {
    let number = || 0..10_000usize;
    let mutation = (any::<u8>(), number(), number(), number())
        .prop_map(|(which, a, b, c)| Mutation::of(which, a, b, c));
    (0..FIXTURES.len(), prop::collection::vec(mutation, 1..12))
        .prop_map(|(i, mutations)| mutate(&FIXTURES[i].text, &mutations))
}

/// Short lines of words, markers and signs that mean something to the grammars.
fn noise() -> impl Strategy<Value = String> {
    const WORDS: [&str; 24] = [
        "Tháng",
        "9/2023",
        "năm học",
        "2023-2024",
        "Quý",
        "III",
        "Tuần",
        "Căn cứ",
        "KẾ HOẠCH",
        "Nơi nhận:",
        "TM.",
        "Số:",
        "12/KH-UBND",
        "ngày",
        "20/11",
        "100%",
        "4/4",
        "PHỤ LỤC",
        "Điều",
        "như sau:",
        "./.",
        "đ/c",
        "học kỳ I",
        "…",
    ];
    let piece = prop_oneof![
        4 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
        2 => prop::sample::select(&MARKS[..]).prop_map(str::to_owned),
        1 => prop::sample::select(&SIGNS[..]).prop_map(str::to_owned),
        2 => Just("\n".to_owned()),
        3 => Just(" ".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A normal run tries the same texts every time, so that it fails for a reason; a slow one tries others each time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chance {
    Fixed,
    Free,
}

fn run(cases: u32, chance: Chance, strategy: impl Strategy<Value = String>) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = match chance {
        Chance::Fixed => {
            let rng = TestRng::deterministic_rng(config.rng_algorithm);
            TestRunner::new_with_rng(config, rng)
        }
        Chance::Free => TestRunner::new(config),
    };
    let check = |text: String| {
        invariant::plan(&text);
        Ok(())
    };
    runner.run(&strategy, check).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn mutated_plans() {
    run(300, Chance::Fixed, mutated());
}

#[test]
#[ignore = "slow: 10,000 cases"]
fn mutated_plans_by_the_thousand() {
    run(10_000, Chance::Free, mutated());
}

#[test]
fn noise_of_plan_words() {
    run(1000, Chance::Fixed, noise());
}

#[test]
#[ignore = "slow: 50,000 cases"]
fn noise_by_the_thousand() {
    run(50_000, Chance::Free, noise());
}
