import { Injectable } from '@nestjs/common';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import type { Label } from '../../../safeguards/advice/advice-document.js';
import type { AdviceField } from '../../../safeguards/advice/advice-items.js';

/** A field of an item as a form needs it. */
export interface FormField {
  readonly field: string;
  readonly takes: AdviceField['takes'];
  readonly codes?: readonly (Label & { readonly code: string })[];
  readonly from?: number;
  readonly to?: number;
  /** Of a date: 'first-day' of the absence, 'today', or a term from today, as '104 weeks'. */
  readonly notBefore?: string;
  readonly notAfter?: string;
}

/** An item that can be advised. */
export interface AdviceForm extends Label {
  readonly item: string;
  readonly fields: readonly FormField[];
}

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
