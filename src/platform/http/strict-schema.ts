import { z } from 'zod';

/** Schemas that hold one value and nothing inside it. */
const LEAVES: ReadonlySet<string> = new Set([
  'string',
  'number',
  'int',
  'boolean',
  'bigint',
  'date',
  'enum',
  'literal',
  'null',
  'never',
  'template_literal',
]);

/**
 * The first place in a schema that would let through something nobody wrote down, or null when there is none: an object
 * that ignores or keeps unknown keys, `any`, `unknown`, or a kind of schema this reading does not know.
 *
 * @returns the path of field names to it, with the kind, e.g. '/entries: object that is not strict'
 */
export function looseSpot(schema: z.core.$ZodType, place = ''): string | null {
  const { def } = schema._zod;
  if (LEAVES.has(def.type)) {
    // Coercion makes 0 of '' and a date of null: it accepts what nobody wrote down.
    return 'coerce' in def && def.coerce === true ? `${place}: coerced ${def.type}` : null;
  }
  if (schema instanceof z.ZodObject) {
    return schema.def.catchall?._zod.def.type === 'never'
      ? firstLoose(Object.entries(schema.shape).map(([name, field]) => [field, `${place}/${name}`]))
      : `${place}: object that is not strict`;
  }
  const inner = innerSchemas(schema);
  return inner === null ? `${place}: ${def.type}` : firstLoose(inner.map((child) => [child, place]));
}

function firstLoose(children: readonly (readonly [z.core.$ZodType, string])[]): string | null {
  for (const [child, place] of children) {
    const spot = looseSpot(child, place);
    if (spot !== null) {
      return spot;
    }
  }
  return null;
}

/** The schemas within one that is no object, null when its kind isn't on this list. */
function innerSchemas(schema: z.core.$ZodType): readonly z.core.$ZodType[] | null {
  if (schema instanceof z.ZodArray) {
    return [schema.element];
  }
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion) {
    return schema.options;
  }
  if (schema instanceof z.ZodRecord) {
    return [schema.keyType, schema.valueType];
  }
  if (schema instanceof z.ZodTuple) {
    return schema.def.rest === null ? schema.def.items : [...schema.def.items, schema.def.rest];
  }
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  ) {
    return [schema.unwrap()];
  }
  // What a transform makes of accepted input is ours; only what it accepts matters here.
  return schema instanceof z.ZodPipe ? [schema.in] : null;
}
