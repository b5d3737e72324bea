import type { PlantedFault } from './planted-fault.js';

/** In what doctors in training prepare: who sees it, and until when (V3). */
export const IN_PROPOSALS: readonly PlantedFault[] = [
  {
    rule: 'S1',
    says: 'every doctor sees what one in training prepared',
    noticedOf: 'Proposal',
    noticedWhere: 'their doctor is in training',
    where: 'row security',
    table: 'medical.proposal',
    policy: 'who_is_to_countersign',
    from: '(supervisor_id = ( SELECT access.acting_account() AS acting_account))',
    to: 'true',
  },
  {
    rule: 'V3',
    says: 'what was sent back waits for the countersignature still',
    noticedOf: 'Proposal',
    noticedWhere: 'proposals were sent back',
    where: 'row security',
    function: 'proposal_waits',
    from: 'NOT EXISTS (SELECT 1 FROM medical.proposal_end e WHERE e.proposal_id = p.id',
    to: 'NOT EXISTS (SELECT 1 FROM medical.proposal_end e WHERE false',
  },
  {
    rule: 'V6',
    says: 'a proposal about who left can be countersigned',
    noticedOf: 'Proposal',
    noticedWhere: 'their doctor is in training, and they left',
    where: 'row security',
    function: 'still_concerns',
    from: 'desk.takes_news(absence)',
    to: 'true',
  },
  {
    rule: 'S1',
    says: "a doctor's page shows him what others are to countersign",
    noticedOf: 'Proposal',
    noticedWhere: 'their doctor is in training',
    where: 'policies',
    page: 'shared/supervising-doctor',
    from: /(may: \[read\]\n +on: Proposal\n) +when: [^\n]*\n/,
    to: '$1',
  },
];
