//! Letters as shapes. Only what a career's title and a score need: one line, left to right, Latin letters.

use super::PictureError;
use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, OutlineBuilder};

/// The lettering of signs: titles and scores.
pub(super) const SIGN: &[u8] = include_bytes!("../../fonts/big-shoulders-800.ttf");
/// The lettering of sentences.
pub(super) const PLAIN: &[u8] = include_bytes!("../../fonts/figtree-500.ttf");

/// A font.
pub(super) struct Font<'a>(Face<'a>);

struct Pen {
    path: PathBuilder,
    scale: f32,
    x: f32,
    y: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

impl Font<'static> {
    pub(super) fn read(bytes: &'static [u8]) -> Result<Self, PictureError> {
        Face::parse(bytes, 0).map(Self).map_err(|_| PictureError::Font)
    }

    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.0.units_per_em())
    }

    /// Can every letter be drawn?
    pub(super) fn knows(&self, text: &str) -> bool {
        text.chars().all(|c| self.0.glyph_index(c).is_some())
    }

    /// How wide a line is, in pixels.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let advances = text.chars().filter_map(|c| self.0.glyph_hor_advance(self.0.glyph_index(c)?));
        advances.map(f32::from).sum::<f32>() * self.scale(size)
    }

    /// The shapes of a line whose base begins at this place; nothing when there is nothing to see.
    pub(super) fn line(&self, text: &str, size: f32, x: f32, y: f32) -> Option<Path> {
        let mut pen = Pen {
            path: PathBuilder::new(),
            scale: self.scale(size),
            x,
            y,
        };
        for glyph in text.chars().filter_map(|c| self.0.glyph_index(c)) {
            self.0.outline_glyph(glyph, &mut pen);
            pen.x += f32::from(self.0.glyph_hor_advance(glyph).unwrap_or(0)) * pen.scale;
        }
        pen.path.finish()
    }

    /// The text in at most two lines of this width, in the first of these sizes in which it fits; in the last one it is cut.
    pub(super) fn fit(&self, text: &str, sizes: &[f32], width: f32) -> (f32, Vec<String>) {
        for size in sizes {
            let lines = self.wrap(text, *size, width);
            if lines.len() <= 2 && lines.iter().all(|l| self.width(l, *size) <= width) {
                return (*size, lines);
            }
        }
        let size = sizes.last().copied().unwrap_or(48.0);
        let mut cut = String::new();
        for c in text.chars() {
            if self.width(&format!("{cut}{c}…"), size) > width {
                break;
            }
            cut.push(c);
        }
        (size, vec![format!("{}…", cut.trim_end())])
    }

    fn wrap(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}
