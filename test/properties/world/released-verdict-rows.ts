import { seal } from '../../../src/platform/keys/envelope.js';
import { dayOf } from '../specification/calendar.js';
import type { World } from '../specification/world.js';
import { bytes, row, type RowParts, type Tables } from './row-writing.js';

/** What is asked about an absence. */
export const QUESTION = 'fit-for-own-work';

/** What went to employers and employees of their questions. */
export function releasedVerdictRows({ verdicts }: World, { keyOf }: Pick<RowParts, 'keyOf'>): Tables {
  const released = verdicts.filter(({ isReleased }) => isReleased);
  return [
    [
      'desk.released_verdict',
      released.map(({ id, questionId, employerId, employeeId, issuedAt, validUntil, supersedes, outcome }) =>
        row({
          id,
          questionId,
          employerId,
          employeeId,
          question: QUESTION,
          issuedOn: dayOf(issuedAt),
          validUntil,
          supersedes,
          releasedAt: issuedAt,
          sealed: bytes(
            seal(
              keyOf(employeeId, 'employee'),
              {
                store: 'desk',
                owner: employeeId,
                record: id,
                version: 1,
                item: 'released-verdict',
              },
              { outcome },
            ),
          ),
        }),
      ),
    ],
  ];
}
