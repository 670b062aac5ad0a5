-- The days that were played for an assignment stay when it goes: they are the pupils'.
CREATE TRIGGER assignments_let_go AFTER DELETE ON assignments
BEGIN UPDATE sessions SET assignment_id = NULL WHERE assignment_id = OLD.id; END;
