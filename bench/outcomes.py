#!/usr/bin/env python3
"""Every row of the outcome table against the real program, with its real limits: 12 s a flash call, 20 s a pro call, 45 s a job.

  bench/outcomes.py [--at-once 6] [--only WORD] [--kind scene|grade]

The program runs on SQLite with a strict stand-in for Gemini behind it that answers a row's calls as the row says: once for making a scene,
once for grading an answer. Rows that leave something behind (a breaker, a switched-off model or key) get a program of their own. Looked at are the calls that the stand-in saw (how many, which models, in which order and how
far apart, and that it had nothing to refuse), what the player was told and how soon, the receipt, the ledger of usage, the log and the metrics.

CAREERSIM_BIN names the program, target/release/careersim otherwise. Needs Python 3.11 and nothing else.
"""

import argparse
import asyncio
import json
import os
import re
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "cluster"))
sys.path.insert(0, str(HERE))

from fake_gemini import Refused, check_gemini, evaluation, prompt_of, scene  # noqa: E402
from wire import Client  # noqa: E402

FLASH, PRO, KEY = "gemini-3.5-flash-lite", "gemini-3.8-flash", "AIza-not-a-real-key-0123456789"
PRICES = {FLASH: (0.30, 2.50), PRO: ((0.75, 3.75) if time.gmtime().tm_year < 2027 else (1.50, 7.50))}
ANSWER = "I ask what was promised, tell the people who wait, and agree with my colleague who calls whom."
MARK = "zanzibar-marmalade"  # stands in the answer and must never stand in a log


# ------------------------------------------------------------------ the stand-in

class World:
    """What `check_gemini` and `evaluation` of the other stand-in want to know."""

    key, config = KEY, {"gullible": [], "levels": [2, 2, 2, 2, 2], "schema": True}


class Call:
    def __init__(self, model, kind, body, connection):
        self.model, self.kind, self.body, self.connection, self.at, self.refused = model, kind, body, connection, time.monotonic(), None


def strict(fields, target, model, body):
    """What COACH.md says of the wire, beyond what the other stand-in refuses."""
    check_gemini(World, fields, {}, model, body)
    if "?" in target or KEY in target:
        raise Refused(400, "the address carries more than the model")
    if fields.get("content-type", "").split(";")[0] != "application/json":
        raise Refused(400, "content-type must be application/json")
    how = body.get("generationConfig", {})
    if set(how) != {"responseMimeType", "responseJsonSchema", "maxOutputTokens", "thinkingConfig"}:
        raise Refused(400, f"generationConfig has {sorted(how)}")
    wanted = {FLASH: "MINIMAL", PRO: "LOW"}[model]
    if how["thinkingConfig"] != {"thinkingLevel": wanted}:
        raise Refused(400, f"{model} was asked to think {how['thinkingConfig']}")
    if how["maxOutputTokens"] not in (4096, 8192):
        raise Refused(400, f"maxOutputTokens is {how['maxOutputTokens']}")
    if len(body.get("contents", [])) != 1 or "systemInstruction" not in body:
        raise Refused(400, "one instruction and one user content, please")
    ordered(how["responseJsonSchema"])
    if re.search(r"\bweigh(t|s|ts|ted)\b", prompt_of(body), re.I):
        raise Refused(400, "a prompt speaks of weights")


def ordered(node):
    """All fields required, in their order; numbers bounded; reasons before levels and scores."""
    if node.get("type") == "object":
        names = list(node.get("properties", {}))
        if node.get("required") != names:
            raise Refused(400, f"required is {node.get('required')}, the fields are {names}")
        for number in {"level", "score"} & set(names):
            if names[-1] != number:
                raise Refused(400, f"`{number}` comes before its reasons: {names}")
        for child in node["properties"].values():
            ordered(child)
    if node.get("type") == "array":
        ordered(node["items"])
    if node.get("type") == "integer" and not {"minimum", "maximum"} <= set(node):
        raise Refused(400, "an integer without bounds")


