//! The commands from the outside: what they print, what they write, how they exit.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "here, a broken expectation is a failed test, and what is printed is read by people"
)]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

const PLAN: &str = "\
TRƯỜNG THCS TÂN HÒA
Số: 12/KH-THCS

KẾ HOẠCH
Hoạt động năm học 2023 - 2024

I. MỤC ĐÍCH
- Tuyên truyền kịp thời.
II. NỘI DUNG
IV. TỔ CHỨC THỰC HIỆN
Tháng 9/2023
- Khai giảng ngày 05/9.
";

/// A folder of its own for each test, removed when it is done.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("kehoach-cli-{}-{count}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// The names of the files in a folder, sorted.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(folder)).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn kehoach() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
    command
}

/// What came of a command: exit code, standard output, standard error.
struct Ran(i32, String, String);

fn ran(output: Output) -> Ran {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran(output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn run(arguments: &[&dyn AsRef<std::ffi::OsStr>]) -> Ran {
    ran(kehoach().args(arguments.iter().map(std::convert::AsRef::as_ref)).output().unwrap())
}

fn run_with_input(arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = kehoach();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    ran(child.wait_with_output().unwrap())
}

// ----- what is printed -----

#[test]
fn diagnostics_name_file_line_and_column() {
    let Ran(code, _, err) = run_with_input(&["parse", "-"], PLAN.as_bytes());
    assert_eq!(code, 0, "{err}");
    let expected = "\
<stdin>:10:1: warning[ordinal-skipped] ordinal `IV` comes where `III` was due
    help: look whether a section is missing
";
    assert_eq!(err, expected);
}

#[test]
fn diagnostics_in_vietnamese_by_option_or_locale() {
    let expected = "\
<stdin>:10:1: warning[ordinal-skipped] số thứ tự `IV` đứng ở chỗ lẽ ra là `III`
    gợi ý: kiểm tra xem có thiếu mục nào không
";
    let Ran(_, _, err) = run_with_input(&["parse", "-", "--lang", "vi"], PLAN.as_bytes());
    assert_eq!(err, expected);
    let folder = Folder::new();
    let plan = folder.file("plan.txt", PLAN);
    let mut command = kehoach();
    command.arg("parse").arg(&plan).env("LANG", "en_US.UTF-8").env("LC_ALL", "vi_VN.UTF-8");
    let Ran(_, _, err) = ran(command.output().unwrap());
    assert!(err.contains("số thứ tự `IV`"), "{err}");
}

#[test]
fn fail_on_a_severity() {
    let code = |fail_on| run_with_input(&["parse", "-", "--fail-on", fail_on], PLAN.as_bytes()).0;
    assert_eq!(["error", "warning", "never"].map(code), [0, 1, 0]);
}

#[test]
fn json_on_one_line_or_indented() {
    let Ran(_, json, _) = run_with_input(&["parse", "-"], PLAN.as_bytes());
    assert!(json.starts_with(r#"{"format":"kehoach/1","#) && json.lines().count() == 1);
    let Ran(_, again, _) = run_with_input(&["parse", "-"], PLAN.as_bytes());
    assert_eq!(json, again);
    let Ran(_, pretty, _) = run_with_input(&["parse", "-", "--pretty"], PLAN.as_bytes());
    assert!(pretty.starts_with("{\n  \"format\": \"kehoach/1\","));
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value, serde_json::from_str::<serde_json::Value>(&pretty).unwrap());
}

/// What a terminal would obey is text all the same.
#[test]
fn json_keeps_signs_of_control() {
    let plan = "KẾ HOẠCH\nI. NỘI DUNG\n- Họp\u{7f} tổ chuyên môn\n";
    let Ran(_, json, _) = run_with_input(&["parse", "-"], plan.as_bytes());
    assert!(json.contains("\"Họp\u{7f} tổ chuyên môn\""), "{json}");
}

#[test]
fn json_lines_of_several_plans() {
    let folder = Folder::new();
    let (a, b) = (folder.file("a.txt", PLAN), folder.file("b.txt", PLAN));
    let Ran(code, out, _) = run(&[&"parse", &a, &b, &"--format", &"jsonl"]);
    assert_eq!((code, out.lines().count()), (0, 2));
}

#[test]
fn tree_for_people() {
    let Ran(code, out, _) = run_with_input(&["parse", "-", "--format", "tree"], PLAN.as_bytes());
    assert_eq!(code, 0);
    let expected = "\
KẾ HOẠCH Hoạt động năm học 2023 - 2024
issued by  TRƯỜNG THCS TÂN HÒA
number     Số: 12/KH-THCS
for        2023/2024
lines      10 placed by a rule, 0 by what they stand in, 0 left over

 1  issuer  TRƯỜNG THCS TÂN HÒA
 2  number  Số: 12/KH-THCS
 4  title  KẾ HOẠCH
 5  title  Hoạt động năm học 2023 - 2024
 7  I  MỤC ĐÍCH
 8    -  Tuyên truyền kịp thời.
 9  II  NỘI DUNG
10  IV  TỔ CHỨC THỰC HIỆN
11    2023-09 period  Tháng 9/2023
12      -  Khai giảng ngày 05/9.
";
    assert_eq!(out, expected);
    let Ran(_, outline, _) = run_with_input(&["outline", "-"], PLAN.as_bytes());
    assert_eq!(outline, expected.split_once("\n\n").unwrap().1);
}

#[test]
fn outline_as_rows() {
    let Ran(code, out, err) = run_with_input(&["outline", "-", "--format", "tsv"], PLAN.as_bytes());
    assert_eq!((code, err.as_str()), (0, ""));
    let expected = "\
line\trole\tparent\tlabel
1\tissuer\t0\t
2\tnumber\t0\t
4\ttitle\t0\t
5\ttitle\t0\t
7\tsection\t0\tI
8\titem\t7\t-
9\tsection\t0\tII
10\tsection\t0\tIV
11\tperiod\t10\t2023-09
12\titem\t11\t-
";
    assert_eq!(out, expected);
}

#[test]
fn mentions_as_rows_table_and_json() {
    let arguments = ["mentions", "-", "--format", "tsv", "--kind", "date"];
    let Ran(code, out, _) = run_with_input(&arguments, PLAN.as_bytes());
    assert_eq!(code, 0);
    let rows: Vec<Vec<&str>> = out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows[0], ["line", "kind", "value", "start", "end", "text", "resolved"]);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][..3], ["12", "date", "XXXX-09-05"]);
    let span = rows[1][3].parse().unwrap()..rows[1][4].parse().unwrap();
    assert_eq!(&PLAN[span], rows[1][5]);

    let Ran(_, json, _) = run_with_input(&["mentions", "-", "--format", "json"], PLAN.as_bytes());
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mentions = value.as_array().unwrap();
    let year = mentions.iter().find(|mention| mention["kind"] == "school_year").unwrap();
    assert_eq!((&year["line"], &year["value"]), (&5.into(), &"2023/2024".into()));

    let Ran(_, table, _) = run_with_input(&["mentions", "-"], PLAN.as_bytes());
    assert!(table.starts_with("line  kind"), "{table}");

    // A kind that there is none of is no empty table.
    let Ran(code, out, error) = run(&[&"mentions", &"plan.txt", &"--kind", &"nonsense"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(error.contains("nonsense") && error.contains("school_year"), "{error}");
}

#[test]
fn lines_with_their_shapes() {
    let Ran(code, out, _) = run_with_input(&["lines", "-"], PLAN.as_bytes());
    assert_eq!(code, 0);
    assert!(out.contains("\n7\tordinal\t0\t1\tI. MỤC ĐÍCH\n"), "{out}");
}

#[test]
fn explain_lists_and_explains() {
    let Ran(code, list, _) = run(&[&"explain"]);
    assert_eq!(code, 0);
    assert!(list.contains("warning  ordinal-skipped"), "{list}");
    let Ran(code, page, _) = run(&[&"explain", &"ordinal-skipped"]);
    assert_eq!(code, 0);
    assert!(page.contains("## What it does") && page.contains("## Tiếng Việt"));
    let Ran(code, _, err) = run(&[&"explain", &"ordinal-skiped"]);
    assert_eq!(code, 2);
    assert!(err.contains("ordinal-skipped"), "{err}");
}

#[test]
fn schema_man_and_completions() {
    let Ran(code, schema, _) = run(&[&"schema"]);
    assert_eq!(code, 0);
    assert!(serde_json::from_str::<serde_json::Value>(&schema).is_ok());
    let Ran(code, page, _) = run(&[&"man"]);
    assert!(code == 0 && page.contains(".TH kehoach"));
    let Ran(code, page, _) = run(&[&"man", &"parse"]);
    assert!(code == 0 && page.contains("fail"));
    assert_eq!(run(&[&"man", &"no-such"]).0, 2);
    let Ran(code, script, _) = run(&[&"completions", &"bash"]);
    assert!(code == 0 && script.contains("_kehoach"));
}

#[test]
fn help_has_examples_and_exit_codes() {
    let Ran(code, help, _) = run(&[&"--help"]);
    assert_eq!(code, 0);
    assert!(help.contains("Examples:") && help.contains("Exit codes:"));
    for verb in ["parse", "outline", "mentions", "decode", "man", "completions"] {
        assert!(run(&[&verb, &"--help"]).1.contains("Examples:"), "{verb}");
    }
    assert_eq!(run(&[&"no-such-verb"]).0, 2);
}

#[test]
fn no_colours_off_a_terminal() {
    let Ran(_, out, err) = run_with_input(&["parse", "-", "--format", "tree"], PLAN.as_bytes());
    assert!(!out.contains('\u{1b}') && !err.contains('\u{1b}'));
    let arguments = ["parse", "-", "--format", "tree", "--color", "always"];
    let Ran(_, out, err) = run_with_input(&arguments, PLAN.as_bytes());
    assert!(out.contains('\u{1b}') && err.contains('\u{1b}'));
}

#[test]
fn broken_pipe_is_quiet() {
    let folder = Folder::new();
    let plan = folder.file("plan.txt", PLAN.repeat(2000));
    let mut command = kehoach();
    command.arg("outline").arg(&plan).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 16]).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

// ----- files of word processors -----

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/files").join(name);
    fs::read(path).unwrap()
}

