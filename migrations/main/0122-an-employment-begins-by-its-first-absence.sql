-- V6: an absence is read with the employment in which it began. So the start of an employment isn't moved past one that lies in it:
-- the absence would be judged by the end of another, or of none.
CREATE FUNCTION access.refuse_starting_after_an_absence() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = ''
  AS $$ BEGIN
    IF EXISTS (SELECT 1 FROM access.absence a WHERE a.employee_id = NEW.employee_id AND a.first_day < NEW.starts_on
      AND a.first_day >= coalesce(OLD.starts_on, '-infinity') AND a.first_day <= coalesce(OLD.ends_on, 'infinity')) THEN
      RAISE EXCEPTION 'an employment begins by its first absence' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
CREATE TRIGGER an_employment_begins_by_its_first_absence BEFORE UPDATE OF starts_on ON access.employment
  FOR EACH ROW WHEN (current_user = 'kluis_employee' AND NEW.starts_on IS DISTINCT FROM OLD.starts_on)
  EXECUTE FUNCTION access.refuse_starting_after_an_absence();
GRANT EXECUTE ON FUNCTION access.refuse_starting_after_an_absence() TO kluis_employee;
