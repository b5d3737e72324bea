-- C4, C17: that somebody asks for medical data, on what, and what the doctor decided: in the medical store alone, its words sealed under
-- the employee's key (decision 0040). It is recorded, repaired once, decided once and withdrawn once; each of these is a row that nobody changes.
CREATE TABLE medical.disclosure_request (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (id, employee_id)
);
CREATE INDEX ON medical.disclosure_request (employee_id, recorded_at, id);
-- The first as it came in, the second as it was repaired.
CREATE TABLE medical.disclosure_round (
  request_id  uuid NOT NULL,
  round       integer NOT NULL CHECK (round IN (1, 2)),
  employee_id uuid NOT NULL,
  received_on date NOT NULL,
  consent_id  uuid,
  pieces      jsonb NOT NULL CHECK (jsonb_typeof(pieces) = 'array' AND jsonb_array_length(pieces) BETWEEN 1 AND 50),
  -- A code: what was missing first; none where nothing was.
  lacking     text CHECK (lacking ~ '^[a-z]+(-[a-z]+)*$'),
  -- SHA-256 of what is sealed: what the doctor decides upon.
  digest      bytea NOT NULL CHECK (octet_length(digest) = 32),
  sealed      bytea NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (request_id, round),
  UNIQUE (request_id, employee_id, round, digest),
  FOREIGN KEY (request_id, employee_id) REFERENCES medical.disclosure_request (id, employee_id),
  FOREIGN KEY (consent_id, employee_id) REFERENCES medical.consent (id, employee_id)
);
CREATE INDEX ON medical.disclosure_round (consent_id);
CREATE TABLE medical.disclosure_decision (
  request_id  uuid PRIMARY KEY,
  employee_id uuid NOT NULL,
  round       integer NOT NULL,
  digest      bytea NOT NULL,
  outcome     text NOT NULL CHECK (outcome IN ('approved', 'partly-approved', 'refused')),
  -- The answers, what was struck, and the signed bytes.
  sealed      bytea NOT NULL,
  doctor_id   uuid NOT NULL REFERENCES access.account,
  decided_at  timestamptz NOT NULL DEFAULT platform.clock(),
  -- What was read is what is decided upon.
  FOREIGN KEY (request_id, employee_id, round, digest) REFERENCES medical.disclosure_round (request_id, employee_id, round, digest)
);
CREATE TABLE medical.disclosure_withdrawal (
  request_id   uuid PRIMARY KEY,
  employee_id  uuid NOT NULL,
  withdrawn_by uuid NOT NULL,
  withdrawn_at timestamptz NOT NULL DEFAULT platform.clock(),
  FOREIGN KEY (request_id, employee_id) REFERENCES medical.disclosure_request (id, employee_id)
);

CREATE FUNCTION medical.current_round(request uuid) RETURNS medical.disclosure_round
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT o FROM medical.disclosure_round o WHERE o.request_id = request ORDER BY o.round DESC LIMIT 1 $$;
-- C17: the last day on which what is incomplete can be repaired.
CREATE FUNCTION medical.repair_until(recorded_at timestamptz) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT ((recorded_at AT TIME ZONE 'Europe/Amsterdam')::date
    + (SELECT t.term FROM access.policy_term t WHERE t.name = 'disclosure-repair'))::date $$;
-- C3: how often a consent is used or about to be, by other requests than this one.
CREATE FUNCTION medical.uses_of_consent(consent uuid, except_request uuid) RETURNS integer
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT count(*)::integer FROM medical.disclosure_round o
    WHERE o.consent_id = consent AND o.request_id <> except_request AND o.lacking IS NULL
      AND o.round = (medical.current_round(o.request_id)).round
      AND NOT EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w WHERE w.request_id = o.request_id)
      AND NOT EXISTS (SELECT 1 FROM medical.disclosure_decision d WHERE d.request_id = o.request_id AND d.outcome = 'refused') $$;
-- C2, C3: signed by the employee, not withdrawn, in its time, over these versions or more, and not used up.
CREATE FUNCTION medical.consent_covers(consent uuid, employee uuid, named jsonb, day date, request uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.consent c JOIN medical.consent_signature s ON s.consent_id = c.id
    WHERE c.id = consent AND c.employee_id = employee AND c.pieces @> named
      AND access.was_the_employee(c.employee_id, s.signed_by, s.signed_at)
      AND NOT EXISTS (SELECT 1 FROM medical.consent_withdrawal w WHERE w.consent_id = c.id)
      AND (s.signed_at AT TIME ZONE 'Europe/Amsterdam')::date <= day AND day <= medical.consent_usable_until(s.signed_at)
      AND medical.uses_of_consent(c.id, request) < c.times) $$;
-- C3: each of these is in this dossier, at the version named.
CREATE FUNCTION medical.versions_as_they_stand(employee uuid, named jsonb) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(named) AS n ("pieceId" uuid, version integer)
    WHERE NOT EXISTS (SELECT 1 FROM medical.piece p
      WHERE p.id = n."pieceId" AND p.employee_id = employee AND p.version = n.version)) $$;
