-- C11: what was approved is signed as a package, released with a link and a code, and collected once (decision 0041). Each is a row that
-- nobody changes, but that a release is replaced by a later one, and how far a collection came.
CREATE TABLE medical.disclosure_package (
  package_id    uuid PRIMARY KEY,
  request_id    uuid NOT NULL,
  employee_id   uuid NOT NULL,
  -- After it lapsed it is signed anew: another package.
  number        integer NOT NULL CHECK (number > 0),
  consent_id    uuid,
  -- What goes: without what was struck.
  pieces        jsonb NOT NULL CHECK (jsonb_typeof(pieces) = 'array' AND jsonb_array_length(pieces) BETWEEN 1 AND 50),
  -- The last day on which it can be collected.
  collect_until date NOT NULL,
  signed_by     uuid NOT NULL,
  signed_at     timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (request_id, number),
  UNIQUE (package_id, request_id, employee_id),
  FOREIGN KEY (package_id, employee_id) REFERENCES medical.package (id, employee_id),
  FOREIGN KEY (request_id, employee_id) REFERENCES medical.disclosure_request (id, employee_id),
  FOREIGN KEY (consent_id, employee_id) REFERENCES medical.consent (id, employee_id)
);
CREATE TABLE medical.disclosure_release (
  id          uuid PRIMARY KEY,
  package_id  uuid NOT NULL,
  request_id  uuid NOT NULL,
  employee_id uuid NOT NULL,
  -- SHA-256 of the link's secret and of the code that travels another way; neither is kept.
  link        bytea NOT NULL UNIQUE CHECK (octet_length(link) = 32),
  code        bytea NOT NULL CHECK (octet_length(code) = 32),
  released_by uuid NOT NULL,
  released_at timestamptz NOT NULL DEFAULT platform.clock(),
  replaced_at timestamptz,
  UNIQUE (id, package_id, request_id, employee_id),
  FOREIGN KEY (package_id, request_id, employee_id) REFERENCES medical.disclosure_package (package_id, request_id, employee_id)
);
CREATE UNIQUE INDEX one_release_at_a_time ON medical.disclosure_release (package_id) WHERE replaced_at IS NULL;
CREATE INDEX ON medical.disclosure_release (request_id);
-- Ten wrong codes are all that a link is worth, however many come at once.
CREATE TABLE medical.wrong_code (
  release_id  uuid NOT NULL REFERENCES medical.disclosure_release,
  employee_id uuid NOT NULL,
  number      integer NOT NULL CHECK (number BETWEEN 1 AND 10),
  tried_at    timestamptz NOT NULL DEFAULT platform.clock(),
  PRIMARY KEY (release_id, number)
);
CREATE TABLE medical.disclosure_collection (
  package_id  uuid PRIMARY KEY,
  release_id  uuid NOT NULL,
  request_id  uuid NOT NULL,
  employee_id uuid NOT NULL,
  started_at  timestamptz NOT NULL DEFAULT platform.clock(),
  -- Somebody collects it at this moment; nobody else does before that.
  held_until  timestamptz NOT NULL,
  -- How many of its bytes were handed over, and whether the answer that did came to its end.
  handed      bigint NOT NULL DEFAULT 0 CHECK (handed >= 0),
  ended_at    timestamptz,
  completed   boolean NOT NULL DEFAULT false,
  FOREIGN KEY (release_id, package_id, request_id, employee_id)
    REFERENCES medical.disclosure_release (id, package_id, request_id, employee_id)
);

