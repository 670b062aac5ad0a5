//! What the real services refuse, and in which words.

use super::{FLASH, KEY, LOCAL, PRO, Request};
use serde_json::{Value, json};

type Refusal = (u16, String);

/// Checks a request as the services do.
pub fn check(request: &Request, schema_supported: bool) -> Result<(), Refusal> {
    let bad = |why: &str| (400, why.to_owned());
    if request.target.contains("key=") {
        return Err(bad("the key belongs into the header"));
    }
    if request.is_openai() {
        return openai(request, schema_supported);
    }
    if request.headers.contains_key("authorization") {
        return Err((401, "Request had invalid authentication credentials".to_owned()));
    }
    match request.headers.get("x-goog-api-key").map(String::as_str) {
        Some(KEY) => {}
        Some(_) => return Err(bad("API key not valid. Please pass a valid API key.")),
        None => return Err((403, "Method doesn't allow unregistered callers".to_owned())),
    }
    if request.method == "GET" && request.target.starts_with("/v1beta/models?") {
        return Ok(());
    }
    if request.method != "POST" || !request.target.ends_with(":generateContent") {
        return Err((404, "no such method".to_owned()));
    }
    let model = request.model();
    if ![FLASH, PRO, "gemini-4-hydrogen"].contains(&model.as_str()) {
        return Err((404, format!("models/{model} is not found for API version v1beta")));
    }
    gemini(&model, &serde_json::from_slice(&request.body).map_err(|e| bad(&e.to_string()))?).map_err(|why| bad(&why))
}

/// An error document as the services write it.
pub fn error(status: u16, message: &str) -> Value {
    let mut details = Vec::new();
    if message.starts_with("API key not valid") {
        details.push(json!({ "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com" }));
    }
    json!({ "error": { "code": status, "message": message, "status": "X", "details": details } })
}

fn only(value: &Value, known: &[&str], place: &str) -> Result<(), String> {
    let map = value.as_object().ok_or_else(|| format!("`{place}` is not an object"))?;
    match map.keys().find(|k| !known.contains(&k.as_str())) {
        Some(name) => Err(format!("Invalid JSON payload received. Unknown name \"{name}\" at '{place}'")),
        None => Ok(()),
    }
}

fn text_parts(value: &Value, place: &str) -> Result<(), String> {
    let parts = value["parts"]
        .as_array()
        .filter(|p| !p.is_empty())
        .ok_or_else(|| format!("`{place}` has no parts"))?;
    for part in parts {
        only(part, &["text"], place)?;
        if part["text"].as_str().is_none_or(str::is_empty) {
            return Err(format!("`{place}` has an empty part"));
        }
    }
    Ok(())
}

fn gemini(model: &str, body: &Value) -> Result<(), String> {
    only(body, &["contents", "systemInstruction", "generationConfig", "safetySettings"], "request")?;
    only(&body["systemInstruction"], &["parts"], "systemInstruction")?;
    text_parts(&body["systemInstruction"], "systemInstruction")?;
    let contents = body["contents"].as_array().filter(|c| c.len() == 1).ok_or("one content, please")?;
    only(&contents[0], &["role", "parts"], "contents")?;
    text_parts(&contents[0], "contents")?;
    if contents[0]["role"] != "user" {
        return Err("Please use a valid role: user, model.".to_owned());
    }
    let config = &body["generationConfig"];
    only(
        config,
        &["responseMimeType", "responseJsonSchema", "maxOutputTokens", "thinkingConfig"],
        "generationConfig",
    )?;
    if config["responseMimeType"] != "application/json" {
        return Err("a schema needs application/json".to_owned());
    }
    if !config["maxOutputTokens"].as_u64().is_some_and(|n| (1..=65_536).contains(&n)) {
        return Err("maxOutputTokens is out of range".to_owned());
    }
    only(&config["thinkingConfig"], &["thinkingLevel"], "thinkingConfig")?;
    let levels: &[&str] = if model == FLASH {
        &["MINIMAL", "LOW", "MEDIUM", "HIGH"]
    } else {
        &["LOW", "MEDIUM", "HIGH"]
    };
    if !levels.iter().any(|l| config["thinkingConfig"]["thinkingLevel"] == *l) {
        return Err(format!("Thinking level is not supported for {model}"));
    }
    schema(&config["responseJsonSchema"])
}

fn schema(node: &Value) -> Result<(), String> {
    let known = [
        "type",
        "properties",
        "required",
        "items",
        "enum",
        "minItems",
        "maxItems",
        "minimum",
        "maximum",
        "description",
        "title",
    ];
    only(node, &known, "responseJsonSchema")?;
    if node["type"] == "array" && node["items"]["type"] == "object" && node.get("maxItems").is_some() {
        return Err("Request contains an invalid argument.".to_owned());
    }
    let names: Vec<&String> = node["properties"].as_object().into_iter().flat_map(|p| p.keys()).collect();
    for required in node["required"].as_array().into_iter().flatten() {
        if !names.iter().any(|n| required == n.as_str()) {
            return Err(format!("required property {required} is not defined"));
        }
    }
    node["properties"].as_object().into_iter().flat_map(|p| p.values()).try_for_each(schema)?;
    node.get("items").map_or(Ok(()), schema)
}

fn openai(request: &Request, schema_supported: bool) -> Result<(), Refusal> {
    if request.headers.get("authorization").map(String::as_str) != Some("Bearer local-key") {
        return Err((401, "Incorrect API key provided".to_owned()));
    }
    if request.method == "GET" {
        return Ok(());
    }
    if request.target != "/v1/chat/completions" {
        return Err((404, "not found".to_owned()));
    }
    let body = request.json();
    only(&body, &["model", "messages", "response_format", "max_tokens", "stream"], "request").map_err(|why| (400, why))?;
    if body["model"] != LOCAL {
        return Err((404, "The model does not exist".to_owned()));
    }
    let form = body["response_format"]["type"].as_str().unwrap_or_default();
    let schema_given = body.pointer("/response_format/json_schema/schema").is_some();
    match (form, schema_supported) {
        ("json_schema", true) if schema_given => Ok(()),
        ("json_object", _) => Ok(()),
        _ => Err((400, "unsupported response_format".to_owned())),
    }
}
