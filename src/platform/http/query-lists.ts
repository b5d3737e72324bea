import { z } from 'zod';
import { unwrapped } from './schema-rule.js';

/** In a query 'a=1' says nothing about lists: where the schema asks for a list, one value is a list of one. */
export function listsWhereAsked(query: unknown, schema: z.core.$ZodType): unknown {
  if (!(schema instanceof z.ZodObject) || typeof query !== 'object' || query === null) {
    return query;
  }
  const shape = schema.shape as Record<string, z.core.$ZodType | undefined>;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]): [string, unknown] => {
      const asked = Object.hasOwn(shape, name) ? shape[name] : undefined;
      return [name, typeof value === 'string' && asked !== undefined && isList(asked) ? [value] : value];
    }),
  );
}

function isList(schema: z.core.$ZodType): boolean {
  const inner = unwrapped(schema);
  return schema instanceof z.ZodArray || (inner !== undefined && isList(inner));
}
