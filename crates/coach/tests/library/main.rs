//! The embedded library as the game uses it: search, resolving, and a scene for whatever a player types.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "tests may fail loudly")]

mod titles;

use careersim_coach::library::{Library, MadeScene, SceneRequest};
use careersim_domain::session::LedgerEntry;
use careersim_domain::{CareerTitle, Difficulty, Language, Source};
use std::collections::HashSet;

fn title(typed: &str) -> CareerTitle {
    CareerTitle::parse(typed).unwrap()
}

struct Player {
    played: HashSet<String>,
    in_day: Vec<String>,
    ledger: Vec<LedgerEntry>,
}

impl Player {
    fn new() -> Self {
        Self {
            played: HashSet::new(),
            in_day: Vec::new(),
            ledger: Vec::new(),
        }
    }

    fn play(&mut self, career: &str, rounds: u8, difficulty: Difficulty, seed: u64) -> Vec<MadeScene> {
        let library = Library::embedded();
        let career = title(career);
        (self.in_day, self.ledger) = (Vec::new(), Vec::new());
        (1..=rounds)
            .map(|round| {
                let made = library.scene(&SceneRequest {
                    career: &career,
                    entry: library.resolve(&career),
                    difficulty,
                    language: &Language::default(),
                    round,
                    rounds,
                    ledger: &self.ledger,
                    played: &self.played,
                    in_day: &self.in_day,
                    seed,
                    packs: &[],
                    withdrawn: &HashSet::new(),
                });
                self.in_day.push(made.origin.clone());
                self.played.insert(made.origin.clone());
                let option = &made.scenario.options[made.scenario.best_option().unwrap()];
                self.ledger.push(LedgerEntry {
                    round,
                    scene: made.scenario.title.clone().unwrap(),
                    decision: option.text.clone(),
                    consequence: option.consequence.clone(),
                    flag: option.sets.clone(),
                    facts: made.scenario.facts.clone(),
                });
                made
            })
            .collect()
    }
}

fn origins(scenes: &[MadeScene]) -> Vec<&str> {
    scenes.iter().map(|s| s.origin.as_str()).collect()
}

#[test]
fn an_authored_day_is_played_in_its_order_and_linked_by_decisions() {
    let scenes = Player::new().play("Registered Nurse", 5, Difficulty::Normal, 1);
    let day = Library::embedded().day("registered-nurse").unwrap();
    let expected: Vec<String> = day.scene.iter().map(|s| format!("day:registered-nurse/{}", s.id)).collect();
    assert_eq!(origins(&scenes), expected);
    assert!(scenes.iter().all(|s| s.provenance.source == Source::Library && s.scenario.faults().is_empty()));
    assert!(
        scenes[1].carry.as_deref().unwrap().contains("Tomas"),
        "the second scene tells what the first decision led to"
    );
}

#[test]
fn a_variant_replaces_the_situation_after_the_decision_that_it_waits_for() {
    let scene = &Library::embedded().day("registered-nurse").unwrap().scene[1];
    let usual = scene.scenario(Difficulty::Normal, &[]).situation;
    let after = scene.scenario(Difficulty::Normal, &["signed-blind"]).situation;
    assert_ne!(usual, after);
    assert_eq!(scene.scenario(Difficulty::Normal, &["checked-together"]).situation, usual);
}

#[test]
fn the_levels_of_difficulty_differ_in_substance() {
    for (slug, day) in Library::embedded().day_slugs().into_iter().map(|s| (s, Library::embedded().day(s).unwrap())) {
        for scene in &day.scene {
            let of = |d| scene.scenario(d, &[]);
            assert!(of(Difficulty::Easy).situation.ends_with(scene.easy.trim()), "{slug}/{}", scene.id);
            assert!(of(Difficulty::Hard).situation.ends_with(scene.hard.trim()), "{slug}/{}", scene.id);
            assert!(of(Difficulty::Normal).criteria.iter().all(|c| c.level.is_none()));
            assert_eq!(of(Difficulty::Hard).criteria.len(), scene.criterion.len());
            assert!(
                of(Difficulty::Hard).criteria.len() > of(Difficulty::Normal).criteria.len(),
                "{slug}/{}",
                scene.id
            );
        }
    }
}

