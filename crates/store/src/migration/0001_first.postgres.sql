-- The ledger only grows. Its rows go when their player is erased: by then the player's own row is gone.
CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM players WHERE id = OLD.player_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the ledger is append-only';
END $$;
CREATE TRIGGER ledger_never_changes BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();

CREATE FUNCTION prompts_are_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.id, OLD.name, OLD.version, OLD.template, OLD.message, OLD.author, OLD.created_at)
     IS NOT DISTINCT FROM (NEW.id, NEW.name, NEW.version, NEW.template, NEW.message, NEW.author, NEW.created_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a prompt version never changes';
END $$;
CREATE TRIGGER prompts_never_change BEFORE UPDATE OR DELETE ON prompts FOR EACH ROW EXECUTE FUNCTION prompts_are_immutable();
