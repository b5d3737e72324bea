import { hasDerivedSecrecy, isDeputyOrOnDuty, isDossierDoctor, isOwn } from './between.js';
import { OF_DISCLOSURES } from './disclosure-statements.js';
import { DOCTORS } from './held-since.js';
import { say, type Statement, type Test } from './statement.js';

const ALL = [
  ...[
    'id',
    'employeeId',
    'addressedTo',
    'recipient',
    'purpose',
    'pieces',
    'times',
    'digest',
    'preparedBy',
    'preparedAt',
  ],
  ...[
    'signedAt',
    'signedOn',
    'scanId',
    'responsibleDoctorId',
    'acceptedBy',
    'acceptedAt',
    'toldOn',
    'toldHow',
    'undoUntil',
  ],
  ...['usableUntil', 'withdrawnBy', 'withdrawnAt', 'state'],
];

const isSigned: Test = (_world, _actor, record) => record.isSigned === true;
const isSignedForTheDoctor: Test = (...asked) => isSigned(...asked) && isDossierDoctor(...asked);
const isSignedForTheDeputy: Test = (...asked) => isSigned(...asked) && isDeputyOrOnDuty(...asked);
const isOnPaperForTheStaff: Test = (...asked) => asked[2].isOnPaper === true && hasDerivedSecrecy(...asked);

/** C2 — the employee's own, and his doctor's once he signed; what came on paper his staff's, who records it (I10). */
export const OF_CONSENTS: readonly Statement[] = [
  say('C2', ['employee'], 'Consent', ['own-rights'], ALL, isOwn),
  say('C2', DOCTORS, 'Consent', ['absence-guidance'], ALL, isSignedForTheDoctor),
  say('S4', ['core-expert-doctor'], 'Consent', ['absence-guidance'], ALL, isSignedForTheDeputy),
  say('I10', ['medical-assistant'], 'Consent', ['absence-guidance'], ALL, isOnPaperForTheStaff),
  ...OF_DISCLOSURES,
];
