import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Handler } from './declared-input.js';

const SAID = 'dossierkluis:said';

/** Says in a sentence what a route does: for who reads the code, and for who reads the API description. */
export const Says = (sentence: string): CustomDecorator => SetMetadata(SAID, sentence);

/** What {@link Says} said of a handler; undefined where nobody did. */
export function saidOf(handler: Handler): string | undefined {
  return Reflect.getMetadata(SAID, handler) as string | undefined;
}
