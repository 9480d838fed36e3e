//! Folding of characters: NFKC, Kangxi radicals, spaces, traditional script.
