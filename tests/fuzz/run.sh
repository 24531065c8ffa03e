#!/bin/sh
# Fuzzes a target on the stable toolchain, by libFuzzer. Needs a C++ compiler (g++ or clang++).
#
# usage: tests/fuzz/run.sh [TARGET [SECONDS [OPTION OF LIBFUZZER ...]]]
#
#   tests/fuzz/run.sh plan 600
#   tests/fuzz/run.sh doc 600       # a reader: docx, doc, odt, rtf, html or pdf
#
# The corpus begins with the fixtures; it and whatever fails stay in tests/fuzz.
set -eu
cd "$(dirname "$0")"

target=${1:-plan}
seconds=${2:-60}
[ $# -gt 2 ] && shift 2 || shift $#

triple=$(rustc -vV | sed -n 's/^host: //p')
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Cdebug-assertions -Ccodegen-units=1"
# With --target, build scripts and macros are built without these flags.
mkdir -p "corpus/$target" "artifacts/$target"
dictionary=files.dict
case $target in
    docx | odt)
        bin=part length=65536
        part=word/document.xml
        [ "$target" = odt ] && part=content.xml
        for file in ../../fixtures/files/*."$target"; do
            unzip -p "$file" "$part" > "corpus/$target/$(basename "$file").xml"
        done
        ;;
    doc | rtf | html | pdf)
        bin=file length=65536
        cp -n ../../fixtures/files/*."$target" "corpus/$target/" 2>/dev/null || true
        ;;
    *)
        bin=$target length=4096 dictionary=plan.dict
        cp -n ../../fixtures/plans/*.txt "corpus/$target/" 2>/dev/null || true
        ;;
esac
cargo build --release --target "$triple" --bin "$bin"

exec "${CARGO_TARGET_DIR:-target}/$triple/release/$bin" "corpus/$target" \
    -artifact_prefix="artifacts/$target/" -dict="$dictionary" -max_len="$length" -timeout=10 \
    -max_total_time="$seconds" "$@"
