-- V3, S11: who countersigned a verdict stands with it, as with an outcome (0221): in nobody else's name than of who does it at that
-- moment, and with none that its own doctor issued.
ALTER TABLE medical.verdict ADD COLUMN countersigned_by uuid CHECK (countersigned_by <> doctor_id);
ALTER TABLE medical.verdict NO FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.examination_outcome NO FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal NO FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal_end NO FORCE ROW LEVEL SECURITY;
UPDATE medical.verdict v SET countersigned_by = e.ended_by
FROM medical.proposal p JOIN medical.proposal_end e ON e.proposal_id = p.id AND e.how = 'countersigned'
WHERE p.decision_id = v.id AND p.what = 'Verdict';
UPDATE medical.examination_outcome o SET countersigned_by = e.ended_by
FROM medical.proposal p JOIN medical.proposal_end e ON e.proposal_id = p.id AND e.how = 'countersigned'
WHERE p.decision_id = o.id AND p.what = 'ExaminationOutcome' AND o.countersigned_by IS NULL;
ALTER TABLE medical.verdict FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.examination_outcome FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal FORCE ROW LEVEL SECURITY;
ALTER TABLE medical.proposal_end FORCE ROW LEVEL SECURITY;
CREATE POLICY who_countersigned_stands_with_it ON medical.verdict AS RESTRICTIVE FOR INSERT TO kluis_medical
  WITH CHECK (countersigned_by IS NOT DISTINCT FROM CASE WHEN doctor_id <> (SELECT access.acting_account())
    THEN (SELECT access.acting_account()) END);
