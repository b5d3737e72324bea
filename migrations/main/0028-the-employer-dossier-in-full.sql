-- D1, D3: the relation with a customer in full: its organisation, the people one speaks to there, and that one spoke. There is no
-- column in which a sentence about an employee fits: what was spoken about is a code.
ALTER TABLE employer.employer
  ADD COLUMN sector text CHECK (sector IN ('agriculture', 'industry', 'construction', 'trade', 'transport', 'hospitality',
    'information-technology', 'finance', 'business-services', 'public-administration', 'education', 'care', 'culture', 'other')),
  -- D8: the European Economic Area.
  ADD COLUMN country text CHECK (country IN ('AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE',
    'IS', 'IT', 'LV', 'LI', 'LT', 'LU', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE')),
  ADD COLUMN visiting_address jsonb,
  ADD COLUMN postal_address jsonb,
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE access.agreement ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);

CREATE TABLE employer.contact_person (
  id          uuid PRIMARY KEY,
  employer_id uuid NOT NULL REFERENCES employer.employer,
  name        text NOT NULL,
  function    text NOT NULL CHECK (function IN ('management', 'human-resources', 'payroll', 'finance', 'works-council', 'prevention',
                                                'legal', 'other')),
  phone       text NOT NULL,
  email       text NOT NULL,
  starts_on   date NOT NULL,
  ends_on     date CHECK (ends_on >= starts_on),
  version     integer NOT NULL DEFAULT 1 CHECK (version > 0),
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
  -- Nobody speaks for another employer.
  UNIQUE (id, employer_id)
);
CREATE INDEX ON employer.contact_person (employer_id);

CREATE TABLE employer.contact_moment (
  id                uuid PRIMARY KEY,
  employer_id       uuid NOT NULL REFERENCES employer.employer,
  contact_person_id uuid,
  happened_on       date NOT NULL,
  direction         text NOT NULL CHECK (direction IN ('from-the-employer', 'to-the-employer', 'internal')),
  channel           text NOT NULL CHECK (channel IN ('phone', 'email', 'letter', 'meeting', 'video-call', 'note')),
  subject           text NOT NULL CHECK (subject IN ('agreement', 'renewal', 'price', 'invoice', 'service-level', 'contact-details',
                                                     'reporting', 'prevention', 'complaint', 'end-of-relation')),
  next_step         text NOT NULL CHECK (next_step IN ('none', 'call-back', 'send-offer', 'send-information', 'plan-meeting',
                                                       'involve-colleague')),
  next_step_on      date,
  version           integer NOT NULL DEFAULT 1 CHECK (version > 0),
  recorded_by       uuid NOT NULL,
  recorded_at       timestamptz NOT NULL DEFAULT platform.clock(),
  CHECK ((channel = 'note') = (direction = 'internal')),
  CHECK ((next_step = 'none') = (next_step_on IS NULL)),
  FOREIGN KEY (contact_person_id, employer_id) REFERENCES employer.contact_person (id, employer_id)
);
CREATE INDEX ON employer.contact_moment (employer_id);

-- What stood before a change, with who changed it; the database keeps it, whoever writes.
CREATE TABLE employer.history (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  employer_id uuid NOT NULL REFERENCES employer.employer,
  kind        text NOT NULL CHECK (kind IN ('Employer', 'Agreement', 'ContactPerson', 'ContactMoment')),
  record_id   uuid NOT NULL,
  version     integer NOT NULL,
  content     jsonb NOT NULL,
  -- Null where no account acted.
  replaced_by uuid,
  replaced_at timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (record_id, version)
);
CREATE INDEX ON employer.history (employer_id);

CREATE FUNCTION employer.keep_what_stood() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
DECLARE stood jsonb := to_jsonb(OLD);
BEGIN
  NEW.version := OLD.version + 1;
  INSERT INTO employer.history (employer_id, kind, record_id, version, content, replaced_by)
  VALUES (coalesce((stood ->> 'employer_id')::uuid, OLD.id), TG_ARGV[0], OLD.id, OLD.version,
          stood - ARRAY['id', 'employer_id', 'version', 'created_by', 'created_at', 'recorded_by', 'recorded_at'],
          access.acting_account());
  RETURN NEW;
END $$;
CREATE TRIGGER what_stood_is_kept BEFORE UPDATE ON employer.employer
  FOR EACH ROW EXECUTE FUNCTION employer.keep_what_stood('Employer');
CREATE TRIGGER what_stood_is_kept BEFORE UPDATE ON employer.contact_person
  FOR EACH ROW EXECUTE FUNCTION employer.keep_what_stood('ContactPerson');
CREATE TRIGGER what_stood_is_kept BEFORE UPDATE ON employer.contact_moment
  FOR EACH ROW EXECUTE FUNCTION employer.keep_what_stood('ContactMoment');
CREATE TRIGGER what_stood_is_kept BEFORE UPDATE ON access.agreement
  FOR EACH ROW EXECUTE FUNCTION employer.keep_what_stood('Agreement');

-- V5: an agreement may choose the narrower edition; a wider one is agreed anew. It may end earlier, never go on longer.
CREATE FUNCTION access.refuse_wider_agreement() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$
BEGIN
  IF OLD.disclosure_edition = 'statement-2019' AND NEW.disclosure_edition <> OLD.disclosure_edition THEN
    RAISE EXCEPTION 'an agreement only chooses the narrower edition' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER an_agreement_only_narrows BEFORE UPDATE OF disclosure_edition ON access.agreement
  FOR EACH ROW EXECUTE FUNCTION access.refuse_wider_agreement();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['contact_person', 'contact_moment', 'history'] LOOP
    EXECUTE format('ALTER TABLE employer.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE employer.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON employer.%I TO kluis_employer', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['contact_person', 'contact_moment'] LOOP
    EXECUTE format('CREATE POLICY relations_record ON employer.%I FOR INSERT TO kluis_employer
      WITH CHECK ((SELECT access.circle()) = ''relation'' AND recorded_by = (SELECT access.acting_account()) AND version = 1)', t);
    EXECUTE format('CREATE POLICY relations_amend ON employer.%I FOR UPDATE TO kluis_employer
      USING ((SELECT access.circle()) = ''relation'')', t);
  END LOOP;
END $$;
CREATE POLICY relations_and_the_employer_itself ON employer.contact_person FOR SELECT TO kluis_employer
  USING ((SELECT access.circle()) = 'relation'
         OR ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[])));
CREATE POLICY relations_alone ON employer.contact_moment FOR SELECT TO kluis_employer USING ((SELECT access.circle()) = 'relation');
CREATE POLICY relations_alone ON employer.history FOR SELECT TO kluis_employer USING ((SELECT access.circle()) = 'relation');
CREATE POLICY relations_leave_what_stood ON employer.history FOR INSERT TO kluis_employer
  WITH CHECK ((SELECT access.circle()) = 'relation' AND replaced_by = (SELECT access.acting_account())
              AND replaced_at = platform.clock());
CREATE POLICY relations_amend_employers ON employer.employer FOR UPDATE TO kluis_employer
  USING ((SELECT access.circle()) = 'relation');
GRANT UPDATE (name, sector, country, visiting_address, postal_address) ON employer.employer TO kluis_employer;
GRANT UPDATE (name, function, phone, email, starts_on, ends_on) ON employer.contact_person TO kluis_employer;
GRANT UPDATE (contact_person_id, happened_on, direction, channel, subject, next_step, next_step_on) ON employer.contact_moment
  TO kluis_employer;
GRANT UPDATE (disclosure_edition) ON access.agreement TO kluis_employer;
GRANT EXECUTE ON FUNCTION employer.keep_what_stood(), access.refuse_wider_agreement() TO kluis_employer;

-- D7: the agreement in force by which something may be recorded of a person: for that person, and for who supervises.
CREATE FUNCTION access.agreement_of(employee uuid)
  RETURNS TABLE (employer_id uuid, agreement_id uuid, services text[], starts_on date, ends_on date)
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT e.employer_id, g.id, g.services, g.starts_on, g.ends_on
    FROM access.employee e LEFT JOIN access.agreement g ON g.employer_id = e.employer_id
      AND g.starts_on <= platform.today() AND (g.ends_on IS NULL OR g.ends_on >= platform.today())
    WHERE e.id = employee AND CASE (SELECT access.circle())
      WHEN 'self' THEN access.own(e.id)
      WHEN 'supervision' THEN true
      ELSE false END $$;
GRANT EXECUTE ON FUNCTION access.agreement_of(uuid) TO kluis_desk;
