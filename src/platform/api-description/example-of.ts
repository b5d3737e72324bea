import type { Components, Schema } from './route-description.js';

type Schemas = Components['schemas'];
type Written = Schema | { readonly $ref: string };

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '7d9f1c52-3b0e-4c8a-9f64-2a1b5c6d7e8f',
  date: '2009-03-02',
  'date-time': '2009-03-02T09:00:00Z',
  email: 'somebody@example.nl',
};

/**
 * A body that a schema accepts, made of what it says: its own example, the first of its codes, the least that it takes. Of an
 * object it has what is required.
 *
 * @param schemas those that `schema` may refer to
 */
export function exampleOf(schema: Written, schemas: Schemas = {}): unknown {
  if ('$ref' in schema) return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  const [variant] = schema.oneOf ?? schema.anyOf ?? [];
  if (schema.example !== undefined) return schema.example as unknown;
  if (schema.enum !== undefined) return (schema.enum as unknown[])[0];
  if (variant !== undefined) return exampleOf(variant, schemas);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, exampleOf(schema.properties?.[name] ?? {}, schemas)]),
      );
    case 'array':
      return [exampleOf(schema.items ?? {}, schemas)];
    case 'integer':
    case 'number':
      return (schema.minimum ?? 1) + (Boolean(schema.exclusiveMinimum) ? 1 : 0);
    case 'boolean':
      return false;
    default:
      return BY_FORMAT[schema.format ?? ''] ?? 'text';
  }
}
