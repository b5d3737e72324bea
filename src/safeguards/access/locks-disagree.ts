import { Problem } from '../../platform/problems/problem.js';

/** Both locks must agree: a row that row security showed and the policy refuses is a fault of ours, never of the caller. */
export class LocksDisagree extends Error {
  constructor(
    readonly kind: string,
    readonly action: string,
  ) {
    super(`row security showed a ${kind} that the policy refuses to ${action}`);
  }
}

/** SQLSTATE insufficient_privilege (PostgreSQL, appendix A): row security doesn't let in a row that the policy allowed. */
const NOT_LET_IN = '42501';
/** SQLSTATE deadlock_detected: of two that wait for each other this one was rolled back, and nothing of it was done. */
const GAVE_WAY = '40P01';

/**
 * Does each lock judge something else? So it looks when what both go by changed between the two looks: somebody else did the same
 * at that moment, or a secrecy ended. Whoever asks the two again then hears what holds now; of a fault of ours, the same again.
 */
export function isDisagreement(thrown: unknown): boolean {
  return thrown instanceof LocksDisagree || (thrown instanceof Error && 'code' in thrown && thrown.code === NOT_LET_IN);
}

/**
 * This transaction began before what it has to come after: what it writes would lie before that on record. A later attempt begins
 * after it; who came too early each time looks for himself.
 */
export class BeganTooEarly extends Problem {
  constructor(rule: string) {
    super(409, 'changed-meanwhile', 'Somebody else changed it at the same moment: look again.', { rule });
  }
}

function gaveWay(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === GAVE_WAY;
}

/** Each time another one was there first: of several at once, one is done in each round. */
const ATTEMPTS = 4;

/**
 * What `attempt` brings, or, where its locks disagree, it began too early or gave way to another, what a later one does.
 * @throws what the last one throws
 */
export async function orLookAgain<T>(attempt: () => Promise<T>): Promise<T> {
  for (let made = 1; ; made += 1) {
    try {
      return await attempt();
    } catch (failure) {
      const isAgain = isDisagreement(failure) || gaveWay(failure) || failure instanceof BeganTooEarly;
      if (!isAgain || made === ATTEMPTS) throw failure;
    }
  }
}
