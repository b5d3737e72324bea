import { describe, expect, test } from '@jest/globals';
import type { DeclarationText } from '../declaration-text/declaration-text.js';
import { assistant } from '../people.fixture.js';
import { whyNotSigned, type Signing } from './may-sign-text.js';

const text: DeclarationText = {
  id: 'secrecy',
  kind: 'derived-secrecy',
  edition: '2026',
  text: 'I keep secret what I learn.',
  digest: 'a'.repeat(64),
  announcedOn: '2026-01-01',
  effectiveFrom: '2026-02-01',
};

function refusal(signing: Partial<Signing>): (string | number | undefined)[] | null {
  const problem = whyNotSigned({ signer: assistant(), text, digest: text.digest, revokedSince: false, ...signing });
  return problem === null ? null : [problem.status, problem.code, problem.extra.rule];
}

describe('a signature', () => {
  test.each(['staff', 'hired'] as const)('S7 is given by %s', (kind) => {
    expect(refusal({ signer: { kind } })).toBeNull();
  });

  test.each(['external', 'employee'] as const)('S7 binds nobody who does not work for the service: %s', (kind) => {
    expect(refusal({ signer: { kind } })).toEqual([403, 'nothing-to-sign', 'S7']);
  });

  test('S3 is under a text that is current or announced', () => {
    expect(refusal({ text: undefined })).toEqual([409, 'text-not-current', 'S3']);
  });

  test('S3 is under what was shown', () => {
    expect(refusal({ digest: 'b'.repeat(64) })).toEqual([409, 'text-differs', 'S3']);
  });

  test('S3 does not undo a revocation by itself', () => {
    expect(refusal({ revokedSince: true })).toEqual([409, 'instruction-needed', 'S3']);
  });
});
