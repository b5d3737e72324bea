import type { PlantedFault } from './planted-fault.js';

/** In the policies: what the officer wrote. */
export const IN_POLICIES: readonly PlantedFault[] = [
  {
    rule: 'S1',
    says: 'being a doctor is enough',
    noticedWhere: 'all is in order',
    where: 'policies',
    page: 'shared/dossier-doctor-medical',
    from: /(on: MedicalPiece\n) +when: [^\n]*\n( +only:\s+\[authorId)/,
    to: '$1$2',
  },
  {
    rule: 'S2',
    says: 'what was delegated to record is read',
    noticedWhere: 'delegated is recording alone',
    where: 'policies',
    page: 'medical-assistant',
    from: /(may: \[read\]\n +on: MedicalPiece\n +when: \{ delegated)Read/,
    to: '$1Record',
  },
  {
    rule: 'V6',
    says: 'an employer reads for ever',
    noticedWhere: 'employments ended more than two years ago',
    where: 'policies',
    page: 'employer-officer',
    to: '$1',
    from: /(may: \[read\]\n +on: ReleasedVerdict\n +when: \{ employerId: \$actor.employerIds), stillReadable: true/,
  },
  {
    rule: 'V8',
    says: 'a case manager sees a date of birth',
    noticedWhere: 'all is in order',
    where: 'policies',
    page: 'case-manager',
    from: /only: \[city/,
    to: 'only: [birthDate, city',
  },
  {
    rule: 'I1',
    says: 'the employee reads what harms another',
    where: 'policies',
    page: 'employee',
    to: '$1',
    noticedWhere: 'pieces are left out for the privacy of another',
    from: /(on: PieceVersion\n +when: \{ employeeId: \$actor.employeeIds), withheld: false/,
  },
  {
    rule: 'S3',
    says: 'an instruction is not asked',
    noticedWhere: 'instructions ended yesterday',
    where: 'policies',
    page: 'medical-assistant',
    from: /, instruction\]/,
    to: ']',
  },
];
