-- D1: a misfiled piece moves by two doctors. The dossier doctor in whose dossier it lies proposes it to a doctor whom he names, who takes
-- it or sends it back (0032). What that one is shown is a copy of the one version: the texts themselves stay shut to him (S1).
ALTER TABLE medical.piece ADD UNIQUE (id, version);
CREATE TABLE medical.piece_move (
  id               uuid PRIMARY KEY,
  employee_id      uuid NOT NULL REFERENCES access.employee,
  piece_id         uuid NOT NULL,
  version          integer NOT NULL,
  -- Follows the piece by itself: once it is another one, or none, what was proposed isn't what is there.
  current_version  integer,
  -- Where it belongs, if that dossier is the proposer's too; else the second doctor says it, and the proposer never learns it.
  to_employee_id   uuid REFERENCES access.employee,
  proposed_by      uuid NOT NULL,
  second_doctor_id uuid NOT NULL REFERENCES access.account,
  -- Why, under the key of the dossier in which it lies.
  sealed           bytea NOT NULL,
  proposed_at      timestamptz NOT NULL DEFAULT platform.clock(),
  valid_until      timestamptz NOT NULL CHECK (valid_until > proposed_at),
  CHECK (second_doctor_id <> proposed_by),
  CHECK (to_employee_id IS DISTINCT FROM employee_id),
  CHECK (current_version >= version),
  FOREIGN KEY (piece_id, current_version) REFERENCES medical.piece (id, version) ON UPDATE CASCADE ON DELETE SET NULL (current_version),
  UNIQUE (id, employee_id, proposed_by, second_doctor_id)
);
CREATE INDEX ON medical.piece_move (piece_id, current_version);
CREATE INDEX ON medical.piece_move (proposed_by, id);
CREATE INDEX ON medical.piece_move (second_doctor_id, id);

CREATE TABLE medical.piece_move_copy (
  move_id     uuid PRIMARY KEY REFERENCES medical.piece_move,
  employee_id uuid NOT NULL,
  piece_id    uuid NOT NULL,
  version     integer NOT NULL,
  file_id     uuid REFERENCES medical.document_file,
  sealed      bytea NOT NULL,
  FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id) ON DELETE CASCADE,
  FOREIGN KEY (piece_id, version) REFERENCES medical.piece_version (piece_id, version) ON DELETE CASCADE
);
CREATE INDEX ON medical.piece_move_copy (piece_id, version);
CREATE INDEX ON medical.piece_move_copy (file_id) WHERE file_id IS NOT NULL;

-- Of those who decide at once, one does.
CREATE TABLE medical.piece_move_end (
  move_id          uuid PRIMARY KEY,
  employee_id      uuid NOT NULL,
  proposed_by      uuid NOT NULL,
  second_doctor_id uuid NOT NULL,
  how              text NOT NULL CHECK (how IN ('moved', 'sent-back', 'withdrawn')),
  sealed_reason    bytea,
  ended_by         uuid NOT NULL,
  ended_at         timestamptz NOT NULL DEFAULT platform.clock(),
  CHECK ((how = 'sent-back') = (sealed_reason IS NOT NULL)),
  FOREIGN KEY (move_id, employee_id, proposed_by, second_doctor_id)
    REFERENCES medical.piece_move (id, employee_id, proposed_by, second_doctor_id)
);
CREATE INDEX ON medical.piece_move_end (employee_id);

