//! The form is whole.

use super::*;

#[test]
fn each_edition_has_the_number_of_cells_of_its_form() {
    assert_eq!(Tables::uniform(Edition::E2021).cells().len(), 200);
    assert_eq!(Tables::uniform(Edition::E2019).cells().len(), 198);
}

#[test]
fn a_name_finds_its_cell_again() {
    for id in all_cells() {
        assert_eq!(CellId::named(id.name()), Some(id));
    }
}

#[test]
fn leaf_rows_stand_between_granted_and_total() {
    assert_eq!(t3_leaves(Edition::E2021).len(), 21);
    assert_eq!(t3_leaves(Edition::E2019).len(), 19);
}
