import type { CompiledRole } from './compiled-role.js';
import type { Report } from './findings.js';
import type { AS_THE_TOKEN, SignInDocument } from './policy-documents.js';
import type { Words } from './words.js';

/** How strong, and how recent, a sign-in must be. */
export interface SignInLevel {
  readonly name: string;
  readonly factors: number;
  /** A written word where any age is right that the token's own expiry allows: silence would be a permission. */
  readonly atMostMinutesOld: number | typeof AS_THE_TOKEN;
}

/** The levels by name, and the one that each action on each kind needs. */
export interface SignInLevels {
  readonly named: ReadonlyMap<string, SignInLevel>;
  readonly needed: ReadonlyMap<string, ReadonlyMap<string, SignInLevel>>;
}

/**
 * D10 — compiles sign-in.yaml. Reported: an unknown word, a kind and action covered twice, and one that a role has but
 * nothing covers. A job signs in nowhere and needs no level.
 */
export function compileSignIn(
  document: SignInDocument,
  roles: readonly CompiledRole[],
  words: Words,
  report: Report,
): SignInLevels {
  const named = new Map(
    Object.entries(document.levels).map(([name, written]) => [
      name,
      { name, factors: written.factors, atMostMinutesOld: written['at-most-minutes-old'] },
    ]),
  );
  const needed = new Map<string, Map<string, SignInLevel>>();
  document.needs.forEach((need, at) => {
    const place = `needs.${at}`;
    words.checkBecause(need.because, report, `${place}.because`);
    const level = named.get(need.level);
    if (level === undefined) report(`${place}.level`, `${need.level} is no level of this page`);
    for (const [kind, actions] of Object.entries(need.of)) {
      words.kind(kind, report, `${place}.of`);
      const ofKind = needed.get(kind) ?? new Map<string, SignInLevel>();
      for (const action of actions) {
        words.checkAction(action, report, `${place}.of.${kind}`);
        if (ofKind.has(action)) report(`${place}.of.${kind}`, `${action} ${kind} is covered twice`);
        if (level !== undefined) ofKind.set(action, level);
      }
      needed.set(kind, ofKind);
    }
  });
  reportUncovered(needed, roles, report);
  return { named, needed };
}

function reportUncovered(needed: SignInLevels['needed'], roles: readonly CompiledRole[], report: Report): void {
  const used = new Set(roles.flatMap(({ rules }) => rules.map(({ action, kind }) => `${action} ${kind}`)));
  for (const pair of [...used].sort()) {
    const [action = '', kind = ''] = pair.split(' ');
    if (needed.get(kind)?.has(action) !== true) report('needs', `${pair} is covered by no level`);
  }
}
