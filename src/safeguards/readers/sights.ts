import { conditionsHold, type Facts } from '../access/ability.js';
import { type ActorAttributes, bindConditions } from '../access/policy/bind-conditions.js';
import type { CompiledRole, CompiledRule, Condition } from '../access/policy/compiled-role.js';
import type { Sight } from './reader.js';

/**
 * By which statements somebody sees records of one dossier, as far as that follows from who he is to the dossier.
 *
 * A statement that asks who wrote or received the single record isn't among them: whether there is such a record is the secret
 * of those two (S12, S14).
 *
 * @param role that acts
 * @param actor its attributes, as a request binds them
 * @param dossier the facts that every record of the dossier has, as { dossierDoctorId }
 * @param kinds that a dossier has records of
 */
export function sightsOf(
  role: CompiledRole,
  actor: ActorAttributes,
  dossier: Facts,
  kinds: ReadonlySet<string>,
): readonly Sight[] {
  const reading = role.rules.filter(({ action, kind }) => action === 'read' && kinds.has(kind));
  const isForbidden = (kind: string): boolean =>
    reading.some((rule) => rule.effect === 'never' && rule.kind === kind && holdsAlways(rule, actor, dossier));
  return reading
    .filter((rule) => rule.effect === 'may' && !isForbidden(rule.kind) && mayHold(rule, actor, dossier))
    .map(({ kind, purposes, fields, because, conditions }) => ({
      kind,
      purposes,
      fields,
      because,
      onlyWhere: conditions.flatMap((condition) =>
        condition.operator === 'is' && !isKnown(condition, dossier)
          ? [{ fact: condition.fact, is: condition.value }]
          : [],
      ),
    }));
}

/** Whether nothing that is known of the dossier keeps the rule from holding, and nobody's own record is asked for. */
function mayHold(rule: CompiledRule, actor: ActorAttributes, dossier: Facts): boolean {
  const open = rule.conditions.filter((condition) => !isKnown(condition, dossier));
  return open.every(({ operator }) => operator === 'is') && holdsAsFarAsKnown(rule, actor, dossier);
}

function holdsAlways(rule: CompiledRule, actor: ActorAttributes, dossier: Facts): boolean {
  return rule.conditions.every((condition) => isKnown(condition, dossier)) && holdsAsFarAsKnown(rule, actor, dossier);
}

function holdsAsFarAsKnown({ conditions }: CompiledRule, actor: ActorAttributes, dossier: Facts): boolean {
  const known = conditions.filter((condition) => isKnown(condition, dossier));
  return known.length === 0 || conditionsHold(bindConditions(known, actor), dossier);
}

function isKnown({ fact }: Condition, dossier: Facts): boolean {
  return Object.hasOwn(dossier, fact);
}
