//! A learning platform's stand-in over real HTTP, as strict as a real one: it checks what the tool sends to its log-in, the tool's signed assertion
//! by the tool's own public keys, and every score's head and shape; and it can be away, forget its tokens, change its key, or die in the middle.

use axum::{
    Form, Json, Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use careersim_game::{clock, ids};
use careersim_store::lti::PlatformRow;
use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use rsa::{RsaPrivateKey, pkcs1::EncodeRsaPrivateKey, rand_core::OsRng, traits::PublicKeyParts};
use serde_json::{Value, json};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, OnceLock},
};

pub const CLIENT: &str = "tool-7";
pub const DEPLOYMENT: &str = "deployment-1";
pub const SCORE: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
const CLAIM: &str = "https://purl.imsglobal.org/spec/lti/claim";
const ACTIVITY: [&str; 5] = ["Initialized", "Started", "InProgress", "Submitted", "Completed"];
const GRADING: [&str; 5] = ["FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"];

/// A key pair with its name. Making one takes a moment, so tests share a few.
#[derive(Clone)]
pub struct Pair {
    pub kid: &'static str,
    key: RsaPrivateKey,
}

impl Pair {
    fn make(kid: &'static str, bits: usize) -> Self {
        Self {
            kid,
            key: RsaPrivateKey::new(&mut OsRng, bits).unwrap(),
        }
    }

    pub fn first() -> Self {
        static MADE: OnceLock<Pair> = OnceLock::new();
        MADE.get_or_init(|| Self::make("first", 2_048)).clone()
    }

    pub fn second() -> Self {
        static MADE: OnceLock<Pair> = OnceLock::new();
        MADE.get_or_init(|| Self::make("second", 2_048)).clone()
    }

    pub fn short() -> Self {
        static MADE: OnceLock<Pair> = OnceLock::new();
        MADE.get_or_init(|| Self::make("short", 1_024)).clone()
    }

    pub fn named(mut self, kid: &'static str) -> Self {
        self.kid = kid;
        self
    }

    pub fn jwk(&self) -> Value {
        let number = |bytes: Vec<u8>| URL_SAFE_NO_PAD.encode(bytes);
        json!({ "kty": "RSA", "alg": "RS256", "use": "sig", "kid": self.kid, "n": number(self.key.n().to_bytes_be()), "e": number(self.key.e().to_bytes_be()) })
    }

    pub fn sign(&self, claims: &Value) -> String {
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(self.kid.to_owned());
        let der = self.key.to_pkcs1_der().unwrap();
        jsonwebtoken::encode(&header, claims, &EncodingKey::from_rsa_der(der.as_bytes())).unwrap()
    }
}

#[derive(Default)]
struct Book {
    pairs: Vec<Value>,
    asked_for_keys: usize,
    tool: String,
    tokens: BTreeSet<String>,
    assertions: BTreeSet<String>,
    signers: Vec<String>,
    /// What counts now, by item and user.
    grades: HashMap<(String, String), Value>,
    /// Every score that was taken over.
    taken: Vec<Value>,
    /// Scores that were refused because one of this time or a later one is there.
    late: Vec<Value>,
    away: bool,
    dies: bool,
    refused: Vec<String>,
}

/// The platform. It lives as long as the runtime of its test.
#[derive(Clone)]
pub struct Platform {
    pub url: String,
    book: Arc<Mutex<Book>>,
}

type Answer = Result<Json<Value>, (StatusCode, String)>;

