-- C3, C13: collected is what a first byte was handed over of, and not what somebody began to ask for: what was taken back in between was never
-- sent. C11: of two answers about one package the later one alone says how far it came.
ALTER TABLE medical.disclosure_collection ADD COLUMN turn integer NOT NULL DEFAULT 1 CHECK (turn > 0), ADD COLUMN collected_at timestamptz;
ALTER TABLE medical.disclosure_collection NO FORCE ROW LEVEL SECURITY;
UPDATE medical.disclosure_collection SET collected_at = started_at WHERE handed > 0;
ALTER TABLE medical.disclosure_collection FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.disclosure_collection ADD CHECK ((handed > 0) = (collected_at IS NOT NULL));
GRANT UPDATE (turn, collected_at) ON medical.disclosure_collection TO kluis_medical;
GRANT SELECT (collected_at) ON medical.disclosure_collection TO kluis_jobs;

CREATE OR REPLACE FUNCTION medical.is_collected(request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_collection c WHERE c.request_id = request AND c.collected_at IS NOT NULL) $$;
CREATE OR REPLACE FUNCTION medical.may_leave(package uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_package p
    JOIN medical.disclosure_release r ON r.package_id = p.package_id AND r.replaced_at IS NULL
    LEFT JOIN medical.disclosure_collection c ON c.package_id = p.package_id
    WHERE p.package_id = package AND NOT medical.is_withdrawn(p.request_id) AND medical.consent_stands(p.consent_id, p.employee_id)
      AND CASE WHEN c.collected_at IS NULL THEN platform.today() <= p.collect_until
        ELSE platform.clock() < c.collected_at + (SELECT t.term FROM access.policy_term t WHERE t.name = 'collection-resuming') END) $$;
CREATE OR REPLACE FUNCTION medical.is_package_lapsed(package uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.disclosure_package p WHERE p.package_id = package AND p.collect_until < platform.today()
      AND NOT EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w WHERE w.request_id = p.request_id)
      AND NOT EXISTS (SELECT 1 FROM medical.consent_withdrawal w WHERE w.consent_id = p.consent_id)
      AND NOT EXISTS (SELECT 1 FROM medical.disclosure_collection c WHERE c.package_id = p.package_id AND c.collected_at IS NOT NULL)) $$;
CREATE OR REPLACE FUNCTION medical.is_package_due(package uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT medical.is_package_lapsed(package) OR EXISTS (SELECT 1 FROM medical.disclosure_package p
    LEFT JOIN medical.disclosure_collection c ON c.package_id = p.package_id
    WHERE p.package_id = package AND CASE WHEN c.collected_at IS NOT NULL
      THEN platform.clock() >= c.collected_at + (SELECT t.term FROM access.policy_term t WHERE t.name = 'collection-resuming')
      ELSE EXISTS (SELECT 1 FROM medical.disclosure_withdrawal w WHERE w.request_id = p.request_id)
        OR EXISTS (SELECT 1 FROM medical.consent_withdrawal w WHERE w.consent_id = p.consent_id) END) $$;
ALTER POLICY a_package_is_told ON desk.notice
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'disclosure-released' THEN EXISTS (SELECT 1 FROM medical.disclosure_release r
      WHERE r.request_id = about AND r.released_at = platform.clock() AND account_id = medical.account_of(r.employee_id))
    WHEN 'disclosure-collected' THEN EXISTS (SELECT 1 FROM medical.disclosure_collection c
      WHERE c.request_id = about AND c.collected_at = platform.clock() AND account_id = medical.account_of(c.employee_id))
    ELSE false END);
