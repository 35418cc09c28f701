//! Dates as sources give them: a day, a month, a year or a decade.

use serde::Deserialize;

/// A date: `2017-12-19`, `2020-06`, `2009`, or `198X` for a decade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Date(pub String);

impl Date {
    /// Year, month and day, with 0 for a missing part; for a decade its first year. `None` if the text is not a date.
    #[must_use]
    pub fn parts(&self) -> Option<[i32; 3]> {
        if let Some(decade) = self.0.strip_suffix('X') {
            return Some([decade.parse::<i32>().ok().filter(|_| decade.len() == 3)? * 10, 0, 0]);
        }
        let mut parts = [0; 3];
        let lengths = [4, 2, 2];
        let limits = [9999, 12, 31];
        for (count, part) in self.0.split('-').enumerate() {
            let number: i32 = part.parse().ok()?;
            let (place, length, limit) = (parts.get_mut(count)?, lengths.get(count)?, limits.get(count)?);
            if part.len() != *length || number < 1 || number > *limit {
                return None;
            }
            *place = number;
        }
        Some(parts)
    }

    /// Whether it is a decade.
    #[must_use]
    pub fn is_decade(&self) -> bool {
        self.0.ends_with('X')
    }

    /// Months since the year 0. A date that leaves a part open lies in the middle of it.
    #[must_use]
    pub fn months(&self) -> i32 {
        match self.parts().unwrap_or_default() {
            [year, 0, _] if self.is_decade() => (year + 5) * 12,
            [year, 0, _] => year * 12 + 6,
            [year, month, _] => year * 12 + month - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_are_days_months_years_or_decades_and_nothing_else() {
        let parts = |written: &str| Date(written.to_owned()).parts();
        assert_eq!(parts("2017-12-19"), Some([2017, 12, 19]));
        assert_eq!(parts("2020-06"), Some([2020, 6, 0]));
        assert_eq!(parts("198X"), Some([1980, 0, 0]));
        for wrong in ["", "2020-13", "2020-6", "20X", "2020-06-31-1", "June 2020"] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_date_without_month_or_day_lies_in_the_middle_of_its_year_or_month() {
        let months = |written: &str| Date(written.to_owned()).months();
        assert!(months("2009") > months("2009-03") && months("2009") < months("2009-12"));
        assert_eq!(months("198X"), months("1985-01"));
    }
}
