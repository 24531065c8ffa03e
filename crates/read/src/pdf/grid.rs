//! Tables, from the lines that are drawn around their cells.

use super::Rule;

/// Lines as near as this are one, in points.
const NEAR: f64 = 3.0;

/// The most places that a grid may have.
const MOST_PLACES: usize = 20_000;

#[derive(Debug, Clone)]
pub(super) struct GridCell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// A table: where its columns and rows begin and end, and its cells in reading order.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) columns: Vec<f64>,
    pub(super) rows: Vec<f64>,
    pub(super) cells: Vec<GridCell>,
}

impl Grid {
    pub(super) fn top(&self) -> f64 {
        self.rows.first().copied().unwrap_or(0.0)
    }

    /// The cell around a point, as an index into `cells`.
    pub(super) fn cell_at(&self, x: f64, y: f64) -> Option<usize> {
        let between = |edges: &[f64], at: f64| {
            let behind = edges.partition_point(|&edge| edge <= at);
            (behind > 0 && behind < edges.len()).then(|| behind - 1)
        };
        let (column, row) = (between(&self.columns, x)?, between(&self.rows, y)?);
        self.cells.iter().position(|cell| {
            (cell.row..cell.row + cell.rows).contains(&row)
                && (cell.column..cell.column + cell.columns).contains(&column)
        })
    }
}

/// The tables that the lines across and down a page draw.
pub(super) fn grids(across: &[Rule], down: &[Rule]) -> Vec<Grid> {
    let (across, down) = (joined(across), joined(down));
    // Lines that cross or touch belong together.
    let count = across.len() + down.len();
    let mut group: Vec<usize> = (0..count).collect();
    for (nth, one) in across.iter().enumerate() {
        for (other_nth, other) in down.iter().enumerate() {
            let crosses = (one.from - NEAR..=one.to + NEAR).contains(&other.at)
                && (other.from - NEAR..=other.to + NEAR).contains(&one.at);
            if crosses {
                let (a, b) = (root(&group, nth), root(&group, across.len() + other_nth));
                group[a.max(b)] = a.min(b);
            }
        }
    }
    let mut grids = Vec::new();
    let mut roots: Vec<usize> = (0..count).map(|nth| root(&group, nth)).collect();
    let of = roots.clone();
    roots.sort_unstable();
    roots.dedup();
    for root in roots {
        let members = |rules: &[Rule], from: usize| -> Vec<Rule> {
            let mine = rules.iter().enumerate().filter(|(nth, _)| of[from + nth] == root);
            mine.map(|(_, rule)| *rule).collect()
        };
        let across = members(&across, 0);
        let down = members(&down, group.len() - down.len());
        grids.extend(grid(&across, &down));
    }
    grids.sort_by(|one, other| one.top().total_cmp(&other.top()));
    grids
}

fn root(group: &[usize], mut nth: usize) -> usize {
    while group[nth] != nth {
        nth = group[nth];
    }
    nth
}

/// Lines that go on with each other as one.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut rules = rules.to_vec();
    rules.sort_by(|one, other| {
        let near = (one.at - other.at).abs() <= 1.0;
        if near { one.from.total_cmp(&other.from) } else { one.at.total_cmp(&other.at) }
    });
    let mut out: Vec<Rule> = Vec::new();
    for rule in rules {
        match out.last_mut() {
            Some(last) if (last.at - rule.at).abs() <= 1.0 && rule.from <= last.to + NEAR => {
                last.to = last.to.max(rule.to);
            }
            _ => out.push(rule),
        }
    }
    out
}

fn edges(rules: &[Rule]) -> Vec<f64> {
    let mut edges: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|next, kept| *next - *kept <= NEAR);
    edges
}

fn grid(across: &[Rule], down: &[Rule]) -> Option<Grid> {
    let (columns, rows) = (edges(down), edges(across));
    let (width, height) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
    // One cell is a frame, not a table.
    if width == 0 || height == 0 || width * height < 2 || width * height > MOST_PLACES {
        return None;
    }
    let covers = |rule: &Rule, at: f64, middle: f64| {
        (rule.at - at).abs() <= NEAR && rule.from - NEAR <= middle && middle <= rule.to + NEAR
    };
    let wall_right = |row: usize, column: usize| {
        let middle = f64::midpoint(rows[row], rows[row + 1]);
        down.iter().any(|rule| covers(rule, columns[column + 1], middle))
    };
    let wall_below = |row: usize, column: usize| {
        let middle = f64::midpoint(columns[column], columns[column + 1]);
        across.iter().any(|rule| covers(rule, rows[row + 1], middle))
    };
    let mut taken = vec![false; width * height];
    let mut cells = Vec::new();
    for row in 0..height {
        for column in 0..width {
            if taken[row * width + column] {
                continue;
            }
            let mut end = column + 1;
            while end < width && !taken[row * width + end] && !wall_right(row, end - 1) {
                end += 1;
            }
            let mut bottom = row + 1;
            while bottom < height
                && (column..end)
                    .all(|at| !wall_below(bottom - 1, at) && !taken[bottom * width + at])
            {
                bottom += 1;
            }
            for at in row..bottom {
                taken[at * width + column..at * width + end].fill(true);
            }
            cells.push(GridCell { row, column, rows: bottom - row, columns: end - column });
        }
    }
    (cells.len() > 1).then_some(Grid { columns, rows, cells })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_span_where_no_line_is() {
        let rule = |at, from, to| Rule { at, from, to };
        // Two columns and three rows; the first row is one cell, the first column of the others too.
        let across = [
            rule(0.0, 0.0, 100.0),
            rule(20.0, 0.0, 100.0),
            rule(40.0, 50.0, 100.0),
            rule(60.0, 0.0, 100.0),
        ];
        let down = [rule(0.0, 0.0, 60.0), rule(50.0, 20.0, 60.0), rule(100.0, 0.0, 60.0)];
        let grids = grids(&across, &down);
        assert_eq!(grids.len(), 1);
        let cells: Vec<_> = grids[0]
            .cells
            .iter()
            .map(|cell| (cell.row, cell.column, cell.rows, cell.columns))
            .collect();
        assert_eq!(cells, [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)]);
        assert_eq!(grids[0].cell_at(10.0, 50.0), Some(1));
        assert_eq!(grids[0].cell_at(110.0, 50.0), None);
    }

    #[test]
    fn underlines_are_no_tables() {
        let rule = |at, from, to| Rule { at, from, to };
        assert!(grids(&[rule(0.0, 0.0, 100.0), rule(50.0, 0.0, 100.0)], &[]).is_empty());
    }
}
