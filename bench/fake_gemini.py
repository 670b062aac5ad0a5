#!/usr/bin/env python3
"""A stand-in for the model services, for end-to-end tests and benchmarks. Needs nothing but Python 3.10.

It is as strict as the real ones: unknown fields, sampling settings, a key in the address, a level of thinking that the model
does not take, `maxItems` on a list of objects and anything else that they refuse is answered with their errors. What it says fits
the game: scenes that pass every check, grades with quotes from the player's own words.

  POST /v1beta/models/{model}:generateContent      Gemini        GET /v1beta/models
  POST /v1/chat/completions                        OpenAI-compatible   GET /v1/models

Controls (JSON in, JSON out):
  GET  /_stats                 calls, refusals, calls by model, calls under way and their highest number, connections
  GET  /_calls                 every call: model, purpose, status, refusal, prompt, seconds since the start
  POST /_script                {"model": "gemini-3.5-flash-lite", "steps": [STEP, ...], "forever": false}
  POST /_config                {"latency_ms": {"gemini-3.5-flash-lite": 2000, "*": 0}, "fail_rate": 0.1, "fail_step": STEP,
                                "levels": [2, 2, 2], "gullible": ["ignore all", ...], "language": "en", "schema": true}
  POST /_reset                 forgets calls, scripts and settings

A STEP is one of: "ok", "hang", "hang_after_headers", "trickle", "reset", "fin", "cut", "endless", "close_after",
{"status": 503, "body": "..."}, {"status": 429, "retry_delay": "37s"}, {"status": 429, "quota": "PerDay"}, {"status": 429, "limit": 0},
{"status": 400, "reason": "API_KEY_INVALID"}, {"text": "..."}, {"document": {...}}, {"finish": "RECITATION"}, {"block": "SAFETY"},
{"model_version": "..."}, {"usage": {...} or null}, {"delay_ms": 300}; fields of the last kinds may be combined.
"""

import argparse
import asyncio
import json
import re
import socket
import struct
import time
from urllib.parse import parse_qsl, urlsplit

LEVELS = {
    "gemini-3.5-flash-lite": ("MINIMAL", "LOW", "MEDIUM", "HIGH"),
    "gemini-3.7-flash": ("LOW", "MEDIUM", "HIGH"),
    "gemini-3.8-flash": ("LOW", "MEDIUM", "HIGH"),
    "gemini-4-hydrogen": ("LOW", "MEDIUM", "HIGH"),
}
STATUS = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND", 429: "RESOURCE_EXHAUSTED",
          499: "CANCELLED", 500: "INTERNAL", 503: "UNAVAILABLE", 504: "DEADLINE_EXCEEDED"}
KEYWORDS = {"type", "properties", "required", "items", "enum", "minItems", "maxItems", "minimum", "maximum", "description", "title",
            "format", "anyOf", "prefixItems", "additionalProperties", "$ref", "$defs", "$id", "$anchor"}


class Refused(Exception):
    def __init__(self, status, message, reason=None):
        super().__init__(message)
        self.status, self.message, self.reason = status, message, reason


class World:
    """Everything that the controls change."""

    def __init__(self, key):
        self.key = key
        self.reset()

    def reset(self):
        self.started = time.monotonic()
        self.calls, self.scripts, self.forever = [], {}, {}
        self.connections = self.under_way = self.most_under_way = self.made = 0
        self.config = {"latency_ms": {}, "fail_rate": 0.0, "fail_step": {"status": 503}, "levels": [2, 2, 2, 2, 2], "gullible": [],
                       "language": "en", "schema": True}

    def stats(self):
        by_model = {}
        for call in self.calls:
            by_model[call["model"]] = by_model.get(call["model"], 0) + 1
        return {"calls": len(self.calls), "refused": sum(c["refused"] is not None for c in self.calls), "by_model": by_model,
                "under_way": self.under_way, "most_under_way": self.most_under_way, "connections": self.connections}

    def step_for(self, model):
        queue = self.scripts.get(model) or self.scripts.get("*")
        if queue:
            return queue.pop(0)
        step = self.forever.get(model, self.forever.get("*"))
        if step is not None:
            return step
        rate = self.config["fail_rate"]
        # Spread evenly instead of by chance, so that a benchmark can be repeated.
        if rate and int(len(self.calls) * rate) != int((len(self.calls) - 1) * rate):
            return self.config["fail_step"]
        return "ok"


