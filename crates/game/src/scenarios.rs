//! Opening a day, its next scene, hints, reports of unrealistic scenes.

use crate::{Game, GameError, clock, ids, supply::Wanted};
use careersim_domain::{
    CareerTitle, Difficulty, HINT_PRICE, Invalid, Language, Provenance, Rounds, Scenario,
    session::{self, Next},
};
use careersim_store::{
    ConflictKind, Cursor, StoreError,
    scenarios::{self, ScenarioRow},
    sessions::{self, NewSession, Scene as Placed, SessionRow, SessionStatus},
};
use uuid::Uuid;

/// The day that a player asks for.
#[derive(Debug, Clone)]
pub struct OpenDay {
    /// What they typed.
    pub title: CareerTitle,
    /// How many scenes.
    pub rounds: Rounds,
    /// How hard.
    pub difficulty: Difficulty,
    /// In which language.
    pub language: Language,
    /// The class's assignment that it is for; see [`Game::assigned_day`].
    pub assignment_id: Option<Uuid>,
}

/// A scene that waits for its answer. Only its public half may leave the server.
#[derive(Debug, Clone)]
pub struct Scene {
    /// The scene.
    pub scenario_id: Uuid,
    /// The day.
    pub session_id: Uuid,
    /// Its number, from 1.
    pub round: u8,
    /// How many the day has.
    pub rounds: u8,
    /// The career.
    pub career_title: String,
    /// The catalogue's code for it.
    pub soc_code: Option<String>,
    /// What an earlier decision led to.
    pub carry: Option<String>,
    /// Both halves.
    pub scenario: Scenario,
    /// Who wrote it.
    pub provenance: Provenance,
    /// The player's balance.
    pub balance: i64,
    /// How hard.
    pub difficulty: Difficulty,
    /// The language that it is written in, which may be another than the day's.
    pub language: String,
    /// The hint was bought.
    pub hint_bought: bool,
}

/// A bought hint.
#[derive(Debug)]
pub struct BoughtHint {
    /// Whose criteria are told.
    pub scenario: Scenario,
    /// -5, or 0 when it was bought before.
    pub balance_change: i64,
    /// The balance now.
    pub balance: i64,
}

/// A scene that is ready to be played.
#[derive(Debug)]
pub struct ReadyScene {
    /// Its id.
    pub id: Uuid,
    /// Both halves.
    pub scenario: Scenario,
    /// Who wrote it.
    pub provenance: Provenance,
    /// How hard.
    pub difficulty: String,
    /// In which language.
    pub language: String,
}

impl Game {
    /// Opens a day and gives its first scene.
    ///
    /// # Errors
    /// The account is gone or disabled; the title is blocked; unavailable or internal.
    pub async fn open_day(&self, player: Uuid, day: OpenDay) -> Result<Scene, GameError> {
        let account = self.profile(player).await?;
        let entry = self.resolve_career(&day.title);
        let seed = ids::seed();
        let wanted = Wanted::first(&day, player, entry.as_deref(), seed);
        // The scene is there before the day is: a day without a scene would be a dead end in the history.
        let supplied = self.supply(&wanted).await?;
        let new = NewSession {
            id: ids::new(),
            player_id: player,
            career_title: day.title.as_str().to_owned(),
            career_key: wanted.career_key(),
            career_slug: entry.as_ref().map(|e| e.slug.clone()),
            soc_code: entry.as_ref().map(|e| e.soc.clone()),
            difficulty: day.difficulty,
            language: day.language.clone(),
            rounds: day.rounds.get(),
            seed: seed.cast_signed(),
            assignment_id: day.assignment_id,
        };
        let session = sessions::create(&self.store, new, clock::now()).await?;
        sessions::place_scene(&self.store, session.id, player, 1, supplied.row.id, supplied.carry.as_deref(), clock::now()).await?;
        self.fill_pool_later(player, &day, entry, supplied.from_pool);
        Ok(scene(&session, 1, supplied.row, supplied.carry, false, account.balance))
    }

    /// The next scene of a day; the same one again while it is unanswered.
    ///
    /// # Errors
    /// Not this player's day, or it is over; unavailable or internal.
    pub async fn next_scene(&self, player: Uuid, session: Uuid) -> Result<Scene, GameError> {
        let account = self.profile(player).await?;
        let day = self.own_session(player, session).await?;
        let placed = sessions::scenes(&self.store, session).await?;
        let answered = placed.iter().filter(|p| p.place.answer_id.is_some()).count();
        match session::next(day.rounds, count(placed.len()), count(answered)) {
            Next::Finished => Err(GameError::SessionFinished),
            Next::Waiting(_) => {
                let waiting = placed
                    .into_iter()
                    .find(|p| p.place.answer_id.is_none())
                    .ok_or_else(|| GameError::Internal("a waiting scene vanished".to_owned()))?;
                Ok(placed_scene(&day, waiting, account.balance))
            }
            Next::Make(_) if day.status == SessionStatus::Finished => Err(GameError::SessionFinished),
            Next::Make(round) => {
                let waiting = self.make_next(player, &day, placed, round).await?;
                Ok(placed_scene(&day, waiting, account.balance))
            }
        }
    }

