//! From the content format to the scene that is played: difficulty, earlier decisions and the player's title are filled in here.

use super::format::{Card, CompetencyWord, CriterionEntry, DayScene, OptionEntry, RedFlagEntry};
use careersim_domain as domain;
use careersim_domain::Difficulty;

impl OptionEntry {
    fn option(&self) -> domain::ScenarioOption {
        domain::ScenarioOption {
            text: self.text.clone(),
            score: self.score,
            feedback: self.feedback.clone(),
            consequence: self.consequence.clone(),
            sets: self.sets.clone(),
        }
    }
}

impl CriterionEntry {
    fn criterion(&self) -> domain::Criterion {
        domain::Criterion {
            text: self.text.clone(),
            competency: match self.competency {
                CompetencyWord::Judgement => domain::Competency::Judgement,
                CompetencyWord::Communication => domain::Competency::Communication,
                CompetencyWord::Teamwork => domain::Competency::Teamwork,
                CompetencyWord::Ethics => domain::Competency::Ethics,
                CompetencyWord::Craft => domain::Competency::Craft,
            },
            weight: self.weight,
            level: self.level.map(|_| Difficulty::Hard),
            exemplars: self.exemplars.clone(),
        }
    }

    fn fits(&self, difficulty: Difficulty) -> bool {
        self.level.is_none() || difficulty == Difficulty::Hard
    }
}

impl RedFlagEntry {
    fn red_flag(&self) -> domain::RedFlag {
        domain::RedFlag {
            text: self.text.clone(),
            exemplars: self.exemplars.clone(),
        }
    }
}

// The longest title, in words, that is put into a situation; it keeps every situation within its bounds.
const TITLE_WORDS: usize = 10;

fn fill(situation: &str, title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let shown = if words.len() > TITLE_WORDS {
        format!("{} …", words[..TITLE_WORDS].join(" "))
    } else {
        words.join(" ")
    };
    situation.replace("{title}", &shown)
}

fn join(situation: &str, difficulty: Difficulty, easy: &str, hard: &str) -> String {
    match difficulty {
        Difficulty::Easy => format!("{} {}", situation.trim(), easy.trim()),
        Difficulty::Normal => situation.trim().to_owned(),
        Difficulty::Hard => format!("{} {}", situation.trim(), hard.trim()),
    }
}

impl DayScene {
    /// The scene as it is played after the decisions that set `flags`.
    pub fn scenario(&self, difficulty: Difficulty, flags: &[&str]) -> domain::Scenario {
        let variant = self.variant.iter().find(|v| flags.contains(&v.when.as_str()));
        let situation = variant.map_or(&self.situation, |v| &v.situation);
        domain::Scenario {
            title: Some(self.title.clone()),
            situation: join(situation, difficulty, &self.easy, &self.hard),
            options: self.option.iter().map(OptionEntry::option).collect(),
            criteria: self.criterion.iter().filter(|c| c.fits(difficulty)).map(CriterionEntry::criterion).collect(),
            red_flags: self.red_flag.iter().map(RedFlagEntry::red_flag).collect(),
            strong_answer: self.strong_answer.clone(),
            facts: self.facts.clone(),
            sources: self.sources.clone(),
        }
    }

    /// The paragraph that an earlier decision brings.
    pub fn carry(&self, flags: &[&str]) -> Option<&str> {
        self.carry.iter().find(|c| flags.contains(&c.when.as_str())).map(|c| c.text.as_str())
    }
}

impl Card {
    /// The scene as it is played, with the player's title in its place.
    pub fn scenario(&self, difficulty: Difficulty, title: &str) -> domain::Scenario {
        domain::Scenario {
            title: Some(self.title.clone()),
            situation: fill(&join(&self.situation, difficulty, &self.easy, &self.hard), title),
            options: self.option.iter().map(OptionEntry::option).collect(),
            criteria: self.criterion.iter().filter(|c| c.fits(difficulty)).map(CriterionEntry::criterion).collect(),
            red_flags: self.red_flag.iter().map(RedFlagEntry::red_flag).collect(),
            strong_answer: self.strong_answer.clone(),
            facts: Vec::new(),
            sources: self.sources.clone(),
        }
    }
}
