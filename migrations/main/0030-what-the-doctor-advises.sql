-- V5, V7, V8: structured advice of the dossier doctor, for employer and employee together, item by item as the matrix says.

-- V8: what a role may receive without anything else beside it, per edition; written when policies are deployed.
CREATE TABLE access.receivable (
  role     text NOT NULL,
  edition  text NOT NULL,
  item     text NOT NULL CHECK (item ~ '^M[0-9]{2}$'),
  since    date NOT NULL,
  PRIMARY KEY (role, edition, item)
);
ALTER TABLE access.receivable ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.receivable FORCE ROW LEVEL SECURITY;
CREATE POLICY facts_are_looked_up ON access.receivable FOR SELECT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs USING (true);
CREATE POLICY the_owner_deploys ON access.receivable FOR ALL TO kluis_owner USING (true) WITH CHECK (true);
GRANT SELECT ON access.receivable
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- V5: the edition that the employer's agreement chose: of the one in force, else of the one that ended last.
CREATE FUNCTION access.edition_of(employer uuid) RETURNS text LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT g.disclosure_edition FROM access.agreement g WHERE g.employer_id = employer AND g.starts_on <= platform.today()
    ORDER BY g.starts_on DESC LIMIT 1 $$;
CREATE FUNCTION access.may_receive(as_role text, employer uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.receivable r WHERE r.role = as_role AND r.item = wanted
    AND r.edition = access.edition_of(employer) AND r.since <= platform.today()) $$;
-- V8: whether some role of the employer's may receive it.
CREATE FUNCTION access.employer_may_receive(employer uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.receivable r JOIN access.granting g USING (role) WHERE g.circle = 'employer'
    AND r.item = wanted AND r.edition = access.edition_of(employer) AND r.since <= platform.today()) $$;
GRANT EXECUTE ON FUNCTION access.edition_of(uuid), access.may_receive(text, uuid, text), access.employer_may_receive(uuid, text)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- V3, V5: not changed but superseded, in one chain an absence, so that of two parallel deciders one wins.
CREATE TABLE medical.advice (
  id          uuid PRIMARY KEY,
  absence_id  uuid NOT NULL REFERENCES access.absence,
  employee_id uuid NOT NULL REFERENCES access.employee,
  doctor_id   uuid NOT NULL,
  sealed      bytea NOT NULL,
  issued_at   timestamptz NOT NULL DEFAULT platform.clock(),
  supersedes  uuid UNIQUE CHECK (supersedes <> id),
  UNIQUE (id, absence_id, employee_id),
  FOREIGN KEY (supersedes, absence_id, employee_id) REFERENCES medical.advice (id, absence_id, employee_id)
);
CREATE INDEX ON medical.advice (employee_id, id);
CREATE UNIQUE INDEX advice_one_first ON medical.advice (absence_id) WHERE supersedes IS NULL;

-- V7: what went out, and how the employee got it: in the own account, or by a letter posted on a day.
CREATE TABLE medical.advice_release (
  advice_id             uuid PRIMARY KEY,
  absence_id            uuid NOT NULL,
  employee_id           uuid NOT NULL,
  supersedes            uuid UNIQUE CHECK (supersedes <> advice_id),
  released_by           uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  released_at           timestamptz NOT NULL DEFAULT platform.clock(),
  posted_on             date,
  UNIQUE (advice_id, absence_id),
  FOREIGN KEY (advice_id, absence_id, employee_id) REFERENCES medical.advice (id, absence_id, employee_id),
  FOREIGN KEY (supersedes, absence_id) REFERENCES medical.advice_release (advice_id, absence_id)
);
CREATE INDEX ON medical.advice_release (employee_id);
CREATE UNIQUE INDEX advice_release_one_first ON medical.advice_release (absence_id) WHERE supersedes IS NULL;

-- V5: while the absence runs; what the employer already had may still be put right.
CREATE FUNCTION medical.takes_advice(absence uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employee e JOIN access.absence a ON a.employee_id = e.id
    WHERE e.id = employee AND a.id = absence AND desk.may_get_new(e.employer_id, e.id, a.id)
      AND ((a.first_day <= platform.today() AND (a.recovered_on IS NULL OR a.recovered_on > platform.today()))
        OR EXISTS (SELECT 1 FROM medical.advice_release r WHERE r.absence_id = a.id))) $$;

-- Advice that goes out is the current one, and a letter was posted between its issue and today.
CREATE FUNCTION medical.advice_may_go_out(advice uuid, posted date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.advice v WHERE v.id = advice AND medical.takes_advice(v.absence_id, v.employee_id)
    AND NOT EXISTS (SELECT 1 FROM medical.advice n WHERE n.supersedes = v.id)
    AND CASE WHEN posted IS NULL THEN v.issued_at = platform.clock() AND v.doctor_id = access.acting_account()
                                      AND medical.account_of(v.employee_id) IS NOT NULL
             ELSE posted BETWEEN (v.issued_at AT TIME ZONE 'Europe/Amsterdam')::date AND platform.today() END) $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['advice', 'advice_release'] LOOP
    EXECUTE format('ALTER TABLE medical.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE medical.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON medical.%I TO kluis_medical', t);
    EXECUTE format('CREATE POLICY who_opens_it ON medical.%I FOR SELECT TO kluis_medical
      USING (access.opens_medical((SELECT access.circle()), employee_id, ''read''))', t);
  END LOOP;
END $$;
-- S11: the dossier doctor alone.
CREATE POLICY the_dossier_doctor_advises ON medical.advice FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND doctor_id = (SELECT access.acting_account())
              AND access.opens_medical((SELECT access.circle()), employee_id, 'issue') AND issued_at = platform.clock()
              AND medical.takes_advice(absence_id, employee_id));
