import { isAbsentThere, isAtOwnEmployer, isDossierDoctor, isOwn } from './between.js';
import { worksThere } from './private-contact-records.js';
import { say, type Statement, type Test } from './statement.js';

const REACHED = ['id', 'employeeId', 'item', 'phone', 'email', 'address'];

const shownTo =
  (readers: string, isSeen: Test): Test =>
  (...asked) =>
    isSeen(...asked) && asked[2].isShownTo?.some((one) => one === readers) === true;
const worksForMe: Test = (...asked) => isAtOwnEmployer(...asked) && worksThere(asked[0], asked[2].employeeId ?? '');

/** I10 — how somebody is reached in private: his own, and shown to those whom he shows it, of those who are shown him (S7, V6). */
export const OF_PRIVATE_CONTACTS: readonly Statement[] = [
  say('I10', ['employee'], 'PrivateContact', ['own-rights'], [...REACHED, 'shownTo', 'changedAt', 'version'], isOwn),
  say(
    'I10',
    ['employer-officer'],
    'PrivateContact',
    ['agreement-performance'],
    REACHED,
    shownTo('employer', worksForMe),
  ),
  say(
    'I10',
    ['case-manager'],
    'PrivateContact',
    ['absence-guidance', 'reintegration'],
    REACHED,
    shownTo('casework', isAbsentThere),
  ),
  say('I10', ['labour-expert'], 'PrivateContact', ['reintegration'], REACHED, shownTo('casework', isAbsentThere)),
  say(
    'I10',
    ['company-doctor', 'insurance-doctor', 'doctor-in-training'],
    'PrivateContact',
    ['absence-guidance'],
    REACHED,
    shownTo('doctor', isDossierDoctor),
  ),
];
