-- S12: working notes are apart from the dossier: seen by their author alone, while he may record there and the responsibility
-- under which he wrote them goes on, and gone by their last day. Each is sealed under a key of its own (R7).
CREATE TABLE medical.working_note (
  id                    uuid PRIMARY KEY,
  employee_id           uuid NOT NULL REFERENCES access.employee,
  -- Changes in place: a note is no record, and keeps no history.
  version               integer NOT NULL DEFAULT 1 CHECK (version > 0),
  sealed                bytea NOT NULL,
  author_id             uuid NOT NULL,
  responsible_doctor_id uuid NOT NULL,
  written_at            timestamptz NOT NULL DEFAULT platform.clock(),
  -- The last day on which it may be there.
  destroy_by            date NOT NULL,
  warned_at             timestamptz
);
CREATE INDEX ON medical.working_note (employee_id, author_id);
CREATE INDEX ON medical.working_note (destroy_by);

-- What became of it: ids, a word and two moments. The second one is when its key was gone; where that is missing, an
-- interruption is to be completed.
CREATE TABLE medical.working_note_end (
  note_id          uuid PRIMARY KEY,
  employee_id      uuid NOT NULL REFERENCES access.employee,
  author_id        uuid NOT NULL,
  how              text NOT NULL CHECK (how IN ('filed', 'destroyed', 'expired')),
  ended_at         timestamptz NOT NULL DEFAULT platform.clock(),
  key_destroyed_at timestamptz CHECK (key_destroyed_at >= ended_at)
);
CREATE INDEX ON medical.working_note_end (note_id) WHERE key_destroyed_at IS NULL;

-- S12, S13: the responsibility, or the stated duty, under which something was written goes on. One that ended and was given anew
-- is another one: what was written under the first stays ended.
CREATE FUNCTION access.responsible_since(doctor uuid, employee uuid, since timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.responsibility r
    WHERE r.employee_id = employee AND r.doctor_id = doctor AND r.effective_from <= since
      AND (r.ended_at IS NULL OR r.ended_at > platform.clock())) $$;
CREATE FUNCTION access.on_duty_since(doctor uuid, employee uuid, since timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.stated_duty d
    WHERE d.employee_id = employee AND d.doctor_id = doctor AND d.stated_at <= since
      AND d.valid_until > platform.clock() AND (d.ended_at IS NULL OR d.ended_at > platform.clock())) $$;

-- S12: who acts wrote it himself, may record there still, and the doctor he wrote it under answers for it still.
CREATE FUNCTION access.keeps_note(acting_circle text, employee uuid, author uuid, doctor uuid, since timestamptz, last_day date)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT author = access.acting_account() AND last_day >= platform.today()
    AND access.opens_medical(acting_circle, employee, 'record') AND access.answers_for(doctor, employee)
    AND coalesce(CASE
      WHEN acting_circle IN ('doctor', 'derived-secrecy') THEN access.responsible_since(doctor, employee, since)
      WHEN acting_circle = 'secrecy-supervision' THEN access.on_duty_since(doctor, employee, since)
    END, false) $$;

-- S12: its day is over, or the responsibility is. A lapse that may pass (a registration, a suspension) shuts the note, and ends
-- nothing before its day.
CREATE FUNCTION access.is_note_due(employee uuid, doctor uuid, since timestamptz, last_day date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT last_day < platform.today()
    OR NOT (access.responsible_since(doctor, employee, since) OR access.on_duty_since(doctor, employee, since)) $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

ALTER TABLE medical.working_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.working_note FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.working_note_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.working_note_end FORCE ROW LEVEL SECURITY;

GRANT SELECT, DELETE, INSERT (id, employee_id, sealed, author_id, responsible_doctor_id, destroy_by), UPDATE (version, sealed)
  ON medical.working_note TO kluis_medical;
CREATE POLICY its_author_alone ON medical.working_note FOR SELECT TO kluis_medical
  USING (access.keeps_note((SELECT access.circle()), employee_id, author_id, responsible_doctor_id, written_at, destroy_by));
CREATE POLICY who_records_writes ON medical.working_note FOR INSERT TO kluis_medical
  WITH CHECK (access.keeps_note((SELECT access.circle()), employee_id, author_id, responsible_doctor_id, written_at, destroy_by)
    AND version = 1 AND written_at = platform.clock() AND warned_at IS NULL
    AND destroy_by <= platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'working-note-longest'));
CREATE POLICY its_author_changes_it ON medical.working_note FOR UPDATE TO kluis_medical
  USING (access.keeps_note((SELECT access.circle()), employee_id, author_id, responsible_doctor_id, written_at, destroy_by));

