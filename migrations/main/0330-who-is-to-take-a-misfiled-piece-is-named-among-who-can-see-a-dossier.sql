-- S1, S4: who can see something of a dossier now names the second doctor before whom a misfiled piece of it waits, too (D1, 0032).
-- What other stores need to know of a move: between whom it is, until when it can be taken, and that it is over; never of what.
-- It follows the piece by itself, as medical.piece_move does: once that is another version, or none, nothing waits.
CREATE TABLE access.piece_move (
  id               uuid PRIMARY KEY,
  employee_id      uuid NOT NULL REFERENCES access.employee,
  to_employee_id   uuid REFERENCES access.employee,
  proposed_by      uuid NOT NULL,
  second_doctor_id uuid NOT NULL,
  proposed_at      timestamptz NOT NULL,
  valid_until      timestamptz NOT NULL,
  piece_id         uuid NOT NULL,
  version          integer NOT NULL,
  current_version  integer,
  over_at          timestamptz,
  FOREIGN KEY (piece_id, current_version) REFERENCES medical.piece (id, version) ON UPDATE CASCADE ON DELETE SET NULL (current_version)
);
CREATE INDEX ON access.piece_move (employee_id);
CREATE INDEX ON access.piece_move (piece_id, current_version);
ALTER TABLE medical.piece_move NO FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.piece_move_end NO FORCE ROW LEVEL SECURITY;
INSERT INTO access.piece_move
  SELECT m.id, m.employee_id, m.to_employee_id, m.proposed_by, m.second_doctor_id, m.proposed_at, m.valid_until, m.piece_id, m.version,
         m.current_version, e.ended_at
  FROM medical.piece_move m LEFT JOIN medical.piece_move_end e ON e.move_id = m.id;
ALTER TABLE medical.piece_move FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.piece_move_end FORCE ROW LEVEL SECURITY;
ALTER TABLE access.piece_move ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.piece_move FORCE ROW LEVEL SECURITY;

CREATE FUNCTION medical.a_move_is_known() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$ BEGIN
  INSERT INTO access.piece_move (id, employee_id, to_employee_id, proposed_by, second_doctor_id, proposed_at, valid_until, piece_id, version,
                                 current_version)
  VALUES (NEW.id, NEW.employee_id, NEW.to_employee_id, NEW.proposed_by, NEW.second_doctor_id, NEW.proposed_at, NEW.valid_until, NEW.piece_id,
          NEW.version, NEW.current_version);
  RETURN NULL;
END $$;
CREATE FUNCTION medical.a_move_is_over() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$ BEGIN
  UPDATE access.piece_move SET over_at = platform.clock() WHERE id = NEW.move_id AND over_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER it_is_known AFTER INSERT ON medical.piece_move FOR EACH ROW EXECUTE FUNCTION medical.a_move_is_known();
CREATE TRIGGER it_is_over AFTER INSERT ON medical.piece_move_end FOR EACH ROW EXECUTE FUNCTION medical.a_move_is_over();
GRANT EXECUTE ON FUNCTION medical.a_move_is_known(), medical.a_move_is_over() TO kluis_medical;

