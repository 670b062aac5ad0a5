//! `/api/users/me/corrections`: grades that were made again, each told once.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::auth::Player,
};
use axum::{Json, extract::State};
use careersim_game::corrections::Correction;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(tell))
}

/// A grade that replaced an earlier one.
#[derive(Serialize, ToSchema)]
#[schema(as = Correction)]
struct CorrectionBody {
    answer_id: Uuid,
    session_id: Uuid,
    career_title: String,
    /// The answer's scene in its day, from 1.
    round: u8,
    /// `regrade` or `appeal`.
    purpose: &'static str,
    /// 0..=10.
    score_before: Option<u8>,
    /// 0..=10.
    score: u8,
    /// By how much the balance moved.
    balance_change: i64,
}

impl From<Correction> for CorrectionBody {
    fn from(correction: Correction) -> Self {
        let Correction {
            answer_id,
            session_id,
            career_title,
            round,
            purpose,
            score_before,
            score,
            balance_change,
        } = correction;
        Self {
            answer_id,
            session_id,
            career_title,
            round,
            purpose,
            score_before,
            score,
            balance_change,
        }
    }
}

/// What was corrected since the last time.
#[derive(Serialize, ToSchema)]
struct Corrections {
    items: Vec<CorrectionBody>,
}

/// The corrections that the player has not heard of. They are told once: the next call leaves them out.
#[utoipa::path(post, path = "/api/users/me/corrections", tag = "accounts", security(("bearer" = [])),
    responses((status = 200, body = Corrections), (status = 401, body = Problem)))]
async fn tell(State(app): State<App>, Player(player): Player) -> Result<Json<Corrections>, ApiError> {
    let told = app.game.tell_corrections(player).await?;
    Ok(Json(Corrections {
        items: told.into_iter().map(CorrectionBody::from).collect(),
    }))
}
