import type { PlantedFault } from './planted-fault.js';

/** In mandates: what a representative is shown (I3). */
export const IN_MANDATES: readonly PlantedFault[] = [
  {
    rule: 'I3',
    says: 'a mandate that was withdrawn still opens',
    noticedWhere: 'mandates are withdrawn this moment',
    where: 'row security',
    function: 'represents',
    from: 'm.ended_at IS NULL OR m.ended_at > platform.clock()',
    to: 'true',
  },
  {
    rule: 'I3',
    says: 'a mandate shows more than it says',
    noticedWhere: 'mandates show what the employer asked alone',
    where: 'row security',
    function: 'represents',
    from: 'wanted = ANY (m.shows)',
    to: 'true',
  },
  {
    rule: 'S10',
    says: 'who works for another employer represents somebody',
    noticedWhere: 'representatives work for another employer',
    where: 'row security',
    function: 'works_here',
    from: "h.circle <> 'representation'",
    to: "h.circle NOT IN ('representation', 'employer')",
  },
  {
    rule: 'S10',
    says: 'who waits for a role elsewhere represents somebody',
    noticedWhere: 'representatives wait for a role at another employer',
    where: 'row security',
    function: 'works_here',
    from: 'access.role_open(h)',
    to: 'access.role_in_force(h)',
  },
  {
    rule: 'S10',
    says: 'the application does not hear of a role that waits',
    noticedWhere: 'representatives wait for a role at another employer',
    where: 'facts',
    function: 'roles_of',
    from: 'WHERE r.account_id = account',
    to: 'WHERE r.account_id = account AND r.in_force_since IS NOT NULL',
  },
  {
    rule: 'I3',
    says: 'the application does not hear that a mandate was withdrawn',
    noticedWhere: 'mandates are withdrawn this moment',
    where: 'facts',
    function: 'mandates_of',
    from: "'endedAt', m.ended_at",
    to: "'endedAt', NULL",
  },
];
