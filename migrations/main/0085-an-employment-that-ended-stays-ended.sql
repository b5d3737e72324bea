-- V6: after the employment an employer gets nothing new; so none is opened again. Who comes back has a new one, with a start of its
-- own. An end that has come is put right to another day that has come, as long as it can be read, and what stood there stays on record.
CREATE FUNCTION access.refuse_opening_again() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = ''
  AS $$ BEGIN
    IF OLD.ends_on IS NOT NULL AND OLD.ends_on < platform.today() AND NEW.ends_on IS DISTINCT FROM OLD.ends_on
      AND (NEW.ends_on IS NULL OR NEW.ends_on >= platform.today() OR OLD.ends_on
        + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment') < platform.today()) THEN
      RAISE EXCEPTION 'an employment that ended stays ended' USING ERRCODE = 'check_violation';
    END IF;
    IF coalesce(NEW.starts_on, '-infinity') < coalesce(OLD.starts_on, '-infinity') AND EXISTS (
      SELECT 1 FROM access.employment m WHERE m.employee_id = NEW.employee_id AND m.id <> NEW.id
        AND m.ends_on < OLD.starts_on AND m.ends_on >= coalesce(NEW.starts_on, '-infinity')) THEN
      RAISE EXCEPTION 'an employment is not stretched over the one before it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
-- Of the service's login, the only one that may change it.
CREATE TRIGGER an_employment_that_ended_stays_ended BEFORE UPDATE OF starts_on, ends_on ON access.employment
  FOR EACH ROW WHEN (current_user = 'kluis_employee'
    AND (NEW.ends_on IS DISTINCT FROM OLD.ends_on OR NEW.starts_on IS DISTINCT FROM OLD.starts_on))
  EXECUTE FUNCTION access.refuse_opening_again();
GRANT EXECUTE ON FUNCTION access.refuse_opening_again() TO kluis_employee;

-- What stood there, until when, and who changed it.
CREATE TABLE employee.employment_version (
  employment_id uuid NOT NULL REFERENCES employee.employment,
  version       integer NOT NULL,
  employee_id   uuid NOT NULL,
  employer_id   uuid NOT NULL,
  starts_on     date,
  ends_on       date,
  -- NULL where nobody did it in a role: by the owner, without the service.
  changed_by    uuid,
  changed_at    timestamptz NOT NULL,
  PRIMARY KEY (employment_id, version),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON employee.employment_version (employee_id);
ALTER TABLE employee.employment_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE employee.employment_version FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON employee.employment_version TO kluis_employee;
-- I1: whose employment it was; no route shows it yet.
CREATE POLICY the_employee_sees_the_own ON employee.employment_version FOR SELECT TO kluis_employee
  USING ((SELECT access.circle()) = 'self' AND access.own(employee_id));
CREATE POLICY it_is_kept_in_the_name_of_who_changed_it ON employee.employment_version FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[])
    AND changed_by = (SELECT access.acting_account()) AND changed_at = platform.clock());
CREATE FUNCTION employee.keep_employment_version() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = ''
  AS $$ BEGIN
    INSERT INTO employee.employment_version VALUES (OLD.id, OLD.version, OLD.employee_id, OLD.employer_id, OLD.starts_on, OLD.ends_on,
      access.acting_account(), platform.clock());
    RETURN NULL;
  END $$;
CREATE TRIGGER an_employment_keeps_its_history AFTER UPDATE ON employee.employment
  FOR EACH ROW WHEN (NEW.ends_on IS DISTINCT FROM OLD.ends_on OR NEW.starts_on IS DISTINCT FROM OLD.starts_on)
  EXECUTE FUNCTION employee.keep_employment_version();
GRANT EXECUTE ON FUNCTION employee.keep_employment_version() TO kluis_employee;
