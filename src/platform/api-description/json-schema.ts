import { z } from 'zod';
import type { Schema } from './route-description.js';

/** A schema of an answer as OpenAPI 3.0 writes it: what comes out, with unknown keys refused where the schema is strict. */
export function jsonSchemaOf(schema: z.ZodType): Schema {
  // `$schema` names JSON Schema, which a schema inside OpenAPI 3.0 isn't.
  return { ...z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'output' }), $schema: undefined } as Schema;
}
