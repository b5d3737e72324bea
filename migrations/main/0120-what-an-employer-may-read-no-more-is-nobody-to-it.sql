-- V6: who left too long ago to be read is nobody to his employer, also where it takes in: of his number, name and birth date nothing
-- is compared, so that no answer says whether a guess of them was right. Whoever is named has a dossier that begins anew; whether
-- it is the same person's (D1) is asked in the house (0121).

-- He had an employment or an application, and none of them is read any more. Who comes in has neither yet.
CREATE FUNCTION access.out_of_sight(employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT NOT access.employee_readable(employee)
    AND (EXISTS (SELECT 1 FROM access.employment m WHERE m.employee_id = employee)
      OR EXISTS (SELECT 1 FROM access.application a WHERE a.employee_id = employee)) $$;
GRANT EXECUTE ON FUNCTION access.out_of_sight(uuid)
  TO kluis_desk, kluis_employer, kluis_employee, kluis_medical, kluis_trail, kluis_scribe, kluis_jobs;

-- Written out, not in that function, for a row of a staff file that is new or says what is on record costs no more than this.
ALTER POLICY the_employer_knows_its_own_again ON employee.likeness
  USING (CASE (SELECT access.circle())
    WHEN 'employer' THEN employer_id = ANY ((SELECT access.employers())::uuid[])
      AND (EXISTS (SELECT 1 FROM access.employment m WHERE m.employee_id = likeness.employee_id AND (m.ends_on IS NULL
          OR m.ends_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment')
            >= (SELECT platform.today())))
        OR NOT (EXISTS (SELECT 1 FROM access.employment m WHERE m.employee_id = likeness.employee_id)
          OR EXISTS (SELECT 1 FROM access.application a WHERE a.employee_id = likeness.employee_id))
        OR access.employee_readable(employee_id))
    ELSE false END);

-- A number that was found stays found to the end of the transaction, for an end that is told late (0108); nothing else is.
ALTER POLICY as_long_as_it_stays_readable ON employee.identity
  USING (CASE WHEN (SELECT access.circle()) = 'employer'
    THEN number_digest IN (SELECT unnest(access.named_numbers()))
      OR EXISTS (SELECT 1 FROM access.employment m WHERE m.employee_id = identity.employee_id AND (m.ends_on IS NULL
        OR m.ends_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'verdict-readable-after-employment')
          >= (SELECT platform.today())))
      OR access.employee_readable(employee_id)
    ELSE true END);

-- A number names one of those whom the employer reads, and not for ever one person: as row security shows them to who takes in.
ALTER TABLE employee.identity DROP CONSTRAINT identity_employer_id_number_digest_key;
CREATE INDEX ON employee.identity (employer_id, number_digest);
CREATE FUNCTION employee.refuse_second_of_a_number() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = ''
  AS $$ BEGIN
    -- By the numbers, not by a join, which is planned while the table is almost empty and then reads all of it for each batch.
    IF EXISTS (SELECT 1 FROM employee.identity o WHERE o.number_digest = ANY (ARRAY (SELECT n.number_digest FROM added n))
        AND o.employee_id <> ALL (ARRAY (SELECT n.employee_id FROM added n)))
      OR EXISTS (SELECT 1 FROM added n GROUP BY n.number_digest HAVING count(*) > 1) THEN
      RAISE EXCEPTION 'a staff number is one person''s' USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NULL;
  END $$;
CREATE TRIGGER one_number_one_person AFTER INSERT ON employee.identity REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION employee.refuse_second_of_a_number();
GRANT EXECUTE ON FUNCTION employee.refuse_second_of_a_number() TO kluis_employee;
