-- I10: how a paper was told of is judged by a function, which the proof at start-up compares as it is written: the policy's own text named a
-- function's columns, which PostgreSQL writes down otherwise once it was read back. Nothing else changes (0340).
CREATE FUNCTION medical.paper_is_told_rightly(s medical.paper_agreement_step) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.circle() IN ('doctor', 'derived-secrecy') AND access.responsible(s.responsible_doctor_id, s.employee_id)
    AND EXISTS (SELECT 1 FROM medical.paper_agreement_step a WHERE a.paper_id = s.paper_id AND a.step = 'accepted'
      AND s.day BETWEEN a.day AND platform.today() AND CASE s.told_how
        WHEN 'in-app' THEN a.done_at = platform.clock() AND medical.account_of(s.employee_id) IS NOT NULL
        ELSE access.opens_medical(access.circle(), s.employee_id, 'record') AND access.address_stands(s.employee_id) END) $$;
GRANT EXECUTE ON FUNCTION medical.paper_is_told_rightly(medical.paper_agreement_step) TO kluis_medical;
ALTER POLICY a_paper_goes_on ON medical.paper_agreement_step
  WITH CHECK (done_by = (SELECT access.acting_account()) AND done_at = platform.clock()
    AND EXISTS (SELECT 1 FROM medical.paper_agreement p WHERE p.id = paper_id AND medical.paper_stands(p))
    AND CASE step
      WHEN 'accepted' THEN (SELECT access.circle()) = 'doctor' AND NOT access.asks_training((SELECT access.acting_role()))
        AND access.opens_medical((SELECT access.circle()), employee_id, 'issue') AND day = platform.today()
        AND responsible_doctor_id = (SELECT access.acting_account())
      WHEN 'told' THEN medical.paper_is_told_rightly(paper_agreement_step)
      WHEN 'withdrawn' THEN day = platform.today() AND CASE (SELECT access.circle())
        WHEN 'self' THEN access.own(employee_id) AND responsible_doctor_id IS NULL
        ELSE access.opens_medical((SELECT access.circle()), employee_id, 'record') AND access.responsible(responsible_doctor_id, employee_id) END
      ELSE false END);
DROP FUNCTION medical.acceptance_of(uuid);
