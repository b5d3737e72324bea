-- S12: working notes are apart from the dossier, and seen by their author alone: that there is one, since when, and that it ended is
-- no part of the log in which the employee sees who opened his dossier (I9). Who supervises sees those lines.
ALTER POLICY who_reads_the_trail ON trail.line
  USING (CASE (SELECT access.circle())
    WHEN 'supervision' THEN true
    WHEN 'log-review' THEN true
    WHEN 'self' THEN access.own(employee_id) AND outcome = 'allowed' AND kind <> 'WorkingNote'
    WHEN 'doctor' THEN responsible_doctor_id = (SELECT access.acting_account())
      AND (SELECT access.registered(access.acting_account()))
    WHEN 'secrecy-supervision' THEN responsible_doctor_id IS NOT NULL
      AND (SELECT access.registered(access.acting_account()))
    ELSE false END);

-- I3: of who looked, a representative sees what was done with the kinds of records that the mandate shows him.
CREATE FUNCTION trail.is_shown_by_mandate(employee uuid, seen text) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.represents(employee, 'access-log') AND CASE
      WHEN seen IN ('OwnAccess', 'Emergency') THEN true
      WHEN seen IN ('Employee', 'Employment', 'Absence', 'Message', 'ReintegrationPart')
        THEN access.represents(employee, 'employee-dossier')
      WHEN seen IN ('MedicalPiece', 'PieceVersion', 'CorrectionRequest', 'Exposure', 'HealthMessage', 'Verdict', 'Advice',
                    'ExaminationOutcome')
        THEN access.represents(employee, 'medical-dossier')
      WHEN seen IN ('VerdictQuestion', 'ReleasedVerdict', 'ReleasedAdvice', 'Examination', 'ReleasedOutcome')
        THEN access.represents(employee, 'verdicts')
      ELSE false END $$;
GRANT EXECUTE ON FUNCTION trail.is_shown_by_mandate(uuid, text) TO kluis_trail;
ALTER POLICY a_representative_reads ON trail.line
  USING (CASE WHEN (SELECT access.circle()) = 'representation'
         THEN trail.is_shown_by_mandate(employee_id, kind) AND outcome = 'allowed' ELSE false END);
