-- The trace (W3C traceparent) of the request that asked for the evaluation: the job goes on with it, in whatever process.
ALTER TABLE evaluations ADD COLUMN traceparent TEXT;
-- Who was not seen for long, for retention.
CREATE INDEX players_seen ON players (last_seen_at, id);
