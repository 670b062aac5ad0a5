//! The scene of the day: one authored scene, the same for everybody, from midnight to midnight UTC. It is written ahead, so it plays without
//! a network and picks are exact. Here alone rule 8 gives way: who has met the scene before gets it all the same, and is told so.

use crate::{
    Game, GameError, clock, ids,
    scenarios::{self as play, Scene},
    supply,
};
use careersim_coach::library::{Career, DailyScene};
use careersim_domain::{CareerTitle, Difficulty, Language};
use careersim_store::{
    daily,
    scenarios::{self, PoolKey},
    sessions::{self, NewSession, SessionStatus},
};
use chrono::{Datelike, Days, NaiveDate};
use uuid::Uuid;

/// How many days back the page shows, today among them.
const SHOWN_DAYS: u64 = 7;

/// What a player has had of the scene of the day.
#[derive(Debug, Clone, Default)]
pub struct CameBy {
    /// Today's work day, once it is begun, and whether it is over.
    pub today: Option<(Uuid, bool)>,
    /// The player met this scene before today.
    pub met_before: bool,
    /// On how many days they came by in all. A day missed takes nothing away.
    pub days: i64,
    /// Of the last seven days those on which they came by, the oldest first.
    pub recent: Vec<NaiveDate>,
}

/// The scene of the day, without anything that grades it.
#[derive(Debug, Clone)]
pub struct Daily {
    /// The day, in UTC.
    pub day: NaiveDate,
    /// Its career.
    pub career: &'static Career,
    /// The scene's short name.
    pub title: Option<String>,
    /// What the player has had of it.
    pub came_by: CameBy,
}

impl Game {
    /// The scene of the day, for anybody or for a player.
    ///
    /// # Errors
    /// The library has no authored day; unavailable or internal.
    pub async fn daily(&self, player: Option<Uuid>) -> Result<Daily, GameError> {
        let day = clock::now().date_naive();
        let scene = self.daily_scene(day, &Language::default()).await?;
        let came_by = match player {
            Some(player) => self.came_by(player, day, &scene.made.origin).await?,
            None => CameBy::default(),
        };
        Ok(Daily {
            day,
            career: scene.career,
            title: scene.made.scenario.title,
            came_by,
        })
    }

    async fn came_by(&self, player: Uuid, day: NaiveDate, origin: &str) -> Result<CameBy, GameError> {
        self.profile(player).await?;
        let today = match daily::session_of(&self.store, player, day).await? {
            Some(session) => sessions::by_id(&self.store, session, player).await?,
            None => None,
        };
        let met = scenarios::played_origins(&self.store, player).await?;
        Ok(CameBy {
            met_before: today.is_none() && met.iter().any(|o| supply::plain_origin(o) == origin),
            today: today.map(|s| (s.id, s.status == SessionStatus::Finished)),
            days: daily::days(&self.store, player).await?,
            recent: daily::days_since(&self.store, player, day - Days::new(SHOWN_DAYS - 1)).await?,
        })
    }

    /// Begins today's scene; once it is begun, the same one again until it is answered.
    ///
    /// # Errors
    /// It is answered; the library has no authored day; the account is gone or disabled; unavailable or internal.
    pub async fn open_daily(&self, player: Uuid, language: Language) -> Result<Scene, GameError> {
        let account = self.profile(player).await?;
        let day = clock::now().date_naive();
        if let Some(session) = daily::session_of(&self.store, player, day).await? {
            return self.next_scene(player, session).await;
        }
        let DailyScene { career, made } = self.daily_scene(day, &language).await?;
        let key = PoolKey {
            career_key: career.slug.clone(),
            difficulty: Difficulty::Normal,
            language: made.language,
            prompt: None,
        };
        let row = self.keep_authored(key, made.origin, made.scenario, made.provenance).await?;
        let new = one_round(player, career, language)?;
        let begun = new.id;
        let session = daily::open(&self.store, new, day, row.id, made.carry.as_deref(), clock::now()).await?;
        if session.id != begun {
            // Another call at the same time was first.
            return self.next_scene(player, session.id).await;
        }
        Ok(play::scene(&session, 1, row, made.carry, false, account.balance))
    }

    async fn daily_scene(&self, day: NaiveDate, language: &Language) -> Result<DailyScene<'static>, GameError> {
        let found = self.library.daily(i64::from(day.num_days_from_ce()), language, &self.withdrawn().await?);
        found.ok_or(GameError::NotFound("daily scene"))
    }
}

fn one_round(player: Uuid, career: &Career, language: Language) -> Result<NewSession, GameError> {
    let title = CareerTitle::parse(&career.title).map_err(|e| GameError::Internal(e.to_string()))?;
    Ok(NewSession {
        id: ids::new(),
        player_id: player,
        career_title: title.as_str().to_owned(),
        career_key: career.slug.clone(),
        career_slug: Some(career.slug.clone()),
        soc_code: Some(career.soc.clone()),
        difficulty: Difficulty::Normal,
        language,
        rounds: 1,
        seed: ids::seed().cast_signed(),
        assignment_id: None,
    })
}