-- C4, C10: complete, over what stands, on what covers it still; a refusal needs less.
CREATE FUNCTION medical.may_be_decided(request uuid, employee uuid, in_round integer, as_what text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_round o
    WHERE o.request_id = request AND o.employee_id = employee AND o.round = in_round AND o.lacking IS NULL
      AND o.round = (medical.current_round(request)).round
      AND NOT EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w WHERE w.request_id = request)
      AND (as_what = 'refused' OR (medical.versions_as_they_stand(employee, o.pieces)
        AND (o.consent_id IS NULL OR medical.consent_covers(o.consent_id, employee, o.pieces, platform.today(), request))))) $$;
-- C17: complete at once, or once repaired within its term.
CREATE FUNCTION medical.may_be_repaired(request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_round o
    WHERE o.request_id = request AND o.round = 1 AND o.lacking IS NOT NULL AND platform.today() <= medical.repair_until(o.recorded_at))
    AND NOT EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w WHERE w.request_id = request) $$;
CREATE FUNCTION medical.was_recorded_now(request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_request r WHERE r.id = request AND r.recorded_at = platform.clock()) $$;
GRANT EXECUTE ON FUNCTION medical.current_round(uuid), medical.repair_until(timestamptz), medical.uses_of_consent(uuid, uuid),
  medical.consent_covers(uuid, uuid, jsonb, date, uuid), medical.versions_as_they_stand(uuid, jsonb),
  medical.may_be_decided(uuid, uuid, integer, text), medical.may_be_repaired(uuid), medical.was_recorded_now(uuid) TO kluis_medical;

ALTER TABLE medical.disclosure_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_request FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_round ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_round FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_decision FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_withdrawal ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_withdrawal FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, employee_id, recorded_by) ON medical.disclosure_request TO kluis_medical;
GRANT SELECT, INSERT (request_id, round, employee_id, received_on, consent_id, pieces, lacking, digest, sealed, recorded_by)
  ON medical.disclosure_round TO kluis_medical;
GRANT SELECT, INSERT (request_id, employee_id, round, digest, outcome, sealed, doctor_id) ON medical.disclosure_decision TO kluis_medical;
GRANT SELECT, INSERT (request_id, employee_id, withdrawn_by) ON medical.disclosure_withdrawal TO kluis_medical;

-- C13, C17: the employee, and whoever his medical dossier is open to as a doctor.
CREATE FUNCTION medical.sees_disclosures(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE WHEN access.circle() = 'self' THEN access.own(employee)
    WHEN access.circle() IN ('doctor', 'secrecy-supervision') THEN access.opens_medical(access.circle(), employee, 'read')
    ELSE false END $$;
GRANT EXECUTE ON FUNCTION medical.sees_disclosures(uuid) TO kluis_medical;
CREATE POLICY the_employee_and_his_doctor ON medical.disclosure_request FOR SELECT TO kluis_medical
  USING (medical.sees_disclosures(employee_id));
CREATE POLICY the_employee_and_his_doctor ON medical.disclosure_round FOR SELECT TO kluis_medical
  USING (medical.sees_disclosures(employee_id));
CREATE POLICY the_employee_and_his_doctor ON medical.disclosure_decision FOR SELECT TO kluis_medical
  USING (medical.sees_disclosures(employee_id));
CREATE POLICY the_employee_and_his_doctor ON medical.disclosure_withdrawal FOR SELECT TO kluis_medical
  USING (medical.sees_disclosures(employee_id));

CREATE POLICY the_doctor_records_it ON medical.disclosure_request FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'record')
    AND recorded_by = (SELECT access.acting_account()) AND recorded_at = platform.clock());
CREATE POLICY the_doctor_records_what_came ON medical.disclosure_round FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'record')
    AND recorded_by = (SELECT access.acting_account()) AND recorded_at = platform.clock() AND received_on <= platform.today()
    AND CASE round WHEN 1 THEN medical.was_recorded_now(request_id) ELSE medical.may_be_repaired(request_id) END
    AND (lacking IS NOT NULL OR consent_id IS NULL
      OR medical.consent_covers(consent_id, employee_id, pieces, received_on, request_id))
    AND medical.versions_as_they_stand(employee_id, pieces));
-- C10: by a doctor in his own right, in his own name.
CREATE POLICY the_doctor_decides ON medical.disclosure_decision FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'record')
    AND NOT access.asks_training((SELECT access.acting_role()))
    AND doctor_id = (SELECT access.acting_account()) AND decided_at = platform.clock()
    AND medical.may_be_decided(request_id, employee_id, round, outcome));
CREATE POLICY the_doctor_records_that_nobody_asks_any_more ON medical.disclosure_withdrawal FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'record')
    AND withdrawn_by = (SELECT access.acting_account()) AND withdrawn_at = platform.clock()
    AND NOT EXISTS (SELECT 1 FROM medical.disclosure_decision d
      WHERE d.request_id = disclosure_withdrawal.request_id AND d.outcome = 'refused'));

-- C17: the employee is told of receipt, decision and withdrawal, without content (D5).
CREATE POLICY a_request_to_disclose_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND EXISTS (SELECT 1 FROM medical.disclosure_request r
    WHERE r.id = about AND account_id = medical.account_of(r.employee_id)
      AND CASE code
        WHEN 'disclosure-asked' THEN r.recorded_at = platform.clock()
        WHEN 'disclosure-decided' THEN EXISTS (SELECT 1 FROM medical.disclosure_decision d
          WHERE d.request_id = r.id AND d.decided_at = platform.clock())
        WHEN 'disclosure-withdrawn' THEN EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w
          WHERE w.request_id = r.id AND w.withdrawn_at = platform.clock())
        ELSE false END));
