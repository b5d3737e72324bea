import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';

/** A doctor who can act now, as whoever names one finds him. */
export interface Doctor {
  /** Of his account. */
  readonly id: string;
  readonly name: string;
  /** Of his account: whether he is employed or hired. */
  readonly kind: PersonFacts['kind'];
}

/** For what a doctor is named: as an employee's doctor or a successor (S9), as a deputy (S4), as a supervising doctor (S15). */
export const NAMED_FOR = ['responsibility', 'deputising', 'training'] as const;
export type NamedFor = (typeof NAMED_FOR)[number];
