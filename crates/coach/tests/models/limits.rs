//! Time, money and what is remembered between jobs.

use crate::house::{ANSWER, Books, SHORT, attempts, config, grade, graded, make, models};
use crate::support::{FLASH, Fake, KEY, PRO, Step};
use careersim_coach::{GradeOutcome, Models, SceneOutcome, Why};
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_job_ends_at_its_deadline_however_many_calls_hang() {
    let fake = Fake::start().await;
    fake.always(FLASH, Step::Hang);
    fake.always(PRO, Step::Trickle);
    let mut config = config(&fake);
    (config.limits.flash_ms, config.limits.pro_ms, config.limits.job_ms) = (300, 5_000, 700);
    let started = Instant::now();
    let SceneOutcome::Unavailable { receipt, .. } = make(&models(&config), &Books::default(), "baker", "en").await else {
        panic!()
    };
    assert!(started.elapsed() < Duration::from_millis(1_500), "{:?}", started.elapsed());
    assert_eq!(attempts(&receipt), ["flash:timeout", "pro:timeout"]);
    assert!(
        (300..900).contains(&receipt.attempts[0].ms) && (1..900).contains(&receipt.attempts[1].ms),
        "{receipt:?}"
    );
}

#[tokio::test]
async fn no_call_is_begun_that_cannot_end() {
    let fake = Fake::start().await;
    fake.always(FLASH, Step::Hang);
    let mut config = config(&fake);
    (config.limits.flash_ms, config.limits.job_ms, config.limits.least_ms) = (300, 310, 50);
    let SceneOutcome::Unavailable { receipt, why } = make(&models(&config), &Books::default(), "baker", "en").await else {
        panic!()
    };
    assert_eq!((attempts(&receipt), why), (vec!["flash:timeout".to_owned()], Why::Deadline));
}

#[tokio::test]
async fn nothing_is_sent_at_the_cap() {
    let fake = Fake::start().await;
    let books = Books {
        most_calls: Some(0),
        ..Books::default()
    };
    let outcome = grade(&models(&config(&fake)), &books, ANSWER).await;
    assert!(
        matches!(&outcome, GradeOutcome::Unavailable { why: Why::Budget, receipt } if receipt.attempts.is_empty()),
        "{outcome:?}"
    );
    assert_eq!((fake.seen().len(), Why::Budget.as_str()), (0, "budget"));
    // In the middle of a job: what was spent stays in the receipt.
    fake.always(FLASH, Step::Hang);
    let mut config = config(&fake);
    config.limits.flash_ms = SHORT;
    let books = Books {
        most_calls: Some(1),
        ..Books::default()
    };
    let SceneOutcome::Unavailable { receipt, why } = make(&models(&config), &books, "baker", "en").await else {
        panic!()
    };
    assert_eq!((attempts(&receipt), why), (vec!["flash:timeout".to_owned()], Why::Budget));
}

#[tokio::test]
async fn every_call_is_reserved_at_its_most_and_settled_at_its_cost() {
    let fake = Fake::start().await;
    let books = Books::default();
    graded(grade(&models(&config(&fake)), &books, ANSWER).await);
    let (reserved, settled) = (books.reserved.lock().unwrap(), books.settled.lock().unwrap());
    assert_eq!((reserved[0].model.as_str(), reserved[0].prompt.as_str()), (FLASH, "grade@1"));
    // 4,096 tokens of answer at 2.5 millionths of a dollar, and the request's bytes at 0.3.
    let most = reserved[0].max_cost_micro_usd.unwrap();
    let bytes = i64::try_from(fake.seen()[0].body.to_string().len()).unwrap();
    assert!((most - (10_240 + bytes * 3 / 10)).abs() < 60, "{most} for {bytes} bytes");
    assert_eq!(settled[0].1.cost_usd, Some(0.000_925));
    assert_eq!(
        (
            settled[0].1.input_tokens,
            settled[0].1.output_tokens,
            settled[0].1.thought_tokens,
            settled[0].1.cached_tokens
        ),
        (Some(1_000), Some(200), Some(50), Some(0))
    );
}

#[tokio::test]
async fn a_model_without_a_price_is_reserved_at_the_dearest() {
    let fake = Fake::start().await;
    let mut config = crate::house::with_third(&fake);
    config.gemini.flash_model = "gemini-9-unheard-of".to_owned();
    fake.always(PRO, Step::Status(503, String::new()));
    let books = Books::default();
    graded(grade(&models(&config), &books, ANSWER).await);
    let reserved = books.reserved.lock().unwrap();
    let most: Vec<_> = reserved.iter().map(|call| (call.model.as_str(), call.max_cost_micro_usd)).collect();
    // 4,096 tokens of answer at 7.5 millionths of a dollar, and the request's bytes.
    assert!(most[0].0 == "gemini-9-unheard-of" && most[0].1 > Some(30_720), "{most:?}");
    assert_eq!(most.last(), Some(&(crate::support::LOCAL, None)), "an endpoint of one's own: {most:?}");
}

