import type { Report } from './findings.js';
import type { SeparationDocument } from './policy-documents.js';
import { ruleIdOf } from './rule-id.js';
import type { Words } from './words.js';

/** Two circles that no account holds together, and why. */
export interface Apart {
  /** Both, sorted. */
  readonly circles: readonly [string, string];
  /** The ID of the rule that keeps them apart. */
  readonly rule: string;
}

export type Separation = readonly Apart[];

/**
 * S7, S10, A6 — why an account that holds roles of those circles can't hold one of this circle as well.
 * @returns the first pair that the page keeps apart, null when there is none
 */
export function whyApart(separation: Separation, circle: string, held: readonly string[]): Apart | null {
  return (
    separation.find(
      ({ circles: [one, other] }) =>
        (one === circle && held.includes(other)) || (other === circle && held.includes(one)),
    ) ?? null
  );
}

/** Compiles separation.yaml. Reported: an unknown circle, one that would be apart from itself, and a pair that stands there twice. */
export function compileSeparation({ apart }: SeparationDocument, words: Words, report: Report): Separation {
  const said = new Set<string>();
  return Object.entries(apart).flatMap(([name, { 'none-of': these, with: those, because }]) => {
    const place = `apart.${name}`;
    words.checkBecause(because, report, `${place}.because`);
    for (const circle of these) words.checkCircle(circle, report, `${place}.none-of`);
    for (const circle of those) words.checkCircle(circle, report, `${place}.with`);
    return these.flatMap((one) =>
      those.map((other) => {
        const circles = pair(one, other);
        if (one === other) report(place, `${one} would be apart from itself`);
        if (said.has(circles.join())) report(place, `${circles.join(' and ')} are kept apart already`);
        said.add(circles.join());
        return { circles, rule: ruleIdOf(because) };
      }),
    );
  });
}

function pair(one: string, other: string): readonly [string, string] {
  return one < other ? [one, other] : [other, one];
}
