import type { PlantedFault } from './planted-fault.js';

/** In the facts: what the application's own lock is told. */
export const IN_FACTS: readonly PlantedFault[] = [
  {
    rule: 'S9',
    says: 'the application believes that everybody was told',
    noticedWhere: 'nobody was told of a doctor',
    where: 'facts',
    function: 'responsibilities_of',
    from: "'toldAt', r.told_at",
    to: "'toldAt', r.effective_from",
  },
  {
    rule: 'S4',
    says: 'the application does not hear of a withdrawal',
    noticedWhere: 'delegations are withdrawn this moment',
    where: 'facts',
    function: 'delegations_of',
    from: "'withdrawnAt', d.withdrawn_at",
    to: "'withdrawnAt', NULL",
  },
  {
    rule: 'S8',
    says: 'the application does not hear what the review of an emergency found',
    noticedWhere: 'emergencies were found to be none',
    where: 'facts',
    function: 'emergencies_of',
    from: "CASE WHEN e.finding = 'not-justified' THEN e.reviewed_at END",
    to: 'NULL',
  },
  {
    rule: 'S15',
    says: 'the application believes in eternal registrations',
    noticedWhere: 'registrations ended yesterday',
    where: 'facts',
    function: 'facts_of_person',
    from: "'validUntil', g.valid_until",
    to: "'validUntil', '9999-12-31'",
  },
  {
    rule: 'P1',
    says: 'the application does not hear that a hired person left',
    noticedWhere: 'hired people left yesterday',
    where: 'facts',
    function: 'facts_of_person',
    from: "'hiredUntil', a.hired_until",
    to: "'hiredUntil', NULL",
  },
  {
    rule: 'P1',
    says: 'the application believes that every processing agreement was confirmed',
    noticedWhere: 'processing agreements wait for a second person',
    where: 'facts',
    function: 'facts_of_person',
    from: "'confirmedAt', p.confirmed_at",
    to: "'confirmedAt', p.recorded_at",
  },
];