#[test]
fn nothing_repeats_while_something_is_left() {
    for career in ["registered nurse", "dragon trainer"] {
        let mut player = Player::new();
        let mut met = HashSet::new();
        let general = Library::embedded().card_file("general").unwrap().card.len();
        let mut all = Vec::new();
        while met.len() < general {
            let day = player.play(career, 5, Difficulty::Normal, 7);
            let before = met.len();
            for origin in origins(&day) {
                met.insert(origin.to_owned());
                all.push(origin.to_owned());
            }
            assert!(met.len() > before, "{career}: a whole day brought nothing new after {met:?}");
        }
        assert_eq!(
            all[..general].iter().collect::<HashSet<_>>().len(),
            general.min(all.len()),
            "{career}: something came twice too early"
        );
    }
}

#[test]
fn when_everything_is_played_the_day_still_goes_on_without_repeating_itself() {
    let mut player = Player::new();
    for _ in 0..12 {
        let scenes = player.play("dragon trainer", 5, Difficulty::Normal, 3);
        let distinct = origins(&scenes).iter().collect::<HashSet<_>>().len();
        assert_eq!(distinct, 5.min(Library::embedded().card_file("general").unwrap().card.len()));
    }
}

#[test]
fn the_same_request_gives_the_same_scene_and_another_seed_another_day() {
    let day = |seed| origins(&Player::new().play("dragon trainer", 3, Difficulty::Hard, seed)).join(" ");
    assert_eq!(day(5), day(5));
    assert!((0..40).map(day).collect::<HashSet<_>>().len() > 1);
}

#[test]
fn labels_say_honestly_what_a_scene_is() {
    let unknown = &Player::new().play("dragon trainer", 2, Difficulty::Normal, 1);
    assert!(unknown[0].provenance.label.as_deref().unwrap().contains("does not know this career"));
    assert_eq!(unknown[0].provenance.source, Source::Offline);
    assert!(!unknown[0].provenance.is_estimate());
    assert!(unknown[1].carry.as_deref().unwrap().contains("something else needs you"));
    let library = Library::embedded();
    let trade = title("electrician");
    let told = |language: &str| {
        let request = SceneRequest {
            career: &trade,
            entry: library.resolve(&trade),
            difficulty: Difficulty::Normal,
            language: &Language::parse(language).unwrap(),
            round: 1,
            rounds: 5,
            ledger: &[],
            played: &HashSet::new(),
            in_day: &[],
            seed: 0,
            packs: &[],
            withdrawn: &HashSet::new(),
        };
        library.scene(&request).provenance.label.unwrap()
    };
    assert!(told("pt-br").contains("in English"));
    let german = told("de");
    assert!(german.contains("auf Englisch") && !german.contains("library"), "{german}");
}

#[test]
fn a_day_in_another_language_is_the_same_day() {
    let library = Library::embedded();
    let translated = library.translated_days();
    assert!(translated.contains(&"registered-nurse.de"), "{translated:?}");
    for name in translated {
        let (slug, tag) = name.split_once('.').unwrap();
        let (english, other) = (library.day(slug).unwrap(), library.day_in(slug, &Language::parse(tag).unwrap()).unwrap());
        assert_eq!(other.language, tag);
        // Who goes on in the other language, or looks back, finds the same scenes, scores and ways.
        let bones = |day: &careersim_coach::library::Day| {
            let scene = |s: &careersim_coach::library::DayScene| {
                let options: Vec<_> = s.option.iter().map(|o| (o.score, o.sets.clone())).collect();
                let criteria: Vec<_> = s.criterion.iter().map(|c| (c.competency, c.weight, c.level)).collect();
                let carries: Vec<_> = s.carry.iter().map(|c| c.when.clone()).collect();
                let variants: Vec<_> = s.variant.iter().map(|v| v.when.clone()).collect();
                (s.id.clone(), options, criteria, carries, variants, s.red_flag.len())
            };
            day.scene.iter().map(scene).collect::<Vec<_>>()
        };
        assert_eq!(bones(english), bones(other), "{name}");
    }
    assert_eq!(library.day_in("registered-nurse", &Language::parse("fr").unwrap()).unwrap().language, "en");
}

