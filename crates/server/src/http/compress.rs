//! Long answers of the API are compressed on their way out; the page's own files already are (see `assets`). A program behind a proxy that
//! compresses does no harm: what is compressed once is passed on as it is.

use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{And, Predicate, SizeAbove},
    },
};

// Below this, packing costs more than the bytes that it saves.
const WORTH_IT_BYTES: u64 = 4096;

type IsJson = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

// Nothing else: streams must not wait for a compressor's buffer, and pictures and archives are as small as they get.
fn is_json(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/json"))
}

/// Compresses JSON of 4 KiB and more by gzip, quickly rather than well, for whoever accepts it.
pub fn layer() -> CompressionLayer<And<SizeAbove, IsJson>> {
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(WORTH_IT_BYTES).and(is_json as IsJson))
}
