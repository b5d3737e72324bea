import { CONTACT_ADDRESS, SINCE, SOMEBODY } from './always.js';
import { dayOf, lastDayBefore } from './calendar.js';
import { ACCOUNT_RECORDS } from './account-records.js';
import { doctorsWanted } from './doctor-wanted.js';
import { emergencyShown, postponementsShown } from './emergency-records.js';
import { EMPLOYER_RECORDS } from './employer-records.js';
import { EXAMINATION_RECORDS } from './examination-records.js';
import { mandateRecords } from './mandate-records.js';
import { healthMessageRecords, messageRecords } from './message-records.js';
import { MEDICAL_RECORDS } from './medical-records.js';
import { privateContactsShown } from './private-contact-records.js';
import { RELEASED_RECORDS } from './released-records.js';
import type { Shown } from './shown.js';
import { delegatedActsShown, linesShown, ownAccessShown } from './trail-records.js';
import type { World } from './world.js';

/** The three ways in which the trail is read. */
export const KINDS_OF_THE_TRAIL = ['TrailLine', 'OwnAccess', 'DelegatedAct'] as const;

export const KINDS = [
  'MedicalPiece',
  'PieceVersion',
  'CorrectionRequest',
  'Exposure',
  'WorkingNote',
  'SecondOpinion',
  'Consultation',
  'Consent',
  'DisclosureRequest',
  'SecondOpinionPiece',
  'Proposal',
  'PieceMove',
  'MovedPiece',
  'Verdict',
  'Employee',
  'Addressee',
  'PrivateContact',
  'Employment',
  'Absence',
  'AbsenceVersion',
  'ReintegrationPart',
  'PayrollTerms',
  'Message',
  'HealthMessage',
  'VerdictQuestion',
  'ReleasedVerdict',
  'Advice',
  'ReleasedAdvice',
  'Examination',
  'ExaminationOutcome',
  'PaperAgreement',
  'ReleasedOutcome',
  'Responsibility',
  'Doctor',
  'Assistant',
  'DoctorChangeWish',
  'DoctorWanted',
  'Delegation',
  'Deputising',
  'Training',
  'Departure',
  'MedicalProxy',
  'StatedDuty',
  'Emergency',
  'EmergencyPiece',
  'EmergencyPostponement',
  'Mandate',
  'Declaration',
  'Instruction',
  'Registration',
  'Employer',
  'Agreement',
  'ContactPerson',
  'ContactMoment',
  'GroupFigure',
  'Account',
  'AccountName',
  'ProcessingAgreement',
  'RoleHeld',
  ...KINDS_OF_THE_TRAIL,
] as const;
export type Kind = (typeof KINDS)[number];

/** An array's records, each with all its own fields. */
function plainly<T extends { readonly id: string }>(rows: readonly T[]): Shown[] {
  return rows.map((row) => ({ ...row, fields: { ...row } }));
}

/** A record from an instant until another, by its first and last day. */
function inDays<T extends { readonly id: string; readonly validFrom: string; readonly validUntil: string }>(
  row: T,
): Shown {
  const { validFrom, validUntil, ...rest } = row;
  return { ...rest, id: row.id, fields: { ...rest, from: dayOf(validFrom), until: lastDayBefore(validUntil) } };
}

function employerOf({ employees }: World, employeeId: string): string {
  const found = employees.find(({ id }) => id === employeeId);
  if (found === undefined) throw new Error('a record is about somebody who is not there');
  return found.employerId;
}

