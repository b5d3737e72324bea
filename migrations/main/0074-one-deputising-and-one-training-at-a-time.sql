-- S4, S15: a doctor deputises for another once at a time, and supervises another once: so that what is ended is over, and no twin of it
-- opens on. Of two that are entered at once the second waits, and finds the first.
CREATE FUNCTION access.one_pair_at_a_time(what text, one uuid, other uuid) RETURNS void
  LANGUAGE sql VOLATILE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT pg_advisory_xact_lock(hashtextextended(what || ' ' || one || ' ' || other, 0)) $$;
CREATE FUNCTION access.deputising_overlaps(absent uuid, deputy uuid, since timestamptz, until timestamptz, beside uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.deputising d
    WHERE d.absent_doctor_id = absent AND d.deputy_id = deputy AND d.id <> beside AND d.ended_at IS NULL
      AND d.valid_from < until AND d.valid_until > since) $$;
CREATE FUNCTION access.training_overlaps(trainee uuid, supervisor uuid, since timestamptz, until timestamptz, beside uuid)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.training t
    WHERE t.trainee_id = trainee AND t.supervisor_id = supervisor AND t.id <> beside AND t.ended_at IS NULL
      AND t.valid_from < until AND t.valid_until > since) $$;

-- After row security: whether there is one is told to nobody who couldn't enter one.
CREATE FUNCTION access.refuse_second_deputising() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.one_pair_at_a_time('deputising', NEW.absent_doctor_id, NEW.deputy_id);
  IF access.deputising_overlaps(NEW.absent_doctor_id, NEW.deputy_id, NEW.valid_from, NEW.valid_until, NEW.id) THEN
    RAISE EXCEPTION 'a doctor deputises for another once at a time' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER one_at_a_time AFTER INSERT ON access.deputising FOR EACH ROW
  WHEN (row_security_active('access.deputising')) EXECUTE FUNCTION access.refuse_second_deputising();
CREATE FUNCTION access.refuse_second_training() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM access.one_pair_at_a_time('training', NEW.trainee_id, NEW.supervisor_id);
  IF access.training_overlaps(NEW.trainee_id, NEW.supervisor_id, NEW.valid_from, NEW.valid_until, NEW.id) THEN
    RAISE EXCEPTION 'a doctor supervises another once at a time' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER one_at_a_time AFTER INSERT ON access.training FOR EACH ROW
  WHEN (row_security_active('access.training')) EXECUTE FUNCTION access.refuse_second_training();

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;
