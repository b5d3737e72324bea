import type { WordsDocument } from './policy-documents.js';

/** The rule's ID at the beginning of a `because`: 'S3' of 'S3 — …'. */
export function ruleIdOf(because: string): string {
  return because.slice(0, because.indexOf(' '));
}

/** Whether the regulation has this rule; the vocabulary says how many each chapter has. */
export function isRule(id: string, { rules }: WordsDocument): boolean {
  const last = rules[id.slice(0, 1)];
  return last !== undefined && Number(id.slice(1)) <= last;
}
