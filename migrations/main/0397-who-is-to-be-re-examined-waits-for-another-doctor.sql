-- V4: a re-examination is by another doctor than the outcome that it is about. Where his doctor is that one, another is wanted, and who
-- gives responsibilities sees it, as of who has none (0200): neither what for nor of which outcome.
CREATE TABLE access.re_examination (
  outcome_id     uuid PRIMARY KEY,
  examination_id uuid NOT NULL REFERENCES access.examined,
  employee_id    uuid NOT NULL REFERENCES access.employee,
  -- Who issued it and who countersigned it.
  not_by         uuid[] NOT NULL CHECK (cardinality(not_by) > 0),
  asked_on       date NOT NULL
);
CREATE INDEX ON access.re_examination (employee_id);
CREATE INDEX ON access.re_examination (examination_id);
-- V3: another outcome stands in its place.
CREATE TABLE access.superseded_outcome (
  outcome_id  uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES access.employee
);
CREATE INDEX ON access.superseded_outcome (employee_id);
ALTER TABLE access.re_examination ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.re_examination FORCE ROW LEVEL SECURITY;
ALTER TABLE access.superseded_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.superseded_outcome FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access.re_examination, access.superseded_outcome TO kluis_desk;
GRANT INSERT ON access.re_examination, access.superseded_outcome TO kluis_medical;
CREATE POLICY who_gives_a_doctor ON access.re_examination FOR SELECT TO kluis_desk USING ((SELECT access.gives_doctors()));
CREATE POLICY who_gives_a_doctor ON access.superseded_outcome FOR SELECT TO kluis_desk USING ((SELECT access.gives_doctors()));

CREATE FUNCTION medical.not_by(o medical.examination_outcome) RETURNS uuid[] LANGUAGE sql IMMUTABLE SET search_path = ''
  AS $$ SELECT array_remove(ARRAY[o.doctor_id, o.countersigned_by], NULL) $$;
CREATE POLICY it_follows_the_wish ON access.re_examination FOR INSERT TO kluis_medical
  WITH CHECK (EXISTS (SELECT 1 FROM medical.examination_outcome o, LATERAL medical.last_decision(o.id) d
    WHERE o.id = outcome_id AND o.examination_id = re_examination.examination_id AND o.employee_id = re_examination.employee_id
      AND medical.not_by(o) = re_examination.not_by
      AND d.decision = 're-examination' AND (d.decided_at AT TIME ZONE 'Europe/Amsterdam')::date = asked_on));
CREATE POLICY it_follows_the_outcome ON access.superseded_outcome FOR INSERT TO kluis_medical
  WITH CHECK (EXISTS (SELECT 1 FROM medical.examination_outcome o
    WHERE o.supersedes = outcome_id AND o.employee_id = superseded_outcome.employee_id AND o.issued_at = platform.clock()));

CREATE FUNCTION medical.another_doctor_is_wanted() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$ BEGIN
  INSERT INTO access.re_examination (outcome_id, examination_id, employee_id, not_by, asked_on)
  SELECT o.id, o.examination_id, o.employee_id, medical.not_by(o), (NEW.decided_at AT TIME ZONE 'Europe/Amsterdam')::date
  FROM medical.examination_outcome o WHERE o.id = NEW.outcome_id;
  RETURN NULL;
END $$;
CREATE FUNCTION medical.it_is_superseded() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$ BEGIN
  INSERT INTO access.superseded_outcome (outcome_id, employee_id) VALUES (NEW.supersedes, NEW.employee_id);
  RETURN NULL;
END $$;
CREATE TRIGGER another_doctor_is_wanted AFTER INSERT ON medical.examination_decision FOR EACH ROW WHEN (NEW.decision = 're-examination')
  EXECUTE FUNCTION medical.another_doctor_is_wanted();
CREATE TRIGGER it_is_superseded AFTER INSERT ON medical.examination_outcome FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL)
  EXECUTE FUNCTION medical.it_is_superseded();
GRANT EXECUTE ON FUNCTION medical.not_by(medical.examination_outcome), medical.another_doctor_is_wanted(), medical.it_is_superseded()
  TO kluis_medical;

ALTER TABLE medical.examination_outcome NO FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.examination_decision NO FORCE ROW LEVEL SECURITY;
ALTER TABLE access.examined NO FORCE ROW LEVEL SECURITY;
ALTER TABLE access.re_examination NO FORCE ROW LEVEL SECURITY;
ALTER TABLE access.superseded_outcome NO FORCE ROW LEVEL SECURITY;
INSERT INTO access.re_examination (outcome_id, examination_id, employee_id, not_by, asked_on)
  SELECT o.id, o.examination_id, o.employee_id, medical.not_by(o), (d.decided_at AT TIME ZONE 'Europe/Amsterdam')::date
  FROM medical.examination_outcome o JOIN LATERAL medical.last_decision(o.id) d ON d.decision = 're-examination';
INSERT INTO access.superseded_outcome (outcome_id, employee_id)
  SELECT o.supersedes, o.employee_id FROM medical.examination_outcome o WHERE o.supersedes IS NOT NULL;
