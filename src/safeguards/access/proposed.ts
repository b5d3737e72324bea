import { notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import { decide, type Facts } from './ability.js';
import { responsibleDoctorOf } from './acts-under.js';
import type { Context } from './context.js';
import { employeeOf } from './sealed.js';
import { ruleIdOf } from './policy/rule-id.js';

/**
 * Decides on a record that doesn't exist yet, on exactly what would be stored, and notes the act.
 * @param rule the rule that a refusal names to somebody who may know of what it is about
 * @throws Problem 403 naming the rule where the actor may read such a record; 404 without one where he may not even know of it.
 */
export function permitNew(
  context: Context,
  action: string,
  kind: string,
  record: { readonly id: string },
  facts: Facts,
  rule: string,
): void {
  const decision = decide(context.ability, action, kind, facts);
  if (!decision.allowed) {
    if (!mayKnowOf(context, kind, facts)) throw notFound();
    throw refusedByRule(403, 'not-allowed', rule, 'Your role does not allow this act here.');
  }
  context.trail.note({
    action,
    kind,
    recordId: record.id,
    rule: ruleIdOf(decision.because),
    employeeId: employeeOf(facts),
    outcome: 'allowed',
    status: context.trail.goodStatus,
    responsibleDoctorId: responsibleDoctorOf(context.actsUnder, facts, context.actor.accountId),
  });
}

/** May the actor know of records of this kind with these facts? Where not, the answer is 404, whatever was asked (V6, D5). */
export function mayKnowOf(context: Context, kind: string, facts: Facts): boolean {
  return decide(context.ability, 'read', kind, facts).allowed;
}
