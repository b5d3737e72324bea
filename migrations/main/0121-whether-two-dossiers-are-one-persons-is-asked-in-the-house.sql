-- D1: one person has one dossier at an employer. Of a dossier that the employer may read no more it isn't told that somebody it
-- named may be the same person (V6, 0120): a job finds the two by their digests, and the core-expert doctor says whether it is so.

-- Known again by his number and birth date too, whatever he is called by now; unknown of who was recorded before.
ALTER TABLE employee.likeness ADD COLUMN numbered bytea, ADD COLUMN looked_at timestamptz;
CREATE INDEX ON employee.likeness (numbered);
CREATE INDEX likeness_to_look_at ON employee.likeness (employee_id) WHERE looked_at IS NULL;
GRANT UPDATE (numbered, looked_at) ON employee.likeness TO kluis_employee;

CREATE TABLE desk.earlier_dossier (
  id          uuid PRIMARY KEY,
  employer_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  -- The dossier that the employer may read no more.
  earlier_id  uuid NOT NULL CHECK (earlier_id <> employee_id),
  found_at    timestamptz NOT NULL DEFAULT platform.clock(),
  answer      text CHECK (answer IN ('same-person', 'another-person')),
  answered_by uuid REFERENCES access.account,
  answered_at timestamptz CHECK (answered_at >= found_at),
  CHECK (num_nonnulls(answer, answered_by, answered_at) IN (0, 3)),
  UNIQUE (employee_id, earlier_id),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id),
  FOREIGN KEY (employer_id, earlier_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON desk.earlier_dossier (earlier_id);
ALTER TABLE desk.earlier_dossier ENABLE ROW LEVEL SECURITY;
ALTER TABLE desk.earlier_dossier FORCE ROW LEVEL SECURITY;

-- S13: of a dossier without a responsible doctor the core-expert doctor is the doctor. Ids and dates; what is in either dossier
-- opens to him as it does otherwise.
GRANT SELECT, UPDATE (answer, answered_by, answered_at) ON desk.earlier_dossier TO kluis_desk;
CREATE POLICY the_core_expert_sees_them ON desk.earlier_dossier FOR SELECT TO kluis_desk
  USING ((SELECT access.circle()) = 'secrecy-supervision');
CREATE POLICY it_is_answered_once ON desk.earlier_dossier FOR UPDATE TO kluis_desk
  USING (answer IS NULL AND (SELECT access.circle()) = 'secrecy-supervision')
  WITH CHECK (answered_by = (SELECT access.acting_account()) AND answered_at = platform.clock());

-- The job compares digests, each once after it was written, and asks where both are alike: of one that is out of sight.
GRANT USAGE ON SCHEMA employee TO kluis_jobs;
GRANT SELECT (employee_id, employer_id, born, home, phone, numbered, looked_at), UPDATE (looked_at) ON employee.likeness TO kluis_jobs;
CREATE POLICY the_job_looks_who_is_alike ON employee.likeness FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_looks_once ON employee.likeness FOR UPDATE TO kluis_jobs
  USING (looked_at IS NULL) WITH CHECK (looked_at = platform.clock());
CREATE FUNCTION employee.alike_out_of_sight(employee uuid) RETURNS TABLE (earlier_id uuid)
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT o.employee_id FROM employee.likeness n JOIN employee.likeness o
      ON o.born = n.born OR o.numbered = n.numbered OR o.home = n.home OR o.phone = n.phone
    WHERE n.employee_id = employee AND o.employer_id = n.employer_id AND o.employee_id <> n.employee_id
      AND (o.born = n.born OR o.numbered = n.numbered OR o.born IS NULL OR n.born IS NULL)
      AND NOT access.out_of_sight(n.employee_id) AND access.out_of_sight(o.employee_id) $$;
GRANT EXECUTE ON FUNCTION employee.alike_out_of_sight(uuid) TO kluis_jobs;
GRANT SELECT (id), INSERT (id, employer_id, employee_id, earlier_id) ON desk.earlier_dossier TO kluis_jobs;
CREATE POLICY the_job_asks_of_who_is_alike ON desk.earlier_dossier FOR INSERT TO kluis_jobs
  WITH CHECK (answer IS NULL AND found_at = platform.clock()
    AND earlier_id IN (SELECT a.earlier_id FROM employee.alike_out_of_sight(employee_id) a));
CREATE POLICY the_job_knows_what_it_asked ON desk.earlier_dossier FOR SELECT TO kluis_jobs USING (found_at = platform.clock());
GRANT INSERT ON access.record TO kluis_jobs;
CREATE POLICY what_a_job_makes_is_indexed ON access.record FOR INSERT TO kluis_jobs
  WITH CHECK (indexed_by = current_user AND kind = 'EarlierDossier');
CREATE POLICY an_earlier_dossier_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND code = 'earlier-dossier-found' AND EXISTS (SELECT 1 FROM access.role r
    WHERE r.account_id = notice.account_id AND r.circle = 'secrecy-supervision' AND access.role_in_force(r)));
