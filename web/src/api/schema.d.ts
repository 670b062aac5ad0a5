// Generated from openapi.json by `npm run gen:api`. Do not edit.

export interface paths {
    "/api/answers/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a second judge, with a reason; both verdicts stay. */
        post: operations["appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/careers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the catalogue by title and other names. */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/careers/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One career. */
        get: operations["career"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client-errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report an error of the page. */
        post: operations["report_client_error"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evaluate-answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a scene. A pick's task has succeeded in the reply; own words are graded in the background. */
        post: operations["evaluate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generate-scenario": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a day, or get its next scene (the same one again while it is unanswered). */
        post: operations["generate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start playing at once, without a name. */
        post: operations["create_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is up. */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Database, cache and queue are reachable and migrations are done. Red while draining, so that no new request comes. */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this installation is. */
        get: operations["meta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus' text format. */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The active version of every prompt. */
        get: operations["list_prompts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a prompt, newest first. */
        get: operations["versions"];
        put?: never;
        /** Keep a new version; it isn't active yet. Unknown or missing variables are refused, named. */
        post: operations["add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a version in force on every replica within 2 s. A grader prompt passes the gate first. */
        post: operations["activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed between two versions. */
        get: operations["diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Measure a version beside the active one without putting it in force. */
        post: operations["preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back to the version that was in force before; again, to the one before that. */
        post: operations["rollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version. */
        get: operations["version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Depth and age of the queue. */
        get: operations["depth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs of one state, the oldest first. */
        get: operations["jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a job for good; nothing is charged. */
        delete: operations["drop_job"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a dead job back, or make a waiting one due now. */
        post: operations["retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready scenes of a career, without grading. */
        get: operations["list_scenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios/{id}/hint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Buy the criteria for 5 of balance; the second time is free. */
        post: operations["hint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a scene is unrealistic. */
        post: operations["report_scenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The player's days, newest first. */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A whole day with its report. */
        get: operations["session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/fork": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rewind into a new day that shares the past, for 10 of balance. The original grade stays. */
        post: operations["fork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a public, nameless link to the report; the same one again. */
        post: operations["share"];
        /** Take the link back. */
        delete: operations["unshare"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shared/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A shared report. */
        get: operations["shared"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The state of a task. `?wait=20` answers when it ends or the time is up; `Accept: text/event-stream` sends every change. */
        get: operations["task"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with name and password, or change a refresh token for a new pair. */
        post: operations["create_token"];
        /** Log out: ends the refresh family of this login. */
        delete: operations["delete_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls, tokens and cost by day, model, purpose, prompt and outcome, with the caps. */
        get: operations["usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts. */
        get: operations["accounts"];
        put?: never;
        /** Register. */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own profile. */
        get: operations["me"];
        /** Give a guest a name and a password; the history stays. */
        put: operations["claim"];
        post?: never;
        /** Erase everything that is yours. */
        delete: operations["erase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The corrections that the player has not heard of. They are told once: the next call leaves them out. */
        post: operations["tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of one's data. */
        get: operations["export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give an account a role, or lock it out. */
        put: operations["change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description Which version goes live, and why.
         * @example {
         *       "version": 2,
         *       "message": "shorter reasons, same agreement"
         *     }
         */
        Activate: {
            /** @description Also when the gate says no; then `message` must say why. */
            force?: boolean;
            message?: string;
            /** Format: int32 */
            version: number;
        };
        /** @description What is in force now, and what the gate said. */
        Activated: {
            active: components["schemas"]["PromptVersionBody"];
            candidate?: components["schemas"]["MeasuredBody"] | null;
            gate_passed: boolean;
            replaced?: components["schemas"]["MeasuredBody"] | null;
        };
        /** @description One call to a model. */
        Attempt: {
            /**
             * Format: int64
             * @description Tokens that the service had cached.
             */
            cached_tokens?: number | null;
            /**
             * Format: double
             * @description US dollars; unknown is null, never 0.
             */
            cost_usd?: number | null;
            /**
             * Format: int64
             * @description Tokens sent.
             */
            input_tokens?: number | null;
            /** @description The model. */
            model: string;
            /**
             * Format: int64
             * @description Milliseconds.
             */
            ms: number;
            /** @description A stable word such as `ok` or `timeout`. */
            outcome: string;
            /**
             * Format: int64
             * @description Tokens of the visible answer.
             */
            output_tokens?: number | null;
            /**
             * Format: int64
             * @description Tokens of thinking.
             */
            thought_tokens?: number | null;
        };
        /** @description The balance after a round. */
        BalancePoint: {
            /** Format: int64 */
            balance: number;
            /** Format: int32 */
            round: number;
        };
        /** @description A cap and what it stands at. */
        CapBody: {
            /** Format: double */
            limit_usd: number;
            period: string;
            /** Format: double */
            reserved_usd: number;
            scope: string;
            /** Format: double */
            spent_usd: number;
        };
        /** @description All that the catalogue knows of a career. */
        CareerDetail: {
            /** @description Is there a day that an author wrote for it? */
            authored_day: boolean;
            /** @description Where its texts come from, if they are not ours; to be shown beside them. */
            credit?: string | null;
            group: string;
            hazards: string[];
            people: string[];
            related: components["schemas"]["CareerLink"][];
            slug: string;
            soc_code: string;
            summary: string;
            tasks: string[];
            title: string;
            tools: string[];
        };
        /**
         * @description A career that fits what is typed.
         * @example {
         *       "title": "Registered nurse",
         *       "slug": "registered-nurse",
         *       "soc_code": "29-1141",
         *       "group": "Healthcare practitioners",
         *       "summary": "Looks after patients through the day and night.",
         *       "matched": "nurse"
         *     }
         */
        CareerHit: {
            /** @description The group of work that it belongs to. */
            group: string;
            /** @description The other name that fits, if it is not the title. */
            matched?: string | null;
            slug: string;
            soc_code?: string | null;
            summary: string;
            title: string;
        };
        /** @description A career with its neighbours. */
        CareerLink: {
            slug: string;
            title: string;
        };
        /** @description The best careers first. */
        Careers: {
            items: components["schemas"]["CareerHit"][];
        };
        /**
         * @description What to change.
         * @example {
         *       "role": "teacher"
         *     }
         */
        ChangeAccount: {
            disabled?: boolean | null;
            role?: components["schemas"]["Role"] | null;
        };
        /**
         * @description An error of the page.
         * @example {
         *       "message": "x is undefined",
         *       "stack": "at f (/assets/index.js:1:2)",
         *       "url": "/play",
         *       "release": "0.1.0"
         *     }
         */
        ClientError: {
            message: string;
            release?: string | null;
            stack?: string | null;
            url?: string | null;
        };
        /**
         * @description A family of abilities.
         * @enum {string}
         */
        Competency: "judgement" | "communication" | "teamwork" | "ethics" | "craft";
        /** @description A competency over the day. */
        CompetencyMean: {
            /** Format: int32 */
            answers: number;
            competency: components["schemas"]["Competency"];
            /**
             * Format: double
             * @description 0..=10 over exact grades; null without any.
             */
            mean?: number | null;
            /**
             * Format: double
             * @description The player's mean over all their days.
             */
            own_average?: number | null;
        };
        /**
         * @description How sure the built-in coach is.
         * @enum {string}
         */
        Confidence: "low" | "medium" | "high";
        /** @description A grade that replaced an earlier one. */
        Correction: {
            /** Format: uuid */
            answer_id: string;
            /**
             * Format: int64
             * @description By how much the balance moved.
             */
            balance_change: number;
            career_title: string;
            /** @description `regrade` or `appeal`. */
            purpose: string;
            /**
             * Format: int32
             * @description The answer's scene in its day, from 1.
             */
            round: number;
            /**
             * Format: int32
             * @description 0..=10.
             */
            score: number;
            /**
             * Format: int32
             * @description 0..=10.
             */
            score_before?: number | null;
            /** Format: uuid */
            session_id: string;
        };
        /** @description What was corrected since the last time. */
        Corrections: {
            items: components["schemas"]["Correction"][];
        };
        /** @description A thing that was made. */
        Created: {
            /** Format: uuid */
            id: string;
        };
        /**
         * @description A name and a password.
         * @example {
         *       "username": "ada",
         *       "password": "correct horse"
         *     }
         */
        Credentials: {
            /** @description 8..=128 characters. */
            password: string;
            /** @description 3..=50 of a-z, 0-9, `_`, `-`. */
            username: string;
        };
        /** @description One line per criterion. */
        CriterionGrade: {
            /** @description The ability. */
            competency: components["schemas"]["Competency"];
            /**
             * Format: int32
             * @description 0..=3.
             */
            level: number;
            /** @description The player's own words that show it. */
            quote?: string | null;
            /** @description Why. */
            reason: string;
            /** @description What a good answer shows. */
            text: string;
        };
        /**
         * @description Where a day stands.
         * @enum {string}
         */
        DayStatus: "active" | "finished";
        /** @description What changed. */
        DiffBody: {
            /** @description Lines with ` `, `-` or `+` before them. */
            diff: string;
        };
        /**
         * @description How hard a day is.
         * @enum {string}
         */
        Difficulty: "easy" | "normal" | "hard";
        /** @description A grade that a later one replaced; it stays visible. */
        EarlierGrade: {
            /** @description What was said. */
            feedback: string;
            /** @description Who graded. */
            provenance: components["schemas"]["Provenance"];
            /** @description The player's reason of an appeal. */
            reason?: string | null;
            /** @description Why the later grade was asked for: `regrade` or `appeal`. */
            replaced_by: string;
            /**
             * Format: int32
             * @description 0..=10.
             */
            score: number;
        };
        /** @description An offline estimate of a text: its own series. */
        Estimate: {
            confidence?: components["schemas"]["Confidence"] | null;
            /** Format: int32 */
            round: number;
            /** Format: int32 */
            score: number;
        };
        /**
         * @description An option's index, or the player's own words.
         * @example {
         *       "scenario_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
         *       "session_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3e",
         *       "option": 1
         *     }
         */
        EvaluateAnswer: {
            /**
             * Format: int64
             * @description From 0.
             */
            option?: number | null;
            /** Format: uuid */
            scenario_id: string;
            /** Format: uuid */
            session_id: string;
            /** @description 1..=500 characters. */
            user_answer?: string | null;
        };
        /** @description An evaluation. */
        Evaluation: {
            /**
             * Format: uuid
             * @description The answer.
             */
            answer_id: string;
            /**
             * Format: int64
             * @description After.
             */
            balance: number;
            /**
             * Format: int64
             * @description Before.
             */
            balance_before: number;
            /**
             * Format: int64
             * @description The change.
             */
            balance_change: number;
            /** @description What happened because of it. */
            consequence: string;
            /** @description One line per criterion. */
            criteria: components["schemas"]["CriterionGrade"][];
            /** @description Grades that this one replaced. */
            earlier?: components["schemas"]["EarlierGrade"][];
            /** @description What to say about it. */
            feedback: string;
            /** @description All options with what they would have given. */
            options: components["schemas"]["OptionGrade"][];
            /** @description Who graded. */
            provenance: components["schemas"]["Provenance"];
            /** @description Every attempt. */
            receipt: components["schemas"]["Receipt"];
            /**
             * Format: int32
             * @description 0..=10.
             */
            score: number;
            /** @description Where the facts come from. */
            sources?: string[];
            /** @description What a strong answer contains. */
            strong_answer: string;
            /** @description The answer addressed the grader. */
            suspicious: boolean;
            /** @description At most two things to check for oneself. */
            to_check?: string[];
        };
        /** @description How long evaluations of texts took lately. */
        EvaluationTimes: {
            /**
             * Format: int64
             * @description Milliseconds: half are faster.
             */
            p50?: number | null;
            /**
             * Format: int64
             * @description Milliseconds: nine of ten are faster.
             */
            p90?: number | null;
        };
        /**
         * @description One field that is not as it should be.
         * @example {
         *       "field": "career_title",
         *       "code": "too_short",
         *       "message": "must have at least 3 characters"
         *     }
         */
        FieldError: {
            /** @description A stable word. */
            code: string;
            /** @description A path such as `career_title` or `scenes[2].text`. */
            field: string;
            /** @description A sentence for people. */
            message: string;
        };
        /**
         * @description Where to rewind to.
         * @example {
         *       "round": 2
         *     }
         */
        Fork: {
            /**
             * Format: int64
             * @description An answered round, from 1.
             */
            round: number;
        };
        /**
         * @description Either a career, which opens a day, or a day, which gives its next scene.
         * @example {
         *       "career_title": "registered nurse",
         *       "rounds": 5,
         *       "difficulty": "normal",
         *       "language": "en"
         *     }
         */
        GenerateScenario: {
            /** @description What the player typed: 3..=100 characters. */
            career_title?: string | null;
            /** @description `easy`, `normal` or `hard`. */
            difficulty?: string | null;
            /** @description A language tag such as `en`. */
            language?: string | null;
            /**
             * Format: int64
             * @description 1..=10, 5 unless said otherwise.
             */
            rounds?: number | null;
            /**
             * Format: uuid
             * @description The day whose next scene is wanted.
             */
            session_id?: string | null;
        };
        /**
         * @description How it is.
         * @example {
         *       "status": "ok",
         *       "checks": {
         *         "database": "ok",
         *         "migrations": "ok"
         *       }
         *     }
         */
        Health: {
            /** @description Each part: `ok`, or what is wrong. */
            checks?: {
                [key: string]: string;
            };
            /** @description `ok`, or what is wrong. */
            status: string;
        };
        /** @description The criteria, and what they cost. */
        Hint: {
            /** Format: int64 */
            balance: number;
            /**
             * Format: int64
             * @description -5, or 0 when it was bought before.
             */
            balance_change: number;
            criteria: components["schemas"]["HintCriterion"][];
        };
        /** @description A criterion with its text, as a hint shows it. */
        HintCriterion: {
            /** @description The ability. */
            competency: components["schemas"]["Competency"];
            /** @description What a good answer shows. */
            text: string;
        };
        /**
         * @description For which day a hint is wanted; without it, the player's latest that has the scene.
         * @example {}
         */
        HintRequest: {
            /** Format: uuid */
            session_id?: string | null;
        };
        /** @description A job. */
        JobBody: {
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            created_at: string;
            /** @description What went wrong last. */
            last_error?: string | null;
            /** Format: uuid */
            player_id: string;
            purpose: string;
            /** Format: date-time */
            run_at: string;
            status: string;
            /** Format: uuid */
            task_id: string;
        };
        /** @description Jobs, the oldest first. */
        JobList: {
            items: components["schemas"]["JobBody"][];
            next_cursor?: string | null;
        };
        /** @description A moment that decided the day. */
        KeyMoment: {
            /** Format: int32 */
            round: number;
            /** Format: int32 */
            score: number;
            text: string;
        };
        /** @description What a version was measured at. */
        MeasuredBody: {
            answers: number;
            failed: number;
            prompt: string;
            /**
             * Format: double
             * @description Agreement with the labels, at most 1.
             */
            qwk: number;
        };
        /** @description What this installation is. */
        Meta: {
            /** @description Who grades texts first: `gemini`, `openai` or `offline`. */
            coach: string;
            /** @description Notices that licences ask for, to be shown on every page. */
            credits: string[];
            evaluation_ms: components["schemas"]["EvaluationTimes"];
            languages: string[];
            version: string;
        };
        /**
         * @description A new version.
         * @example {
         *       "template": "…{{situation}}…",
         *       "message": "asks for shorter reasons"
         *     }
         */
        NewVersion: {
            /** @description Why: 3..=500 characters. */
            message: string;
            /** @description The text with its `{{variables}}`. */
            template: string;
        };
        /** @description An option after the answer. */
        OptionGrade: {
            /** @description Why. */
            feedback: string;
            /**
             * Format: int32
             * @description What it would have scored, 0..=10.
             */
            score: number;
            /** @description The option. */
            text: string;
        };
        /** @description An answer with its evaluation, once there is one. */
        PlayedAnswer: {
            /** Format: uuid */
            answer_id: string;
            /** Format: date-time */
            answered_at: string;
            evaluation?: components["schemas"]["Evaluation"] | null;
            /** Format: int32 */
            option?: number | null;
            /** Format: int32 */
            round: number;
            /** Format: uuid */
            scenario_id: string;
            /** @description `queued`, `running`, `succeeded` or `failed`. */
            status: components["schemas"]["TaskStatus"];
            /** Format: uuid */
            task_id: string;
            user_answer?: string | null;
        };
        /** @description A scene before the answer. */
        PlayedScene: {
            /** @description What an earlier decision led to; shown before the situation. */
            carry?: string | null;
            /** @description What is tested. */
            criteria: components["schemas"]["Tested"][];
            /** @description The bought hint. */
            hint?: components["schemas"]["HintCriterion"][] | null;
            /** @description The language that it is written in, which may be another than the day's. */
            language: string;
            /** @description 3 or 4 options. */
            options: string[];
            /** @description Who wrote it. */
            provenance: components["schemas"]["Provenance"];
            /**
             * Format: int32
             * @description Its number in the day, from 1.
             */
            round: number;
            /** @description The situation. */
            scenario: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            scenario_id: string;
            /** @description A short name. */
            title?: string | null;
        };
        /** @description Ready scenes, newest first. */
        PoolList: {
            items: components["schemas"]["PoolScene"][];
            /** @description Send it as `cursor` for the next page; null at the end. */
            next_cursor?: string | null;
        };
        /** @description A ready scene, without its grading. */
        PoolScene: {
            career_title: string;
            criteria: components["schemas"]["Tested"][];
            difficulty: string;
            language: string;
            options: string[];
            provenance: components["schemas"]["Provenance"];
            scenario: string;
            /** Format: uuid */
            scenario_id: string;
        };
        /**
         * @description Which version to measure; without a number, the newest.
         * @example {
         *       "version": 2
         *     }
         */
        Preview: {
            /**
             * Format: int32
             * @description Its number.
             */
            version?: number | null;
        };
        /** @description What a version does with a sample of labelled answers. */
        PreviewBody: {
            active?: components["schemas"]["MeasuredBody"] | null;
            candidate?: components["schemas"]["MeasuredBody"] | null;
            gate_passed: boolean;
        };
        /**
         * @description What a client gets when a request fails.
         * @example {
         *       "type": "/problems/not_found",
         *       "title": "Not found",
         *       "status": 404,
         *       "detail": "there is no such session",
         *       "code": "not_found",
         *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
         *     }
         */
        Problem: {
            /** @description A stable word. */
            code: string;
            /** @description What happened and what to do. */
            detail: string;
            /** @description For 422: what is wrong, field by field. */
            errors?: components["schemas"]["FieldError"][];
            /** @description For 5xx: the event in the operator's error tracker. */
            event_id?: string | null;
            /** @description Also in the header `x-request-id` and in the log. */
            request_id: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The kind in a few words. */
            title: string;
            /** @description A page about this kind of problem. */
            type: string;
        };
        /** @description Versions, newest first; of the list of prompts, the active ones. */
        PromptList: {
            items: components["schemas"]["PromptVersionBody"][];
        };
        /**
         * @description A version of a prompt.
         * @example {
         *       "name": "grade",
         *       "version": 2,
         *       "template": "…",
         *       "message": "asks for shorter reasons",
         *       "author": "ada",
         *       "is_active": false,
         *       "created_at": "2026-11-23T08:00:00Z"
         *     }
         */
        PromptVersionBody: {
            author: string;
            /** Format: date-time */
            created_at: string;
            is_active: boolean;
            message: string;
            name: string;
            template: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * @description Who made it.
         * @example {
         *       "source": "library",
         *       "model": null,
         *       "prompt": null,
         *       "cached": false
         *     }
         */
        Provenance: {
            /** @description Made for an earlier request. */
            cached: boolean;
            confidence?: components["schemas"]["Confidence"] | null;
            /** @description A sentence to show beside it. */
            label?: string | null;
            /** @description The model that answered, or the built-in coach's evaluator id. */
            model?: string | null;
            /** @description `name@version` of the prompt. */
            prompt?: string | null;
            /** @description `gemini`, `openai`, `library` (authored), `offline` (the built-in coach) or `human`. */
            source: components["schemas"]["Source"];
        };
        /** @description How much waits. */
        QueueDepth: {
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            due: number;
            /**
             * Format: int64
             * @description Seconds that the oldest waiting job has waited.
             */
            oldest_seconds?: number | null;
            /** Format: int64 */
            queued: number;
            /** Format: int64 */
            retried: number;
            /** Format: int64 */
            running: number;
        };
        /**
         * @description Why.
         * @example {
         *       "reason": "no pharmacy would hand this out without a prescription"
         *     }
         */
        Reason: {
            /** @description 3..=500 characters. */
            reason: string;
        };
        /** @description What a grade rests on. */
        Receipt: {
            /** @description Every call, in order. */
            attempts: components["schemas"]["Attempt"][];
        };
        /** @description The report of a day. */
        Report: {
            balance_line: components["schemas"]["BalancePoint"][];
            competencies: components["schemas"]["CompetencyMean"][];
            estimates: components["schemas"]["Estimate"][];
            key_moments: components["schemas"]["KeyMoment"][];
            next_steps: string[];
            /**
             * Format: int32
             * @description How many grades are estimates, and so in no mean.
             */
            offline_estimates: number;
            related: components["schemas"]["CareerLink"][];
            /**
             * Format: double
             * @description Over exact grades.
             */
            score_mean?: number | null;
            strengths: string[];
        };
        /**
         * @description What an account may do.
         * @enum {string}
         */
        Role: "player" | "teacher" | "operator";
        /**
         * @description Why.
         * @example {
         *       "message": "agreement fell"
         *     }
         */
        Rollback: {
            message?: string;
        };
        /** @description A scene that waits for its answer. */
        Scene: {
            /** Format: int64 */
            balance: number;
            career_title: string;
            /** @description What an earlier decision led to. */
            carry?: string | null;
            criteria: components["schemas"]["Tested"][];
            difficulty: components["schemas"]["Difficulty"];
            /** @description The bought hint. */
            hint?: components["schemas"]["HintCriterion"][] | null;
            language: string;
            /** @description 3 or 4. */
            options: string[];
            provenance: components["schemas"]["Provenance"];
            /** Format: int32 */
            round: number;
            /** Format: int32 */
            rounds: number;
            /** @description The situation, 40..=200 words. */
            scenario: string;
            /** Format: uuid */
            scenario_id: string;
            /** Format: uuid */
            session_id: string;
            soc_code?: string | null;
            title?: string | null;
        };
        /** @description A whole day. */
        SessionDetail: components["schemas"]["SessionSummary"] & {
            answers: components["schemas"]["PlayedAnswer"][];
            report: components["schemas"]["Report"];
            scenarios: components["schemas"]["PlayedScene"][];
            share?: components["schemas"]["ShareLink"] | null;
        };
        /** @description Days, newest first. */
        SessionList: {
            items: components["schemas"]["SessionSummary"][];
            /** @description Send it as `cursor` for the next page; null at the end. */
            next_cursor?: string | null;
        };
        /** @description A day in the history. */
        SessionSummary: {
            career_title: string;
            /** Format: date-time */
            created_at: string;
            difficulty: components["schemas"]["Difficulty"];
            /** @description False if any grade is an offline estimate of a text. */
            exact: boolean;
            /** Format: date-time */
            finished_at?: string | null;
            /** Format: int32 */
            forked_at_round?: number | null;
            /** Format: uuid */
            id: string;
            language: string;
            /** Format: uuid */
            parent_id?: string | null;
            /**
             * Format: int32
             * @description The scene that was shown last.
             */
            round: number;
            /** Format: int32 */
            rounds: number;
            /**
             * Format: double
             * @description Over exact grades; null without any.
             */
            score_mean?: number | null;
            soc_code?: string | null;
            /** @description `active` or `finished`. */
            status: components["schemas"]["DayStatus"];
        };
        /** @description A link that shows the report to anybody. */
        ShareLink: {
            token: string;
            url: string;
        };
        /** @description A shared day. */
        Shared: {
            answers: components["schemas"]["PlayedAnswer"][];
            career_title: string;
            /** Format: date-time */
            finished_at?: string | null;
            report: components["schemas"]["Report"];
            /** Format: int32 */
            rounds: number;
            scenarios: components["schemas"]["PlayedScene"][];
        };
        /**
         * @description Who made a scene or a grade.
         * @enum {string}
         */
        Source: "gemini" | "openai" | "library" | "offline" | "human";
        /** @description The state of an evaluation. */
        Task: {
            /** Format: uuid */
            answer_id: string;
            /**
             * Format: int32
             * @description How often it was begun.
             */
            attempts: number;
            problem?: components["schemas"]["Problem"] | null;
            /**
             * Format: int64
             * @description How many are before it, while queued.
             */
            queue_position?: number | null;
            result?: components["schemas"]["Evaluation"] | null;
            /** @description `queued`, `running`, `succeeded` or `failed`. */
            status: components["schemas"]["TaskStatus"];
            /**
             * Format: uuid
             * @description The task.
             */
            task_id: string;
        };
        /**
         * @description Where an evaluation stands.
         * @enum {string}
         */
        TaskStatus: "queued" | "running" | "succeeded" | "failed";
        /** @description A criterion before the answer: the ability only. */
        Tested: {
            /** @description `judgement`, `communication`, `teamwork`, `ethics` or `craft`. */
            competency: components["schemas"]["Competency"];
        };
        /**
         * @description The form of `POST /api/token`.
         * @example {
         *       "grant_type": "password",
         *       "username": "ada",
         *       "password": "correct horse"
         *     }
         */
        TokenForm: {
            /** @description `password` or `refresh_token`. */
            grant_type?: string | null;
            /** @description For `password`. */
            password?: string | null;
            /** @description For `refresh_token`; a browser's is in its cookie. */
            refresh_token?: string | null;
            /** @description For `password`. */
            username?: string | null;
        };
        /**
         * @description An access token for 30 minutes and a refresh token for 30 days.
         * @example {
         *       "access_token": "eyJhbGciOiJIUzI1NiJ9.e30.sig",
         *       "token_type": "bearer",
         *       "expires_in": 1800,
         *       "refresh_token": "Zm9v…"
         *     }
         */
        TokenPair: {
            /** @description For `Authorization: Bearer …`. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds that the access token lives.
             */
            expires_in: number;
            /** @description For `grant_type=refresh_token`; left out when the client keeps it in the cookie. */
            refresh_token?: string | null;
            /** @description Always `bearer`. */
            token_type: string;
        };
        /** @description What models cost. */
        Usage: {
            caps: components["schemas"]["CapBody"][];
            items: components["schemas"]["UsageRow"][];
            /** @description Models that are switched off at the moment, and why. */
            switched_off: string[];
            /** Format: double */
            total_usd: number;
        };
        /** @description A sum of calls. */
        UsageRow: {
            /** Format: int64 */
            cached_tokens: number;
            /** Format: int64 */
            calls: number;
            /**
             * Format: double
             * @description Of the calls whose cost is known.
             */
            cost_usd: number;
            day: string;
            /** Format: int64 */
            input_tokens: number;
            model: string;
            /** Format: int64 */
            ms: number;
            outcome: string;
            /** Format: int64 */
            output_tokens: number;
            prompt: string;
            purpose: string;
            /** Format: int64 */
            thought_tokens: number;
            /**
             * Format: int64
             * @description How many calls have an unknown cost.
             */
            unknown_costs: number;
        };
        /**
         * @description A player.
         * @example {
         *       "id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
         *       "username": "ada",
         *       "role": "player",
         *       "guest": false,
         *       "balance": 100,
         *       "created_at": "2026-11-23T08:00:00Z"
         *     }
         */
        User: {
            /**
             * Format: int64
             * @description The in-game balance.
             */
            balance: number;
            /**
             * Format: date-time
             * @description Since when.
             */
            created_at: string;
            /** @description Without a name. */
            guest: boolean;
            /**
             * Format: uuid
             * @description The id.
             */
            id: string;
            /** @description `player`, `teacher` or `operator`. */
            role: components["schemas"]["Role"];
            /** @description Null for a guest. */
            username?: string | null;
        };
        /** @description Accounts, newest first. */
        UserList: {
            items: components["schemas"]["User"][];
            next_cursor?: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description What is typed so far; without it, suggestions. */
                q?: string;
                /** @description 1..=50. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Careers"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    career: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CareerDetail"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_client_error: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientError"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "that was a lot of scenes at once; take a breath and go on in a moment",
                     *       "code": "rate_limited",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluate: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same key gets the same answer back; 1..=200 visible ASCII characters */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluateAnswer"];
            };
        };
        responses: {
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/already_answered",
                     *       "title": "Already answered",
                     *       "status": 409,
                     *       "detail": "this scene has its answer; ask for the next one",
                     *       "code": "already_answered",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "that was a lot of scenes at once; take a breath and go on in a moment",
                     *       "code": "rate_limited",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateScenario"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scene"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthorized",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "the access token is missing, wrong or expired",
                     *       "code": "unauthorized",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/already_answered",
                     *       "title": "Already answered",
                     *       "status": 409,
                     *       "detail": "this scene has its answer; ask for the next one",
                     *       "code": "already_answered",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "that was a lot of scenes at once; take a breath and go on in a moment",
                     *       "code": "rate_limited",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_guest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "that was a lot of scenes at once; take a breath and go on in a moment",
                     *       "code": "rate_limited",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unavailable",
                     *       "title": "Unavailable",
                     *       "status": 503,
                     *       "detail": "the server can't do this at the moment; try again in a few seconds",
                     *       "code": "unavailable",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meta"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    list_prompts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptList"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "this account has a name already",
                     *       "code": "forbidden",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptList"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVersion"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptVersionBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Activate"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activated"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    diff: {
        parameters: {
            query: {
                from: number;
                to: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiffBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rollback"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptVersionBody"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptVersionBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    depth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueDepth"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "this account has a name already",
                     *       "code": "forbidden",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    jobs: {
        parameters: {
            query?: {
                /** @description `queued`, `running` or `dead`. */
                state?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drop_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobBody"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_scenarios: {
        parameters: {
            query: {
                /** @description The career. */
                career_title: string;
                /** @description 1..=50. */
                limit?: number;
                /** @description From the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolList"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HintRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hint"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: {
                /** @description 1..=50, 20 unless said otherwise. */
                limit?: number;
                /** @description From the page before. */
                cursor?: string;
                /** @description Days of this career only. */
                career_title?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDetail"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fork"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDetail"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareLink"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unshare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shared: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shared"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    task: {
        parameters: {
            query?: {
                /** @description Seconds to wait for the end, 0..=30. */
                wait?: number;
            };
            header?: never;
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthorized",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "the access token is missing, wrong or expired",
                     *       "code": "unauthorized",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "that was a lot of scenes at once; take a breath and go on in a moment",
                     *       "code": "rate_limited",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthorized",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "the access token is missing, wrong or expired",
                     *       "code": "unauthorized",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    usage: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "this account has a name already",
                     *       "code": "forbidden",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accounts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "this account has a name already",
                     *       "code": "forbidden",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/already_answered",
                     *       "title": "Already answered",
                     *       "status": 409,
                     *       "detail": "this scene has its answer; ask for the next one",
                     *       "code": "already_answered",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rate_limited",
                     *       "title": "Too many requests",
                     *       "status": 429,
                     *       "detail": "that was a lot of scenes at once; take a breath and go on in a moment",
                     *       "code": "rate_limited",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthorized",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "the access token is missing, wrong or expired",
                     *       "code": "unauthorized",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "this account has a name already",
                     *       "code": "forbidden",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/already_answered",
                     *       "title": "Already answered",
                     *       "status": 409,
                     *       "detail": "this scene has its answer; ask for the next one",
                     *       "code": "already_answered",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/validation_failed",
                     *       "title": "Validation failed",
                     *       "status": 422,
                     *       "detail": "`career_title` must have at least 3 characters",
                     *       "code": "validation_failed",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d",
                     *       "errors": [
                     *         {
                     *           "field": "career_title",
                     *           "code": "too_short",
                     *           "message": "must have at least 3 characters"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthorized",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "the access token is missing, wrong or expired",
                     *       "code": "unauthorized",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tell: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrections"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthorized",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "the access token is missing, wrong or expired",
                     *       "code": "unauthorized",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a JSON file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unauthorized",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "the access token is missing, wrong or expired",
                     *       "code": "unauthorized",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAccount"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not_found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "there is no such session",
                     *       "code": "not_found",
                     *       "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
