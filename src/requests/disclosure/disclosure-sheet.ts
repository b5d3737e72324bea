import type { ConsentRecipient } from '../../records/medical-dossier/consent/consent.js';
import type { LegalGround, RequestedPiece } from './disclosure-request.js';

/** What came in, as the doctor reads it: fixed bytes, whose digest is what he decides upon. */
export interface SheetContent {
  readonly id: string;
  readonly round: number;
  readonly employeeId: string;
  readonly receivedOn: string;
  readonly requester: ConsentRecipient;
  readonly purpose: string;
  readonly consentId: string | null;
  readonly ground: LegalGround | null;
  readonly pieces: readonly RequestedPiece[];
}

const FORM = 'dossierkluis-disclosure-1';

/** @returns JSON in UTF-8 (RFC 8259), the same bytes for the same content */
export function requestBytes(content: SheetContent): Buffer {
  const { id, round, employeeId, receivedOn, requester, purpose, consentId, ground, pieces } = content;
  return bytesOf({ form: FORM, id, round, employeeId, receivedOn, requester, purpose, consentId, ground, pieces });
}

/** What the service signs for the doctor: what came in, with its digest, and what he decided (C4). */
export function decisionBytes(request: Buffer, requestSha256: string, decision: object): Buffer {
  return bytesOf({ form: FORM, request: request.toString('utf8'), requestSha256, decision });
}

function bytesOf(content: object): Buffer {
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8');
}
