import type { FieldError } from '../../platform/problems/problem.js';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { AbsenceOfFile, PartContent } from './reintegration-part.js';

/** The lists of codes, by name. */
export type CodeLists = ReadonlyMap<string, { has(code: string): boolean }>;

/** Days that tell what happened; the others plan ahead. */
const HAPPENED: ReadonlySet<string> = new Set(['madeOn', 'givenOn', 'agreedOn', 'heldOn', 'doneOn']);
/** Each pair in its order. */
const ORDER = [['from', 'until']] as const;

/**
 * D5, V8 — what of a part's content isn't on its list, or on a day on which it can't be.
 * @returns one error a field, at its place under `at`; empty where all is in order
 */
export function whyNotOnRecord(content: PartContent, lists: CodeLists, today: LocalDate, at: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const [field, value] of Object.entries(content)) {
    const list = lists.get(field);
    const place = `${at}/${field}`;
    if (list !== undefined && (typeof value !== 'string' || !list.has(value))) {
      errors.push({ at: place, code: 'not_on_the_list', rule: 'D5' });
    }
    if (HAPPENED.has(field) && typeof value === 'string' && value > today) {
      errors.push({ at: place, code: 'in_the_future' });
    }
  }
  for (const [first, last] of ORDER) {
    const [from, until] = [content[first], content[last]];
    if (typeof from === 'string' && typeof until === 'string' && until < from) {
      errors.push({ at: `${at}/${last}`, code: 'before_its_start' });
    }
  }
  return errors;
}

/** May something new be recorded of it: does the absence run on that day? */
export function isRunning({ firstDay, recoveredOn }: AbsenceOfFile, today: LocalDate): boolean {
  return firstDay <= today && (recoveredOn === null || recoveredOn > today);
}
