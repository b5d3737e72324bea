-- S9, S13: it takes two to open a dossier that had a doctor: whoever ended the last responsibility, or the training under which
-- that doctor worked, states no duty there. One of whom the employee was never told was no dossier doctor, unless it ended too.
CREATE FUNCTION access.left_without_a_doctor(employee uuid, by_whom uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce((
    SELECT r.ended_by = by_whom OR by_whom = (
      SELECT t.ended_by FROM access.training t WHERE t.trainee_id = r.doctor_id ORDER BY t.valid_from DESC, t.given_at DESC LIMIT 1)
    FROM access.responsibility r
    WHERE r.employee_id = employee AND r.effective_from IS NOT NULL AND (r.told_at IS NOT NULL OR r.ended_at IS NOT NULL)
    ORDER BY r.effective_from DESC, r.given_at DESC LIMIT 1), false) $$;
CREATE POLICY not_by_who_left_it_without_a_doctor ON access.stated_duty AS RESTRICTIVE FOR INSERT TO kluis_desk
  WITH CHECK (NOT access.left_without_a_doctor(employee_id, doctor_id));

-- S13: a doctor who acts again, reopened, registered or supervised, is the dossier doctor again at once: what was stated meanwhile is over
-- for good. The accounts circle ends such a duty, in nobody's name, and none else.
CREATE FUNCTION access.end_duties_with_the_doctor(doctor uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE found uuid;
BEGIN
  FOR found IN
    SELECT d.employee_id FROM access.stated_duty d JOIN access.responsibility r ON r.employee_id = d.employee_id
    WHERE r.doctor_id = doctor AND r.effective_from IS NOT NULL AND r.ended_at IS NULL
      AND d.ended_at IS NULL AND d.valid_until > platform.clock()
    ORDER BY 1
  LOOP
    PERFORM access.lock_dossier_doctor(found);
    UPDATE access.stated_duty d SET ended_at = platform.clock()
    WHERE d.employee_id = found AND d.ended_at IS NULL AND d.valid_until > platform.clock()
      AND access.has_responsible_doctor(found);
  END LOOP;
END $$;
CREATE FUNCTION access.end_duties_with_an_account() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.end_duties_with_the_doctor(NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION access.end_duties_with_a_registration() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.end_duties_with_the_doctor(NEW.account_id);
  RETURN NULL;
END $$;
CREATE FUNCTION access.end_duties_with_a_training() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.end_duties_with_the_doctor(NEW.trainee_id);
  RETURN NULL;
END $$;
CREATE TRIGGER a_reopened_account_ends_duties AFTER UPDATE OF status ON access.account FOR EACH ROW
  WHEN (OLD.status = 'suspended' AND NEW.status = 'active') EXECUTE FUNCTION access.end_duties_with_an_account();
CREATE TRIGGER a_registration_ends_duties AFTER INSERT ON access.registration FOR EACH ROW
  WHEN (row_security_active('access.registration')) EXECUTE FUNCTION access.end_duties_with_a_registration();
CREATE TRIGGER a_training_ends_duties AFTER INSERT ON access.training FOR EACH ROW
  WHEN (row_security_active('access.training')) EXECUTE FUNCTION access.end_duties_with_a_training();
CREATE POLICY a_duty_ends_with_a_reopened_account ON access.stated_duty FOR UPDATE TO kluis_desk
  USING ((SELECT access.circle()) = 'accounts' AND ended_at IS NULL AND access.has_responsible_doctor(employee_id))
  WITH CHECK ((SELECT access.circle()) = 'accounts' AND ended_at = platform.clock() AND ended_by IS NULL);

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
