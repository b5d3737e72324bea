-- V6: what an employer had of an employment that ended on that day stays readable for the term after it, its last day included.
CREATE FUNCTION access.reads_after(ended date) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT ended + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment')
    >= platform.today() $$;
GRANT EXECUTE ON FUNCTION access.reads_after(date)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- An end that is told more than the term after it is recorded all the same: who takes in what an employer says of a staff number
-- finds the employments of that number, as he finds the dossier (0082), until the end of that transaction.
ALTER POLICY as_long_as_it_stays_readable ON employee.employment
  USING (CASE WHEN (SELECT access.circle()) = 'employer' THEN ends_on IS NULL
    OR ends_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment')
      >= (SELECT platform.today())
    OR ((SELECT access.named_numbers()) <> '{}' AND EXISTS (SELECT 1 FROM employee.identity i
      WHERE i.employee_id = employment.employee_id AND i.number_digest = ANY (access.named_numbers()))) ELSE true END);

-- An end that has come is put right to an earlier day only: a later one would begin anew the term for which it is read.
CREATE OR REPLACE FUNCTION access.refuse_opening_again() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = ''
  AS $$ BEGIN
    IF OLD.ends_on IS NOT NULL AND OLD.ends_on < platform.today() AND NEW.ends_on IS DISTINCT FROM OLD.ends_on
      AND (NEW.ends_on IS NULL OR NEW.ends_on > OLD.ends_on OR NOT access.reads_after(OLD.ends_on)) THEN
      RAISE EXCEPTION 'an employment that ended stays ended' USING ERRCODE = 'check_violation';
    END IF;
    IF coalesce(NEW.starts_on, '-infinity') < coalesce(OLD.starts_on, '-infinity') AND EXISTS (
      SELECT 1 FROM access.employment m WHERE m.employee_id = NEW.employee_id AND m.id <> NEW.id
        AND m.ends_on < OLD.starts_on AND m.ends_on >= coalesce(NEW.starts_on, '-infinity')) THEN
      RAISE EXCEPTION 'an employment is not stretched over the one before it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;

-- Nor by a further employment that is over when it is told.
CREATE FUNCTION access.refuse_a_further_one_that_is_over() RETURNS trigger
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = ''
  AS $$ BEGIN
    IF NEW.ends_on < platform.today() AND EXISTS (SELECT 1 FROM access.employment m WHERE m.employee_id = NEW.employee_id) THEN
      RAISE EXCEPTION 'who comes back has an employment that goes on' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
CREATE TRIGGER who_comes_back_works_there BEFORE INSERT ON access.employment
  FOR EACH ROW WHEN (current_user = 'kluis_employee' AND NEW.ends_on IS NOT NULL)
  EXECUTE FUNCTION access.refuse_a_further_one_that_is_over();
GRANT EXECUTE ON FUNCTION access.refuse_a_further_one_that_is_over() TO kluis_employee;