# ------------------------------------------------------------------ what is refused

def only(value, known, place):
    if not isinstance(value, dict):
        raise Refused(400, f"Invalid value at '{place}'")
    for name in value:
        if name not in known:
            raise Refused(400, f'Invalid JSON payload received. Unknown name "{name}" at \'{place}\': Cannot find field.')


def check_parts(value, place):
    parts = value.get("parts")
    if not isinstance(parts, list) or not parts:
        raise Refused(400, f"{place}.parts: must not be empty")
    for part in parts:
        only(part, {"text"}, place)
        if not isinstance(part.get("text"), str) or not part["text"]:
            raise Refused(400, f"{place}.parts.text: must not be empty")


def check_schema(node):
    if not isinstance(node, dict):
        raise Refused(400, "Request contains an invalid argument.")
    only(node, KEYWORDS, "generation_config.response_json_schema")
    if node.get("type") == "array":
        if not isinstance(node.get("items"), dict):
            raise Refused(400, "items: missing field.")
        if node["items"].get("type") == "object" and "maxItems" in node:
            raise Refused(400, "Request contains an invalid argument.")
        check_schema(node["items"])
    properties = node.get("properties", {})
    for name in node.get("required", []):
        if name not in properties:
            raise Refused(400, f"required[{name}]: property is not defined")
    for child in properties.values():
        check_schema(child)


def check_gemini(world, fields, query, model, body):
    if "key" in query or "authorization" in fields:
        raise Refused(400, "API key must be sent in the header x-goog-api-key.")
    key = fields.get("x-goog-api-key")
    if not key:
        raise Refused(403, "Method doesn't allow unregistered callers (callers without established identity).")
    if world.key and key != world.key:
        raise Refused(400, "API key not valid. Please pass a valid API key.", "API_KEY_INVALID")
    if model is None:
        return
    if model not in LEVELS:
        raise Refused(404, f"models/{model} is not found for API version v1beta, or is not supported for generateContent.")
    only(body, {"contents", "systemInstruction", "generationConfig", "safetySettings"}, "request")
    if "systemInstruction" in body:
        only(body["systemInstruction"], {"parts", "role"}, "system_instruction")
        check_parts(body["systemInstruction"], "system_instruction")
    contents = body.get("contents")
    if not isinstance(contents, list) or not contents:
        raise Refused(400, "GenerateContentRequest.contents: contents is not specified")
    for content in contents:
        only(content, {"role", "parts"}, "contents")
        if content.get("role") not in ("user", "model"):
            raise Refused(400, "Please use a valid role: user, model.")
        check_parts(content, "contents")
    how = body.get("generationConfig", {})
    only(how, {"responseMimeType", "responseJsonSchema", "maxOutputTokens", "thinkingConfig"}, "generation_config")
    if "responseJsonSchema" in how:
        if how.get("responseMimeType") != "application/json":
            raise Refused(400, "response_json_schema needs response_mime_type application/json")
        check_schema(how["responseJsonSchema"])
    limit = how.get("maxOutputTokens", 1)
    if not isinstance(limit, int) or not 1 <= limit <= 65536:
        raise Refused(400, "max_output_tokens must be in 1..=65536")
    if "thinkingConfig" in how:
        only(how["thinkingConfig"], {"thinkingLevel"}, "thinking_config")
        if how["thinkingConfig"].get("thinkingLevel") not in LEVELS[model]:
            raise Refused(400, f"Thinking level is not supported for {model}.")


def check_openai(world, body):
    only(body, {"model", "messages", "response_format", "max_tokens", "max_completion_tokens", "stream"}, "request")
    if body.get("stream"):
        raise Refused(400, "this server does not stream")
    if not body.get("messages"):
        raise Refused(400, "messages must not be empty")
    kind = body.get("response_format", {}).get("type", "text")
    if kind == "json_schema" and not world.config["schema"]:
        raise Refused(400, "unsupported response_format")


