import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchema, type ErrorObject } from 'ajv';
import type { Report } from './findings.js';

/** The JSON Schemas of policies/schema. */
export class PolicySchemas {
  // Who compiles the same policies thousands of times, each with one change, has each document checked once.
  readonly #accepted = new WeakMap<object, string>();

  private constructor(private readonly ajv: Ajv) {}

  static read(folder: string): PolicySchemas {
    const ajv = new Ajv({ strict: true, allErrors: true });
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()) {
      ajv.addSchema(JSON.parse(readFileSync(join(folder, name), 'utf8')) as AnySchema);
    }
    return new PolicySchemas(ajv);
  }

  /**
   * Whether a document is what a schema says; if not, each deviation is reported. One that was accepted isn't to be changed.
   *
   * @param schema file name in policies/schema
   */
  accept(schema: string, content: unknown, report: Report): boolean {
    const validate = this.ajv.getSchema(schema);
    if (validate === undefined) throw new Error(`there is no policy schema ${schema}`);
    const isDocument = typeof content === 'object' && content !== null;
    if (isDocument && this.#accepted.get(content) === schema) return true;
    if (validate(content) === true) {
      if (isDocument) this.#accepted.set(content, schema);
      return true;
    }
    for (const error of validate.errors ?? []) report(placeOf(error), messageOf(error));
    return false;
  }
}

function placeOf(error: ErrorObject): string {
  return error.instancePath.slice(1).replaceAll('/', '.');
}

function messageOf({ message, params }: ErrorObject): string {
  const named: unknown = params['additionalProperty'] ?? params['propertyName'];
  return `${message ?? 'is refused'}${typeof named === 'string' ? ` (${named})` : ''}`;
}
