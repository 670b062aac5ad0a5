//! One entity for each table, as the ORM sees it. They stay inside this crate: what leaves it is made of the game's own words.
#![expect(
    unreachable_pub,
    clippy::struct_field_names,
    reason = "the derives write public items, and fields are named as the columns"
)]

mod classes;
mod cost;
mod desk;
mod leaderboard;
mod lti;
mod onet;
mod people;
mod play;

pub(crate) use classes::{assignment, class, seat};
pub(crate) use cost::{budget, prompt, prompt_activation, reservation, usage_attempt, usage_daily};
pub(crate) use desk::{answer_consent, pack, prompt_case, tally};
pub(crate) use leaderboard::{leaderboard_member, leaderboard_point};
pub(crate) use lti::{delivery, lti_context, lti_handover, lti_key, lti_link, lti_platform, lti_state, lti_user};
pub(crate) use onet::{onet_name, onet_occupation};
pub(crate) use people::{audit_log, player, refresh_token, scene_report, setting};
pub(crate) use play::{answer, competency_level, daily_play, evaluation, ledger, played_origin, scenario, session, session_scene};

// Rows hold what players wrote, names and hashes: none of it may reach a log by way of `{:?}`.
macro_rules! silent {
    ($($entity:ident),+) => {$(
        impl std::fmt::Debug for $entity::Model {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($entity), " row"))
            }
        }
    )+};
}

silent!(
    answer,
    assignment,
    answer_consent,
    audit_log,
    budget,
    class,
    competency_level,
    daily_play,
    delivery,
    evaluation,
    leaderboard_member,
    leaderboard_point,
    ledger,
    lti_context,
    lti_handover,
    lti_key,
    lti_link,
    lti_platform,
    lti_state,
    lti_user,
    onet_name,
    onet_occupation,
    pack,
    played_origin,
    player,
    prompt,
    prompt_activation,
    prompt_case,
    refresh_token,
    reservation,
    scenario,
    scene_report,
    seat,
    session,
    session_scene,
    setting,
    tally,
    usage_attempt,
    usage_daily
);
