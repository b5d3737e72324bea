-- One call sets the session, reads under row security and brings the facts for the application's lock (design: what was measured).
CREATE FUNCTION desk.read_released_verdict(as_account text, as_role text, for_purpose text, wanted uuid)
  RETURNS TABLE (id uuid, question_id uuid, employer_id uuid, employee_id uuid, question text, sealed bytea, issued_on date,
                 valid_until date, superseded_by uuid, absence jsonb, facts jsonb)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  PERFORM set_config('kluis.account', as_account, true), set_config('kluis.role', as_role, true),
          set_config('kluis.purpose', for_purpose, true);
  RETURN QUERY
    SELECT r.id, r.question_id, r.employer_id, r.employee_id, r.question, r.sealed, r.issued_on, r.valid_until,
           (SELECT n.id FROM desk.released_verdict n WHERE n.supersedes = r.id),
           (SELECT jsonb_build_object('firstDay', a.first_day, 'employments',
                     (SELECT coalesce(jsonb_agg(jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on)), '[]')
                        FROM access.employment m WHERE m.employee_id = a.employee_id))
              FROM access.absence a WHERE a.id = q.absence_id), access.facts_of(r.employee_id)
    FROM desk.released_verdict r JOIN desk.verdict_question q ON q.id = r.question_id
    WHERE r.id = wanted;
END $$;
GRANT EXECUTE ON FUNCTION desk.read_released_verdict(text, text, text, uuid) TO kluis_desk;
