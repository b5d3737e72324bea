import { IN_FACTS } from './planted-in-facts.js';
import type { FixedWorld } from './world/fixed-worlds.js';

/**
 * Ways in which one of the two locks could be wrong without anybody noticing, each planted in turn into a running
 * service. In the world that it names the property must turn red; a fault that it overlooks is a fault of the property.
 */
export type PlantedFault = { readonly rule: string; readonly says: string; readonly noticedWhere: FixedWorld } & (
  | { readonly where: 'row security' | 'facts'; readonly function: string; readonly from: string; readonly to: string }
  | {
      readonly where: 'row security';
      readonly policy: string;
      readonly table: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly where: 'policies'; readonly page: string; readonly from: RegExp; readonly to: string }
);

/** In row security: what the database looks up. */
const IN_ROW_SECURITY: readonly PlantedFault[] = [
  {
    rule: 'S9',
    says: 'a doctor opens before the employee was told of him',
    noticedWhere: 'nobody was told of a doctor',
    where: 'row security',
    function: 'responsible',
    from: 'r.told_at <= platform.clock()',
    to: 'true',
  },
  {
    rule: 'S15',
    says: 'a registration counts a day too long',
    noticedWhere: 'registrations ended yesterday',
    where: 'row security',
    function: 'responsible',
    from: 'valid_until >= platform.today()',
    to: 'valid_until >= platform.today() - 1',
  },
  {
    rule: 'S15',
    says: 'a doctor in training acts under nobody',
    noticedWhere: 'supervising doctors were never named',
    where: 'row security',
    function: 'asks_training',
    from: "'training' = ANY (g.requires)",
    to: 'false',
  },
  {
    rule: 'P1',
    says: 'a processing agreement counts after it was ended',
    noticedWhere: 'processing agreements end this moment',
    where: 'row security',
    function: 'processing_agreement_in_force',
    from: 'g.ended_at IS NULL OR g.ended_at > platform.clock()',
    to: 'true',
  },
  {
    rule: 'S9',
    says: 'a former doctor keeps access',
    noticedWhere: 'responsibilities end this moment',
    where: 'row security',
    function: 'responsible',
    from: 'r.ended_at IS NULL OR r.ended_at > platform.clock()',
    to: 'true',
  },
  {
    rule: 'S3',
    says: 'a declaration is not asked',
    noticedWhere: 'nobody signed for secrecy',
    where: 'row security',
    function: 'delegated',
    from: "access.declaration_in_force(access.acting_account(), 'derived-secrecy')",
    to: 'true',
  },
  {
    rule: 'S3',
    says: 'a superseded text still counts',
    noticedWhere: 'a new text took effect unsigned',
    where: 'row security',
    function: 'declaration_in_force',
    from: 'ORDER BY t.effective_from DESC',
    to: 'ORDER BY t.effective_from',
  },
  {
    rule: 'S10',
    says: 'an assistant works for both sides',
    noticedWhere: 'all is in order',
    where: 'row security',
    function: 'delegated',
    from: 'AND NOT access.on_the_employers_side(access.acting_account(), employee)',
    to: '',
  },
  {
    rule: 'S2',
    says: 'a delegation to record opens for reading',
    noticedWhere: 'delegated is recording alone',
    where: 'row security',
    function: 'delegated',
    from: 'wanted = ANY (d.actions)',
    to: 'true',
  },
  {
    rule: 'S4',
    says: 'a deputy stays after the absence',
    noticedWhere: 'deputisings end this moment',
    where: 'row security',
    function: 'deputises',
    from: 'd.valid_until > platform.clock()',
    to: 'true',
  },
  {
    rule: 'S13',
    says: 'a stated duty opens beside a responsible doctor',
    noticedWhere: 'deputisings end this moment',
    where: 'row security',
    function: 'holds_duty',
    from: 'AND NOT access.has_responsible_doctor(employee)',
    to: '',
  },
  {
    rule: 'S13',
    says: 'a stated duty never runs out',
    noticedWhere: 'stated duties end this moment, and nobody has a doctor',
    where: 'row security',
    function: 'holds_duty',
    from: 'd.valid_until > platform.clock()',
    to: 'true',
  },
  {
    rule: 'S8',
    says: 'an emergency opens on a route that is not for it',
    noticedWhere: 'all is in order',
    where: 'row security',
    function: 'in_emergency',
    from: "access.acting_purpose() = 'emergency'",
    to: 'true',
  },
  {
    rule: 'S7',
    says: 'a role that ended still works',
    noticedWhere: 'roles end this moment',
    where: 'row security',
    function: 'role_in_force',
    from: 'r.ended_at IS NULL OR r.ended_at > platform.clock()',
    to: 'true',
  },
  {
    rule: 'S7',
    says: 'casework sees what was corrected of who is not absent',
    noticedWhere: 'nobody is absent any more',
    where: 'row security',
    table: 'employee.absence_version',
    policy: 'who_may_know_of_it',
    from: 'access.absence_running(employee_id)',
    to: 'true',
  },
  {
    rule: 'S7',
    says: 'casework sees who is not absent',
    noticedWhere: 'nobody is absent any more',
    where: 'row security',
    table: 'employee.identity',
    policy: 'who_may_know_of_it',
    from: 'access.absence_running(employee_id)',
    to: 'true',
  },
  {
    rule: 'S11',
    says: 'an assistant reads what the employee asks the doctor to correct',
    noticedWhere: 'all is in order',
    where: 'row security',
    table: 'medical.correction_request',
    policy: 'who_asks_or_answers',
    from: "<> 'derived-secrecy'::text",
    to: 'IS NOT NULL',
  },
];

/** In the policies: what the officer wrote. */
const IN_POLICIES: readonly PlantedFault[] = [
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

export const PLANTED_FAULTS: readonly PlantedFault[] = [...IN_ROW_SECURITY, ...IN_POLICIES, ...IN_FACTS];
