//! Reading what a client sends: JSON bodies, forms and queries, with the path of the first field that does not fit.

use crate::error::{ApiError, FieldError};
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Query, Request, rejection::BytesRejection},
    http::request::Parts,
};
use careersim_domain::Invalid;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, IgnoredAny},
};

/// A JSON body.
pub struct Json<T>(pub T);

/// A form body (`application/x-www-form-urlencoded`).
pub struct Form<T>(pub T);

/// A query string.
pub struct Params<T>(pub T);

/// A path parameter; one that does not parse names nothing, so it is a 404.
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let bytes = read(request, state).await?;
        let bytes: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        // Syntax first, as a whole: whether a body is malformed must not depend on which field is looked at first.
        serde_json::from_slice::<IgnoredAny>(bytes).map_err(|error| syntax_error(&error))?;
        // serde would also take a list for a struct, field by field.
        if bytes.iter().find(|b| !b.is_ascii_whitespace()) != Some(&b'{') {
            return Err(ApiError::field("body", Invalid::new("wrong_type", "must be a JSON object")));
        }
        let mut deserializer = serde_json::Deserializer::from_slice(bytes);
        serde_path_to_error::deserialize(&mut deserializer)
            .map(Self)
            .map_err(|error| json_error(&error))
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        match axum::extract::Form::<T>::from_request(request, state).await {
            Ok(form) => Ok(Self(form.0)),
            Err(rejection) => Err(text_error(rejection.status().as_u16(), &rejection.body_text())),
        }
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(query) => Ok(Self(query.0)),
            Err(rejection) => Err(text_error(422, &rejection.body_text())),
        }
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        axum::extract::Path::<T>::from_request_parts(parts, state)
            .await
            .map(|path| Self(path.0))
            .map_err(|_| ApiError::NotFound("resource"))
    }
}

async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, ApiError> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
        BytesRejection::FailedToBufferBody(inner) if inner.status().as_u16() == 413 => ApiError::TooLarge,
        _ => ApiError::Malformed("the body could not be read to its end".to_owned()),
    })
}

fn syntax_error(error: &serde_json::Error) -> ApiError {
    ApiError::Malformed(format!("the body is not valid JSON (line {}, column {})", error.line(), error.column()))
}

// A value that parsed but does not fit is a 422 that names the field.
fn json_error(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    let message = plain(&error.inner().to_string());
    let (code, named) = classify(&message);
    let path = error.path().to_string();
    let field = match (path.as_str(), named) {
        (".", Some(name)) => name,
        (_, Some(name)) if path.rsplit('.').next() != Some(&name) => format!("{path}.{name}"),
        (".", None) => "body".to_owned(),
        _ => path,
    };
    ApiError::Validation(vec![FieldError {
        field,
        code: code.to_owned(),
        message,
    }])
}

fn text_error(status: u16, text: &str) -> ApiError {
    match status {
        413 => ApiError::TooLarge,
        422 | 400 => {
            let message = plain(text.split_once(": ").map_or(text, |(_, rest)| rest));
            let (code, named) = classify(&message);
            let (field, message) = match (named, message.split_once(": ")) {
                (Some(field), _) => (field, message),
                (None, Some((field, wrong))) => (field.to_owned(), of_a_number(wrong).to_owned()),
                (None, None) => ("body".to_owned(), message),
            };
            ApiError::Validation(vec![FieldError {
                field,
                code: code.to_owned(),
                message,
            }])
        }
        _ => ApiError::Malformed("send the fields as `application/x-www-form-urlencoded`".to_owned()),
    }
}

// serde's messages begin with the value: "unknown field `x`, expected …". The player's value itself is left out.
fn classify(message: &str) -> (&'static str, Option<String>) {
    let named = message.split('`').nth(1).map(str::to_owned);
    if message.starts_with("unknown field") {
        ("unknown_field", named)
    } else if message.starts_with("missing field") {
        ("required", named)
    } else if message.starts_with("duplicate field") {
        ("duplicate_field", named)
    } else {
        ("wrong_type", None)
    }
}

fn plain(message: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or(message);
    // "invalid type: string \"…\", expected i64" would repeat what was sent.
    match (message.strip_prefix("invalid "), message.split_once(", expected ")) {
        (Some(_), Some((_, expected))) => format!("must be {}", in_words(expected)),
        _ => message.to_owned(),
    }
}

// Rust's names of types say nothing to a client.
fn in_words(expected: &str) -> &str {
    match expected {
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number",
        "f32" | "f64" => "a number",
        "a boolean" => "`true` or `false`",
        other => other,
    }
}

// What the standard library says of a query's number.
fn of_a_number(wrong: &str) -> &str {
    match wrong {
        "invalid digit found in string" | "cannot parse integer from empty string" => "must be a whole number, 0 or more",
        "number too large to fit in target type" => "is too large",
        other => other,
    }
}

/// For a field whose null means something else than its absence: `None` when it was left out, `Some(None)` for null.
///
/// # Errors
/// The value does not fit.
pub fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Collects what is wrong with several fields, so that a client learns everything at once.
#[derive(Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// Keeps a parsed value, or notes what is wrong with the field.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Invalid>) -> Option<T> {
        parsed
            .map_err(|invalid| {
                self.0.push(FieldError {
                    field: field.to_owned(),
                    code: invalid.code.to_owned(),
                    message: invalid.message,
                });
            })
            .ok()
    }

    /// Notes a field that is wrong in itself.
    pub fn wrong(&mut self, field: &str, code: &'static str, message: &str) {
        self.0.push(FieldError {
            field: field.to_owned(),
            code: code.to_owned(),
            message: message.to_owned(),
        });
    }

    /// The end of the checks.
    ///
    /// # Errors
    /// A 422 with everything that was noted.
    pub fn finish(self) -> Result<(), ApiError> {
        if self.0.is_empty() { Ok(()) } else { Err(ApiError::Validation(self.0)) }
    }
}