const KINDS: [&str; 6] = ["docx", "doc", "odt", "rtf", "html", "pdf"];

#[test]
fn every_command_takes_every_kind_of_file() {
    let folder = Folder::new();
    for kind in KINDS {
        // Its name says nothing: the content does.
        let path = folder.file(&format!("{kind}.txt"), fixture(&format!("ke-hoach.{kind}")));
        for command in ["parse", "outline", "mentions", "lines", "text", "decode"] {
            let Ran(code, out, err) = run(&[&command, &path]);
            assert_eq!(code, 0, "{kind} {command}: {err}");
            assert!(out.contains("MỤC ĐÍCH") || command == "mentions", "{kind} {command}: {out}");
        }
        let Ran(_, json, _) = run(&[&"parse", &path]);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["source"]["format"], kind);
        assert!(json["source"].get("encoding").is_none(), "{kind}");
        // What spans point into is what `text` prints.
        let Ran(_, text, _) = run(&[&"text", &path]);
        let title = &json["head"]["title"]["lines"][0];
        let at = |edge: &str| usize::try_from(title["span"][edge].as_u64().unwrap()).unwrap();
        assert_eq!(&text[at("start")..at("end")], title["text"].as_str().unwrap(), "{kind}");
        // It can be read from a pipe as well.
        let bytes = fixture(&format!("ke-hoach.{kind}"));
        assert_eq!(run_with_input(&["text", "-"], &bytes).1, text, "{kind}");
    }
}