-- S10, S15: a doctor in his own right, on neither employer's side, whom neither dossier is about.
CREATE FUNCTION medical.may_be_second(doctor uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.may_supervise(doctor) AND NOT access.on_the_employers_side(doctor, employee)
    AND EXISTS (SELECT 1 FROM access.employee e WHERE e.id = employee AND e.person_account_id IS DISTINCT FROM doctor) $$;
-- It stands while its proposer is the dossier doctor without a break, of both where he named both, and the second doctor still may.
CREATE FUNCTION medical.move_stands(m medical.piece_move) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT m.valid_until > platform.clock() AND access.held_since(m.proposed_by, 'own-right', m.proposed_at)
    AND access.responsible(m.proposed_by, m.employee_id) AND access.responsible_since(m.proposed_by, m.employee_id, m.proposed_at)
    AND medical.may_be_second(m.second_doctor_id, m.employee_id) AND NOT access.responsible(m.second_doctor_id, m.employee_id)
    AND access.held_since(m.second_doctor_id, 'own-right', m.proposed_at)
    AND (m.to_employee_id IS NULL OR access.responsible(m.proposed_by, m.to_employee_id)
      AND access.responsible_since(m.proposed_by, m.to_employee_id, m.proposed_at)
      AND medical.may_be_second(m.second_doctor_id, m.to_employee_id)) $$;
-- By an act of this moment of the session's own it still waits, also where the piece is gone by it; by one before, or of another, no more.
CREATE FUNCTION medical.move_waits(m medical.piece_move) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT medical.move_stands(m) AND NOT EXISTS (SELECT 1 FROM medical.piece_move_end e WHERE e.move_id = m.id
      AND NOT (e.ended_by = access.acting_account() AND e.ended_at = platform.clock()))
    AND (m.current_version = m.version OR m.current_version IS NULL AND EXISTS (SELECT 1 FROM medical.piece_move_end e
      WHERE e.move_id = m.id AND e.how = 'moved')) $$;
CREATE FUNCTION medical.may_see_moved_copy(move uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece_move m WHERE m.id = move AND medical.move_waits(m)) $$;
CREATE FUNCTION medical.move_ended_now(move uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece_move_end e
    WHERE e.move_id = move AND e.ended_by = access.acting_account() AND e.ended_at = platform.clock()) $$;
CREATE FUNCTION medical.another_move_waits(m medical.piece_move) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece_move o WHERE o.piece_id = m.piece_id AND o.id <> m.id AND medical.move_waits(o)) $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['piece_move', 'piece_move_copy', 'piece_move_end'] LOOP
    EXECUTE format('ALTER TABLE medical.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE medical.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT (id, employee_id, piece_id, version, current_version, to_employee_id, proposed_by, second_doctor_id, sealed, valid_until)
  ON medical.piece_move TO kluis_medical;
GRANT SELECT, INSERT, DELETE ON medical.piece_move_copy TO kluis_medical;
GRANT SELECT, INSERT (move_id, employee_id, proposed_by, second_doctor_id, how, sealed_reason, ended_by)
  ON medical.piece_move_end TO kluis_medical;

-- S11: neither of them is in training, and no assistant sees it.
CREATE POLICY who_proposed_it ON medical.piece_move FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND proposed_by = (SELECT access.acting_account())
    AND NOT (SELECT access.asks_training(access.acting_role()))
    AND access.responsible(proposed_by, employee_id) AND access.responsible_since(proposed_by, employee_id, proposed_at));
CREATE POLICY who_is_to_decide ON medical.piece_move FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND second_doctor_id = (SELECT access.acting_account())
    AND NOT (SELECT access.asks_training(access.acting_role())) AND medical.move_waits(piece_move));
CREATE POLICY the_dossier_doctor_proposes ON medical.piece_move FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND proposed_by = (SELECT access.acting_account())
    AND NOT (SELECT access.asks_training(access.acting_role())) AND proposed_at = platform.clock()
    AND medical.move_stands(piece_move) AND NOT medical.another_move_waits(piece_move)
    AND valid_until <= platform.clock() + interval '1 day'
      + (SELECT t.term FROM access.policy_term t WHERE t.name = 'piece-move-longest')
    AND EXISTS (SELECT 1 FROM medical.piece p WHERE p.id = piece_id AND p.employee_id = piece_move.employee_id
      AND p.version = piece_move.version AND p.version = piece_move.current_version));

