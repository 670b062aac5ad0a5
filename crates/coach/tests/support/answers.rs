//! Texts that a well-behaved model would give, and the documents around them.

use serde_json::{Value, json};

/// A Gemini success with this text: 1,000 tokens sent, 200 answered, 50 thought.
pub fn success(model: &str, text: &str) -> Value {
    json!({
        "candidates": [{ "content": { "parts": [{ "text": text }], "role": "model" }, "finishReason": "STOP", "index": 0 }],
        "usageMetadata": { "promptTokenCount": 1000, "candidatesTokenCount": 200, "thoughtsTokenCount": 50, "totalTokenCount": 1250 },
        "modelVersion": model,
        "responseId": "x",
    })
}

/// Everything that a request tells the model.
pub fn prompt_of(body: &Value) -> String {
    let parts = [body.pointer("/systemInstruction/parts/0/text"), body.pointer("/contents/0/parts/0/text")];
    let messages = body["messages"].as_array().into_iter().flatten().map(|m| &m["content"]);
    parts
        .into_iter()
        .flatten()
        .chain(messages)
        .filter_map(Value::as_str)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The player's answer as the prompt shows it.
pub fn answer_in(prompt: &str) -> String {
    let Some((_, after)) = prompt.rsplit_once("The player's answer:\n") else {
        return String::new();
    };
    let mut lines = after.lines();
    let border = lines.next().unwrap_or_default().to_owned();
    lines.take_while(|l| *l != border).collect::<Vec<_>>().join("\n")
}

/// How many criteria the grader is asked about.
pub fn asked_criteria(body: &Value) -> usize {
    let schema = body
        .pointer("/generationConfig/responseJsonSchema")
        .or_else(|| body.pointer("/response_format/json_schema/schema"));
    schema
        .and_then(|s| s.pointer("/properties/criteria/minItems"))
        .and_then(Value::as_u64)
        .map_or(3, |n| usize::try_from(n).unwrap())
}

/// What fits the request: a scene where options are asked for, else a grade of level 2 with the first words as quotes.
pub fn fitting(body: &Value) -> Value {
    let prompt = prompt_of(body);
    if prompt.contains("You write scenes") {
        return scene();
    }
    let answer = answer_in(&prompt);
    let quote = answer.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    grade(&vec![(2, quote.as_str()); asked_criteria(body)])
}

/// A scene that passes every check.
pub fn scene() -> Value {
    json!({
        "title": "The pump that never stopped",
        "situation": "It is 07:10 and you have just taken over the packing line at a small dairy in the hills. Marek, who worked the night, \
            tells you over his shoulder that the pump on tank two has been making a noise since four, but that nobody had time to look. The first truck \
            is due at eight, and your manager, Mrs Alvarez, is not in the building yet. Two colleagues wait for you to start the belt.",
        "criteria": [
            { "text": "Checks the pump before starting the belt", "competency": "craft" },
            { "text": "Tells Mrs Alvarez about the delay early", "competency": "communication" },
            { "text": "Keeps the two colleagues away from the danger", "competency": "teamwork" },
        ],
        "strong_answer": "I would keep the belt off, ask Marek to show me the noise before he leaves, lock the pump, call Mrs Alvarez at once and tell my colleagues why we wait.",
        "facts": ["Marek works nights", "Mrs Alvarez is the manager"],
        "options": [
            { "text": "Start the belt now and look at the pump when the truck has left.", "consequence": "The pump seizes at half past seven.", "feedback": "You kept the schedule for half an hour.", "score": 1 },
            { "text": "Keep the belt off, look at the pump with Marek and call Mrs Alvarez.", "consequence": "You find a loose bearing in time.", "feedback": "You asked the one person who knew.", "score": 9 },
            { "text": "Send a colleague to look at the pump while you start the belt.", "consequence": "She burns her hand on the housing.", "feedback": "You noticed the danger and gave it away.", "score": 3 },
        ],
    })
}

/// A grade with these levels and quotes.
pub fn grade(findings: &[(i64, &str)]) -> Value {
    let criteria: Vec<Value> = findings
        .iter()
        .map(|(level, quote)| json!({ "quote": quote, "reason": "These words say so.", "level": level }))
        .collect();
    json!({ "criteria": criteria, "consequence": "The line starts twenty minutes late, but it runs.", "feedback": "You looked before you acted. Tell the others what you found." })
}
