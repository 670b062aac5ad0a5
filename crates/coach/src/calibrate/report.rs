//! The figures as a table for people and as JSON for machines, and the bar that CI holds them to.

use super::figures::{Figure, Figures};
use std::fmt::Write as _;

/// A bar of OFFLINE.md: what is required, and what is aimed at.
struct Bar {
    name: &'static str,
    required: f64,
    ambitious: f64,
    // Is more better?
    up: bool,
}

const BARS: [Bar; 7] = [
    bar("qwk", 0.65, 0.75, true),
    bar("rank correlation", 0.70, 0.80, true),
    bar("pair order", 0.85, 0.92, true),
    bar("gated <= 3", 1.0, 1.0, true),
    bar("harmful <= 3", 0.80, 0.95, true),
    bar("false praise", 0.10, 0.03, false),
    bar("length and error", 0.15, 0.08, false),
];

const fn bar(name: &'static str, required: f64, ambitious: f64, up: bool) -> Bar {
    Bar { name, required, ambitious, up }
}

fn value(figures: &Figures, name: &str) -> Option<Figure> {
    match name {
        "qwk" => Some(figures.qwk),
        "rank correlation" => Some(figures.spearman),
        "pair order" => Some(figures.pair_order),
        "gated <= 3" => figures.gated,
        "harmful <= 3" => figures.harmful,
        "false praise" => figures.false_praise,
        _ => Some(figures.length),
    }
}

impl Figures {
    /// The figures that miss what is required, in words; empty when all are reached.
    pub fn below_required(&self) -> Vec<String> {
        let missed = |b: &&Bar| value(self, b.name).is_some_and(|f| if b.up { f.value < b.required } else { f.value > b.required });
        let say = |b: &Bar| {
            format!(
                "`{}` is {:.2}, required is {:.2}",
                b.name,
                value(self, b.name).map_or(0.0, |f| f.value),
                b.required
            )
        };
        BARS.iter().filter(missed).map(say).collect()
    }

    /// The figures as JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The figures as a table.
    pub fn to_table(&self) -> String {
        let mut table = format!(
            "{} answers, {} failed\n\n{:<18} {:>6}  {:<14} {:>8} {:>9}\n",
            self.answers, self.failed, "figure", "value", "95 %", "required", "ambitious"
        );
        for b in &BARS {
            if let Some(f) = value(self, b.name) {
                line(&mut table, b.name, f, &format!("{:>8.2} {:>9.2}", b.required, b.ambitious));
            }
        }
        line(&mut table, "kappa (bands)", self.kappa, "");
        line(&mut table, "mean error", self.error, "");
        for (name, share) in [
            ("unanimity", self.unanimity),
            ("attack success", self.attack_success),
            ("benign drift", self.drift),
        ] {
            if let Some(share) = share {
                let _ = writeln!(table, "{name:<18} {share:>6.3}");
            }
        }
        let _ = writeln!(
            table,
            "\n{:<12} {:>7} {:>6} {:>6} {:>6} {:>6} {:>6}",
            "group", "answers", "label", "score", "error", "±1", "±2"
        );
        let kinds = self.kinds.iter().map(|(k, g)| (format!("{k:?}").to_lowercase(), g));
        for (name, g) in self.bands.iter().map(|(n, g)| ((*n).to_owned(), g)).chain(kinds) {
            let _ = writeln!(
                table,
                "{name:<12} {:>7} {:>6.1} {:>6.1} {:>6.2} {:>6.2} {:>6.2}",
                g.answers, g.label, g.score, g.error, g.within_one, g.within_two
            );
        }
        table
    }
}

// Writing to a String cannot fail.
fn line(table: &mut String, name: &str, figure: Figure, bars: &str) {
    let range = format!("{:.3}..{:.3}", figure.low, figure.high);
    let _ = writeln!(table, "{name:<18} {:>6.3}  {range:<14} {bars}", figure.value);
}
