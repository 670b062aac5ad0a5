//! The active prompts: read from the database, known to this process for a moment, announced when another version goes live.

use crate::{Game, GameError, clock};
use careersim_coach::prompt::{self, PromptText};
use careersim_store::{Store, StoreError, prompts};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

// A replica that hears no bell learns of an activation by itself within this time.
const KNOWN_FOR: Duration = Duration::from_millis(1_500);

// A prompt, and when it was read.
type Known = (Instant, Arc<PromptText>);

/// The active prompts as this process knows them.
#[derive(Clone)]
pub struct PromptBook {
    store: Store,
    known: Arc<RwLock<HashMap<String, Known>>>,
}

impl PromptBook {
    /// Seeds the database with the embedded prompts that it lacks.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn open(store: &Store) -> Result<Self, GameError> {
        let seeds = prompt::seeds().map_err(|e| GameError::Internal(format!("embedded prompts: {e}")))?;
        let seeds: Vec<prompts::NewPrompt> = seeds
            .into_iter()
            .map(|p| prompts::NewPrompt {
                name: p.name,
                template: p.template,
                message: p.message,
                author: prompts::SEED_AUTHOR.to_owned(),
            })
            .collect();
        prompts::seed(store, &seeds, clock::now()).await?;
        let book = Self {
            store: store.clone(),
            known: Arc::default(),
        };
        // Known from the start, for the case that the database can't be read when one is first needed.
        for seed in &seeds {
            if let Err(error) = book.active(&seed.name).await {
                tracing::warn!(%error, prompt = seed.name, "the prompt `{}` can't be read yet: {error}", seed.name);
            }
        }
        Ok(book)
    }

    /// The active version of a prompt. While the database can't be read, the last one known.
    ///
    /// # Errors
    /// Unavailable, when nothing is known yet; internal, when there is no such prompt.
    pub async fn active(&self, name: &str) -> Result<Arc<PromptText>, GameError> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        if let Some((at, text)) = &known
            && at.elapsed() < KNOWN_FOR
        {
            return Ok(text.clone());
        }
        match prompts::active(&self.store, name).await {
            Ok(Some(row)) => Ok(self.learn(PromptText {
                name: row.name,
                version: row.version,
                template: row.template,
            })),
            Ok(None) => Err(GameError::Internal(format!("no version of the prompt `{name}` is active"))),
            Err(error) => fall_back(name, known, error),
        }
    }

    fn learn(&self, text: PromptText) -> Arc<PromptText> {
        let text = Arc::new(text);
        self.known
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(text.name.clone(), (Instant::now(), text.clone()));
        text
    }

    /// Forgets what is known of a prompt (of all, when the name is empty), so that the next look reads the database.
    pub fn forget(&self, name: &str) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        for (known_name, (at, _)) in known.iter_mut() {
            if name.is_empty() || known_name == name {
                // Kept for the case that the database can't be read, but too old to be used otherwise.
                *at = at.checked_sub(KNOWN_FOR).unwrap_or(*at);
            }
        }
    }
}

impl Game {
    /// Listens for activations, for ever; the server runs it once.
    pub async fn follow_prompts(self) {
        let mut activated = self.store.bell().prompts();
        loop {
            match activated.recv().await {
                Ok(name) => self.prompts.forget(&name),
                Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => self.prompts.forget(""),
                Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
            }
        }
    }
}

fn fall_back(name: &str, known: Option<Known>, error: StoreError) -> Result<Arc<PromptText>, GameError> {
    let Some((_, text)) = known else { return Err(error.into()) };
    tracing::warn!(%error, prompt = name, "the prompt `{name}` can't be read; the last one known is used");
    Ok(text)
}
