//! Every table, in an order in which each comes after those that it refers to, with how its rows are read and written.

use super::PAGE;
use crate::{
    StoreError,
    db::all,
    entity::{
        answer, answer_consent, assignment, audit_log, budget, class, competency_level, daily_play, delivery, evaluation, leaderboard_member,
        leaderboard_point, ledger, lti_context, lti_handover, lti_key, lti_link, lti_platform, lti_state, lti_user, onet_name, onet_occupation, pack,
        played_origin, player, prompt, prompt_activation, prompt_case, refresh_token, reservation, scenario, scene_report, seat, session, session_scene,
        setting, tally, usage_attempt, usage_daily,
    },
};
use futures::future::BoxFuture;
use sea_orm::{DatabaseTransaction, EntityTrait, Iden, IntoActiveModel, Iterable, ModelTrait, PrimaryKeyToColumn, Value};
use serde::{Serialize, de::DeserializeOwned};

/// Some rows as JSON, and the key of the last one.
pub(super) struct Rows {
    pub(super) rows: Vec<String>,
    pub(super) last: Option<Vec<Value>>,
}

type ReadPage = for<'a> fn(&'a DatabaseTransaction, Option<Vec<Value>>) -> BoxFuture<'a, Result<Rows, StoreError>>;
type Load = for<'a> fn(&'a DatabaseTransaction, Vec<String>) -> BoxFuture<'a, Result<(), StoreError>>;

pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) page: ReadPage,
    pub(super) load: Load,
}

macro_rules! tables {
    ($($name:literal: $entity:ident),+ $(,)?) => {
        pub(super) const TABLES: &[Table] = &[$(Table { name: $name, page: page::<$entity::Entity>, load: load::<$entity::Entity, $entity::ActiveModel> }),+];
    };
}

tables! {
    "players": player,
    "classes": class,
    "seats": seat,
    "assignments": assignment,
    "refresh_tokens": refresh_token,
    "scenarios": scenario,
    "sessions": session,
    "session_scenes": session_scene,
    "played_origins": played_origin,
    "answers": answer,
    "evaluations": evaluation,
    "competency_levels": competency_level,
    "ledger": ledger,
    "daily_plays": daily_play,
    "leaderboard_members": leaderboard_member,
    "leaderboard_points": leaderboard_point,
    "prompts": prompt,
    "prompt_activations": prompt_activation,
    "usage_attempts": usage_attempt,
    "usage_daily": usage_daily,
    "budgets": budget,
    "reservations": reservation,
    "scene_reports": scene_report,
    "audit_log": audit_log,
    "settings": setting,
    "onet_occupations": onet_occupation,
    "onet_names": onet_name,
    "tallies": tally,
    "answer_consents": answer_consent,
    "prompt_cases": prompt_case,
    "packs": pack,
    "lti_platforms": lti_platform,
    "lti_keys": lti_key,
    "lti_states": lti_state,
    "lti_handovers": lti_handover,
    "lti_users": lti_user,
    "lti_contexts": lti_context,
    "lti_links": lti_link,
    "deliveries": delivery,
}

// The rows after this key, in the order of the primary key.
fn page<E>(db: &DatabaseTransaction, after: Option<Vec<Value>>) -> BoxFuture<'_, Result<Rows, StoreError>>
where
    E: EntityTrait + Default,
    E::Model: Serialize + Send,
{
    Box::pin(async move {
        let key: Vec<E::Column> = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column).collect();
        let names = key.iter().map(Iden::to_string).collect::<Vec<_>>().join(", ");
        let places = (1..=key.len()).map(|i| format!("${i}")).collect::<Vec<_>>().join(", ");
        let filter = if after.is_some() {
            format!(" WHERE ({names}) > ({places})")
        } else {
            String::new()
        };
        let sql = format!("SELECT * FROM {}{filter} ORDER BY {names} LIMIT {PAGE}", E::default().table_name());
        let models: Vec<E::Model> = all(db, &sql, after.unwrap_or_default()).await?;
        let last = models.last().map(|model| key.iter().map(|c| model.get(*c)).collect());
        Ok(Rows {
            rows: models.iter().map(serde_json::to_string).collect::<Result<_, _>>()?,
            last,
        })
    })
}

fn load<E, A>(db: &DatabaseTransaction, rows: Vec<String>) -> BoxFuture<'_, Result<(), StoreError>>
where
    E: EntityTrait,
    E::Model: DeserializeOwned + IntoActiveModel<A> + Send,
    A: sea_orm::ActiveModelTrait<Entity = E> + Send,
{
    Box::pin(async move {
        let models = rows.iter().map(|row| serde_json::from_str::<E::Model>(row)).collect::<Result<Vec<_>, _>>()?;
        // Few enough at once for the number of places that a statement may have.
        let mut models = models.into_iter().map(IntoActiveModel::into_active_model).collect::<Vec<A>>();
        while !models.is_empty() {
            let rest = models.split_off(models.len().min(100));
            E::insert_many(std::mem::replace(&mut models, rest)).exec_without_returning(db).await?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Store, StoreConfig};

    #[tokio::test]
    async fn no_table_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&StoreConfig::at(format!("sqlite://{}?mode=rwc", folder.path().join("x.db").display())))
            .await
            .unwrap();
        store.migrate().await.unwrap();
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'seaql_migrations'";
        let rows = sea_orm::ConnectionTrait::query_all_raw(store.reader(), crate::db::statement(store.reader(), sql, []))
            .await
            .unwrap();
        let mut there: Vec<String> = rows.iter().map(|r| r.try_get_by_index(0).unwrap()).collect();
        let mut listed: Vec<String> = TABLES.iter().map(|t| t.name.to_owned()).collect();
        there.sort();
        listed.sort();
        assert_eq!(there, listed);
    }
}
