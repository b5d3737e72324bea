import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Handler } from './declared-input.js';

const ALSO_REFUSES = 'dossierkluis:also-refuses';

/** Says with which statuses a route refuses beside those that follow from its input and rule, for the API description. */
export const AlsoRefuses = (...statuses: readonly number[]): CustomDecorator => SetMetadata(ALSO_REFUSES, statuses);

/** The statuses that {@link AlsoRefuses} named; none where it didn't. */
export function alsoRefused(handler: Handler): readonly number[] {
  return (Reflect.getMetadata(ALSO_REFUSES, handler) as readonly number[] | undefined) ?? [];
}
