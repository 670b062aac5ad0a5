//! Gathering: what many tasks want to write at the same time goes to the database together, so that they share its round trips. Nobody waits
//! for company: whoever comes first is written at once, and what comes meanwhile is written together when that is done.

use crate::StoreError;
use futures::future::join_all;
use std::{
    collections::VecDeque,
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::oneshot;
use tokio_util::task::TaskTracker;

/// The most that is written together: enough to share the round trips, and few enough for a statement of some hundred kilobytes.
const AT_ONCE: usize = 64;

type Answer<O> = oneshot::Sender<Result<O, StoreError>>;

/// Gathers things of one kind. All clones gather together.
pub(crate) struct Gather<I, O> {
    state: Arc<Mutex<State<I, O>>>,
    writers: TaskTracker,
}

struct State<I, O> {
    waiting: VecDeque<(u64, I, Answer<O>)>,
    next: u64,
    is_writing: bool,
}

impl<I, O> Clone for Gather<I, O> {
    fn clone(&self) -> Self {
        Self {
            state: self.state.clone(),
            writers: self.writers.clone(),
        }
    }
}

impl<I, O> Default for Gather<I, O> {
    fn default() -> Self {
        let state = State {
            waiting: VecDeque::new(),
            next: 0,
            is_writing: false,
        };
        Self {
            state: Arc::new(Mutex::new(state)),
            writers: TaskTracker::new(),
        }
    }
}

impl<I: Clone + Send + 'static, O: Send + 'static> Gather<I, O> {
    /// Has the item written by `write`, perhaps with others, and gives what came of it; `write` answers in the order of the items, for all or
    /// for none. Where it fails for several at once, each is written alone: one that can't be written must not hold up the others.
    ///
    /// # Errors
    /// What `write` failed with; [`StoreError::Unavailable`] when after `patience` nobody had begun to write this one.
    pub(crate) async fn add<F, W>(&self, item: I, patience: Duration, write: F) -> Result<O, StoreError>
    where
        F: Fn(Vec<I>) -> W + Send + Sync + 'static,
        W: Future<Output = Result<Vec<O>, StoreError>> + Send + 'static,
    {
        let (answer, mut answered) = oneshot::channel();
        let (number, is_first) = self.state().push(item, answer);
        if is_first {
            // A task of its own: whoever came first may give up waiting, and the others are still written.
            self.writers.spawn(self.clone().write_all(write));
        }
        tokio::select! {
            answer = &mut answered => return came_of(answer),
            () = tokio::time::sleep(patience) => {}
        }
        if self.state().withdraw(number) {
            return Err(StoreError::Unavailable("waiting for a turn to write took too long".to_owned()));
        }
        came_of(answered.await)
    }

    async fn write_all<F, W>(self, write: F)
    where
        F: Fn(Vec<I>) -> W + Send + Sync,
        W: Future<Output = Result<Vec<O>, StoreError>> + Send,
    {
        let _rest = Rest(self.clone());
        loop {
            // Whoever is ready to run now may have something to add.
            tokio::task::yield_now().await;
            let (items, answers) = self.state().take();
            if items.is_empty() {
                return;
            }
            for (answer, outcome) in answers.into_iter().zip(outcomes(items, &write).await) {
                // Who is gone has no use for it.
                drop(answer.send(outcome));
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State<I, O>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn came_of<O>(answer: Result<Result<O, StoreError>, oneshot::error::RecvError>) -> Result<O, StoreError> {
    answer.unwrap_or_else(|_| Err(StoreError::Internal("what was to be written was dropped".to_owned())))
}

async fn outcomes<I, O, F, W>(items: Vec<I>, write: &F) -> Vec<Result<O, StoreError>>
where
    I: Clone,
    F: Fn(Vec<I>) -> W,
    W: Future<Output = Result<Vec<O>, StoreError>>,
{
    let count = items.len();
    match write(items.clone()).await {
        Ok(all) => all.into_iter().map(Ok).collect(),
        Err(error) if count == 1 || matches!(error, StoreError::Unavailable(_)) => (0..count).map(|_| Err(error.clone())).collect(),
        Err(_) => {
            let alone = |item| async {
                let mut one = write(vec![item]).await?;
                one.pop().ok_or_else(|| StoreError::Internal("nothing came of what was written".to_owned()))
            };
            join_all(items.into_iter().map(alone)).await
        }
    }
}

impl<I, O> State<I, O> {
    fn push(&mut self, item: I, answer: Answer<O>) -> (u64, bool) {
        let number = self.next;
        self.next += 1;
        self.waiting.push_back((number, item, answer));
        (number, !std::mem::replace(&mut self.is_writing, true))
    }

    fn take(&mut self) -> (Vec<I>, Vec<Answer<O>>) {
        let mut taken = (Vec::new(), Vec::new());
        while taken.0.len() < AT_ONCE
            && let Some((_, item, answer)) = self.waiting.pop_front()
        {
            // Who is gone before the writing began would not know that it was written.
            if !answer.is_closed() {
                taken.0.push(item);
                taken.1.push(answer);
            }
        }
        self.is_writing = !taken.0.is_empty();
        taken
    }

    // Says whether nobody had taken it yet.
    fn withdraw(&mut self, number: u64) -> bool {
        let before = self.waiting.len();
        self.waiting.retain(|(n, ..)| *n != number);
        self.waiting.len() < before
    }
}

// Should a write panic, the next who comes begins anew.
struct Rest<I, O>(Gather<I, O>);

impl<I, O> Drop for Rest<I, O> {
    fn drop(&mut self) {
        let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        if std::thread::panicking() {
            state.is_writing = false;
            state.waiting.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    const LONG: Duration = Duration::from_secs(5);

    // Writes take a while, and give each item back with how many were written with it.
    async fn slowly(items: Vec<u32>) -> Result<Vec<(u32, usize)>, StoreError> {
        tokio::time::sleep(Duration::from_millis(20)).await;
        let count = items.len();
        Ok(items.into_iter().map(|item| (item, count)).collect())
    }

    #[tokio::test]
    async fn the_first_is_written_at_once_and_the_rest_together() {
        let gather = Gather::default();
        let first = gather.add(0, LONG, slowly);
        let later = async {
            tokio::time::sleep(Duration::from_millis(5)).await;
            join_all((1..=9).map(|n| gather.add(n, LONG, slowly))).await
        };
        let (first, later) = tokio::join!(first, later);
        assert_eq!(first, Ok((0, 1)));
        assert_eq!(later, (1..=9).map(|n| Ok((n, 9))).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn no_write_grows_without_end() {
        let gather = Gather::default();
        let written = join_all((0..200).map(|n| gather.add(n, LONG, slowly))).await;
        assert_eq!(written.iter().map(|w| w.as_ref().unwrap().1).max(), Some(AT_ONCE));
    }

    #[tokio::test]
    async fn one_that_cannot_be_written_fails_alone() {
        let picky = |items: Vec<u32>| async move {
            if items.contains(&3) {
                return Err(StoreError::NotFound);
            }
            Ok(items)
        };
        let gather = Gather::default();
        let written = join_all((0..8).map(|n| gather.add(n, LONG, picky))).await;
        let expected = (0..8).map(|n| if n == 3 { Err(StoreError::NotFound) } else { Ok(n) });
        assert_eq!(written, expected.collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn a_database_that_is_away_is_asked_once() {
        static TRIES: AtomicUsize = AtomicUsize::new(0);
        let away = |_: Vec<u32>| async {
            TRIES.fetch_add(1, Ordering::Relaxed);
            Err::<Vec<u32>, _>(StoreError::Unavailable("away".to_owned()))
        };
        let gather = Gather::default();
        let written = join_all((0..8).map(|n| gather.add(n, LONG, away))).await;
        assert!(written.iter().all(Result::is_err));
        assert_eq!(TRIES.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn whoever_waits_too_long_for_a_turn_is_sent_away_and_never_written() {
        let gather = Gather::default();
        let stuck = |items: Vec<u32>| async move {
            tokio::time::sleep(Duration::from_millis(100)).await;
            Ok(items)
        };
        let first = gather.add(1, Duration::from_millis(10), stuck);
        let second = async {
            tokio::task::yield_now().await;
            tokio::time::sleep(Duration::from_millis(5)).await;
            gather.add(2, Duration::from_millis(10), stuck).await
        };
        let (first, second) = tokio::join!(first, second);
        assert_eq!(first, Ok(1), "what is being written is waited for");
        assert!(matches!(second, Err(StoreError::Unavailable(_))), "{second:?}");
        assert_eq!(gather.state().waiting.len(), 0);
    }

    #[tokio::test]
    async fn a_write_that_panics_takes_nobody_else_down() {
        let gather = Gather::default();
        let panics = |items: Vec<u32>| async move {
            assert!(!items.contains(&1), "as it must");
            Ok(items)
        };
        assert!(gather.add(1, LONG, panics).await.is_err());
        assert_eq!(gather.add(2, LONG, panics).await, Ok(2));
    }
}
