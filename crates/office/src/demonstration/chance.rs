//! Chance that can be repeated: the same seed gives the same year.
//!
//! Nothing secret may come from here; keys and query codes do not.

/// A sequence of numbers that follows from its seed (splitmix64).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chance(u64);

impl Chance {
    /// The sequence of a seed.
    pub fn of(seed: u64) -> Chance {
        Chance(seed)
    }

    /// A sequence of its own for each number, so that one case more changes no
    /// other.
    #[must_use]
    pub fn apart(seed: u64, number: u32) -> Chance {
        let mut chance = Chance(seed ^ u64::from(number).wrapping_mul(0xD6E8_FEB8_6659_FD93));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`; 0 where the bound is 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        // Of 64 bits the bias of a remainder is beyond anything seen here.
        u32::try_from(self.next() % u64::from(bound.max(1))).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// One of several; the first where chance fails.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(u32::try_from(of.len()).unwrap_or(u32::MAX)) as usize]
    }

    /// One of several with weights.
    pub fn weighted<'a, T>(&mut self, of: &'a [(T, u32)]) -> &'a T {
        let total = of.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total);
        for (value, weight) in of {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return value,
            }
        }
        &of[0].0
    }

    /// Whether something of so many in a hundred happens.
    pub fn percent(&mut self, of_hundred: u32) -> bool {
        self.below(100) < of_hundred
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let run = |seed| {
            let mut chance = Chance::of(seed);
            (0..8).map(|_| chance.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(run(7), run(7));
        assert_ne!(run(7), run(8));
    }

    #[test]
    fn what_has_no_weight_is_never_picked() {
        let mut chance = Chance::of(1);
        assert!((0..200).all(|_| *chance.weighted(&[("a", 1), ("b", 0), ("c", 3)]) != "b"));
    }
}
