//! The picture that other programs show beside a shared link: the day as a line under a sky, 1200 by 630 pixels, without a name. Drawn when
//! somebody asks for it, kept for whoever asks next; nothing of it is in memory before.

mod draw;
mod text;

use axum::body::Bytes;
use std::sync::{Mutex, OnceLock, PoisonError};

/// How many pictures are kept; each has some 40 KB.
const KEPT: usize = 32;

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The career.
    pub title: String,
    /// What it came to, such as `7.4 of 10`.
    pub headline: String,
    /// What `CareerSim` is.
    pub claim: String,
    /// The graded scenes of the day.
    pub scores: Vec<Sun>,
    /// How many scenes the day has.
    pub rounds: u8,
}

/// A graded scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sun {
    /// From 1.
    pub round: u8,
    /// 0..=10.
    pub score: u8,
    /// The score is an estimate.
    pub estimate: bool,
}

/// Why there is no picture: never something that the card says.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// A font does not fit its format.
    #[error("a font can't be read")]
    Font,
    /// There is no room for the pixels.
    #[error("there is no room for a picture")]
    Room,
    /// It can't be written as PNG.
    #[error("png: {0}")]
    Png(#[from] png::EncodingError),
}

static SHELF: OnceLock<Mutex<Vec<(Card, Bytes)>>> = OnceLock::new();

/// The picture of a card as PNG, from the shelf or drawn now. Takes some milliseconds when it is drawn.
///
/// # Errors
/// A defect of this program.
pub fn png(card: &Card) -> Result<Bytes, PictureError> {
    let shelf = SHELF.get_or_init(Mutex::default);
    let find = |kept: &[(Card, Bytes)]| kept.iter().find(|(c, _)| c == card).map(|(_, png)| png.clone());
    if let Some(png) = find(&shelf.lock().unwrap_or_else(PoisonError::into_inner)) {
        return Ok(png);
    }
    let png = Bytes::from(draw::card(card)?);
    let mut kept = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT {
        kept.remove(0);
    }
    kept.push((card.clone(), png.clone()));
    Ok(png)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suns(scores: &[u8]) -> Vec<Sun> {
        let sun = |(round, score): (u8, &u8)| Sun {
            round,
            score: *score,
            estimate: *score == 7,
        };
        (1..).zip(scores).map(sun).collect()
    }

    fn card(title: &str) -> Card {
        Card {
            title: title.to_owned(),
            headline: "7.4 of 10 on average".to_owned(),
            claim: "Try a career on before you choose it.".to_owned(),
            scores: suns(&[9, 4, 7, 10, 0]),
            rounds: 5,
        }
    }

    fn size(png: &[u8]) -> (u32, u32) {
        let info = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        (info.info().width, info.info().height)
    }

    #[test]
    fn every_title_gets_a_picture_of_the_size_that_previews_want() {
        for title in ["Nurse", "Primary school teacher", "看護師", "\u{202E}\u{0}", &"a ".repeat(50), &"w".repeat(100)] {
            let png = png(&card(title)).unwrap();
            assert_eq!(size(&png), (1200, 630), "{title}");
            assert!(png.len() < 150_000, "{} bytes", png.len());
        }
        for scores in [Vec::new(), suns(&[7]), suns(&[5; 10])] {
            let rounds = u8::try_from(scores.len()).unwrap().max(1);
            png(&Card {
                scores,
                rounds,
                ..card("Chef")
            })
            .unwrap();
        }
    }

    #[test]
    fn a_picture_is_drawn_once_and_few_are_kept() {
        let one = png(&card("Baker")).unwrap();
        assert_eq!(one.as_ptr(), png(&card("Baker")).unwrap().as_ptr());
        for i in 0..KEPT {
            png(&Card {
                scores: Vec::new(),
                ..card(&format!("Baker {i}"))
            })
            .unwrap();
        }
        assert!(SHELF.get().unwrap().lock().unwrap().len() <= KEPT);
    }
}
