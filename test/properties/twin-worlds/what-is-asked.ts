import type { World } from '../specification/world.js';
import { named, NOBODY, today, tomorrow, type Bodies } from './naming.js';

const REQUESTER = { name: 'E. de Wit', capacity: 'other-doctor', organisation: null, country: 'NL' };
const asked = (world: World): object => ({
  receivedOn: today(world),
  basis: null,
  pieces: [...world.pieces.slice(0, 2).map(({ id }) => id), NOBODY].map((pieceId) => ({
    pieceId,
    version: 1,
    necessity: null,
  })),
});

/** What employees ask doctors and allow them, and doctors each other. */
export const ASKED_BODIES: Readonly<Record<string, Bodies>> = {
  '/v1/employees/:employeeId/second-opinions': (world) => [
    {
      doctorId: named(world, 'smit'),
      pieces: [...world.pieces.slice(0, 2).map(({ id }) => id), NOBODY].map((pieceId) => ({ pieceId, version: 1 })),
    },
  ],
  '/v1/employees/:employeeId/consents': (world) => [
    {
      addressedTo: { doctorId: named(world, 'smit') },
      recipient: { name: 'E. de Wit', capacity: 'other-doctor', organisation: null, country: 'NL' },
      purpose: 'treatment',
      pieces: [...world.pieces.slice(0, 2).map(({ id }) => id), NOBODY].map((pieceId) => ({ pieceId, version: 1 })),
    },
  ],
  '/v1/employees/:employeeId/disclosure-requests': (world) => [
    { ...asked(world), requester: REQUESTER, purpose: 'treatment' },
  ],
  '/v1/disclosure-requests/:disclosureRequestId/repair': (world) => [asked(world)],
  '/v1/disclosure-requests/:disclosureRequestId/package': () => [{ language: 'nl' }],
  '/v1/disclosure-requests/:disclosureRequestId/decision': () => [
    { digest: 'cd'.repeat(32), answers: { noMoreThanNecessary: { yes: false, reason: 'no' } }, struck: [] },
  ],
  '/v1/employees/:employeeId/paper-consents': (world) =>
    world.pieces.slice(0, 2).map(({ id }) => ({
      addressedTo: { office: 'company-doctor' },
      recipient: { name: 'E. de Wit', capacity: 'other-doctor', organisation: null, country: 'NL' },
      purpose: 'treatment',
      pieces: [{ pieceId: id, version: 1 }],
      scanId: id,
      signedOn: today(world),
    })),
  '/v1/consents/:consentId/acceptance': () => [{ digest: 'ab'.repeat(32) }],
  '/v1/consents/:consentId/posting': (world) => [{ postedOn: today(world) }],
  '/v1/consents/:consentId/signature': () => [{ digest: 'ab'.repeat(32) }],
  '/v1/employees/:employeeId/consultations': (world) => [{ doctorId: named(world, 'smit'), question: 'how to sit' }],
  '/v1/consultations/:consultationId/appointment': (world) => [{ plannedFor: tomorrow(world) }],
  '/v1/consultations/:consultationId/conclusion': () => [{ text: 'sit straight' }],
  '/v1/pieces/:pieceId/moves': (world) => [
    { version: 1, secondDoctorId: world.accounts[0]?.id ?? NOBODY, grounds: 'it is of somebody else' },
  ],
  '/v1/piece-moves/:moveId/taking': () => [{}, { employeeId: NOBODY }],
  '/v1/piece-moves/:moveId/return': () => [{ reason: 'it is not' }],
  '/v1/second-opinions/:opinionId/conclusion': () => [{ text: 'I would do the same' }],
};
