-- S8: the page of an emergency shows the pieces as they stand; the second lock shows no more of the medical store. So an
-- emergency is no way of opening a dossier, but a policy of its own on each table that its page is made of.
CREATE OR REPLACE FUNCTION access.opens_medical(acting_circle text, employee uuid, wanted text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT coalesce(CASE acting_circle
      WHEN 'doctor' THEN access.responsible(access.acting_account(), employee)
      WHEN 'derived-secrecy' THEN access.delegated(employee, wanted)
      WHEN 'secrecy-supervision' THEN (wanted = 'read' AND access.deputises(employee))
        OR (wanted IN ('read', 'record', 'amend', 'withhold') AND access.holds_duty(employee))
      WHEN 'self' THEN wanted = 'read' AND access.own(employee)
    END, false) $$;

CREATE POLICY an_emergency_shows_it ON medical.piece FOR SELECT TO kluis_medical
  USING ((SELECT access.is_of_doctors(access.circle())) AND access.in_emergency(employee_id));
CREATE POLICY an_emergency_shows_it ON medical.entry FOR SELECT TO kluis_medical
  USING ((SELECT access.is_of_doctors(access.circle())) AND access.in_emergency(employee_id));
-- I4: what was said about a piece is read wherever the piece is.
CREATE POLICY an_emergency_shows_it ON medical.statement FOR SELECT TO kluis_medical
  USING ((SELECT access.is_of_doctors(access.circle())) AND access.in_emergency(employee_id));
-- The history of a piece is not shown, nor what was left out before.
CREATE POLICY an_emergency_shows_the_current_one ON medical.piece_version FOR SELECT TO kluis_medical
  USING ((SELECT access.is_of_doctors(access.circle())) AND access.in_emergency(employee_id)
         AND version = (SELECT p.version FROM medical.piece p WHERE p.id = piece_id));
CREATE POLICY an_emergency_shows_the_running_one ON medical.withholding FOR SELECT TO kluis_medical
  USING ((SELECT access.is_of_doctors(access.circle())) AND access.in_emergency(employee_id) AND lifted_at IS NULL);

-- D1: that a piece is a document is shown; its bytes to whoever opens the dossier itself.
ALTER POLICY who_reads_its_version ON medical.document_file
  USING ((access.opens_medical((SELECT access.circle()), employee_id, 'read')
      AND EXISTS (SELECT 1 FROM medical.piece_version v WHERE v.file_id = document_file.id))
    OR (uploaded_by = (SELECT access.acting_account()) AND access.opens_medical((SELECT access.circle()), employee_id, 'record')));
ALTER POLICY who_reads_its_version ON medical.document_chunk
  USING (access.opens_medical((SELECT access.circle()), employee_id, 'read')
         AND EXISTS (SELECT 1 FROM medical.piece_version v WHERE v.file_id = document_chunk.file_id));
