//! A page as marks: what its content stream shows, where.
//!
//! Only operators that place text or draw rules are followed (ISO 32000-1,
//! annex A). Colour, clipping and pictures make no difference to what is read.

use super::font::{Font, Fonts};
use super::matrix::{Matrix, number};
use super::rules::{Paint, Path, Rules};
use crate::ReadError;
use lopdf::content::{Content, Operation};
use lopdf::{DecompressError, Dictionary, Document, Error, Object, ObjectId};
use std::rc::Rc;

/// Forms within forms.
const DEPTH: usize = 8;
/// Operators of one page, forms included.
const OPERATIONS: usize = 3_000_000;
/// Glyphs of one page.
const GLYPHS: usize = 200_000;
/// Saved graphics states.
const STATES: usize = 512;

/// What is on a page; coordinates in points from the top left.
#[derive(Default)]
pub struct Marks {
    /// The glyphs in the order of the stream.
    pub glyphs: Vec<Glyph>,
    /// The rules.
    pub rules: Rules,
    /// Width of the page.
    pub width: f64,
    /// Height of the page.
    pub height: f64,
}

/// A glyph as shown.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// Its characters.
    pub text: String,
    /// Left edge.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// Vertical centre of its line.
    pub y: f64,
    /// Size of the type.
    pub size: f64,
    /// The text object it was shown in.
    pub object: usize,
    /// Whether its line runs downward.
    pub is_vertical: bool,
}

/// Reads the marks of a page.
///
/// # Errors
/// If the page is over a limit.
pub fn marks(pdf: &Document, id: ObjectId, fonts: &mut Fonts, stream_bytes: usize) -> Result<Marks, ReadError> {
    let (device, width, height) = frame(pdf, id);
    let content = pdf.get_page_content_with_limit(id, stream_bytes).map_err(|e| too_much(&e))?;
    let mut reader = Reader { pdf, fonts, marks: Marks { width, height, ..Marks::default() }, operations: 0, object: 0, stream_bytes };
    let resources = inherited(pdf, id, b"Resources").and_then(|r| r.as_dict().ok());
    reader.run(&content, resources, device, DEPTH)?;
    Ok(reader.marks)
}

fn too_much(error: &Error) -> ReadError {
    match error {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => over(),
        _ => super::damaged(),
    }
}

fn over() -> ReadError {
    ReadError::TooLarge("PDF 有一页的内容过多，没有读。请从 Word 或 WPS 重新导出 PDF 后再交。".to_owned())
}

/// An entry of a page or of the nodes above it.
fn inherited<'p>(pdf: &'p Document, id: ObjectId, key: &[u8]) -> Option<&'p Object> {
    let mut node = pdf.get_dictionary(id).ok()?;
    for _ in 0..64 {
        if let Ok(found) = node.get_deref(key, pdf) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", pdf).ok()?.as_dict().ok()?;
    }
    None
}

/// The map from page space to points from the top left, with the size.
fn frame(pdf: &Document, id: ObjectId) -> (Matrix, f64, f64) {
    let numbers = |object: &Object| {
        let array = object.as_array().ok()?;
        let found: Vec<f64> = array.iter().filter_map(|o| pdf.dereference(o).ok()).filter_map(|(_, o)| number(o)).collect();
        <[f64; 4]>::try_from(found).ok()
    };
    let shown = [b"CropBox".as_slice(), b"MediaBox"].into_iter().find_map(|key| inherited(pdf, id, key).and_then(numbers));
    let [a, b, c, d] = shown.unwrap_or([0.0, 0.0, 595.0, 842.0]);
    let (left, bottom, right, top) = (a.min(c), b.min(d), a.max(c), b.max(d));
    let (w, h) = (right - left, top - bottom);
    let turn = inherited(pdf, id, b"Rotate").and_then(|r| r.as_i64().ok()).unwrap_or(0).rem_euclid(360);
    match turn {
        90 => (Matrix([0.0, 1.0, 1.0, 0.0, -bottom, -left]), h, w),
        180 => (Matrix([-1.0, 0.0, 0.0, 1.0, right, -bottom]), w, h),
        270 => (Matrix([0.0, -1.0, -1.0, 0.0, top, right]), h, w),
        _ => (Matrix([1.0, 0.0, 0.0, -1.0, -left, top]), w, h),
    }
}

