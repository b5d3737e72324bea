-- What other stores need to know of a proposal: whose it is, until when it can be countersigned, and that it is over; never what it says.
-- It follows the medical store by itself.
CREATE TABLE access.proposal (
  id            uuid PRIMARY KEY,
  employee_id   uuid NOT NULL REFERENCES access.employee,
  what          text NOT NULL,
  absence_id    uuid,
  proposed_by   uuid NOT NULL,
  supervisor_id uuid NOT NULL,
  proposed_at   timestamptz NOT NULL,
  until         date,
  corrects      boolean NOT NULL,
  over_at       timestamptz
);
CREATE INDEX ON access.proposal (employee_id);
ALTER TABLE medical.proposal NO FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal_end NO FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal_fall NO FORCE ROW LEVEL SECURITY;
INSERT INTO access.proposal
  SELECT p.id, p.employee_id, p.what, p.absence_id, p.proposed_by, p.supervisor_id, p.proposed_at,
         least(p.valid_until, CASE WHEN p.corrects THEN NULL ELSE p.last_day END), p.corrects, coalesce(e.ended_at, f.told_at)
  FROM medical.proposal p LEFT JOIN medical.proposal_end e ON e.proposal_id = p.id LEFT JOIN medical.proposal_fall f ON f.proposal_id = p.id;
ALTER TABLE medical.proposal FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal_end FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal_fall FORCE ROW LEVEL SECURITY;
ALTER TABLE access.proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.proposal FORCE ROW LEVEL SECURITY;

CREATE FUNCTION medical.a_proposal_is_known() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$ BEGIN
  INSERT INTO access.proposal (id, employee_id, what, absence_id, proposed_by, supervisor_id, proposed_at, until, corrects)
  VALUES (NEW.id, NEW.employee_id, NEW.what, NEW.absence_id, NEW.proposed_by, NEW.supervisor_id, NEW.proposed_at,
          least(NEW.valid_until, CASE WHEN NEW.corrects THEN NULL ELSE NEW.last_day END), NEW.corrects);
  RETURN NULL;
END $$;
CREATE FUNCTION medical.a_proposal_is_over() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER SET search_path = '' AS $$ BEGIN
  UPDATE access.proposal SET over_at = platform.clock() WHERE id = NEW.proposal_id AND over_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER it_is_known AFTER INSERT ON medical.proposal FOR EACH ROW EXECUTE FUNCTION medical.a_proposal_is_known();
CREATE TRIGGER it_is_over AFTER INSERT ON medical.proposal_end FOR EACH ROW EXECUTE FUNCTION medical.a_proposal_is_over();
CREATE TRIGGER it_is_over AFTER INSERT ON medical.proposal_fall FOR EACH ROW EXECUTE FUNCTION medical.a_proposal_is_over();
GRANT EXECUTE ON FUNCTION medical.a_proposal_is_known() TO kluis_medical;
GRANT EXECUTE ON FUNCTION medical.a_proposal_is_over() TO kluis_medical, kluis_jobs;

GRANT SELECT, UPDATE (over_at) ON access.proposal TO kluis_medical;
GRANT INSERT (id, employee_id, what, absence_id, proposed_by, supervisor_id, proposed_at, until, corrects) ON access.proposal TO kluis_medical;
GRANT SELECT (id, over_at), UPDATE (over_at) ON access.proposal TO kluis_jobs;
GRANT SELECT (id, over_at) ON access.proposal TO kluis_trail;
CREATE POLICY the_medical_store_knows ON access.proposal FOR SELECT TO kluis_medical USING (true);
CREATE POLICY whether_it_is_over ON access.proposal FOR SELECT TO kluis_jobs, kluis_trail USING (true);
CREATE POLICY as_it_was_prepared ON access.proposal FOR INSERT TO kluis_medical
  WITH CHECK (over_at IS NULL AND EXISTS (SELECT 1 FROM medical.proposal p
    WHERE p.id = proposal.id AND p.employee_id = proposal.employee_id AND p.what = proposal.what
      AND p.absence_id IS NOT DISTINCT FROM proposal.absence_id AND p.proposed_by = proposal.proposed_by
      AND p.supervisor_id = proposal.supervisor_id AND p.proposed_at = proposal.proposed_at AND p.corrects = proposal.corrects
      AND least(p.valid_until, CASE WHEN p.corrects THEN NULL ELSE p.last_day END) IS NOT DISTINCT FROM proposal.until));
