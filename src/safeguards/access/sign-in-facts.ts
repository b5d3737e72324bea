import { Injectable } from '@nestjs/common';
import { Stores } from '../../platform/stores/stores.js';
import type { PersonFacts, TextFact } from './facts/access-facts.js';

/** What the database says of the account behind a token, at this moment. */
export interface SignInFacts {
  readonly at: string;
  readonly texts: readonly TextFact[];
  readonly person: PersonFacts;
  readonly employeeIds: readonly string[];
}

const SIGN_IN = { name: 'access_sign_in', text: 'SELECT access.sign_in($1, $2) AS facts' };

/** Accounts, roles and standings, read live at each request: never cached (design: the stores). */
@Injectable()
export class SignInFactsReader {
  constructor(private readonly stores: Stores) {}

  /** @returns null when no account is linked to this issuer and subject. */
  async of(issuer: string, subject: string): Promise<SignInFacts | null> {
    const [row] = await this.stores.prepared<{ facts: SignInFacts | null }>('desk', SIGN_IN, [issuer, subject]);
    return row?.facts ?? null;
  }
}
