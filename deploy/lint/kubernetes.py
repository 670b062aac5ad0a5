#!/usr/bin/env python3
"""Checks the Kubernetes manifests without a cluster and without a network.

Every object against Kubernetes' own schema, strictly; then what a schema cannot see: every file is listed, every name that one object
says about another exists, selectors find pods, probes and services name ports that are there, every container is locked down, and no
manifest carries a secret.
"""

import sys
from pathlib import Path

import kubernetes_validate
import yaml

BASE = Path(__file__).parent.parent / "kubernetes" / "base"
OVERLAYS = BASE.parent / "overlays"
LABEL = {"app.kubernetes.io/name": "careersim"}
# Kinds that hold pods.
PODS = {"Deployment", "Job", "CronJob"}
findings = []


def check(holds, message):
    if not holds:
        findings.append(message)


def objects():
    """The base's objects, with the label that kustomize adds to pods."""
    listed = yaml.safe_load((BASE / "kustomization.yaml").read_text())["resources"]
    there = {f.name for f in BASE.glob("*.yaml")} - {"kustomization.yaml"}
    check(set(listed) == there, f"kustomization.yaml lists {sorted(set(listed) ^ there)} differently from the folder")
    for name in sorted(there):
        for document in yaml.safe_load_all((BASE / name).read_text()):
            pod = template(document)
            if pod:
                pod["metadata"]["labels"].update(LABEL)
            yield f"{name}: {document['kind']}/{document['metadata']['name']}", document


def template(document):
    if document["kind"] == "CronJob":
        return document["spec"]["jobTemplate"]["spec"]["template"]
    return document["spec"]["template"] if document["kind"] in PODS else None


def matches(selector, labels):
    return all(labels.get(k) == v for k, v in selector.get("matchLabels", {}).items())


def check_schema(where, document):
    try:
        kubernetes_validate.validate(document, kubernetes_validate.latest_version(), strict=True)
    except kubernetes_validate.ValidationError as error:
        findings.append(f"{where}: {'.'.join(map(str, error.path))}: {error.message}")


def check_pod(where, pod, names):
    spec = pod["spec"]
    security = spec.get("securityContext", {})
    check(security.get("runAsNonRoot") and security.get("seccompProfile", {}).get("type") == "RuntimeDefault", f"{where}: not the restricted pod standard")
    check(spec.get("automountServiceAccountToken") is False, f"{where}: a token of Kubernetes is mounted")
    check(("ServiceAccount", spec.get("serviceAccountName")) in names, f"{where}: no such service account")
    volumes = {v["name"]: v for v in spec.get("volumes", [])}
    for container in spec.get("initContainers", []) + spec["containers"]:
        locked = container.get("securityContext", {})
        check(locked.get("readOnlyRootFilesystem") and locked.get("allowPrivilegeEscalation") is False, f"{where}: {container['name']} may write or gain privileges")
        check(locked.get("capabilities", {}).get("drop") == ["ALL"], f"{where}: {container['name']} keeps capabilities")
        check("memory" in container.get("resources", {}).get("limits", {}), f"{where}: {container['name']} has no memory limit")
        check("cpu" in container["resources"].get("requests", {}), f"{where}: {container['name']} requests no processor")
        for mount in container.get("volumeMounts", []):
            check(mount["name"] in volumes, f"{where}: no volume {mount['name']}")
        for source in container.get("envFrom", []):
            check(("ConfigMap", source["configMapRef"]["name"]) in names, f"{where}: no such config map")
        for value in container.get("env", []):
            check("value" not in value or "KEY" not in value["name"], f"{where}: a secret in {value['name']}")
        ports = {p["name"] for p in container.get("ports", [])}
        for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
            if "httpGet" in container.get(probe, {}):
                check(container[probe]["httpGet"]["port"] in ports, f"{where}: {probe} asks a port that is not there")


def check_links(where, document, all_objects):
    spec = document.get("spec", {})
    pods = [template(o) for _, o in all_objects if template(o)]
    names = {(o["kind"], o["metadata"]["name"]) for _, o in all_objects}
    kind = document["kind"]
    if kind == "Service" and "selector" in spec:
        found = [p for p in pods if matches({"matchLabels": spec["selector"]}, p["metadata"]["labels"])]
        check(found, f"{where}: selects no pod")
        ports = {p["name"] for pod in found for c in pod["spec"]["containers"] for p in c.get("ports", [])}
        for port in spec["ports"]:
            check(port["targetPort"] in ports, f"{where}: no pod has the port {port['targetPort']}")
    if kind in ("PodDisruptionBudget", "Deployment"):
        check(any(matches(spec["selector"], p["metadata"]["labels"]) for p in pods), f"{where}: selects no pod")
    if kind == "Deployment":
        mine = [p for p in pods if matches(spec["selector"], p["metadata"]["labels"])]
        check(mine == [spec["template"]], f"{where}: its selector also finds pods of others")
    if kind == "HorizontalPodAutoscaler":
        check((spec["scaleTargetRef"]["kind"], spec["scaleTargetRef"]["name"]) in names, f"{where}: scales nothing")
        target = next((o for _, o in all_objects if o["kind"] == "Deployment" and o["metadata"]["name"] == spec["scaleTargetRef"]["name"]), {})
        check("replicas" not in target.get("spec", {}), f"{where}: every apply would undo the autoscaler")
    if kind == "NetworkPolicy":
        check(any(matches(spec["podSelector"], p["metadata"]["labels"]) for p in pods), f"{where}: selects no pod")
    if kind == "Ingress":
        for rule in spec["rules"]:
            for path in rule["http"]["paths"]:
                service = path["backend"]["service"]
                found = [o for _, o in all_objects if o["kind"] == "Service" and o["metadata"]["name"] == service["name"]]
                check(found and service["port"]["name"] in {p["name"] for p in found[0]["spec"]["ports"]}, f"{where}: no service {service}")
    check(kind != "Secret", f"{where}: a secret in the repository")


def check_overlays(all_objects):
    names = {(o["kind"], o["metadata"]["name"]) for _, o in all_objects}
    images = {c["image"] for _, o in all_objects if template(o) for c in template(o)["spec"]["containers"]}
    for file in OVERLAYS.glob("*/kustomization.yaml"):
        overlay = yaml.safe_load(file.read_text())
        for resource in overlay["resources"]:
            check((file.parent / resource).exists(), f"{file}: no {resource}")
        for image in overlay.get("images", []):
            check(image["name"] in images, f"{file}: nobody uses the image {image['name']}")
        for patch in overlay.get("patches", []):
            target = patch["target"]
            check((target["kind"], target["name"]) in names, f"{file}: patches {target}, which is not there")


def main():
    found = list(objects())
    names = {(o["kind"], o["metadata"]["name"]) for _, o in found}
    for where, document in found:
        check_schema(where, document)
        check_links(where, document, found)
        if template(document):
            check_pod(where, template(document), names)
    check_overlays(found)
    for finding in findings:
        print(finding)
    print(f"kubernetes: {len(found)} objects, {len(findings)} findings")
    return 1 if findings else 0


sys.exit(main())
