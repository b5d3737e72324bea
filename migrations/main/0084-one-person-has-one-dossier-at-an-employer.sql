-- D1: one employee dossier and one medical dossier per person per employer, whatever number the employer gives him.
-- By what somebody is known again at an employer: digests of his name with birth date, home and phone, under the employer's key.
CREATE TABLE employee.likeness (
  employee_id uuid PRIMARY KEY,
  employer_id uuid NOT NULL,
  -- Unknown where a sick report was the first to name the person.
  born        bytea,
  home        bytea NOT NULL,
  phone       bytea,
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON employee.likeness (born);
CREATE INDEX ON employee.likeness (home);
CREATE INDEX ON employee.likeness (phone);
-- Almost nobody: those whom a file that says birth dates is held against by home and phone.
CREATE INDEX likeness_of_the_undated ON employee.likeness (employer_id) WHERE born IS NULL;

-- Namesakes: that one is not the other, as the employer said, by whom and when; nobody changes or withdraws it.
CREATE TABLE employee.namesake (
  id          uuid PRIMARY KEY,
  employee_id uuid NOT NULL,
  other_id    uuid NOT NULL CHECK (other_id <> employee_id),
  employer_id uuid NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
  UNIQUE (employee_id, other_id),
  FOREIGN KEY (employer_id, employee_id) REFERENCES access.employee (employer_id, id),
  FOREIGN KEY (employer_id, other_id) REFERENCES access.employee (employer_id, id)
);
CREATE INDEX ON employee.namesake (other_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['likeness', 'namesake'] LOOP
    EXECUTE format('ALTER TABLE employee.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE employee.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT ON employee.%I TO kluis_employee', t);
    -- V6: never of another employer. CASE, as in 0008.
    EXECUTE format('CREATE POLICY the_employer_knows_its_own_again ON employee.%I FOR SELECT TO kluis_employee
      USING (CASE (SELECT access.circle())
        WHEN ''employer'' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) ELSE false END)', t);
  END LOOP;
END $$;
CREATE POLICY it_comes_with_the_person ON employee.likeness FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[]));
GRANT UPDATE (born, home, phone) ON employee.likeness TO kluis_employee;
CREATE POLICY it_is_kept_up ON employee.likeness FOR UPDATE TO kluis_employee
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[]) ELSE false END);
CREATE POLICY an_employer_tells_namesakes_apart ON employee.namesake FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) = 'employer' AND employer_id = ANY ((SELECT access.employers())::uuid[])
    AND recorded_by = (SELECT access.acting_account()) AND recorded_at = platform.clock());

-- Once a statement, not once a row: an import brings five hundred. Same name and birth date; or, where one of them has none on
-- record, same name and home or phone.
CREATE FUNCTION employee.refuse_second_dossier() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = ''
  AS $$ BEGIN
    IF EXISTS (
      SELECT 1 FROM (
        SELECT n.employee_id, o.employee_id AS other_id FROM added n JOIN employee.likeness o ON o.born = n.born
          AND o.employer_id = n.employer_id AND o.employee_id <> n.employee_id
        UNION ALL
        SELECT n.employee_id, o.employee_id FROM added n JOIN employee.likeness o ON o.born IS NULL
          AND (o.home = n.home OR o.phone = n.phone)
          AND o.employer_id = n.employer_id AND o.employee_id <> n.employee_id WHERE n.born IS NOT NULL
        UNION ALL
        SELECT n.employee_id, o.employee_id FROM added n JOIN employee.likeness o ON (o.home = n.home OR o.phone = n.phone)
          AND o.employer_id = n.employer_id AND o.employee_id <> n.employee_id WHERE n.born IS NULL) alike
      WHERE NOT EXISTS (SELECT 1 FROM employee.namesake s
        WHERE s.employee_id = alike.employee_id AND s.other_id = alike.other_id)) THEN
      RAISE EXCEPTION 'one person has one dossier at an employer' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
CREATE TRIGGER one_person_one_dossier AFTER INSERT ON employee.likeness REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION employee.refuse_second_dossier();
GRANT EXECUTE ON FUNCTION employee.refuse_second_dossier() TO kluis_employee;

-- No dossier without: not a matter of remembering to look.
CREATE POLICY known_again_by_its_likeness ON employee.identity AS RESTRICTIVE FOR INSERT TO kluis_employee
  WITH CHECK (EXISTS (SELECT 1 FROM employee.likeness l WHERE l.employee_id = identity.employee_id));

-- V6: the dossier that such a digest leads to is found too by who takes in, whenever the person left.
ALTER POLICY as_long_as_it_stays_readable ON employee.identity
  USING (CASE WHEN (SELECT access.circle()) = 'employer'
    THEN number_digest IN (SELECT unnest(access.named_numbers())) OR access.employee_readable(employee_id)
      OR EXISTS (SELECT 1 FROM employee.likeness l WHERE l.employee_id = identity.employee_id
        AND (l.born = ANY (access.named_numbers()) OR l.home = ANY (access.named_numbers()) OR l.phone = ANY (access.named_numbers())))
    ELSE true END);
