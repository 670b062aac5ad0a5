-- The days that were played for an assignment stay when it goes: they are the pupils'.
CREATE FUNCTION assignments_let_days_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE sessions SET assignment_id = NULL WHERE assignment_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER assignments_let_go AFTER DELETE ON assignments FOR EACH ROW EXECUTE FUNCTION assignments_let_days_go();
