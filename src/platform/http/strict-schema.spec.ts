import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { looseSpot } from './strict-schema.js';

describe('schemas that let nothing through unseen', () => {
  test('D1 strict objects of plain values, however nested, are strict', () => {
    const strict = z.strictObject({
      a: z.uuid().nullable().default(null),
      b: z.array(z.strictObject({ c: z.union([z.literal('x'), z.int()]) })).optional(),
      d: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('e'), f: z.iso.date() })]),
      g: z.record(z.enum(['h']), z.boolean()),
      i: z.tuple([z.string(), z.number()]),
      j: z.string().transform(Number).pipe(z.number()),
    });
    expect(looseSpot(strict)).toBeNull();
  });

  test.each([
    [z.object({ a: z.string() }), ': object that is not strict'],
    [z.looseObject({}), ': object that is not strict'],
    [z.strictObject({ a: z.strictObject({}).catchall(z.string()) }), '/a: object that is not strict'],
    [z.strictObject({ a: z.array(z.object({})) }), '/a: object that is not strict'],
    [z.strictObject({ a: z.unknown() }), '/a: unknown'],
    [z.strictObject({ a: z.any().optional() }), '/a: any'],
    [z.strictObject({ a: z.coerce.number() }), '/a: coerced number'],
    [z.strictObject({ a: z.preprocess((value) => value, z.string()) }), '/a: transform'],
    [z.strictObject({ a: z.custom<string>() }), '/a: custom'],
    [z.lazy(() => z.string()), ': lazy'],
  ])('D1 a looser schema is found (%#)', (schema, spot) => {
    expect(looseSpot(schema)).toBe(spot);
  });
});
