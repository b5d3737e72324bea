import { z } from 'zod';
import type { FieldError } from '../problems/problem.js';
import { pointerTo, shownName } from './pointer.js';
import { ruleAt } from './schema-rule.js';

/** Which part of the request a schema read; it decides how a place is written. */
export interface InputPart {
  readonly kind: 'body' | 'query' | 'param';
  /** The parameter's name where the schema is that of one parameter. */
  readonly name: string | null;
}

/** More than this isn't listed: the list is for somebody who repairs a form, not an echo of everything sent. */
const MOST_ERRORS = 50;

/**
 * What a schema refuses, as field errors: place, code and rule, never a received value (D5).
 *
 * @param issues zod's issues, in order
 * @param schema the schema that raised them; the nearest `.meta({ rule })` on the way to the place is cited
 * @param value what was received; looked at only to tell a missing field from a wrong one
 */
export function fieldErrors(
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
  value: unknown,
  part: InputPart,
): FieldError[] {
  return issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => fieldError([...issue.path, key], 'unknown_key', ruleAt(schema, issue.path), part))
        : [{ ...fieldError(issue.path, codeOf(issue, value), ruleOf(issue, schema), part), ...askedBy(issue) }],
    )
    .slice(0, MOST_ERRORS);
}

function fieldError(path: readonly PropertyKey[], code: string, rule: string | undefined, part: InputPart): FieldError {
  const at = part.kind === 'body' ? pointerTo(path) : (part.name ?? path.slice(0, 1).map(shownName).join(''));
  return rule === undefined ? { at, code } : { at, code, rule };
}

/** A check of our own carries its code: `.refine(…, { params: { code: 'not_in_future', rule: 'C2' } })`. */
function codeOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'custom') {
    const code: unknown = issue.params?.['code'];
    return typeof code === 'string' ? code : 'not_accepted';
  }
  if (valueAt(value, issue.path) === undefined) return 'required';
  // Of what the choice decides besides, the reader need not know: it is one value out of a closed list, as any other.
  return choicesIn(issue) === null ? issue.code : 'invalid_value';
}

/** The options of the field that decides which form the rest has; null for every other issue. */
function choicesIn(issue: z.core.$ZodIssue): readonly string[] | null {
  return issue.code === 'invalid_union' && 'options' in issue ? issue.options.map(String) : null;
}

/** Of a closed choice its options, of a size its bound: constants of the schema, for who has to repair a form. */
function askedBy(issue: z.core.$ZodIssue): Pick<FieldError, 'oneOf' | 'limit'> {
  if (issue.code === 'too_big') return { limit: Number(issue.maximum) };
  if (issue.code === 'too_small') return { limit: Number(issue.minimum) };
  if (issue.code === 'invalid_value') return { oneOf: issue.values.map(String) };
  const oneOf = choicesIn(issue);
  return oneOf === null ? {} : { oneOf };
}

function ruleOf(issue: z.core.$ZodIssue, schema: z.core.$ZodType): string | undefined {
  const own: unknown = issue.code === 'custom' ? issue.params?.['rule'] : undefined;
  return typeof own === 'string' ? own : ruleAt(schema, issue.path);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found: unknown = value;
  for (const step of path) {
    found = typeof found === 'object' && found !== null ? (found as Record<PropertyKey, unknown>)[step] : undefined;
  }
  return found;
}
