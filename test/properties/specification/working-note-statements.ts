import { dayOf, hasCome } from './calendar.js';
import { dossierDoctor, holdsDerivedSecrecy, holdsDuty } from './dossiers.js';
import type { WorkingNote } from './medical-world.js';
import { say, type Statement, type Test } from './statement.js';
import type { World } from './world.js';

const NOTE = ['id', 'employeeId', 'version', 'text', 'authorId', 'responsibleDoctorId', 'writtenAt', 'destroyBy'];

/** S12 — what runs now and began before the note was written: one that was given anew later is another one. */
function runsSince(began: string | null, ended: string | null, note: WorkingNote, { now }: World): boolean {
  return began !== null && Date.parse(began) <= Date.parse(note.writtenAt) && !hasCome(ended, now);
}

/** S12 — written by himself, its day not over, under the doctor who is responsible without a break since. */
function isOwnUnderADoctor(world: World, accountId: string, note: WorkingNote | undefined): boolean {
  return (
    note !== undefined &&
    note.authorId === accountId &&
    dayOf(world.now) <= note.destroyBy &&
    dossierDoctor(world, note.employeeId) === note.responsibleDoctorId &&
    world.responsibilities.some(
      (one) =>
        one.employeeId === note.employeeId &&
        one.doctorId === note.responsibleDoctorId &&
        runsSince(one.effectiveFrom, one.endedAt, note, world),
    )
  );
}

const isOwnOfTheDoctor: Test = (world, { accountId }, { note }) =>
  isOwnUnderADoctor(world, accountId, note) && note?.responsibleDoctorId === accountId;
const isOwnOfTheAssistant: Test = (world, { accountId }, { note, employeeId = '' }) =>
  isOwnUnderADoctor(world, accountId, note) && holdsDerivedSecrecy(world, accountId, employeeId, 'record');
/** S13 — where nobody is responsible: under the duty that he stated. */
const isOwnOnDuty: Test = (world, { accountId }, { note, employeeId = '' }) =>
  note?.authorId === accountId &&
  note.responsibleDoctorId === accountId &&
  dayOf(world.now) <= note.destroyBy &&
  holdsDuty(world, accountId, employeeId) &&
  world.statedDuties.some(
    (one) =>
      one.employeeId === employeeId &&
      one.doctorId === accountId &&
      !hasCome(one.validUntil, world.now) &&
      runsSince(one.statedAt, one.endedAt, note, world),
  );

/** S12 — working notes are seen by their author alone, and by him no longer than he may record there. */
export const OF_WORKING_NOTES: readonly Statement[] = [
  say(
    'S12',
    ['company-doctor', 'insurance-doctor', 'doctor-in-training'],
    'WorkingNote',
    ['absence-guidance'],
    NOTE,
    isOwnOfTheDoctor,
  ),
  say('S12', ['medical-assistant'], 'WorkingNote', ['absence-guidance'], NOTE, isOwnOfTheAssistant),
  say('S12', ['core-expert-doctor'], 'WorkingNote', ['absence-guidance'], NOTE, isOwnOnDuty),
];
