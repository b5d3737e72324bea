import { z } from 'zod';
import type { Schema } from './route-description.js';

/** A schema of an answer as OpenAPI 3.0 writes it: what comes out, with unknown keys refused where the schema is strict. */
export function jsonSchemaOf(schema: z.ZodType): Schema {
  const known = written.get(schema);
  if (known !== undefined) return known;
  // `$schema` names JSON Schema, which a schema inside OpenAPI 3.0 isn't.
  const made = { ...z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'output' }), $schema: undefined } as Schema;
  written.set(schema, made);
  return made;
}

/** Records and receipts stand in several answers. */
const written = new WeakMap<z.ZodType, Schema>();
