import { hasCome } from './calendar.js';
import {
  deputises,
  dossierDoctor,
  holdsDerivedSecrecy,
  holdsDuty,
  isInEmergency,
  actsAgainst,
  isOnTheEmployersSide,
  isStillReadable,
  worksOnDossierOf,
} from './dossiers.js';
import { isReceivable } from './receivable.js';
import { isGuided, isLookedAfter } from './guided.js';
import type { Shown } from './shown.js';
import { employersOf, mayAct, stateOf } from './standing.js';
import type { Test } from './statement.js';

const DOCTORS_IN_OWN_RIGHT = ['company-doctor', 'insurance-doctor'];
const DOCTORS = [...DOCTORS_IN_OWN_RIGHT, 'doctor-in-training'];

const of = (record: Shown): string => record.employeeId ?? '';
export const everything: Test = () => true;
export const isDossierDoctor: Test = (world, { accountId }, record) => dossierDoctor(world, of(record)) === accountId;
/** S4, S13 — he deputises for the doctor, or there is none and he stated a duty. */
export const isDeputyOrOnDuty: Test = (world, { accountId }, record) =>
  deputises(world, accountId, of(record)) || holdsDuty(world, accountId, of(record));
export const runsInEmergency: Test = (world, { accountId }, record) => isInEmergency(world, accountId, of(record));
export const openedIt: Test = (_world, { accountId }, record) => record.openedBy === accountId;
export const hasDerivedSecrecy: Test = (world, { accountId }, record) =>
  holdsDerivedSecrecy(world, accountId, of(record), 'read');
export const isOwn: Test = (world, { accountId }, record) =>
  world.employees.some(({ id, personId }) => id === of(record) && personId === accountId);
export const isOwnAndShown: Test = (...asked) => isOwn(...asked) && asked[2].isWithheld !== true;
export const isOwnAndLeftOut: Test = (...asked) => isOwn(...asked) && asked[2].isWithheld === true;
/** I9, S12, V4 — a line about what is no secret from whom it is about: no working note, and nothing that waits for a countersignature. */
export const isToldOf: Test = (_world, _acting, { ofKind, isAboutWaiting }) =>
  ofKind !== 'WorkingNote' && isAboutWaiting !== true;
export const isOwnAndToldOf: Test = (...asked) => isOwn(...asked) && isToldOf(...asked);
export const isAtOwnEmployer: Test = (world, acting, record) =>
  employersOf(world, acting).includes(record.employerId ?? '');
export const isAbsentThere: Test = (...asked) => isAtOwnEmployer(...asked) && isGuided(asked[0], of(asked[2]));
export const isLookedAfterThere: Test = (...asked) =>
  isAtOwnEmployer(...asked) && isLookedAfter(asked[0], of(asked[2]));
export const isReadableThere: Test = (...asked) =>
  isAtOwnEmployer(...asked) && isStillReadable(asked[0], asked[2].absenceId ?? '');
export const isAdvisedThere: Test = (...asked) => isReadableThere(...asked) && isReceivable(...asked);
export const isAdvisedOfTheAbsent: Test = (...asked) => isAbsentThere(...asked) && isReceivable(...asked);
export const isMine: Test = (_world, { accountId }, record) => record.accountId === accountId;
export const isTheDoctor: Test = (_world, { accountId }, record) => record.doctorId === accountId;
export const isTheAssistant: Test = (_world, { accountId }, record) => record.assistantId === accountId;
export const isTheAbsent: Test = (_world, { accountId }, record) => record.absentDoctorId === accountId;
export const isTheTrainee: Test = (_world, { accountId }, record) => record.traineeId === accountId;
export const isTheSuccessor: Test = (_world, { accountId }, record) => record.successorId === accountId;
export const isTheSupervisor: Test = (_world, { accountId }, record) => record.supervisorId === accountId;
export const isTheDeputy: Test = (_world, { accountId }, record) => record.deputyId === accountId;
export const isMyResponsibility: Test = (_world, { accountId }, record) => record.responsibleDoctorId === accountId;
/** S7 — an assistant's role that no doctor approved yet; nobody approves his own. */
export const waitsForADoctor: Test = ({ now }, { accountId }, { role }) =>
  role?.role === 'medical-assistant' && stateOf(role, now) === 'proposed' && role.accountId !== accountId;
export const iApproved: Test = (_world, { accountId }, { role }) => role?.approvedBy === accountId;
/** S4, S15 — an assistant with a delegation of his, or a doctor in training under him. */
export const isOfWhoWorksUnderMe: Test = (world, { accountId }, { role }) =>
  [
    ...world.delegations.map((one) => ({ ...one, above: one.doctorId, below: one.assistantId, over: one.withdrawnAt })),
    ...world.trainings.map((one) => ({ ...one, above: one.supervisorId, below: one.traineeId, over: one.endedAt })),
  ].some(
    ({ above, below, over, validUntil }) =>
      above === accountId && below === role?.accountId && over === null && !hasCome(validUntil, world.now),
  );
/** S9, S15 — a doctor who could be responsible for an employee now. */
export const canBeResponsible: Test = (world, _acting, { accountId = '' }) =>
  DOCTORS.some((role) => mayAct(world, { accountId, role }));
/** S4 — the core-expert doctor, who could stand in for a doctor now. */
export const canDeputise: Test = (world, _acting, { accountId = '' }) =>
  mayAct(world, { accountId, role: 'core-expert-doctor' });
/** S15 — a doctor who acts under nobody. */
export const canSupervise: Test = (world, _acting, { accountId = '' }) =>
  DOCTORS_IN_OWN_RIGHT.some((role) => mayAct(world, { accountId, role }));
/** S10, S14, S15 — to the employee who acts: such a doctor, on one of the own dossiers whose doctor he isn't nor at work for its employer. */
export const canAdviseMe: Test = (world, acting, record) =>
  acting.role === 'employee' &&
  canSupervise(world, acting, record) &&
  world.employees.some(
    ({ id, personId }) =>
      personId === acting.accountId &&
      dossierDoctor(world, id) !== record.accountId &&
      !isOnTheEmployersSide(world, record.accountId ?? '', id) &&
      !actsAgainst(world, record.accountId ?? '', id),
  );
export const worksOnMyDossier: Test = (world, { accountId }, record) =>
  worksOnDossierOf(world, record.accountId ?? '', accountId);
export const isOfDerivedSecrecy: Test = (_world, _acting, record) => record.isOfDerivedSecrecy === true;
/** S4 — somebody to whom the doctor granted derived secrecy that is neither withdrawn nor past its end. */
export const worksUnderMe: Test = (world, { accountId }, record) =>
  record.isOfDerivedSecrecy === true &&
  world.delegations.some(
    (one) =>
      one.doctorId === accountId &&
      one.assistantId === record.accountId &&
      one.withdrawnAt === null &&
      !hasCome(one.validUntil, world.now),
  );
