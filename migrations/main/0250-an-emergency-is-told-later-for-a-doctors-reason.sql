-- S8: the employee is told of an emergency within the term, later only with a doctor's reason. Who postponed it, until when and for which
-- doctor is a fact that every login's row security looks up; the reason lies in the medical store (D5).
CREATE TABLE access.emergency_postponement (
  id           uuid PRIMARY KEY,
  emergency_id uuid NOT NULL REFERENCES access.emergency,
  employee_id  uuid NOT NULL REFERENCES access.employee,
  postponed_by uuid NOT NULL REFERENCES access.account,
  -- S13: the dossier doctor whose decision it is or in whose place it was taken; null where there is none.
  doctor_id    uuid REFERENCES access.account,
  postponed_at timestamptz NOT NULL DEFAULT platform.clock(),
  until        timestamptz NOT NULL CHECK (until > postponed_at),
  ended_at     timestamptz CHECK (ended_at >= postponed_at),
  ended_by     uuid,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX ON access.emergency_postponement (emergency_id, postponed_at);
CREATE INDEX ON access.emergency_postponement (employee_id);
ALTER TABLE access.emergency_postponement ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.emergency_postponement FORCE ROW LEVEL SECURITY;
CREATE POLICY facts_are_looked_up ON access.emergency_postponement FOR SELECT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true);
GRANT SELECT ON access.emergency_postponement
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- S8, S13, S15: as long as its doctor could have decided it the whole time since: registered, on no other side, and the dossier doctor, or
-- in his place while he is it. Silence is refusal: where one of these ended the employee is told.
CREATE FUNCTION access.postponement_stands(p access.emergency_postponement) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT p.ended_at IS NULL AND p.until > platform.clock()
    AND access.registered(p.postponed_by) AND access.account_active(p.postponed_by)
    AND NOT access.on_the_employers_side(p.postponed_by, p.employee_id)
    AND (p.doctor_id IS NOT DISTINCT FROM p.postponed_by
      OR access.held_since(p.postponed_by, 'secrecy-supervision', p.postponed_at))
    AND CASE WHEN p.doctor_id IS NULL THEN NOT access.has_responsible_doctor(p.employee_id)
      ELSE access.responsible(p.doctor_id, p.employee_id)
        AND access.responsible_since(p.doctor_id, p.employee_id, p.postponed_at) END $$;
-- S8, E6: what a review found to be no emergency is a breach, of which the employee is told without delay.
CREATE FUNCTION access.telling_postponed(emergency uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.emergency_postponement p JOIN access.emergency e ON e.id = p.emergency_id
    WHERE p.emergency_id = emergency AND e.told_at IS NULL AND e.finding IS DISTINCT FROM 'not-justified'
      AND access.postponement_stands(p)) $$;
-- S8, I3: whom the register shows what; to the employee and who acts for him nothing that he is told of later.
CREATE FUNCTION access.shows_emergency(e access.emergency) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE access.circle()
      WHEN 'secrecy-supervision' THEN true WHEN 'medical-direction' THEN true WHEN 'supervision' THEN true
      WHEN 'doctor' THEN e.opened_by = access.acting_account() OR access.responsible(access.acting_account(), e.employee_id)
      WHEN 'self' THEN access.own(e.employee_id) AND NOT access.telling_postponed(e.id)
      WHEN 'representation' THEN access.represents(e.employee_id, 'access-log') AND NOT access.telling_postponed(e.id)
      ELSE false END $$;
-- S5, S13: the dossier doctor, or the core-expert doctor in his place; no assistant, and nobody in training, decides it.
CREATE FUNCTION access.may_postpone(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.acting_purpose() = 'emergency' AND CASE access.circle()
      WHEN 'doctor' THEN access.responsible(access.acting_account(), employee) AND NOT access.asks_training(access.acting_role())
      WHEN 'secrecy-supervision' THEN access.deputises(employee) OR access.holds_duty(employee)
    END, false) $$;
