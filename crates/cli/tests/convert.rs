//! `kehoach convert` from the outside: what it writes, what it does again and what not.

#![cfg(feature = "convert")]
#![allow(clippy::unwrap_used, reason = "here, a broken expectation is a failed test")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a disk that is full ends.
#[cfg(unix)]
#[derive(Debug, Clone, Copy)]
enum Ends {
    Writing,
    Process,
}

/// An archive and a folder for tables, removed when the test is done.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("kehoach-convert-{}-{count}", std::process::id()));
        fs::create_dir_all(path.join("archive/2023")).unwrap();
        Self(path)
    }

    fn plan(&self, name: &str, month: u32) {
        let text =
            format!("KẾ HOẠCH NĂM 2023\nI. LỊCH CÔNG TÁC\nTháng {month}\n- Họp ngày 05/{month}.\n");
        fs::write(self.0.join("archive").join(name), text).unwrap();
    }

    fn convert(&self, to: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_kehoach"))
            .args(["convert", "--lang", "en", "--to", to])
            .args([self.0.join("archive"), self.0.join("out")])
            .output()
            .unwrap()
    }

    /// As on a disk that has room for files of `blocks` times 512 bytes. A write that finds none fails, or ends the
    /// process in the middle of it.
    #[cfg(unix)]
    fn convert_on_full_disk(&self, blocks: usize, ends: Ends) -> Output {
        let then = match ends {
            Ends::Writing => "trap '' XFSZ; ",
            Ends::Process => "",
        };
        Command::new("sh")
            .args(["-c", &format!("{then}ulimit -f {blocks}; exec \"$@\""), "sh"])
            .arg(env!("CARGO_BIN_EXE_kehoach"))
            .args(["convert", "--lang", "en", "--to", "jsonl"])
            .args([self.0.join("archive"), self.0.join("out")])
            .output()
            .unwrap()
    }

    /// The files of all tables and of the list of parts, with what is in them.
    #[cfg(unix)]
    fn files(&self) -> std::collections::BTreeMap<String, Vec<u8>> {
        let mut files = std::collections::BTreeMap::new();
        for table in
            ["plans", "sections", "activities", "mentions", "diagnostics", "errors", "parts"]
        {
            for name in self.names(table) {
                let content = fs::read(self.0.join("out").join(table).join(&name)).unwrap();
                files.insert(format!("{table}/{name}"), content);
            }
        }
        files
    }

    /// The names of the files of a table.
    fn names(&self, table: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join("out").join(table)).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The rows of a table in JSON Lines.
    fn rows(&self, table: &str) -> Vec<serde_json::Value> {
        let folder = self.0.join("out").join(table);
        let texts = self
            .names(table)
            .into_iter()
            .map(|name| fs::read_to_string(folder.join(name)).unwrap());
        texts
            .flat_map(|text| {
                text.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<_>>()
            })
            .collect()
    }

    fn activities(&self) -> Vec<(String, String)> {
        let plans = self.rows("plans");
        let file = |plan: &serde_json::Value| {
            let row = plans.iter().find(|row| row["plan"] == *plan).unwrap();
            row["file"].as_str().unwrap().to_owned()
        };
        let mut found: Vec<_> = self
            .rows("activities")
            .iter()
            .map(|row| (file(&row["plan"]), row["days"][0].as_str().unwrap().to_owned()))
            .collect();
        found.sort();
        found
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn an_archive_becomes_tables() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    folder.plan("2023/b.txt", 4);
    folder.plan(".hidden", 5);
    folder.plan("~$a.txt", 6);
    let done = folder.convert("jsonl");
    assert_eq!(done.status.code(), Some(0), "{}", told(&done));
    assert_eq!(
        folder.activities(),
        pairs(&[("2023/b.txt", "2023-04-05"), ("a.txt", "2023-03-05")])
    );
    assert!(folder.rows("errors").is_empty());
}

#[test]
fn what_is_done_is_not_done_again() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    assert_eq!(folder.convert("jsonl").status.code(), Some(0));
    let again = folder.convert("jsonl");
    assert!(told(&again).ends_with("files 1, done before 1, failed 0\n"), "{}", told(&again));
    assert_eq!(folder.names("plans"), ["000000.jsonl"]);

    folder.plan("b.txt", 4);
    folder.convert("jsonl");
    assert_eq!(folder.names("plans"), ["000000.jsonl", "000001.jsonl"]);
    assert_eq!(folder.activities(), pairs(&[("a.txt", "2023-03-05"), ("b.txt", "2023-04-05")]));
}

