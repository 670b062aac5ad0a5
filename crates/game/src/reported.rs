//! Scenes that players called unrealistic: an operator withdraws one, deals it again, or leaves it in play. Withdrawn is a scene, not a row:
//! with a scene that was written ahead go its variants and its other difficulties.

use crate::{Game, GameError, clock, supply::plain_origin};
use careersim_store::{
    StoreError,
    prompts::Actor,
    scenarios::{self, ScenarioRow},
    scene_reports,
};
use serde_json::json;
use uuid::Uuid;

impl Game {
    /// Takes a scene out of play. Days that show it keep it; its reports are dealt with.
    ///
    /// # Errors
    /// No such scene.
    pub async fn withdraw_scene(&self, scene: Uuid, reason: &str, actor: &Actor) -> Result<(), GameError> {
        let row = self.scene_of_anybody(scene).await?;
        let origin = plain_origin(&row.origin);
        gone_or(scenarios::withdraw(&self.store, origin, clock::now()).await)?;
        scene_reports::close(&self.store, scene, clock::now()).await?;
        self.audit(actor, "scene.withdraw", origin, &json!({ "scene": scene, "message": reason })).await
    }

    /// Deals a withdrawn scene again.
    ///
    /// # Errors
    /// No such scene.
    pub async fn restore_scene(&self, scene: Uuid, reason: &str, actor: &Actor) -> Result<(), GameError> {
        let row = self.scene_of_anybody(scene).await?;
        let origin = plain_origin(&row.origin);
        gone_or(scenarios::restore(&self.store, origin).await)?;
        self.audit(actor, "scene.restore", origin, &json!({ "scene": scene, "message": reason })).await
    }

    /// Leaves a reported scene in play: its reports are dealt with.
    ///
    /// # Errors
    /// No such scene.
    pub async fn keep_scene(&self, scene: Uuid, reason: &str, actor: &Actor) -> Result<(), GameError> {
        let row = self.scene_of_anybody(scene).await?;
        let reports = scene_reports::close(&self.store, scene, clock::now()).await?;
        let detail = json!({ "scene": scene, "reports": reports, "message": reason });
        self.audit(actor, "scene.keep", plain_origin(&row.origin), &detail).await
    }

    async fn scene_of_anybody(&self, scene: Uuid) -> Result<ScenarioRow, GameError> {
        scenarios::by_id(&self.store, scene).await?.ok_or(GameError::NotFound("scene"))
    }
}

fn gone_or(done: Result<(), StoreError>) -> Result<(), GameError> {
    match done {
        Err(StoreError::NotFound) => Err(GameError::NotFound("scene")),
        other => Ok(other?),
    }
}
