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
    rule: 'I3',
    says: 'the application does not hear that a mandate was withdrawn',
    noticedWhere: 'mandates are withdrawn this moment',
    where: 'facts',
    function: 'mandates_of',
    from: "'endedAt', m.ended_at",
    to: "'endedAt', NULL",
  },
];
