import { hasDerivedSecrecy, isAbsentThere, isDossierDoctor, isOwn, isReadableThere } from './between.js';
import { isReceivable } from './receivable.js';
import { say, type Statement, type Test } from './statement.js';

const DOCTOR = ['company-doctor', 'insurance-doctor', 'doctor-in-training'];
export const FILED = [
  'id',
  'absenceId',
  'employeeId',
  'part',
  'content',
  'version',
  'recordedBy',
  'recordedAt',
  'earlier',
];
const SAID_BY_THE_SERVICE: Readonly<Record<string, string>> = {
  'problem-analysis': 'M25',
  // By the case manager, in these worlds.
  plan: 'M26',
  intervention: 'M22',
  'next-doctor-contact': 'M28',
  'non-attendance': 'M31',
};
/** V5 — of what the service says in a re-integration file an edition can leave nothing; V7 — it is there once it went out. */
const isFiledThere: Test = (world, acting, record) => {
  const item = SAID_BY_THE_SERVICE[record.part ?? ''];
  return (
    isReadableThere(world, acting, record) &&
    (item === undefined || (record.isReleased === true && isReceivable(world, acting, { ...record, item })))
  );
};
/** V8 — under derived secrecy: neither what the employer sets of the pay (M20, M21), nor what is in no row of the matrix. */
const isForAnAssistant: Test = (...asked) =>
  hasDerivedSecrecy(...asked) && !['wage-value', 'pay-suspension', 'own-share'].includes(asked[2].part ?? '');
/** M28, M31 — the labour expert's column of the matrix has a dash where the doctor is seen next, or somebody did not attend. */
const isAbsentThereForAnExpert: Test = (...asked) =>
  isAbsentThere(...asked) && !['next-doctor-contact', 'non-attendance'].includes(asked[2].part ?? '');

/** V8 — what is done to bring somebody back to work, part by part. */
export const OF_REINTEGRATION: readonly Statement[] = [
  say('V8', ['employer-officer'], 'ReintegrationPart', ['agreement-performance'], FILED, isFiledThere),
  say('S7', DOCTOR, 'ReintegrationPart', ['absence-guidance'], FILED, isDossierDoctor),
  say('V8', ['case-manager'], 'ReintegrationPart', ['reintegration'], FILED, isAbsentThere),
  say('V8', ['labour-expert'], 'ReintegrationPart', ['reintegration'], FILED, isAbsentThereForAnExpert),
  say('V8', ['medical-assistant'], 'ReintegrationPart', ['absence-guidance'], FILED, isForAnAssistant),
  say('I5', ['employee'], 'ReintegrationPart', ['own-rights'], FILED, isOwn),
];