CREATE POLICY while_it_waits ON medical.piece_move_copy FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND medical.may_see_moved_copy(move_id));
CREATE POLICY of_what_is_proposed ON medical.piece_move_copy FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND EXISTS (SELECT 1 FROM medical.piece_move m
      WHERE m.id = move_id AND m.proposed_by = access.acting_account() AND m.proposed_at = platform.clock()
        AND m.employee_id = piece_move_copy.employee_id AND m.piece_id = piece_move_copy.piece_id AND m.version = piece_move_copy.version)
    AND EXISTS (SELECT 1 FROM medical.piece_version v WHERE v.piece_id = piece_move_copy.piece_id
      AND v.version = piece_move_copy.version AND v.file_id IS NOT DISTINCT FROM piece_move_copy.file_id));
CREATE POLICY the_copy_goes_with_its_end ON medical.piece_move_copy FOR DELETE TO kluis_medical USING (medical.move_ended_now(move_id));
CREATE POLICY who_decides_reads_what_he_is_shown ON medical.document_chunk FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'doctor'
    THEN EXISTS (SELECT 1 FROM medical.piece_move_copy c WHERE c.file_id = document_chunk.file_id) ELSE false END);

CREATE POLICY both_know_of_its_end ON medical.piece_move_end FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND (second_doctor_id = (SELECT access.acting_account())
    OR proposed_by = (SELECT access.acting_account()) AND access.responsible(proposed_by, employee_id)));
CREATE POLICY one_of_both_ends_it ON medical.piece_move_end FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND NOT (SELECT access.asks_training(access.acting_role()))
    AND ended_by = (SELECT access.acting_account()) AND ended_at = platform.clock()
    AND CASE how WHEN 'withdrawn' THEN proposed_by ELSE second_doctor_id END = ended_by
    AND EXISTS (SELECT 1 FROM medical.piece_move m WHERE m.id = move_id AND medical.move_waits(m)));

-- What fell shows nobody anything, and its copy goes. The job sees that, and nothing of what.
CREATE FUNCTION medical.move_is_over(version integer, current_version integer, until timestamptz, doctor uuid, employee uuid, since timestamptz)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT until <= platform.clock() OR current_version IS DISTINCT FROM version OR NOT access.responsible_since(doctor, employee, since) $$;
GRANT SELECT (id, employee_id, version, current_version, proposed_by, proposed_at, valid_until) ON medical.piece_move TO kluis_jobs;
GRANT SELECT (move_id), DELETE ON medical.piece_move_copy TO kluis_jobs;
CREATE POLICY the_job_sees_what_fell ON medical.piece_move FOR SELECT TO kluis_jobs
  USING (medical.move_is_over(version, current_version, valid_until, proposed_by, employee_id, proposed_at));
CREATE POLICY the_job_sees_what_is_over ON medical.piece_move_copy FOR SELECT TO kluis_jobs
  USING (EXISTS (SELECT 1 FROM medical.piece_move m WHERE m.id = move_id));
CREATE POLICY copies_of_what_fell_go ON medical.piece_move_copy FOR DELETE TO kluis_jobs
  USING (EXISTS (SELECT 1 FROM medical.piece_move m WHERE m.id = move_id));

-- D5: told by a code and an id.
CREATE POLICY a_move_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'piece-move-proposed' THEN EXISTS (SELECT 1 FROM medical.piece_move m
      WHERE m.id = notice.about AND m.proposed_at = platform.clock() AND m.second_doctor_id = account_id)
    WHEN 'piece-move-sent-back' THEN EXISTS (SELECT 1 FROM medical.piece_move_end e
      WHERE e.move_id = notice.about AND e.ended_at = platform.clock() AND e.how = 'sent-back' AND e.proposed_by = account_id)
    ELSE false END);
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA medical TO kluis_medical;
GRANT EXECUTE ON FUNCTION medical.move_is_over(integer, integer, timestamptz, uuid, uuid, timestamptz) TO kluis_jobs;
