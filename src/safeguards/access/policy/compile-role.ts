import type { CompiledRole, CompiledRule, Competence } from './compiled-role.js';
import { compileNever, compileStatement } from './compile-statement.js';
import type { Report } from './findings.js';
import type { JobDocument, RoleDocument } from './policy-documents.js';
import type { Words } from './words.js';

/**
 * Compiles the page of a role or a job.
 *
 * @param name role or job
 * @param requires standings a role asks for; none for a job
 * @param included rules of the shared statements the page names under `also`
 */
export function compileRole(
  name: string,
  page: RoleDocument | JobDocument,
  requires: readonly string[],
  included: readonly CompiledRule[],
  words: Words,
  report: Report,
): CompiledRole {
  words.checkCircle(page.circle, report, 'circle');
  const own = page.statements.flatMap((statement, at) =>
    compileStatement(statement, words, report, `statements.${at}`),
  );
  const may = [...included.filter(({ effect }) => effect === 'may'), ...own];
  const never = [
    ...included.filter(({ effect }) => effect === 'never'),
    ...(page.never ?? []).flatMap((statement, at) => compileNever(statement, words, report, `never.${at}`)),
  ];
  for (const { action, kind } of never) {
    // A prohibition of what nobody allowed can't be tested, and suggests that silence would be permission.
    if (!may.some((rule) => rule.action === action && rule.kind === kind)) {
      report('never', `nothing allows to ${action} ${kind}: silence refuses it already`);
    }
  }
  return {
    name,
    circle: page.circle,
    requires,
    rules: [...may, ...never],
    competences: competencesOf([...may, ...never], requires, words, report),
    rulesByPurpose: byPurpose(may, never),
  };
}

function competencesOf(
  rules: readonly CompiledRule[],
  requires: readonly string[],
  words: Words,
  report: Report,
): CompiledRole['competences'] {
  const competences = new Map<string, Map<string, Competence>>();
  const grouped = Map.groupBy(rules, ({ action, kind }) => `${action} ${kind}`);
  for (const [, group] of grouped) {
    const may = group.filter(({ effect }) => effect === 'may');
    const [first] = may;
    if (first === undefined) continue;
    const { action, kind, beforeStanding } = first;
    if (may.some((rule) => rule.beforeStanding !== beforeStanding)) {
      report('statements', `${action} ${kind} stands here both with and without before-standing`);
    }
    const ofKind = competences.get(action) ?? new Map<string, Competence>();
    competences.set(
      action,
      ofKind.set(kind, {
        action,
        kind,
        purposes: [...new Set(may.flatMap(({ purposes }) => purposes))],
        requires: beforeStanding ? [] : requires,
        facts: factsOf(group, words),
      }),
    );
  }
  return competences;
}

function factsOf(rules: readonly CompiledRule[], words: Words): Competence['facts'] {
  const names = new Set(rules.flatMap(({ conditions }) => conditions.map(({ fact }) => fact)));
  return [...names].flatMap((name) => {
    const type = words.vocabulary.facts[name]?.type;
    return type === undefined ? [] : [{ name, type }];
  });
}

function byPurpose(may: readonly CompiledRule[], never: readonly CompiledRule[]): CompiledRole['rulesByPurpose'] {
  const purposes = new Set(may.flatMap((rule) => rule.purposes));
  return new Map(
    [...purposes].map((purpose) => [purpose, [...may.filter((rule) => rule.purposes.includes(purpose)), ...never]]),
  );
}
