-- A1, A2: insert-only for each login; read by one; nobody updates or deletes.
CREATE SCHEMA trail;
GRANT USAGE ON SCHEMA trail TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_scribe, kluis_trail, kluis_jobs;

CREATE TABLE trail.line (
  id                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at                    timestamptz NOT NULL,
  request_id            uuid NOT NULL,
  account_id            uuid,
  acting_role           text,
  responsible_doctor_id uuid,
  purpose               text,
  purpose_claimed       boolean NOT NULL DEFAULT false,
  action                text NOT NULL,
  kind                  text NOT NULL,
  record_id             uuid,
  employee_id           uuid,
  rule                  text,
  outcome               text NOT NULL CHECK (outcome IN ('allowed', 'repeated', 'refused', 'not-found', 'invalid', 'conflict', 'failed', 'aborted')),
  status                smallint NOT NULL,
  source                text NOT NULL,
  route                 text NOT NULL,
  claims                jsonb
);
CREATE INDEX ON trail.line (employee_id, id);
CREATE INDEX ON trail.line (account_id, id);
CREATE INDEX ON trail.line (responsible_doctor_id, id) WHERE responsible_doctor_id IS NOT NULL;

-- Attempts without a valid token, added up per source and minute.
CREATE TABLE trail.attempt (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  minute timestamptz NOT NULL,
  source text NOT NULL,
  count  integer NOT NULL CHECK (count > 0)
);

ALTER TABLE trail.line ENABLE ROW LEVEL SECURITY;
ALTER TABLE trail.line FORCE ROW LEVEL SECURITY;
ALTER TABLE trail.attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE trail.attempt FORCE ROW LEVEL SECURITY;
GRANT INSERT ON trail.line TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_scribe, kluis_trail, kluis_jobs;
GRANT INSERT ON trail.attempt TO kluis_scribe;
GRANT SELECT ON trail.line, trail.attempt TO kluis_trail;
CREATE POLICY everybody_adds ON trail.line FOR INSERT
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_scribe, kluis_trail, kluis_jobs WITH CHECK (true);
CREATE POLICY the_scribe_adds ON trail.attempt FOR INSERT TO kluis_scribe WITH CHECK (true);
-- S7, I9, S4: the officer supervises; the employee sees who looked; the doctor sees what was done under him.
CREATE POLICY who_reads_the_trail ON trail.line FOR SELECT TO kluis_trail
  USING (CASE (SELECT access.circle())
    WHEN 'supervision' THEN true
    WHEN 'self' THEN access.own(employee_id) AND outcome = 'allowed'
    -- S15: no doctor acts without a registration, and supervising is acting.
    WHEN 'doctor' THEN responsible_doctor_id = (SELECT access.acting_account())
      AND (SELECT access.registered(access.acting_account()))
    WHEN 'secrecy-supervision' THEN responsible_doctor_id IS NOT NULL
      AND (SELECT access.registered(access.acting_account()))
    ELSE false END);
CREATE POLICY who_reads_the_attempts ON trail.attempt FOR SELECT TO kluis_trail USING ((SELECT access.circle()) = 'supervision');

-- One statement writes a whole batch: whose dossier it is gets resolved here from the ids-only index,
-- the same work for a hit, a foreign id and an unknown one (threats: oracles).
CREATE FUNCTION trail.add(lines jsonb) RETURNS void LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
  INSERT INTO trail.line (at, request_id, account_id, acting_role, responsible_doctor_id, purpose, purpose_claimed, action, kind,
                          record_id, employee_id, rule, outcome, status, source, route, claims)
  SELECT coalesce(l.at, platform.clock()), l.request_id, l.account_id, l.acting_role, l.responsible_doctor_id, l.purpose,
         coalesce(l.purpose_claimed, false), l.action, l.kind, l.record_id,
         coalesce(e.id, r.employee_id, o.id), l.rule, l.outcome, l.status, l.source, l.route, l.claims
  FROM jsonb_to_recordset(lines) AS l (at timestamptz, request_id uuid, account_id uuid, acting_role text,
         responsible_doctor_id uuid, purpose text, purpose_claimed boolean, action text, kind text, record_id uuid,
         employee_id uuid, rule text, outcome text, status smallint, source text, route text, claims jsonb)
  LEFT JOIN access.record r ON r.id = l.record_id
  LEFT JOIN access.employee e ON e.id = l.employee_id
  -- What was asked for and refused may be any id: only what was really done names an employee by the record's own id.
  LEFT JOIN access.employee o ON o.id = l.record_id AND l.outcome = 'allowed'
$$;
GRANT EXECUTE ON FUNCTION trail.add(jsonb)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_scribe, kluis_trail, kluis_jobs;
