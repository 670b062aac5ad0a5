//! The closed sets of words as the `OpenAPI` document shows them, so that typed clients get a union and not any string.
//! The values themselves are `domain`'s and `store`'s, which know nothing of `OpenAPI`; a test compares the two.

use utoipa::ToSchema;

/// A family of abilities.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum Competency {
    Judgement,
    Communication,
    Teamwork,
    Ethics,
    Craft,
}

/// How hard a day is.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum Difficulty {
    Easy,
    Normal,
    Hard,
}

/// Where an evaluation stands.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum TaskStatus {
    Queued,
    Running,
    Succeeded,
    Failed,
}

/// Who made a scene or a grade.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum Source {
    Gemini,
    Openai,
    Library,
    Offline,
    Human,
}

/// How sure the built-in coach is.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum Confidence {
    Low,
    Medium,
    High,
}

/// What an account may do.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum Role {
    Player,
    Teacher,
    Operator,
}

/// Where a day stands.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum DayStatus {
    Active,
    Finished,
}
