import type { CompiledRole } from '../access/policy/compiled-role.js';
import type { Report } from '../access/policy/findings.js';
import { recipientOfRole, type DisclosureMatrix } from './disclosure-matrix.js';

/** The fact that says what the matrix gives the role. */
const RECEIVABLE = 'receivable';

/**
 * V8 — reports every role whose page shows what the matrix gives it, and which the matrix doesn't name: it would be let
 * through and see nothing, without anybody having meant that.
 */
export function checkReceivers(roles: Iterable<CompiledRole>, matrix: DisclosureMatrix, report: Report): void {
  for (const { name, rules } of roles) {
    const asksTheMatrix = rules.some(({ conditions }) =>
      conditions.some((condition) => condition.fact === RECEIVABLE && condition.operator === 'is' && condition.value),
    );
    if (asksTheMatrix && recipientOfRole(matrix, name) === null) {
      report('recipients', `${name} reads what the matrix gives it, and is the role of no recipient`);
    }
  }
}
