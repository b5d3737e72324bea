-- C2, I10: a consent with the employee's signature on paper. One person records it with its scan, another accepts it who is a doctor, the
-- employee is told, and only after the term in which he can undo it can anything rest on it (0039). Each step is a row that nobody changes.
ALTER TABLE medical.consent
  ADD COLUMN on_paper boolean NOT NULL DEFAULT false,
  -- A piece that turns out to be another person's moves (D1), and no paper is left.
  ADD COLUMN scan_id uuid,
  ADD COLUMN signed_on date,
  -- S11: beside who recorded it.
  ADD COLUMN responsible_doctor_id uuid,
  ADD CHECK (on_paper = (signed_on IS NOT NULL) AND on_paper = (responsible_doctor_id IS NOT NULL) AND (on_paper OR scan_id IS NULL)),
  ADD FOREIGN KEY (scan_id, employee_id) REFERENCES medical.piece (id, employee_id) ON DELETE SET NULL (scan_id);
CREATE UNIQUE INDEX ON medical.consent (scan_id);
ALTER TABLE medical.consent_withdrawal ADD COLUMN responsible_doctor_id uuid;

CREATE TABLE medical.consent_step (
  consent_id            uuid NOT NULL,
  employee_id           uuid NOT NULL,
  step                  text NOT NULL CHECK (step IN ('accepted', 'told')),
  -- The day that counts: on which he was told.
  day                   date NOT NULL,
  -- What the doctor read is what was recorded.
  digest                bytea,
  -- The signed bytes, the signature and the key that verifies it.
  sealed                bytea,
  told_how              text CHECK (told_how IN ('in-app', 'posted')),
  told_account_id       uuid,
  done_by               uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  done_at               timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (consent_id, step),
  FOREIGN KEY (consent_id, employee_id) REFERENCES medical.consent (id, employee_id),
  FOREIGN KEY (consent_id, employee_id, digest) REFERENCES medical.consent (id, employee_id, digest),
  CHECK ((step = 'told') = (told_how IS NOT NULL)),
  CHECK ((step = 'accepted') = (digest IS NOT NULL) AND (step = 'accepted') = (sealed IS NOT NULL)),
  CHECK ((told_how = 'in-app') IS TRUE = (told_account_id IS NOT NULL))
);
CREATE INDEX ON medical.consent_step (employee_id);

-- C2: the day on the paper is the one that counts.
CREATE FUNCTION medical.paper_usable_until(signed_on date) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT (signed_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'consent-usable'))::date $$;
CREATE FUNCTION medical.paper_undo_until(told_on date) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT (told_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'paper-consent-undoing'))::date $$;
CREATE FUNCTION medical.is_on_paper(consent uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.consent c WHERE c.id = consent AND c.on_paper) $$;
-- How far a paper came: an account that was told of it, and that the dossier was taken from since, was not the employee's (I1).
CREATE FUNCTION medical.paper_consent_state(consent uuid) RETURNS text LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE
      WHEN EXISTS (SELECT 1 FROM medical.consent_withdrawal w WHERE w.consent_id = c.id) THEN 'withdrawn'
      WHEN c.scan_id IS NULL OR NOT access.was_the_employee(c.employee_id, t.told_account_id, t.done_at) THEN 'void'
      WHEN medical.paper_usable_until(c.signed_on) < platform.today() THEN 'expired'
      WHEN medical.paper_undo_until(t.day) < platform.today() THEN 'usable'
      WHEN t.consent_id IS NOT NULL THEN 'told'
      WHEN EXISTS (SELECT 1 FROM medical.consent_step a WHERE a.consent_id = c.id AND a.step = 'accepted') THEN 'accepted'
      ELSE 'recorded' END
    FROM medical.consent c LEFT JOIN medical.consent_step t ON t.consent_id = c.id AND t.step = 'told'
    WHERE c.id = consent AND c.on_paper $$;

