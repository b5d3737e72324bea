import { Temporal } from 'temporal-polyfill';
import type { Report } from './findings.js';
import type { TermsDocument, TermUnit } from './policy-documents.js';
import type { Words } from './words.js';

/** A period the rules count with: so many minutes, hours, days, weeks, months or years. */
export interface Term {
  readonly name: string;
  readonly amount: number;
  readonly unit: TermUnit;
  readonly because: string;
}

const UNITS: readonly TermUnit[] = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'];

/** Compiles terms.yaml; a `because` that names no rule is reported. */
export function compileTerms({ terms }: TermsDocument, words: Words, report: Report): ReadonlyMap<string, Term> {
  return new Map(
    Object.entries(terms).flatMap(([name, written]) => {
      words.checkBecause(written.because, report, `terms.${name}.because`);
      return UNITS.flatMap((unit) => {
        const amount = written[unit];
        return amount === undefined ? [] : [[name, { name, amount, unit, because: written.because }] as const];
      });
    }),
  );
}

/** Compiles the numbers of terms.yaml that aren't periods. */
export function compileCounts(
  { counts = {} }: TermsDocument,
  words: Words,
  report: Report,
): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(counts).map(([name, { amount, because }]) => {
      words.checkBecause(because, report, `counts.${name}.because`);
      return [name, amount] as const;
    }),
  );
}

/**
 * The last day of a term: its start plus the period, clamped to the end of the month. What is due is due on the day
 * after.
 *
 * @param start and the result: calendar dates in Amsterdam, 'YYYY-MM-DD'
 */
export function endOfTerm({ amount, unit }: Term, start: string): string {
  return Temporal.PlainDate.from(start)
    .add({ [unit]: amount })
    .toString();
}

/**
 * The moment at which a term is over that starts at a moment; days and longer count on the calendar of Amsterdam.
 *
 * @param start and the result: instants, ISO 8601 UTC
 */
export function momentAfterTerm({ amount, unit }: Term, start: string): string {
  return Temporal.Instant.from(start)
    .toZonedDateTimeISO('Europe/Amsterdam')
    .add({ [unit]: amount })
    .toInstant()
    .toString();
}
