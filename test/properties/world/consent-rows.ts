import { seal } from '../../../src/platform/keys/envelope.js';
import { SOMEBODY } from '../specification/always.js';
import type { World } from '../specification/world.js';
import { bytes, row, type RowParts, type Tables } from './row-writing.js';

/** The tables of consents: what was prepared, what was signed of it, and what was taken back. */
export function consentRows({ consents }: World, { keyOf }: RowParts): Tables {
  return [
    [
      'medical.consent',
      consents.map(
        ({ id, employeeId, addressedTo, recipient, purpose, pieces, times, digest, preparedBy, preparedAt }) => {
          const place = { store: 'medical', owner: employeeId, record: id, version: 1, item: 'consent-sheet' };
          const sealed = bytes(seal(keyOf(employeeId, 'medical'), place, { addressedTo, recipient, purpose }));
          return row({ id, employeeId, pieces, times, digest: `\\x${digest}`, sealed, preparedBy, preparedAt });
        },
      ),
    ],
    [
      'medical.consent_signature',
      consents.flatMap(({ id, employeeId, digest, signed }) =>
        signed === null
          ? []
          : [
              row({
                ...{ consentId: id, employeeId, digest: `\\x${digest}`, sealed: '\\x00' },
                ...{ signedBy: signed.by, signedAt: signed.at },
              }),
            ],
      ),
    ],
    [
      'medical.consent_withdrawal',
      consents.flatMap(({ id, employeeId, withdrawnAt }) =>
        withdrawnAt === null ? [] : [row({ consentId: id, employeeId, withdrawnBy: SOMEBODY, withdrawnAt })],
      ),
    ],
  ];
}
