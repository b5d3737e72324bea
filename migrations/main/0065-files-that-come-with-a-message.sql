-- D3: what comes with a message is kept with it, in the same dossier and under its key, in chunks of 1 MiB as documents are; at most
-- five files of 25 MiB. No file has a name, and what it is stands in what is sealed (D5, D11).
CREATE TABLE employee.message_attachment (
  id          uuid PRIMARY KEY,
  message_id  uuid NOT NULL REFERENCES employee.message ON DELETE CASCADE,
  employee_id uuid NOT NULL,
  number      smallint NOT NULL CHECK (number BETWEEN 1 AND 5),
  sealed      bytea NOT NULL,
  UNIQUE (message_id, number),
  UNIQUE (id, employee_id)
);
-- A file's row comes after its chunks, once its content is known to be whole.
CREATE TABLE employee.message_chunk (
  attachment_id uuid NOT NULL,
  employee_id   uuid NOT NULL,
  number        smallint NOT NULL CHECK (number BETWEEN 1 AND 25),
  sealed        bytea NOT NULL,
  PRIMARY KEY (attachment_id, number),
  FOREIGN KEY (attachment_id, employee_id) REFERENCES employee.message_attachment (id, employee_id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE medical.health_attachment (
  id          uuid PRIMARY KEY,
  message_id  uuid NOT NULL REFERENCES medical.health_message,
  employee_id uuid NOT NULL,
  number      smallint NOT NULL CHECK (number BETWEEN 1 AND 5),
  sealed      bytea NOT NULL,
  UNIQUE (message_id, number),
  UNIQUE (id, employee_id)
);
CREATE TABLE medical.health_chunk (
  attachment_id uuid NOT NULL,
  employee_id   uuid NOT NULL,
  number        smallint NOT NULL CHECK (number BETWEEN 1 AND 25),
  sealed        bytea NOT NULL,
  PRIMARY KEY (attachment_id, number),
  FOREIGN KEY (attachment_id, employee_id) REFERENCES medical.health_attachment (id, employee_id) DEFERRABLE INITIALLY DEFERRED
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['employee.message_attachment', 'employee.message_chunk', 'medical.health_attachment', 'medical.health_chunk'] LOOP
    EXECUTE 'ALTER TABLE ' || t || ' ENABLE ROW LEVEL SECURITY';
    EXECUTE 'ALTER TABLE ' || t || ' FORCE ROW LEVEL SECURITY';
    EXECUTE format('GRANT SELECT, INSERT ON %s TO kluis_%s', t, split_part(t, '.', 1));
  END LOOP;
END $$;

-- What may be known of a message may be known of what came with it: the look-up goes through the message's own policy.
CREATE POLICY who_may_know_of_its_message ON employee.message_attachment FOR SELECT TO kluis_employee
  USING (EXISTS (SELECT 1 FROM employee.message m WHERE m.id = message_id));
-- I3: a representative sees that there is a file, and gets no copy of it.
CREATE POLICY who_may_know_of_its_message ON employee.message_chunk FOR SELECT TO kluis_employee
  USING ((SELECT access.circle()) <> 'representation' AND EXISTS (SELECT 1 FROM employee.message_attachment a WHERE a.id = attachment_id));
CREATE POLICY who_may_know_of_its_message ON medical.health_attachment FOR SELECT TO kluis_medical
  USING (EXISTS (SELECT 1 FROM medical.health_message m WHERE m.id = message_id));
CREATE POLICY who_may_know_of_its_message ON medical.health_chunk FOR SELECT TO kluis_medical
  USING ((SELECT access.circle()) <> 'representation' AND EXISTS (SELECT 1 FROM medical.health_attachment a WHERE a.id = attachment_id));
-- Each adds to the own messages: a desk adds nothing to what the employee wrote, nor anybody to what was moved.
CREATE POLICY whose_message_it_is ON employee.message_attachment FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) IN ('casework', 'self') AND EXISTS (SELECT 1 FROM employee.message m
    WHERE m.id = message_id AND m.employee_id = message_attachment.employee_id AND m.recorded_by = (SELECT access.acting_account())));
CREATE POLICY whose_message_it_is ON employee.message_chunk FOR INSERT TO kluis_employee
  WITH CHECK ((SELECT access.circle()) IN ('casework', 'self') AND EXISTS (SELECT 1 FROM employee.message m
    WHERE m.employee_id = message_chunk.employee_id AND m.recorded_by = (SELECT access.acting_account())));
CREATE POLICY whose_message_it_is ON medical.health_attachment FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND EXISTS (SELECT 1 FROM medical.health_message m
    WHERE m.id = message_id AND m.employee_id = health_attachment.employee_id AND m.put_by = (SELECT access.acting_account())));
CREATE POLICY whose_message_it_is ON medical.health_chunk FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'self' AND EXISTS (SELECT 1 FROM medical.health_message m
    WHERE m.employee_id = health_chunk.employee_id AND m.put_by = (SELECT access.acting_account())));

-- D12: into the letter box goes, with the message that the same act puts in, what came with it at the desk, and nothing else.
GRANT INSERT ON medical.health_attachment, medical.health_chunk TO kluis_employee;
CREATE POLICY what_is_moved_goes_in ON medical.health_attachment FOR INSERT TO kluis_employee
  WITH CHECK (EXISTS (SELECT 1 FROM medical.health_message h JOIN employee.message_attachment a ON a.message_id = h.id
    WHERE h.id = health_attachment.message_id AND a.id = health_attachment.id AND a.employee_id = health_attachment.employee_id
      AND a.number = health_attachment.number));
CREATE POLICY what_is_moved_goes_in ON medical.health_chunk FOR INSERT TO kluis_employee
  WITH CHECK (EXISTS (SELECT 1 FROM medical.health_message h JOIN employee.message_attachment a ON a.message_id = h.id
      JOIN employee.message_chunk c ON c.attachment_id = a.id
    WHERE a.id = health_chunk.attachment_id AND a.employee_id = health_chunk.employee_id AND c.number = health_chunk.number));
