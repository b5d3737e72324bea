import { consentTo } from './consent-steps.js';
import { ALL_YES, askedOn, REQUESTER } from './disclosure-steps.js';
import type { Known } from './oracle-side.js';

const foreign = ({ sides }: Known, name: string): string => String(sides.foreign.ids[name]);

/** What the routes of consents and of requests to disclose take. */
export const DISCLOSURE_BODIES: Readonly<Record<string, (known: Known) => unknown>> = {
  'POST /v1/employees/:employeeId/consents': (known) => consentTo([foreign(known, 'pieceId')]),
  'POST /v1/employees/:employeeId/disclosure-requests': (known) => ({
    ...askedOn(known.today, foreign(known, 'consentId'), foreign(known, 'pieceId')),
    requester: REQUESTER,
    purpose: 'treatment',
  }),
  'POST /v1/disclosure-requests/:disclosureRequestId/repair': (known) =>
    askedOn(known.today, foreign(known, 'consentId'), foreign(known, 'pieceId')),
  'POST /v1/disclosure-requests/:disclosureRequestId/decision': () => ({
    digest: '0'.repeat(64),
    answers: ALL_YES,
    struck: [],
  }),
  'POST /v1/disclosure-requests/:disclosureRequestId/package': () => ({ language: 'nl' }),
  'POST /v1/employees/:employeeId/paper-consents': (known) => ({
    ...consentTo([foreign(known, 'pieceId')]),
    scanId: known.sides.own.documentId,
    signedOn: known.today,
  }),
  'POST /v1/consents/:consentId/signature': () => ({ digest: '0'.repeat(64) }),
  'POST /v1/consents/:consentId/acceptance': () => ({ digest: '0'.repeat(64) }),
  'POST /v1/consents/:consentId/posting': ({ today }) => ({ postedOn: today }),
};
