import type { VerifiedToken } from '../../platform/sign-in/verified-token.js';
import type { StoreSession } from '../../platform/stores/store-session.js';
import type { RequestTrail } from '../trail/request-trail.js';
import type { Ability } from './ability.js';
import type { ActsUnder } from './acts-under.js';
import type { Moment, PersonFacts, TextFact } from './facts/access-facts.js';

/** Who acts, in the one role of this request; abilities of roles are never united (design: acting role). */
export interface Actor {
  readonly accountId: string;
  readonly role: string;
  /** The employers that this role is held for. */
  readonly employerIds: readonly string[];
  /** The own dossiers, one a present or past employer. */
  readonly employeeIds: readonly string[];
}

/** A POST that may come twice: its key and a digest of what it asked. */
export interface RepeatableRequest {
  readonly key: string;
  /** Of the body as it was received; known once the input was read. */
  readonly digest: () => Promise<Buffer>;
}

/** Everything that a decision in this request needs; the explicit first argument of every service method. */
export interface Context {
  readonly requestId: string;
  readonly token: VerifiedToken;
  readonly actor: Actor;
  readonly purpose: string;
  readonly person: PersonFacts;
  readonly texts: readonly TextFact[];
  readonly moment: Moment;
  readonly session: StoreSession;
  readonly ability: Ability;
  /** S11, S15 — an act of an assistant or a doctor in training names the doctor under whose responsibility it is done. */
  readonly actsUnder: ActsUnder;
  readonly trail: RequestTrail;
  readonly repeatable: RepeatableRequest | null;
}
