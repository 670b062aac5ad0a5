//! Scenes, options, criteria, links and facts.

use super::*;

#[test]
fn lengths_are_held() {
    let w = words;
    for (file, begins, instead, message) in [
        (
            DAY,
            "situation =",
            format!("situation = \"{}\"", w(44)),
            "the situation has 44 words; 45 to 150",
        ),
        (
            CARD,
            "situation =",
            format!("situation = \"{}\"", w(121)),
            "the situation has 121 words; 45 to 120",
        ),
        (DAY, "easy =", format!("easy = \"{}\"", w(3)), "`easy` has 3 words"),
        (DAY, "hard =", format!("hard = \"{}\"", w(60)), "`hard` has 60 words"),
        (CARD, "strong_answer =", format!("strong_answer = \"{}\"", w(9)), "`strong_answer` has 9 words"),
        (DAY, "title =", "title = \"Night\"".to_owned(), "the day's title has 1 words"),
        (DAY, "text =@1", format!("text = \"{}\"", w(4)), "an option's `text` has 4 words"),
        (DAY, "feedback =", format!("feedback = \"{}\"", w(51)), "an option's `feedback` has 51 words"),
        (
            CARD,
            "consequence =",
            format!("consequence = \"{}\"", w(2)),
            "an option's `consequence` has 2 words",
        ),
        (
            CAREERS,
            "summary =",
            "summary = \"Looks after patients.\"".to_owned(),
            "the summary has 3 words",
        ),
        (
            CAREERS,
            "tasks =",
            "tasks = [\"give medicines and check\", \"watch\", \"hand over patients\"]".to_owned(),
            "the task `watch` has 1 words",
        ),
    ] {
        must_find(file, begins, &instead, message);
    }
}

#[test]
fn options_are_distinct_spread_and_have_one_best() {
    let first = read(DAY).lines().find(|l| l.starts_with("text =")).unwrap().to_owned();
    must_find(DAY, "text =@2", &first, "the option is like another one");
    must_find(CARD, "score =@1", "score = 9", "two options have the same score");
    let scores = |file: &str, to: &dyn Fn(usize) -> u8| {
        let mut n = 0;
        let text = read(file);
        let lines: Vec<String> = text
            .lines()
            .map(|l| {
                n += usize::from(l.starts_with("score ="));
                if l.starts_with("score =") {
                    format!("score = {}", to(n))
                } else {
                    l.to_owned()
                }
            })
            .collect();
        lines.join("\n")
    };
    let folder = tempfile::tempdir().unwrap();
    let place = text_line(&read(CARD), "score =");
    for (to, message) in [
        (
            (|n| u8::try_from(n % 4).unwrap() + 2) as fn(usize) -> u8,
            "the best option scores 5; at least 7",
        ),
        (|n| u8::try_from(n % 4).unwrap() + 6, "the worst option scores 6; at most 4"),
        (|n| u8::try_from(n % 4).unwrap() + 4, "lie too near together"),
    ] {
        let report = lint(&write(folder.path(), CARD, &scores(CARD, &to))).unwrap();
        assert!(
            report.findings.iter().any(|f| f.line == place && f.message.contains(message)),
            "{message}: {:#?}",
            said(&report)
        );
    }
    let many = "cards/general.toml";
    let report = lint(&write(folder.path(), many, &scores(many, &|n| [9, 1, 3, 5][(n - 1) % 4]))).unwrap();
    assert!(
        said(&report).iter().any(|m| m.contains("the best option is number 1 in")),
        "{:#?}",
        said(&report)
    );
    let padded = pad_best(&read(many).replace("score = 9", "score = 10"));
    let report = lint(&write(folder.path(), many, &padded)).unwrap();
    assert!(
        said(&report).iter().any(|m| m.contains("the longest option is the best one in")),
        "{:#?}",
        said(&report)
    );
}

fn text_line(text: &str, begins: &str) -> usize {
    text.lines().position(|l| l.starts_with(begins)).unwrap() + 1
}

// Makes every best option the longest one.
fn pad_best(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let best = |i: usize| lines.get(i + 1) == Some(&"score = 10");
    let pad = |(i, l): (usize, &&str)| {
        if best(i) {
            l.replacen("text = \"", &format!("text = \"{} ", words(25)), 1)
        } else {
            (*l).to_owned()
        }
    };
    lines.iter().enumerate().map(pad).collect::<Vec<_>>().join("\n")
}

