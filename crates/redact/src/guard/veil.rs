//! Text on a page that is not seen: drawn invisibly, in the colour of its
//! ground, too small, off the page, or covered by what is drawn later.
//!
//! The drawing is followed mark by mark, without making pixels. Shapes are
//! taken by their frames, which is right for boxes and nearly right for others.

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint, PathDrawMode, SoftMask,
    interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape};

/// Glyphs and shapes of one page.
const MARKS: usize = 300_000;
/// Type smaller than this is not read by anybody, in points.
const TINY: f64 = 1.5;
/// Text and ground whose channels differ less look the same.
const ALIKE: u8 = 24;

/// Why text is not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Veiled {
    /// The text layer of a scan.
    Layer,
    /// Something lies over it.
    Covered,
    /// It has no colour, no size or no place.
    Unseen,
}

/// A page as it was followed.
#[derive(Debug, Default)]
pub struct Seen {
    /// All its text in the order of drawing, seen or not.
    pub text: String,
    /// Text that is not seen, put together by reason.
    pub veiled: Vec<(Veiled, String)>,
}

struct Sign {
    at: Point,
    text: String,
    veiled: Option<Veiled>,
}

/// Something that covers what was drawn before, with its colour if it has one.
struct Ground {
    frame: Rect,
    color: Option<[u8; 3]>,
}

struct Walk {
    page: Rect,
    signs: Vec<Sign>,
    grounds: Vec<Ground>,
    clips: Vec<Rect>,
    opaque: Vec<bool>,
    normal: bool,
    scan: bool,
}

/// Follows the drawing of a page.
pub fn look(page: &Page<'_>) -> Seen {
    let (width, height) = page.render_dimensions();
    let frame = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut walk =
        Walk { page: frame, signs: Vec::new(), grounds: Vec::new(), clips: vec![frame], opaque: Vec::new(), normal: true, scan: false };
    let cache = InterpreterCache::new();
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, frame, &cache, page.xref(), InterpreterSettings::default());
    interpret_page(page, &mut context, &mut walk);
    walk.finish()
}

impl Walk {
    fn covers(&self) -> bool {
        self.normal && self.opaque.iter().all(|o| *o) && self.grounds.len() < MARKS
    }

    /// Something opaque is drawn: what lies under it is not seen.
    fn cover(&mut self, frame: Rect, color: Option<[u8; 3]>) {
        let clip = self.clips.iter().fold(self.page, |all, clip| all.intersect(*clip));
        let frame = frame.intersect(clip);
        if !self.covers() || frame.width() < 0.5 || frame.height() < 0.5 {
            return;
        }
        let is_page = frame.area() > self.page.area() * 0.8;
        self.scan |= is_page && color.is_none();
        for sign in self.signs.iter_mut().filter(|s| frame.contains(s.at)) {
            // Text that was never seen is no better for being covered.
            if sign.veiled.is_none() {
                sign.veiled = Some(if is_page && color.is_none() { Veiled::Layer } else { Veiled::Covered });
            }
        }
        self.grounds.push(Ground { frame, color });
    }

    /// The colour on which a sign is drawn; `None` on a picture.
    fn ground(&self, at: Point) -> Option<[u8; 3]> {
        self.grounds.iter().rev().find(|g| g.frame.contains(at)).map_or(Some([255; 3]), |g| g.color)
    }

    fn finish(self) -> Seen {
        let mut seen = Seen::default();
        let mut last: Option<Point> = None;
        for sign in &self.signs {
            if last.is_some_and(|l| (l.y - sign.at.y).abs() > 3.0) {
                seen.text.push('\n');
            }
            last = Some(sign.at);
            seen.text.push_str(&sign.text);
            // Invisible text of a scan is its text layer.
            let reason = sign.veiled.map(|v| if v == Veiled::Unseen && self.scan { Veiled::Layer } else { v });
            if let Some(reason) = reason.filter(|_| !sign.text.trim().is_empty()) {
                match seen.veiled.iter_mut().find(|(r, _)| *r == reason) {
                    Some((_, text)) => text.push_str(&sign.text),
                    None => seen.veiled.push((reason, sign.text.clone())),
                }
            }
        }
        seen
    }
}

fn color(paint: &Paint<'_>) -> (Option<[u8; 3]>, bool) {
    match paint {
        Paint::Color(color) => {
            let [r, g, b, a] = color.to_rgba().to_rgba8();
            (Some([r, g, b]), a > 250)
        }
        Paint::Pattern(_) => (None, true),
    }
}

impl<'a> Device<'a> for Walk {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, mode: BlendMode) {
        self.normal = mode == BlendMode::Normal;
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        let (color, opaque) = color(paint);
        if matches!(mode, PathDrawMode::Fill(_)) && opaque {
            let frame = transform.transform_rect_bbox(path.bounding_box());
            // A pattern is no picture of a page.
            self.cover(frame, Some(color.unwrap_or([128; 3])));
        } else if let PathDrawMode::Stroke(stroke) = mode
            && opaque
        {
            // A broad stroke is a bar.
            let width = f64::from(stroke.line_width) * transform.determinant().abs().sqrt();
            let frame = transform.transform_rect_bbox(path.bounding_box());
            if width > 4.0 && frame.width().min(frame.height()) < 0.5 {
                self.cover(frame.inflate(0.0_f64.max(width / 2.0), width / 2.0), color);
            }
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.clips.push(clip.path.bounding_box());
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, mode: BlendMode) {
        self.opaque.push(opacity > 0.98 && mask.is_none() && mode == BlendMode::Normal);
    }

    fn draw_glyph(&mut self, glyph: &Glyph<'a>, transform: Affine, glyph_transform: Affine, paint: &Paint<'a>, mode: &GlyphDrawMode) {
        if self.signs.len() >= MARKS {
            return;
        }
        let all = transform * glyph_transform;
        // A glyph stands in a square of a thousand units.
        let at = all * Point::new(300.0, 300.0);
        let size = all.determinant().abs().sqrt() * 1000.0;
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => "\u{fffd}".to_owned(),
        };
        let (ink, _) = color(paint);
        let alike = match (ink, self.ground(at)) {
            (Some(ink), Some(ground)) => ink.iter().zip(ground).all(|(a, b)| a.abs_diff(b) < ALIKE),
            _ => false,
        };
        let clip = self.clips.iter().fold(self.page, |all, clip| all.intersect(*clip));
        let unseen = matches!(mode, GlyphDrawMode::Invisible) || alike || size < TINY || !clip.inflate(1.0, 1.0).contains(at);
        self.signs.push(Sign { at, text, veiled: unseen.then_some(Veiled::Unseen) });
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        if matches!(image, Image::Raster(_)) {
            let frame = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
            self.cover(transform.transform_rect_bbox(frame), None);
        }
    }

    fn pop_clip_path(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {
        self.opaque.pop();
    }
}
