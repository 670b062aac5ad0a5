//! The library: the catalogue of careers, the authored days and the situation cards, all carried in the program itself.
//! It knows no model, no network, no clock and no chance: the same request gives the same scene.

mod daily;
mod distance;
mod draft;
mod embedded;
mod fold;
pub mod format;
pub mod pack;
mod pick;
mod resolve;
mod scene;
mod search;
mod shape;

pub use daily::DailyScene;
pub(crate) use distance::distance;
pub(crate) use embedded::lexicon as lexicon_file;
pub use fold::fold;
pub use format::{Card, CardFile, Career, CatalogueFile, Day, DayScene};
pub use scene::{MadeScene, SceneRequest};
pub use search::Hit;

use careersim_domain::{CareerTitle, Difficulty, Language, Scenario};
use embedded::Lazy;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Everything that was written ahead: careers to search, days and cards to play.
pub struct Library {
    careers: Vec<Career>,
    by_slug: HashMap<String, usize>,
    groups: HashMap<String, String>,
    index: search::Index,
    days: HashMap<&'static str, Lazy<Day>>,
    cards: HashMap<&'static str, Lazy<CardFile>>,
}

impl Library {
    /// The library that the program carries; its catalogue is read at the first call, its days and cards when they are first played.
    pub fn embedded() -> &'static Self {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| Self {
            days: embedded::days(),
            cards: embedded::cards(),
            ..Self::of_catalogue(embedded::catalogue())
        })
    }

    /// Every embedded content file as JSON, for counting.
    pub fn embedded_texts() -> impl Iterator<Item = &'static str> {
        embedded::texts()
    }

    /// A catalogue of imported careers, without days and cards. A name that several of them have is found, but names none of them.
    pub fn of_imported(careers: Vec<Career>) -> Self {
        let mut library = Self::of_careers(careers);
        library.index.forget_shared_names();
        library
    }

    fn of_catalogue(files: Vec<CatalogueFile>) -> Self {
        let groups = files.iter().map(|file| (file.group.clone(), file.title.clone())).collect();
        Self {
            groups,
            ..Self::of_careers(files.into_iter().flat_map(|file| file.career).collect())
        }
    }

    fn of_careers(careers: Vec<Career>) -> Self {
        let by_slug = careers.iter().enumerate().map(|(i, c)| (c.slug.clone(), i)).collect();
        Self {
            index: search::Index::build(&careers, embedded::has_day),
            by_slug,
            careers,
            groups: HashMap::new(),
            days: HashMap::new(),
            cards: HashMap::new(),
        }
    }

    /// Every career of the catalogue, by major group and then as written.
    pub fn careers(&self) -> &[Career] {
        &self.careers
    }

    /// The career with this slug.
    pub fn career(&self, slug: &str) -> Option<&Career> {
        self.by_slug.get(slug).and_then(|i| self.careers.get(*i))
    }

    /// The name of a major group such as `29`; empty for a group that the catalogue does not have.
    pub fn group_title(&self, major: &str) -> &str {
        self.groups.get(major).map_or("", String::as_str)
    }

    /// The careers that fit what is typed so far, best first: exact titles and names, then what looks alike. Scores are 0..=1.
    pub fn search(&self, q: &str, limit: usize) -> Vec<Hit<'_>> {
        self.index.search(&self.careers, q, limit)
    }

    /// The career that a title names without doubt; `None` rather than a guess.
    pub fn resolve(&self, title: &CareerTitle) -> Option<&Career> {
        resolve::resolve(&self.index, title.as_str()).and_then(|i| self.careers.get(i))
    }

    /// The authored day of a career.
    pub fn day(&self, slug: &str) -> Option<&Day> {
        self.days.get(slug).and_then(Lazy::get)
    }

    /// The authored day of a career in the language asked for, else in English: in `de` the file `registered-nurse.de`.
    pub fn day_in(&self, slug: &str, language: &Language) -> Option<&Day> {
        let base = language.as_str().split('-').next().unwrap_or_default();
        self.day(&format!("{slug}.{base}")).or_else(|| self.day(slug))
    }

    /// The slugs of every career with an authored day, sorted.
    pub fn day_slugs(&self) -> Vec<&str> {
        sorted(self.days.keys().copied().filter(|name| !name.contains('.')))
    }

    /// Careers and languages of days in another language than English, such as `registered-nurse.de`, sorted.
    pub fn translated_days(&self) -> Vec<&str> {
        sorted(self.days.keys().copied().filter(|name| name.contains('.')))
    }

    /// The situation cards of a group of work: `29-1`, `29` or `general`.
    pub fn card_file(&self, group: &str) -> Option<&CardFile> {
        self.cards.get(group).and_then(Lazy::get)
    }

    /// The groups that have situation cards, sorted.
    pub fn card_groups(&self) -> Vec<&str> {
        sorted(self.cards.keys().copied())
    }

    /// The scene behind an origin such as `day:registered-nurse/handover` or `card:29-1/unclear-order`, as an unfilled draft.
    pub fn by_origin(&self, origin: &str, difficulty: Difficulty) -> Option<Scenario> {
        let (kind, rest) = origin.split_once(':')?;
        let (file, id) = rest.split_once('/')?;
        match kind {
            "day" => self.day(file)?.scene.iter().find(|s| s.id == id).map(|s| s.scenario(difficulty, &[])),
            "card" => self.card_file(file)?.card.iter().find(|c| c.id == id).map(|c| c.scenario(difficulty, "worker")),
            _ => None,
        }
    }

    /// The next scene of a pack's day, if the request has a pack with one in its language that is new to the player.
    pub fn packed_scene(request: &SceneRequest<'_>) -> Option<MadeScene> {
        scene::make_packed(request)
    }

    /// The career that is called exactly this, by title or other name.
    pub(crate) fn called(&self, name: &str) -> Option<&Career> {
        self.index.exact(&fold(name)).and_then(|i| self.careers.get(i))
    }

    /// The next scene of a day. It cannot fail: what is not written for the career is taken from its group of work, then from the general cards.
    pub fn scene(&self, request: &SceneRequest<'_>) -> MadeScene {
        scene::make(self, request)
    }

    /// The scene that everybody gets on the same day, `day` being counted from any one day on; `None` only without any authored day.
    pub fn daily(&self, day: i64, language: &Language, withdrawn: &HashSet<String>) -> Option<DailyScene<'_>> {
        daily::of(self, day, language, withdrawn)
    }
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names
}
