-- I1: what would harm another person's privacy is left out of the employee's inspection, and said to be. The dossier doctor
-- decides it piece by piece, on that ground alone, and lifts it; each time stays on record.
CREATE TABLE medical.withholding (
  piece_id    uuid NOT NULL,
  employee_id uuid NOT NULL,
  ground      text NOT NULL CHECK (ground IN ('privacy-of-another')),
  withheld_by uuid NOT NULL,
  withheld_at timestamptz NOT NULL DEFAULT platform.clock(),
  lifted_by   uuid,
  lifted_at   timestamptz,
  PRIMARY KEY (piece_id, withheld_at),
  FOREIGN KEY (piece_id, employee_id) REFERENCES medical.piece (id, employee_id),
  CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE UNIQUE INDEX withholding_one_running ON medical.withholding (piece_id) WHERE lifted_at IS NULL;

ALTER TABLE medical.withholding ENABLE ROW LEVEL SECURITY;
ALTER TABLE medical.withholding FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT (piece_id, employee_id, ground, withheld_by), UPDATE (lifted_by, lifted_at) ON medical.withholding TO kluis_medical;
CREATE POLICY who_opens_it ON medical.withholding FOR SELECT TO kluis_medical
  USING (access.opens_medical((SELECT access.circle()), employee_id, 'read'));
CREATE POLICY the_dossier_doctor_withholds ON medical.withholding FOR INSERT TO kluis_medical
  WITH CHECK ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'withhold')
              AND withheld_by = (SELECT access.acting_account()));
CREATE POLICY the_dossier_doctor_lifts ON medical.withholding FOR UPDATE TO kluis_medical
  USING ((SELECT access.circle()) = 'doctor' AND access.opens_medical('doctor', employee_id, 'withhold') AND lifted_at IS NULL)
  WITH CHECK (lifted_by = (SELECT access.acting_account()) AND lifted_at = platform.clock());

CREATE FUNCTION medical.is_withheld(piece uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM medical.withholding w WHERE w.piece_id = piece AND w.lifted_at IS NULL) $$;
GRANT EXECUTE ON FUNCTION medical.is_withheld(uuid) TO kluis_medical;

-- Its texts, every version of them, are shown to the employee by no query at all; that the piece is there he sees.
CREATE POLICY the_privacy_of_another ON medical.piece_version AS RESTRICTIVE FOR SELECT TO kluis_medical
  USING (CASE WHEN (SELECT access.circle()) = 'self' THEN NOT medical.is_withheld(piece_id) ELSE true END);
