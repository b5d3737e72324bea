-- I1, I3: with the medical dossier a mandate shows what the employee asked to correct and the answer. (Emergencies are shown by their
-- register, with the access log.)
CREATE POLICY a_representative_reads ON medical.correction_request FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'medical-dossier') ELSE false END);
CREATE POLICY a_representative_reads ON medical.correction_answer FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'medical-dossier') ELSE false END);
