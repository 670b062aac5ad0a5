-- The ledger only grows. Its rows go when their player is erased: by then the player's own row is gone.
CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_never_shrinks BEFORE DELETE ON ledger
WHEN EXISTS (SELECT 1 FROM players WHERE id = OLD.player_id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER prompts_never_change BEFORE UPDATE OF id, name, version, template, message, author, created_at ON prompts
BEGIN SELECT RAISE(ABORT, 'a prompt version never changes'); END;
CREATE TRIGGER prompts_never_go BEFORE DELETE ON prompts
BEGIN SELECT RAISE(ABORT, 'a prompt version never changes'); END;