#[test]
fn one_json_file_a_plan_whatever_its_kind() {
    let folder = Folder::new();
    let paths: Vec<_> = KINDS
        .iter()
        .map(|kind| {
            folder.file(&format!("{kind}-plan.{kind}"), fixture(&format!("ke-hoach.{kind}")))
        })
        .collect();
    let out = folder.0.join("json");
    let mut command = kehoach();
    command.arg("parse").args(&paths).arg("--out").arg(&out);
    let Ran(code, _, err) = ran(command.output().unwrap());
    assert_eq!(code, 0, "{err}");
    let mut names = KINDS.map(|kind| format!("{kind}-plan.json"));
    names.sort();
    assert_eq!(folder.names("json"), names);
}

#[test]
fn hints_line_by_line() {
    let folder = Folder::new();
    let path = folder.file("plan.docx", fixture("ke-hoach.docx"));
    let Ran(code, text, _) = run(&[&"text", &path]);
    assert_eq!(code, 0);
    let Ran(_, tsv, _) = run(&[&"text", &path, &"--hints"]);
    let mut rows = tsv.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let head = rows.next().unwrap();
    let column = |name: &str| head.iter().position(|n| *n == name).unwrap();
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.len(), text.lines().count());
    for (row, line) in rows.iter().zip(text.lines()) {
        assert_eq!(row.len(), head.len(), "{row:?}");
        assert_eq!(row[column("text")], line.replace('\t', "\\t"));
    }
    let of = |text: &str| rows.iter().find(|row| row[column("text")].contains(text)).unwrap();
    assert_eq!(of("MỤC ĐÍCH, YÊU CẦU")[column("label")], "I.");
    assert!(of("MỤC ĐÍCH, YÊU CẦU")[column("marks")].contains("bold"));
    assert!(rows.iter().any(|row| row[column("cell")].contains("2x1")), "{tsv}");
    assert!(rows.iter().any(|row| row[column("place")] == "header"), "{tsv}");
    let Ran(_, json, _) = run(&[&"text", &path, &"--hints", &"--format", &"jsonl"]);
    assert_eq!(json.lines().count(), rows.len());
    for line in json.lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
    }
}

