import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import type { RoleState } from '../roles-held/role-held.js';

/** What somebody who signed in is here, and what he still has to see to. */
export interface OwnAccount {
  /** Null while this sign-in is linked to no account. */
  readonly account: OwnAccountFacts | null;
  readonly roles: readonly OwnRole[];
  /** The own dossiers: one a present or past employer. */
  readonly employeeIds: readonly string[];
  readonly standings: readonly OwnStanding[];
}

export interface OwnAccountFacts {
  readonly id: string;
  readonly name: string | null;
  readonly kind: PersonFacts['kind'];
  readonly status: PersonFacts['status'];
  /** S7 — false while the undertaking isn't signed, or no agreement of a hired person is in force (P1). */
  readonly active: boolean;
  readonly linkedAt: string | null;
}

/** A role that hasn't ended, in force or on its way. */
export interface OwnRole {
  readonly id: string;
  readonly role: string;
  readonly employerId: string | null;
  readonly validUntil: string | null;
  readonly state: RoleState;
}

/** Something that has to be in order before roles work. */
export interface OwnStanding {
  readonly standing: string;
  readonly text: string;
  readonly rule: string;
  readonly met: boolean;
  /** The roles that ask for it; empty where the account itself does. */
  readonly neededFor: readonly string[];
}
