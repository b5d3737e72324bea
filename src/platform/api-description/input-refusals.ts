import { RequestMethod } from '@nestjs/common';
import { z } from 'zod';
import type { DeclaredInput } from '../http/declared-input.js';
import type { Refusal } from '../http/refusal.js';

/** How a route refuses because of what it takes: the shape of its input, a version that is not the current one, a key used before. */
export function inputRefusals({ parameters, body }: DeclaredInput, takesKey: boolean): readonly Refusal[] {
  const refusals: Refusal[] = [{ status: 400, code: 'invalid-input' }];
  if (parameters.some(({ kind }) => kind === 'param')) refusals.push({ status: 404, code: 'not-found' });
  if (body === 'json') refusals.push({ status: 400, code: 'malformed-json' });
  if (body !== 'none') {
    refusals.push({ status: 413, code: 'content-too-large' }, { status: 415, code: 'unsupported-media-type' });
  }
  if (parameters.some(({ kind, schema }) => kind === 'body' && schema !== null && takesVersion(schema))) {
    refusals.push({ status: 409, code: 'stale-version' });
  }
  if (takesKey) refusals.push({ status: 422, code: 'idempotency-key-reused' });
  return refusals;
}

/** Every change of a record says the version that was read. */
function takesVersion(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, 'version');
  return (
    schema instanceof z.ZodUnion && schema.options.some((option) => option instanceof z.ZodType && takesVersion(option))
  );
}

/** May the route be repeated under a key? A streamed body can't be compared with the one before, so no key makes it happen once. */
export function takesKey(method: RequestMethod, { body }: DeclaredInput, open: boolean): boolean {
  return !open && method === RequestMethod.POST && typeof body !== 'object';
}
