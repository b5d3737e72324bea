-- D1: what somebody said of whose two dossiers are can be wrong, and nothing comes of it by itself: who may answer corrects it, on the
-- version that he read. What was said before stays.
ALTER TABLE desk.earlier_dossier ADD COLUMN version integer NOT NULL DEFAULT 0 CHECK (version >= 0);
ALTER TABLE desk.earlier_dossier NO FORCE ROW LEVEL SECURITY;
UPDATE desk.earlier_dossier SET version = 1 WHERE answer IS NOT NULL;
ALTER TABLE desk.earlier_dossier FORCE ROW LEVEL SECURITY;
ALTER TABLE desk.earlier_dossier ADD CHECK ((version = 0) = (answer IS NULL));
CREATE TABLE desk.earlier_dossier_answer (
  earlier_dossier_id uuid NOT NULL REFERENCES desk.earlier_dossier,
  version            integer NOT NULL,
  answer             text NOT NULL,
  answered_by        uuid NOT NULL,
  answered_at        timestamptz NOT NULL,
  PRIMARY KEY (earlier_dossier_id, version)
);
ALTER TABLE desk.earlier_dossier_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.earlier_dossier_answer FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON desk.earlier_dossier_answer TO kluis_desk;
CREATE POLICY the_core_expert_sees_them ON desk.earlier_dossier_answer FOR SELECT TO kluis_desk
  USING ((SELECT access.circle()) = 'secrecy-supervision');
CREATE POLICY what_stands_is_kept ON desk.earlier_dossier_answer FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'secrecy-supervision' AND EXISTS (SELECT 1 FROM desk.earlier_dossier d
    WHERE d.id = earlier_dossier_id AND (d.version, d.answer, d.answered_by, d.answered_at)
      = (earlier_dossier_answer.version, earlier_dossier_answer.answer, earlier_dossier_answer.answered_by,
         earlier_dossier_answer.answered_at)));

DROP POLICY it_is_answered_once ON desk.earlier_dossier;
CREATE POLICY it_is_answered ON desk.earlier_dossier FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'secrecy-supervision')
  WITH CHECK (answered_by = (SELECT access.acting_account()) AND answered_at = platform.clock());
GRANT UPDATE (version) ON desk.earlier_dossier TO kluis_desk;
CREATE FUNCTION desk.keep_the_answer_before() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR NEW.answer IS NOT DISTINCT FROM OLD.answer THEN
    RAISE EXCEPTION 'an answer is given, or corrected to another one' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.answer IS NOT NULL THEN
    INSERT INTO desk.earlier_dossier_answer (earlier_dossier_id, version, answer, answered_by, answered_at)
    VALUES (OLD.id, OLD.version, OLD.answer, OLD.answered_by, OLD.answered_at) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER what_was_said_before_stays BEFORE UPDATE ON desk.earlier_dossier FOR EACH ROW
  WHEN (row_security_active('desk.earlier_dossier')) EXECUTE FUNCTION desk.keep_the_answer_before();
GRANT EXECUTE ON FUNCTION desk.keep_the_answer_before() TO kluis_desk;
