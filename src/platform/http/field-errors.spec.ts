import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { fieldErrors, type InputPart } from './field-errors.js';

const BODY: InputPart = { kind: 'body', name: null };

const Report = z.strictObject({
  phone: z.string().min(6).meta({ rule: 'V9' }),
  firstDay: z.iso.date().meta({ rule: 'V1' }).optional(),
  address: z
    .strictObject({ city: z.string().max(5) })
    .meta({ rule: 'D7' })
    .nullable(),
  names: z.array(z.string().min(1).meta({ rule: 'D3' })),
  signedOn: z.string().refine(() => false, { params: { code: 'in_the_future', rule: 'C2' } }),
  odd: z.string().refine((text) => text !== 'odd'),
  sort: z.enum(['name', 'date']).optional(),
});

function errorsOf(value: unknown, part: InputPart = BODY): unknown {
  const { error } = Report.safeParse(value);
  return fieldErrors(error?.issues ?? [], Report, value, part);
}

describe('what is wrong with the input', () => {
  test('V9 of the field that decides the form of the rest the code is that of any closed list, with its options', () => {
    const Person = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['staff', 'external']) }),
      z.strictObject({ kind: z.literal('hired'), by: z.string() }),
    ]);
    const of = (value: unknown) => fieldErrors(Person.safeParse(value).error?.issues ?? [], Person, value, BODY);
    const oneOf = ['staff', 'external', 'hired'];
    expect(of({ kind: 'odd' })).toEqual([{ at: '/kind', code: 'invalid_value', oneOf }]);
    expect(of({})).toEqual([{ at: '/kind', code: 'required', oneOf }]);
  });

  test('V9 each field cites the rule that asks for it, the nearest one on the way', () => {
    const address = { city: 'Groningen' };
    expect(errorsOf({ phone: '1', firstDay: '2026-02-30', address, names: ['', 1], signedOn: '', odd: 'odd' })).toEqual(
      [
        { at: '/phone', code: 'too_small', rule: 'V9', limit: 6 },
        { at: '/firstDay', code: 'invalid_format', rule: 'V1' },
        { at: '/address/city', code: 'too_big', rule: 'D7', limit: 5 },
        { at: '/names/0', code: 'too_small', rule: 'D3', limit: 1 },
        { at: '/names/1', code: 'invalid_type', rule: 'D3' },
        { at: '/signedOn', code: 'in_the_future', rule: 'C2' },
        { at: '/odd', code: 'not_accepted' },
      ],
    );
  });

  test('V9 a missing field is told from a wrong one, and unknown keys stand where they were', () => {
    expect(errorsOf({ address: { city: 'x', street: 'y' }, names: [], signedOn: 'x', odd: 'x', 'Jan J.': 1 })).toEqual([
      { at: '/phone', code: 'required', rule: 'V9' },
      { at: '/address/street', code: 'unknown_key', rule: 'D7' },
      { at: '/signedOn', code: 'in_the_future', rule: 'C2' },
      { at: '/?', code: 'unknown_key' },
    ]);
  });

  test('D1 of a closed choice there is what may stand there, and nothing of what was sent', () => {
    expect(
      errorsOf({ phone: '123456', address: null, names: [], signedOn: 1, odd: '', sort: 'diagnosis' }),
    ).toContainEqual({
      at: '/sort',
      code: 'invalid_value',
      oneOf: ['name', 'date'],
    });
  });

  test('D1 what is no object at all is one error', () => {
    expect(errorsOf('text')).toEqual([{ at: '', code: 'invalid_type' }]);
    expect(errorsOf(undefined)).toEqual([{ at: '', code: 'required' }]);
  });

  test('D1 a parameter is called by its name, not by a pointer', () => {
    const { error } = z.uuid().safeParse('x');
    expect(fieldErrors(error?.issues ?? [], z.uuid(), 'x', { kind: 'param', name: 'id' })).toEqual([
      { at: 'id', code: 'invalid_format' },
    ]);
  });

  test('D5 a thousand wrong keys give a bounded list', () => {
    const keys = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, 1]));
    expect(errorsOf(keys)).toHaveLength(50);
  });
});
