//! `/api/users`: who plays, and with which rights.

use super::cursor;
use crate::{
    api::{prompts::actor, users::User},
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Operator,
        body::{Json as Body, Params, Path},
    },
};
use axum::{Json, extract::State};
use careersim_game::GameError;
use careersim_store::players::{self, Role};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(accounts)).routes(routes!(change))
}

/// Which accounts.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListAccounts {
    #[serde(default)]
    limit: Option<u64>,
    #[serde(default)]
    cursor: Option<String>,
}

/// Accounts, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct UserList {
    items: Vec<User>,
    next_cursor: Option<String>,
}

/// Accounts.
#[utoipa::path(get, path = "/api/users", tag = "operate", security(("bearer" = [])), params(ListAccounts), responses((status = 200, body = UserList), (status = 403, body = Problem)))]
async fn accounts(State(app): State<App>, _operator: Operator, Params(params): Params<ListAccounts>) -> Result<Json<UserList>, ApiError> {
    let page = players::list(&app.game.store, cursor(params.cursor)?, params.limit.unwrap_or(50))
        .await
        .map_err(GameError::from)?;
    Ok(Json(UserList {
        items: page.items.into_iter().map(Into::into).collect(),
        next_cursor: page.next.map(|c| c.to_string()),
    }))
}

/// What to change.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"role": "teacher"}))]
struct ChangeAccount {
    #[serde(default)]
    #[schema(value_type = Option<crate::api::words::Role>)]
    role: Option<Role>,
    #[serde(default)]
    disabled: Option<bool>,
}

/// Give an account a role, or lock it out.
#[utoipa::path(put, path = "/api/users/{id}", tag = "operate", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = ChangeAccount, responses((status = 200, body = User), (status = 404, body = Problem)))]
async fn change(State(app): State<App>, operator: Operator, Path(id): Path<Uuid>, Body(body): Body<ChangeAccount>) -> Result<Json<User>, ApiError> {
    Ok(Json(
        app.game
            .change_account(id, body.role, body.disabled, &actor(&app, operator).await?)
            .await?
            .into(),
    ))
}