# ------------------------------------------------------------------ what is said

def prompt_of(body):
    texts = [p.get("text", "") for p in body.get("systemInstruction", {}).get("parts", [])]
    texts += [p.get("text", "") for c in body.get("contents", []) for p in c.get("parts", [])]
    return "\n".join(texts + [str(m.get("content", "")) for m in body.get("messages", [])])


def schema_of(body):
    how = body.get("generationConfig", {})
    return how.get("responseJsonSchema") or body.get("response_format", {}).get("json_schema", {}).get("schema") or {}


def typed(prompt):
    """What players typed: the texts between two equal lines of marks."""
    return re.findall(r"^(={3,} \S+)\n(.*?)\n\1$", prompt, re.S | re.M)


NAMES = ["Ines", "Marek", "Tomas", "Yusra", "Viola", "Olu", "Petra", "Dario", "Selma", "Kofi", "Hana", "Luis"]


def scene(number, career):
    one, two = NAMES[number % 12], NAMES[(number // 12 + 5) % 12]
    return {
        "title": f"The call of {one}, number {number}",
        "situation": f"It is half past nine on an ordinary working day as {career}, and the list for today already has {number + 3} entries. {one} calls "
                     f"you over because something that was promised for this morning has not arrived, and {two}, who promised it, has gone home "
                     "with a headache. The people who wait for it are friendly so far, but one of them has looked at the clock three times. "
                     "Nobody else on the floor knows the arrangement, and you have to decide what happens in the next ten minutes.",
        "criteria": [{"text": "Finds out what was really promised before acting", "competency": "judgement"},
                     {"text": "Tells the people who wait what happens and when", "competency": "communication"},
                     {"text": f"Gets {two} or somebody responsible involved", "competency": "teamwork"}],
        "strong_answer": f"I would tell the people who wait that I need ten minutes, call {two} to learn what was promised, and agree with {one} on "
                         "what we can do now. Then I would say clearly when the rest will come.",
        "facts": [f"{two} made the promise and went home", f"{one} noticed that something was missing"],
        "options": [
            {"text": f"Promise the people who wait a quick solution and look for it while {one} keeps them busy.",
             "consequence": "The second promise is broken as well.", "feedback": "You calmed them, but with words that you could not keep.", "score": 3},
            {"text": f"Ask for ten minutes, call {two} to learn what was promised, and then decide with {one}.",
             "consequence": "After eight minutes you know what can be done today.", "feedback": "You found out first and kept everybody informed.", "score": 9},
            {"text": f"Leave it to {one}, since {one} noticed it first, and go on with your own list for now.",
             "consequence": "Two of the people who wait leave angrily.", "feedback": "You kept your own list in order and left the problem alone.", "score": 1}],
    }


def evaluation(world, body, prompt):
    schema = schema_of(body)
    count = schema.get("properties", {}).get("criteria", {}).get("minItems", 3)
    said = [text for _, text in typed(prompt)]
    answer = (said + ["", ""])[1]  # the career comes first; an appeal's reason would come last
    words = answer.split()
    levels = (world.config["levels"] * count)[:count]
    if any(mark.lower() in answer.lower() for mark in world.config["gullible"]):
        levels = [3] * count
    found = [{"quote": " ".join(words[i % max(len(words), 1):][:6]) if words else "", "reason": "These words show it.", "level": level if words else 0}
             for i, level in enumerate(levels)]
    return {"criteria": found, "consequence": "The next half hour is calmer than the last one.",
            "feedback": "You looked before you acted. Say next time who will do what, and by when."}


def reply_text(world, body, prompt):
    if "options" in schema_of(body).get("properties", {}):
        world.made += 1
        career = typed(prompt)[0][1].strip() if typed(prompt) else "somebody"
        return json.dumps(scene(world.made, career), ensure_ascii=False)
    return json.dumps(evaluation(world, body, prompt), ensure_ascii=False)


def document(model, text, prompt, step):
    sent, said = len(prompt) // 4 + 1, len(text) // 4 + 1
    candidate = {"content": {"parts": [{"text": text}], "role": "model"}, "finishReason": step.get("finish", "STOP"), "index": 0}
    usage = {"promptTokenCount": sent, "candidatesTokenCount": said, "thoughtsTokenCount": 40, "totalTokenCount": sent + said + 40}
    answer = {"candidates": [candidate], "usageMetadata": step.get("usage", usage), "modelVersion": step.get("model_version", model),
              "responseId": f"{time.monotonic_ns():x}"}
    if step.get("finish", "STOP") not in ("STOP", "MAX_TOKENS"):
        candidate.pop("content")
    if "block" in step:
        answer.pop("candidates")
        answer["promptFeedback"] = {"blockReason": step["block"]}
    if answer["usageMetadata"] is None:
        answer.pop("usageMetadata")
    return answer


def completion(model, text, prompt, step):
    sent, said = len(prompt) // 4 + 1, len(text) // 4 + 1
    return {"id": "x", "object": "chat.completion", "created": 1, "model": step.get("model_version", model),
            "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": step.get("finish", "stop")}],
            "usage": {"prompt_tokens": sent, "completion_tokens": said, "total_tokens": sent + said}}


