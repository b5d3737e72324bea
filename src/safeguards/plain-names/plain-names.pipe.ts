import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { namesIn } from '../../platform/http/names-in.js';
import { invalidInput } from '../../platform/problems/usual-problems.js';
import { ruleAgainst } from '../access/policy/health-words.js';
import { Policies } from '../access/policy/policies.js';

/** D5, V9 — looks at every name and address in an input that its schema accepted, whatever route it came by. */
@Injectable()
export class PlainNamesPipe implements PipeTransform {
  constructor(private readonly policies: Policies) {}

  /** @throws Problem 400 naming each field that speaks of health, and the rule; never what stood there */
  transform<T>(value: T, { type, schema }: ArgumentMetadata): T {
    if (type !== 'body' || !(schema instanceof z.ZodType)) return value;
    const errors = namesIn(schema, value).flatMap(({ at, text, called }) => {
      const rule = ruleAgainst(this.policies.healthWords, text, called);
      return rule === null ? [] : [{ at, code: 'about_health', rule }];
    });
    if (errors.length > 0) throw invalidInput(errors);
    return value;
  }
}
