-- S9, S13: who is to be guided or examined and has no doctor waits for one, and who gives responsibility sees that it is so. Why, and
-- since when somebody is absent, isn't his (S7): only since when the service knows of it.

-- The day on which the service heard of an absence. Of what is on record by now it is today: nobody waits longer than he can be seen to.
ALTER TABLE access.absence ADD COLUMN noted_on date NOT NULL DEFAULT platform.today();

-- S9, S15: in whose name responsibilities are given.
CREATE FUNCTION access.gives_doctors() RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.circle() IN ('secrecy-supervision', 'medical-direction') AND access.registered(access.acting_account()) $$;
GRANT EXECUTE ON FUNCTION access.gives_doctors() TO kluis_desk;

-- Whom an examination was commissioned for: neither by whom nor of what kind, and until its last day, answered or not (V4).
CREATE TABLE access.examined (
  examination_id uuid PRIMARY KEY,
  employee_id    uuid NOT NULL REFERENCES access.employee,
  asked_on       date NOT NULL,
  until          date NOT NULL CHECK (until >= asked_on)
);
CREATE INDEX ON access.examined (until);
CREATE INDEX ON access.examined (employee_id);
ALTER TABLE access.examined ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.examined FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON access.examined TO kluis_desk;
CREATE POLICY who_gives_a_doctor ON access.examined FOR SELECT TO kluis_desk
  USING ((SELECT access.gives_doctors()));
CREATE POLICY it_follows_the_commission ON access.examined FOR INSERT TO kluis_desk
  WITH CHECK (EXISTS (SELECT 1 FROM desk.examination x WHERE x.id = examination_id AND x.employee_id = examined.employee_id
    AND x.closes_on = examined.until AND asked_on = (x.asked_at AT TIME ZONE 'Europe/Amsterdam')::date));

CREATE FUNCTION access.note_who_is_examined() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  INSERT INTO access.examined (examination_id, employee_id, asked_on, until)
  VALUES (NEW.id, NEW.employee_id, (NEW.asked_at AT TIME ZONE 'Europe/Amsterdam')::date, NEW.closes_on);
  RETURN NEW;
END $$;
CREATE TRIGGER who_is_examined_is_noted AFTER INSERT ON desk.examination
  FOR EACH ROW EXECUTE FUNCTION access.note_who_is_examined();

ALTER TABLE desk.examination NO FORCE ROW LEVEL SECURITY;
ALTER TABLE access.examined NO FORCE ROW LEVEL SECURITY;
INSERT INTO access.examined (examination_id, employee_id, asked_on, until)
SELECT x.id, x.employee_id, (x.asked_at AT TIME ZONE 'Europe/Amsterdam')::date, x.closes_on FROM desk.examination x;
ALTER TABLE desk.examination FORCE ROW LEVEL SECURITY;
ALTER TABLE access.examined FORCE ROW LEVEL SECURITY;

-- S9, S10, S15: one that goes on, of a doctor who can act on it; what somebody gave himself, while a second doctor can confirm it.
CREATE FUNCTION access.has_a_doctor_given(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.responsibility r
    WHERE r.employee_id = employee AND (r.ended_at IS NULL OR r.ended_at > platform.clock())
      AND access.over_because(r) IS NULL AND access.acts_as_doctor(r.doctor_id)
      AND NOT access.on_the_employers_side(r.doctor_id, employee)
      AND (r.effective_from IS NOT NULL OR access.gives_since(r.given_by, r.given_at))) $$;

-- The days on which the service heard for what somebody needs a doctor: an absence that it guides, and what it is to examine under
-- an agreement in force, of who works there or applies.
CREATE FUNCTION access.needs_a_doctor_since(employee uuid) RETURNS SETOF date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT a.noted_on FROM access.absence a
    WHERE a.employee_id = employee AND a.first_day <= platform.today()
      AND (a.recovered_on IS NULL OR a.recovered_on > platform.today()) AND access.absence_readable(a.id) AND access.guided(employee)
    UNION ALL
    SELECT x.asked_on FROM access.examined x
    WHERE x.employee_id = employee AND x.until >= platform.today()
      AND (access.works_there(employee) OR access.applies(employee))
      AND EXISTS (SELECT 1 FROM access.employee e JOIN access.agreement g ON g.employer_id = e.employer_id
        WHERE e.id = employee AND 'examinations' = ANY (g.services)
          AND g.starts_on <= platform.today() AND (g.ends_on IS NULL OR g.ends_on >= platform.today())) $$;

-- S15: the day after the newest check's last day; NULL while it is in force.
CREATE FUNCTION access.registration_ended_on(doctor uuid) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT g.valid_until + 1 FROM (SELECT c.valid_until FROM access.registration c
      WHERE c.account_id = doctor AND c.checked_on <= platform.today()
      ORDER BY c.checked_on DESC, c.recorded_at DESC, c.valid_until LIMIT 1) g
    WHERE g.valid_until < platform.today() $$;

-- NULL where no doctor is wanted. Since there was none: the last responsibility ended, or its doctor's registration did.
CREATE FUNCTION access.doctor_wanted_since(employee uuid) RETURNS date LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT CASE WHEN needed.since IS NOT NULL AND NOT access.has_a_doctor_given(employee) THEN greatest(needed.since,
      (SELECT max((r.ended_at AT TIME ZONE 'Europe/Amsterdam')::date) FROM access.responsibility r
       WHERE r.employee_id = employee AND r.effective_from IS NOT NULL AND r.ended_at <= platform.clock()),
      (SELECT max(access.registration_ended_on(r.doctor_id)) FROM access.responsibility r
       WHERE r.employee_id = employee AND r.effective_from IS NOT NULL AND (r.ended_at IS NULL OR r.ended_at > platform.clock()))) END
    FROM (SELECT min(n.since) AS since FROM access.needs_a_doctor_since(employee) AS n(since)) needed $$;

GRANT EXECUTE ON FUNCTION access.has_a_doctor_given(uuid), access.needs_a_doctor_since(uuid), access.doctor_wanted_since(uuid),
    access.registration_ended_on(uuid), access.note_who_is_examined()
  TO kluis_desk;