CREATE FUNCTION medical.current_package(request uuid) RETURNS medical.disclosure_package
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT p FROM medical.disclosure_package p WHERE p.request_id = request ORDER BY p.number DESC LIMIT 1 $$;
CREATE FUNCTION medical.is_collected(request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_collection c WHERE c.request_id = request) $$;
CREATE FUNCTION medical.is_withdrawn(request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w WHERE w.request_id = request) $$;
-- C3: nobody took it back, and who signed it was the employee.
CREATE FUNCTION medical.consent_stands(consent uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT consent IS NULL OR (EXISTS (SELECT 1 FROM medical.consent_signature s
      WHERE s.consent_id = consent AND s.employee_id = employee AND access.was_the_employee(s.employee_id, s.signed_by, s.signed_at))
    AND NOT EXISTS (SELECT 1 FROM medical.consent_withdrawal w WHERE w.consent_id = consent)) $$;
-- C2, C3, C11: decided so, on what covers it still, over what stands; and nothing that was signed before can be collected any more.
CREATE FUNCTION medical.may_be_packed(request uuid, employee uuid, consent uuid, going jsonb, in_number integer) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_decision d
      JOIN medical.disclosure_round o ON o.request_id = d.request_id AND o.round = d.round
      WHERE d.request_id = request AND d.employee_id = employee AND d.outcome IN ('approved', 'partly-approved')
        AND o.pieces @> going AND o.consent_id IS NOT DISTINCT FROM consent
        AND (consent IS NULL OR medical.consent_covers(consent, employee, going, platform.today(), request)))
    AND NOT medical.is_withdrawn(request) AND NOT medical.is_collected(request)
    AND medical.versions_as_they_stand(employee, going)
    AND in_number = 1 + (SELECT count(*) FROM medical.disclosure_package p WHERE p.request_id = request)
    AND NOT EXISTS (SELECT 1 FROM medical.disclosure_package p WHERE p.request_id = request AND p.collect_until >= platform.today()) $$;
-- C3, C11: the current one, in its time, that nobody collected, on what stands still.
CREATE FUNCTION medical.may_be_released(package uuid, request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_package p
      WHERE p.package_id = package AND p.request_id = request AND p.package_id = (medical.current_package(request)).package_id
        AND p.collect_until >= platform.today() AND medical.consent_stands(p.consent_id, p.employee_id))
    AND NOT medical.is_withdrawn(request) AND NOT medical.is_collected(request) $$;

-- Who collects has no account: the session says what secret the link has, and the database shows what was released under that alone.
CREATE FUNCTION medical.presented_link() RETURNS bytea LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE WHEN access.acting_account() IS NULL
    THEN sha256(convert_to(nullif(current_setting('kluis.link', true), ''), 'UTF8')) END $$;
CREATE FUNCTION medical.is_presented(request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.acting_account() IS NULL AND EXISTS (SELECT 1 FROM medical.disclosure_release r WHERE r.request_id = request) $$;
CREATE FUNCTION medical.is_presented_package(package uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.acting_account() IS NULL AND EXISTS (SELECT 1 FROM medical.disclosure_release r WHERE r.package_id = package) $$;
CREATE FUNCTION medical.is_presented_consent(consent uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.acting_account() IS NULL AND EXISTS (SELECT 1 FROM medical.disclosure_package p WHERE p.consent_id = consent) $$;
-- C3, C11: may bytes of it leave at this moment? In its time, or while what was begun may be resumed.
CREATE FUNCTION medical.may_leave(package uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_package p
    JOIN medical.disclosure_release r ON r.package_id = p.package_id AND r.replaced_at IS NULL
    LEFT JOIN medical.disclosure_collection c ON c.package_id = p.package_id
    WHERE p.package_id = package AND NOT medical.is_withdrawn(p.request_id) AND medical.consent_stands(p.consent_id, p.employee_id)
      AND CASE WHEN c.package_id IS NULL THEN platform.today() <= p.collect_until
        ELSE platform.clock() < c.started_at + (SELECT t.term FROM access.policy_term t WHERE t.name = 'collection-resuming') END) $$;
GRANT EXECUTE ON FUNCTION medical.current_package(uuid), medical.is_collected(uuid), medical.is_withdrawn(uuid),
  medical.consent_stands(uuid, uuid), medical.may_be_packed(uuid, uuid, uuid, jsonb, integer), medical.may_be_released(uuid, uuid),
  medical.presented_link(), medical.is_presented(uuid), medical.is_presented_package(uuid), medical.is_presented_consent(uuid),
  medical.may_leave(uuid) TO kluis_medical;

ALTER TABLE medical.disclosure_package ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_package FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_release FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.wrong_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.wrong_code FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_collection ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_collection FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (package_id, request_id, employee_id, number, consent_id, pieces, collect_until, signed_by)
  ON medical.disclosure_package TO kluis_medical;
GRANT SELECT, INSERT (id, package_id, request_id, employee_id, link, code, released_by), UPDATE (replaced_at)
  ON medical.disclosure_release TO kluis_medical;
GRANT SELECT, INSERT (release_id, employee_id, number) ON medical.wrong_code TO kluis_medical;
GRANT SELECT, INSERT (package_id, release_id, request_id, employee_id, held_until), UPDATE (held_until, handed, ended_at, completed)
  ON medical.disclosure_collection TO kluis_medical;

CREATE POLICY the_employee_and_his_doctor ON medical.disclosure_package FOR SELECT TO kluis_medical
  USING (medical.sees_disclosures(employee_id));
CREATE POLICY the_employee_and_his_doctor ON medical.disclosure_release FOR SELECT TO kluis_medical
  USING (medical.sees_disclosures(employee_id));
CREATE POLICY the_employee_and_his_doctor ON medical.disclosure_collection FOR SELECT TO kluis_medical
  USING (medical.sees_disclosures(employee_id));
-- C10: by a doctor in his own right, in his own name.
CREATE POLICY the_doctor_signs_it ON medical.disclosure_package FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'record')
    AND NOT access.asks_training((SELECT access.acting_role()))
    AND signed_by = (SELECT access.acting_account()) AND signed_at = platform.clock()
    AND collect_until <= (platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'disclosure-collecting'))::date
    AND medical.may_be_packed(request_id, employee_id, consent_id, pieces, number));