impl Platform {
    /// Starts one for the tool at this address.
    pub async fn start(tool: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let book = Book {
            pairs: vec![
                json!({ "kty": "EC", "crv": "P-999", "kid": "strange" }),
                Pair::first().jwk(),
                Pair::short().jwk(),
            ],
            tool: tool.to_owned(),
            ..Book::default()
        };
        let platform = Self {
            url,
            book: Arc::new(Mutex::new(book)),
        };
        let routes = Router::new()
            .route("/jwks", get(show_keys))
            .route("/auth", get(authenticate))
            .route("/token", post(grant))
            .route("/course/items/{item}/lineitem/scores", post(take_score))
            .with_state(platform.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        platform
    }

    /// As an operator registers it.
    pub fn row(&self) -> PlatformRow {
        PlatformRow {
            id: ids::new(),
            name: "school".to_owned(),
            issuer: self.url.clone(),
            client_id: CLIENT.to_owned(),
            deployments: vec![DEPLOYMENT.to_owned()],
            auth_url: format!("{}/auth", self.url),
            token_url: format!("{}/token", self.url),
            jwks_url: format!("{}/jwks", self.url),
            token_audience: format!("{}/token", self.url),
            services: vec![self.url.clone()],
            created_at: clock::now(),
        }
    }

    pub fn line_item(&self, item: &str) -> String {
        format!("{}/course/items/{item}/lineitem?type_id=3", self.url)
    }

    /// What it says about a launch of link `link` in course `course`.
    pub fn claims(&self, user: &str, role: &str, nonce: &str) -> Value {
        let now = clock::now().timestamp();
        json!({
            "iss": self.url, "aud": CLIENT, "sub": user, "iat": now, "exp": now + 300, "nonce": nonce, "name": "Real Name", "email": "real@example.org",
            format!("{CLAIM}/message_type"): "LtiResourceLinkRequest",
            format!("{CLAIM}/version"): "1.3.0",
            format!("{CLAIM}/deployment_id"): DEPLOYMENT,
            format!("{CLAIM}/target_link_uri"): format!("{}/lti", self.tool()),
            format!("{CLAIM}/resource_link"): { "id": "link-1", "title": "Try nursing" },
            format!("{CLAIM}/context"): { "id": "course-1", "title": "Class 9b" },
            format!("{CLAIM}/roles"): [format!("http://purl.imsglobal.org/vocab/lis/v2/membership#{role}")],
            format!("{CLAIM}/custom"): { "career": "Registered nurse", "rounds": "3", "difficulty": "$Unfilled" },
            "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint": {
                "scope": ["https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly", SCORE], "lineitem": self.line_item("1"),
            },
        })
    }

    pub fn tool(&self) -> String {
        self.book.lock().unwrap().tool.clone()
    }

    pub fn is_away(&self, away: bool) {
        self.book.lock().unwrap().away = away;
    }

    /// Scores are taken over, but whoever sent them never learns of it.
    pub fn answers_no_scores(&self, dies: bool) {
        self.book.lock().unwrap().dies = dies;
    }

    pub fn shows(&self, pairs: &[Pair]) {
        self.book.lock().unwrap().pairs = pairs.iter().map(Pair::jwk).collect();
    }

    pub fn forgets_tokens(&self) {
        self.book.lock().unwrap().tokens.clear();
    }

    pub fn asked_for_keys(&self) -> usize {
        self.book.lock().unwrap().asked_for_keys
    }

    pub fn grade(&self, user: &str) -> Option<Value> {
        self.book.lock().unwrap().grades.get(&("1".to_owned(), user.to_owned())).cloned()
    }

    pub fn taken(&self) -> Vec<Value> {
        self.book.lock().unwrap().taken.clone()
    }

    pub fn late(&self) -> Vec<Value> {
        self.book.lock().unwrap().late.clone()
    }

    /// The keys that signed the assertions, in order.
    pub fn signers(&self) -> Vec<String> {
        self.book.lock().unwrap().signers.clone()
    }

    /// What the tool did wrong.
    pub fn refused(&self) -> Vec<String> {
        self.book.lock().unwrap().refused.clone()
    }

    fn refuse<T>(&self, status: u16, why: impl Into<String>) -> Result<T, (StatusCode, String)> {
        let why = why.into();
        self.book.lock().unwrap().refused.push(why.clone());
        Err((StatusCode::from_u16(status).unwrap(), why))
    }

    fn up(&self) -> Result<(), (StatusCode, String)> {
        let away = self.book.lock().unwrap().away;
        if away {
            Err((StatusCode::SERVICE_UNAVAILABLE, "maintenance".to_owned()))
        } else {
            Ok(())
        }
    }
}

async fn show_keys(State(platform): State<Platform>) -> Answer {
    platform.up()?;
    let mut book = platform.book.lock().unwrap();
    book.asked_for_keys += 1;
    Ok(Json(json!({ "keys": book.pairs })))
}

// Gives back state and nonce, as the page that a real platform shows would post them; the test signs the token.
async fn authenticate(State(platform): State<Platform>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let launch = format!("{}/api/lti/launch", platform.tool());
    let wanted: [(&str, &str); 7] = [
        ("scope", "openid"),
        ("response_type", "id_token"),
        ("response_mode", "form_post"),
        ("prompt", "none"),
        ("client_id", CLIENT),
        ("redirect_uri", &launch),
        ("lti_message_hint", "hint-1"),
    ];
    for (name, value) in wanted {
        if asked.get(name).map(String::as_str) != Some(value) {
            return platform.refuse(400, format!("{name}: {:?}", asked.get(name)));
        }
    }
    for name in ["state", "nonce", "login_hint"] {
        if asked.get(name).is_none_or(|v| v.len() < 4) {
            return platform.refuse(400, format!("{name} is missing"));
        }
    }
    Ok(Json(json!({ "state": asked["state"], "nonce": asked["nonce"] })))
}

async fn grant(State(platform): State<Platform>, Form(form): Form<HashMap<String, String>>) -> Answer {
    platform.up()?;
    let text = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    if text("grant_type") != "client_credentials" || text("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" {
        return platform.refuse(400, "unsupported grant");
    }
    if text("scope") != SCORE {
        return platform.refuse(400, format!("scope: {}", text("scope")));
    }
    let assertion = text("client_assertion");
    let kid = jsonwebtoken::decode_header(assertion).ok().and_then(|h| h.kid).unwrap_or_default();
    let keys: Value = crate::app::client()
        .get(format!("{}/api/lti/jwks", platform.tool()))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let Some(key) = keys["keys"].as_array().unwrap().iter().find(|k| k["kid"] == kid.as_str()) else {
        return platform.refuse(401, format!("the tool shows no key `{kid}`"));
    };
    let key = DecodingKey::from_rsa_components(key["n"].as_str().unwrap(), key["e"].as_str().unwrap()).unwrap();
    let mut rules = Validation::new(Algorithm::RS256);
    rules.leeway = 0;
    rules.set_audience(&[format!("{}/token", platform.url)]);
    rules.set_issuer(&[CLIENT]);
    rules.set_required_spec_claims(&["iss", "sub", "aud", "exp"]);
    let claims: Value = match jsonwebtoken::decode(assertion, &key, &rules) {
        Ok(data) => data.claims,
        Err(error) => return platform.refuse(401, format!("assertion: {error}")),
    };
    let (iat, exp) = (claims["iat"].as_i64().unwrap_or(0), claims["exp"].as_i64().unwrap_or(0));
    if claims["sub"] != CLIENT || exp - iat > 300 || (clock::now().timestamp() - iat).abs() > 5 {
        return platform.refuse(401, format!("assertion: {claims}"));
    }
    let mut book = platform.book.lock().unwrap();
    let jti = claims["jti"].as_str().unwrap_or_default().to_owned();
    if jti.is_empty() || !book.assertions.insert(jti) {
        drop(book);
        return platform.refuse(401, "the assertion was used before");
    }
    let token = ids::secret();
    book.tokens.insert(token.clone());
    book.signers.push(kid);
    Ok(Json(
        json!({ "access_token": token, "token_type": "Bearer", "expires_in": 3600, "scope": SCORE }),
    ))
}

async fn take_score(
    State(platform): State<Platform>,
    Path(item): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, (StatusCode, String)> {
    platform.up()?;
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let token = text("authorization").strip_prefix("Bearer ").unwrap_or_default();
    if !platform.book.lock().unwrap().tokens.contains(token) {
        return Err((StatusCode::UNAUTHORIZED, "token".to_owned()));
    }
    if query.get("type_id").map(String::as_str) != Some("3") || text("content-type") != "application/vnd.ims.lis.v1.score+json" {
        return platform.refuse(415, format!("type_id {query:?}, content-type {}", text("content-type")));
    }
    let score: Value = serde_json::from_slice(&body).unwrap();
    if let Err(why) = check_score(&score) {
        return platform.refuse(400, format!("{why}: {score}"));
    }
    if keep(&platform, item, score)? {
        std::future::pending::<()>().await;
    }
    Ok(StatusCode::NO_CONTENT)
}

// Says whether the platform dies before it answers.
fn keep(platform: &Platform, item: String, score: Value) -> Result<bool, (StatusCode, String)> {
    let mut book = platform.book.lock().unwrap();
    let place = (item, score["userId"].as_str().unwrap().to_owned());
    // As Moodle does: whole seconds, and a score of the same second is not newer.
    if book
        .grades
        .get(&place)
        .is_some_and(|there| stamp(there).timestamp() >= stamp(&score).timestamp())
    {
        book.late.push(score);
        return Err((StatusCode::CONFLICT, "there is a newer score".to_owned()));
    }
    book.taken.push(score.clone());
    book.grades.insert(place, score);
    Ok(book.dies)
}

fn stamp(score: &Value) -> DateTime<Utc> {
    score["timestamp"].as_str().and_then(|t| t.parse().ok()).unwrap_or_default()
}

fn check_score(score: &Value) -> Result<(), &'static str> {
    let known = [
        "userId",
        "scoreGiven",
        "scoreMaximum",
        "comment",
        "timestamp",
        "activityProgress",
        "gradingProgress",
    ];
    let fields = score.as_object().ok_or("no object")?;
    if fields.keys().any(|k| !known.contains(&k.as_str())) {
        return Err("an unknown field");
    }
    if score["userId"].as_str().is_none_or(str::is_empty) {
        return Err("no userId");
    }
    if !score["timestamp"]
        .as_str()
        .is_some_and(|t| t.contains('.') && t.parse::<DateTime<Utc>>().is_ok())
    {
        return Err("timestamp is no ISO 8601 with fractions");
    }
    if !ACTIVITY.iter().any(|word| score["activityProgress"] == **word) || !GRADING.iter().any(|word| score["gradingProgress"] == **word) {
        return Err("progress");
    }
    match (fields.get("scoreGiven"), fields.get("scoreMaximum")) {
        (None, None) => Ok(()),
        (Some(given), Some(maximum)) if given.as_f64().is_some_and(|g| g >= 0.0) && maximum.as_f64().is_some_and(|m| m > 0.0) => Ok(()),
        _ => Err("score without its maximum"),
    }
}
