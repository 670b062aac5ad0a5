//! What operators do: prompts, money, the queue, accounts; what they do with scenes, packs and cases stands in modules of its own. Everything that changes something is written into the audit log.

use crate::{
    Game, GameError, clock,
    gate::{self, GateResult},
};
use careersim_coach::prompt::{self, PromptText};
use careersim_domain::Invalid;
use careersim_store::{
    ConflictKind, StoreError, audit, budgets, players,
    players::Role,
    prompts::{self, Actor, NewPrompt, PromptVersion},
    queue::{self, TaskRow},
};
use serde_json::json;
use similar::{ChangeTag, TextDiff};
use uuid::Uuid;

/// How a version is put in force.
#[derive(Debug, Clone)]
pub struct Activation {
    /// Which.
    pub version: u32,
    /// Why.
    pub message: String,
    /// Also when the gate says no.
    pub force: bool,
}

/// A cap with what it stands at, in millionths of a US dollar.
#[derive(Debug, Clone)]
pub struct CapState {
    /// `all` or `player:<id>`.
    pub scope: String,
    /// `2026-11-23` or `2026-11`.
    pub period: String,
    /// The most that may be spent.
    pub limit: i64,
    /// Set aside for calls under way.
    pub reserved: i64,
    /// Spent.
    pub settled: i64,
}

impl Game {
    /// Every version of a prompt, newest first.
    ///
    /// # Errors
    /// No such prompt.
    pub async fn prompt_versions(&self, name: &str) -> Result<Vec<PromptVersion>, GameError> {
        let versions = prompts::versions(&self.store, name).await?;
        if versions.is_empty() {
            Err(GameError::NotFound("prompt"))
        } else {
            Ok(versions)
        }
    }

    /// One version.
    ///
    /// # Errors
    /// No such version.
    pub async fn prompt_version(&self, name: &str, version: u32) -> Result<PromptVersion, GameError> {
        prompts::version(&self.store, name, version).await?.ok_or(GameError::NotFound("prompt version"))
    }

    /// Keeps a new version, not yet active, after its variables were checked.
    ///
    /// # Errors
    /// Unknown or missing variables, named.
    pub async fn add_prompt(&self, name: &str, template: &str, message: &str, actor: &Actor) -> Result<PromptVersion, GameError> {
        if let Err(faults) = prompt::check(name, template) {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            return Err(GameError::invalid("template", Invalid::new("bad_variables", told.join("; "))));
        }
        let new = NewPrompt {
            name: name.to_owned(),
            template: template.to_owned(),
            message: message.to_owned(),
            author: actor.name.clone(),
        };
        let added = prompts::add(&self.store, new, clock::now()).await?;
        self.audit(actor, "prompt.add", &added.label(), &json!({ "message": message })).await?;
        Ok(added)
    }

    /// Puts a version in force on every replica, if the gate lets it through.
    ///
    /// # Errors
    /// No such version; the gate holds it back.
    pub async fn activate_prompt(&self, name: &str, activation: &Activation, actor: &Actor) -> Result<(PromptVersion, GateResult), GameError> {
        let version = self.prompt_version(name, activation.version).await?;
        let candidate = PromptText {
            name: version.name.clone(),
            version: version.version,
            template: version.template.clone(),
        };
        let gate = self.run_gate(&candidate).await?;
        if !gate.passed && !activation.force {
            return Err(gate::held_back(&gate));
        }
        let active = prompts::activate(&self.store, name, activation.version, actor, &activation.message, clock::now()).await?;
        self.prompts.forget(name);
        Ok((active, gate))
    }

