-- The session says who, in which role, for what purpose: nothing else. Every fact is looked up here, by the login that asks
-- (SECURITY INVOKER, fixed search_path), so a claimed role or employer that isn't held shows nothing (design: the stores).
-- The three without a search_path of their own look up no table and name everything in full: so they are inlined (1 µs, not 10).
CREATE FUNCTION access.acting_account() RETURNS uuid LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT nullif(current_setting('kluis.account', true), '')::uuid $$;
CREATE FUNCTION access.acting_role() RETURNS text LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT nullif(current_setting('kluis.role', true), '') $$;
CREATE FUNCTION access.role_in_force(r access.role) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER
  AS $$ SELECT r.in_force_since <= platform.clock() AND r.valid_from <= platform.clock()
           AND (r.valid_until IS NULL OR r.valid_until > platform.clock())
           AND (r.ended_at IS NULL OR r.ended_at > platform.clock()) $$;

-- S7: staff and hired people are active only with the current general undertaking signed; S3 asks the same of its own text.
CREATE FUNCTION access.declaration_in_force(account uuid, declared text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.declaration d
    WHERE d.account_id = account AND d.kind = declared
      AND d.signed_at <= platform.clock() AND (d.revoked_at IS NULL OR d.revoked_at > platform.clock())
      AND d.text_id = (SELECT t.id FROM access.declaration_text t
                       WHERE t.kind = declared AND t.effective_from <= platform.clock()
                       ORDER BY t.effective_from DESC LIMIT 1)) $$;

CREATE FUNCTION access.account_active(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.account a
    WHERE a.id = account AND a.status = 'active'
      AND (a.hired_until IS NULL OR a.hired_until >= platform.today())
      AND (a.kind NOT IN ('staff', 'hired') OR access.declaration_in_force(a.id, 'general-undertaking'))) $$;

CREATE FUNCTION access.instruction_in_force(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.instruction i
    WHERE i.account_id = account AND i.given_on <= platform.today() AND i.valid_until >= platform.today()) $$;

-- S15
CREATE FUNCTION access.registered(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.registration r
    WHERE r.account_id = account AND r.checked_on <= platform.today() AND r.valid_until >= platform.today()) $$;

-- The circle of the role that is claimed, if it is held now by an active account; else NULL, which no policy matches.
CREATE FUNCTION access.circle() RETURNS text LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT r.circle FROM access.role r
    WHERE r.account_id = access.acting_account() AND r.role = access.acting_role()
      AND access.role_in_force(r) AND access.account_active(r.account_id) LIMIT 1 $$;

-- The employers that the claimed role is held for.
CREATE FUNCTION access.employers() RETURNS uuid[] LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(array_agg(r.employer_id), '{}') FROM access.role r
    WHERE r.account_id = access.acting_account() AND r.role = access.acting_role()
      AND r.employer_id IS NOT NULL AND access.role_in_force(r) $$;

CREATE FUNCTION access.own(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.employee e
    WHERE e.id = employee AND e.person_account_id = access.acting_account()) $$;

CREATE FUNCTION access.absence_running(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.absence a
    WHERE a.employee_id = employee AND a.first_day <= platform.today()
      AND (a.recovered_on IS NULL OR a.recovered_on > platform.today())) $$;

-- S6: who works in a non-medical discipline never holds derived secrecy.
CREATE FUNCTION access.does_casework(account uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h
    WHERE h.account_id = account AND h.circle = 'casework' AND access.role_in_force(h)) $$;

-- S10: who works for the employer on the employee's case holds no derived secrecy for that employee, nor is the dossier doctor.
CREATE FUNCTION access.on_the_employers_side(account uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.role h JOIN access.employee e ON e.employer_id = h.employer_id
      WHERE e.id = employee AND h.account_id = account AND h.circle IN ('casework', 'employer') AND access.role_in_force(h)) $$;

-- S9, S13, S15: responsible now, the employee told of it before any opening, registered, active as a doctor.
CREATE FUNCTION access.responsible(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (
    SELECT 1 FROM access.responsibility r JOIN access.role h ON h.account_id = r.doctor_id
    WHERE r.employee_id = employee AND r.doctor_id = doctor AND r.effective_from <= platform.clock()
      AND (r.ended_at IS NULL OR r.ended_at > platform.clock()) AND r.told_at <= platform.clock()
      AND h.circle = 'doctor' AND access.role_in_force(h)
      AND EXISTS (SELECT 1 FROM access.registration g
        WHERE g.account_id = doctor AND g.checked_on <= platform.today() AND g.valid_until >= platform.today()))
    AND access.account_active(doctor) AND NOT access.on_the_employers_side(doctor, employee) $$;

-- S2, S3, S5, S10: derived secrecy of the acting assistant for one action, every condition looked up at this moment.
CREATE FUNCTION access.delegated(employee uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.declaration_in_force(access.acting_account(), 'derived-secrecy')
    AND access.instruction_in_force(access.acting_account())
    AND NOT access.does_casework(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee)
    AND EXISTS (SELECT 1 FROM access.delegation d
      WHERE d.employee_id = employee AND d.assistant_id = access.acting_account() AND wanted = ANY (d.actions)
        AND d.valid_from <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.withdrawn_at IS NULL OR d.withdrawn_at > platform.clock())
        AND access.responsible(d.doctor_id, employee)) $$;

-- S4: content for the core-expert doctor only while a deputising is on record that somebody else entered.
CREATE FUNCTION access.deputises(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.registered(access.acting_account())
    AND NOT access.on_the_employers_side(access.acting_account(), employee) AND EXISTS (
      SELECT 1 FROM access.deputising d JOIN access.responsibility r ON r.doctor_id = d.absent_doctor_id
      WHERE r.employee_id = employee AND d.deputy_id = access.acting_account()
        AND d.valid_from <= platform.clock() AND d.valid_until > platform.clock()
        AND (d.ended_at IS NULL OR d.ended_at > platform.clock())
        AND r.effective_from <= platform.clock() AND (r.ended_at IS NULL OR r.ended_at > platform.clock())
        AND r.told_at <= platform.clock()) $$;

-- The one sentence that all medical tables say (S1): who opens this employee's medical dossier for this action.
-- The circle is given, as (SELECT access.circle()): so PostgreSQL looks it up once a statement and not once a row.
CREATE FUNCTION access.opens_medical(acting_circle text, employee uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE acting_circle
      WHEN 'doctor' THEN access.responsible(access.acting_account(), employee)
      WHEN 'derived-secrecy' THEN access.delegated(employee, wanted)
      WHEN 'secrecy-supervision' THEN wanted = 'read' AND access.deputises(employee)
      WHEN 'self' THEN wanted = 'read' AND access.own(employee)
    END, false) $$;

-- D7, V9: the employers of the claimed role whose agreement in force today has one of these services.
CREATE FUNCTION access.employers_served(wanted text[]) RETURNS uuid[] LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(array_agg(g.employer_id), '{}') FROM access.agreement g
    WHERE g.employer_id = ANY (access.employers()) AND g.services && wanted
      AND g.starts_on <= platform.today() AND (g.ends_on IS NULL OR g.ends_on >= platform.today()) $$;