#[test]
fn the_title_is_data() {
    for typed in [
        "{title}",
        "<b>nurse</b>",
        "'; drop table careers; --",
        "🐉 wrangler",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n",
    ] {
        for scene in Player::new().play(typed, 5, Difficulty::Hard, 9) {
            assert_eq!(scene.scenario.faults(), Vec::<String>::new(), "{typed}");
        }
    }
}

#[test]
fn search_finds_while_it_is_typed() {
    let library = Library::embedded();
    for (typed, slug) in [
        ("nur", "registered-nurse"),
        ("nurse", "registered-nurse"),
        ("Registered Nurse", "registered-nurse"),
        ("nruse", "registered-nurse"),
        ("police oficer", "police-officer"),
        ("electrision", "electrician"),
        ("programmer", "software-developer"),
    ] {
        let hits = library.search(typed, 3);
        assert!(
            hits.iter().any(|h| h.career.slug == slug),
            "{typed}: {:?}",
            hits.iter().map(|h| &h.career.slug).collect::<Vec<_>>()
        );
    }
    assert!(library.search("🐉", 3).is_empty());
    assert!(library.search("", 3).is_empty());
    assert_eq!(library.search("nurse", 3)[0].matched, Some("nurse"));
    assert!((library.search("registered nurse", 1)[0].score - 1.0).abs() < f32::EPSILON);
}

#[test]
fn only_what_is_meant_without_doubt_is_resolved() {
    let library = Library::embedded();
    let slug = |typed: &str| library.resolve(&title(typed)).map(|c| c.slug.as_str());
    for typed in [
        "registered nurse",
        "Senior Registered Nurse",
        "registered nurses",
        "a nurse",
        "Regisstered nurse",
        "student nurse",
        "registerd nurse (night shift)",
    ] {
        assert_eq!(slug(typed), Some("registered-nurse"), "{typed}");
    }
    for typed in [
        "dragon trainer",
        "nurse of dragons",
        "banana",
        "🐉🐉🐉",
        "chief happiness wizard",
        "manager of everything",
        "ツアーガイドさん",
    ] {
        assert_eq!(slug(typed), None, "{typed}");
    }
}

#[test]
fn the_scene_of_the_day_is_the_same_for_all_and_takes_its_time_to_come_again() {
    let library = Library::embedded();
    let (english, days) = (Language::default(), i64::try_from(library.day_slugs().len()).unwrap());
    let of = |day| library.daily(day, &english, &HashSet::new()).unwrap();
    let mut origins = HashSet::new();
    for first in [0, days, 2 * days] {
        let careers: HashSet<&str> = (first..first + days).map(|day| of(day).career.slug.as_str()).collect();
        assert_eq!(careers.len(), usize::try_from(days).unwrap(), "every career has its day before one comes again");
        for day in first..first + days {
            let daily = of(day);
            assert!(origins.insert(daily.made.origin.clone()), "{} came twice", daily.made.origin);
            assert_eq!(daily.made.origin, of(day).made.origin);
            assert_eq!(daily.made.provenance.source, Source::Library);
            assert!(daily.made.scenario.faults().is_empty());
        }
    }
    assert_eq!(of(0).made.origin, of(3 * days).made.origin);
    assert_eq!(of(-1).career.slug, of(3 * days - 1).career.slug);
}