-- I10: a scan is of one paper, of whatever kind, a document that the employee sees, and came in on the day that stands on it or later.
CREATE FUNCTION medical.is_new_consent_scan(scan uuid, employee uuid, signed date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece p JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version
      WHERE p.id = scan AND p.employee_id = employee AND v.file_id IS NOT NULL AND NOT medical.is_withheld(p.id)
        AND (v.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date >= signed)
    AND NOT EXISTS (SELECT 1 FROM medical.paper_agreement a WHERE a.piece_id = scan)
    AND NOT EXISTS (SELECT 1 FROM medical.consent c WHERE c.scan_id = scan) $$;
-- C3: nobody signs for a version that was not there yet on the day of his signature.
CREATE FUNCTION medical.pieces_stood_on(named jsonb, signed date) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(named) AS n ("pieceId" uuid, version integer)
    WHERE NOT EXISTS (SELECT 1 FROM medical.piece_version v WHERE v.piece_id = n."pieceId" AND v.version = n.version
      AND (v.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date <= signed)) $$;
-- As before (0400), and of no consent.
CREATE OR REPLACE FUNCTION medical.is_new_scan(scan uuid, outcome uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.piece p JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version
      JOIN medical.examination_outcome o ON o.id = outcome
      WHERE p.id = scan AND v.file_id IS NOT NULL AND NOT medical.is_withheld(p.id) AND v.recorded_at >= o.issued_at
        AND (v.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date >= coalesce(medical.heard_on(outcome), '-infinity'))
    AND NOT EXISTS (SELECT 1 FROM medical.paper_agreement a WHERE a.piece_id = scan)
    AND NOT EXISTS (SELECT 1 FROM medical.consent c WHERE c.scan_id = scan) $$;
-- As before (0392), and while a consent can rest on it, or come to.
CREATE OR REPLACE FUNCTION medical.is_scan_under_way(piece uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.paper_agreement p WHERE p.piece_id = piece AND medical.paper_stands(p))
    OR EXISTS (SELECT 1 FROM medical.consent c WHERE c.scan_id = piece
      AND medical.paper_consent_state(c.id) IN ('recorded', 'accepted', 'told', 'usable')) $$;

-- Who recorded it doesn't accept it: a doctor in his own right who is responsible, or who deputises for him; in the bytes that he read.
CREATE FUNCTION medical.paper_consent_is_accepted_rightly(s medical.consent_step) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE access.circle()
      WHEN 'doctor' THEN NOT access.asks_training(access.acting_role()) AND access.opens_medical('doctor', s.employee_id, 'issue')
      WHEN 'secrecy-supervision' THEN access.deputises(s.employee_id)
      ELSE false END
    AND s.day = platform.today() AND s.responsible_doctor_id = s.done_by
    AND medical.paper_consent_state(s.consent_id) = 'recorded'
    AND EXISTS (SELECT 1 FROM medical.consent c WHERE c.id = s.consent_id AND c.prepared_by <> s.done_by
      AND medical.pieces_as_they_stand(c.employee_id, c.pieces)) $$;
-- At once where he has an account; else on the day of the letter, which goes to no address that the employer said just now (0183).
CREATE FUNCTION medical.paper_consent_is_told_rightly(s medical.consent_step) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT medical.paper_consent_state(s.consent_id) = 'accepted'
    AND EXISTS (SELECT 1 FROM medical.consent_step a WHERE a.consent_id = s.consent_id AND a.step = 'accepted'
      AND s.day BETWEEN a.day AND platform.today() AND CASE s.told_how
        WHEN 'in-app' THEN a.done_at = platform.clock() AND a.done_by = s.done_by AND s.responsible_doctor_id = s.done_by
          AND s.told_account_id = medical.account_of(s.employee_id)
        ELSE access.circle() IN ('doctor', 'derived-secrecy') AND access.responsible(s.responsible_doctor_id, s.employee_id)
          AND access.opens_medical(access.circle(), s.employee_id, 'record') AND access.address_stands(s.employee_id) END) $$;
GRANT EXECUTE ON FUNCTION medical.paper_usable_until(date), medical.paper_undo_until(date), medical.is_on_paper(uuid),
  medical.paper_consent_state(uuid), medical.is_new_consent_scan(uuid, uuid, date), medical.pieces_stood_on(jsonb, date),
  medical.paper_consent_is_accepted_rightly(medical.consent_step), medical.paper_consent_is_told_rightly(medical.consent_step)
  TO kluis_medical;

ALTER TABLE medical.consent_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.consent_step FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (consent_id, employee_id, step, day, digest, sealed, told_how, told_account_id, done_by, responsible_doctor_id)
  ON medical.consent_step TO kluis_medical;
GRANT INSERT (on_paper, scan_id, signed_on, responsible_doctor_id) ON medical.consent TO kluis_medical;
GRANT INSERT (responsible_doctor_id) ON medical.consent_withdrawal TO kluis_medical;

-- The employee; and once he signed it, in the app or on the paper that was recorded, his doctor. Of a paper who works for him as well: she
-- records it and posts the letter.
ALTER POLICY the_employee_and_then_his_doctor ON medical.consent
  USING (CASE WHEN (SELECT access.circle()) = 'self' THEN access.own(employee_id)
    WHEN (SELECT access.circle()) IN ('doctor', 'secrecy-supervision')
      THEN (on_paper OR medical.is_signed(id)) AND access.opens_medical((SELECT access.circle()), employee_id, 'read')
    WHEN (SELECT access.circle()) = 'derived-secrecy' THEN on_paper AND access.opens_medical('derived-secrecy', employee_id, 'read')
    ELSE false END);
ALTER POLICY the_employee_and_his_doctor ON medical.consent_withdrawal
  USING (CASE WHEN (SELECT access.circle()) = 'self' THEN access.own(employee_id)
    WHEN (SELECT access.circle()) IN ('doctor', 'secrecy-supervision')
      THEN access.opens_medical((SELECT access.circle()), employee_id, 'read')
    WHEN (SELECT access.circle()) = 'derived-secrecy'
      THEN access.opens_medical('derived-secrecy', employee_id, 'read') AND medical.is_on_paper(consent_id)
    ELSE false END);
CREATE POLICY who_sees_the_paper ON medical.consent_step FOR SELECT TO kluis_medical
  USING (access.opens_medical((SELECT access.circle()), employee_id, 'read'));

ALTER POLICY the_employee_prepares_it ON medical.consent
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND prepared_by = (SELECT access.acting_account())
    AND prepared_at = platform.clock() AND medical.pieces_as_they_stand(employee_id, pieces) AND NOT on_paper);
CREATE POLICY the_doctor_or_his_staff_records_a_paper ON medical.consent FOR INSERT TO kluis_medical
  WITH CHECK (on_paper AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy')
    AND access.opens_medical((SELECT access.circle()), employee_id, 'record')
    AND prepared_by = (SELECT access.acting_account()) AND prepared_at = platform.clock()
    AND access.responsible(responsible_doctor_id, employee_id)
    AND signed_on <= platform.today() AND medical.paper_usable_until(signed_on) >= platform.today()
    AND medical.is_new_consent_scan(scan_id, employee_id, signed_on)
    AND medical.pieces_as_they_stand(employee_id, pieces) AND medical.pieces_stood_on(pieces, signed_on));
CREATE POLICY a_paper_goes_on ON medical.consent_step FOR INSERT TO kluis_medical
  WITH CHECK (done_by = (SELECT access.acting_account()) AND done_at = platform.clock()
    AND CASE step WHEN 'accepted' THEN medical.paper_consent_is_accepted_rightly(consent_step)
      ELSE medical.paper_consent_is_told_rightly(consent_step) END);
ALTER POLICY the_employee_signs_it ON medical.consent_signature
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND signed_by = (SELECT access.acting_account())
    AND signed_at = platform.clock() AND medical.may_be_signed(consent_id) AND NOT medical.is_on_paper(consent_id));
