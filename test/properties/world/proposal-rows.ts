import { seal } from '../../../src/platform/keys/envelope.js';
import type { World } from '../specification/world.js';
import { bytes, row, type RowParts, type Tables } from './row-writing.js';

/** The tables of what doctors in training prepared. */
export function proposalRows({ proposals }: World, { keyOf }: Pick<RowParts, 'keyOf'>): Tables {
  const sealed = (owner: string, record: string, item: string, value: unknown): string =>
    bytes(seal(keyOf(owner, 'medical'), { store: 'medical', owner, record, version: 1, item }, value));
  return [
    [
      'medical.proposal',
      proposals.map((one) => {
        const { id, questionId: about, employeeId, absenceId, decisionId, outcome, grounds } = one;
        const { validUntil, proposedBy, supervisorId, proposedAt, corrects, lastDay } = one;
        return row({
          ...{ id, what: 'Verdict', about, employeeId, absenceId, decisionId, validUntil },
          ...{ proposedBy, supervisorId, proposedAt, corrects, lastDay },
          sealed: sealed(employeeId, decisionId, 'verdict', { outcome }),
          sealedGrounds: sealed(employeeId, id, 'proposal-grounds', grounds),
        });
      }),
    ],
    [
      'medical.proposal_end',
      proposals.flatMap(({ id: proposalId, employeeId, proposedBy, supervisorId, end }) => {
        if (end === null) return [];
        const { how, reason, endedBy, endedAt } = end;
        const sealedReason = reason === null ? null : sealed(employeeId, proposalId, 'proposal-reason', reason);
        return [row({ proposalId, employeeId, proposedBy, supervisorId, how, sealedReason, endedBy, endedAt })];
      }),
    ],
  ];
}