    /// Makes and places the scene of a round; whoever asks at the same time gets the same one.
    async fn make_next(&self, player: Uuid, day: &SessionRow, placed: Vec<Placed>, round: u8) -> Result<Placed, GameError> {
        let supplied = self.supply_next(player, day, &placed, round).await?;
        let carry = supplied.carry.as_deref();
        match sessions::place_scene(&self.store, day.id, player, round, supplied.row.id, carry, clock::now()).await {
            Ok(_) => {}
            // Everything that fits was shown in this day already (a long day, a small pool): the same scene again is better than none.
            Err(StoreError::Conflict(ConflictKind::SceneRepeats)) => {
                let again = self.copy_scene(&supplied.row).await?;
                sessions::place_scene(&self.store, day.id, player, round, again, carry, clock::now()).await?;
            }
            Err(error) => return Err(error.into()),
        }
        let placed = sessions::scenes(&self.store, day.id).await?;
        placed
            .into_iter()
            .find(|p| p.place.round == round)
            .ok_or_else(|| GameError::Internal("a placed scene vanished".to_owned()))
    }

    async fn copy_scene(&self, row: &ScenarioRow) -> Result<Uuid, GameError> {
        let copy = scenarios::NewScenario {
            id: ids::new(),
            career_key: row.career_key.clone(),
            difficulty: row.difficulty,
            language: row.language.clone(),
            origin: row.origin.clone(),
            content: row.content.clone(),
            provenance: row.provenance.clone(),
            prompt: row.prompt.clone(),
            // Not part of any pool: it is only for this day.
            parent: Some((row.id, Some(-1))),
        };
        Ok(scenarios::insert(&self.store, copy, clock::now()).await?.id)
    }

    /// Buys the criteria of a scene.
    ///
    /// # Errors
    /// Not in one of this player's days; the balance does not cover it.
    pub async fn reveal_hint(&self, player: Uuid, scenario: Uuid, session: Option<Uuid>) -> Result<BoughtHint, GameError> {
        self.profile(player).await?;
        let session = match session {
            Some(session) => session,
            None => sessions::latest_with(&self.store, player, scenario)
                .await?
                .ok_or(GameError::NotFound("scene"))?,
        };
        let row = scenarios::written(&self.store, scenario).await?.ok_or(GameError::NotFound("scene"))?;
        match sessions::reveal_hint(&self.store, session, player, scenario, HINT_PRICE, clock::now()).await {
            Ok(bought) => Ok(BoughtHint {
                scenario: row.content.clone(),
                balance_change: bought.change,
                balance: bought.balance,
            }),
            Err(StoreError::Conflict(ConflictKind::InsufficientBalance { balance })) => Err(too_poor(HINT_PRICE, balance)),
            Err(StoreError::NotFound) => Err(GameError::NotFound("scene")),
            Err(error) => Err(error.into()),
        }
    }

    /// Notes that a player finds a scene unrealistic.
    ///
    /// # Errors
    /// The scene is not one of the player's.
    pub async fn report_scenario(&self, player: Uuid, scenario: Uuid, reason: &str) -> Result<Uuid, GameError> {
        self.profile(player).await?;
        sessions::latest_with(&self.store, player, scenario)
            .await?
            .ok_or(GameError::NotFound("scene"))?;
        Ok(scenarios::report(&self.store, ids::new(), scenario, player, reason, clock::now()).await?)
    }

    /// Ready scenes of a career, newest first.
    ///
    /// # Errors
    /// A cursor that is none.
    pub async fn ready_scenarios(&self, title: &CareerTitle, limit: u64, cursor: Option<&str>) -> Result<(Vec<ReadyScene>, Option<String>), GameError> {
        let key = crate::supply::career_key(title, self.resolve_career(title).as_deref());
        let page = scenarios::ready(&self.store, &key, parse_cursor(cursor)?, limit).await?;
        let ready = |row: ScenarioRow| ReadyScene {
            id: row.id,
            scenario: row.content,
            provenance: row.provenance,
            difficulty: row.difficulty.as_str().to_owned(),
            language: row.language.as_str().to_owned(),
        };
        Ok((page.items.into_iter().map(ready).collect(), page.next.map(|c| c.to_string())))
    }

    /// The player's own session.
    pub(crate) async fn own_session(&self, player: Uuid, session: Uuid) -> Result<SessionRow, GameError> {
        sessions::by_id(&self.store, session, player).await?.ok_or(GameError::NotFound("session"))
    }
}

/// A price that the balance does not cover.
pub(crate) fn too_poor(price: i64, balance: i64) -> GameError {
    GameError::invalid("balance", Invalid::new("insufficient", format!("this costs {price}, the balance is {balance}")))
}

/// A cursor from a page before.
pub(crate) fn parse_cursor(cursor: Option<&str>) -> Result<Option<Cursor>, GameError> {
    cursor.map(|c| c.parse().map_err(|_| wrong_cursor())).transpose()
}

/// A cursor that is from no page.
pub(crate) fn wrong_cursor() -> GameError {
    GameError::invalid("cursor", Invalid::new("invalid", "send the `next_cursor` of the page before, as it is"))
}

fn count(n: usize) -> u8 {
    u8::try_from(n).unwrap_or(u8::MAX)
}

fn placed_scene(day: &SessionRow, placed: Placed, balance: i64) -> Scene {
    scene(
        day,
        placed.place.round,
        placed.scenario,
        placed.place.carry,
        placed.place.hint_at.is_some(),
        balance,
    )
}

pub(crate) fn scene(day: &SessionRow, round: u8, row: ScenarioRow, carry: Option<String>, hint_bought: bool, balance: i64) -> Scene {
    Scene {
        scenario_id: row.id,
        session_id: day.id,
        round,
        rounds: day.rounds,
        career_title: day.career_title.clone(),
        soc_code: day.soc_code.clone(),
        carry,
        scenario: row.content,
        provenance: row.provenance,
        balance,
        difficulty: day.difficulty,
        language: row.language.as_str().to_owned(),
        hint_bought,
    }
}
