//! What a writer wrote, its reader reads: random small tables with spans.

use crate::sample::{self, cell};
use document::{Block, Cell, Document, Limits, Row, Table, read, write};
use proptest::prelude::*;

const TEXTS: [&str; 8] = ["0", "36", "-3", "12.50", "行政许可", "a & <b>", "第一行\n第二行", "007"];

/// A grid filled with cells of random spans; its last row and column are
/// plain, so that every row and column is used.
fn table(rows: usize, columns: usize, seeds: &[u32]) -> Table {
    let mut taken = vec![vec![false; columns]; rows];
    let mut seeds = seeds.iter().copied().cycle();
    let mut table = Table { rows: vec![Row::default(); rows] };
    for r in 0..rows {
        for c in 0..columns {
            if taken[r][c] {
                continue;
            }
            let seed = seeds.next().unwrap_or(0) as usize;
            let plain = r + 1 == rows || c + 1 == columns;
            let wanted = if plain { (1, 1) } else { (1 + seed % 3, 1 + seed / 3 % 3) };
            let wide = (c..(c + wanted.1).min(columns - 1).max(c + 1)).take_while(|i| !taken[r][*i]).count();
            let tall = wanted.0.min(rows - 1 - r).max(1);
            for line in taken.iter_mut().skip(r).take(tall) {
                line[c..c + wide].fill(true);
            }
            let number = |n: usize| u32::try_from(n).expect("a small number");
            let made: Cell = cell(TEXTS[seed / 9 % TEXTS.len()], number(c), number(wide), number(tall));
            table.rows[r].cells.push(made);
        }
    }
    table
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_table_comes_back_as_it_was(rows in 1usize..7, columns in 1usize..7, seeds in prop::collection::vec(0u32..1000, 1..40)) {
        let document = Document { blocks: vec![Block::Table(table(rows, columns, &seeds))], ..Document::default() };
        let expected = sample::shape(&document);
        let limits = Limits::default();
        let docx = read::docx::read(&write::docx(&document), &limits).expect("our own file");
        prop_assert_eq!(sample::shape(&docx), expected.clone());
        let xlsx = read::xlsx::read(&write::xlsx(&document), &limits).expect("our own file");
        prop_assert_eq!(sample::shape(&xlsx), expected);
    }
}
