-- S14, S10: what an employee asked of a doctor who came on his employer's side since is open to that one no more; nor is a second opinion to
-- who became the dossier doctor. It ends on record as with a role (0115), by the same job, and both are told: it stood open for the
-- employee until its last day, of whom nobody would hear. Who is on that side, or is the dossier doctor, is so by an act; what may pass by
-- itself (a suspension, a registration) ends nothing.
CREATE POLICY the_job_sees_what_a_side_ends ON medical.second_opinion FOR SELECT TO kluis_jobs
  USING (concluded_at IS NULL AND (withdrawn_at IS NULL OR withdrawn_at = platform.clock()) AND valid_until > platform.clock()
    AND (access.on_the_employers_side(doctor_id, employee_id) OR access.responsible(doctor_id, employee_id)));
CREATE POLICY the_job_sees_what_a_side_ends ON medical.consultation FOR SELECT TO kluis_jobs
  USING (concluded_at IS NULL AND (withdrawn_at IS NULL OR withdrawn_at = platform.clock()) AND valid_until > platform.clock()
    AND access.on_the_employers_side(doctor_id, employee_id));
