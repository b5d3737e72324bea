import { Problem } from '../../platform/problems/problem.js';
import { contentTooLarge } from '../../platform/problems/usual-problems.js';
import { StaffFileRefused, type StaffFilePlace } from './staff-import/staff-file-refused.js';

/** V9 — the answer for a staff file that is refused as a whole, with its places; anything else thrown stays as it is. */
export function staffFileProblem(thrown: unknown): unknown {
  if (!(thrown instanceof StaffFileRefused)) return thrown;
  const { reason, place, others } = thrown;
  if (reason === 'file_too_large') return contentTooLarge();
  return new Problem(400, reason.replaceAll('_', '-'), 'The staff file is refused as a whole; nothing was stored.', {
    rule: 'V9',
    errors: [{ reason, place }, ...others].map((flaw) => ({ at: placeOf(flaw.place), code: flaw.reason, rule: 'V9' })),
  });
}

/** '/line/1/column/16', '/line/1/startsOn' for a column that isn't there, or '' for the file as a whole. */
function placeOf({ line, position, field }: StaffFilePlace): string {
  const row = line === undefined ? '' : `/line/${line}`;
  return `${row}${position === undefined ? '' : `/column/${position}`}${field === undefined ? '' : `/${field}`}`;
}
