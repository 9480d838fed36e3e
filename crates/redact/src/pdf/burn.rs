//! Painting an area over, on the pixels.

use super::Area;
use super::draw::Pixels;
use crate::RedactError;

/// Whether an area lies on its page; what hangs over the edge is cut off.
///
/// # Errors
/// If nothing of it lies on the page.
pub fn check(number: usize, area: &Area, (width, height): (f32, f32)) -> Result<(), RedactError> {
    let inside = |start: i32, length: i32, most: f32| length > 0 && (start as f32) < most * 10.0 && start.saturating_add(length) > 0;
    if inside(area.x, area.w, width) && inside(area.y, area.h, height) {
        return Ok(());
    }
    Err(RedactError::Passage(format!("第 {number} 个区域不在第 {} 页的页面之内，或没有大小。请重新框选。", area.page)))
}

/// Paints an area black. Its edges grow to whole pixels and one more, so that
/// no soft edge of a letter stays.
pub fn burn(pixels: &mut Pixels, area: &Area, (width, height): (f32, f32)) {
    let span = |start: i32, length: i32, page: f32, count: u32| {
        let scale = count as f32 / (page * 10.0);
        let from = (start as f32 * scale).floor() - 1.0;
        let to = (start.saturating_add(length) as f32 * scale).ceil() + 1.0;
        (from.clamp(0.0, count as f32) as usize, to.clamp(0.0, count as f32) as usize)
    };
    let (left, right) = span(area.x, area.w, width, pixels.width);
    let (top, bottom) = span(area.y, area.h, height, pixels.height);
    for row in pixels.rgb.chunks_exact_mut(pixels.width as usize * 3).take(bottom).skip(top) {
        row[left * 3..right * 3].fill(0);
    }
}