#[tokio::test]
async fn a_dropped_job_settles_what_is_known() {
    let fake = Fake::start().await;
    fake.always(FLASH, Step::Hang);
    let (models, books) = (models(&config(&fake)), Books::default());
    let asked = async {
        while fake.seen().is_empty() {
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    };
    tokio::select! {
        () = asked => {}
        outcome = grade(&models, &books, ANSWER) => panic!("{outcome:?}"),
    }
    let abandoned = books.abandoned.lock().unwrap();
    assert_eq!((abandoned.len(), books.settled.lock().unwrap().len()), (1, 0));
    assert_eq!((abandoned[0].1.outcome.as_str(), abandoned[0].1.cost_usd), ("abandoned", None));
}

#[tokio::test]
async fn five_failures_open_the_breaker_and_one_call_tries_later() {
    let fake = Fake::start().await;
    fake.always(FLASH, Step::Status(503, String::new()));
    let mut config = config(&fake);
    config.limits.breaker_pause_ms = 4_000;
    let models = models(&config);
    for career in ["baker", "tailor", "cooper"] {
        make(&models, &Books::default(), career, "en").await;
    }
    let asked = || fake.called().iter().filter(|m| *m == FLASH).count();
    assert_eq!(asked(), 5, "the sixth call is not made");
    assert_eq!((models.health()[0].name.as_str(), models.health()[0].why.as_str()), (FLASH, "overloaded"));
    make(&models, &Books::default(), "potter", "en").await;
    assert_eq!(asked(), 5);
    fake.always(FLASH, Step::Slow(Duration::ZERO));
    tokio::time::sleep(Duration::from_millis(4_100)).await;
    for career in ["miller", "weaver"] {
        make(&models, &Books::default(), career, "en").await;
    }
    assert_eq!((asked(), models.health()), (7, vec![]));
}

#[tokio::test]
async fn a_check_costs_nothing_and_says_what_is_wrong() {
    let fake = Fake::start().await;
    let mut config = crate::house::with_third(&fake);
    let checks = models(&config).check().await;
    assert_eq!(
        checks.iter().map(|c| (c.provider, c.fault)).collect::<Vec<_>>(),
        [("gemini", None), ("openai", None)]
    );
    config.gemini.key = Some("another".to_owned().into());
    let checks = models(&config).check().await;
    assert_eq!(checks[0].fault.unwrap().as_str(), "key_refused");
    assert_eq!(fake.seen().len(), 0, "no model is asked");
}

#[tokio::test]
async fn a_configuration_that_cannot_work_is_refused_by_name() {
    let fake = Fake::start().await;
    let refused = |change: &dyn Fn(&mut careersim_coach::CoachConfig)| {
        let mut config = config(&fake);
        change(&mut config);
        Models::new(&config, std::sync::Arc::new(crate::house::today)).err().unwrap().to_string()
    };
    assert!(refused(&|c| c.gemini.base_url = "ftp://x".into()).contains("coach.gemini.base_url"));
    let message = refused(&|c| c.gemini.key = Some("a\u{7f}b".to_owned().into()));
    assert!(message.contains("coach.gemini.key") && !message.contains('\u{7f}'));
    assert!(refused(&|c| c.openai.base_url = Some("http://x".into())).contains("coach.openai.model"));
}

#[tokio::test]
async fn a_base_url_may_have_a_path_and_a_key_white_space() {
    let fake = Fake::start().await;
    let mut config = config(&fake);
    config.gemini.base_url.push('/');
    config.gemini.key = Some(format!(" {KEY}\n").into());
    assert!(matches!(
        make(&models(&config), &Books::default(), "baker", "en").await,
        SceneOutcome::Made { .. }
    ));
    let debug = format!("{config:?}");
    assert!(!debug.contains(KEY), "{debug}");
}

#[tokio::test]
#[ignore = "needs `python3 bench/fake_gemini.py --key test-key` and its address in FAKE_GEMINI_URL"]
async fn the_stand_in_for_benchmarks_is_understood() {
    let fake = Fake::start().await;
    let mut config = config(&fake);
    config.gemini.base_url = std::env::var("FAKE_GEMINI_URL").unwrap();
    let models = models(&config);
    assert!(matches!(
        make(&models, &Books::default(), "dairy worker", "en").await,
        SceneOutcome::Made { .. }
    ));
    let grade = graded(grade(&models, &Books::default(), ANSWER).await);
    assert_eq!((grade.score.get(), attempts(&grade.receipt)), (7, vec!["flash:ok".to_owned()]));
}
