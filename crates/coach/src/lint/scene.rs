//! A scene of a day and a situation card, seen alike, for the rules that hold for both.

use super::load::Content;
use super::source::Source;
use crate::library::format::{Card, CriterionEntry, DayScene, OptionEntry, RedFlagEntry};
use std::ops::RangeInclusive;

/// How much of what a scene has.
#[derive(Debug)]
pub(super) struct Limits {
    pub(super) situation_words: RangeInclusive<usize>,
    /// Criteria that are used on every level of difficulty.
    pub(super) criteria: RangeInclusive<usize>,
    pub(super) exemplars: RangeInclusive<usize>,
    pub(super) red_flags: RangeInclusive<usize>,
    pub(super) red_flag_exemplars: RangeInclusive<usize>,
}

const DAY: Limits = Limits {
    situation_words: 45..=150,
    criteria: 3..=4,
    exemplars: 6..=12,
    red_flags: 3..=5,
    red_flag_exemplars: 3..=6,
};
const CARD: Limits = Limits {
    situation_words: 45..=120,
    criteria: 3..=4,
    exemplars: 6..=12,
    red_flags: 3..=5,
    red_flag_exemplars: 3..=6,
};

/// A scene with its place.
pub(super) struct Scene<'a> {
    pub(super) source: &'a Source,
    /// The day or the file of cards that it belongs to.
    pub(super) file: &'a str,
    /// Its path in the file.
    pub(super) at: String,
    pub(super) is_card: bool,
    pub(super) limits: &'static Limits,
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    /// The situation and its variants, each with its path.
    pub(super) situations: Vec<(String, &'a str)>,
    pub(super) easy: &'a str,
    pub(super) hard: &'a str,
    pub(super) strong_answer: &'a str,
    pub(super) sources: &'a [String],
    pub(super) options: &'a [OptionEntry],
    pub(super) criteria: &'a [CriterionEntry],
    pub(super) red_flags: &'a [RedFlagEntry],
}

impl Content {
    /// Every scene of every day and file of cards.
    pub(super) fn scenes(&self) -> Vec<Scene<'_>> {
        let days = self
            .days
            .iter()
            .flat_map(|f| f.value.scene.iter().enumerate().map(move |(i, s)| Scene::of_day(&f.source, &f.stem, i, s)));
        let cards = self
            .cards
            .iter()
            .flat_map(|f| f.value.card.iter().enumerate().map(move |(i, c)| Scene::of_card(&f.source, &f.stem, i, c)));
        days.chain(cards).collect()
    }
}

impl<'a> Scene<'a> {
    fn of_day(source: &'a Source, file: &'a str, i: usize, scene: &'a DayScene) -> Self {
        let at = format!("scene.{i}");
        let variants = scene.variant.iter().enumerate();
        let variants = variants.map(|(n, v)| (format!("{at}.variant.{n}.situation"), v.situation.as_str()));
        Self {
            source,
            file,
            situations: std::iter::once((format!("{at}.situation"), scene.situation.as_str())).chain(variants).collect(),
            at,
            is_card: false,
            limits: &DAY,
            id: &scene.id,
            title: &scene.title,
            easy: &scene.easy,
            hard: &scene.hard,
            strong_answer: &scene.strong_answer,
            sources: &scene.sources,
            options: &scene.option,
            criteria: &scene.criterion,
            red_flags: &scene.red_flag,
        }
    }

    fn of_card(source: &'a Source, file: &'a str, i: usize, card: &'a Card) -> Self {
        let at = format!("card.{i}");
        Self {
            source,
            file,
            situations: vec![(format!("{at}.situation"), card.situation.as_str())],
            at,
            is_card: true,
            limits: &CARD,
            id: &card.id,
            title: &card.title,
            easy: &card.easy,
            hard: &card.hard,
            strong_answer: &card.strong_answer,
            sources: &card.sources,
            options: &card.option,
            criteria: &card.criterion,
            red_flags: &card.red_flag,
        }
    }

    /// The path of a part of it.
    pub(super) fn path(&self, part: &str) -> String {
        format!("{}.{part}", self.at)
    }

    /// The index of its best option; the first of several.
    pub(super) fn best(&self) -> Option<usize> {
        (0..self.options.len()).rev().max_by_key(|i| self.options[*i].score)
    }

    /// Is the best option longer than every other one?
    pub(super) fn longest_is_best(&self) -> bool {
        let length = |i: usize| self.options[i].text.chars().count();
        self.best()
            .is_some_and(|best| (0..self.options.len()).all(|i| i == best || length(i) < length(best)))
    }
}
