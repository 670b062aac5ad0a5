//! What is written together with others' (see [`crate::gather`]).

use super::Store;
use crate::{
    StoreError,
    answers::together::{Queued, Words},
    budgets::together::{Reservation, Within},
    gather::Gather,
    queue::settle::Settlement,
    usage::Closing,
};
use careersim_domain::Evaluation;
use std::{future::Future, time::Duration};

/// One for each kind of write that comes often.
#[derive(Default)]
pub(crate) struct Gathers {
    /// Own words on their way in.
    pub(crate) words: Gather<Words, Option<Queued>>,
    /// Grades on their way into the books.
    pub(crate) settlements: Gather<Settlement, Option<Evaluation>>,
    /// Money that is to be set aside.
    pub(crate) reservations: Gather<Reservation, Within>,
    /// Calls whose books are being closed.
    pub(crate) closings: Gather<Closing, ()>,
}

impl Store {
    /// Has this written by `write`, together with what others bring at the same time.
    ///
    /// # Errors
    /// What `write` failed with, and [`StoreError::Unavailable`] when its turn does not come.
    pub(crate) async fn together<I, O, W>(
        &self,
        which: fn(&Gathers) -> &Gather<I, O>,
        item: I,
        patience: Duration,
        write: fn(Store, Vec<I>) -> W,
    ) -> Result<O, StoreError>
    where
        I: Clone + Send + 'static,
        O: Send + 'static,
        W: Future<Output = Result<Vec<O>, StoreError>> + Send + 'static,
    {
        let store = self.clone();
        let write = move |items| write(store.clone(), items);
        which(&self.inner.gathers).add(item, patience, write).await
    }
}
