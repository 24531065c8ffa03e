//! Files written aside and renamed, so that nobody ever sees half of one.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The folder that `--out` names, and which of its files was written for which input.
#[derive(Debug)]
pub(crate) struct OutDir<'a> {
    folder: &'a Path,
    inputs: Vec<PathBuf>,
    written: HashMap<PathBuf, PathBuf>,
}

impl<'a> OutDir<'a> {
    /// The folder, made if it is not there. None of `inputs` will be replaced.
    pub(crate) fn new(folder: &'a Path, inputs: &[PathBuf]) -> Result<Self, Error> {
        fs::create_dir_all(folder).map_err(|error| Error::Write(folder.to_owned(), error))?;
        let inputs = inputs.iter().filter_map(|path| path.canonicalize().ok()).collect();
        Ok(Self { folder, inputs, written: HashMap::new() })
    }

    /// The path of the output for `input`; an error if another input has it already.
    pub(crate) fn claim(&mut self, input: &Path, extension: &str) -> Result<PathBuf, Error> {
        let stem = match input.file_stem() {
            Some(_) if input.as_os_str() == "-" => "stdin".as_ref(),
            Some(stem) => stem,
            None => "plan".as_ref(),
        };
        let mut name = stem.to_owned();
        name.push(".");
        name.push(extension);
        let path = self.folder.join(name);
        if let Some(other) = self.written.get(&path) {
            return Err(Error::SameName(path, other.clone()));
        }
        if path.canonicalize().is_ok_and(|path| self.inputs.contains(&path)) {
            return Err(Error::OverInput(path));
        }
        self.written.insert(path.clone(), input.to_owned());
        Ok(path)
    }
}

/// Writes a file aside, in the same folder, and renames it once it is whole and on the disk.
pub(crate) fn write_whole(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    Aside::written(path, fill)?.rename()
}

/// A file under a name of its own, removed unless it is renamed.
#[derive(Debug)]
pub(crate) struct Aside {
    /// Its name as long as it is aside.
    aside: PathBuf,
    /// The name that it is to have.
    path: PathBuf,
    file: File,
    renamed: bool,
}

impl Aside {
    /// Writes the whole of a file, and waits until it is on the disk.
    pub(crate) fn written(
        path: &Path,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Self> {
        let aside = Self::beside(path)?;
        let mut out = BufWriter::with_capacity(1 << 16, &aside.file);
        fill(&mut out)?;
        out.flush()?;
        drop(out);
        aside.file.sync_data()?;
        Ok(aside)
    }

    /// The name that it is to have.
    #[cfg(feature = "convert")]
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name.
    pub(crate) fn rename(mut self) -> io::Result<()> {
        fs::rename(&self.aside, &self.path)?;
        self.renamed = true;
        Ok(())
    }

    fn beside(path: &Path) -> io::Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        for attempt in 0..100 {
            let aside = path.with_file_name(format!(".{name}.{}-{attempt}", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&aside) {
                Ok(file) => {
                    return Ok(Self { aside, path: path.to_owned(), file, renamed: false });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        if !self.renamed {
            // There is nothing left to do if this fails.
            let _ = fs::remove_file(&self.aside);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("kehoach-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn nothing_half_written() {
        let folder = folder("half");
        let path = folder.join("plan.json");
        fs::write(&path, "before").unwrap();
        let full = write_whole(&path, |out| {
            out.write_all(&[b'x'; 1 << 18])?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(full.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        write_whole(&path, |out| out.write_all(b"after")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "after");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn names_are_claimed_once() {
        let folder = folder("names");
        let mut out = OutDir::new(&folder, &[]).unwrap();
        assert_eq!(out.claim("a/x.txt".as_ref(), "json").unwrap(), folder.join("x.json"));
        assert_eq!(out.claim("-".as_ref(), "json").unwrap(), folder.join("stdin.json"));
        assert!(matches!(out.claim("b/x.txt".as_ref(), "json"), Err(Error::SameName(..))));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn inputs_are_never_replaced() {
        let folder = folder("inputs");
        let input = folder.join("x.json");
        fs::write(&input, "KẾ HOẠCH").unwrap();
        let mut out = OutDir::new(&folder, std::slice::from_ref(&input)).unwrap();
        assert!(matches!(out.claim(&input, "json"), Err(Error::OverInput(_))));
        fs::remove_dir_all(folder).unwrap();
    }
}