ALTER TABLE access.superseded_outcome FORCE ROW LEVEL SECURITY;
ALTER TABLE access.re_examination FORCE ROW LEVEL SECURITY;
ALTER TABLE access.examined FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.examination_decision FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.examination_outcome FORCE ROW LEVEL SECURITY;

-- As before (0200), of doctors but those named.
DROP FUNCTION access.doctor_wanted_since(uuid);
DROP FUNCTION access.has_a_doctor_given(uuid);
CREATE FUNCTION access.has_a_doctor_given(employee uuid, not_by uuid[]) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.responsibility r
    WHERE r.employee_id = employee AND r.doctor_id <> ALL (not_by) AND (r.ended_at IS NULL OR r.ended_at > platform.clock())
      AND access.over_because(r) IS NULL AND access.acts_as_doctor(r.doctor_id)
      AND NOT access.on_the_employers_side(r.doctor_id, employee)
      AND (r.effective_from IS NOT NULL OR access.gives_since(r.given_by, r.given_at))) $$;
-- Whom the service is to examine there under an agreement in force, who works there or applies.
CREATE FUNCTION access.to_be_examined(employee uuid) RETURNS SETOF access.examined LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT x.* FROM access.examined x
    WHERE x.employee_id = employee AND x.until >= platform.today()
      AND (access.works_there(employee) OR access.applies(employee))
      AND EXISTS (SELECT 1 FROM access.employee e JOIN access.agreement g ON g.employer_id = e.employer_id
        WHERE e.id = employee AND 'examinations' = ANY (g.services)
          AND g.starts_on <= platform.today() AND (g.ends_on IS NULL OR g.ends_on >= platform.today())) $$;
CREATE OR REPLACE FUNCTION access.needs_a_doctor_since(employee uuid) RETURNS SETOF date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT a.noted_on FROM access.absence a
    WHERE a.employee_id = employee AND a.first_day <= platform.today()
      AND (a.recovered_on IS NULL OR a.recovered_on > platform.today()) AND access.absence_readable(a.id) AND access.guided(employee)
    UNION ALL SELECT x.asked_on FROM access.to_be_examined(employee) x $$;
-- Since when there is none but those named, of who is needed since that day; NULL where there is one.
CREATE FUNCTION access.without_a_doctor_since(employee uuid, not_by uuid[], needed date) RETURNS date
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE WHEN needed IS NOT NULL AND NOT access.has_a_doctor_given(employee, not_by) THEN greatest(needed,
      (SELECT max((r.ended_at AT TIME ZONE 'Europe/Amsterdam')::date) FROM access.responsibility r
       WHERE r.employee_id = employee AND r.doctor_id <> ALL (not_by) AND r.effective_from IS NOT NULL AND r.ended_at <= platform.clock()),
      (SELECT max(access.registration_ended_on(r.doctor_id)) FROM access.responsibility r
       WHERE r.employee_id = employee AND r.doctor_id <> ALL (not_by) AND r.effective_from IS NOT NULL
         AND (r.ended_at IS NULL OR r.ended_at > platform.clock()))) END $$;
-- V4: for each examination that somebody else is to do again, since when nobody is there who may.
CREATE FUNCTION access.re_examining_doctor_wanted_since(employee uuid) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT min(access.without_a_doctor_since(employee, ARRAY(
      SELECT unnest(o.not_by) FROM access.re_examination o WHERE o.examination_id = q.examination_id), q.asked_on))
    FROM access.to_be_examined(employee) x JOIN access.re_examination q ON q.examination_id = x.examination_id
    WHERE NOT EXISTS (SELECT 1 FROM access.superseded_outcome n WHERE n.outcome_id = q.outcome_id) $$;
CREATE FUNCTION access.doctor_wanted_since(employee uuid) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT least(access.re_examining_doctor_wanted_since(employee),
      access.without_a_doctor_since(employee, '{}', (SELECT min(n.since) FROM access.needs_a_doctor_since(employee) AS n(since)))) $$;
GRANT EXECUTE ON FUNCTION access.has_a_doctor_given(uuid, uuid[]), access.to_be_examined(uuid), access.without_a_doctor_since(uuid, uuid[], date),
  access.re_examining_doctor_wanted_since(uuid), access.doctor_wanted_since(uuid) TO kluis_desk;

-- Who gives responsibilities hears it, by the employee's id.
CREATE POLICY another_doctor_wanted_is_told ON desk.notice FOR INSERT TO kluis_medical
  WITH CHECK (read_at IS NULL AND code = 'doctor-wanted' AND EXISTS (SELECT 1 FROM medical.examination_decision d
      WHERE d.employee_id = about AND d.decision = 're-examination' AND d.decided_at = platform.clock()
        AND d.decided_by = (SELECT access.acting_account()))
    AND EXISTS (SELECT 1 FROM access.role h WHERE h.account_id = notice.account_id
      AND h.circle IN ('secrecy-supervision', 'medical-direction') AND access.role_in_force(h)));
