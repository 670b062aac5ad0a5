//! PostgreSQL's side: how `pg_dump` and `pg_restore` are told where to go without a command line that others can read, and databases that
//! live for one trial.

use crate::StoreError;
use secrecy::{ExposeSecret, SecretString};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use url::Url;

/// The URL as the environment variables of PostgreSQL's own tools.
///
/// # Errors
/// [`StoreError::Internal`] when it is no URL of PostgreSQL; the text holds nothing of it.
pub fn libpq(url: &SecretString) -> Result<Vec<(String, SecretString)>, StoreError> {
    let url = parse(url)?;
    let mut found = vec![("PGHOST".to_owned(), url.host_str().unwrap_or("localhost").to_owned())];
    let mut set = |name: &str, value: &str| {
        if !value.is_empty() {
            found.push((name.to_owned(), decoded(value)));
        }
    };
    set("PGPORT", &url.port().map(|p| p.to_string()).unwrap_or_default());
    set("PGUSER", url.username());
    set("PGPASSWORD", url.password().unwrap_or_default());
    set("PGDATABASE", url.path().trim_start_matches('/'));
    for (key, value) in url.query_pairs() {
        match key.as_ref() {
            "host" => found.push(("PGHOST".to_owned(), value.into_owned())),
            "sslmode" | "sslrootcert" | "sslcert" | "sslkey" | "channel_binding" => {
                let name = key.replace("channel_binding", "channelbinding").to_uppercase();
                found.push((format!("PG{name}"), value.into_owned()));
            }
            _ => {}
        }
    }
    Ok(found.into_iter().map(|(name, value)| (name, SecretString::from(value))).collect())
}

/// A new, empty database beside the one that the URL names.
pub struct Scratch {
    server: SecretString,
    name: String,
    /// Its URL.
    pub url: SecretString,
}

impl Scratch {
    /// Makes it. The user needs the right to create databases.
    pub async fn create(server: &SecretString, name: &str) -> Result<Self, StoreError> {
        let mut url = parse(server)?;
        let mut connection = PgConnection::connect(server.expose_secret()).await?;
        connection
            .execute(AssertSqlSafe(format!("CREATE DATABASE \"{name}\" TEMPLATE template0")))
            .await?;
        connection.close().await?;
        url.set_path(name);
        Ok(Self {
            server: server.clone(),
            name: name.to_owned(),
            url: SecretString::from(url.to_string()),
        })
    }

    /// Removes it, whoever is still connected.
    pub async fn remove(self) -> Result<(), StoreError> {
        let mut connection = PgConnection::connect(self.server.expose_secret()).await?;
        connection
            .execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS \"{}\" WITH (FORCE)", self.name)))
            .await?;
        Ok(connection.close().await?)
    }
}

fn parse(url: &SecretString) -> Result<Url, StoreError> {
    let parsed = Url::parse(url.expose_secret()).ok().filter(|u| u.scheme().starts_with("postgres"));
    parsed.ok_or_else(|| StoreError::Internal("this is no URL of PostgreSQL".to_owned()))
}

fn decoded(text: &str) -> String {
    // A query value is decoded by the same rules, but that `+` stands for a space there.
    let query = format!("v={}", text.replace('+', "%2B"));
    url::form_urlencoded::parse(query.as_bytes()).map(|(_, v)| v.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_becomes_variables_with_its_escapes_undone() {
        let url = "postgres://us%40er:p%2Fa+ss%3Aword@db.example:6543/game?sslmode=verify-full&sslrootcert=/ca.pem&application_name=x";
        let found = libpq(&url.into()).unwrap();
        let text: Vec<String> = found.iter().map(|(n, v)| format!("{n}={}", v.expose_secret())).collect();
        assert_eq!(
            text,
            [
                "PGHOST=db.example",
                "PGPORT=6543",
                "PGUSER=us@er",
                "PGPASSWORD=p/a+ss:word",
                "PGDATABASE=game",
                "PGSSLMODE=verify-full",
                "PGSSLROOTCERT=/ca.pem"
            ]
        );
        assert!(libpq(&"sqlite://x".into()).is_err());
    }
}