#[test]
fn criteria_and_phrasings_are_complete() {
    let few = "exemplars = [\"ask him to stay a moment\"]";
    for (file, begins, instead, message) in [
        (DAY, "exemplars =@1", few, "1 exemplars; 6 to 12"),
        (
            CARD,
            "exemplars =@1",
            "exemplars = [\"a b c d\", \"A B, c d!\", \"one two three\", \"two three four\", \"five six seven\", \"six seven eight\"]",
            "stands here twice",
        ),
        (
            CARD,
            "exemplars =@1",
            "exemplars = [\"no\", \"b c d\", \"one two three\", \"two three four\", \"five six seven\", \"six seven eight\"]",
            "the exemplar `no` has 1 words",
        ),
        (DAY, "weight =", "weight = 4", "the weight 4 is not 1, 2 or 3"),
        (DAY, "competency =", "competency = \"luck\"", "does not fit the format"),
        (DAY, "sources =", "sources = []", "0 sources; 1 to 3"),
    ] {
        must_find(file, begins, instead, message);
    }
    let folder = tempfile::tempdir().unwrap();
    let without = read(CARD).replace("level = \"hard\"\n", "");
    let report = lint(&write(folder.path(), CARD, &without)).unwrap();
    assert!(said(&report).iter().any(|m| m.contains("0 criteria with level `hard`")), "{:#?}", said(&report));
    let one = regex::Regex::new("competency = .*")
        .unwrap()
        .replace_all(&read(DAY), "competency = \"craft\"")
        .into_owned();
    let report = lint(&write(folder.path(), DAY, &one)).unwrap();
    for message in ["all criteria belong to one competency", "no criterion of the day tests `Ethics`"] {
        assert!(said(&report).iter().any(|m| m.contains(message)), "{message}: {:#?}", said(&report));
    }
}

#[test]
fn links_of_a_day_resolve_and_precede() {
    let first = read(DAY).lines().find(|l| l.starts_with("sets =")).unwrap().to_owned();
    for (begins, instead, message) in [
        ("career =", "career = \"time-traveller\"", "the catalogue has no career `time-traveller`"),
        ("when =", "when = \"never-set\"", "no option of an earlier scene sets `never-set`"),
        ("sets =@1", "sets = \"unheard-of\"", "no later scene asks for the flag `unheard-of`"),
        ("sets =@2", first.as_str(), "is set twice in the day"),
        ("id =@2", "id = \"handover\"", "the id `handover` stands in the day twice"),
        ("id =@1", "id = \"Hand Over\"", "is not of letters a-z"),
        ("language =", "language = \"??\"", "is no language tag"),
        ("license =", "license = \"do what you like\"", "is no SPDX licence id"),
        ("author =", "author = \"\"", "nobody is named as author"),
    ] {
        must_find(DAY, begins, instead, message);
    }
    let folder = tempfile::tempdir().unwrap();
    let four = read(DAY).rsplit_once("[[scene]]").unwrap().0.to_owned();
    let report = lint(&write(folder.path(), DAY, &four)).unwrap();
    assert!(said(&report).iter().any(|m| m.contains("4 scenes in a day; 5 to 5")), "{:#?}", said(&report));
    let unlinked = regex::Regex::new(r"(?s)\[\[scene\.(carry|variant)\]\].*?\n\n")
        .unwrap()
        .replace_all(&read(DAY), "")
        .into_owned();
    let report = lint(&write(folder.path(), DAY, &unlinked)).unwrap();
    assert!(said(&report).iter().any(|m| m.contains("0 paragraphs that carry on")), "{:#?}", said(&report));
}

#[test]
fn the_ledger_of_facts_holds() {
    for (begins, instead, message) in [
        (
            "facts =@2",
            "facts = [\"Bed 5 is Mr Halloran, allergic to penicillin\", \"Bed 6 is Mr Halloran, allergic to penicillin\"]",
            "contradicts an earlier one",
        ),
        ("facts =@2", "facts = [\"Kiara is the charge nurse on Ward 6\"]", "in which it is ines okafor"),
        (
            "facts =@2",
            "facts = [\"The pump in bed 4 works\", \"The pump in bed 4 never works\"]",
            "has `4` instead of `4 never`",
        ),
        (
            "consequence =",
            "consequence = \"You go to the desk, and Ines Duarte looks at the clock.\"",
            "`Ines Duarte` stands here, `Ines Okafor` in the facts",
        ),
        (
            "text =@1",
            "text = \"Leave the chart to Rumpelstiltskin, who knows every drug on this ward by its smell.\"",
            "`Rumpelstiltskin` stands here, but neither",
        ),
    ] {
        must_find(DAY, begins, instead, message);
    }
    let folder = tempfile::tempdir().unwrap();
    let mut hour = 23;
    let day = read(DAY);
    let back = regex::Regex::new("situation = \"\"\"").unwrap().replace_all(&day, |_: &regex::Captures<'_>| {
        hour -= 1;
        format!("situation = \"\"\"It is {hour}:00. ")
    });
    let report = lint(&write(folder.path(), DAY, &back)).unwrap();
    assert!(
        said(&report).iter().any(|m| m.contains("the clock of the day runs backwards")),
        "{:#?}",
        said(&report)
    );
}