CREATE POLICY the_doctor_releases_it ON medical.disclosure_release FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'record')
    AND NOT access.asks_training((SELECT access.acting_role()))
    AND released_by = (SELECT access.acting_account()) AND released_at = platform.clock() AND replaced_at IS NULL
    AND medical.may_be_released(package_id, request_id));
CREATE POLICY the_doctor_replaces_it ON medical.disclosure_release FOR UPDATE TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'record')
    AND NOT access.asks_training((SELECT access.acting_role())) AND replaced_at IS NULL)
  WITH CHECK (replaced_at = platform.clock());
-- S1: nobody asks no more for what was sent.
CREATE POLICY what_was_sent_is_not_withdrawn ON medical.disclosure_withdrawal AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (NOT medical.is_collected(request_id));

CREATE POLICY whose_link_it_is ON medical.disclosure_release FOR SELECT TO kluis_medical
  USING (link = (SELECT medical.presented_link()) AND replaced_at IS NULL);
CREATE POLICY whose_link_it_is ON medical.disclosure_package FOR SELECT TO kluis_medical USING (medical.is_presented_package(package_id));
CREATE POLICY whose_link_it_is ON medical.package FOR SELECT TO kluis_medical USING (medical.is_presented_package(id));
CREATE POLICY whose_link_it_is ON medical.package_chunk FOR SELECT TO kluis_medical USING (medical.is_presented_package(package_id));
CREATE POLICY whose_link_it_is ON medical.disclosure_withdrawal FOR SELECT TO kluis_medical USING (medical.is_presented(request_id));
CREATE POLICY whose_link_it_is ON medical.consent_signature FOR SELECT TO kluis_medical USING (medical.is_presented_consent(consent_id));
CREATE POLICY whose_link_it_is ON medical.consent_withdrawal FOR SELECT TO kluis_medical USING (medical.is_presented_consent(consent_id));
CREATE POLICY whose_link_it_is ON medical.wrong_code FOR SELECT TO kluis_medical
  USING (EXISTS (SELECT 1 FROM medical.disclosure_release r WHERE r.id = release_id AND r.link = (SELECT medical.presented_link())));
CREATE POLICY who_has_the_link_tries ON medical.wrong_code FOR INSERT TO kluis_medical
  WITH CHECK (tried_at = platform.clock()
    AND EXISTS (SELECT 1 FROM medical.disclosure_release r
      WHERE r.id = release_id AND r.employee_id = wrong_code.employee_id AND r.link = (SELECT medical.presented_link())));
