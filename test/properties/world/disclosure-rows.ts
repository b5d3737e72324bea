import { seal } from '../../../src/platform/keys/envelope.js';
import { SOMEBODY } from '../specification/always.js';
import type { World } from '../specification/world.js';
import { bytes, row, type RowParts, type Tables } from './row-writing.js';

/** The tables of requests to disclose: what came in, what was decided, and what nobody asks any more. */
export function disclosureRows({ disclosures }: World, { keyOf }: RowParts): Tables {
  const sealed = (owner: string, record: string, version: number, what: string, value: unknown): string => {
    const place = { store: 'medical', owner, record, version, item: `disclosure-${what}` };
    return bytes(seal(keyOf(owner, 'medical'), place, value));
  };
  return [
    [
      'medical.disclosure_request',
      disclosures.map(({ id, employeeId, recordedBy, recordedAt }) => row({ id, employeeId, recordedBy, recordedAt })),
    ],
    [
      'medical.disclosure_round',
      disclosures.map((one) => {
        const { id, employeeId, round, requester, purpose, ground, pieces, digest, receivedOn, consentId, lacking } =
          one;
        return row({
          ...{ requestId: id, employeeId, round, receivedOn, consentId, lacking },
          pieces: pieces.map(({ pieceId, version }) => ({ pieceId, version })),
          digest: `\\x${digest}`,
          sealed: sealed(employeeId, id, round, 'request', { requester, purpose, ground, pieces }),
          ...{ recordedBy: one.recordedBy, recordedAt: one.recordedAt },
        });
      }),
    ],
    [
      'medical.disclosure_decision',
      disclosures.flatMap(({ id, employeeId, round, digest, decision }) =>
        decision === null
          ? []
          : [
              row({
                ...{ requestId: id, employeeId, round, digest: `\\x${digest}`, outcome: decision.outcome },
                sealed: sealed(employeeId, id, round, 'decision', {
                  answers: decision.answers,
                  struck: decision.struck,
                  signed: '',
                }),
                ...{ doctorId: decision.by, decidedAt: decision.at },
              }),
            ],
      ),
    ],
    [
      'medical.disclosure_withdrawal',
      disclosures.flatMap(({ id, employeeId, withdrawnAt }) =>
        withdrawnAt === null ? [] : [row({ requestId: id, employeeId, withdrawnBy: SOMEBODY, withdrawnAt })],
      ),
    ],
  ];
}