def error_body(status, step, message):
    details = []
    if "retry_delay" in step:
        details.append({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": step["retry_delay"]})
    if "quota" in step:
        quota = f"GenerateRequests{step['quota']}PerProjectPerModel-FreeTier"
        details.append({"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{"quotaId": quota, "quotaValue": "250"}]})
    if step.get("reason"):
        details.append({"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": step["reason"], "domain": "googleapis.com"})
    if "limit" in step:
        message = f"Quota exceeded for metric: generate_content_free_tier_requests, limit: {step['limit']}, model: x"
    return json.dumps({"error": {"code": status, "message": message, "status": STATUS.get(status, "UNKNOWN"), "details": details}}, indent=2)


# ------------------------------------------------------------------ the connection

class Connection(asyncio.Protocol):
    def __init__(self, world):
        self.world, self.data, self.queue, self.task = world, bytearray(), [], None

    def connection_made(self, transport):
        self.out = transport
        self.world.connections += 1

    def connection_lost(self, _):
        if self.task:
            self.task.cancel()

    def data_received(self, data):
        self.data += data
        while (end := self.data.find(b"\r\n\r\n")) >= 0:
            head = self.data[:end].decode("latin-1").split("\r\n")
            fields = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:])}
            size = int(fields.get("content-length", 0))
            if len(self.data) < end + 4 + size:
                return
            body = bytes(self.data[end + 4:end + 4 + size])
            del self.data[:end + 4 + size]
            method, target, _ = head[0].split(" ", 2)
            self.queue.append((method, urlsplit(target), fields, body))
        if self.queue and (self.task is None or self.task.done()):
            self.task = asyncio.get_running_loop().create_task(self.work())

    async def work(self):
        while self.queue:
            await self.route(*self.queue.pop(0))

    def head(self, status, size):
        self.out.write(f"HTTP/1.1 {status} X\r\ncontent-type: application/json; charset=UTF-8\r\ncontent-length: {size}\r\n\r\n".encode())

    def send(self, status, text):
        data = text.encode()
        self.head(status, len(data))
        self.out.write(data)

    async def route(self, method, url, fields, raw):
        if url.path.startswith("/_"):
            return self.control(method, url.path, raw)
        world, gemini = self.world, url.path.startswith("/v1beta/")
        match = re.fullmatch(r"/v1beta/models/([^/:]+):generateContent", url.path)
        if method == "GET" and url.path in ("/v1beta/models", "/v1/models"):
            try:
                if gemini:
                    check_gemini(world, fields, {}, None, None)
                return self.send(200, json.dumps({"models": []} if gemini else {"data": []}))
            except Refused as why:
                return self.send(why.status, error_body(why.status, {"reason": why.reason}, why.message))
        if method != "POST" or not (match or url.path == "/v1/chat/completions"):
            return self.send(404, error_body(404, {}, f"No such method: {method} {url.path}"))
        call = {"model": match[1] if match else "?", "at": round(time.monotonic() - world.started, 4), "status": None, "refused": None}
        world.calls.append(call)
        try:
            body = json.loads(raw)
            call["model"] = match[1] if match else str(body.get("model"))
            call["prompt"] = prompt_of(body)
            call["purpose"] = "scene" if "options" in schema_of(body).get("properties", {}) else "grade"
            if match:
                check_gemini(world, fields, dict(parse_qsl(url.query)), match[1], body)
            else:
                check_openai(world, body)
        except Refused as why:
            call["refused"], call["status"] = why.message, why.status
            return self.send(why.status, error_body(why.status, {"reason": why.reason}, why.message))
        except (ValueError, AttributeError, TypeError) as why:
            call["refused"], call["status"] = str(why), 400
            return self.send(400, error_body(400, {}, f"Invalid JSON payload received. {why}"))
        world.under_way += 1
        world.most_under_way = max(world.most_under_way, world.under_way)
        try:
            await self.answer(call, body, match is not None)
        finally:
            world.under_way -= 1

    async def answer(self, call, body, gemini):
        world, step = self.world, self.world.step_for(call["model"])
        name, step = (step, {}) if isinstance(step, str) else ("ok", step)
        latency = world.config["latency_ms"]
        pause = step.get("delay_ms", latency.get(call["model"], latency.get("*", 0)))
        if pause:
            await asyncio.sleep(pause / 1000)
        call["status"] = step.get("status", 200 if name in ("ok", "close_after") else name)
        if name in ("reset", "fin"):
            if name == "reset":
                self.out.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return self.out.abort() if name == "reset" else self.out.close()
        if name == "hang":
            return await asyncio.sleep(3600)
        if name == "hang_after_headers":
            self.head(200, 500)
            return await asyncio.sleep(3600)
        if name == "trickle":
            self.head(200, 100000)
            while not self.out.is_closing():
                self.out.write(b" ")
                await asyncio.sleep(0.05)
            return None
        if name == "endless":
            self.head(200, 1 << 30)
            while not self.out.is_closing():
                self.out.write(b" " * 65536)
                await asyncio.sleep(0.001)
            return None
        if "status" in step:
            return self.send(step["status"], step.get("body", error_body(step["status"], step, "Scripted failure.")))
        text = step.get("text") or reply_text(world, body, call["prompt"])
        shape = document if gemini else completion
        whole = json.dumps(step["document"] if "document" in step else shape(call["model"], text, call["prompt"], step))
        if name == "cut":
            self.head(200, len(whole.encode()))
            self.out.write(whole.encode()[:len(whole) // 2])
            return self.out.close()
        self.send(200, whole)
        if name == "close_after":
            self.out.close()
        return None

    def control(self, method, path, raw):
        world = self.world
        order = json.loads(raw or b"{}")
        if path == "/_calls":
            return self.send(200, json.dumps(world.calls))
        if path == "/_script" and method == "POST":
            if order.get("forever"):
                world.forever[order.get("model", "*")] = order["steps"][0]
            else:
                world.scripts.setdefault(order.get("model", "*"), []).extend(order["steps"])
        elif path == "/_config" and method == "POST":
            world.config.update(order)
        elif path == "/_reset" and method == "POST":
            world.reset()
        elif path != "/_stats":
            return self.send(404, "{}")
        return self.send(200, json.dumps(world.stats() | {"config": world.config}))


async def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--port", type=int, default=58081)
    args.add_argument("--key", default="", help="accept this key only; any key without it")
    args.add_argument("--latency", action="append", default=[], metavar="MODEL=MS", help="`*` for all models; may be repeated")
    chosen = args.parse_args()
    world = World(chosen.key)
    world.config["latency_ms"] = {name: float(ms) for name, _, ms in (pair.partition("=") for pair in chosen.latency)}
    server = await asyncio.get_running_loop().create_server(lambda: Connection(world), "127.0.0.1", chosen.port, backlog=4096)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
