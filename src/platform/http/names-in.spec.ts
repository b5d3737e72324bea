import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { personName, tradeName } from './name-types.js';
import { namesIn } from './names-in.js';

describe('the names in an input', () => {
  const inside = z.strictObject({ organisation: tradeName, year: z.int() });
  const schema = z.strictObject({
    name: personName.meta({ description: 'Who.' }),
    infix: personName.nullable().optional(),
    all: z.array(inside).default([]),
    one: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), name: personName }),
      z.strictObject({ kind: z.literal('b'), remark: z.string() }),
    ]),
  });
  const namesOf = (value: object): unknown => namesIn(schema, schema.parse(value));

  test('D5 are found wherever they stand: in lists, behind a choice, described, optional or not', () => {
    expect(
      namesOf({
        name: 'Jan',
        infix: 'de',
        all: [{ organisation: 'Acme', year: 1 }],
        one: { kind: 'a', name: 'Piet' },
      }),
    ).toEqual([
      { at: '/name', text: 'Jan', called: 'person' },
      { at: '/infix', text: 'de', called: 'person' },
      { at: '/all/0/organisation', text: 'Acme', called: 'organisation' },
      { at: '/one/name', text: 'Piet', called: 'person' },
    ]);
  });

  test('D5 are no more than those: what is left out, or calls nobody, is none', () => {
    expect(namesOf({ name: 'Jan', infix: null, one: { kind: 'b', remark: 'x' } })).toEqual([
      { at: '/name', text: 'Jan', called: 'person' },
    ]);
    expect(namesOf({ name: 'Jan', one: { kind: 'b', remark: 'x' } })).toHaveLength(1);
  });
});