-- V7, S11: by the doctor who advises, to an employee with an account; or by whoever of his staff records the letter as posted.
CREATE POLICY the_doctor_or_his_staff_releases ON medical.advice_release FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) IN ('doctor', 'derived-secrecy') AND access.opens_medical((SELECT access.circle()), employee_id, 'read')
              AND released_by = (SELECT access.acting_account()) AND released_at = platform.clock()
              AND access.responsible(responsible_doctor_id, employee_id) AND medical.advice_may_go_out(advice_id, posted_on));
-- S11: to advise takes a doctor in his own right.
CREATE POLICY not_by_a_doctor_in_training ON medical.advice AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())));
CREATE POLICY not_by_a_doctor_in_training ON medical.advice_release AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT access.asks_training((SELECT access.acting_role())));

-- V7: what isn't released isn't here. One text for employer and employee, in items; nobody changes or withdraws it.
CREATE TABLE desk.released_advice (
  id          uuid PRIMARY KEY,
  absence_id  uuid NOT NULL REFERENCES access.absence,
  employer_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  issued_on   date NOT NULL,
  supersedes  uuid UNIQUE CHECK (supersedes <> id),
  released_at timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (id, absence_id),
  UNIQUE (id, employer_id, employee_id),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id),
  FOREIGN KEY (supersedes, absence_id) REFERENCES desk.released_advice (id, absence_id)
);
CREATE INDEX ON desk.released_advice (employee_id);
CREATE TABLE desk.released_advice_item (
  id          uuid PRIMARY KEY,
  advice_id   uuid NOT NULL,
  employer_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  item        text NOT NULL CHECK (item ~ '^M[0-9]{2}$'),
  sealed      bytea NOT NULL,
  UNIQUE (advice_id, item),
  FOREIGN KEY (advice_id, employer_id, employee_id) REFERENCES desk.released_advice (id, employer_id, employee_id)
);
CREATE INDEX ON desk.released_advice_item (employer_id, id);
CREATE INDEX ON desk.released_advice_item (employee_id, id);

ALTER TABLE desk.released_advice ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.released_advice FORCE ROW LEVEL SECURITY;
ALTER TABLE desk.released_advice_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.released_advice_item FORCE ROW LEVEL SECURITY;
GRANT SELECT ON desk.released_advice, desk.released_advice_item TO kluis_desk;
CREATE POLICY who_got_the_advice ON desk.released_advice FOR SELECT TO kluis_desk
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND desk.still_readable(absence_id)
    WHEN 'casework' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) AND access.absence_running(employee_id)
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    WHEN 'derived-secrecy' THEN access.delegated(employee_id, 'read')
    WHEN 'self' THEN access.own(employee_id)
    ELSE false END);
-- V8: of what goes to the employer's side, the items that the matrix gives that role under the edition of the agreement.
CREATE POLICY who_got_the_item ON desk.released_advice_item FOR SELECT TO kluis_desk
  USING (EXISTS (SELECT 1 FROM desk.released_advice a WHERE a.id = advice_id)
    AND CASE WHEN (SELECT access.circle()) IN ('employer', 'casework')
             THEN access.may_receive((SELECT access.acting_role()), employer_id, item) ELSE true END);
-- The medical side inserts and reads nothing back: exactly what it released in this same transaction.
GRANT INSERT ON desk.released_advice, desk.released_advice_item TO kluis_medical;
CREATE POLICY the_medical_side_releases ON desk.released_advice FOR INSERT TO kluis_medical
  WITH CHECK (released_at = platform.clock() AND EXISTS (
    SELECT 1 FROM medical.advice v JOIN medical.advice_release r ON r.advice_id = v.id
    WHERE v.id = released_advice.id AND v.absence_id = released_advice.absence_id AND v.employee_id = released_advice.employee_id
      AND (v.issued_at AT TIME ZONE 'Europe/Amsterdam')::date = issued_on
      AND r.supersedes IS NOT DISTINCT FROM released_advice.supersedes AND r.released_at = platform.clock()));
CREATE POLICY the_medical_side_releases ON desk.released_advice_item FOR INSERT TO kluis_medical
  WITH CHECK (access.employer_may_receive(employer_id, item) AND EXISTS (
    SELECT 1 FROM medical.advice_release r WHERE r.advice_id = released_advice_item.advice_id
      AND r.employee_id = released_advice_item.employee_id AND r.released_at = platform.clock()));

-- The officers who act for the employer now.
CREATE FUNCTION desk.officers_of(employer uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(array_agg(DISTINCT r.account_id), '{}') FROM access.role r
    WHERE r.employer_id = employer AND r.circle = 'employer' AND access.role_in_force(r) $$;
CREATE POLICY advice_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND code = 'advice-released' AND EXISTS (
    SELECT 1 FROM medical.advice_release r JOIN access.employee e ON e.id = r.employee_id
    WHERE r.advice_id = about AND r.released_at = platform.clock()
      AND (account_id = medical.account_of(r.employee_id) OR account_id = ANY (desk.officers_of(e.employer_id)))));
GRANT EXECUTE ON FUNCTION desk.officers_of(uuid) TO kluis_desk, kluis_medical, kluis_jobs;
GRANT EXECUTE ON FUNCTION medical.takes_advice(uuid, uuid), medical.advice_may_go_out(uuid, date) TO kluis_medical;
