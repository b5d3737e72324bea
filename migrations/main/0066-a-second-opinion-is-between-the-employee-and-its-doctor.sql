-- S14: the employee asks another doctor for a second opinion. It lies in the medical store alone: no other login, and so nobody who
-- works for an employer, reaches a row, a count or a date of it. The doctor gets copies of the texts that the consent names,
-- piece and version, while it is open; the dossier itself stays shut to him (S1).
CREATE TABLE medical.second_opinion (
  id            uuid PRIMARY KEY,
  employee_id   uuid NOT NULL REFERENCES access.employee,
  doctor_id     uuid NOT NULL REFERENCES access.account,
  -- What the consent names: ids and versions, which stay on record when the copies go (C13).
  pieces        jsonb NOT NULL CHECK (jsonb_typeof(pieces) = 'array' AND jsonb_array_length(pieces) BETWEEN 1 AND 50),
  asked_by      uuid NOT NULL,
  asked_at      timestamptz NOT NULL DEFAULT platform.clock(),
  valid_until   timestamptz NOT NULL CHECK (valid_until > asked_at),
  withdrawn_at  timestamptz,
  concluded_at  timestamptz,
  -- The conclusion, under the employee's medical key.
  sealed        bytea,
  -- I10: by the employee alone; from then on it is dossier.
  in_dossier_at timestamptz,
  CHECK (withdrawn_at IS NULL OR concluded_at IS NULL),
  CHECK ((concluded_at IS NULL) = (sealed IS NULL)),
  CHECK (in_dossier_at IS NULL OR concluded_at IS NOT NULL),
  UNIQUE (id, employee_id)
);
CREATE INDEX ON medical.second_opinion (employee_id, id);
CREATE INDEX ON medical.second_opinion (doctor_id, id);

CREATE TABLE medical.second_opinion_piece (
  opinion_id  uuid NOT NULL,
  employee_id uuid NOT NULL,
  piece_id    uuid NOT NULL,
  version     integer NOT NULL,
  sealed      bytea NOT NULL,
  PRIMARY KEY (opinion_id, piece_id),
  FOREIGN KEY (opinion_id, employee_id) REFERENCES medical.second_opinion (id, employee_id),
  FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id),
  FOREIGN KEY (piece_id, version) REFERENCES medical.piece_version (piece_id, version)
);

-- S10, S14, S15: a doctor in his own right, registered and active now, who is neither the dossier doctor nor on the employer's side.
CREATE FUNCTION access.may_give_second_opinion(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.may_supervise(doctor) AND NOT access.on_the_employers_side(doctor, employee)
    AND NOT access.responsible(doctor, employee) $$;
GRANT EXECUTE ON FUNCTION access.may_give_second_opinion(uuid, uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- S14, C3: open to the doctor who acts: his, not withdrawn, within its time, and he still may. Once he concluded there are no
-- copies any more, and he sees what he concluded.
CREATE FUNCTION medical.is_open_to_actor(o medical.second_opinion) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT o.doctor_id = access.acting_account() AND o.withdrawn_at IS NULL
    AND o.valid_until > platform.clock() AND NOT access.asks_training(access.acting_role())
    AND access.may_give_second_opinion(o.doctor_id, o.employee_id) $$;
CREATE FUNCTION medical.may_see_copies(opinion uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.second_opinion o WHERE o.id = opinion AND medical.is_open_to_actor(o)) $$;
CREATE FUNCTION medical.ended_now(opinion uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.second_opinion o
    WHERE o.id = opinion AND (o.withdrawn_at = platform.clock() OR o.concluded_at = platform.clock())) $$;

ALTER TABLE medical.second_opinion ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.second_opinion FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.second_opinion_piece ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.second_opinion_piece FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, employee_id, doctor_id, pieces, asked_by, valid_until),
  UPDATE (withdrawn_at, concluded_at, sealed, in_dossier_at) ON medical.second_opinion TO kluis_medical;
GRANT SELECT, INSERT, DELETE ON medical.second_opinion_piece TO kluis_medical;

CREATE POLICY the_employee_and_who_he_lets ON medical.second_opinion FOR SELECT TO kluis_medical
  USING (CASE (SELECT access.circle())
    WHEN 'self' THEN access.own(employee_id)
    WHEN 'doctor' THEN medical.is_open_to_actor(second_opinion)
      OR (in_dossier_at IS NOT NULL AND access.opens_medical('doctor', employee_id, 'read'))
    WHEN 'secrecy-supervision' THEN in_dossier_at IS NOT NULL AND access.opens_medical('secrecy-supervision', employee_id, 'read')
    ELSE false END);
CREATE POLICY the_employee_asks ON medical.second_opinion FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND asked_by = (SELECT access.acting_account())
    AND asked_at = platform.clock() AND withdrawn_at IS NULL AND concluded_at IS NULL AND in_dossier_at IS NULL
    AND access.may_give_second_opinion(doctor_id, employee_id)
    AND valid_until <= platform.clock() + interval '1 day'
      + (SELECT t.term FROM access.policy_term t WHERE t.name = 'second-opinion-longest'));
