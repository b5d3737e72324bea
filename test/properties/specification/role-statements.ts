import {
  canBeResponsible,
  canDeputise,
  everything,
  iApproved,
  isOfWhoWorksUnderMe,
  waitsForADoctor,
} from './between.js';
import { ROLE } from './fields.js';
import { say, type Statement } from './statement.js';

const IN_OWN_RIGHT = ['company-doctor', 'insurance-doctor'];
const CORE = ['core-expert-doctor'];
const STAFF = ['staff-doctor'];
const SUPERVISION = ['data-protection-officer'];
const DOCTOR = ['id', 'name', 'kind'];

/** Who sees who holds which role, and which doctors there are to choose from. */
export const OF_ROLES: readonly Statement[] = [
  say('S9', [...CORE, ...STAFF], 'Doctor', ['statutory-duty'], DOCTOR, canBeResponsible),
  say(
    'S4',
    [...CORE, ...STAFF, ...IN_OWN_RIGHT, 'doctor-in-training'],
    'Doctor',
    ['statutory-duty'],
    DOCTOR,
    canDeputise,
  ),
  say('S7', STAFF, 'RoleHeld', ['security'], ROLE, everything),
  say('S7', IN_OWN_RIGHT, 'RoleHeld', ['security'], ROLE, waitsForADoctor),
  say('S7', IN_OWN_RIGHT, 'RoleHeld', ['security'], ROLE, iApproved),
  say('S4', IN_OWN_RIGHT, 'RoleHeld', ['security'], ROLE, isOfWhoWorksUnderMe),
  say('S7', CORE, 'RoleHeld', ['security'], [...ROLE, 'approvedBy'], everything),
  say('S7', ['administrator'], 'RoleHeld', ['security'], [...ROLE, 'approvedBy', 'confirmedBy'], everything),
  say('A6', SUPERVISION, 'RoleHeld', ['supervision'], [...ROLE, 'approvedBy', 'confirmedBy'], everything),
];
