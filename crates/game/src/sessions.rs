//! Days after the fact: history, a whole day with its report, rewinding, sharing.

mod view;

use crate::{
    Game, GameError, clock, ids, report,
    scenarios::{parse_cursor, too_poor},
};
use careersim_domain::{CareerTitle, Invalid, REWIND_PRICE, session};
use careersim_store::{
    ConflictKind, StoreError, answers, reports,
    sessions::{self, SessionSummary},
};
use uuid::Uuid;
use view::{answer_view, summary};

pub use crate::report::{OwnMean, Report};
pub(crate) use view::by_a_person;
pub use view::{AnswerView, Day, DaySummary, EarlierView, SceneView};

impl Game {
    /// The player's days, newest first.
    ///
    /// # Errors
    /// A cursor or title that is none.
    pub async fn days(
        &self,
        player: Uuid,
        limit: u64,
        cursor: Option<&str>,
        career_title: Option<&str>,
    ) -> Result<(Vec<DaySummary>, Option<String>), GameError> {
        self.profile(player).await?;
        let title = career_title
            .map(|t| CareerTitle::parse(t).map_err(|e| GameError::invalid("career_title", e)))
            .transpose()?;
        let page = sessions::list(&self.store, player, title.as_ref().map(CareerTitle::as_str), parse_cursor(cursor)?, limit).await?;
        Ok((page.items.into_iter().map(summary).collect(), page.next.map(|c| c.to_string())))
    }

    /// A whole day with its report.
    ///
    /// # Errors
    /// Not this player's.
    pub async fn day(&self, player: Uuid, session: Uuid) -> Result<Day, GameError> {
        let found = sessions::summary(&self.store, session, player).await?.ok_or(GameError::NotFound("session"))?;
        self.whole(found).await
    }

    /// The day behind a public link.
    ///
    /// # Errors
    /// Nothing is shared under this token.
    pub async fn shared_day(&self, token: &str) -> Result<Day, GameError> {
        let row = sessions::by_share_token(&self.store, token)
            .await?
            .ok_or(GameError::NotFound("shared report"))?;
        self.day(row.player_id, row.id).await
    }

    pub(crate) async fn whole(&self, found: SessionSummary) -> Result<Day, GameError> {
        let id = found.session.id;
        let scenes = sessions::scenes(&self.store, id).await?;
        let answers: Vec<AnswerView> = answers::of_session(&self.store, id)
            .await?
            .into_iter()
            .filter_map(|(answer, tasks)| answer_view(answer, tasks))
            .collect();
        let averages = reports::own_averages(&self.store, found.session.player_id).await?;
        let career = found.session.career_slug.as_deref().and_then(|slug| self.career(slug));
        let scenes: Vec<SceneView> = scenes
            .into_iter()
            .map(|s| SceneView {
                scenario_id: s.scenario.id,
                round: s.place.round,
                carry: s.place.carry,
                hint_bought: s.place.hint_at.is_some(),
                language: s.scenario.language.as_str().to_owned(),
                scenario: s.scenario.content,
                provenance: s.scenario.provenance,
            })
            .collect();
        let report = report::of(&scenes, &answers, &averages, career);
        Ok(Day {
            share_token: found.session.share_token.clone(),
            summary: summary(found),
            scenes,
            answers,
            report,
        })
    }

    /// Rewinds a day into a new one that shares the past.
    ///
    /// # Errors
    /// Not this player's; not an answered round; the balance does not cover it.
    pub async fn fork(&self, player: Uuid, session: Uuid, round: i64) -> Result<Day, GameError> {
        self.profile(player).await?;
        let placed = match self.own_session(player, session).await {
            Ok(day) => sessions::scenes(&self.store, day.id).await?,
            Err(error) => return Err(error),
        };
        let answered = u8::try_from(placed.iter().filter(|p| p.place.answer_id.is_some()).count()).unwrap_or(u8::MAX);
        let round = session::check_rewind(round, answered).map_err(|e| GameError::invalid("round", e))?;
        match sessions::fork(&self.store, session, player, round, REWIND_PRICE, ids::new(), clock::now()).await {
            Ok(fork) => self.day(player, fork.id).await,
            Err(StoreError::Conflict(ConflictKind::InsufficientBalance { balance })) => Err(too_poor(REWIND_PRICE, balance)),
            Err(StoreError::NotFound) => Err(GameError::invalid("round", Invalid::new("out_of_range", "must be an answered round"))),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a public link to a day's report; the same one again.
    ///
    /// # Errors
    /// Not this player's.
    pub async fn share(&self, player: Uuid, session: Uuid) -> Result<String, GameError> {
        self.own_session(player, session).await?;
        Ok(sessions::share(&self.store, session, player, &ids::secret()).await?)
    }

    /// Takes the link back.
    ///
    /// # Errors
    /// Not this player's.
    pub async fn unshare(&self, player: Uuid, session: Uuid) -> Result<(), GameError> {
        self.own_session(player, session).await?;
        Ok(sessions::unshare(&self.store, session, player).await?)
    }
}
