//! Draws a card in the colours of the page's light theme: sky from dawn to dusk, the ground, and a sun for every scene at the height of its score.

use super::{
    Card, PictureError, Sun,
    text::{Font, PLAIN, SIGN},
};
use tiny_skia::{
    Color, FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Paint, PathBuilder, Pixmap, Point, Rect, Shader, SpreadMode, Stroke, StrokeDash,
    Transform,
};

const W: f32 = 1200.0;
const H: f32 = 630.0;
const LEFT: f32 = 72.0;
const GROUND: f32 = 530.0;
/// Where a score of 10 stands.
const TOP: f32 = 405.0;
const TITLE_SIZES: [f32; 4] = [104.0, 88.0, 72.0, 58.0];

const INK: [u8; 3] = [0x13, 0x1a, 0x2b];
const WORK: [u8; 3] = [0x24, 0x40, 0xa8];
const SUN: [u8; 3] = [0xff, 0xb2, 0x1a];
const CARD: [u8; 3] = [0xff, 0xff, 0xff];
const SKY: [(f32, [u8; 3]); 5] = [
    (0.0, [0xff, 0xe0, 0xbd]),
    (0.24, [0xd4, 0xe8, 0xf8]),
    (0.5, [0xbf, 0xe1, 0xf6]),
    (0.76, [0xdb, 0xe6, 0xf4]),
    (1.0, [0xff, 0xd1, 0xac]),
];

struct Canvas {
    pixels: Pixmap,
}

fn colour([r, g, b]: [u8; 3]) -> Color {
    Color::from_rgba8(r, g, b, 255)
}

fn paint(of: [u8; 3]) -> Paint<'static> {
    Paint {
        shader: Shader::SolidColor(colour(of)),
        ..Paint::default()
    }
}

impl Canvas {
    fn fill(&mut self, path: Option<tiny_skia::Path>, of: [u8; 3]) {
        if let Some(path) = path {
            self.pixels.fill_path(&path, &paint(of), FillRule::Winding, Transform::identity(), None);
        }
    }

    fn stroke(&mut self, path: Option<tiny_skia::Path>, of: [u8; 3], width: f32, dash: Option<[f32; 2]>) {
        let stroke = Stroke {
            width,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            dash: dash.and_then(|d| StrokeDash::new(d.to_vec(), 0.0)),
            ..Stroke::default()
        };
        if let Some(path) = path {
            self.pixels.stroke_path(&path, &paint(of), &stroke, Transform::identity(), None);
        }
    }

    fn block(&mut self, x: f32, y: f32, width: f32, height: f32, paint: &Paint<'_>) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.pixels.fill_rect(rect, paint, Transform::identity(), None);
        }
    }
}

/// Draws the card and writes it as PNG.
pub(super) fn card(card: &Card) -> Result<Vec<u8>, PictureError> {
    let (sign, plain) = (Font::read(SIGN)?, Font::read(PLAIN)?);
    let mut canvas = Canvas {
        pixels: Pixmap::new(1200, 630).ok_or(PictureError::Room)?,
    };
    background(&mut canvas);
    words(&mut canvas, card, &sign, &plain);
    day(&mut canvas, card, &sign);
    png_of(&canvas.pixels)
}

fn background(canvas: &mut Canvas) {
    let stops = SKY.map(|(at, of)| GradientStop::new(at, colour(of))).to_vec();
    let sky = LinearGradient::new(Point::from_xy(0.0, 0.0), Point::from_xy(W, 0.0), stops, SpreadMode::Pad, Transform::identity());
    let sky = Paint {
        shader: sky.unwrap_or(Shader::SolidColor(colour(SKY[2].1))),
        ..Paint::default()
    };
    canvas.block(0.0, 0.0, W, GROUND, &sky);
    canvas.block(0.0, GROUND, W, H - GROUND, &paint(CARD));
    canvas.block(0.0, GROUND, W, 5.0, &paint(INK));
}

fn words(canvas: &mut Canvas, card: &Card, sign: &Font<'static>, plain: &Font<'static>) {
    // A title in letters that the fonts lack stands in the text beside the picture, not in it.
    let title = if sign.knows(&card.title) { card.title.as_str() } else { "CareerSim" };
    let (size, lines) = sign.fit(title, &TITLE_SIZES, W - 2.0 * LEFT);
    let mut y = 40.0;
    for line in &lines {
        y += size * 0.95;
        canvas.fill(sign.line(line, size, LEFT, y), INK);
    }
    y += 62.0;
    canvas.fill(plain.line(&card.headline, 42.0, LEFT, y), INK);
    let base = GROUND + 66.0;
    mark(canvas, LEFT, GROUND + 28.0);
    canvas.fill(sign.line("CareerSim", 46.0, LEFT + 68.0, base), INK);
    let width = plain.width(&card.claim, 28.0);
    canvas.fill(plain.line(&card.claim, 28.0, W - LEFT - width, base), INK);
}

// The sign of CareerSim, 52 pixels wide.
fn mark(canvas: &mut Canvas, x: f32, y: f32) {
    canvas.block(x, y, 52.0, 52.0, &paint(WORK));
    canvas.fill(PathBuilder::from_circle(x + 32.0, y + 21.0, 9.0), SUN);
    canvas.block(x + 6.0, y + 35.0, 40.0, 4.0, &paint(CARD));
}

fn day(canvas: &mut Canvas, card: &Card, sign: &Font<'static>) {
    let steps = f32::from(card.rounds.max(1));
    let at = |sun: &Sun| {
        let x = LEFT + (f32::from(sun.round) - 0.5) / steps * (W - 2.0 * LEFT);
        (x, GROUND - f32::from(sun.score) / 10.0 * (GROUND - TOP))
    };
    let mut way = PathBuilder::new();
    for (i, (x, y)) in card.scores.iter().filter(|s| !s.estimate).map(at).enumerate() {
        if i == 0 {
            way.move_to(x, y);
        } else {
            way.line_to(x, y);
        }
    }
    canvas.stroke(way.finish(), WORK, 6.0, None);
    for sun in &card.scores {
        let (x, y) = at(sun);
        let disc = PathBuilder::from_circle(x, y, 20.0);
        canvas.fill(disc.clone(), if sun.estimate { CARD } else { SUN });
        canvas.stroke(disc, INK, 5.0, sun.estimate.then_some([7.0, 9.0]));
        let label = if sun.estimate { format!("~{}", sun.score) } else { sun.score.to_string() };
        canvas.fill(sign.line(&label, 40.0, x - sign.width(&label, 40.0) / 2.0, y - 32.0), INK);
    }
}

// What is seen is opaque, so the pixels are those of PNG as they are; three bytes of four are kept.
fn png_of(pixels: &Pixmap) -> Result<Vec<u8>, PictureError> {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let rgb: Vec<u8> = pixels.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(png)
}
