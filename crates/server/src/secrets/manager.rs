//! AWS Secrets Manager: one secret that holds variables as a JSON object. Credentials come from where AWS's programs on servers get them
//! (variables, web identity, container, instance), region and endpoint from `AWS_REGION` and `AWS_ENDPOINT_URL[_SECRETS_MANAGER]`.

use object_store::{
    ClientOptions,
    aws::{AmazonS3Builder, AmazonS3ConfigKey, AwsAuthorizer},
    client::{HttpConnector, HttpRequest, ReqwestConnector},
};
use serde::Deserialize;
use std::{collections::BTreeMap, time::Duration};

/// Why the secret could not be read. The texts hold nothing of it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ManagerError {
    /// No credentials, or the service cannot be reached.
    #[error("AWS Secrets Manager cannot be asked for `{0}`: {1}")]
    Away(String, String),
    /// It says no.
    #[error("AWS Secrets Manager does not give `{0}`: {1} {2}; is the name right, and is this role allowed secretsmanager:GetSecretValue?")]
    Refused(String, u16, String),
    /// It is no JSON object of texts.
    #[error("the secret `{0}` in AWS Secrets Manager must be a JSON object of texts, such as {{\"SECRET_KEY\": \"…\"}}")]
    Shape(String),
}

#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "SecretString")]
    text: Option<String>,
}

#[derive(Deserialize)]
struct Refusal {
    #[serde(rename = "__type")]
    kind: Option<String>,
}

/// The variables that the secret of this name holds.
pub(crate) async fn fetch(name: &str) -> Result<BTreeMap<String, String>, ManagerError> {
    let away = |error: String| ManagerError::Away(name.to_owned(), error);
    // The chain of credentials and the signature are the same as for S3; no bucket is ever asked for.
    let builder = AmazonS3Builder::from_env().with_bucket_name("none");
    let region = builder.get_config_value(&AmazonS3ConfigKey::Region).unwrap_or_else(|| "us-east-1".to_owned());
    let endpoint = endpoint(&region);
    let options = ClientOptions::new()
        .with_allow_http(endpoint.starts_with("http://"))
        .with_timeout(Duration::from_secs(10));
    let builder = builder.with_allow_http(endpoint.starts_with("http://"));
    let credentials = builder.build().map_err(|e| away(e.to_string()))?.credentials().clone();
    let credential = credentials.get_credential().await.map_err(|e| away(e.to_string()))?;
    let mut request = request(&endpoint, name).map_err(away)?;
    AwsAuthorizer::new(&credential, "secretsmanager", &region)
        .try_authorize(&mut request, None)
        .map_err(|e| away(e.to_string()))?;
    let client = ReqwestConnector::default().connect(&options).map_err(|e| away(e.to_string()))?;
    let response = client.execute(request).await.map_err(|e| away(e.to_string()))?;
    let status = response.status().as_u16();
    let body = response.into_body().bytes().await.map_err(|e| away(e.to_string()))?;
    if status != 200 {
        let kind = serde_json::from_slice::<Refusal>(&body).ok().and_then(|r| r.kind);
        return Err(ManagerError::Refused(name.to_owned(), status, kind.unwrap_or_default()));
    }
    let answer: Option<Answer> = serde_json::from_slice(&body).ok();
    let variables = answer.and_then(|a| serde_json::from_str(&a.text?).ok());
    variables.ok_or_else(|| ManagerError::Shape(name.to_owned()))
}

fn endpoint(region: &str) -> String {
    let set = |name: &str| std::env::var(name).ok().filter(|v| !v.trim().is_empty());
    set("AWS_ENDPOINT_URL_SECRETS_MANAGER")
        .or_else(|| set("AWS_ENDPOINT_URL"))
        .unwrap_or_else(|| format!("https://secretsmanager.{region}.amazonaws.com"))
}

fn request(endpoint: &str, name: &str) -> Result<HttpRequest, String> {
    let body = serde_json::json!({ "SecretId": name }).to_string();
    axum::http::Request::post(format!("{}/", endpoint.trim_end_matches('/')))
        .header("content-type", "application/x-amz-json-1.1")
        .header("x-amz-target", "secretsmanager.GetSecretValue")
        .body(body.into())
        .map_err(|e| e.to_string())
}
