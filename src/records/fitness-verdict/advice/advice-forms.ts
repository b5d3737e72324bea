import { z } from 'zod';
import { Injectable } from '@nestjs/common';
import { codeOf } from '../../../platform/http/shown.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { Label } from '../../../safeguards/advice/advice-document.js';
import type { AdviceField } from '../../../safeguards/advice/advice-items.js';

export const FormField = z
  .strictObject({
    field: z.string().describe('Its name, as the advice says it.'),
    takes: z
      .enum(['code', 'codes', 'number', 'date'])
      .describe('What it takes: one code, one or more codes, a whole number or a day.'),
    codes: z
      .array(z.strictObject({ code: z.string().describe('The code, as the advice says it.'), ...Label.shape }))
      .readonly()
      .optional()
      .describe('The codes that it takes; not there where it takes something else.'),
    from: z.int().optional().describe('Of a number: the least. Not there where it takes something else.'),
    to: z.int().optional().describe('Of a number: the most. Not there where it takes something else.'),
    notBefore: z
      .string()
      .optional()
      .describe("Of a date: 'first-day' of the absence, 'today', or a term from today, as '104 weeks'."),
    notAfter: z.string().optional().describe('Of a date: the latest, said as `notBefore` is.'),
  })
  .describe('A field of an item as a form needs it.');
export type FormField = Readonly<z.infer<typeof FormField>>;

export const AdviceForm = z
  .strictObject({
    ...Label.shape,
    item: codeOf('item'),
    fields: z.array(FormField).readonly().describe('What is said of the item: all of them, in this order.'),
  })
  .describe('An item that can be advised.');
export type AdviceForm = Readonly<z.infer<typeof AdviceForm>>;

/** What policies/advice.yaml lets a doctor advise, for whoever makes a form of it. */
@Injectable()
export class AdviceForms {
  constructor(private readonly policies: Policies) {}

  all(): readonly AdviceForm[] {
    return [...this.policies.advice.values()].map(({ item, label, fields }) => ({
      item,
      ...label,
      fields: [...fields].map(([field, takes]) => formFieldOf(field, takes)),
    }));
  }
}

function inWords({ amount, unit }: Term): string {
  return `${amount} ${unit}`;
}

function formFieldOf(field: string, takes: AdviceField): FormField {
  if (takes.takes === 'date') {
    const { notBefore, notAfter } = takes;
    return { field, takes: 'date', notBefore, notAfter: typeof notAfter === 'string' ? notAfter : inWords(notAfter) };
  }
  if (takes.takes === 'number') return { field, ...takes };
  return { field, takes: takes.takes, codes: [...takes.codes].map(([code, label]) => ({ code, ...label })) };
}