ALTER POLICY the_employee_takes_it_back ON medical.consent_withdrawal
  WITH CHECK ((SELECT access.circle()) = 'self' AND access.own(employee_id) AND withdrawn_by = (SELECT access.acting_account())
    AND withdrawn_at = platform.clock() AND responsible_doctor_id IS NULL);
-- On his word, of a paper alone: that only keeps something in.
CREATE POLICY his_doctor_or_staff_records_that_he_took_it_back ON medical.consent_withdrawal FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) IN ('doctor', 'derived-secrecy')
    AND access.opens_medical((SELECT access.circle()), employee_id, 'record') AND medical.is_on_paper(consent_id)
    AND withdrawn_by = (SELECT access.acting_account()) AND withdrawn_at = platform.clock()
    AND access.responsible(responsible_doctor_id, employee_id));

-- At once where the employee has an account; and who is to know that it was withdrawn.
CREATE POLICY a_consent_on_paper_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND medical.is_on_paper(about) AND CASE code
    WHEN 'paper-consent-accepted' THEN EXISTS (SELECT 1 FROM medical.consent_step s
      WHERE s.consent_id = about AND s.step = 'told' AND s.done_at = platform.clock() AND s.told_account_id = account_id)
    WHEN 'paper-consent-withdrawn' THEN EXISTS (SELECT 1 FROM medical.consent_withdrawal w
      WHERE w.consent_id = about AND w.withdrawn_at = platform.clock()
        AND (account_id = medical.account_of(w.employee_id) OR access.responsible(account_id, w.employee_id)))
    ELSE false END);

