//! Entities of the game: scenes, days, answers, evaluations and the ledger.

pub(crate) mod scenario {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "scenarios")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub career_key: String,
        pub difficulty: String,
        pub language: String,
        pub origin: String,
        pub content: String,
        pub provenance: String,
        pub prompt: Option<String>,
        pub parent_scenario_id: Option<Uuid>,
        pub parent_branch: Option<i32>,
        pub created_at: DateTimeUtc,
        pub withdrawn_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod session {
    use crate::sessions::SessionStatus;
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub player_id: Uuid,
        pub career_title: String,
        pub career_key: String,
        pub career_slug: Option<String>,
        pub soc_code: Option<String>,
        pub difficulty: String,
        pub language: String,
        pub rounds: i32,
        pub status: SessionStatus,
        pub seed: i64,
        pub parent_id: Option<Uuid>,
        pub forked_at_round: Option<i32>,
        pub share_token: Option<String>,
        pub assignment_id: Option<Uuid>,
        pub created_at: DateTimeUtc,
        pub finished_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod session_scene {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "session_scenes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub round: i32,
        pub scenario_id: Uuid,
        pub carry: Option<String>,
        pub hint_at: Option<DateTimeUtc>,
        pub shown_at: DateTimeUtc,
        pub answer_id: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod played_origin {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "played_origins")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub player_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub origin: String,
        pub played_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod answer {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "answers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub session_id: Uuid,
        pub scenario_id: Uuid,
        pub player_id: Uuid,
        pub round: i32,
        pub option_index: Option<i32>,
        pub user_answer: Option<String>,
        pub idempotency_key: Option<String>,
        pub current_id: Option<Uuid>,
        pub score: Option<i32>,
        pub is_estimate: Option<bool>,
        pub created_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod evaluation {
    use crate::queue::{Purpose, TaskStatus};
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "evaluations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub answer_id: Uuid,
        pub player_id: Uuid,
        pub purpose: Purpose,
        pub reason: Option<String>,
        pub status: TaskStatus,
        pub priority: i32,
        pub queue_at: DateTimeUtc,
        pub run_at: DateTimeUtc,
        pub attempts: i32,
        pub fence: i64,
        pub lease_owner: Option<String>,
        pub lease_until: Option<DateTimeUtc>,
        pub last_error: Option<String>,
        pub problem: Option<String>,
        pub result: Option<String>,
        pub score: Option<i32>,
        pub source: Option<String>,
        pub is_estimate: bool,
        pub receipt: Option<String>,
        pub created_at: DateTimeUtc,
        pub started_at: Option<DateTimeUtc>,
        pub finished_at: Option<DateTimeUtc>,
        pub buried_at: Option<DateTimeUtc>,
        pub told_at: Option<DateTimeUtc>,
        #[serde(default)]
        pub traceparent: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod competency_level {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "competency_levels")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub answer_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub competency: String,
        pub player_id: Uuid,
        pub levels: i32,
        pub lines: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod daily_play {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "daily_plays")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub player_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: String,
        pub session_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod ledger {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "ledger")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub player_id: Uuid,
        pub seq: i64,
        pub session_id: Option<Uuid>,
        pub evaluation_id: Option<Uuid>,
        pub kind: String,
        pub amount: i64,
        pub balance_after: i64,
        pub created_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
