-- Who is responsible, who deputises, who signed and what was delegated stays on record (S4, S9): each step is taken once,
-- at this moment, by whoever acts. So logins may write few columns; what depends on the row as it was is judged by a
-- trigger, which counts for everybody whom row security counts for.

-- S15: an account that can act as a doctor now.
CREATE FUNCTION access.acts_as_doctor(account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.registered(account) AND access.account_active(account) AND EXISTS (
    SELECT 1 FROM access.role h WHERE h.account_id = account AND h.circle = 'doctor' AND access.role_in_force(h)) $$;

-- S9, S15: the doctors who supervise, themselves registered; never an administrator or an employer.
CREATE FUNCTION access.supervises() RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.circle() IN ('secrecy-supervision', 'medical-direction'), false)
           AND access.registered(access.acting_account()) $$;

-- S9: given, then in force (to oneself only with a second doctor's confirmation), then told, then ended.
GRANT INSERT (id, employee_id, doctor_id, given_by),
      UPDATE (confirmed_by, effective_from, ended_at, ended_by, told_at, told_how)
  ON access.responsibility TO kluis_desk;
CREATE POLICY responsibility_is_given_by_doctors_who_supervise ON access.responsibility FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.supervises()) AND given_by = (SELECT access.acting_account())
              AND access.acts_as_doctor(doctor_id));
CREATE POLICY responsibility_is_confirmed_told_and_ended ON access.responsibility FOR UPDATE TO kluis_desk
  USING ((SELECT access.supervises()) AND ended_at IS NULL) WITH CHECK ((SELECT access.supervises()));

CREATE FUNCTION access.is_a_step_of_responsibility(before access.responsibility, after access.responsibility)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN after.ended_at IS NOT NULL THEN
        after.ended_at = greatest(before.effective_from, platform.clock()) AND after.ended_by = access.acting_account()
        AND (after.effective_from, after.confirmed_by, after.told_at, after.told_how)
          IS NOT DISTINCT FROM (before.effective_from, before.confirmed_by, before.told_at, before.told_how)
      WHEN before.effective_from IS NULL THEN
        after.effective_from = platform.clock() AND after.told_at IS NULL AND after.told_how IS NULL
        AND access.acts_as_doctor(before.doctor_id)
        AND CASE WHEN before.given_by = before.doctor_id
          THEN after.confirmed_by = access.acting_account() AND after.confirmed_by <> before.doctor_id
          ELSE after.confirmed_by IS NULL AND before.given_by = access.acting_account() END
      ELSE before.told_at IS NULL AND after.told_at BETWEEN before.effective_from AND platform.clock()
        AND (after.effective_from, after.confirmed_by) IS NOT DISTINCT FROM (before.effective_from, before.confirmed_by)
        AND CASE after.told_how WHEN 'posted' THEN true
          WHEN 'in-app' THEN EXISTS (SELECT 1 FROM access.employee e
                                     WHERE e.id = before.employee_id AND e.person_account_id IS NOT NULL)
          ELSE false END
    END $$;
CREATE FUNCTION access.refuse_step() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'what is on record changes by its next step alone' USING ERRCODE = 'insufficient_privilege';
END $$;
-- IS NOT TRUE: what can't be judged is refused.
CREATE TRIGGER responsibility_goes_step_by_step BEFORE UPDATE ON access.responsibility FOR EACH ROW
  WHEN (row_security_active('access.responsibility') AND access.is_a_step_of_responsibility(OLD.*, NEW.*) IS NOT TRUE)
  EXECUTE FUNCTION access.refuse_step();

GRANT INSERT (id, employee_id, asked_by) ON access.doctor_change_wish TO kluis_desk;
CREATE POLICY an_employee_asks_for_another_doctor ON access.doctor_change_wish FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id)
              AND asked_by = (SELECT access.acting_account()));

