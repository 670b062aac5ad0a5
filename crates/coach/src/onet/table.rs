//! A tab-separated file with a header, every complaint about which names the file and the line.

use super::{Found, OnetError};
use careersim_domain::text;
use std::path::PathBuf;

/// The file.
pub(super) struct Table {
    path: PathBuf,
    text: String,
}

/// One line under the header.
pub(super) struct Row<'a> {
    table: &'a Table,
    line: usize,
    fields: Vec<&'a str>,
}

impl Table {
    pub(super) fn open(path: PathBuf) -> Result<Self, OnetError> {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => return Err(OnetError::File { path, error }),
        };
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self { path, text }),
            Err(error) => {
                let line = error.as_bytes().iter().take(error.utf8_error().valid_up_to()).filter(|b| **b == b'\n').count() + 1;
                Err(OnetError::Line {
                    path,
                    line,
                    what: "the text is not UTF-8".to_owned(),
                })
            }
        }
    }

    pub(super) fn open_if_there(path: PathBuf) -> Result<Option<Self>, OnetError> {
        if path.exists() { Self::open(path).map(Some) } else { Ok(None) }
    }

    pub(super) fn wrong(&self, line: usize, what: String) -> OnetError {
        OnetError::Line {
            path: self.path.clone(),
            line,
            what,
        }
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let text = self.text.trim_start_matches('\u{FEFF}');
        text.lines().map(|line| line.trim_end_matches('\r')).enumerate().map(|(i, line)| (i + 1, line))
    }

    fn header(&self) -> Vec<&str> {
        self.lines()
            .next()
            .map(|(_, line)| line.split('\t').map(str::trim).collect())
            .unwrap_or_default()
    }

    /// Where these columns stand.
    pub(super) fn columns<const N: usize>(&self, names: [&str; N]) -> Result<[usize; N], OnetError> {
        let header = self.header();
        let mut places = [0; N];
        for (place, name) in places.iter_mut().zip(names) {
            *place = header
                .iter()
                .position(|h| *h == name)
                .ok_or_else(|| self.wrong(1, format!("there is no column `{name}`; is this a published O*NET text file?")))?;
        }
        Ok(places)
    }

    /// Every line under the header that is not empty.
    pub(super) fn rows(&self) -> impl Iterator<Item = Result<Row<'_>, OnetError>> {
        let width = self.header().len();
        self.lines().skip(1).filter(|(_, text)| !text.trim().is_empty()).map(move |(line, text)| {
            let fields: Vec<&str> = text.split('\t').collect();
            if fields.len() == width {
                Ok(Row { table: self, line, fields })
            } else {
                Err(self.wrong(line, format!("it has {} fields, and the header {width}", fields.len())))
            }
        })
    }
}

impl Row<'_> {
    pub(super) fn wrong(&self, what: String) -> OnetError {
        self.table.wrong(self.line, what)
    }

    fn raw(&self, column: usize) -> String {
        text::fold_spaces(&text::clean(self.fields.get(column).copied().unwrap_or_default()))
    }

    /// A text that must be there.
    pub(super) fn text(&self, column: usize, most: usize) -> Result<String, OnetError> {
        let text = self.raw(column);
        let name = || self.table.header().get(column).copied().unwrap_or_default().to_owned();
        match text.chars().count() {
            0 => Err(self.wrong(format!("`{}` is empty", name()))),
            length if length > most => Err(self.wrong(format!("`{}` has {length} characters, more than {most}", name()))),
            _ => Ok(text),
        }
    }

    /// A text that may be missing, which is written `n/a`.
    pub(super) fn optional(&self, column: usize) -> Option<String> {
        Some(self.raw(column)).filter(|t| !t.is_empty() && !t.eq_ignore_ascii_case("n/a"))
    }

    /// A code of the form `29-1141.00`.
    pub(super) fn code(&self, column: usize) -> Result<String, OnetError> {
        let code = self.raw(column);
        let fits = code.len() == 10
            && code.bytes().enumerate().all(|(i, b)| match i {
                2 => b == b'-',
                7 => b == b'.',
                _ => b.is_ascii_digit(),
            });
        if fits {
            Ok(code)
        } else {
            Err(self.wrong(format!("`{code}` is not a code such as `29-1141.00`")))
        }
    }

    /// A code that an occupation has.
    pub(super) fn known_code(&self, column: usize, found: &Found) -> Result<String, OnetError> {
        let code = self.code(column)?;
        if found.contains_key(&code) {
            Ok(code)
        } else {
            Err(self.wrong(format!("no occupation has the code `{code}`")))
        }
    }
}
