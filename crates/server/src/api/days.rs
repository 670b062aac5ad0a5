//! What the API sends about days: summaries, answers, the report. The handlers are in `sessions` and `shared`.

use crate::api::{
    careers::CareerLink,
    shapes::{EvaluationBody, PublicScene},
};
use careersim_domain::{Competency, Confidence, Difficulty};
use careersim_game::{answers::TaskStatus, sessions::DaySummary};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A day in the history.
#[derive(Serialize, ToSchema)]
pub(super) struct SessionSummary {
    pub(super) id: Uuid,
    pub(super) career_title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) soc_code: Option<String>,
    /// `active` or `finished`.
    #[schema(value_type = crate::api::words::DayStatus)]
    pub(super) status: &'static str,
    /// The scene that was shown last.
    pub(super) round: u8,
    pub(super) rounds: u8,
    #[schema(value_type = crate::api::words::Difficulty)]
    pub(super) difficulty: Difficulty,
    pub(super) language: String,
    pub(super) created_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) finished_at: Option<DateTime<Utc>>,
    /// Over exact grades; null without any.
    pub(super) score_mean: Option<f64>,
    /// False if any grade is an offline estimate of a text.
    pub(super) exact: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) forked_at_round: Option<u8>,
}

impl From<DaySummary> for SessionSummary {
    fn from(day: DaySummary) -> Self {
        Self {
            id: day.id,
            career_title: day.career_title,
            soc_code: day.soc_code,
            status: if day.finished_at.is_some() { "finished" } else { "active" },
            round: day.round,
            rounds: day.rounds,
            difficulty: day.difficulty,
            language: day.language,
            created_at: day.created_at,
            finished_at: day.finished_at,
            score_mean: day.score_mean,
            exact: day.exact,
            parent_id: day.parent_id,
            forked_at_round: day.forked_at_round,
        }
    }
}

/// Days, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct SessionList {
    pub(super) items: Vec<SessionSummary>,
    /// Send it as `cursor` for the next page; null at the end.
    pub(super) next_cursor: Option<String>,
}

/// An answer with its evaluation, once there is one.
#[derive(Serialize, ToSchema)]
#[schema(as = PlayedAnswer)]
pub(super) struct AnswerBody {
    pub(super) answer_id: Uuid,
    pub(super) scenario_id: Uuid,
    pub(super) round: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) option: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) user_answer: Option<String>,
    pub(super) answered_at: DateTime<Utc>,
    pub(super) task_id: Uuid,
    /// `queued`, `running`, `succeeded` or `failed`.
    #[schema(value_type = crate::api::words::TaskStatus)]
    pub(super) status: TaskStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) evaluation: Option<EvaluationBody>,
}

/// A competency over the day.
#[derive(Serialize, ToSchema)]
#[schema(as = CompetencyMean)]
pub(super) struct CompetencyBody {
    #[schema(value_type = crate::api::words::Competency)]
    pub(super) competency: Competency,
    /// 0..=10 over exact grades; null without any.
    pub(super) mean: Option<f64>,
    /// The player's mean over all their days.
    pub(super) own_average: Option<f64>,
    pub(super) answers: u32,
}

/// The balance after a round.
#[derive(Serialize, ToSchema)]
pub(super) struct BalancePoint {
    pub(super) round: u8,
    pub(super) balance: i64,
}

/// A moment that decided the day.
#[derive(Serialize, ToSchema)]
pub(super) struct KeyMoment {
    pub(super) round: u8,
    pub(super) score: u8,
    pub(super) text: String,
}

/// An offline estimate of a text: its own series.
#[derive(Serialize, ToSchema)]
#[schema(as = Estimate)]
pub(super) struct EstimatePoint {
    pub(super) round: u8,
    pub(super) score: u8,
    #[schema(value_type = Option<crate::api::words::Confidence>)]
    pub(super) confidence: Option<Confidence>,
}

/// The report of a day.
#[derive(Serialize, ToSchema)]
#[schema(as = Report)]
pub(super) struct ReportBody {
    pub(super) balance_line: Vec<BalancePoint>,
    pub(super) competencies: Vec<CompetencyBody>,
    /// Over exact grades.
    pub(super) score_mean: Option<f64>,
    /// How many grades are estimates, and so in no mean.
    pub(super) offline_estimates: u32,
    pub(super) estimates: Vec<EstimatePoint>,
    pub(super) strengths: Vec<String>,
    pub(super) next_steps: Vec<String>,
    pub(super) key_moments: Vec<KeyMoment>,
    pub(super) related: Vec<CareerLink>,
}

/// A link that shows the report to anybody.
#[derive(Serialize, ToSchema)]
#[schema(as = ShareLink)]
pub(super) struct Share {
    pub(super) token: String,
    pub(super) url: String,
}

/// A whole day.
#[derive(Serialize, ToSchema)]
pub(super) struct SessionDetail {
    #[serde(flatten)]
    pub(super) summary: SessionSummary,
    pub(super) scenarios: Vec<PublicScene>,
    pub(super) answers: Vec<AnswerBody>,
    pub(super) report: ReportBody,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) share: Option<Share>,
}
