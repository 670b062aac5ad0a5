//! `/api/rates`: where scenes and grades came from, over all replicas.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{auth::Operator, body::Params},
};
use axum::{Json, extract::State};
use careersim_game::{GameError, clock};
use careersim_store::tallies::{self, Tally};
use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(rates))
}

/// Which days, UTC, both included; the last 30 unless said otherwise.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Days {
    #[serde(default)]
    from: Option<NaiveDate>,
    #[serde(default)]
    to: Option<NaiveDate>,
}

/// How often on a day.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"day": "2026-11-23", "what": "scene", "result": "hit", "times": 41}))]
pub(super) struct Rate {
    day: String,
    /// `scene` or `grade`.
    what: String,
    /// `hit` (made before: the pool, the cache), `miss` (a call), `joined` (somebody else's call), `fallback` (no model could),
    /// and without a model `pack`, `library` and `offline`.
    result: String,
    times: i64,
}

impl From<Tally> for Rate {
    fn from(t: Tally) -> Self {
        Self {
            day: t.day,
            what: t.what,
            result: t.result,
            times: t.times,
        }
    }
}

/// Where scenes and grades came from.
#[derive(Serialize, ToSchema)]
pub(super) struct Rates {
    items: Vec<Rate>,
}

/// Where scenes and grades came from, by day; a replica's last seconds may be missing.
#[utoipa::path(get, path = "/api/rates", tag = "operate", security(("bearer" = [])), params(Days), responses((status = 200, body = Rates), (status = 403, body = Problem)))]
async fn rates(State(app): State<App>, _operator: Operator, Params(days): Params<Days>) -> Result<Json<Rates>, ApiError> {
    let today = clock::now().date_naive();
    let (from, to) = (days.from.unwrap_or(today - Duration::days(30)), days.to.unwrap_or(today));
    let sums = tallies::sums(&app.game.store, from, to).await.map_err(GameError::from)?;
    Ok(Json(Rates {
        items: sums.into_iter().map(Into::into).collect(),
    }))
}