class Fake:
    def __init__(self):
        self.calls, self.steps, self.always, self.connections, self.made = [], {}, {}, 0, 0

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0, limit=1 << 22)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        self.server.close()

    def forget(self):
        self.calls, self.steps, self.always = [], {}, {}

    def of(self, kind):
        return [c for c in self.calls if c.kind == kind]

    def good(self, kind, body):
        prompt = prompt_of(body)
        if kind == "scene":
            self.made += 1
            return scene(self.made, "somebody")
        return evaluation(World, body, prompt)

    async def serve(self, reader, writer):
        self.connections += 1
        number = self.connections
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                fields = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:] if line)}
                raw = await reader.readexactly(int(fields.get("content-length", 0)))
                method, target, _ = head[0].split(" ", 2)
                if not await self.answer(writer, method, target, fields, raw, number):
                    writer.close()
                    return
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            writer.close()

    async def answer(self, writer, method, target, fields, raw, number):
        match = re.fullmatch(r"/v1beta/models/([^/:?]+):generateContent(\?.*)?", target)
        if method != "POST" or not match:
            return await status(404, message=f"no such method {method} {target}")(self, None, writer)
        body = json.loads(raw)
        kind = "scene" if "options" in body.get("generationConfig", {}).get("responseJsonSchema", {}).get("properties", {}) else "grade"
        call = Call(match[1], kind, body, number)
        self.calls.append(call)
        try:
            strict(fields, target, call.model, body)
        except Refused as why:
            call.refused = why.message
            return await status(why.status, message=why.message)(self, call, writer)
        queue = self.steps.get((kind, call.model))
        step = queue.pop(0) if queue else self.always.get((kind, call.model), say())
        return await step(self, call, writer)


async def write(writer, code, body, extra=""):
    body = body if isinstance(body, bytes) else body.encode()
    writer.write(f"HTTP/1.1 {code} X\r\ncontent-type: application/json; charset=UTF-8\r\n{extra}content-length: {len(body)}\r\n\r\n".encode() + body)
    await writer.drain()
    return True


def document(model, text, change=None):
    doc = {"candidates": [{"content": {"parts": [{"text": text}], "role": "model"}, "finishReason": "STOP", "index": 0}],
           "usageMetadata": {"promptTokenCount": 811, "candidatesTokenCount": 333, "thoughtsTokenCount": 41, "totalTokenCount": 1185},
           "modelVersion": model, "responseId": "r"}
    if change:
        change(doc)
    return doc


def say(change=None, wrap=None, doc=None):
    """A success: the good value changed by `change`, its text by `wrap`, the document around it by `doc`."""
    async def step(fake, call, writer):
        value = fake.good(call.kind, call.body)
        if change:
            change(value)
        text = json.dumps(value, ensure_ascii=False)
        return await write(writer, 200, json.dumps(document(call.model, wrap(text) if wrap else text, doc), ensure_ascii=True))
    return step


def status(code, message="scripted", details=(), body=None, word="X", headers=""):
    error = {"error": {"code": code, "message": message, "status": word, "details": list(details)}}

    async def step(_fake, _call, writer):
        return await write(writer, code, json.dumps(error) if body is None else body, headers)
    return step


def raw(body):
    async def step(_fake, _call, writer):
        return await write(writer, 200, body)
    return step


async def hang(_fake, _call, _writer):
    await asyncio.sleep(300)


async def hang_after_headers(_fake, _call, writer):
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{")
    await asyncio.sleep(300)


async def trickle(_fake, _call, writer):
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"1\r\n \r\n")
        await asyncio.sleep(0.3)


async def reset(_fake, _call, writer):
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def fin(_fake, _call, _writer):
    return False


async def cut(fake, call, writer):
    body = json.dumps(document(call.model, json.dumps(fake.good(call.kind, call.body)))).encode()
    writer.write(f"HTTP/1.1 200 OK\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body[:len(body) // 2])
    await writer.drain()
    return False


async def cut_chunked(_fake, _call, writer):
    writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n20\r\n{\"candidates\": [{\"content\": {\"par\r\n")
    await writer.drain()
    return False


async def endless(_fake, _call, writer):
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"2000\r\n" + b" " * 0x2000 + b"\r\n")
        await writer.drain()


async def close_behind(fake, call, writer):
    """The right answer; the connection ends a moment later without a word."""
    await say()(fake, call, writer)
    await asyncio.sleep(0.05)
    return False


# ------------------------------------------------------------------ the rows

def info(reason):
    return {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "domain": "googleapis.com"}


def retry(delay):
    return {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}


def quota(name, value="250"):
    return {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{"quotaMetric": "m", "quotaId": name, "quotaValue": value}]}


