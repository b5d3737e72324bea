-- S15, S8: whoever supervises, reviews or opened an emergency does so as a doctor: with his registration it ends in this lock too.
CREATE OR REPLACE FUNCTION access.shows_emergency(e access.emergency) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE access.circle()
      WHEN 'secrecy-supervision' THEN access.supervises() WHEN 'medical-direction' THEN access.supervises() WHEN 'supervision' THEN true
      WHEN 'doctor' THEN (e.opened_by = access.acting_account() AND access.registered(e.opened_by))
        OR access.responsible(access.acting_account(), e.employee_id)
      WHEN 'self' THEN access.own(e.employee_id) AND NOT access.telling_postponed(e.id)
      WHEN 'representation' THEN access.represents(e.employee_id, 'access-log') AND NOT access.telling_postponed(e.id)
      ELSE false END $$;
