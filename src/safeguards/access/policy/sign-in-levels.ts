import type { CompiledRole } from './compiled-role.js';
import type { Report } from './findings.js';
import type { SignInDocument } from './policy-documents.js';
import type { Words } from './words.js';

/** How strong, and how recent, a sign-in must be. */
export interface SignInLevel {
  readonly name: string;
  readonly factors: number;
  /** undefined: any age that the token's own expiry allows. */
  readonly atMostMinutesOld: number | undefined;
  readonly because: string;
}

/** Levels by kind, then action. */
export type SignInLevels = ReadonlyMap<string, ReadonlyMap<string, SignInLevel>>;

/**
 * D10 — compiles sign-in.yaml. Reported: an unknown word, a kind and action covered twice, and one that a role has but
 * nothing covers. A job signs in nowhere and needs no level.
 */
export function compileSignIn(
  document: SignInDocument, roles: readonly CompiledRole[], words: Words, report: Report,
): SignInLevels {
  const levels = new Map<string, Map<string, SignInLevel>>();
  document.needs.forEach((need, at) => {
    const place = `needs.${at}`;
    words.checkBecause(need.because, report, `${place}.because`);
    const level = levelNamed(need.level, need.because, document);
    if (level === undefined) report(`${place}.level`, `${need.level} is no level of this page`);
    for (const [kind, actions] of Object.entries(need.of)) {
      words.kind(kind, report, `${place}.of`);
      const ofKind = levels.get(kind) ?? new Map<string, SignInLevel>();
      for (const action of actions) {
        words.checkAction(action, report, `${place}.of.${kind}`);
        if (ofKind.has(action)) report(`${place}.of.${kind}`, `${action} ${kind} is covered twice`);
        if (level !== undefined) ofKind.set(action, level);
      }
      levels.set(kind, ofKind);
    }
  });
  reportUncovered(levels, roles, report);
  return levels;
}

function levelNamed(name: string, because: string, { levels }: SignInDocument): SignInLevel | undefined {
  const level = Object.hasOwn(levels, name) ? levels[name] : undefined;
  if (level === undefined) return undefined;
  return { name, factors: level.factors, atMostMinutesOld: level['at-most-minutes-old'], because };
}

function reportUncovered(levels: SignInLevels, roles: readonly CompiledRole[], report: Report): void {
  const used = new Set(roles.flatMap(({ rules }) => rules.map(({ action, kind }) => `${action} ${kind}`)));
  for (const pair of [...used].sort()) {
    const [action = '', kind = ''] = pair.split(' ');
    if (levels.get(kind)?.has(action) !== true) report('needs', `${pair} is covered by no level`);
  }
}