def candidate(**changed):
    def change(doc):
        doc["candidates"][0].update(changed)
        for name in [name for name, value in changed.items() if value is None]:
            doc["candidates"][0].pop(name)
    return change


def put(name, value):
    return lambda doc: doc.update({name: value}) if value is not None else doc.pop(name)


def blocked(reason):
    def change(doc):
        doc.pop("candidates")
        doc["promptFeedback"] = {"blockReason": reason}
        doc["usageMetadata"] = {"promptTokenCount": 811, "totalTokenCount": 811}
    return say(doc=change)


def number(value):
    """The first level of a grade, the best option's score of a scene (nearly the same, so that only its form matters)."""
    def change(good):
        if "options" in good:
            good["options"][1]["score"] = value(9)
        else:
            good["criteria"][0]["level"] = value(2)
    return change


def field(change):
    """`change` is made to the feedback of a grade and to the situation of a scene."""
    def both(good):
        name = "situation" if "options" in good else "feedback"
        good[name] = change(good[name])
    return both


def without(good):
    good.pop("strong_answer" if "options" in good else "consequence")


def renamed(good):
    old = "options" if "options" in good else "criteria"
    good[old.upper()] = good.pop(old)


def options(change):
    def both(good):
        good["options"] = change(good["options"])
    return both


def script(text):
    return f"<script>alert(1)</script>{text} <img src=x onerror=alert(2)>\x00\u202e<b>Now.</b>"


class Row:
    def __init__(self, name, step, plan, word, kinds=("scene", "grade"), pro=None, source=None, again=None, gap=None, alert=None, cost=True, model=None, most=45.0):
        self.name, self.step, self.plan, self.word, self.kinds = name, step, plan, word, kinds
        self.pro, self.source, self.again, self.gap, self.alert, self.cost, self.model, self.most = pro, source, again, gap, alert, cost, model, most


def rfo(name, step, word, **more):
    return [Row(f"{name}, once", [step], "F F", [word, "ok"], **more), Row(f"{name}, always", step, "F F P P", [word] * 4, pro=step, source="offline", **more)]


def fo(name, step, word, **more):
    return [Row(f"{name}, flash", step, "F P", [word, "ok"], **more), Row(f"{name}, always", step, "F P", [word] * 2, pro=step, source="offline", **more)]


def passes(name, step, **more):
    return [Row(name, [step], "F", ["ok"], **more)]


