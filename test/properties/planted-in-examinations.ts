import type { PlantedFault } from './planted-fault.js';

/** In what came of examinations. */
export const IN_EXAMINATIONS: readonly PlantedFault[] = [
  {
    rule: 'V6',
    says: 'an employer reads what came of an examination for ever',
    noticedOf: 'Examination',
    noticedWhere: 'nobody works there, and applications ended earlier',
    where: 'row security',
    table: 'desk.examination',
    policy: 'who_knows_of_the_examination',
    from: 'desk.examination_readable(employee_id, asked_at)',
    to: 'true',
  },
  {
    rule: 'V4',
    says: 'an assistant reads outcomes that nobody delegated',
    noticedOf: 'ExaminationOutcome',
    noticedWhere: 'delegations are withdrawn this moment',
    where: 'policies',
    page: 'medical-assistant',
    from: /(may: \[read\]\n +on: ExaminationOutcome\n) +when: [^\n]*\n/,
    to: '$1',
  },
  {
    rule: 'I10',
    says: 'every doctor sees who agreed on paper',
    noticedOf: 'PaperAgreement',
    noticedWhere: 'all is in order',
    where: 'row security',
    table: 'medical.paper_agreement',
    policy: 'who_opens_it',
    from: /access\.opens_medical\(.*?, 'read'::text\)/,
    to: 'true',
  },
  {
    rule: 'I10',
    says: 'an employee reads what somebody else agreed to on paper',
    noticedOf: 'PaperAgreement',
    noticedWhere: 'all is in order',
    where: 'policies',
    page: 'employee',
    from: /(may: \[read\]\n +on: PaperAgreement\n) +when: [^\n]*\n/,
    to: '$1',
  },
];
