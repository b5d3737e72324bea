import type { Context } from '../access/context.js';
import type { TrailLine } from './trail-line.js';
import type { Trail } from './trail.js';

/**
 * Puts on record that a file wasn't read to its end (A1), as that it was begun is.
 *
 * @param what the act that broke off, on which record, and the rule under which it began
 */
export async function recordBrokenOff(
  trail: Trail,
  context: Context,
  what: Pick<TrailLine, 'action' | 'kind' | 'recordId' | 'employeeId' | 'rule'>,
): Promise<void> {
  context.trail.note({
    ...what,
    outcome: 'aborted',
    status: context.trail.goodStatus,
    responsibleDoctorId: null,
  });
  await trail.commit(context.trail);
}
