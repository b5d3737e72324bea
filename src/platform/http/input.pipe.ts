import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { z } from 'zod';
import { invalidInput } from '../problems/usual-problems.js';
import { fieldErrors, type InputPart } from './field-errors.js';
import { IncomingBody } from './incoming-body.js';
import { listsWhereAsked } from './query-lists.js';

/**
 * Input is what its strict zod schema accepts, nothing more. Nest's own schema pipe, but with our problem document, and
 * with two things it does not know: the body is read here and not earlier, and a value without a schema is an error.
 */
@Injectable()
export class InputPipe extends StandardSchemaValidationPipe {
  /** @throws Problem 400 invalid-input or malformed-json, 408, 413 */
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema, type } = metadata;
    if (type === 'custom') {
      return value;
    }
    // Can't happen after `assertInputsDeclared`; if it does, silence is refusal.
    if (!(schema instanceof z.ZodType)) {
      throw new TypeError('a parameter without a schema');
    }
    const received = await receivedValue(value, type, schema);
    const result = await schema.safeParseAsync(received);
    if (!result.success) {
      throw invalidInput(fieldErrors(result.error.issues, schema, received, partOf(metadata)));
    }
    return result.data as T;
  }
}

/** A single path parameter, `@Param('id', …)`, is called by its name. */
function partOf({ type, data }: ArgumentMetadata): InputPart {
  return { kind: type === 'body' || type === 'query' ? type : 'param', name: data ?? null };
}

async function receivedValue(value: unknown, type: string, schema: z.ZodType): Promise<unknown> {
  if (type === 'body') {
    return value instanceof IncomingBody ? value.json() : undefined;
  }
  return type === 'query' ? listsWhereAsked(value, schema) : value;
}
