import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import type { Called } from '../../platform/http/name-types.js';
import { spellsCitizenNumber } from '../../platform/http/citizen-number.js';
import { namesIn, type Name } from '../../platform/http/names-in.js';
import type { FieldError } from '../../platform/problems/problem.js';
import { invalidInput } from '../../platform/problems/usual-problems.js';
import { ruleAgainst, ruleAgainstTogether } from '../access/policy/health-words.js';
import { Policies } from '../access/policy/policies.js';

/** What is written in fields of its own, and said as one. */
const PARTS: readonly Called[] = ['part-of-name', 'place'];

/** D4, D5, V9 — looks at every name and address in an input that its schema accepted, whatever route it came by. */
@Injectable()
export class PlainNamesPipe implements PipeTransform {
  constructor(private readonly policies: Policies) {}

  /** @throws Problem 400 naming each field that speaks of health or holds a citizen service number, and the rule; never what stood there */
  transform<T>(value: T, { type, schema }: ArgumentMetadata): T {
    if (type !== 'body' || !(schema instanceof z.ZodType)) return value;
    const names = namesIn(schema, value);
    const errors = names.flatMap(({ at, text, called }) =>
      spellsCitizenNumber(text)
        ? [{ at, code: 'citizen_number', rule: 'D4' }]
        : told(at, ruleAgainst(this.policies.healthWords, text, called)),
    );
    if (errors.length === 0) errors.push(...this.#together(names));
    if (errors.length > 0) throw invalidInput(errors);
    return value;
  }

  /** Parts of a name or an address that stand beside each other are read together as well. */
  #together(names: readonly Name[]): FieldError[] {
    const parts = names.filter(({ called }) => PARTS.includes(called));
    const wholes = Map.groupBy(parts, ({ at, called }) => `${called} ${at.slice(0, at.lastIndexOf('/'))}`);
    return [...wholes.values()].flatMap((whole) => {
      const texts = whole.map(({ text }) => text);
      return told(whole.at(-1)?.at ?? '', ruleAgainstTogether(this.policies.healthWords, texts));
    });
  }
}

function told(at: string, rule: string | null): FieldError[] {
  return rule === null ? [] : [{ at, code: 'about_health', rule }];
}