#[test]
fn damage_is_reported_and_the_rest_is_read() {
    let folder = Folder::new();
    let whole = fixture("ke-hoach.rtf");
    let path = folder.file("cut.rtf", &whole[..whole.len() * 3 / 4]);
    let Ran(code, out, err) = run(&[&"parse", &path]);
    assert!(out.contains("MỤC ĐÍCH"), "{out}");
    assert!(code == 1 && err.contains("error[document-damaged]"), "{code} {err}");
}

#[test]
fn source_names_the_encoding_of_a_text() {
    let utf16: Vec<u8> = PLAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_mark = [&[0xff, 0xfe][..], &utf16].concat();
    let source = |bytes: &[u8]| -> serde_json::Value {
        let Ran(_, json, _) = run_with_input(&["parse", "-"], bytes);
        serde_json::from_str::<serde_json::Value>(&json).unwrap()["source"].clone()
    };
    let (plain, wide) = (source(PLAN.as_bytes()), source(&with_mark));
    assert_eq!((&plain["format"], &plain["encoding"]), (&"txt".into(), &"utf-8".into()));
    assert_eq!((&wide["format"], &wide["encoding"]), (&"txt".into(), &"utf-16le".into()));
    // Spans and lengths are those of the text in UTF-8.
    assert_eq!(wide["bytes"], PLAN.len());
}

// ----- texts in other encodings -----

#[test]
fn decode_repairs_and_reports() {
    let decomposed = "Kê\u{301} hoa\u{323}ch\n";
    let Ran(code, out, err) = run_with_input(&["decode", "-"], decomposed.as_bytes());
    assert_eq!((code, out.as_str(), err.as_str()), (0, "Kế hoạch\n", ""));
    let Ran(_, _, err) = run_with_input(&["decode", "-", "--report"], decomposed.as_bytes());
    assert!(err.starts_with("<stdin>: utf-8\n<stdin>:1:"), "{err}");
    let Ran(_, out, _) = run_with_input(&["decode", "-", "--no-repair"], decomposed.as_bytes());
    assert_eq!(out, decomposed);
}

