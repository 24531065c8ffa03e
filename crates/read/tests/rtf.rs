//! What Word writes into .rtf files and LibreOffice does not.

#![allow(clippy::unwrap_used, reason = "it is a test")]

use kehoach_read::{Options, read_bytes};

#[test]
fn numbers_that_a_field_counts_are_written_out() {
    let rtf = concat!(
        r"{\rtf1{\field{\*\fldinst AUTONUM}{\fldrslt}} A\par ",
        r"{\field{\*\fldinst {\b AUTONUM \\s )}}{\fldrslt {\b}}} B\par ",
        r"{\field{\*\fldinst PAGE}{\fldrslt 7}}{\field{\*\fldinst {HYPERLINK x}}{\fldrslt AUTONUM}} C\par }",
    );
    let document = read_bytes(rtf.as_bytes(), &Options::new()).unwrap();
    assert_eq!(document.text, "1. A\n2) B\n7AUTONUM C\n");
    // What the program counted last is the number, and stands there once.
    let rtf = r"{\rtf1{\field{\*\fldinst { AUTONUM }}{\fldrslt {3.}}} A\par }";
    let document = read_bytes(rtf.as_bytes(), &Options::new()).unwrap();
    assert_eq!(document.text, "3. A\n");
}
