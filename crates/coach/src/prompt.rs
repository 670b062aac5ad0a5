//! Prompts: named, versioned templates with `{{variables}}`. Their text lives in `content/prompts` and the database; this file only fills them in.

use serde::{Deserialize, Serialize};

static SEEDS: [&str; 3] = [
    include_str!("../../../content/prompts/scene.toml"),
    include_str!("../../../content/prompts/grade.toml"),
    include_str!("../../../content/prompts/appeal.toml"),
];

/// The line between the standing instruction and what this time is about.
pub const USER_LINE: &str = "--- user ---";

/// A prompt that comes with the program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// `scene`, `grade` or `appeal`.
    pub name: String,
    /// From 1.
    pub version: u32,
    /// What changed.
    pub message: String,
    /// The variables that the template uses.
    pub variables: Vec<String>,
    /// The text.
    pub template: String,
}

/// The prompts that come with the program.
///
/// # Errors
/// A file of `content/prompts` is no such TOML: a mistake of its author, caught by a test.
pub fn seeds() -> Result<Vec<Seed>, toml::de::Error> {
    SEEDS.iter().map(|text| toml::from_str(text)).collect()
}

/// A template to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromptText {
    /// `scene`, `grade` or `appeal`.
    pub name: String,
    /// From 1.
    pub version: u32,
    /// The text.
    pub template: String,
}

impl PromptText {
    /// `name@version`, as it stands in provenance.
    pub fn id(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }
}

impl From<Seed> for PromptText {
    fn from(seed: Seed) -> Self {
        Self {
            name: seed.name,
            version: seed.version,
            template: seed.template,
        }
    }
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PromptFault {
    /// No prompt has this name.
    #[error("unknown prompt `{0}`, there are `scene`, `grade` and `appeal`")]
    UnknownName(String),
    /// The program does not fill this variable in.
    #[error("unknown variable `{0}`")]
    Unknown(String),
    /// The program needs this variable and the template does not use it.
    #[error("missing variable `{0}`")]
    Missing(String),
    /// A player's words must not stand in the standing instruction.
    #[error("variable `{0}` holds a player's words, so it belongs below the line `--- user ---`")]
    Misplaced(String),
    /// An opened variable that is not closed.
    #[error("`{{{{` without `}}}}` near `{0}`")]
    Unclosed(String),
}

// Each with whether it holds words of a player.
const SCENE: &[(&str, bool)] = &[
    ("career", true),
    ("grounding", false),
    ("difficulty", false),
    ("language", false),
    ("round", false),
    ("rounds", false),
    ("spark", false),
    ("ledger", true),
];
const APPEAL: &[(&str, bool)] = &[
    ("career", true),
    ("situation", false),
    ("criteria", false),
    ("strong_answer", false),
    ("language", false),
    ("answer", true),
    ("reason", true),
];

/// The variables of a prompt; `None` for an unknown name.
pub fn variables(name: &str) -> Option<impl Iterator<Item = &'static str>> {
    known(name).map(|list| list.iter().map(|(name, _)| *name))
}

fn known(name: &str) -> Option<&'static [(&'static str, bool)]> {
    match name {
        "scene" => Some(SCENE),
        "grade" => APPEAL.get(..APPEAL.len() - 1),
        "appeal" => Some(APPEAL),
        _ => None,
    }
}

/// Checks a template before it becomes a version: every variable is known, none is missing, and a player's words stay out of the instruction.
///
/// # Errors
/// Every fault, naming it.
pub fn check(name: &str, template: &str) -> Result<(), Vec<PromptFault>> {
    let Some(known) = known(name) else {
        return Err(vec![PromptFault::UnknownName(name.to_owned())]);
    };
    let (system, _) = split(template);
    let pieces = pieces(template).map_err(|near| vec![PromptFault::Unclosed(near)])?;
    let used: Vec<&str> = pieces.iter().filter_map(Piece::variable).collect();
    let mut faults: Vec<PromptFault> = Vec::new();
    let unknown = used.iter().filter(|v| !known.iter().any(|(k, _)| k == *v));
    faults.extend(unknown.map(|v| PromptFault::Unknown((*v).to_owned())));
    for (variable, of_player) in known {
        if !used.contains(variable) {
            faults.push(PromptFault::Missing((*variable).to_owned()));
        } else if *of_player && system.is_some_and(|s| mentions(s, variable)) {
            faults.push(PromptFault::Misplaced((*variable).to_owned()));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn mentions(text: &str, variable: &str) -> bool {
    pieces(text).is_ok_and(|pieces| pieces.iter().any(|p| p.variable() == Some(variable)))
}

pub(crate) enum Piece<'a> {
    Text(&'a str),
    Variable(&'a str),
}

impl<'a> Piece<'a> {
    fn variable(&self) -> Option<&'a str> {
        match self {
            Self::Text(_) => None,
            Self::Variable(name) => Some(name),
        }
    }
}

pub(crate) fn pieces(template: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, behind)) = after.split_once("}}") else {
            return Err(after.chars().take(20).collect());
        };
        pieces.push(Piece::Text(before));
        pieces.push(Piece::Variable(name.trim()));
        rest = behind;
    }
    pieces.push(Piece::Text(rest));
    Ok(pieces)
}

pub(crate) fn split(template: &str) -> (Option<&str>, &str) {
    let mut at = 0;
    for line in template.split_inclusive('\n') {
        if line.trim() == USER_LINE {
            return (Some(&template[..at]), &template[at + line.len()..]);
        }
        at += line.len();
    }
    (None, template)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seed(name: &str) -> PromptText {
        seeds().unwrap().into_iter().find(|s| s.name == name).unwrap().into()
    }

    #[test]
    fn every_seed_is_fit_and_lists_its_variables() {
        for seed in seeds().unwrap() {
            check(&seed.name, &seed.template).unwrap();
            assert_eq!(seed.variables, variables(&seed.name).unwrap().collect::<Vec<_>>(), "{}", seed.name);
        }
    }

    #[test]
    fn faults_name_the_variable() {
        let template = seed("grade").template;
        let words = |template: &str| check("grade", template).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            words(&template.replace("{{answer}}", "{{anwser}}")),
            ["unknown variable `anwser`", "missing variable `answer`"]
        );
        assert!(words(&format!("{{{{answer}}}}\n{template}"))[0].contains("`answer` holds a player's words"));
        assert!(words(&format!("{template}{{{{oops"))[0].contains("`oops`"));
        assert!(check("poem", &template).unwrap_err()[0].to_string().contains("`poem`"));
        assert!(check("grade", &template.replace("{{answer}}", "{{ answer }}")).is_ok());
    }
}
