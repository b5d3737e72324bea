-- S14, I1: what was asked of a doctor from an account that the dossier was taken from ends for that reason, and is told so: its doctor is one
-- still, and who reads that he is none asks him why. As before (0115) else.
CREATE FUNCTION medical.code_of_end(kind text, employee uuid, asked_by uuid, asked_at timestamptz) RETURNS text
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE kind WHEN 'SecondOpinion' THEN 'second-opinion-ended' ELSE 'consultation-ended' END
    || CASE WHEN access.was_the_employee(employee, asked_by, asked_at) THEN '' ELSE '-with-link' END $$;

CREATE OR REPLACE FUNCTION medical.end_asked(kind text, asked uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  parties uuid[];
  why text;
BEGIN
  IF kind = 'SecondOpinion' THEN
    UPDATE medical.second_opinion o SET withdrawn_at = platform.clock() WHERE o.id = asked AND o.withdrawn_at IS NULL
    RETURNING ARRAY[medical.account_of(o.employee_id), o.doctor_id], medical.code_of_end(kind, o.employee_id, o.asked_by, o.asked_at)
    INTO parties, why;
    DELETE FROM medical.second_opinion_piece p WHERE p.opinion_id = asked;
  ELSE
    UPDATE medical.consultation c SET withdrawn_at = platform.clock() WHERE c.id = asked AND c.withdrawn_at IS NULL
    RETURNING ARRAY[medical.account_of(c.employee_id), c.doctor_id], medical.code_of_end(kind, c.employee_id, c.asked_by, c.asked_at)
    INTO parties, why;
  END IF;
  INSERT INTO desk.notice (id, account_id, code, about)
  SELECT gen_random_uuid(), told.account_id, why, asked FROM unnest(parties) AS told (account_id) WHERE told.account_id IS NOT NULL;
  RETURN parties IS NOT NULL;
END $$;
ALTER POLICY the_end_of_what_was_asked_is_told ON desk.notice
  WITH CHECK (read_at IS NULL AND CASE
    WHEN code IN ('second-opinion-ended', 'second-opinion-ended-with-link') THEN EXISTS (SELECT 1 FROM medical.second_opinion o
      WHERE o.id = about AND o.withdrawn_at = platform.clock() AND account_id IN (o.doctor_id, medical.account_of(o.employee_id))
        AND code = medical.code_of_end('SecondOpinion', o.employee_id, o.asked_by, o.asked_at))
    WHEN code IN ('consultation-ended', 'consultation-ended-with-link') THEN EXISTS (SELECT 1 FROM medical.consultation c
      WHERE c.id = about AND c.withdrawn_at = platform.clock() AND account_id IN (c.doctor_id, medical.account_of(c.employee_id))
        AND code = medical.code_of_end('Consultation', c.employee_id, c.asked_by, c.asked_at))
    ELSE false END);
GRANT EXECUTE ON FUNCTION medical.code_of_end(text, uuid, uuid, timestamptz) TO kluis_jobs;