def rows():
    out = []
    html = "<html><body><h1>502 Bad Gateway</h1></body></html>"
    for name, step, word in [
            ("500", status(500, word="INTERNAL"), "server_error"), ("502 with HTML", status(502, body=html), "server_error"),
            ("503 overloaded", status(503, "The model is overloaded.", word="UNAVAILABLE"), "overloaded"), ("499", status(499), "server_error"),
            ("reset", reset, "connection"), ("FIN", fin, "connection"), ("cut short", cut, "connection"), ("cut short, chunked", cut_chunked, "connection"),
            ("429 without RetryInfo", status(429, "Resource has been exhausted (e.g. check quota).", word="RESOURCE_EXHAUSTED"), "rate_limited")]:
        out += rfo(name, step, word)
    out += [Row("stale connection", [close_behind], "F", ["ok"], again="F", cost=True)]
    for name, step in [("504", status(504)), ("hang", hang), ("hang after headers", hang_after_headers), ("trickle", trickle)]:
        out += fo(name, step, "timeout")
    minute = quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "10")
    day = quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier")
    out += [
        Row("429 a minute, 11.1 s", [status(429, "Quota exceeded, limit: 10. Please retry in 11.1s.", [minute, retry("11.102306822s")])], "F F", ["rate_limited", "ok"], gap=(11.102, 13)),
        Row("429 a minute, 37 s", [status(429, "Quota exceeded, limit: 10", [minute, retry("37s")])], "F P", ["rate_limited", "ok"], again="P"),
        Row("429 a day", [status(429, "Quota exceeded", [day, retry("2s")])], "F P", ["quota_exhausted", "ok"], again="P", alert="quota_exhausted"),
        Row("429 limit: 0", [status(429, "Quota exceeded for metric: x, limit: 0, model: y", [retry("3s")])], "F P", ["quota_exhausted", "ok"], again="P", alert="quota_exhausted"),
        Row("404 retired", [status(404, "models/x is no longer available")], "F P", ["model_retired", "ok"], again="P", alert="model_retired")]
    for name, step in [("key invalid", status(400, "API key not valid. Please pass a valid API key.", [info("API_KEY_INVALID")], word="INVALID_ARGUMENT")),
                       ("key leaked", status(403, "Your API key was reported as leaked.", word="PERMISSION_DENIED")),
                       ("key blocked", status(403, "Requests to this API are blocked.", [info("API_KEY_SERVICE_BLOCKED")])),
                       ("key missing", status(403, "Method doesn't allow unregistered callers.")),
                       ("location", status(400, "User location is not supported for the API use.", word="FAILED_PRECONDITION"))]:
        out.append(Row(name, step, "F", ["key_refused"], source="offline", again="", alert="key_refused"))
    for name, message in [("bare 400", "Request contains an invalid argument."), ("unknown field", 'Invalid JSON payload received. Unknown name "x"'), ("schema refused", "A schema is not supported")]:
        out.append(Row(name, [status(400, message, word="INVALID_ARGUMENT")], "F P", ["bad_request", "ok"], alert="bad_request"))
    empty = [("empty body", raw("")), ("HTML in a 200", raw(html)), ("truncated document", raw('{"candidates": [{"content": {"parts": [{"te')),
             ("an error in a 200", raw('{"error": {"code": 500, "message": "x"}}')), ("no candidates", say(doc=put("candidates", []))), ("candidates gone", say(doc=put("candidates", None))),
             ("empty text", say(wrap=lambda _: "")), ("no parts", say(doc=candidate(content={"role": "model"}))),
             ("only thoughts", say(doc=lambda d: d["candidates"][0]["content"]["parts"][0].update(thought=True)))]
    for name, step in empty:
        out += rfo(name, step, "empty")
    for reason in ["SAFETY", "PROHIBITED_CONTENT"]:
        out.append(Row(f"promptFeedback {reason}", [blocked(reason)], "F", ["blocked"], source="blocked", again="same:"))
    for reason in ["SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII"]:
        out.append(Row(f"finishReason {reason}", [say(doc=candidate(finishReason=reason, content=None))], "F", ["blocked"], source="blocked", again="same:"))
    out.append(Row("promptFeedback OTHER", [blocked("OTHER")], "F P", ["withheld", "ok"]))
    out.append(Row("promptFeedback OTHER, always", blocked("OTHER"), "F P", ["withheld"] * 2, pro=blocked("OTHER"), source="blocked"))
    for reason in ["RECITATION", "OTHER", "MALFORMED_RESPONSE", "LANGUAGE", "A_NEW_REASON"]:
        out += rfo(f"finishReason {reason}", say(doc=candidate(finishReason=reason, content=None)), "stopped")
    ended = candidate(finishReason="MAX_TOKENS")
    for name, step in [("MAX_TOKENS without a text", say(doc=candidate(finishReason="MAX_TOKENS", content=None))), ("MAX_TOKENS, JSON cut", say(wrap=lambda t: t[:150], doc=ended))]:
        out.append(Row(f"{name}, once", [step], "F F*", ["cut_off", "ok"]))
        out.append(Row(f"{name}, always", step, "F F* P P*", ["cut_off"] * 4, pro=step, source="offline"))
    out += passes("MAX_TOKENS behind the whole", say(doc=ended))
    out += fo("white space without end", endless, "runaway")
    out += fo("blanks in the text", say(wrap=lambda t: t[:-1] + " \n" * 4000, doc=ended), "runaway")
    out += fo("repetition in the text", say(wrap=lambda t: t[:100] + " and so on" * 900, doc=ended), "runaway")
    out += fo("300 KiB", say(wrap=lambda t: t + "x" * 300_000), "runaway")
    for name, wrap in [("fences", lambda t: f"```json\n{t}\n```"), ("prose", lambda t: f"Here is what you asked for:\n{t}\nAnything else?"), ("BOM", lambda t: "\ufeff" + t),
                       ("a second object", lambda t: t + '\n{"level": 3, "options": []}')]:
        out += passes(name, say(wrap=wrap))

    def parts(doc):
        text = doc["candidates"][0]["content"]["parts"][0]["text"]
        doc["candidates"][0]["content"]["parts"] = [{"text": text[:70]}, {"text": text[70:200]}, {"text": text[200:], "thoughtSignature": "s"}]

    def draft(doc):
        doc["candidates"][0]["content"]["parts"].insert(0, {"text": '{"draft": true}', "thought": True})

    def unknown(doc):
        doc.update(surprise={"a": [1]}, createTime="x")
        doc["candidates"][0].update(groundingMetadata={}, avgLogprobs=-0.1)
        doc["usageMetadata"].update(trafficType="ON_DEMAND", promptTokensDetails=[{"modality": "TEXT", "tokenCount": 1}])
    out += passes("several parts", say(doc=parts)) + passes("a draft in a thought", say(doc=draft)) + passes("unknown fields", say(doc=unknown))
    out += passes("usage missing", say(doc=put("usageMetadata", None)), cost=None) + passes("usage partial", say(doc=put("usageMetadata", {"promptTokenCount": 811})), cost=None)
    out += passes("another modelVersion", say(doc=put("modelVersion", "gemini-9-secret")), cost=None, model="gemini-9-secret", alert="gemini-9-secret")
    bad = [("trailing comma", lambda t: t[:-1] + ",}"), ("raw newline", lambda t: t.replace(" ", "\n", 40).replace("\n", " ", 1)), ("lone surrogate", lambda t: t.replace(": \"", ": \"\\ud83d ", 1)),
           ("duplicate keys", lambda t: "{" + t[1:].replace('"', '"x": 1, "x": 2, "', 1)), ("array root", lambda t: f"[{t}]"), ("array root, fenced", lambda t: f"```json\n[1, {t}]\n```"),
           ("1e400", lambda t: re.sub(r'"(score|level)": \d', r'"\1": 1e400', t, count=1)), ("no JSON", lambda _: "I would rather not.")]
    for name, wrap in bad:
        out += rfo(name, say(wrap=wrap), "malformed")
    for name, change in [("missing field", without), ("renamed field", renamed), ("blank string", field(lambda _: "  ")), ("a number for a text", field(lambda _: 5))]:
        out += rfo(name, say(change), "invalid")
    for name, value in [('"2"', str), ("2.0", float)]:
        out += passes(f"number {name}", say(number(value)))
    for name, value in [("11", 11), ("-1", -1), ("7.5", 7.5), ("null", None), ("7/10", "7/10"), ("true", True)]:
        out += rfo(f"number {name}", say(number(lambda _, v=value: v)), "invalid")
    more = {"text": "Write a long note about it and go for lunch now.", "consequence": "Nobody reads the note.", "feedback": "A note alone helps nobody.", "score": 2}
    for name, change, word in [("1", lambda o: o[1:2], "unfit"), ("2", lambda o: o[:2], "unfit"), ("5", lambda o: o + [more, more | {"text": "Ask the next one who comes in to decide for you."}], "unfit"),
                               ("equal", lambda o: [o[0], o[1], o[2] | {"text": o[0]["text"].upper() + " "}], "unfit"), ("as texts", lambda o: [x["text"] for x in o], "invalid"),
                               ("objects", lambda o: [x | {"text": {"text": x["text"]}} for x in o], "invalid")]:
        out += rfo(f"options: {name}", say(options(change)), word, kinds=("scene",))
    out += passes("options: 4", say(options(lambda o: [*o, more])), kinds=("scene",))
    out += passes("HTML, script, NUL, bidi", say(field(script)))
    return out


