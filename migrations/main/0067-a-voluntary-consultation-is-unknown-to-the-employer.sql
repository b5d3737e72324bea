-- S14: an employee consults a doctor because he wants to. It lies in the medical store alone, the moment that was agreed included:
-- no other login, and so nobody who works for an employer, reaches a row, a count, a calendar entry or a date of it. Who may be
-- consulted: a doctor in his own right, registered and active now, who isn't on the employer's side (S10, S15); the own one too.
CREATE FUNCTION access.may_be_consulted(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.may_supervise(doctor) AND NOT access.on_the_employers_side(doctor, employee) $$;
GRANT EXECUTE ON FUNCTION access.may_be_consulted(uuid, uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

CREATE TABLE medical.consultation (
  id            uuid PRIMARY KEY,
  employee_id   uuid NOT NULL REFERENCES access.employee,
  doctor_id     uuid NOT NULL REFERENCES access.account,
  asked_by      uuid NOT NULL,
  asked_at      timestamptz NOT NULL DEFAULT platform.clock(),
  valid_until   timestamptz NOT NULL CHECK (valid_until > asked_at),
  -- In the employee's words, under his medical key.
  question      bytea NOT NULL,
  planned_for   timestamptz,
  withdrawn_at  timestamptz,
  concluded_at  timestamptz,
  -- The conclusion, under the same key.
  sealed        bytea,
  -- I10: by the employee alone; from then on it is dossier.
  in_dossier_at timestamptz,
  CHECK (withdrawn_at IS NULL OR concluded_at IS NULL),
  CHECK ((concluded_at IS NULL) = (sealed IS NULL)),
  CHECK (in_dossier_at IS NULL OR concluded_at IS NOT NULL)
);
CREATE INDEX ON medical.consultation (employee_id, id);
CREATE INDEX ON medical.consultation (doctor_id, id);

-- Open to the doctor who acts: asked of him, not withdrawn, within its time, and he still may be consulted.
CREATE FUNCTION medical.is_consulted(c medical.consultation) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT c.doctor_id = access.acting_account() AND c.withdrawn_at IS NULL
    AND c.valid_until > platform.clock() AND NOT access.asks_training(access.acting_role())
    AND access.may_be_consulted(c.doctor_id, c.employee_id) $$;

ALTER TABLE medical.consultation ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.consultation FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, employee_id, doctor_id, asked_by, valid_until, question),
  UPDATE (planned_for, withdrawn_at, concluded_at, sealed, in_dossier_at) ON medical.consultation TO kluis_medical;

CREATE POLICY the_employee_and_whom_he_consults ON medical.consultation FOR SELECT TO kluis_medical
  USING (CASE (SELECT access.circle())
    WHEN 'self' THEN access.own(employee_id)
    WHEN 'doctor' THEN medical.is_consulted(consultation)
      OR (in_dossier_at IS NOT NULL AND access.opens_medical('doctor', employee_id, 'read'))
    WHEN 'secrecy-supervision' THEN in_dossier_at IS NOT NULL AND access.opens_medical('secrecy-supervision', employee_id, 'read')
    ELSE false END);
CREATE POLICY the_employee_asks ON medical.consultation FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND asked_by = (SELECT access.acting_account())
    AND asked_at = platform.clock() AND planned_for IS NULL AND withdrawn_at IS NULL AND concluded_at IS NULL
    AND in_dossier_at IS NULL AND access.may_be_consulted(doctor_id, employee_id)
    AND valid_until <= platform.clock() + interval '1 day'
      + (SELECT t.term FROM access.policy_term t WHERE t.name = 'consultation-longest'));
CREATE POLICY it_goes_its_steps ON medical.consultation FOR UPDATE TO kluis_medical
  USING (CASE (SELECT access.circle()) WHEN 'self' THEN access.own(employee_id)
    WHEN 'doctor' THEN medical.is_consulted(consultation) ELSE false END)
  WITH CHECK ((SELECT access.circle()) IN ('self', 'doctor'));

-- I10: withdrawn, or made part of the dossier, by the employee; planned and concluded by the doctor. Each but the planning once.
CREATE FUNCTION medical.is_a_step_of_consultation(before medical.consultation, after medical.consultation) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN access.circle() = 'self' AND before.concluded_at IS NULL THEN
        before.withdrawn_at IS NULL AND after.withdrawn_at = platform.clock()
        AND (after.planned_for, after.concluded_at, after.in_dossier_at)
          IS NOT DISTINCT FROM (before.planned_for, NULL::timestamptz, NULL::timestamptz)
      WHEN access.circle() = 'self' THEN
        before.in_dossier_at IS NULL AND after.in_dossier_at = platform.clock()
        AND (after.planned_for, after.withdrawn_at, after.concluded_at, after.sealed)
          IS NOT DISTINCT FROM (before.planned_for, before.withdrawn_at, before.concluded_at, before.sealed)
      WHEN after.concluded_at IS NULL THEN
        before.concluded_at IS NULL AND after.planned_for > platform.clock() AND after.planned_for < before.valid_until
        AND (after.withdrawn_at, after.in_dossier_at, after.sealed)
          IS NOT DISTINCT FROM (NULL::timestamptz, NULL::timestamptz, NULL::bytea)
      ELSE before.concluded_at IS NULL AND after.concluded_at = platform.clock()
        AND (after.planned_for, after.withdrawn_at, after.in_dossier_at)
          IS NOT DISTINCT FROM (before.planned_for, NULL::timestamptz, NULL::timestamptz)
    END $$;
CREATE TRIGGER consultations_go_step_by_step BEFORE UPDATE ON medical.consultation FOR EACH ROW
  WHEN (row_security_active('medical.consultation') AND medical.is_a_step_of_consultation(OLD.*, NEW.*) IS NOT TRUE)
  EXECUTE FUNCTION access.refuse_step();
GRANT EXECUTE ON FUNCTION medical.is_consulted(medical.consultation),
  medical.is_a_step_of_consultation(medical.consultation, medical.consultation) TO kluis_medical;

-- Told to the two of them and to nobody else, without content (D5).
CREATE FUNCTION medical.tells_of_consultation(code text, about uuid, to_account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.consultation c WHERE c.id = about AND CASE code
      WHEN 'consultation-asked' THEN c.doctor_id = to_account AND c.asked_at = platform.clock()
      WHEN 'consultation-planned' THEN c.planned_for IS NOT NULL AND to_account = medical.account_of(c.employee_id)
        AND c.doctor_id = access.acting_account()
      WHEN 'consultation-concluded' THEN c.concluded_at = platform.clock() AND to_account = medical.account_of(c.employee_id)
      ELSE false END) $$;
GRANT EXECUTE ON FUNCTION medical.tells_of_consultation(text, uuid, uuid) TO kluis_medical;
CREATE POLICY a_consultation_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND medical.tells_of_consultation(code, about, account_id));