CREATE FUNCTION access.dossier_doctor_of(employee uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT r.doctor_id FROM access.responsibility r
    WHERE r.employee_id = employee AND r.ended_at IS NULL AND access.responsible(r.doctor_id, employee) LIMIT 1 $$;

GRANT INSERT (id, emergency_id, employee_id, postponed_by, doctor_id, until), UPDATE (ended_at, ended_by)
  ON access.emergency_postponement TO kluis_medical;
-- S8: not by who opened it, before the term is over or while it is postponed, and within the longest time after the opening.
CREATE POLICY a_doctor_postpones ON access.emergency_postponement FOR INSERT TO kluis_medical
  WITH CHECK (postponed_by = (SELECT access.acting_account()) AND postponed_at = platform.clock()
    AND access.may_postpone(employee_id) AND doctor_id IS NOT DISTINCT FROM access.dossier_doctor_of(employee_id)
    AND EXISTS (SELECT 1 FROM access.emergency e
      WHERE e.id = emergency_id AND e.employee_id = emergency_postponement.employee_id
        AND e.opened_by <> access.acting_account() AND e.told_at IS NULL AND e.finding IS DISTINCT FROM 'not-justified'
        AND (e.tell_by > platform.clock() OR access.telling_postponed(e.id)) AND until > e.tell_by
        AND until <= e.opened_at + (SELECT t.term FROM access.policy_term t WHERE t.name = 'emergency-telling-longest')));
CREATE POLICY a_doctor_ends_it ON access.emergency_postponement FOR UPDATE TO kluis_medical
  USING (ended_at IS NULL AND access.may_postpone(employee_id) AND NOT EXISTS (SELECT 1 FROM access.emergency e
    WHERE e.id = emergency_id AND e.opened_by = access.acting_account()))
  WITH CHECK (ended_at = platform.clock() AND ended_by = (SELECT access.acting_account()));

-- D5: why, in the doctor's own words, under the dossier's key.
CREATE TABLE medical.postponement_reason (
  postponement_id uuid PRIMARY KEY REFERENCES access.emergency_postponement,
  emergency_id    uuid NOT NULL REFERENCES access.emergency,
  employee_id     uuid NOT NULL REFERENCES access.employee,
  sealed          bytea NOT NULL,
  written_by      uuid NOT NULL,
  written_at      timestamptz NOT NULL DEFAULT platform.clock()
);
CREATE INDEX ON medical.postponement_reason (emergency_id);
CREATE INDEX ON medical.postponement_reason (employee_id);
ALTER TABLE medical.postponement_reason ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.postponement_reason FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (postponement_id, emergency_id, employee_id, sealed, written_by) ON medical.postponement_reason TO kluis_medical;
-- For who reviews the emergency and the dossier doctor; for the employee once he is told or to be told (I1).
CREATE POLICY who_reads_why_it_waited ON medical.postponement_reason FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.supervises()) THEN true
    WHEN (SELECT access.circle()) = 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN (SELECT access.circle()) = 'self' THEN access.own(employee_id) AND NOT access.telling_postponed(emergency_id)
    ELSE false END);
CREATE POLICY who_postpones_says_why ON medical.postponement_reason FOR INSERT TO kluis_medical
  WITH CHECK (written_by = (SELECT access.acting_account()) AND EXISTS (SELECT 1 FROM access.emergency_postponement p
    WHERE p.id = postponement_id AND p.emergency_id = postponement_reason.emergency_id
      AND p.employee_id = postponement_reason.employee_id AND p.postponed_by = written_by AND p.postponed_at = platform.clock()));
-- The opener's reason is the employee's once he is told.
ALTER POLICY who_reads_the_reason ON medical.emergency_reason
  USING (CASE WHEN (SELECT access.supervises()) THEN true
    WHEN (SELECT access.circle()) = 'doctor' THEN written_by = (SELECT access.acting_account())
      OR access.responsible((SELECT access.acting_account()), employee_id)
    WHEN (SELECT access.circle()) = 'self' THEN access.own(employee_id) AND NOT access.telling_postponed(emergency_id)
    ELSE false END);

-- Nobody tells of it while it is postponed: not the job, not a letter.
CREATE OR REPLACE FUNCTION access.is_a_step_of_emergency(before access.emergency, after access.emergency) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.ended_at IS DISTINCT FROM before.ended_at THEN
        before.ended_at IS NULL AND after.ended_at = greatest(before.opened_at, platform.clock())
        AND access.is_over('Emergency', before.id)
        AND (after.told_at, after.told_how, after.reviewed_at, after.reviewed_by, after.finding)
          IS NOT DISTINCT FROM (before.told_at, before.told_how, before.reviewed_at, before.reviewed_by, before.finding)
      WHEN after.told_at IS DISTINCT FROM before.told_at THEN
        before.told_at IS NULL AND after.told_at BETWEEN before.opened_at AND platform.clock()
        AND NOT access.telling_postponed(before.id)
        AND (after.reviewed_at, after.finding) IS NOT DISTINCT FROM (before.reviewed_at, before.finding)
        AND CASE after.told_how
          WHEN 'posted' THEN before.opened_by <> access.acting_account() AND NOT access.reads_notices(before.employee_id)
          ELSE current_user = 'kluis_jobs' END
      ELSE before.reviewed_at IS NULL AND after.reviewed_at = platform.clock()
        AND after.reviewed_by = access.acting_account() AND after.told_how IS NOT DISTINCT FROM before.told_how
    END $$;
