import type { PersonFacts } from '../../safeguards/access/facts/access-facts.js';

/** Somebody who signs in, or will. Who he is in a dossier stands there and not here (D1). */
export interface Account {
  readonly id: string;
  /** Null for somebody who came in as an employee: that name is in the employee dossier. */
  readonly name: string | null;
  readonly kind: PersonFacts['kind'];
  readonly status: PersonFacts['status'];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Null while nobody linked it. */
  readonly linkedAt: string | null;
}