-- Nothing is deleted but with what became of it, and nothing ends that stays.
CREATE FUNCTION medical.ends_now(note uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.working_note_end e WHERE e.note_id = note AND e.ended_at = platform.clock()) $$;
CREATE POLICY its_author_ends_it ON medical.working_note FOR DELETE TO kluis_medical
  USING (access.keeps_note((SELECT access.circle()), employee_id, author_id, responsible_doctor_id, written_at, destroy_by)
    AND medical.ends_now(id));
CREATE FUNCTION medical.refuse_a_note_that_stays() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM medical.working_note n WHERE n.id = NEW.note_id) THEN
    RAISE EXCEPTION 'a note that ended is gone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER what_ended_is_gone AFTER INSERT ON medical.working_note_end DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION medical.refuse_a_note_that_stays();

GRANT SELECT, INSERT (note_id, employee_id, author_id, how), UPDATE (key_destroyed_at) ON medical.working_note_end TO kluis_medical;
CREATE POLICY its_author_knows ON medical.working_note_end FOR SELECT TO kluis_medical
  USING (author_id = (SELECT access.acting_account())
    AND (SELECT access.circle()) IN ('doctor', 'derived-secrecy', 'secrecy-supervision')
    AND access.opens_medical((SELECT access.circle()), employee_id, 'record'));
CREATE POLICY its_author_ends_it ON medical.working_note_end FOR INSERT TO kluis_medical
  WITH CHECK (how IN ('filed', 'destroyed') AND ended_at = platform.clock() AND key_destroyed_at IS NULL
    AND EXISTS (SELECT 1 FROM medical.working_note n
      WHERE n.id = note_id AND n.employee_id = working_note_end.employee_id AND n.author_id = working_note_end.author_id));
CREATE POLICY its_key_is_gone ON medical.working_note_end FOR UPDATE TO kluis_medical
  USING (author_id = (SELECT access.acting_account()) AND key_destroyed_at IS NULL) WITH CHECK (key_destroyed_at = platform.clock());

-- The job reads no content: ids and dates, of what is due or soon will be, and deletes what is due and nothing else.
GRANT SELECT (id, employee_id, author_id, responsible_doctor_id, written_at, destroy_by, warned_at), UPDATE (warned_at), DELETE
  ON medical.working_note TO kluis_jobs;
CREATE POLICY the_job_sees_what_ends ON medical.working_note FOR SELECT TO kluis_jobs
  USING (access.is_note_due(employee_id, responsible_doctor_id, written_at, destroy_by)
    OR destroy_by <= platform.today() + (SELECT t.term FROM access.policy_term t WHERE t.name = 'working-note-warning'));
CREATE POLICY the_job_warns_once ON medical.working_note FOR UPDATE TO kluis_jobs
  USING (warned_at IS NULL) WITH CHECK (warned_at = platform.clock());
CREATE POLICY the_job_deletes_what_is_due ON medical.working_note FOR DELETE TO kluis_jobs
  USING (access.is_note_due(employee_id, responsible_doctor_id, written_at, destroy_by) AND medical.ends_now(id));
GRANT SELECT, INSERT (note_id, employee_id, author_id, how), UPDATE (key_destroyed_at) ON medical.working_note_end TO kluis_jobs;
CREATE POLICY the_job_completes_what_ended ON medical.working_note_end FOR SELECT TO kluis_jobs
  USING (key_destroyed_at IS NULL OR ended_at = platform.clock() OR key_destroyed_at = platform.clock());
CREATE POLICY the_job_ends_what_is_due ON medical.working_note_end FOR INSERT TO kluis_jobs
  WITH CHECK (how = 'expired' AND ended_at = platform.clock() AND key_destroyed_at IS NULL
    AND EXISTS (SELECT 1 FROM medical.working_note n
      WHERE n.id = note_id AND n.employee_id = working_note_end.employee_id AND n.author_id = working_note_end.author_id
        AND access.is_note_due(n.employee_id, n.responsible_doctor_id, n.written_at, n.destroy_by)));
CREATE POLICY the_job_destroyed_its_key ON medical.working_note_end FOR UPDATE TO kluis_jobs
  USING (key_destroyed_at IS NULL) WITH CHECK (key_destroyed_at = platform.clock());
GRANT EXECUTE ON FUNCTION medical.ends_now(uuid), medical.refuse_a_note_that_stays() TO kluis_medical, kluis_jobs;

-- Told to its author, once each and without content (D5): that it ends, that it is gone.
CREATE POLICY the_end_of_a_note_is_told ON desk.notice FOR INSERT TO kluis_jobs
  WITH CHECK (read_at IS NULL AND CASE code
    WHEN 'working-note-ending' THEN EXISTS (SELECT 1 FROM medical.working_note n
      WHERE n.id = about AND n.author_id = account_id AND n.warned_at = platform.clock())
    WHEN 'working-note-destroyed' THEN EXISTS (SELECT 1 FROM medical.working_note_end e
      WHERE e.note_id = about AND e.author_id = account_id AND e.how = 'expired' AND e.ended_at = platform.clock())
    ELSE false END);
