import { dayOf, monthsAfter, yearsAfter } from './calendar.js';
import { deputises, dossierDoctor, holdsDerivedSecrecy, holdsDuty, represents } from './dossiers.js';
import { employersOf } from './standing.js';
import { say, type Statement, type Test } from './statement.js';
import type { World } from './world.js';

const DOCTOR = ['company-doctor', 'insurance-doctor', 'doctor-in-training'];
const ASSISTANT = ['medical-assistant'];
const CORE = ['core-expert-doctor'];
const OFFICER = ['employer-officer'];
const PERSON = ['employee'];
const ACTS_FOR = ['representative'];
const EXAMINING = ['examination'];
const AGREED = ['agreement-performance'];
const OWN = ['own-rights'];

const EXAMINATION = ['id', 'employeeId', 'examinationKind', 'askedOn', 'closesOn', 'state'];
const OUTCOME = [
  'id',
  'examinationId',
  'employeeId',
  'outcome',
  'conditions',
  'issuedAt',
  'doctorId',
  'countersignedBy',
  'supersedes',
  'decision',
];
const PAPER = [
  ...['id', 'outcomeId', 'employeeId', 'pieceId', 'signedOn', 'recordedBy', 'recordedAt', 'responsibleDoctorId'],
  ...['acceptedBy', 'acceptedAt', 'toldOn', 'toldHow', 'undoUntil', 'withdrawnBy', 'withdrawnAt', 'state'],
];
const GONE_OUT = [
  'id',
  'examinationId',
  'employeeId',
  'examinationKind',
  'outcome',
  'conditions',
  'issuedOn',
  'supersededBy',
];

/**
 * V6 — while the employment goes on in which it was asked, or that came next, and two years after its end; of who only
 * applied, during the application and half a year after it.
 */
function isExaminationReadable(world: World, employeeId: string, commissionedOn: string): boolean {
  const today = dayOf(world.now);
  const [its] = world.employments
    .filter((one) => one.employeeId === employeeId && (one.endsOn === null || one.endsOn >= commissionedOn))
    .toSorted((one, other) => (one.startsOn ?? commissionedOn).localeCompare(other.startsOn ?? commissionedOn));
  if (its !== undefined) return its.endsOn === null || today <= yearsAfter(its.endsOn, 2);
  return world.applications.some(
    ({ employeeId: who, from, until }) =>
      who === employeeId && from <= commissionedOn && commissionedOn <= until && today <= monthsAfter(until, 6),
  );
}

const isDossierDoctor: Test = (world, { accountId }, record) =>
  dossierDoctor(world, record.employeeId ?? '') === accountId;
const hasDerivedSecrecy: Test = (world, { accountId }, record) =>
  holdsDerivedSecrecy(world, accountId, record.employeeId ?? '', 'read');
/** S4, S13 — he deputises for the doctor, or there is none and he stated a duty. */
const isDeputyOrOnDuty: Test = (world, { accountId }, record) =>
  deputises(world, accountId, record.employeeId ?? '') || holdsDuty(world, accountId, record.employeeId ?? '');
const isOwn: Test = (world, { accountId }, record) =>
  world.employees.some(({ id, personId }) => id === record.employeeId && personId === accountId);
const isReadableThere: Test = (world, acting, record) =>
  employersOf(world, acting).includes(record.employerId ?? '') &&
  isExaminationReadable(world, record.employeeId ?? '', record.commissionedOn ?? '');
const showing =
  (what: string): Test =>
  (world, { accountId }, record) =>
    represents(world, accountId, record.employeeId ?? '', what);

/** V4 — who may read what was commissioned, what the doctor found, and what went out. */
export const OF_EXAMINATIONS: readonly Statement[] = [
  say('V4', OFFICER, 'Examination', AGREED, EXAMINATION, isReadableThere),
  say('V1', DOCTOR, 'Examination', EXAMINING, [...EXAMINATION, 'employerId'], isDossierDoctor),
  say('S2', ASSISTANT, 'Examination', EXAMINING, EXAMINATION, hasDerivedSecrecy),
  say('I5', PERSON, 'Examination', OWN, [...EXAMINATION, 'employerId'], isOwn),
  say('I3', ACTS_FOR, 'Examination', OWN, [...EXAMINATION, 'employerId'], showing('verdicts')),
  say('S1', DOCTOR, 'ExaminationOutcome', EXAMINING, OUTCOME, isDossierDoctor),
  say('V4', ASSISTANT, 'ExaminationOutcome', EXAMINING, OUTCOME, hasDerivedSecrecy),
  say('S4', CORE, 'ExaminationOutcome', EXAMINING, OUTCOME, isDeputyOrOnDuty),
  say('V4', PERSON, 'ExaminationOutcome', OWN, OUTCOME, isOwn),
  say('I1', ACTS_FOR, 'ExaminationOutcome', OWN, OUTCOME, showing('medical-dossier')),
  say('I10', DOCTOR, 'PaperAgreement', EXAMINING, PAPER, isDossierDoctor),
  say('I10', ASSISTANT, 'PaperAgreement', EXAMINING, PAPER, hasDerivedSecrecy),
  say('S4', CORE, 'PaperAgreement', EXAMINING, PAPER, isDeputyOrOnDuty),
  say('I10', PERSON, 'PaperAgreement', OWN, PAPER, isOwn),
  say('I1', ACTS_FOR, 'PaperAgreement', OWN, PAPER, showing('medical-dossier')),
  say('V1', OFFICER, 'ReleasedOutcome', AGREED, GONE_OUT, isReadableThere),
  say('V7', DOCTOR, 'ReleasedOutcome', EXAMINING, [...GONE_OUT, 'employerId'], isDossierDoctor),
  say('V7', ASSISTANT, 'ReleasedOutcome', EXAMINING, GONE_OUT, hasDerivedSecrecy),
  say('V7', PERSON, 'ReleasedOutcome', OWN, [...GONE_OUT, 'employerId'], isOwn),
  say('I3', ACTS_FOR, 'ReleasedOutcome', OWN, [...GONE_OUT, 'employerId'], showing('verdicts')),
];