CREATE POLICY over_by_an_act ON access.proposal FOR UPDATE TO kluis_medical USING (over_at IS NULL)
  WITH CHECK (over_at = platform.clock() AND EXISTS (SELECT 1 FROM medical.proposal_end e
    WHERE e.proposal_id = id AND e.ended_by = access.acting_account() AND e.ended_at = platform.clock()));
CREATE POLICY over_by_falling ON access.proposal FOR UPDATE TO kluis_jobs USING (over_at IS NULL)
  WITH CHECK (over_at = platform.clock() AND EXISTS (SELECT 1 FROM medical.proposal_fall f
    WHERE f.proposal_id = id AND f.told_at = platform.clock()));

CREATE FUNCTION access.proposal_is_over(proposal uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT EXISTS (SELECT 1 FROM access.proposal p WHERE p.id = proposal AND p.over_at IS NOT NULL) $$;
GRANT EXECUTE ON FUNCTION access.proposal_is_over(uuid) TO kluis_trail;

-- I9, V4: an employee's own log is silent about what waits for a countersignature, as he would know by it of an outcome before it is one.
-- Once that is over, whichever way, he sees who made it, who read it and who decided on it.
ALTER POLICY who_reads_the_trail ON trail.line
  USING (CASE (SELECT access.circle())
    WHEN 'supervision' THEN true
    WHEN 'log-review' THEN true
    WHEN 'self' THEN access.own(employee_id) AND outcome = 'allowed' AND kind <> 'WorkingNote'
      AND (kind <> 'Proposal' OR access.proposal_is_over(record_id))
      AND NOT trail.waits_for_telling(employee_id, kind, record_id, account_id, at)
    WHEN 'doctor' THEN responsible_doctor_id = (SELECT access.acting_account())
      AND (SELECT access.registered(access.acting_account()))
    WHEN 'secrecy-supervision' THEN responsible_doctor_id IS NOT NULL
      AND (SELECT access.registered(access.acting_account()))
    ELSE false END);
CREATE OR REPLACE FUNCTION trail.is_shown_by_mandate(employee uuid, seen text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY INVOKER SET search_path = ''
  AS $$ SELECT access.represents(employee, 'access-log') AND CASE
      WHEN seen IN ('OwnAccess', 'Emergency') THEN true
      WHEN seen IN ('Employee', 'Employment', 'Absence', 'Message', 'ReintegrationPart')
        THEN access.represents(employee, 'employee-dossier')
      WHEN seen IN ('MedicalPiece', 'PieceVersion', 'CorrectionRequest', 'Exposure', 'HealthMessage', 'Verdict', 'Advice',
                    'ExaminationOutcome', 'Proposal')
        THEN access.represents(employee, 'medical-dossier')
      WHEN seen IN ('VerdictQuestion', 'ReleasedVerdict', 'ReleasedAdvice', 'Examination', 'ReleasedOutcome')
        THEN access.represents(employee, 'verdicts')
      ELSE false END $$;
ALTER POLICY a_representative_reads ON trail.line
  USING (CASE WHEN (SELECT access.circle()) = 'representation'
         THEN trail.is_shown_by_mandate(employee_id, kind) AND outcome = 'allowed'
           AND (kind <> 'Proposal' OR access.proposal_is_over(record_id))
           AND NOT trail.waits_for_telling(employee_id, kind, record_id, account_id, at) ELSE false END);
