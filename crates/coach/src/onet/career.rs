//! An occupation as a career of the catalogue's form, so that it is searched and played like one.

use super::Occupation;
use crate::library::Career;

// Enough to ground a scene on, few enough to pay for.
const TASKS: usize = 8;
const RELATED: usize = 4;

/// What the slug of an imported career begins with.
pub const SLUG: &str = "onet-";

impl Occupation {
    /// The career. Tools, hazards and people are not in the files that are read.
    pub fn into_career(self) -> Career {
        let soc = self.code.split('.').next().unwrap_or_default().to_owned();
        let slug = |code: &str| format!("{SLUG}{code}");
        let mut names = self.names;
        names.extend(singular(&self.title));
        Career {
            slug: slug(&self.code),
            minor: soc.chars().take(4).collect(),
            soc,
            title: self.title,
            names,
            summary: self.description,
            tasks: self.tasks.into_iter().take(TASKS).collect(),
            tools: Vec::new(),
            hazards: Vec::new(),
            people: Vec::new(),
            related: self.related.iter().take(RELATED).map(|code| slug(code)).collect(),
        }
    }
}

// Titles are published in the plural, and players type the singular. Only where that is plain: `Bakers`, not `Cooks, Fast Food`.
fn singular(title: &str) -> Option<String> {
    if title.contains(',') || title.contains(" and ") {
        return None;
    }
    let swaps = [("men", "man"), ("women", "woman"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("s", "")];
    let (many, one) = swaps.iter().find(|(many, _)| title.ends_with(many))?;
    let stem = title.strip_suffix(many).filter(|stem| !stem.ends_with('s'))?;
    Some(format!("{stem}{one}"))
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn a_plain_plural_gets_its_singular() {
        let pairs = [
            ("Bakers", "Baker"),
            ("Secretaries", "Secretary"),
            ("Firemen", "Fireman"),
            ("Hostesses", "Hostess"),
        ];
        for (many, one) in pairs {
            assert_eq!(singular(many).as_deref(), Some(one));
        }
        for odd in ["Cooks, Fast Food", "Butchers and Meat Cutters", "Boss"] {
            assert_eq!(singular(odd), None, "{odd}");
        }
    }
}