#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    character_spacing: f64,
    word_spacing: f64,
    scaling: f64,
    leading: f64,
    rise: f64,
}

struct Reader<'p, 'f> {
    pdf: &'p Document,
    fonts: &'f mut Fonts,
    marks: Marks,
    operations: usize,
    object: usize,
    stream_bytes: usize,
}

/// A matrix for text and the one its line began with.
struct Pen {
    text: Matrix,
    line: Matrix,
}

impl Pen {
    fn move_by(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }
}

impl<'p> Reader<'p, '_> {
    fn run(&mut self, content: &[u8], resources: Option<&'p Dictionary>, ctm: Matrix, depth: usize) -> Result<(), ReadError> {
        let mut state =
            State { ctm, font: None, size: 0.0, character_spacing: 0.0, word_spacing: 0.0, scaling: 1.0, leading: 0.0, rise: 0.0 };
        let mut saved = Vec::new();
        let mut pen = Pen { text: Matrix::IDENTITY, line: Matrix::IDENTITY };
        let mut path = Path::default();
        // A stream that breaks off is read up to there.
        for operation in Content::decode_iter(content).map_while(Result::ok) {
            self.operations += 1;
            if self.operations > OPERATIONS || self.marks.glyphs.len() > GLYPHS {
                return Err(over());
            }
            let Operation { operator, operands } = &operation;
            let n = |index: usize| operands.get(index).and_then(number).unwrap_or(0.0);
            match operator.as_str() {
                "q" if saved.len() < STATES => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => {
                    if let Some(matrix) = Matrix::of(operands) {
                        state.ctm = matrix.then(state.ctm);
                    }
                }
                "BT" => {
                    pen = Pen { text: Matrix::IDENTITY, line: Matrix::IDENTITY };
                    self.object += 1;
                }
                "Tm" => {
                    if let Some(matrix) = Matrix::of(operands) {
                        pen = Pen { text: matrix, line: matrix };
                        self.object += 1;
                    }
                }
                "Td" => pen.move_by(n(0), n(1)),
                "TD" => {
                    state.leading = -n(1);
                    pen.move_by(n(0), n(1));
                }
                "T*" => pen.move_by(0.0, -state.leading),
                "Tf" => {
                    let name = operands.first().and_then(|o| o.as_name().ok()).unwrap_or(b"");
                    let found = resource(self.pdf, resources, b"Font").and_then(|f| f.get(name).ok());
                    state.font = found.and_then(|object| self.fonts.get(self.pdf, object));
                    state.size = n(1);
                }
                "Tc" => state.character_spacing = n(0),
                "Tw" => state.word_spacing = n(0),
                "Tz" => state.scaling = n(0) / 100.0,
                "TL" => state.leading = n(0),
                "Ts" => state.rise = n(0),
                "Tj" => self.show_all(&state, &mut pen, operands.first()),
                "'" => {
                    pen.move_by(0.0, -state.leading);
                    self.show_all(&state, &mut pen, operands.first());
                }
                "\"" => {
                    state.word_spacing = n(0);
                    state.character_spacing = n(1);
                    pen.move_by(0.0, -state.leading);
                    self.show_all(&state, &mut pen, operands.get(2));
                }
                "TJ" => {
                    for item in operands.first().and_then(|o| o.as_array().ok()).into_iter().flatten() {
                        match number(item) {
                            Some(back) => advance(&state, &mut pen, -back / 1000.0 * state.size),
                            None => self.show_all(&state, &mut pen, Some(item)),
                        }
                    }
                }
                "m" => path.begin(state.ctm.apply(n(0), n(1))),
                "l" => path.line(state.ctm.apply(n(0), n(1))),
                "c" => path.bend(state.ctm.apply(n(4), n(5))),
                "v" | "y" => path.bend(state.ctm.apply(n(2), n(3))),
                "h" => path.close(),
                "re" => {
                    let (x, y, w, h) = (n(0), n(1), n(2), n(3));
                    path.rectangle([(x, y), (x + w, y), (x + w, y + h), (x, y + h)].map(|(x, y)| state.ctm.apply(x, y)));
                }
                "S" => path.paint(Paint::Stroke, &mut self.marks.rules),
                "s" | "b" | "b*" => {
                    path.close();
                    path.paint(Paint::Stroke, &mut self.marks.rules);
                }
                "B" | "B*" => path.paint(Paint::Stroke, &mut self.marks.rules),
                "f" | "F" | "f*" => path.paint(Paint::Fill, &mut self.marks.rules),
                "n" => path = Path::default(),
                "Do" if depth > 0 => self.form(operands, resources, &state, depth)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// A form: a stream of its own, placed by a matrix of its own (8.10).
    fn form(&mut self, operands: &[Object], resources: Option<&'p Dictionary>, state: &State, depth: usize) -> Result<(), ReadError> {
        let name = operands.first().and_then(|o| o.as_name().ok()).unwrap_or(b"");
        let object = resource(self.pdf, resources, b"XObject").and_then(|x| x.get_deref(name, self.pdf).ok());
        let Some(stream) = object.and_then(|o| o.as_stream().ok()) else { return Ok(()) };
        if !stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Form") {
            return Ok(());
        }
        let Ok(content) = stream.get_plain_content_with_limit(self.stream_bytes) else { return Err(over()) };
        let own = stream.dict.get_deref(b"Resources", self.pdf).ok().and_then(|r| r.as_dict().ok());
        let matrix = stream.dict.get_deref(b"Matrix", self.pdf).ok().and_then(|m| m.as_array().ok()).and_then(|m| Matrix::of(m));
        let ctm = matrix.unwrap_or(Matrix::IDENTITY).then(state.ctm);
        self.run(&content, own.or(resources), ctm, depth - 1)
    }

    fn show_all(&mut self, state: &State, pen: &mut Pen, string: Option<&Object>) {
        let (Some(font), Some(Object::String(bytes, _))) = (&state.font, string) else { return };
        for shown in font.show(bytes) {
            let size = state.size;
            let glyph = Matrix([size * state.scaling, 0.0, 0.0, size, 0.0, state.rise]).then(pen.text).then(state.ctm);
            // A glyph of a downward line hangs from the middle of its top (9.7.4.3).
            let (left, middle) = if font.is_vertical { (-shown.width / 2.0, 0.35 - 0.88) } else { (0.0, 0.35) };
            let (x0, y0) = glyph.apply(left, middle);
            let (x1, y1) = glyph.apply(left + shown.width, middle);
            let (top_x, top_y) = glyph.apply(left, middle + 1.0);
            let height = (top_x - x0).hypot(top_y - y0);
            if height > 0.1 && height < 1000.0 {
                self.marks.glyphs.push(Glyph {
                    text: shown.text,
                    x0: x0.min(x1),
                    x1: x0.max(x1),
                    y: f64::midpoint(y0, y1),
                    size: height,
                    object: self.object,
                    is_vertical: font.is_vertical,
                });
            }
            let spacing = state.character_spacing + if shown.is_space { state.word_spacing } else { 0.0 };
            let width = if font.is_vertical { -1.0 } else { shown.width };
            advance(state, pen, width * size + spacing);
        }
    }
}

/// Moves the pen along the line by so much of text space.
fn advance(state: &State, pen: &mut Pen, by: f64) {
    let is_vertical = state.font.as_ref().is_some_and(|f| f.is_vertical);
    let (x, y) = if is_vertical { (0.0, by) } else { (by * state.scaling, 0.0) };
    pen.text = Matrix::shift(x, y).then(pen.text);
}

fn resource<'p>(pdf: &'p Document, resources: Option<&'p Dictionary>, kind: &[u8]) -> Option<&'p Dictionary> {
    resources?.get_deref(kind, pdf).ok()?.as_dict().ok()
}
