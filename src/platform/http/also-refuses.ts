import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Handler } from './declared-input.js';
import { readRefusal, type Refusal, type SaidRefusal } from './refusal.js';

const ALSO_REFUSES = 'dossierkluis:also-refuses';

/**
 * Says how a route refuses beside what follows from its input and its rule, for the API description: by status, code and, where
 * the refusal names one, its rule.
 */
export const AlsoRefuses = (...refusals: readonly SaidRefusal[]): CustomDecorator =>
  SetMetadata(ALSO_REFUSES, refusals.map(readRefusal));

/** What {@link AlsoRefuses} said; nothing where it didn't. */
export function alsoRefused(handler: Handler): readonly Refusal[] {
  return (Reflect.getMetadata(ALSO_REFUSES, handler) as readonly Refusal[] | undefined) ?? [];
}