#[test]
fn changes_of_the_archive_are_followed() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    folder.plan("b.txt", 4);
    folder.convert("jsonl");
    folder.plan("a.txt", 12);
    fs::remove_file(folder.0.join("archive/b.txt")).unwrap();
    folder.convert("jsonl");
    assert_eq!(folder.activities(), pairs(&[("a.txt", "2023-12-05")]));
}

#[test]
fn a_part_that_never_came_so_far_leaves_nothing() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    folder.convert("jsonl");
    // As if a second run had been killed before its part was there.
    for name in ["000001.jsonl", ".000001.jsonl.4711-0"] {
        fs::write(folder.0.join("out/activities").join(name), "{\"plan\":").unwrap();
    }
    fs::write(folder.0.join("out/activities/notes.txt"), "mine").unwrap();
    folder.convert("jsonl");
    assert_eq!(folder.names("activities"), ["000000.jsonl", "notes.txt"]);
}

#[test]
fn a_file_that_cannot_be_read_is_a_row_of_errors() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    fs::write(folder.0.join("archive/picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let done = folder.convert("jsonl");
    assert_eq!(done.status.code(), Some(2));
    assert!(told(&done).contains("picture.txt"), "{}", told(&done));
    let errors = folder.rows("errors");
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0]["file"], "picture.txt");
    assert_eq!(errors[0]["error"], "UnsupportedFormat");
    assert_eq!(folder.rows("plans").len(), 1);
}

#[test]
fn a_failure_is_told_by_each_run() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    fs::write(folder.0.join("archive/picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    folder.convert("jsonl");
    let again = folder.convert("jsonl");
    assert_eq!(again.status.code(), Some(2));
    assert!(told(&again).ends_with("files 2, done before 2, failed 1\n"), "{}", told(&again));
    // Where it is mended, nothing is told any more.
    folder.plan("picture.txt", 4);
    let mended = folder.convert("jsonl");
    assert!(told(&mended).ends_with("files 2, done before 0, failed 0\n"), "{}", told(&mended));
    assert_eq!(mended.status.code(), Some(0));
}

#[test]
#[cfg(unix)]
fn a_file_that_could_not_be_opened_is_tried_again() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    folder.plan("b.txt", 4);
    let file = folder.0.join("archive/b.txt");
    let permit = |mode| {
        fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    };
    permit(0o000);
    if fs::File::open(&file).is_ok() {
        // The superuser needs no permission.
        return;
    }
    for before in [0, 2] {
        let done = folder.convert("jsonl");
        let end = format!("files 2, done before {before}, failed 1\n");
        assert!(told(&done).ends_with(&end), "{}", told(&done));
    }
    assert_eq!(folder.rows("errors")[0]["file"], "b.txt");
    // A permission that is given does not change the time of the file.
    permit(0o600);
    let done = folder.convert("jsonl");
    assert_eq!(done.status.code(), Some(0), "{}", told(&done));
    assert!(folder.rows("errors").is_empty());
    assert_eq!(folder.activities(), pairs(&[("a.txt", "2023-03-05"), ("b.txt", "2023-04-05")]));
}

#[test]
fn other_options_read_anew() {
    let folder = Folder::new();
    // `Kế hoạch` in TCVN3, too short a text for its encoding to be told.
    let old = b"K\xd5 ho\xb9ch n\xa8m 2023";
    fs::write(folder.0.join("archive/a.txt"), old).unwrap();
    folder.convert("jsonl");
    let command = |encoding| {
        Command::new(env!("CARGO_BIN_EXE_kehoach"))
            .args(["convert", "--lang", "en", "--to", "jsonl", "--encoding", encoding])
            .args([folder.0.join("archive"), folder.0.join("out")])
            .output()
            .unwrap()
    };
    for (before, encoding) in [(0, "viscii"), (0, "tcvn3"), (1, "tcvn3")] {
        let done = command(encoding);
        let end = format!("files 1, done before {before}, failed 0\n");
        assert!(told(&done).ends_with(&end), "{}", told(&done));
    }
    assert_eq!(folder.rows("plans").len(), 1);
}

