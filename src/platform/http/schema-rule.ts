import { z } from 'zod';

/**
 * The rule that asks for what stands at a place: that of the nearest schema on the way there which carries one with
 * `.meta({ rule: 'V9' })`. Undefined where none does.
 */
export function ruleAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string | undefined {
  let found = ownRule(schema);
  let here: z.core.$ZodType | undefined = schema;
  for (const step of path) {
    here = here === undefined ? undefined : childAt(here, step);
    found = (here === undefined ? undefined : ownRule(here)) ?? found;
  }
  return found;
}

/** A rule stays on a schema when it is made optional, nullable, defaulted or piped afterwards. */
function ownRule(schema: z.core.$ZodType): string | undefined {
  const rule = z.globalRegistry.get(schema)?.['rule'];
  if (typeof rule === 'string') {
    return rule;
  }
  const inner = unwrapped(schema);
  return inner === undefined ? undefined : ownRule(inner);
}

function childAt(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    return (schema.shape as Record<PropertyKey, z.core.$ZodType | undefined>)[step];
  }
  if (schema instanceof z.ZodArray) {
    return schema.element;
  }
  const inner = unwrapped(schema);
  return inner === undefined ? undefined : childAt(inner, step);
}

/** The schema within a wrapper, undefined when it is none. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  ) {
    return schema.unwrap();
  }
  return schema instanceof z.ZodPipe ? schema.in : undefined;
}
