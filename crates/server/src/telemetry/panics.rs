//! Panics: one log line and one report, with the place and as much of the message as cannot quote anybody.

use super::reports;
use crate::http::request_id;
use std::{any::Any, cell::RefCell};

thread_local! {
    static EVENT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Takes the place of the standard library's hook, which prints the whole message.
pub(super) fn handle() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        let message = shown(panic.payload());
        let request_id = request_id::current();
        let event = reports::failure("panic", &format!("{message} at {place}"), &request_id);
        tracing::error!(place, panic = message, request_id, event, "panicked at {place}");
        EVENT.set(event);
    }));
}

/// The report about the last panic of this thread.
pub(crate) fn event_of_this_thread() -> Option<String> {
    EVENT.take()
}

// Everything up to the first quotation: messages of the standard library quote what they choked on.
fn shown(payload: &dyn Any) -> String {
    let text = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied());
    let text = text.unwrap_or("a panic without a message");
    let end = text.find(['`', '"', '\'', '\u{201c}', '(', ':']).unwrap_or(text.len());
    text[..end].trim().chars().take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_quoted() {
        let shown = |text: &str| super::shown(&text.to_owned() as &dyn Any);
        assert_eq!(
            shown("byte index 5 is not a char boundary; it is inside 'é' (bytes 4..6) of `my secret é`"),
            "byte index 5 is not a char boundary; it is inside"
        );
        assert_eq!(shown("called `Result::unwrap()` on an `Err` value: \"my secret\""), "called");
        assert_eq!(shown("index out of bounds: the len is 3"), "index out of bounds");
        assert_eq!(super::shown(&7_u8), "a panic without a message");
    }
}