#[test]
fn tables_in_the_archive_are_no_plans() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    // Not left out: another folder of that name.
    fs::create_dir_all(folder.0.join("archive/2023/tables")).unwrap();
    folder.plan("2023/tables/b.txt", 4);
    let convert = |out: &str| {
        Command::new(env!("CARGO_BIN_EXE_kehoach"))
            .args(["convert", "--lang", "en", "--to", "csv"])
            .args([folder.0.join("archive"), folder.0.join(out)])
            .output()
            .unwrap()
    };
    for before in [0, 2] {
        let done = convert("archive/tables");
        let end = format!("files 2, done before {before}, failed 0\n");
        assert!(told(&done).ends_with(&end), "{}", told(&done));
    }
    let among = convert("archive/../archive");
    assert_eq!(among.status.code(), Some(2));
    assert!(told(&among).contains("tables would stand among them"), "{}", told(&among));
}

#[test]
fn a_folder_has_one_format() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    folder.convert("csv");
    let csv = fs::read_to_string(folder.0.join("out/activities/000000.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}plan,path,what,"), "{csv}");
    let other = folder.convert("parquet");
    assert_eq!(other.status.code(), Some(2));
    assert!(told(&other).contains("holds tables in csv"), "{}", told(&other));
}

#[test]
fn parquet_is_whole() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    assert_eq!(folder.convert("parquet").status.code(), Some(0));
    for table in ["plans", "sections", "activities", "mentions", "diagnostics", "errors"] {
        let bytes = fs::read(folder.0.join("out").join(table).join("000000.parquet")).unwrap();
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{table}");
    }
}

#[test]
fn a_part_that_cannot_be_written_is_no_part() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    folder.convert("jsonl");
    folder.plan("b.txt", 4);
    // What says that a part is there is written last; here its name is taken by a folder.
    let taken = folder.0.join("out/parts/000001.json");
    fs::create_dir_all(taken.join("x")).unwrap();
    let done = folder.convert("jsonl");
    assert_eq!(done.status.code(), Some(2));
    fs::remove_dir_all(taken).unwrap();
    assert_eq!(folder.names("parts"), ["000000.json"]);
    assert_eq!(folder.convert("jsonl").status.code(), Some(0));
    assert_eq!(folder.activities(), pairs(&[("a.txt", "2023-03-05"), ("b.txt", "2023-04-05")]));
}

#[test]
#[cfg(unix)]
fn a_full_disk_leaves_nothing_half_written() {
    for ends in [Ends::Writing, Ends::Process] {
        let folder = Folder::new();
        folder.plan("a.txt", 3);
        folder.convert("jsonl");
        let before = folder.files();
        for n in 0..40 {
            folder.plan(&format!("2023/{n:02}.txt"), n % 12 + 1);
        }
        // There is room for no table; then for all but the longest.
        for blocks in [1, longest_of(&folder) / 512] {
            let full = folder.convert_on_full_disk(blocks, ends);
            match ends {
                Ends::Writing => {
                    assert_eq!(full.status.code(), Some(2), "{}", told(&full));
                    assert!(told(&full).contains("cannot be written"), "{}", told(&full));
                    assert_eq!(folder.files(), before);
                }
                Ends::Process => {
                    assert_eq!(full.status.code(), None, "{}", told(&full));
                    let mut left = folder.files();
                    left.retain(|name, _| !name.contains("/."));
                    assert_eq!(left, before);
                }
            }
        }
        // With room again, what is done is left alone, and the rest is done.
        let again = folder.convert("jsonl");
        assert_eq!(again.status.code(), Some(0), "{}", told(&again));
        assert!(told(&again).ends_with("files 41, done before 1, failed 0\n"), "{}", told(&again));
        assert!(folder.files().keys().all(|name| !name.contains("/.")));
        assert_eq!(folder.rows("plans").len(), 41);
    }
}

/// How long the longest file would be that the plans that are not done yet become, in bytes.
#[cfg(unix)]
fn longest_of(folder: &Folder) -> usize {
    let there = Folder::new();
    for entry in fs::read_dir(folder.0.join("archive/2023")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, there.0.join("archive/2023").join(path.file_name().unwrap())).unwrap();
    }
    there.convert("jsonl");
    there.files().values().map(Vec::len).max().unwrap()
}

#[test]
fn a_list_of_files_that_was_not_written_to_its_end_is_removed() {
    let folder = Folder::new();
    folder.plan("a.txt", 3);
    folder.convert("jsonl");
    fs::write(folder.0.join("out/parts/.000001.json.4711-0"), "{\"version\":").unwrap();
    folder.convert("jsonl");
    assert_eq!(folder.names("parts"), ["000000.json"]);
}