    /// Goes back to the version that was in force before.
    ///
    /// # Errors
    /// There is none.
    pub async fn rollback_prompt(&self, name: &str, message: &str, actor: &Actor) -> Result<PromptVersion, GameError> {
        let nothing = || GameError::invalid("name", Invalid::new("nothing_to_undo", "no other version was in force before this one"));
        match prompts::rollback(&self.store, name, actor, message, clock::now()).await {
            Ok(active) => {
                self.prompts.forget(name);
                Ok(active)
            }
            Err(StoreError::Conflict(ConflictKind::NothingToUndo)) => Err(nothing()),
            Err(error) => Err(error.into()),
        }
    }

    /// What changed between two versions, line by line.
    ///
    /// # Errors
    /// No such version.
    pub async fn diff_prompt(&self, name: &str, from: u32, to: u32) -> Result<String, GameError> {
        let (from, to) = (self.prompt_version(name, from).await?, self.prompt_version(name, to).await?);
        Ok(unified(&from.template, &to.template))
    }

    /// What the caps of the installation stand at.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn cap_states(&self) -> Result<Vec<CapState>, GameError> {
        let mut states = Vec::new();
        for cap in self.budget.caps(None, clock::now()) {
            let spent = budgets::spent(&self.store, &cap.scope, &cap.period).await?;
            states.push(CapState {
                scope: cap.scope,
                period: cap.period,
                limit: cap.limit,
                reserved: spent.reserved,
                settled: spent.settled,
            });
        }
        Ok(states)
    }

    /// Brings a dead job back, or makes a waiting one due now.
    ///
    /// # Errors
    /// It is done, or running.
    pub async fn retry_job(&self, task: Uuid, actor: &Actor) -> Result<TaskRow, GameError> {
        let row = match queue::requeue(&self.store, task, clock::now()).await {
            Err(StoreError::NotFound) => return Err(GameError::NotFound("waiting or dead job")),
            other => other?,
        };
        self.audit(actor, "queue.retry", &task.to_string(), &json!({})).await?;
        Ok(row)
    }

    /// Ends a job for good.
    ///
    /// # Errors
    /// It is done already.
    pub async fn drop_job(&self, task: Uuid, actor: &Actor) -> Result<TaskRow, GameError> {
        let problem = json!({ "message": "an operator ended this evaluation; nothing was charged" });
        let row = match queue::drop_task(&self.store, task, &problem, clock::now()).await {
            Err(StoreError::NotFound) => return Err(GameError::NotFound("open job")),
            other => other?,
        };
        self.audit(actor, "queue.drop", &task.to_string(), &json!({})).await?;
        Ok(row)
    }

    /// Gives an account a role, or locks it out.
    ///
    /// # Errors
    /// No such account.
    pub async fn change_account(&self, player: Uuid, role: Option<Role>, disabled: Option<bool>, actor: &Actor) -> Result<players::Player, GameError> {
        players::by_id(&self.store, player).await?.ok_or(GameError::NotFound("user"))?;
        if let Some(role) = role {
            players::set_role(&self.store, player, role).await?;
            self.audit(actor, "player.role", &player.to_string(), &json!({ "role": role })).await?;
        }
        if let Some(disabled) = disabled {
            players::set_disabled(&self.store, player, disabled, clock::now()).await?;
            self.audit(actor, "player.disabled", &player.to_string(), &json!({ "disabled": disabled }))
                .await?;
        }
        players::by_id(&self.store, player).await?.ok_or(GameError::NotFound("user"))
    }

    pub(crate) async fn audit(&self, actor: &Actor, action: &str, subject: &str, detail: &serde_json::Value) -> Result<(), GameError> {
        Ok(audit::note(&self.store, actor, action, subject, detail, clock::now()).await?)
    }
}

/// Lines with ` `, `-` or `+` before them.
fn unified(from: &str, to: &str) -> String {
    let diff = TextDiff::from_lines(from, to);
    let mut text = String::new();
    for change in diff.iter_all_changes() {
        let mark = match change.tag() {
            ChangeTag::Equal => ' ',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        text.push(mark);
        text.push_str(change.value().trim_end_matches('\n'));
        text.push('\n');
    }
    text
}
