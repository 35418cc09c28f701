//! Turns a text into a QR code for an SVG: its width in units, and one path for all dark parts.
//!
//! The page decides which text gets a code, its colours, its accessible name and the element around it. The standard
//! demands a light margin around a code. The drawing includes the margin, so that no page can forget it.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;
use std::iter::successors;

/// The width of the light margin in modules, from the standard.
const EDGE: i32 = 4;

/// A QR code as a drawing.
#[derive(Debug, PartialEq)]
pub struct Drawn {
    /// Width and height in modules, both margins included: `viewBox="0 0 SIDE SIDE"`.
    pub side: i32,
    /// The dark modules as the `d` of an SVG path, with one rectangle for each run in a row.
    pub path: String,
}

/// Draws the code of a text. `None` if the text is longer than any code can hold.
///
/// The code stays readable with 15 % of it hidden or damaged (level M), because students photograph it from the last
/// row. The level is raised where that needs no larger code.
pub fn drawn(text: &str) -> Option<Drawn> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for row in 0..size {
        let dark = |column: &i32| code.get_module(*column, row);
        // A run begins at a dark module after a light module or the edge.
        for start in (0..size).filter(|column| dark(column) && !dark(&(column - 1))) {
            let run = successors(Some(start), |column| Some(column + 1)).take_while(dark).map(|_| 1).sum::<i32>();
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} {}h{run}v1h-{run}z", start + EDGE, row + EDGE);
        }
    }
    Some(Drawn { side: size + 2 * EDGE, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://example.org/defence/en/overview.html?path=both-miss&theme=projector#%E8%BF%8E%E6%92%83";

    /// The path painted into rows of modules; true is dark.
    fn painted(drawn: &Drawn) -> Vec<Vec<bool>> {
        let side = usize::try_from(drawn.side).expect("a side");
        let mut rows = vec![vec![false; side]; side];
        for rectangle in drawn.path.split_terminator('z') {
            let numbers: Vec<usize> = rectangle.split(['M', ' ', 'h', 'v', '-']).filter_map(|number| number.parse().ok()).collect();
            let [column, row, run, 1, back] = numbers[..] else { panic!("{rectangle} is no run of a row") };
            assert_eq!(run, back, "{rectangle} is not closed");
            for module in &mut rows[row][column..column + run] {
                assert!(!*module, "{rectangle} lies over another");
                *module = true;
            }
        }
        rows
    }

    /// The text that an independent reader decodes from a drawing, with several pixels to a module as in a photo.
    fn read(drawn: &Drawn) -> String {
        let rows = painted(drawn);
        let pixels = rows.len() * 4;
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(pixels, pixels, |x, y| if rows[y / 4][x / 4] { 0 } else { 255 });
        let grids = seen.detect_grids();
        assert_eq!(grids.len(), 1, "one code is found");
        grids[0].decode().expect("the code can be read").1
    }

    #[test]
    fn finder_patterns_are_in_three_corners_and_not_in_the_fourth() {
        let rows = painted(&drawn(ADDRESS).expect("a code"));
        let (near, far) = (4, rows.len() - 4 - 7);
        let finder = |left: usize, top: usize| {
            (0..7).all(|y| (0..7).all(|x| rows[top + y][left + x] == (matches!(x.min(y).min(6 - x).min(6 - y), 0 | 2 | 3))))
        };
        assert!(finder(near, near) && finder(far, near) && finder(near, far));
        assert!(!finder(far, far));
    }

    #[test]
    fn the_edge_around_a_code_stays_light() {
        let rows = painted(&drawn(ADDRESS).expect("a code"));
        let end = rows.len() - 4;
        let in_edge = |at: usize| at < 4 || at >= end;
        for (y, row) in rows.iter().enumerate() {
            assert!(row.iter().enumerate().all(|(x, dark)| !dark || !in_edge(x) && !in_edge(y)));
        }
    }

    #[test]
    fn a_camera_reads_the_text_that_was_encoded() {
        for text in [ADDRESS, "1", "HTTPS://EXAMPLE.ORG/1", "迎撃ミサイル", &"x".repeat(600)] {
            assert_eq!(read(&drawn(text).expect("a code")), text);
        }
    }

    #[test]
    fn a_short_text_has_the_smallest_code() {
        assert_eq!(drawn("1").map(|drawn| drawn.side), Some(21 + 8));
    }

    #[test]
    fn a_run_of_dark_modules_is_one_rectangle() {
        assert!(drawn("1").expect("a code").path.starts_with("M4 4h7v1h-7z"));
    }

    #[test]
    fn a_text_that_no_code_can_hold_is_not_drawn() {
        assert!(drawn(&"x".repeat(2331)).is_some());
        assert_eq!(drawn(&"x".repeat(2332)), None);
    }
}
