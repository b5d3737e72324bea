import { everything, isDeputyOrOnDuty, isDossierDoctor, isOwn, openedIt, runsInEmergency } from './between.js';
import { isMedicalProxy } from './dossiers.js';
import { EMERGENCY, EMERGENCY_STEPS } from './fields.js';
import { PIECE } from './medical-fields.js';
import { say, type Statement, type Test } from './statement.js';

const WHY = [
  ...['id', 'emergencyId', 'employeeId', 'postponedBy', 'postponedAt', 'until', 'endedAt', 'endedBy', 'reason'],
];
/** S8 — another doctor reviews it: who opened it reads nothing that is for who does. */
const isToReview: Test = (...asked) => {
  const [world, { accountId }, { employeeId, isReviewed }] = asked;
  return !openedIt(...asked) && isReviewed !== true && !isMedicalProxy(world, accountId, employeeId ?? '');
};
const standsInWhereAnotherOpened: Test = (...asked) => !openedIt(...asked) && isDeputyOrOnDuty(...asked);
const isOwnAndTold: Test = (...asked) => isOwn(...asked) && asked[2].isToldLater !== true;

const IN_OWN_RIGHT = ['company-doctor', 'insurance-doctor'];
const DOCTOR = [...IN_OWN_RIGHT, 'doctor-in-training'];
const CORE = ['core-expert-doctor'];
const STAFF = ['staff-doctor'];
const SUPERVISION = ['data-protection-officer'];
const PERSON = ['employee'];
const URGENT = ['emergency'];

/**
 * S8 — who reads in an emergency, who supervises that, and the employee once he is told. Why he is told later is for who reviews it until one
 * did, and for the dossier doctor or who stands in for him (D5); then for himself (I1).
 */
export const OF_EMERGENCIES: readonly Statement[] = [
  say('S8', [...IN_OWN_RIGHT, ...CORE, ...STAFF], 'EmergencyPiece', URGENT, [...PIECE, 'withheld'], runsInEmergency),
  say('S8', [...CORE, ...STAFF], 'Emergency', URGENT, [...EMERGENCY, ...EMERGENCY_STEPS], everything),
  say('S8', IN_OWN_RIGHT, 'Emergency', URGENT, [...EMERGENCY, ...EMERGENCY_STEPS], openedIt),
  say('S8', DOCTOR, 'Emergency', URGENT, [...EMERGENCY, ...EMERGENCY_STEPS], isDossierDoctor),
  say('S8', SUPERVISION, 'Emergency', ['supervision'], [...EMERGENCY, ...EMERGENCY_STEPS], everything),
  say('S8', PERSON, 'Emergency', ['own-rights'], EMERGENCY, isOwnAndTold),
  say('S8', [...CORE, ...STAFF], 'EmergencyPostponement', URGENT, WHY, isToReview),
  say('S4', CORE, 'EmergencyPostponement', URGENT, WHY, standsInWhereAnotherOpened),
  say('S8', DOCTOR, 'EmergencyPostponement', URGENT, WHY, isDossierDoctor),
  say('I1', PERSON, 'EmergencyPostponement', ['own-rights'], WHY, isOwnAndTold),
];
