import type { CompiledRole, CompiledRule, Condition } from './compiled-role.js';
import type { Granting } from './granting.js';
import { AS_THE_TOKEN, type VocabularyDocument } from './policy-documents.js';
import type { SignInLevel } from './sign-in-levels.js';

/** Conditions as a sentence a privacy officer reads: 'the employer is one of the employers the role is scoped to'. */
export function conditionsInWords(conditions: readonly Condition[], vocabulary: VocabularyDocument): string {
  return conditions.map((condition) => conditionInWords(condition, vocabulary)).join('; ');
}

function conditionInWords(condition: Condition, { facts, attributes }: VocabularyDocument): string {
  const fact = facts[condition.fact]?.text ?? condition.fact;
  if (condition.operator === 'is') return condition.value ? fact : `not: ${fact}`;
  const attribute = attributes[condition.attribute]?.text ?? condition.attribute;
  switch (condition.operator) {
    case 'equals':
      return `${fact} is ${attribute}`;
    case 'one-of':
      return `${fact} is one of ${attribute}`;
    case 'contains':
      return `${fact} include ${attribute}`;
  }
}

/** 'medical: 2 factors, at most 60 minutes old' */
export function levelInWords({ name, factors, atMostMinutesOld }: SignInLevel): string {
  return `${name}: ${factors} factors${atMostMinutesOld === AS_THE_TOKEN ? '' : `, at most ${atMostMinutesOld} minutes old`}`;
}

/** How somebody gets a role. */
export function grantingInWords({ proposedBy, approvedBy, confirmedBy, opensMedical, scope }: Granting): string {
  return [
    proposedBy.length === 0 ? 'proposed by nobody' : `proposed by ${anyOf(proposedBy)}`,
    approvedBy.length === 0 ? 'no approval' : `approved by ${anyOf(approvedBy)}`,
    confirmedBy.length === 0 ? 'no confirmation' : `confirmed by ${anyOf(confirmedBy)}`,
    ...(opensMedical ? ['opens medical data'] : []),
    ...(scope === 'employer' ? ['held for one employer'] : []),
  ].join('; ');
}

/** When a rule of a role counts: its conditions, and whether what the role requires may still be missing. */
export function whenInWords({ requires }: CompiledRole, rule: CompiledRule, vocabulary: VocabularyDocument): string {
  const conditions = conditionsInWords(rule.conditions, vocabulary);
  const sentence = conditions === '' ? 'always' : conditions;
  return rule.beforeStanding && requires.length > 0
    ? `${sentence}; also before what the role requires is in order`
    : sentence;
}

function anyOf(names: readonly string[]): string {
  return names.join(' or ');
}
