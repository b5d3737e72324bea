import { isDeputyOrOnDuty, isDossierDoctor, isOwn } from './between.js';
import { DOCTORS } from './held-since.js';
import { say, type Statement } from './statement.js';

const ALL = [
  ...[
    'id',
    'employeeId',
    'requester',
    'purpose',
    'consentId',
    'ground',
    'pieces',
    'receivedOn',
    'lacking',
    'repairUntil',
    'digest',
  ],
  ...['recordedBy', 'recordedAt', 'answers', 'struck', 'decidedBy', 'decidedAt', 'withdrawnAt', 'package', 'state'],
];

/** C4, C13 — between the employee and his doctor. */
export const OF_DISCLOSURES: readonly Statement[] = [
  say('C13', ['employee'], 'DisclosureRequest', ['own-rights'], ALL, isOwn),
  say('C4', DOCTORS, 'DisclosureRequest', ['absence-guidance'], ALL, isDossierDoctor),
  say('S4', ['core-expert-doctor'], 'DisclosureRequest', ['absence-guidance'], ALL, isDeputyOrOnDuty),
];
