import type { Problem } from '../../../platform/problems/problem.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import type { DeclarationText } from '../declaration-text/declaration-text.js';

/** Somebody is about to sign. */
export interface Signing {
  readonly signer: Pick<PersonFacts, 'kind'>;
  /** The text, if it is current or announced. */
  readonly text: DeclarationText | undefined;
  /** The digest of what he was shown. */
  readonly digest: string;
  /** His signature under this text was revoked, and nobody instructed him since. */
  readonly revokedSince: boolean;
}

/** May this be signed? @returns null, or why not. */
export function whyNotSigned({ signer, text, digest, revokedSince }: Signing): Problem | null {
  if (signer.kind !== 'staff' && signer.kind !== 'hired') {
    return refusedByRule(403, 'nothing-to-sign', 'S7', 'These texts bind those who work for the service.');
  }
  if (text === undefined)
    return refusedByRule(409, 'text-not-current', 'S3', 'That text is neither current nor announced.');
  if (text.digest !== digest) return refusedByRule(409, 'text-differs', 'S3', 'What you were shown is not that text.');
  // Else whoever lost access by a revocation would give it back to himself.
  return revokedSince
    ? refusedByRule(
        409,
        'instruction-needed',
        'S3',
        'Your signature was revoked: you can sign again once you were instructed anew.',
      )
    : null;
}