const RECORDS: Readonly<Record<Kind, (world: World) => Shown[]>> = {
  ...MEDICAL_RECORDS,
  Verdict: ({ verdicts }) =>
    verdicts.map((one) => {
      const { id, questionId, employeeId, outcome, issuedAt, validUntil, doctorId, countersignedBy, supersedes } = one;
      const said = { questionId, outcome, issuedAt, validUntil, doctorId, countersignedBy, supersedes };
      return { id, employeeId, fields: { id, employeeId, ...said } };
    }),
  Employee: ({ employees }) =>
    employees.map(({ id, employerId, identity }) => ({
      id,
      employerId,
      employeeId: id,
      fields: { id, employerId, ...identity, version: 1 },
    })),
  Addressee: ({ employees }) =>
    employees.map(({ id, identity }) => ({ id, employeeId: id, fields: { id, ...identity, addressSince: SINCE } })),
  PrivateContact: privateContactsShown,
  Employment: (world) =>
    world.employments.map((employment) => ({
      id: employment.id,
      employeeId: employment.employeeId,
      employerId: employerOf(world, employment.employeeId),
      fields: { ...employment, version: 1 },
    })),
  Absence: (world) =>
    world.absences.map((absence) => ({
      id: absence.id,
      employeeId: absence.employeeId,
      employerId: employerOf(world, absence.employeeId),
      fields: { ...absence, contactAddress: CONTACT_ADDRESS, nursingAddress: null, version: 1 },
    })),
  AbsenceVersion: (world) =>
    world.absences.map(({ id, employeeId, firstDay, recoveredOn }) => ({
      id: `${id}/1`,
      employeeId,
      employerId: employerOf(world, employeeId),
      fields: {
        absenceId: id,
        employeeId,
        version: 1,
        firstDay,
        recoveredOn,
        recordedBy: SOMEBODY,
        recordedAt: SINCE,
      },
    })),
  ReintegrationPart: (world) =>
    world.reintegrationParts.map((part) => ({
      ...part,
      employerId: employerOf(world, part.employeeId),
      fields: { ...part, version: 1, recordedBy: SOMEBODY, recordedAt: SINCE, earlier: [] },
    })),
  PayrollTerms: (world) =>
    world.payrollTerms.map((terms) => ({
      id: terms.id,
      employeeId: terms.employeeId,
      employerId: employerOf(world, terms.employeeId),
      fields: { ...terms, version: 1, change: null, recordedBy: SOMEBODY, recordedAt: SINCE },
    })),
  Message: messageRecords,
  HealthMessage: healthMessageRecords,
  VerdictQuestion: ({ questions, now }) =>
    questions.map(({ id, employerId, employeeId, absenceId, askedAt, closesOn }) => ({
      id,
      employerId,
      employeeId,
      absenceId,
      fields: {
        id,
        employerId,
        employeeId,
        absenceId,
        question: 'fit-for-own-work',
        askedOn: dayOf(askedAt),
        closesOn,
        state: dayOf(now) <= closesOn ? 'open' : 'closed',
      },
    })),
  ...RELEASED_RECORDS,
  ...EXAMINATION_RECORDS,
  Responsibility: ({ responsibilities }) =>
    responsibilities.map(({ id, employeeId, doctorId, givenBy, effectiveFrom, endedAt, toldAt }) => ({
      id,
      employeeId,
      doctorId,
      fields: {
        id,
        employeeId,
        doctorId,
        from: effectiveFrom,
        until: endedAt,
        endedBecause: endedAt === null ? null : 'act',
        givenBy,
        confirmedBy: null,
        toldOn: toldAt === null ? null : dayOf(toldAt),
      },
    })),
  DoctorChangeWish: ({ wishes, responsibilities }) =>
    wishes.map(({ id, employeeId, askedAt }) => {
      const begun = responsibilities.flatMap(({ employeeId: whose, effectiveFrom }) =>
        whose === employeeId && effectiveFrom !== null && effectiveFrom > askedAt ? [effectiveFrom] : [],
      );
      return {
        id,
        employeeId,
        fields: { id, employeeId, askedAt, answeredAt: begun.toSorted()[0] ?? null, withdrawnAt: null },
      };
    }),
  DoctorWanted: doctorsWanted,
  Delegation: ({ delegations }) =>
    delegations.map(({ validFrom, validUntil, ...delegation }) => ({
      ...delegation,
      fields: { ...delegation, from: validFrom, until: lastDayBefore(validUntil) },
    })),
  Deputising: ({ deputisings }) => deputisings.map(inDays),
  Departure: ({ departures }) => plainly(departures),
  MedicalProxy: ({ medicalProxies }) => plainly(medicalProxies),
  Training: ({ trainings }) => trainings.map(inDays),
  Mandate: mandateRecords,
  StatedDuty: ({ statedDuties }) =>
    statedDuties.map(({ statedAt, validUntil, toldAt, ...duty }) => ({
      ...duty,
      fields: { ...duty, from: statedAt, until: validUntil, toldOn: toldAt === null ? null : dayOf(toldAt) },
    })),
  Emergency: (world) => world.emergencies.map((one) => emergencyShown(world, one)),
  EmergencyPostponement: postponementsShown,
  EmergencyPiece: (world) => RECORDS.MedicalPiece(world),
  Declaration: ({ declarations }) =>
    declarations.map((declaration) => ({
      id: declaration.id,
      accountId: declaration.accountId,
      isOfDerivedSecrecy: declaration.kind === 'derived-secrecy',
      fields: { ...declaration },
    })),
  Instruction: ({ instructions }) => plainly(instructions),
  Registration: ({ registrations }) => plainly(registrations),
  ...EMPLOYER_RECORDS,
  ...ACCOUNT_RECORDS,
  TrailLine: linesShown,
  OwnAccess: ownAccessShown,
  DelegatedAct: delegatedActsShown,
};

/** Every record of a kind. */
export function recordsOf(world: World, kind: Kind): Shown[] {
  return RECORDS[kind](world);
}
