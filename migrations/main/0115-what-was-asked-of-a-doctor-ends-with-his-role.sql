-- S14: a second opinion and a consultation were asked of a doctor in his own right. With that role they are over, in the same moment
-- and for good, also where he is given one again: both locks read that off his roles.
CREATE OR REPLACE FUNCTION medical.is_open_to_actor(o medical.second_opinion) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT o.doctor_id = access.acting_account() AND o.withdrawn_at IS NULL
    AND o.valid_until > platform.clock() AND NOT access.asks_training(access.acting_role())
    AND access.may_give_second_opinion(o.doctor_id, o.employee_id) AND access.held_since(o.doctor_id, 'own-right', o.asked_at) $$;
CREATE OR REPLACE FUNCTION medical.is_consulted(c medical.consultation) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT c.doctor_id = access.acting_account() AND c.withdrawn_at IS NULL
    AND c.valid_until > platform.clock() AND NOT access.asks_training(access.acting_role())
    AND access.may_be_consulted(c.doctor_id, c.employee_id) AND access.held_since(c.doctor_id, 'own-right', c.asked_at) $$;

-- The job puts it on record and tells the two of them: who ends a role works for the desk, which reaches no row of these (D2). It sees
-- ids and dates, of what is over and nothing else.
CREATE FUNCTION medical.was_asked_in_a_role_that_ended(doctor uuid, asked_at timestamptz, valid_until timestamptz,
    withdrawn_at timestamptz, concluded_at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT concluded_at IS NULL AND (withdrawn_at IS NULL OR withdrawn_at = platform.clock()) AND valid_until > platform.clock()
    AND NOT access.held_since(doctor, 'own-right', asked_at) $$;
GRANT SELECT (id, employee_id, doctor_id, asked_at, valid_until, withdrawn_at, concluded_at), UPDATE (withdrawn_at)
  ON medical.second_opinion, medical.consultation TO kluis_jobs;
GRANT SELECT (opinion_id), DELETE ON medical.second_opinion_piece TO kluis_jobs;
CREATE POLICY the_job_sees_what_ends ON medical.second_opinion FOR SELECT TO kluis_jobs
  USING (medical.was_asked_in_a_role_that_ended(doctor_id, asked_at, valid_until, withdrawn_at, concluded_at));
CREATE POLICY the_job_sees_what_ends ON medical.consultation FOR SELECT TO kluis_jobs
  USING (medical.was_asked_in_a_role_that_ended(doctor_id, asked_at, valid_until, withdrawn_at, concluded_at));
CREATE POLICY the_job_ends_it ON medical.second_opinion FOR UPDATE TO kluis_jobs
  USING (withdrawn_at IS NULL) WITH CHECK (withdrawn_at = platform.clock());
CREATE POLICY the_job_ends_it ON medical.consultation FOR UPDATE TO kluis_jobs
  USING (withdrawn_at IS NULL) WITH CHECK (withdrawn_at = platform.clock());
CREATE POLICY the_job_sees_what_goes ON medical.second_opinion_piece FOR SELECT TO kluis_jobs USING (medical.ended_now(opinion_id));
CREATE POLICY copies_go_with_what_the_job_ends ON medical.second_opinion_piece FOR DELETE TO kluis_jobs
  USING (medical.ended_now(opinion_id));
-- Of what the employee, or the doctor, does the steps are judged as before (0066, 0067); the job can take this one alone.
DROP TRIGGER second_opinions_go_step_by_step ON medical.second_opinion;
CREATE TRIGGER second_opinions_go_step_by_step BEFORE UPDATE ON medical.second_opinion FOR EACH ROW
  WHEN (row_security_active('medical.second_opinion') AND current_user <> 'kluis_jobs'
    AND medical.is_a_step_of_second_opinion(OLD.*, NEW.*) IS NOT TRUE)
  EXECUTE FUNCTION access.refuse_step();
DROP TRIGGER consultations_go_step_by_step ON medical.consultation;
CREATE TRIGGER consultations_go_step_by_step BEFORE UPDATE ON medical.consultation FOR EACH ROW
  WHEN (row_security_active('medical.consultation') AND current_user <> 'kluis_jobs'
    AND medical.is_a_step_of_consultation(OLD.*, NEW.*) IS NOT TRUE)
  EXECUTE FUNCTION access.refuse_step();

-- What is over of both, and the end of one: its copies go, the employee hears, and whom he asked.
CREATE FUNCTION medical.asked_in_roles_that_ended() RETURNS TABLE (kind text, id uuid, employee_id uuid)
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT 'SecondOpinion', o.id, o.employee_id FROM medical.second_opinion o WHERE o.withdrawn_at IS NULL
    UNION ALL SELECT 'Consultation', c.id, c.employee_id FROM medical.consultation c WHERE c.withdrawn_at IS NULL $$;
CREATE FUNCTION medical.end_asked(kind text, asked uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  parties uuid[];
BEGIN
  IF kind = 'SecondOpinion' THEN
    UPDATE medical.second_opinion o SET withdrawn_at = platform.clock() WHERE o.id = asked AND o.withdrawn_at IS NULL
    RETURNING ARRAY[medical.account_of(o.employee_id), o.doctor_id] INTO parties;
    DELETE FROM medical.second_opinion_piece p WHERE p.opinion_id = asked;
  ELSE
    UPDATE medical.consultation c SET withdrawn_at = platform.clock() WHERE c.id = asked AND c.withdrawn_at IS NULL
    RETURNING ARRAY[medical.account_of(c.employee_id), c.doctor_id] INTO parties;
  END IF;
  INSERT INTO desk.notice (id, account_id, code, about)
  SELECT gen_random_uuid(), told.account_id, CASE kind WHEN 'SecondOpinion' THEN 'second-opinion-ended' ELSE 'consultation-ended' END, asked
  FROM unnest(parties) AS told (account_id) WHERE told.account_id IS NOT NULL;
  RETURN parties IS NOT NULL;
END $$;
CREATE POLICY the_end_of_what_was_asked_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'second-opinion-ended' THEN EXISTS (SELECT 1 FROM medical.second_opinion o
      WHERE o.id = about AND o.withdrawn_at = platform.clock() AND account_id IN (o.doctor_id, medical.account_of(o.employee_id)))
    WHEN 'consultation-ended' THEN EXISTS (SELECT 1 FROM medical.consultation c
      WHERE c.id = about AND c.withdrawn_at = platform.clock() AND account_id IN (c.doctor_id, medical.account_of(c.employee_id)))
    ELSE false END);
GRANT EXECUTE ON FUNCTION medical.was_asked_in_a_role_that_ended(uuid, timestamptz, timestamptz, timestamptz, timestamptz),
  medical.ended_now(uuid), medical.account_of(uuid), medical.asked_in_roles_that_ended(), medical.end_asked(text, uuid) TO kluis_jobs;
