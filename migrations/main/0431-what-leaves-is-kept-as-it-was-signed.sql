-- C11: what leaves the house lies as it was signed, in chunks of 1 MiB under a key of its own, until it ends (R7). The row of a package comes
-- after its last chunk, and nothing of it is ever changed: who may open one says the slice that it was made for.
CREATE TABLE medical.package (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee,
  bytes       bigint NOT NULL CHECK (bytes > 0),
  -- SHA-256 of all of it.
  digest      bytea NOT NULL CHECK (octet_length(digest) = 32),
  made_by     uuid NOT NULL,
  made_at     timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (id, employee_id)
);
CREATE TABLE medical.package_chunk (
  package_id  uuid NOT NULL,
  employee_id uuid NOT NULL,
  number      integer NOT NULL CHECK (number > 0),
  sealed      bytea NOT NULL CHECK (octet_length(sealed) <= 1048576 + 64),
  PRIMARY KEY (package_id, number),
  FOREIGN KEY (package_id, employee_id) REFERENCES medical.package (id, employee_id) DEFERRABLE INITIALLY DEFERRED
);
-- What became of it: ids and two moments. The second one is when its key was gone; where that is missing, an interruption is to be completed.
CREATE TABLE medical.package_end (
  package_id       uuid PRIMARY KEY,
  employee_id      uuid NOT NULL,
  ended_at         timestamptz NOT NULL DEFAULT platform.clock(),
  key_destroyed_at timestamptz CHECK (key_destroyed_at >= ended_at),
  FOREIGN KEY (package_id, employee_id) REFERENCES medical.package (id, employee_id)
);
CREATE INDEX ON medical.package_end (package_id) WHERE key_destroyed_at IS NULL;

CREATE FUNCTION medical.is_packed(package uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.package p WHERE p.id = package) $$;
CREATE FUNCTION medical.package_ended_now(package uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.package_end e WHERE e.package_id = package AND e.ended_at = platform.clock()) $$;
GRANT EXECUTE ON FUNCTION medical.is_packed(uuid) TO kluis_medical;
GRANT EXECUTE ON FUNCTION medical.package_ended_now(uuid) TO kluis_jobs;

ALTER TABLE medical.package ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.package FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.package_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.package_chunk FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.package_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.package_end FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (id, employee_id, bytes, digest, made_by) ON medical.package TO kluis_medical;
GRANT SELECT, INSERT ON medical.package_chunk TO kluis_medical;
GRANT SELECT ON medical.package_end TO kluis_medical;

CREATE POLICY the_employee_and_his_doctor ON medical.package FOR SELECT TO kluis_medical USING (medical.sees_disclosures(employee_id));
CREATE POLICY the_employee_and_his_doctor ON medical.package_end FOR SELECT TO kluis_medical USING (medical.sees_disclosures(employee_id));
-- C10: by a doctor in his own right, in his own name. Its chunks he adds before it is there, and none after that.
CREATE POLICY the_doctor_signs_it ON medical.package FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'record')
    AND NOT access.asks_training((SELECT access.acting_role()))
    AND made_by = (SELECT access.acting_account()) AND made_at = platform.clock());
CREATE POLICY the_doctor_fills_it ON medical.package_chunk FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'record')
    AND NOT access.asks_training((SELECT access.acting_role())) AND NOT medical.is_packed(package_id));

-- The job deletes chunks of what ended with it, and reads no chunk: ids alone.
GRANT SELECT (id, employee_id) ON medical.package TO kluis_jobs;
GRANT SELECT (package_id, employee_id, number), DELETE ON medical.package_chunk TO kluis_jobs;
GRANT SELECT, INSERT (package_id, employee_id), UPDATE (key_destroyed_at) ON medical.package_end TO kluis_jobs;
CREATE POLICY the_job_sees_ids ON medical.package FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_sees_what_ends ON medical.package_chunk FOR SELECT TO kluis_jobs USING (medical.package_ended_now(package_id));
CREATE POLICY the_job_deletes_what_ends ON medical.package_chunk FOR DELETE TO kluis_jobs USING (medical.package_ended_now(package_id));
CREATE POLICY the_job_completes_what_ended ON medical.package_end FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_destroyed_its_key ON medical.package_end FOR UPDATE TO kluis_jobs
  USING (key_destroyed_at IS NULL) WITH CHECK (key_destroyed_at = platform.clock());

-- The letter in a package says who wrote what: a doctor knows who works here, by name. The medical login reads it for him, so that
-- nothing that shows accounts at the desk shows more by it.
GRANT SELECT (account_id, name) ON desk.account_name TO kluis_medical;
CREATE POLICY a_doctor_knows_who_wrote_it ON desk.account_name FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND access.is_of_work(account_id));
