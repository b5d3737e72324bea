-- C2, I10: what an employee allows to be sent lies in the medical store alone, under his key: that it goes to this hospital is medical
-- itself (decision 0039). It says which pieces at which version; the rest is sealed. He prepares it, reads the sheet, signs that, and takes
-- it back; each of these is a row that nobody changes.
CREATE TABLE medical.consent (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  pieces      jsonb NOT NULL CHECK (jsonb_typeof(pieces) = 'array' AND jsonb_array_length(pieces) BETWEEN 1 AND 50),
  times       integer NOT NULL CHECK (times BETWEEN 1 AND 12),
  -- SHA-256 of the sheet: the bytes that are shown to be signed.
  digest      bytea NOT NULL CHECK (octet_length(digest) = 32),
  sealed      bytea NOT NULL,
  prepared_by uuid NOT NULL,
  prepared_at timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (id, employee_id, digest),
  UNIQUE (id, employee_id)
);
CREATE INDEX ON medical.consent (employee_id, prepared_at, id);
CREATE TABLE medical.consent_signature (
  consent_id  uuid PRIMARY KEY,
  employee_id uuid NOT NULL,
  -- What was read is what was shown.
  digest      bytea NOT NULL,
  -- The signed bytes, the signature and the key that verifies it.
  sealed      bytea NOT NULL,
  signed_by   uuid NOT NULL,
  signed_at   timestamptz NOT NULL DEFAULT platform.clock(),
  FOREIGN KEY (consent_id, employee_id, digest) REFERENCES medical.consent (id, employee_id, digest)
);
CREATE TABLE medical.consent_withdrawal (
  consent_id   uuid PRIMARY KEY,
  employee_id  uuid NOT NULL,
  withdrawn_by uuid NOT NULL,
  withdrawn_at timestamptz NOT NULL DEFAULT platform.clock(),
  FOREIGN KEY (consent_id, employee_id) REFERENCES medical.consent (id, employee_id)
);

-- C2: the last day on which a request is received, or a decision signed, that rests on it.
CREATE FUNCTION medical.consent_usable_until(signed_at timestamptz) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT ((signed_at AT TIME ZONE 'Europe/Amsterdam')::date
    + (SELECT t.term FROM access.policy_term t WHERE t.name = 'consent-usable'))::date $$;
-- C3: each of these is in this dossier, at the version named, and shown to the employee.
CREATE FUNCTION medical.pieces_as_they_stand(employee uuid, named jsonb) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(named) AS n ("pieceId" uuid, version integer)
    WHERE NOT EXISTS (SELECT 1 FROM medical.piece p
      WHERE p.id = n."pieceId" AND p.employee_id = employee AND p.version = n.version AND NOT medical.is_withheld(p.id))) $$;
CREATE FUNCTION medical.is_signed(consent uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.consent_signature s WHERE s.consent_id = consent) $$;
-- C2, C3: not withdrawn, and over pieces as they stand.
CREATE FUNCTION medical.may_be_signed(consent uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.consent c WHERE c.id = consent AND medical.pieces_as_they_stand(c.employee_id, c.pieces))
    AND NOT EXISTS (SELECT 1 FROM medical.consent_withdrawal w WHERE w.consent_id = consent) $$;
GRANT EXECUTE ON FUNCTION medical.consent_usable_until(timestamptz), medical.pieces_as_they_stand(uuid, jsonb), medical.is_signed(uuid),
  medical.may_be_signed(uuid) TO kluis_medical;

ALTER TABLE medical.consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.consent FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.consent_signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.consent_signature FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.consent_withdrawal ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.consent_withdrawal FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, employee_id, pieces, times, digest, sealed, prepared_by) ON medical.consent TO kluis_medical;
GRANT SELECT, INSERT (consent_id, employee_id, digest, sealed, signed_by) ON medical.consent_signature TO kluis_medical;
GRANT SELECT, INSERT (consent_id, employee_id, withdrawn_by) ON medical.consent_withdrawal TO kluis_medical;

-- The employee; and once he signed it, whoever his medical dossier is open to as a doctor.
CREATE POLICY the_employee_and_then_his_doctor ON medical.consent FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'self' THEN access.own(employee_id)
    WHEN (SELECT access.circle()) IN ('doctor', 'secrecy-supervision')
      THEN medical.is_signed(id) AND access.opens_medical((SELECT access.circle()), employee_id, 'read')
    ELSE false END);
CREATE POLICY the_employee_and_his_doctor ON medical.consent_signature FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'self' THEN access.own(employee_id)
    WHEN (SELECT access.circle()) IN ('doctor', 'secrecy-supervision')
      THEN access.opens_medical((SELECT access.circle()), employee_id, 'read')
    ELSE false END);
CREATE POLICY the_employee_and_his_doctor ON medical.consent_withdrawal FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'self' THEN access.own(employee_id)
    WHEN (SELECT access.circle()) IN ('doctor', 'secrecy-supervision')
      THEN access.opens_medical((SELECT access.circle()), employee_id, 'read')
    ELSE false END);

CREATE POLICY the_employee_prepares_it ON medical.consent FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND prepared_by = (SELECT access.acting_account())
    AND prepared_at = platform.clock() AND medical.pieces_as_they_stand(employee_id, pieces));
CREATE POLICY the_employee_signs_it ON medical.consent_signature FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND signed_by = (SELECT access.acting_account())
    AND signed_at = platform.clock() AND medical.may_be_signed(consent_id));
CREATE POLICY the_employee_takes_it_back ON medical.consent_withdrawal FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND withdrawn_by = (SELECT access.acting_account())
    AND withdrawn_at = platform.clock());

-- I10: an attempt that was refused is told to the employee; as before (0340), and of a consent.
CREATE OR REPLACE FUNCTION trail.code_of_attempt(kind text, action text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SECURITY INVOKER
  AS $$ SELECT CASE
    WHEN kind = 'ExaminationOutcome' AND action IN ('agree', 'block', 're-examine') THEN 'decision-attempted'
    WHEN kind = 'PrivateContact' AND action IN ('record', 'destroy') THEN 'private-contact-attempted'
    WHEN kind = 'Mandate' AND action = 'grant' THEN 'mandate-refused'
    WHEN kind IN ('SecondOpinion', 'Consultation') AND action IN ('ask', 'withdraw', 'file')
      OR kind = 'Mandate' AND action = 'withdraw'
      OR kind = 'DoctorChangeWish' AND action = 'wish'
      OR kind = 'MedicalPiece' AND action IN ('ask', 'state')
      OR kind = 'Consent' AND action IN ('record', 'sign', 'withdraw')
      OR kind = 'PaperAgreement' AND action IN ('record', 'accept', 'issue') THEN 'attempted-in-your-name' END $$;
