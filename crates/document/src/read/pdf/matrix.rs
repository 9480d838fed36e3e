//! Places on a page: affine maps and points.

use lopdf::Object;

/// A map of ISO 32000-1, 8.3.3: `[a b c d e f]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    /// The map that moves nothing.
    pub const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// The map that moves by so much.
    pub fn shift(x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this map, then the other.
    pub fn then(self, next: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, next.0);
        Matrix([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    /// Where a point goes.
    pub fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Six operands as a map; `None` if they are not six numbers.
    pub fn of(operands: &[Object]) -> Option<Matrix> {
        let mut values = [0.0; 6];
        if operands.len() < 6 {
            return None;
        }
        for (value, object) in values.iter_mut().zip(operands) {
            *value = number(object)?;
        }
        Some(Matrix(values))
    }
}

/// A number that can be reckoned with.
pub fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from).filter(|v| v.is_finite() && v.abs() < 1e7)
}

/// Tenths of a point, as places are given.
#[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i32 before")]
pub fn tenths(points: f64) -> i32 {
    (points * 10.0).round().clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32
}
