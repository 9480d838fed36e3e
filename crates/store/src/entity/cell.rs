//! Cells, for lines over the years. Numbers are integers in ten-thousandths;
//! a cell without a number has none here either.

use crate::error::StoreError;
use crate::value::NewCell;
use ::report::{CellState, Number};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "cell")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub report_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub value: Option<i64>,
    pub inferred: Option<i64>,
    pub state: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Digits after the point.
const SCALE: u32 = 4;

/// A number in ten-thousandths; `None` for one that does not fit, which then
/// stands in the reading only.
pub(crate) fn scaled(number: Number) -> Option<i64> {
    let mut scaled = number;
    scaled.rescale(SCALE);
    i64::try_from(scaled.mantissa()).ok().filter(|_| scaled.scale() == SCALE && scaled == number)
}

impl TryFrom<Model> for NewCell {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<NewCell, StoreError> {
        let number = |scaled: i64| Number::new(scaled, SCALE).normalize();
        let state = CellState::named(&row.state)
            .ok_or_else(|| StoreError::inconsistent("cell", "state", &format!("{}/{}", row.report_id, row.name)))?;
        Ok(NewCell { name: row.name, value: row.value.map(number), inferred: row.inferred.map(number), state })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: &str, expected: Option<i64>) {
        assert_eq!(scaled(number.parse().expect("a number")), expected, "{number}");
    }

    #[test]
    fn numbers_are_kept_in_ten_thousandths() {
        check("0", Some(0));
        check("12", Some(120_000));
        check("-3", Some(-30_000));
        check("15.1234", Some(151_234));
        check("1.50000", Some(15_000));
    }

    #[test]
    fn a_number_that_does_not_fit_is_not_bent() {
        check("0.00001", None);
        check("79228162514264337593543950335", None);
        check("922337203685478", None);
    }
}