# ------------------------------------------------------------------ playing one

class Program:
    def __init__(self, fake, alone):
        self.fake, self.alone, self.rows, self.folder = fake, alone, 0, tempfile.TemporaryDirectory(prefix="careersim-outcomes.")

    async def __aenter__(self):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        binary = os.environ.get("CAREERSIM_BIN", str(HERE.parent / "target/release/careersim"))
        env = {"PATH": os.environ["PATH"], "HOME": self.folder.name, "GEMINI_API_KEY": KEY, "GEMINI_BASE_URL": f"http://127.0.0.1:{self.fake.port}",
               "CAREERSIM_RATE_LIMITS": "off", "RUST_LOG": "info", "CAREERSIM_BUDGET__DAY_USD": "1000", "CAREERSIM_BUDGET__MONTH_USD": "1000"}
        if not self.alone:
            env["CAREERSIM_COACH__LIMITS__BREAKER_FAILURES"] = "100000"
        self.log_file = open(Path(self.folder.name) / "log", "wb")
        self.child = subprocess.Popen([binary, "--data", self.folder.name, "serve", "--listen", f"127.0.0.1:{self.port}"], cwd=self.folder.name, env=env,
                                      stdout=self.log_file, stderr=self.log_file)
        self.client = Client(self.port)
        for _ in range(600):
            try:
                if (await self.client.call("GET", "/api/health/ready")).status == 200:
                    break
            except Exception:  # noqa: BLE001 - not up yet
                pass
            await asyncio.sleep(0.1)
        return self

    async def begin(self):
        """A new player, a career of their own, and marks behind which only this row's calls, bookings and log lines stand."""
        self.rows += 1
        self.career = f"glass eel keeper {self.rows}"
        self.fake.forget()
        self.booked = {kind: len(self.all_booked(kind)) for kind in ("scene", "grade")}
        self.log_from = len(self.all_logged())
        self.token = (await self.client.call("POST", "/api/guests")).json()["access_token"]

    async def __aexit__(self, *_):
        self.child.terminate()
        await asyncio.to_thread(self.child.wait)
        self.client.close()
        self.folder.cleanup()

    async def post(self, path, body, status=None):
        reply = await self.client.call("POST", path, body, self.token, patience=60)
        assert status is None or reply.status == status, (path, reply.status, reply.data[:300])
        return reply

    def all_logged(self):
        return (Path(self.folder.name) / "log").read_text(errors="replace")

    def log(self):
        return self.all_logged()[self.log_from:]

    def ledger(self, purpose):
        return self.all_booked(purpose)[self.booked[purpose]:]

    def all_booked(self, purpose):
        with sqlite3.connect(f"file:{self.folder.name}/careersim.db?mode=ro", uri=True) as db:
            return db.execute("SELECT model, outcome, cost_micro_usd, tokens_in FROM usage_attempts WHERE purpose = ? ORDER BY at, id", (purpose,)).fetchall()

    def sums_agree(self):
        with sqlite3.connect(f"file:{self.folder.name}/careersim.db?mode=ro", uri=True) as db:
            one = db.execute("SELECT COUNT(*), COALESCE(SUM(cost_micro_usd), 0), COALESCE(SUM(cost_micro_usd IS NULL), 0) FROM usage_attempts").fetchone()
            two = db.execute("SELECT COALESCE(SUM(calls), 0), COALESCE(SUM(cost_micro_usd), 0), COALESCE(SUM(unknown_costs), 0) FROM usage_daily").fetchone()
            spent = db.execute("SELECT reserved FROM budgets").fetchall()
        return one == two and all(row == (0,) for row in spent)

    async def scene(self, career):
        started = time.monotonic()
        reply = await self.post("/api/generate-scenario", {"career_title": career})
        return reply, time.monotonic() - started

    async def grade(self, scene, text):
        started = time.monotonic()
        reply = await self.post("/api/evaluate-answer", {"scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "user_answer": text}, 202)
        task = reply.json()
        while task["status"] not in ("succeeded", "failed"):
            got = await self.client.call("GET", f"/api/tasks/{task['task_id']}?wait=25", None, self.token, patience=60)
            assert got.status == 200, got.data[:300]
            task = got.json()
            assert time.monotonic() - started < 100, "never ends"
        return task, time.monotonic() - started


def planned(plan):
    return [({"F": FLASH, "P": PRO}[w[0]], 8192 if w.endswith("*") else 4096) for w in plan.split()]


def cost_of(model, row, good):
    if row.cost is None:
        return None
    price = PRICES[model]
    return round(811 * price[0] + (333 + 41) * price[1]) if good else None


class Judge:
    def __init__(self):
        self.faults = []

    def that(self, holds, what):
        if not holds:
            self.faults.append(str(what)[:400])


def look(judge, row, kind, fake, program, took, began):
    calls = fake.of(kind)
    seen = [(c.model, c.body["generationConfig"]["maxOutputTokens"]) for c in calls]
    judge.that(seen == planned(row.plan), f"calls {seen}")
    judge.that(not [c.refused for c in fake.calls if c.refused], f"refused: {[c.refused for c in fake.calls if c.refused]}")
    judge.that(took <= row.most + 1, f"took {took:.1f} s")
    gaps = [b.at - a.at for a, b in zip(calls, calls[1:]) if a.model == b.model]
    low, high = row.gap or ((0, 2.0) if "*" in row.plan else (0.5, 2.5))
    judge.that(all(low <= g <= high for g in gaps), f"pauses {gaps}")
    judge.that(not calls or calls[0].at - began < 15, "began late")
    books = program.ledger(kind)
    judge.that([b[1] for b in books] == row.word, f"outcomes in the ledger {books}")
    judge.that(len(books) == len(calls), f"{len(calls)} calls, {len(books)} in the ledger")
    for book, word in zip(books, row.word):
        if word == "ok":
            model = row.model or book[0]
            judge.that(book[0] == model and book[2] == cost_of(book[0], row, True), f"cost {book}")
        if word in ("server_error", "connection", "timeout", "overloaded", "rate_limited", "key_refused", "bad_request"):
            judge.that(book[2] is None, f"cost of a failure {book}")
    return books


def clean(judge, value):
    text = json.dumps(value, ensure_ascii=False)
    judge.that(not re.search(r"<script|onerror|<b>|\\u0000|\u202e", text), f"unclean: {text[:300]}")


async def play_scene(row, judge, fake, program):
    began = time.monotonic()
    reply, took = await program.scene(program.career)
    judge.that(reply.status < 500, f"status {reply.status}")
    await asyncio.sleep(0.2)
    look(judge, row, "scene", fake, program, took, began)
    body = reply.json()
    if row.source == "blocked":
        judge.that(reply.status == 422 and "charged" in json.dumps(body), f"{reply.status} {body}")
    else:
        judge.that(reply.status == 200, f"{reply.status} {body}")
        source = body["provenance"]["source"]
        judge.that((source == "gemini") == (row.source is None), f"provenance {body['provenance']}")
        if row.source is None:
            model = row.model or planned(row.plan)[-1][0]
            judge.that(body["provenance"]["model"] == model and body["provenance"]["prompt"] == "scene@1", f"provenance {body['provenance']}")
        judge.that(3 <= len(body["options"]) <= 4 and 40 <= len(body["scenario"].split()) <= 200, "an unfit scene")
        clean(judge, body)
    return body


async def play_grade(row, judge, fake, program, scene):
    began = time.monotonic()
    task, took = await program.grade(scene, f"{ANSWER} {MARK}")
    await asyncio.sleep(0.2)
    books = look(judge, row, "grade", fake, program, took, began)
    if row.source == "blocked":
        judge.that(task["status"] == "failed" and "charged" in json.dumps(task["problem"]) and task["problem"]["status"] < 500, f"{task}")
        me = (await program.client.call("GET", "/api/users/me", None, program.token)).json()
        judge.that(me["balance"] == 100, f"balance {me}")
        return
    judge.that(task["status"] == "succeeded", f"{task}")
    result = task["result"]
    source = result["provenance"]["source"]
    judge.that(source == ("gemini" if row.source is None else "offline"), f"provenance {result['provenance']}")
    judge.that(bool(result["provenance"].get("label")) == (row.source is not None), "an estimate says so, a grade does not")
    receipt = [(a["model"], a["outcome"], None if a["cost_usd"] is None else round(a["cost_usd"] * 1e6), a["input_tokens"]) for a in result["receipt"]["attempts"]]
    judge.that(receipt == books, f"receipt {receipt}, ledger {books}")
    judge.that(0 <= result["score"] <= 10 and (row.source is not None or result["score"] == 7), f"score {result['score']}")
    clean(judge, result)


async def play_again(row, kind, judge, fake, program, scene):
    same, plan = row.again.startswith("same:"), row.again.removeprefix("same:")
    # The next scene of the day is being made behind a grade.
    await asyncio.sleep(1.5)
    before = len(fake.of(kind))
    if kind == "scene":
        reply, _ = await program.scene(program.career if same else "paper kite mender")
        judge.that(reply.status < 500, f"again: {reply.status}")
    elif same:
        other = (await program.client.call("POST", "/api/guests")).json()["access_token"]
        program.token = other
        reply, _ = await program.scene(program.career)
        judge.that(reply.json()["scenario_id"] == scene["scenario_id"], "another scene from the pool")
        task, _ = await program.grade(reply.json(), f"{ANSWER} {MARK}")
        judge.that(task["status"] == "failed", f"again: {task['status']}")
    else:
        following = (await program.post("/api/generate-scenario", {"session_id": scene["session_id"]}, 200)).json()
        await program.grade(following, f"I call {ANSWER}")
    seen = [c.model for c in fake.of(kind)[before:]]
    judge.that(seen == [m for m, _ in planned(plan)], f"again: {seen}")


async def play(row, kind, judge, fake, program):
    await program.begin()
    scene = (await program.scene(program.career))[0].json() if kind == "grade" else None
    if kind == "grade":
        program.booked["grade"] = len(program.all_booked("grade"))
    for model, step in ((FLASH, row.step), (PRO, row.pro)):
        if isinstance(step, list):
            fake.steps[kind, model] = list(step)
        elif step:
            fake.always[kind, model] = step
    if kind == "scene":
        await play_scene(row, judge, fake, program)
    else:
        await play_grade(row, judge, fake, program, scene)
    if row.again is not None:
        await play_again(row, kind, judge, fake, program, scene)
    for _ in range(50):
        if agree := program.sums_agree():
            break
        await asyncio.sleep(0.2)
    judge.that(agree, "the sums of the ledger differ, or something stays reserved")
    log = program.log()
    judge.that(row.alert is None or any(row.alert in line and "WARN" in line.upper() for line in log.splitlines()), "no alert in the log")
    if row.alert in ("key_refused", "quota_exhausted", "model_retired"):
        metrics = (await program.client.call("GET", "/api/metrics")).data.decode()
        judge.that(f'careersim_model_switched_off{{model="{FLASH}"}} 1' in metrics, "the metrics don't say that it is off")
    judge.that(KEY not in log and MARK not in log, "a key or an answer stands in the log")
    # Nothing of this row may be graded again in the middle of another one.
    gone = await program.client.call("DELETE", "/api/users/me", None, program.token)
    judge.that(gone.status == 204, f"erasing answered {gone.status}")
    judge.that("panicked" not in log and " ERROR " not in log, f"errors in the log: {[x for x in log.splitlines() if 'ERROR' in x or 'panicked' in x][:2]}")


async def one(row, kind, fake, program, failed):
    judge, started = Judge(), time.monotonic()
    try:
        await play(row, kind, judge, fake, program)
    except Exception:  # noqa: BLE001 - told as the row's fault
        judge.faults.append(traceback.format_exc(limit=-3))
    print(f"{'FAILS' if judge.faults else 'holds'}  {kind}  {row.name}  ({time.monotonic() - started:.1f} s)", flush=True)
    for fault in judge.faults:
        print("       ", fault, flush=True)
    failed.extend([f"{kind}: {row.name}"] if judge.faults else [])


async def several(pairs, failed, alone=False):
    async with Fake() as fake, Program(fake, alone) as program:
        while pairs:
            await one(*pairs.pop(0), fake, program, failed)


def leaves_something_behind(row):
    return row.again is not None or row.alert is not None or "429" in row.name


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--at-once", type=int, default=6)
    parser.add_argument("--only", default="")
    parser.add_argument("--kind", choices=["scene", "grade"])
    args = parser.parse_args()
    failed = []
    wanted = [(row, kind) for row in rows() if args.only in row.name for kind in row.kinds if args.kind in (None, kind)]
    count = len(wanted)
    # The slow ones first.
    wanted.sort(key=lambda pair: 0 if any(w in pair[0].name for w in ("hang", "trickle", "11.1")) else 1)
    single = [[pair] for pair in wanted if leaves_something_behind(pair[0])]
    # Making a scene and grading each have programs of their own: what is prefetched behind a grade must not meet a scene's row.
    shared = {kind: [pair for pair in wanted if pair[1] == kind and not leaves_something_behind(pair[0])] for kind in ("scene", "grade")}

    async def alone():
        while single:
            await several(single.pop(0), failed, alone=True)
    workers = max(args.at_once // 3, 1)
    await asyncio.gather(*(alone() for _ in range(workers)), *(several(pairs, failed) for pairs in shared.values() for _ in range(workers) if pairs))
    print(f"{count - len(failed)} of {count} rows hold")
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    asyncio.run(main())