-- C2, C3: as before (0420), and of a paper, once the employee could undo it.
CREATE OR REPLACE FUNCTION medical.consent_covers(consent uuid, employee uuid, named jsonb, day date, request uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.consent c LEFT JOIN medical.consent_signature s ON s.consent_id = c.id
      LEFT JOIN medical.consent_step t ON t.consent_id = c.id AND t.step = 'told'
    WHERE c.id = consent AND c.employee_id = employee AND c.pieces @> named
      AND NOT EXISTS (SELECT 1 FROM medical.consent_withdrawal w WHERE w.consent_id = c.id)
      AND CASE WHEN c.on_paper THEN medical.paper_consent_state(c.id) = 'usable'
          AND medical.paper_undo_until(t.day) < consent_covers.day AND consent_covers.day <= medical.paper_usable_until(c.signed_on)
        ELSE s.consent_id IS NOT NULL AND access.was_the_employee(c.employee_id, s.signed_by, s.signed_at)
          AND (s.signed_at AT TIME ZONE 'Europe/Amsterdam')::date <= consent_covers.day
          AND consent_covers.day <= medical.consent_usable_until(s.signed_at) END
      AND medical.uses_of_consent(c.id, request) < c.times) $$;

-- I10: an attempt that was refused is told to the employee; as before (0403), and of the acceptance of a consent.
CREATE OR REPLACE FUNCTION trail.code_of_attempt(kind text, action text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SECURITY INVOKER
  AS $$ SELECT CASE
    WHEN kind = 'ExaminationOutcome' AND action IN ('agree', 'block', 're-examine') THEN 'decision-attempted'
    WHEN kind = 'PrivateContact' AND action IN ('record', 'destroy') THEN 'private-contact-attempted'
    WHEN kind = 'Mandate' AND action = 'grant' THEN 'mandate-refused'
    WHEN kind IN ('SecondOpinion', 'Consultation') AND action IN ('ask', 'withdraw', 'file')
      OR kind = 'Mandate' AND action = 'withdraw'
      OR kind = 'DoctorChangeWish' AND action = 'wish'
      OR kind = 'MedicalPiece' AND action IN ('ask', 'state')
      OR kind = 'Consent' AND action IN ('record', 'sign', 'accept', 'withdraw')
      OR kind = 'PaperAgreement' AND action IN ('record', 'accept', 'issue') THEN 'attempted-in-your-name' END $$;
