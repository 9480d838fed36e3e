//! Cutting run-together digits back into the numbers of a row, where sums
//! leave exactly one way.

/// All ways to cut `tokens` (in order, each into one number or more) into
/// `width` numbers that satisfy `holds`; stops after `most` ways.
pub(super) fn cuts(tokens: &[&str], width: usize, most: usize, holds: &dyn Fn(&[i64]) -> bool) -> Vec<Vec<i64>> {
    let mut search = Search { width, most, holds, numbers: Vec::with_capacity(width), found: Vec::new(), steps: 0 };
    let digits: usize = tokens.iter().map(|t| t.len()).sum();
    if (width..=60).contains(&digits) && tokens.len() <= width {
        search.walk(tokens, 0);
        if search.steps >= STEPS {
            // Not searched to the end: no statement about how many ways.
            return Vec::new();
        }
    }
    search.found
}

/// Bound on the search; a real row needs a few thousand steps at most.
const STEPS: usize = 400_000;
/// Longest number a cut may make.
const LONGEST: usize = 9;

struct Search<'a> {
    width: usize,
    most: usize,
    holds: &'a dyn Fn(&[i64]) -> bool,
    numbers: Vec<i64>,
    found: Vec<Vec<i64>>,
    steps: usize,
}

impl Search<'_> {
    fn walk(&mut self, tokens: &[&str], at: usize) {
        self.steps += 1;
        if self.steps >= STEPS || self.found.len() >= self.most {
            return;
        }
        let Some((token, rest)) = tokens.split_first() else {
            if self.numbers.len() == self.width && (self.holds)(&self.numbers) {
                self.found.push(self.numbers.clone());
            }
            return;
        };
        let left = &token[at..];
        if left.is_empty() {
            self.walk(rest, 0);
            return;
        }
        let needed = left.len() + rest.iter().map(|t| t.len()).sum::<usize>();
        let room = self.width - self.numbers.len();
        if room == 0 || needed < room {
            return;
        }
        // A number has no leading zero, so a zero stands alone.
        let longest = if left.starts_with('0') { 1 } else { left.len().min(LONGEST) };
        for length in 1..=longest {
            if let Ok(number) = left[..length].parse() {
                self.numbers.push(number);
                self.walk(tokens, at + length);
                self.numbers.pop();
            }
        }
    }
}

/// Whether the last of seven numbers is the sum of the others.
pub(super) fn row_sum(numbers: &[i64]) -> bool {
    numbers.split_last().is_some_and(|(total, parts)| parts.iter().sum::<i64>() == *total)
}

/// Whether each block of five ends in the sum of the four before it.
pub(super) fn block_sums(numbers: &[i64]) -> bool {
    numbers.chunks(5).all(row_sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tokens: &[&str], expected: &[&[i64]]) {
        assert_eq!(cuts(tokens, 7, 3, &row_sum), expected);
    }

    #[test]
    fn zeros_stand_alone() {
        check(&["0000000"], &[&[0; 7]]);
    }

    #[test]
    fn a_sum_that_leaves_one_way_decides() {
        check(&["6100000", "61"], &[&[61, 0, 0, 0, 0, 0, 61]]);
        check(&["610000061"], &[&[61, 0, 0, 0, 0, 0, 61]]);
    }

    #[test]
    fn two_ways_are_two_ways() {
        assert_eq!(cuts(&["11112"], 3, 9, &row_sum), [[1, 11, 12], [11, 1, 12]]);
    }

    #[test]
    fn what_fits_no_sum_is_not_cut() {
        check(&["61000062"], &[]);
    }
}
