//! The program as a process of its own, for what only shows there: its environment, its log, its command line.

use std::{
    path::Path,
    process::Stdio,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

pub struct Process {
    pub url: String,
    pub child: Child,
    log: Arc<Mutex<String>>,
}

/// The variables by which AWS's programs, and ours, find the stand-ins.
pub fn aws() -> Option<Vec<(String, String)>> {
    let found: Vec<(String, String)> = std::env::vars().filter(|(name, _)| name.starts_with("AWS_")).collect();
    if found.iter().any(|(name, _)| name == "AWS_ENDPOINT_URL") {
        return Some(found);
    }
    eprintln!("skipped: AWS_ENDPOINT_URL is not set");
    None
}

pub fn command(data: &Path, variables: &[(String, String)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_careersim"));
    command
        .env_clear()
        .env("CAREERSIM_RATE_LIMITS", "off")
        .envs(variables.iter().cloned())
        .current_dir(data);
    command.arg("--data").arg(data).kill_on_drop(true);
    command
}

impl Process {
    /// Starts `careersim serve` and waits until it answers.
    pub async fn serve(data: &Path, variables: &[(String, String)]) -> Self {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut command = command(data, variables);
        command
            .args(["serve", "--listen", &free.to_string()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        keep(&log, child.stdout.take().unwrap());
        keep(&log, child.stderr.take().unwrap());
        let process = Self {
            url: format!("http://{free}"),
            child,
            log,
        };
        for _ in 0..300 {
            if let Ok(answer) = crate::app::client().get(format!("{}/api/health/ready", process.url)).send().await
                && answer.status().is_success()
            {
                return process;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("it does not come up: {}", process.log());
    }

    /// What it has written so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Asks it to end and waits.
    pub async fn end(mut self) -> String {
        let pid = self.child.id().unwrap().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().await.unwrap().success());
        let _ = tokio::time::timeout(Duration::from_secs(30), self.child.wait()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        self.log()
    }
}

fn keep(log: &Arc<Mutex<String>>, from: impl tokio::io::AsyncRead + Unpin + Send + 'static) {
    let log = log.clone();
    tokio::spawn(async move {
        let mut lines = BufReader::new(from).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            let mut log = log.lock().unwrap();
            log.push_str(&line);
            log.push('\n');
        }
    });
}
