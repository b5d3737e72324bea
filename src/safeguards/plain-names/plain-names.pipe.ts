import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { namesIn, type Name } from '../../platform/http/names-in.js';
import type { FieldError } from '../../platform/problems/problem.js';
import { invalidInput } from '../../platform/problems/usual-problems.js';
import { ruleAgainst, ruleAgainstTogether } from '../access/policy/health-words.js';
import { Policies } from '../access/policy/policies.js';

/** D5, V9 — looks at every name and address in an input that its schema accepted, whatever route it came by. */
@Injectable()
export class PlainNamesPipe implements PipeTransform {
  constructor(private readonly policies: Policies) {}

  /** @throws Problem 400 naming each field that speaks of health, and the rule; never what stood there */
  transform<T>(value: T, { type, schema }: ArgumentMetadata): T {
    if (type !== 'body' || !(schema instanceof z.ZodType)) return value;
    const names = namesIn(schema, value);
    const errors = names.flatMap(({ at, text, called }) =>
      told(at, ruleAgainst(this.policies.healthWords, text, called)),
    );
    if (errors.length === 0) errors.push(...this.#together(names));
    if (errors.length > 0) throw invalidInput(errors);
    return value;
  }

  /** Parts of a name that stand beside each other are read together as well. */
  #together(names: readonly Name[]): FieldError[] {
    const parts = names.filter(({ called }) => called === 'part-of-name');
    const people = Map.groupBy(parts, ({ at }) => at.slice(0, at.lastIndexOf('/')));
    return [...people.values()].flatMap((person) => {
      const texts = person.map(({ text }) => text);
      return told(person.at(-1)?.at ?? '', ruleAgainstTogether(this.policies.healthWords, texts));
    });
  }
}

function told(at: string, rule: string | null): FieldError[] {
  return rule === null ? [] : [{ at, code: 'about_health', rule }];
}