#[test]
fn encodings_are_found_or_named() {
    let utf16: Vec<u8> = PLAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_mark = [&[0xff, 0xfe][..], &utf16].concat();
    let Ran(code, out, err) = run_with_input(&["decode", "-"], &with_mark);
    assert_eq!((code, out.as_str()), (0, PLAN), "{err}");
    let Ran(code, out, _) = run_with_input(&["decode", "-", "--encoding", "UTF-16LE"], &utf16);
    assert_eq!((code, out.as_str()), (0, PLAN));
    // "thực hiện các phong trào" in TCVN3
    let tcvn3 = b"th\xF9c hi\xD6n c\xB8c phong tr\xB5o";
    let Ran(code, out, _) = run_with_input(&["decode", "-"], tcvn3);
    assert_eq!((code, out.as_str()), (0, "thực hiện các phong trào"));
    assert_eq!(run(&[&"decode", &"-", &"--encoding", &"koi8-r"]).0, 2);
}

#[test]
fn byte_order_mark_moves_no_column() {
    let Ran(_, _, err) = run_with_input(&["parse", "-"], format!("\u{feff}{PLAN}").as_bytes());
    assert!(err.starts_with("<stdin>:10:1: "), "{err}");
}

// ----- bad input -----

#[test]
fn empty_file_is_an_empty_plan() {
    let folder = Folder::new();
    let Ran(code, out, err) = run(&[&"parse", &folder.file("empty.txt", "")]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("kehoach/1"));
    assert!(err.contains("warning[title-missing]"), "{err}");
}

/// Runs `parse` on a bad file between two good ones: it is reported, the others are done.
#[track_caller]
fn bad(path: &Path) -> String {
    let folder = Folder::new();
    let (before, behind) = (folder.file("before.txt", PLAN), folder.file("behind.txt", PLAN));
    let Ran(code, out, err) = run(&[&"parse", &before, &path, &behind, &"--format", &"jsonl"]);
    assert_eq!((code, out.lines().count()), (2, 2), "{err}");
    let prefix = format!("{}: error: ", path.display());
    let line = err.lines().find_map(|line| line.strip_prefix(&prefix));
    line.unwrap_or_else(|| panic!("{err}")).to_owned()
}