-- S3, S15: an account that holds a role whose page requires that standing, or was proposed for one.
CREATE FUNCTION access.has_use_for(standing text, account uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h JOIN access.granting g ON g.role = h.role
    WHERE h.account_id = account AND standing = ANY (g.requires) AND (h.ended_at IS NULL OR h.ended_at > platform.clock())
      AND (h.valid_until IS NULL OR h.valid_until > platform.clock())) $$;

-- S15: nobody checks his own registration (the table says so), nor one for a day to come; a check counts for a term at most.
GRANT INSERT ON access.registration TO kluis_desk;
CREATE POLICY registrations_are_checked_by_another ON access.registration FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.supervises()) AND checked_by = (SELECT access.acting_account())
              AND checked_on <= platform.today()
              AND valid_until <= checked_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'registration-longest')
              AND access.has_use_for('registration', account_id));

-- S4: by the absent doctor or by who supervises; for one who supervises secrecy, not for the past, and within its terms. Both
-- may end it, at once; what was entered stays on record.
CREATE FUNCTION access.answers_for_deputising(absent uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(access.supervises()
      OR (access.circle() = 'doctor' AND absent = access.acting_account() AND access.registered(absent)), false) $$;
CREATE FUNCTION access.within_terms(deputising access.deputising) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT d.first_day <= platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'deputising-ahead')
      AND d.last_day <= d.first_day + (SELECT t.term FROM access.policy_term t WHERE t.name = 'deputising-longest')
    FROM (SELECT (deputising.valid_from AT TIME ZONE 'Europe/Amsterdam')::date AS first_day,
                 (deputising.valid_until AT TIME ZONE 'Europe/Amsterdam' - interval '1 microsecond')::date AS last_day) d $$;
GRANT INSERT (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by), UPDATE (ended_at, ended_by)
  ON access.deputising TO kluis_desk;
CREATE POLICY deputising_is_entered_by_another ON access.deputising FOR INSERT TO kluis_desk
  WITH CHECK (entered_by = (SELECT access.acting_account()) AND valid_from >= platform.clock()
    AND access.within_terms(deputising.*) AND access.answers_for_deputising(absent_doctor_id)
    AND EXISTS (SELECT 1 FROM access.role h
                WHERE h.account_id = deputy_id AND h.circle = 'secrecy-supervision' AND access.role_in_force(h)));
CREATE POLICY deputising_is_ended_at_once ON access.deputising FOR UPDATE TO kluis_desk
  USING (ended_at IS NULL AND valid_until > platform.clock() AND access.answers_for_deputising(absent_doctor_id))
  WITH CHECK (ended_by = (SELECT access.acting_account()) AND ended_at = platform.clock());

-- S3: a text is announced a whole term before its day, and signed by its digest.
GRANT INSERT (id, kind, edition, text, digest, announced_by, effective_from) ON access.declaration_text TO kluis_desk;
CREATE POLICY texts_are_announced_by_the_medical_direction ON access.declaration_text FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'medical-direction' AND access.registered((SELECT access.acting_account()))
    AND announced_by = (SELECT access.acting_account()) AND digest = sha256(convert_to(text, 'UTF8'))
    AND effective_from
      >= platform.clock() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'declaration-notice'));

-- S3: revoked, and nobody instructed the signer since. Else whoever lost access by it would give it back to himself.
CREATE FUNCTION access.revoked_since(account uuid, signed uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.declaration d
    WHERE d.account_id = account AND d.text_id = signed AND d.revoked_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM access.instruction i
                      WHERE i.account_id = account AND i.recorded_at > d.revoked_at)) $$;

-- The text that somebody signs: of that kind, and the current one or announced after it.
CREATE FUNCTION access.can_be_signed(signed uuid, declared text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.declaration_text t WHERE t.id = signed AND t.kind = declared
    AND NOT EXISTS (SELECT 1 FROM access.declaration_text later WHERE later.kind = t.kind
                    AND later.effective_from > t.effective_from AND later.effective_from <= platform.clock())) $$;

