-- I3, I10: within the mandate a representative reads how far a paper came, and so that its outcome went out: to him alone a paper whose
-- outcome the employer had stood as accepted still, and could be undone no more.
CREATE POLICY a_representative_reads ON medical.examination_release FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'representation' THEN access.represents(employee_id, 'medical-dossier') ELSE false END);