-- As before (0300), where other stores can ask it too.
CREATE FUNCTION access.may_be_second(doctor uuid, employee uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.may_supervise(doctor) AND NOT access.on_the_employers_side(doctor, employee)
    AND EXISTS (SELECT 1 FROM access.employee e WHERE e.id = employee AND e.person_account_id IS DISTINCT FROM doctor) $$;
CREATE FUNCTION access.move_is_still_theirs(employee uuid, to_employee uuid, proposer uuid, second uuid, since timestamptz)
  RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.held_since(proposer, 'own-right', since)
    AND access.responsible(proposer, employee) AND access.responsible_since(proposer, employee, since)
    AND access.may_be_second(second, employee) AND NOT access.responsible(second, employee)
    AND access.held_since(second, 'own-right', since)
    AND (to_employee IS NULL OR access.responsible(proposer, to_employee) AND access.responsible_since(proposer, to_employee, since)
      AND access.may_be_second(second, to_employee)) $$;
GRANT EXECUTE ON FUNCTION access.may_be_second(uuid, uuid), access.move_is_still_theirs(uuid, uuid, uuid, uuid, timestamptz)
  TO kluis_medical, kluis_desk;
CREATE OR REPLACE FUNCTION medical.may_be_second(doctor uuid, employee uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = '' AS $$ SELECT access.may_be_second(doctor, employee) $$;
CREATE OR REPLACE FUNCTION medical.move_stands(m medical.piece_move) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT m.valid_until > platform.clock()
    AND access.move_is_still_theirs(m.employee_id, m.to_employee_id, m.proposed_by, m.second_doctor_id, m.proposed_at) $$;
CREATE FUNCTION desk.awaits_taking(m access.piece_move) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT m.over_at IS NULL AND m.current_version = m.version AND m.valid_until > platform.clock()
    AND access.move_is_still_theirs(m.employee_id, m.to_employee_id, m.proposed_by, m.second_doctor_id, m.proposed_at) $$;
GRANT EXECUTE ON FUNCTION desk.awaits_taking(access.piece_move) TO kluis_desk;

GRANT SELECT ON access.piece_move TO kluis_desk;
GRANT SELECT (id, over_at), UPDATE (over_at) ON access.piece_move TO kluis_medical;
GRANT INSERT (id, employee_id, to_employee_id, proposed_by, second_doctor_id, proposed_at, valid_until, piece_id, version, current_version)
  ON access.piece_move TO kluis_medical;
CREATE POLICY who_asks_who_can_see ON access.piece_move FOR SELECT TO kluis_desk
  USING (CASE (SELECT access.circle())
    WHEN 'supervision' THEN true
    WHEN 'doctor' THEN access.responsible((SELECT access.acting_account()), employee_id)
    ELSE false END);
CREATE POLICY both_know_of_it ON access.piece_move FOR SELECT TO kluis_medical
  USING (EXISTS (SELECT 1 FROM medical.piece_move m WHERE m.id = piece_move.id));
CREATE POLICY as_it_was_proposed ON access.piece_move FOR INSERT TO kluis_medical
  WITH CHECK (over_at IS NULL AND EXISTS (SELECT 1 FROM medical.piece_move m
    WHERE m.id = piece_move.id AND m.employee_id = piece_move.employee_id AND m.to_employee_id IS NOT DISTINCT FROM piece_move.to_employee_id
      AND m.proposed_by = piece_move.proposed_by AND m.second_doctor_id = piece_move.second_doctor_id
      AND m.proposed_at = piece_move.proposed_at AND m.valid_until = piece_move.valid_until
      AND m.piece_id = piece_move.piece_id AND m.version = piece_move.version AND m.current_version = piece_move.current_version));
CREATE POLICY over_by_an_act ON access.piece_move FOR UPDATE TO kluis_medical USING (over_at IS NULL)
  WITH CHECK (over_at = platform.clock() AND EXISTS (SELECT 1 FROM medical.piece_move_end e
    WHERE e.move_id = id AND e.ended_by = access.acting_account() AND e.ended_at = platform.clock()));

-- As before (0291), and whether a misfiled piece of the dossier waits for each.
DROP FUNCTION access.possible_readers(uuid);
CREATE FUNCTION access.possible_readers(employee uuid)
  RETURNS TABLE (person jsonb, own_dossiers uuid[], towards jsonb, countersigns boolean, takes boolean)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = '' AS $$
DECLARE
  reader uuid;
BEGIN
  IF access.circle() IS DISTINCT FROM 'supervision' AND NOT
    (access.circle() IS NOT DISTINCT FROM 'doctor' AND access.responsible(access.acting_account(), employee)) THEN
    RETURN;
  END IF;
  FOR reader IN
    SELECT DISTINCT r.account_id FROM access.role r
    JOIN access.account a ON a.id = r.account_id
    JOIN access.employee e ON e.id = employee
    WHERE access.role_in_force(r) AND (r.employer_id IS NULL OR r.employer_id = e.employer_id)
      AND (r.circle <> 'self' OR a.id = e.person_account_id)
      AND (r.circle <> 'representation'
        OR EXISTS (SELECT 1 FROM access.mandate m WHERE m.employee_id = e.id AND m.representative_id = a.id))
    ORDER BY r.account_id
  LOOP
    RETURN QUERY SELECT access.person_facts(reader),
      ARRAY(SELECT o.id FROM access.employee o WHERE o.person_account_id = reader),
      access.facts_towards(reader, employee),
      EXISTS (SELECT 1 FROM access.proposal p
        WHERE p.employee_id = employee AND p.supervisor_id = reader AND desk.awaits_countersignature(p)),
      EXISTS (SELECT 1 FROM access.piece_move m
        WHERE m.employee_id = employee AND m.second_doctor_id = reader AND desk.awaits_taking(m));
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.possible_readers(uuid) TO kluis_desk;