CREATE OR REPLACE FUNCTION access.letter_of_doctors_waits(employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.responsibility r
      WHERE r.employee_id = employee AND r.effective_from IS NOT NULL AND r.ended_at IS NULL AND r.told_at IS NULL)
    OR EXISTS (SELECT 1 FROM access.stated_duty d
      WHERE d.employee_id = employee AND d.doctor_id <> access.acting_account()
        AND d.ended_at IS NULL AND d.valid_until > platform.clock() AND d.told_at IS NULL)
    OR EXISTS (SELECT 1 FROM access.emergency y
      WHERE y.employee_id = employee AND y.told_at IS NULL AND y.opened_by <> access.acting_account()
        AND NOT access.telling_postponed(y.id) AND NOT access.reads_notices(employee)) $$;

-- I9, I3: nor does the own access log, while it is postponed: what was done in the emergency, about it, and to find whose dossier it was.
CREATE FUNCTION trail.waits_for_telling(employee uuid, seen text, record uuid, account uuid, moment timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(
    CASE WHEN seen IN ('Emergency', 'EmergencyReason', 'EmergencyPostponement', 'EmergencyPiece', 'FoundPerson') THEN EXISTS (
      SELECT 1 FROM access.emergency e WHERE e.employee_id = employee AND e.told_at IS NULL AND CASE seen
          WHEN 'EmergencyPiece' THEN account = e.opened_by AND moment >= e.opened_at
          WHEN 'FoundPerson' THEN moment >= e.opened_at
            - (SELECT t.term FROM access.policy_term t WHERE t.name = 'emergency-telling')
          WHEN 'EmergencyPostponement' THEN
            EXISTS (SELECT 1 FROM access.emergency_postponement p WHERE p.id = record AND p.emergency_id = e.id)
          ELSE record = e.id END
        AND access.telling_postponed(e.id)) END, false) $$;
ALTER POLICY who_reads_the_trail ON trail.line
  USING (CASE (SELECT access.circle())
    WHEN 'supervision' THEN true
    WHEN 'log-review' THEN true
    WHEN 'self' THEN access.own(employee_id) AND outcome = 'allowed' AND kind <> 'WorkingNote'
      AND (kind <> 'Proposal' OR action = 'countersign')
      AND NOT trail.waits_for_telling(employee_id, kind, record_id, account_id, at)
    WHEN 'doctor' THEN responsible_doctor_id = (SELECT access.acting_account())
      AND (SELECT access.registered(access.acting_account()))
    WHEN 'secrecy-supervision' THEN responsible_doctor_id IS NOT NULL
      AND (SELECT access.registered(access.acting_account()))
    ELSE false END);
ALTER POLICY a_representative_reads ON trail.line
  USING (CASE WHEN (SELECT access.circle()) = 'representation'
         THEN trail.is_shown_by_mandate(employee_id, kind) AND outcome = 'allowed'
           AND NOT trail.waits_for_telling(employee_id, kind, record_id, account_id, at) ELSE false END);

-- Told at once to the doctors and supervision.
CREATE POLICY a_postponement_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND code = 'emergency-telling-postponed' AND EXISTS (SELECT 1 FROM access.emergency_postponement p
    WHERE p.emergency_id = about AND p.postponed_by = (SELECT access.acting_account()) AND p.postponed_at = platform.clock()));

GRANT EXECUTE ON FUNCTION trail.waits_for_telling(uuid, text, uuid, uuid, timestamptz) TO kluis_trail;
GRANT EXECUTE ON FUNCTION access.postponement_stands(access.emergency_postponement), access.telling_postponed(uuid),
  access.shows_emergency(access.emergency), access.may_postpone(uuid), access.dossier_doctor_of(uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
