//! A browser and a learning platform in front of the program, and what people do there.

use crate::{
    app::{Reply, TestApp},
    platform::{CLIENT, DEPLOYMENT, Pair, Platform},
};
use careersim_store::lti::{self, PlatformRow};
use reqwest::{Client, redirect};
use serde_json::{Value, json};
use std::time::Duration;

/// A browser and a platform in front of the program.
pub struct School<'a> {
    pub app: &'a TestApp,
    pub platform: Platform,
    pub row: PlatformRow,
    pub http: Client,
}

/// What the browser carries back to the tool.
#[derive(Clone)]
pub struct Ticket {
    pub state: String,
    pub nonce: String,
}

impl<'a> School<'a> {
    pub async fn open(app: &'a TestApp) -> Self {
        let platform = Platform::start(&app.url).await;
        let row = lti::add_platform(&app.app.game.store, platform.row()).await.unwrap();
        #[expect(clippy::disallowed_methods, reason = "a browser that stops at redirects")]
        let http = Client::builder()
            .redirect(redirect::Policy::none())
            .timeout(Duration::from_mins(1))
            .build()
            .unwrap();
        Self { app, platform, row, http }
    }

    pub fn begin_fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("iss", self.platform.url.clone()),
            ("login_hint", "user-hint".to_owned()),
            ("target_link_uri", format!("{}/lti", self.app.url)),
            ("lti_message_hint", "hint-1".to_owned()),
            ("client_id", CLIENT.to_owned()),
            ("lti_deployment_id", DEPLOYMENT.to_owned()),
        ]
    }

    pub async fn begin(&self, fields: &[(&str, String)]) -> Reply {
        self.app.send(self.http.get(format!("{}/api/lti/login", self.app.url)).query(fields)).await
    }

    // From the course's page to the platform's log-in and back.
    pub async fn ticket(&self) -> Ticket {
        let reply = self.begin(&self.begin_fields()).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let address = reply.headers["location"].to_str().unwrap();
        assert!(address.starts_with(&self.row.auth_url), "{address}");
        let back: Value = self.app.send(self.http.get(address)).await.expect(200);
        let text = |name: &str| back[name].as_str().unwrap().to_owned();
        Ticket {
            state: text("state"),
            nonce: text("nonce"),
        }
    }

    pub async fn bring(&self, state: &str, token: &str) -> Reply {
        let form = [("state", state), ("id_token", token), ("utf8", "✓")];
        self.app.send(self.http.post(format!("{}/api/lti/launch", self.app.url)).form(&form)).await
    }

    pub async fn launched(&self, user: &str, role: &str) -> Reply {
        let ticket = self.ticket().await;
        self.bring(&ticket.state, &Pair::first().sign(&self.platform.claims(user, role, &ticket.nonce)))
            .await
    }

    pub fn code(reply: &Reply) -> String {
        assert_eq!(reply.status, 303, "{}", reply.text);
        let address = reply.headers["location"].to_str().unwrap();
        address.strip_prefix("/lti#code=").unwrap_or_else(|| panic!("{address}")).to_owned()
    }

    pub async fn redeem(&self, code: &str) -> Reply {
        self.app
            .send(self.http.post(format!("{}/api/lti/session", self.app.url)).json(&json!({ "code": code })))
            .await
    }

    /// The session of a launch by this user.
    pub async fn come_in(&self, user: &str, role: &str) -> Value {
        let code = Self::code(&self.launched(user, role).await);
        self.redeem(&code).await.expect(200)
    }

    /// Plays a day of the assignment; `write` answers in own words where it says so.
    pub async fn play(&self, session: &Value, option: usize) -> Value {
        let token = session["access_token"].as_str().unwrap();
        let mut scene = self.open_day(session).await;
        for _ in 1..scene["rounds"].as_u64().unwrap() {
            self.app.pick(token, &scene, option).await;
            scene = self.app.next(token, &scene).await.expect(200);
        }
        self.app.pick(token, &scene, option).await;
        self.app
            .get(&format!("/api/sessions/{}", scene["session_id"].as_str().unwrap()), token)
            .await
            .expect(200)
    }

    pub async fn open_day(&self, session: &Value) -> Value {
        let body = json!({ "career_title": "Registered nurse", "assignment_id": session["assignment_id"] });
        let scene = self
            .app
            .post("/api/generate-scenario", session["access_token"].as_str().unwrap(), body)
            .await
            .expect(200);
        assert_eq!(scene["rounds"], 3, "the link says so");
        scene
    }

    /// Waits until the platform has a grade that looks so.
    pub async fn graded(&self, user: &str, fits: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..400 {
            if let Some(grade) = self.platform.grade(user)
                && fits(&grade)
            {
                return grade;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the platform has {:?}; refused {:?}", self.platform.grade(user), self.platform.refused());
    }

    /// The launch that comes back must bring the cookie of its beginning.
    pub async fn cookies(&self) {
        let reply = self.begin(&self.begin_fields()).await;
        let cookie = reply.headers["set-cookie"].to_str().unwrap().to_owned();
        for word in ["; HttpOnly", "; Secure", "; SameSite=None", "; Partitioned"] {
            assert!(cookie.contains(word), "{cookie}");
        }
        let back: Value = self.app.send(self.http.get(reply.headers["location"].to_str().unwrap())).await.expect(200);
        let (state, nonce) = (back["state"].as_str().unwrap(), back["nonce"].as_str().unwrap());
        let token = Pair::first().sign(&self.platform.claims("ada", "Learner", nonce));
        reply_is_a_refusal(self.bring(state, &token).await, 401, "another browser");
        let form = [("state", state), ("id_token", &token)];
        let request = self.http.post(format!("{}/api/lti/launch", self.app.url)).form(&form);
        let reply = self.app.send(request.header("cookie", cookie.split(';').next().unwrap())).await;
        Self::code(&reply);
    }

    pub async fn players(&self) -> usize {
        let page = careersim_store::players::list(&self.app.app.game.store, None, 200).await.unwrap();
        page.items.len()
    }
}

/// Nobody is let in, and nothing is set.
pub fn reply_is_a_refusal(reply: Reply, status: u16, what: &str) {
    assert_eq!(reply.status.as_u16(), status, "{what}: {}", reply.text);
    assert!(!reply.headers.contains_key("location") && !reply.headers.contains_key("set-cookie"), "{what}");
    reply.problem(status, if status == 401 { "unauthorized" } else { "forbidden" });
}
