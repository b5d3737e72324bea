import { z } from 'zod';
import { CALLS, type Called } from './name-types.js';
import { pointerTo } from './pointer.js';
import { unwrapped } from './schema-rule.js';

/** A text in an input that calls somebody or something. */
export interface Name {
  /** Where it stands, as a JSON pointer. */
  readonly at: string;
  readonly text: string;
  readonly called: Called;
}

/** Every text in an accepted input whose schema says what it calls, in the order of the schema. */
export function namesIn(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[] = []): readonly Name[] {
  const said = CALLS.get(schema);
  if (said !== undefined) return typeof value === 'string' ? [{ at: pointerTo(path), text: value, ...said }] : [];
  if (schema instanceof z.ZodObject) {
    return isRecord(value)
      ? Object.entries(schema.shape as Readonly<Record<string, z.core.$ZodType>>).flatMap(([key, field]) =>
          namesIn(field, value[key], [...path, key]),
        )
      : [];
  }
  if (schema instanceof z.ZodArray) {
    return Array.isArray(value)
      ? value.flatMap((each: unknown, index) => namesIn(schema.element, each, [...path, index]))
      : [];
  }
  if (schema instanceof z.ZodUnion) {
    const taken = schema.options.find((option) => z.safeParse(option, value).success);
    return taken === undefined ? [] : namesIn(taken, value, path);
  }
  const inner = unwrapped(schema);
  return inner === undefined ? [] : namesIn(inner, value, path);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