-- S7: signing is the person's own act; it comes before any role works, so the role is not looked at.
GRANT INSERT (id, account_id, text_id, kind), UPDATE (revoked_at, revoked_by) ON access.declaration TO kluis_desk;
CREATE POLICY everybody_signs_for_himself ON access.declaration FOR INSERT TO kluis_desk
  WITH CHECK (account_id = (SELECT access.acting_account()) AND access.can_be_signed(text_id, kind)
    AND NOT access.revoked_since(account_id, text_id)
    AND EXISTS (SELECT 1 FROM access.account a WHERE a.id = account_id AND a.kind IN ('staff', 'hired')));

-- S3, S4: the separate declaration alone, by a doctor under whom the signer works or by who supervises secrecy.
CREATE FUNCTION access.works_under(assistant uuid, doctor uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.delegation d WHERE d.assistant_id = assistant AND d.doctor_id = doctor
    AND d.withdrawn_at IS NULL AND d.valid_until > platform.clock()) $$;
CREATE POLICY declarations_are_revoked_by_doctors ON access.declaration FOR UPDATE TO kluis_desk
  USING (kind = 'derived-secrecy' AND revoked_at IS NULL AND access.registered((SELECT access.acting_account()))
    AND CASE (SELECT access.circle()) WHEN 'secrecy-supervision' THEN true
      WHEN 'doctor' THEN access.works_under(account_id, (SELECT access.acting_account())) ELSE false END)
  WITH CHECK (revoked_by = (SELECT access.acting_account()) AND revoked_at = platform.clock());

-- S3: by a doctor, for no longer than the term, of somebody whose role asks for it.
GRANT INSERT (id, account_id, given_by, given_on, valid_until) ON access.instruction TO kluis_desk;
CREATE POLICY doctors_instruct ON access.instruction FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND access.registered((SELECT access.acting_account()))
    AND given_by = (SELECT access.acting_account()) AND given_on <= platform.today()
    AND valid_until <= given_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'instruction-validity')
    AND access.has_use_for('instruction', account_id));

-- S5: the first moment after a doctor's registration.
CREATE FUNCTION access.registered_until(account uuid) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT (max(r.valid_until) + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' FROM access.registration r
    WHERE r.account_id = account AND r.checked_on <= platform.today() $$;

-- S2, S6: by the responsible doctor, to somebody who holds the assistant's role, never to who is on the employer's side
-- (S10) or of a non-medical discipline.
GRANT INSERT (id, doctor_id, assistant_id, employee_id, actions, valid_from, valid_until),
      UPDATE (withdrawn_at, withdrawn_by)
  ON access.delegation TO kluis_desk;
CREATE POLICY the_responsible_doctor_delegates ON access.delegation FOR INSERT TO kluis_desk
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND doctor_id = (SELECT access.acting_account())
    AND access.responsible(doctor_id, employee_id)
    AND valid_from >= platform.clock() AND valid_until <= access.registered_until(doctor_id)
    AND NOT access.does_casework(assistant_id) AND NOT access.on_the_employers_side(assistant_id, employee_id)
    AND EXISTS (SELECT 1 FROM access.role h WHERE h.account_id = assistant_id AND h.circle = 'derived-secrecy'
                AND access.role_in_force(h)));
CREATE POLICY the_doctor_or_the_supervisor_withdraws ON access.delegation FOR UPDATE TO kluis_desk
  USING (withdrawn_at IS NULL AND valid_until > platform.clock() AND access.registered((SELECT access.acting_account()))
    AND CASE (SELECT access.circle()) WHEN 'secrecy-supervision' THEN true
      WHEN 'doctor' THEN doctor_id = (SELECT access.acting_account()) ELSE false END)
  WITH CHECK (withdrawn_by = (SELECT access.acting_account()) AND withdrawn_at = platform.clock());

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