#[test]
fn binary_file() {
    let folder = Folder::new();
    let noise: Vec<u8> =
        (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    bad(&folder.file("noise.txt", noise));
    let image = bad(&folder.file("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
    assert!(image.contains("image"), "{image}");
}

#[test]
fn damaged_beyond_reading() {
    let folder = Folder::new();
    let archive = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0word/document.xml";
    let message = bad(&folder.file("plan.docx", archive));
    assert!(message.contains(".docx") && message.contains("word/document.xml"), "{message}");
}

#[test]
fn pictures_of_pages() {
    let folder = Folder::new();
    let message = bad(&folder.file("scan.pdf", include_bytes!("files/scan.pdf")));
    assert!(message.contains("text layer"), "{message}");
}

#[test]
fn encrypted_file() {
    let folder = Folder::new();
    let mut word = fixture("ke-hoach.doc");
    // The flag of encryption in the header of the Word stream.
    let header = word.windows(2).position(|w| w == [0xEC, 0xA5]).unwrap();
    word[header + 11] |= 1;
    let message = bad(&folder.file("secret.doc", &word));
    assert!(message.contains("encrypted") && message.contains("password"), "{message}");
}

#[test]
fn invalid_utf8_names_the_byte() {
    let folder = Folder::new();
    let mut bytes = PLAN.as_bytes().to_vec();
    bytes[40] = 0xff;
    let message = bad(&folder.file("cut.txt", &bytes));
    let expected = std::str::from_utf8(&bytes).unwrap_err().valid_up_to();
    assert!(message.contains(&format!("byte {expected}")), "{message}");
}

#[test]
fn folder_and_missing_file() {
    let folder = Folder::new();
    assert_eq!(bad(&folder.0), "is a folder, not a file");
    assert_eq!(bad(&folder.0.join("no-such.txt")), "no such file");
}

#[cfg(unix)]
#[test]
fn no_permission() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.file("secret.txt", PLAN);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
    if File::open(&path).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    assert_eq!(bad(&path), "no permission to read it");
}

#[test]
fn five_gigabytes_are_refused_at_once() {
    let folder = Folder::new();
    let path = folder.0.join("huge.txt");
    // Sparse: it takes no room on the disk.
    if File::create(&path).unwrap().set_len(5 << 30).is_err() {
        println!("skipped: no files of this length here");
        return;
    }
    let message = bad(&path);
    assert_eq!(message, "is 5,368,709,120 bytes long; the limit is 1,073,741,824");
}

// ----- what is written -----

#[test]
fn one_file_a_plan() {
    let folder = Folder::new();
    let (a, b) = (folder.file("in/a.txt", PLAN), folder.file("in/b.txt", PLAN));
    let out = folder.0.join("new/json");
    let Ran(code, printed, _) = run(&[&"parse", &a, &b, &"--out", &out]);
    assert_eq!((code, printed.as_str()), (0, ""));
    assert_eq!(folder.names("new/json"), ["a.json", "b.json"]);
    let Ran(_, json, _) = run(&[&"parse", &a]);
    assert_eq!(fs::read_to_string(out.join("a.json")).unwrap(), json);
}

#[test]
fn same_name_twice_is_an_error_for_the_second() {
    let folder = Folder::new();
    let (a, b) = (folder.file("a/x.txt", PLAN), folder.file("b/x.txt", "KẾ HOẠCH"));
    let c = folder.file("b/y.txt", PLAN);
    let out = folder.0.join("out");
    let Ran(code, _, err) = run(&[&"parse", &a, &b, &c, &"--out", &out]);
    assert_eq!(code, 2);
    let first = a.display().to_string();
    assert!(err.contains("x.json was written for") && err.contains(&first), "{err}");
    assert_eq!(folder.names("out"), ["x.json", "y.json"]);
    assert_eq!(fs::read_to_string(out.join("x.json")).unwrap(), run(&[&"parse", &a]).1);
}

#[test]
fn full_disk_on_standard_output() {
    let Ok(full) = File::options().write(true).open("/dev/full") else {
        println!("skipped: there is no /dev/full");
        return;
    };
    let folder = Folder::new();
    let plan = folder.file("plan.txt", PLAN);
    let mut command = kehoach();
    command.arg("parse").arg(&plan).stdout(full);
    let Ran(code, _, err) = ran(command.output().unwrap());
    assert_eq!(code, 2);
    assert!(err.contains("stdout: error: "), "{err}");
}

/// The limit on the length of files that a shell sets stands for a disk that is full.
#[cfg(target_os = "linux")]
#[test]
fn full_disk_leaves_nothing_half_written() {
    let folder = Folder::new();
    let plan = folder.file("plan.txt", PLAN.repeat(200));
    let small = folder.file("small.txt", PLAN);
    let out = folder.0.join("out");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("plan.json"), "before").unwrap();
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" parse \"$1\" \"$2\" --out \"$3\""])
        .arg(env!("CARGO_BIN_EXE_kehoach"))
        .args([&plan, &small, &out])
        .env("LANG", "C")
        .env_remove("LC_ALL")
        .output()
        .unwrap();
    let Ran(code, _, err) = ran(output);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("plan.json cannot be written"), "{err}");
    assert_eq!(folder.names("out"), ["plan.json", "small.json"]);
    assert_eq!(fs::read_to_string(out.join("plan.json")).unwrap(), "before");
}