CREATE POLICY it_goes_its_steps ON medical.second_opinion FOR UPDATE TO kluis_medical
  USING (CASE (SELECT access.circle()) WHEN 'self' THEN access.own(employee_id)
    WHEN 'doctor' THEN medical.is_open_to_actor(second_opinion) ELSE false END)
  WITH CHECK ((SELECT access.circle()) IN ('self', 'doctor'));

-- I10: withdrawn, or made part of the dossier, by the employee; concluded by the doctor; each once.
CREATE FUNCTION medical.is_a_step_of_second_opinion(before medical.second_opinion, after medical.second_opinion) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN access.circle() = 'self' AND before.concluded_at IS NULL THEN
        before.withdrawn_at IS NULL AND after.withdrawn_at = platform.clock()
        AND (after.concluded_at, after.in_dossier_at) IS NOT DISTINCT FROM (NULL::timestamptz, NULL::timestamptz)
      WHEN access.circle() = 'self' THEN
        before.in_dossier_at IS NULL AND after.in_dossier_at = platform.clock()
        AND (after.withdrawn_at, after.concluded_at, after.sealed)
          IS NOT DISTINCT FROM (before.withdrawn_at, before.concluded_at, before.sealed)
      ELSE before.concluded_at IS NULL AND after.concluded_at = platform.clock()
        AND (after.withdrawn_at, after.in_dossier_at) IS NOT DISTINCT FROM (NULL::timestamptz, NULL::timestamptz)
    END $$;
CREATE TRIGGER second_opinions_go_step_by_step BEFORE UPDATE ON medical.second_opinion FOR EACH ROW
  WHEN (row_security_active('medical.second_opinion') AND medical.is_a_step_of_second_opinion(OLD.*, NEW.*) IS NOT TRUE)
  EXECUTE FUNCTION access.refuse_step();

CREATE POLICY while_it_is_open ON medical.second_opinion_piece FOR SELECT TO kluis_medical
  USING (CASE (SELECT access.circle()) WHEN 'self' THEN access.own(employee_id) AND medical.ended_now(opinion_id)
    WHEN 'doctor' THEN medical.may_see_copies(opinion_id) ELSE false END);
-- I1, S14: of what the employee sees himself, and of the versions that his consent names.
CREATE POLICY the_employee_shows_what_he_sees ON medical.second_opinion_piece FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id)
    AND EXISTS (SELECT 1 FROM medical.second_opinion o WHERE o.id = opinion_id AND o.asked_at = platform.clock()
      AND o.pieces @> jsonb_build_array(jsonb_build_object('pieceId', piece_id, 'version', second_opinion_piece.version)))
    AND EXISTS (SELECT 1 FROM medical.piece_version v
      WHERE v.piece_id = second_opinion_piece.piece_id AND v.version = second_opinion_piece.version
        AND v.employee_id = second_opinion_piece.employee_id));
CREATE POLICY copies_go_with_its_end ON medical.second_opinion_piece FOR DELETE TO kluis_medical
  USING (medical.ended_now(opinion_id));
GRANT EXECUTE ON FUNCTION medical.is_open_to_actor(medical.second_opinion), medical.may_see_copies(uuid), medical.ended_now(uuid),
  medical.is_a_step_of_second_opinion(medical.second_opinion, medical.second_opinion) TO kluis_medical;

-- Told to the two of them and to nobody else, without content (D5).
CREATE POLICY a_second_opinion_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'second-opinion-asked' THEN EXISTS (SELECT 1 FROM medical.second_opinion o
      WHERE o.id = about AND o.doctor_id = account_id AND o.asked_at = platform.clock())
    WHEN 'second-opinion-concluded' THEN EXISTS (SELECT 1 FROM medical.second_opinion o
      WHERE o.id = about AND o.concluded_at = platform.clock() AND account_id = medical.account_of(o.employee_id))
    ELSE false END);
