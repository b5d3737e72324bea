import type { PlantedFault } from './planted-fault.js';

/** In second opinions: who sees them (S14). */
export const IN_SECOND_OPINIONS: readonly PlantedFault[] = [
  {
    rule: 'S14',
    says: 'the dossier doctor sees what his patient did not file',
    noticedWhere: 'all is in order',
    where: 'row security',
    table: 'medical.second_opinion',
    policy: 'the_employee_and_who_he_lets',
    from: '(in_dossier_at IS NOT NULL)',
    to: 'true',
  },
  {
    rule: 'S14',
    says: 'the dossier doctor gives the second opinion too',
    noticedWhere: 'second opinions are asked of the dossier doctor',
    where: 'row security',
    function: 'may_give_second_opinion',
    from: 'NOT access.responsible(doctor, employee)',
    to: 'true',
  },
  {
    rule: 'S14',
    says: 'every doctor reads what a consent shows to one',
    noticedWhere: 'all is in order',
    where: 'policies',
    page: 'shared/second-opinion',
    from: /(on: SecondOpinionPiece\n) +when: [^\n]*\n/,
    to: '$1',
  },
];