CREATE POLICY whose_link_it_is ON medical.disclosure_collection FOR SELECT TO kluis_medical
  USING (medical.is_presented_package(package_id));
CREATE POLICY who_has_the_link_collects ON medical.disclosure_collection FOR INSERT TO kluis_medical
  WITH CHECK (medical.is_presented_package(package_id) AND started_at = platform.clock() AND handed = 0 AND ended_at IS NULL
    AND NOT completed AND medical.may_leave(package_id));
CREATE POLICY who_has_the_link_goes_on ON medical.disclosure_collection FOR UPDATE TO kluis_medical
  USING (medical.is_presented_package(package_id));

-- C17: the employee is told of release, collection and expiry, without content (D5).
CREATE POLICY a_package_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'disclosure-released' THEN EXISTS (SELECT 1 FROM medical.disclosure_release r
      WHERE r.request_id = about AND r.released_at = platform.clock() AND account_id = medical.account_of(r.employee_id))
    WHEN 'disclosure-collected' THEN EXISTS (SELECT 1 FROM medical.disclosure_collection c
      WHERE c.request_id = about AND c.started_at = platform.clock() AND account_id = medical.account_of(c.employee_id))
    ELSE false END);

-- R7: the job ends what lapsed, was taken back, or was collected and can't be resumed any more. It sees ids and days.
GRANT SELECT (package_id, request_id, employee_id, consent_id, number, collect_until) ON medical.disclosure_package TO kluis_jobs;
GRANT SELECT (package_id, request_id, started_at) ON medical.disclosure_collection TO kluis_jobs;
GRANT SELECT (request_id) ON medical.disclosure_withdrawal TO kluis_jobs;
GRANT SELECT (consent_id) ON medical.consent_withdrawal TO kluis_jobs;
CREATE POLICY the_job_sees_ids ON medical.disclosure_package FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_sees_ids ON medical.disclosure_collection FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_sees_ids ON medical.disclosure_withdrawal FOR SELECT TO kluis_jobs USING (true);
CREATE POLICY the_job_sees_ids ON medical.consent_withdrawal FOR SELECT TO kluis_jobs USING (true);
CREATE FUNCTION medical.is_package_lapsed(package uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_package p WHERE p.package_id = package AND p.collect_until < platform.today()
      AND NOT EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w WHERE w.request_id = p.request_id)
      AND NOT EXISTS (SELECT 1 FROM medical.consent_withdrawal w WHERE w.consent_id = p.consent_id)
      AND NOT EXISTS (SELECT 1 FROM medical.disclosure_collection c WHERE c.package_id = p.package_id)) $$;
CREATE FUNCTION medical.is_package_due(package uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT medical.is_package_lapsed(package) OR EXISTS (SELECT 1 FROM medical.disclosure_package p
    LEFT JOIN medical.disclosure_collection c ON c.package_id = p.package_id
    WHERE p.package_id = package AND CASE WHEN c.package_id IS NOT NULL
      THEN platform.clock() >= c.started_at + (SELECT t.term FROM access.policy_term t WHERE t.name = 'collection-resuming')
      ELSE EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w WHERE w.request_id = p.request_id)
        OR EXISTS (SELECT 1 FROM medical.consent_withdrawal w WHERE w.consent_id = p.consent_id) END) $$;
GRANT EXECUTE ON FUNCTION medical.is_package_lapsed(uuid), medical.is_package_due(uuid) TO kluis_jobs;
CREATE POLICY the_job_ends_what_is_due ON medical.package_end FOR INSERT TO kluis_jobs
  WITH CHECK (ended_at = platform.clock() AND key_destroyed_at IS NULL AND medical.is_package_due(package_id)
    AND EXISTS (SELECT 1 FROM medical.package p WHERE p.id = package_id AND p.employee_id = package_end.employee_id));
CREATE POLICY that_a_package_lapsed_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND code = 'disclosure-lapsed' AND EXISTS (SELECT 1 FROM medical.disclosure_package p
    JOIN medical.package_end e ON e.package_id = p.package_id
    WHERE p.request_id = about AND e.ended_at = platform.clock() AND account_id = medical.account_of(p.employee_id)));
