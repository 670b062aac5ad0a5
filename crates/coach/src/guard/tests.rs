use super::rules;

#[test]
fn every_rule_is_readable() {
    assert!(rules::load().unwrap() > 50);
}
