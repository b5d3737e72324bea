import { isDeputyOrOnDuty, isDossierDoctor, isOwn } from './between.js';
import { OF_DISCLOSURES } from './disclosure-statements.js';
import { DOCTORS } from './held-since.js';
import { say, type Statement, type Test } from './statement.js';

const ALLOWED = [
  ...['id', 'employeeId', 'addressedTo', 'recipient', 'purpose', 'pieces', 'times', 'digest'],
  ...['signedAt', 'usableUntil', 'withdrawnAt', 'state'],
];
const OWN = ['preparedBy', 'preparedAt'];

const isSigned: Test = (_world, _actor, record) => record.isSigned === true;
const isSignedForTheDoctor: Test = (...asked) => isSigned(...asked) && isDossierDoctor(...asked);
const isSignedForTheDeputy: Test = (...asked) => isSigned(...asked) && isDeputyOrOnDuty(...asked);

/** C2 — the employee's own, and his doctor's once he signed; C4 — and what is asked on it. */
export const OF_CONSENTS: readonly Statement[] = [
  say('C2', ['employee'], 'Consent', ['own-rights'], [...ALLOWED, ...OWN], isOwn),
  say('C2', DOCTORS, 'Consent', ['absence-guidance'], ALLOWED, isSignedForTheDoctor),
  say('S4', ['core-expert-doctor'], 'Consent', ['absence-guidance'], ALLOWED, isSignedForTheDeputy),
  ...OF_DISCLOSURES,
];
