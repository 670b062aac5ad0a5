#!/usr/bin/env python3
"""Names that one file says about another: they must be there.

Metrics that rules and the dashboard ask for are made in the Rust code; every alert is unit-tested and has its entry in the operations
guide; links in the documents lead to files and headings; settings that the deployment names are settings.
"""

import json
import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent.parent
MONITORING = ROOT / "deploy" / "monitoring"
findings = []


def check(holds, message):
    if not holds:
        findings.append(message)


def metrics_used(text):
    names = re.findall(r"\bcareersim_[a-z_]+\b", text)
    return {re.sub(r"_(bucket|sum|count)$", "", n) for n in names}


def check_metrics():
    made = set(re.findall(r'"(careersim_[a-z_]+)"', "".join(f.read_text() for f in (ROOT / "crates").glob("*/src/**/*.rs"))))
    for file in (MONITORING / "rules.yml", MONITORING / "grafana" / "careersim.json", ROOT / "deploy" / "kubernetes" / "prometheus-adapter.yaml"):
        for name in sorted(metrics_used(file.read_text()) - made):
            findings.append(f"{file.relative_to(ROOT)} asks for {name}, which the program does not have")


def check_dashboard():
    dashboard = json.loads((MONITORING / "grafana" / "careersim.json").read_text())
    recorded = {r["record"] for g in rules() for r in g["rules"] if "record" in r}
    ids = [p["id"] for p in dashboard["panels"]]
    check(len(ids) == len(set(ids)), "the dashboard has two panels with one id")
    for panel in dashboard["panels"]:
        for target in panel.get("targets", []):
            for name in re.findall(r"careersim:[a-z0-9_:]+", target["expr"]):
                check(name in recorded, f"the panel {panel['title']} asks for {name}, which no rule records")
        check(panel["type"] == "row" or panel.get("description"), f"the panel {panel['title']} does not say what it shows")


def rules():
    return yaml.safe_load((MONITORING / "rules.yml").read_text())["groups"]


def check_alerts():
    tests = yaml.safe_load((MONITORING / "rules.test.yml").read_text())["tests"]
    fired = {a["alertname"] for t in tests for a in t["alert_rule_test"] if a["exp_alerts"]}
    quiet = {a["alertname"] for t in tests for a in t["alert_rule_test"] if not a["exp_alerts"]}
    for rule in (r for g in rules() for r in g["rules"] if "alert" in r):
        name = rule["alert"]
        check(name in fired, f"no test lets {name} fire")
        check(name in quiet, f"no test keeps {name} quiet")
        path, _, anchor = rule["annotations"]["runbook"].partition("#")
        check((ROOT / path).exists() and anchor in anchors(ROOT / path), f"{name}: there is no {rule['annotations']['runbook']}")


def anchors(file):
    """The anchors of a document's headings, as the usual hosts make them."""
    headings = re.findall(r"^#{1,6} (.+)$", re.sub(r"```.*?```", "", file.read_text(), flags=re.S), flags=re.M)
    plain = (re.sub(r"[^\w\- ]", "", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", h).lower()) for h in headings)
    return {h.strip().replace(" ", "-") for h in plain}


def check_links():
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md"), *(ROOT / "deploy").glob("**/*.md")]
    for document in documents:
        text = re.sub(r"```.*?```|`[^`]*`", "", document.read_text(), flags=re.S)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            file = (document.parent / path).resolve() if path else document
            check(file.exists(), f"{document.relative_to(ROOT)} links to {target}, which is not there")
            if anchor and file.suffix == ".md" and file.exists():
                check(anchor in anchors(file), f"{document.relative_to(ROOT)} links to {target}: no such heading")


def main():
    check_metrics()
    check_dashboard()
    check_alerts()
    check_links()
    for finding in findings:
        print(finding)
    return 1 if findings else 0


sys.exit(main())
