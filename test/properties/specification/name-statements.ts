import { hasCome } from './calendar.js';
import { canBeResponsible, everything, hasDerivedSecrecy, isDossierDoctor } from './between.js';
import { represents } from './dossiers.js';
import { isToldLater } from './told-later.js';
import { say, type Statement, type Test } from './statement.js';
import { isActive, rolesOf } from './standing.js';
import type { Employee, World } from './world.js';

const DOCTOR = ['company-doctor', 'insurance-doctor', 'doctor-in-training'];
const OF_DOCTORS = [...DOCTOR, 'core-expert-doctor', 'staff-doctor'];
const READS_THE_TRAIL = ['data-protection-officer', 'log-administrator'];
const PERSON = ['employee'];
const ACTS_FOR = ['representative'];
const OWN = ['own-rights'];
const WHO = ['id', 'name', 'kind'];

/** Somebody who is or was a doctor here, whatever became of it. */
const wasDoctor: Test = ({ roles }, _acting, { accountId }) =>
  roles.some((one) => one.accountId === accountId && one.inForceSince !== null && OF_DOCTORS.includes(one.role));
/** Declaration and instruction a doctor sees to after he chose her. */
const isAssistant: Test = (world, _acting, { accountId = '' }) =>
  isActive(world, accountId) && rolesOf(world, accountId).some(({ role }) => role === 'medical-assistant');
const looked: Test = (world, { accountId }, record) =>
  world.employees.some(
    (employee) =>
      represents(world, accountId, employee.id, 'access-log') &&
      leadsThere(world, record.accountId ?? '', employee, (what) => represents(world, accountId, employee.id, what)),
  );

const leadsThere = (
  { emergencies, delegations, roles }: World,
  who: string,
  { id, employerId }: Employee,
  shows: (what: string) => boolean,
): boolean =>
  emergencies.some((one) => one.employeeId === id && one.openedBy === who) ||
  (shows('medical-dossier') && delegations.some((one) => one.employeeId === id && one.assistantId === who)) ||
  roles.some(
    (one) =>
      one.accountId === who &&
      one.inForceSince !== null &&
      (READS_THE_TRAIL.includes(one.role) || (shows('employee-dossier') && one.employerId === employerId)),
  );

/**
 * S9, S8 — a letter waits: the doctor, somebody else, wasn't told of, or a duty that somebody else stated, or an emergency that somebody else opened
 * and nobody postponed telling of, of one who reads no notices.
 */
const letterWaits: Test = (world, { accountId }, { employeeId }) =>
  world.responsibilities.some(
    (one) =>
      one.employeeId === employeeId &&
      one.doctorId !== accountId &&
      one.effectiveFrom !== null &&
      one.endedAt === null &&
      one.toldAt === null,
  ) ||
  world.statedDuties.some(
    (one) =>
      one.employeeId === employeeId &&
      one.doctorId !== accountId &&
      one.toldAt === null &&
      one.endedAt === null &&
      !hasCome(one.validUntil, world.now),
  ) ||
  (world.emergencies.some(
    (one) => one.employeeId === employeeId && one.openedBy !== accountId && !isToldLater(world, one),
  ) &&
    !world.employees.some(
      ({ id, personId }) =>
        id === employeeId && world.accounts.some((one) => one.id === personId && one.status === 'active'),
    ));
/** S7 — in these worlds nobody prints a letter with a code; a story does (accounts-letter). */
const inNoWorld: Test = () => false;
const ADDRESSEE = [
  'id',
  'givenName',
  'infix',
  'familyName',
  'street',
  'houseNumber',
  'postcode',
  'city',
  'addressSince',
];

/** Who knows a name for an id: of the doctors, of whom he can choose, of who looked, of who acted, and to whom a letter goes. */
export const OF_NAMES: readonly Statement[] = [
  // S9 — no name: who has no doctor, by id.
  say(
    'S9',
    ['core-expert-doctor', 'staff-doctor'],
    'DoctorWanted',
    ['statutory-duty'],
    ['id', 'employeeId', 'since'],
    everything,
  ),
  say('I9', PERSON, 'Account', OWN, WHO, wasDoctor),
  say('I3', ACTS_FOR, 'Account', OWN, WHO, wasDoctor),
  say('I3', ACTS_FOR, 'Account', OWN, WHO, looked),
  say('S14', PERSON, 'Doctor', OWN, WHO, canBeResponsible),
  say('S2', DOCTOR, 'Assistant', ['statutory-duty'], WHO, isAssistant),
  say('S9', ['core-expert-doctor', 'staff-doctor'], 'Addressee', ['statutory-duty'], ADDRESSEE, letterWaits),
  say(
    'V7',
    ['company-doctor', 'insurance-doctor', 'doctor-in-training'],
    'Addressee',
    ['absence-guidance'],
    ADDRESSEE,
    isDossierDoctor,
  ),
  say('V7', ['medical-assistant'], 'Addressee', ['absence-guidance'], ADDRESSEE, hasDerivedSecrecy),
  say('S7', ['administrator'], 'Addressee', ['security'], ADDRESSEE, inNoWorld),
  say('A6', READS_THE_TRAIL, 'AccountName', ['supervision'], WHO, everything),
];
