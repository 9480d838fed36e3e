//! The root over many hashes: a tree in which every node is the hash of two,
//! and what is left over at the end of a level goes up as it is. Leaves and
//! nodes are hashed apart, so that none passes for the other.

use crate::seal::SuiteId;

/// A step from a leaf to the root: the hash beside, and whether it stands on
/// the left.
pub(super) type Step = (bool, [u8; 32]);

/// The steps from one of the leaves to the root.
pub(super) fn path(suite: SuiteId, leaves: impl Iterator<Item = Vec<u8>>, at: usize) -> Vec<Step> {
    let tree = Tree::new(suite);
    let mut level: Vec<[u8; 32]> = leaves.map(|leaf| suite.suite().digest(&[&[0], leaf.as_slice()].concat())).collect();
    let (mut at, mut steps) = (at, Vec::new());
    while level.len() > 1 {
        if let Some(beside) = level.get(at ^ 1) {
            steps.push((at % 2 == 1, *beside));
        }
        level = level.chunks(2).map(|pair| if let [left, right] = pair { tree.node(left, right) } else { pair[0] }).collect();
        at /= 2;
    }
    steps
}

/// The root that a leaf and its steps lead to.
pub(super) fn root_of(suite: SuiteId, leaf: &[u8], steps: &[Step]) -> [u8; 32] {
    let tree = Tree::new(suite);
    let leaf = suite.suite().digest(&[&[0], leaf].concat());
    steps.iter().fold(leaf, |node, (is_left, beside)| if *is_left { tree.node(beside, &node) } else { tree.node(&node, beside) })
}

/// Takes leaves one by one and holds as many hashes as the tree has levels.
pub(super) struct Tree {
    suite: SuiteId,
    /// The roots of full trees, each with its height, the highest first.
    full: Vec<(u32, [u8; 32])>,
}

impl Tree {
    pub(super) fn new(suite: SuiteId) -> Tree {
        Tree { suite, full: Vec::new() }
    }

    pub(super) fn leaf(&mut self, content: &[u8]) {
        let mut node = self.suite.suite().digest(&[&[0], content].concat());
        let mut height = 0;
        while let Some((_, left)) = self.full.pop_if(|(h, _)| *h == height) {
            node = self.node(&left, &node);
            height += 1;
        }
        self.full.push((height, node));
    }

    /// The root; that of no leaves is the digest of nothing.
    pub(super) fn root(&self) -> [u8; 32] {
        let mut from_the_right = self.full.iter().rev().map(|(_, node)| *node);
        match from_the_right.next() {
            Some(last) => from_the_right.fold(last, |right, left| self.node(&left, &right)),
            None => self.suite.suite().digest(&[]),
        }
    }

    fn node(&self, left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
        self.suite.suite().digest(&[&[1], left.as_slice(), right.as_slice()].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by the definition: split before the last power of two.
    fn slowly(leaves: &[Vec<u8>]) -> [u8; 32] {
        let digest = |parts: &[&[u8]]| SuiteId::Intl.suite().digest(&parts.concat());
        match leaves {
            [] => digest(&[]),
            [one] => digest(&[&[0], one]),
            many => {
                let half = many.len().next_power_of_two() / 2;
                digest(&[&[1], &slowly(&many[..half]), &slowly(&many[half..])])
            }
        }
    }

    #[test]
    fn the_root_is_that_of_the_definition() {
        for n in 0..40_u8 {
            let leaves: Vec<Vec<u8>> = (0..n).map(|n| vec![n]).collect();
            let mut tree = Tree::new(SuiteId::Intl);
            leaves.iter().for_each(|leaf| tree.leaf(leaf));
            assert_eq!(tree.root(), slowly(&leaves), "{n}");
            for at in 0..leaves.len() {
                let steps = path(SuiteId::Intl, leaves.iter().cloned(), at);
                assert_eq!(root_of(SuiteId::Intl, &leaves[at], &steps), tree.root(), "{at} of {n}");
                assert_ne!(root_of(SuiteId::Intl, b"other", &steps), tree.root(), "{at} of {n}");
            }
        }
    }
}
