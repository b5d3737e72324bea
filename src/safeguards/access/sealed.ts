import { inspect } from 'node:util';
import { refusedByRule } from '../../platform/problems/usual-problems.js';
import { decide, type Facts } from './ability.js';
import { responsibleDoctorOf } from './acts-under.js';
import type { Context } from './context.js';
import { LocksDisagree } from './locks-disagree.js';
import { ruleIdOf } from './policy/rule-id.js';

/** The fields that a decision gave out, in the policy's order; others aren't there. */
export type Opened<T> = Readonly<Partial<T>>;

/**
 * A record as it leaves its repository. The only way to read it is {@link open}, which decides on the instance, hands the
 * line to the trail and gives out only the permitted fields; serialising or printing it shows nothing (design: idea 3).
 */
export class Sealed<T extends { readonly id: string }> {
  readonly #kind: string;
  readonly #record: T;
  readonly #facts: Facts;
  readonly #notedAs: string | null;
  readonly #place: string;

  /**
   * @param notedAs the id under which the trail notes an opening: the record's own, unless it has none that a route names
   * @param place where it stands in its list, as a cursor holds it: by its id, unless the list has another order
   */
  constructor(kind: string, record: T, facts: Facts, notedAs: string | null = record.id, place: string = record.id) {
    this.#kind = kind;
    this.#record = record;
    this.#facts = facts;
    this.#notedAs = notedAs;
    this.#place = place;
  }

  /** The record's id: what the caller named, so nothing new. */
  get id(): string {
    return this.#record.id;
  }

  /** Where a page that ends with it goes on. */
  get place(): string {
    return this.#place;
  }

  /**
   * Reads the record for this request.
   * @throws LocksDisagree when the policy refuses what row security showed.
   */
  open(context: Context): Opened<T> {
    const decision = decide(context.ability, 'read', this.#kind, this.#facts);
    if (!decision.allowed) throw new LocksDisagree(this.#kind, 'read');
    this.#note(context, 'read', ruleIdOf(decision.because));
    return this.#shown(decision.fields);
  }

  /** May it still be read? For what goes out piece by piece once it was opened, which has its line: nothing is given out or noted. */
  mayBeRead(context: Context): boolean {
    return decide(context.ability, 'read', this.#kind, this.#facts).allowed;
  }

  /**
   * Is it what somebody seeks? Judged by the very fields that he is shown, on the instance; nothing is given out, so the
   * trail has its line when the record is opened.
   * @param says whether what is shown is what is sought
   */
  isSought(context: Context, says: (shown: Opened<T>) => boolean): boolean {
    const decision = decide(context.ability, 'read', this.#kind, this.#facts);
    const { allowed } = decide(context.ability, 'search', this.#kind, this.#facts);
    return allowed && decision.allowed && says(this.#shown(decision.fields));
  }

  /**
   * Is it about this employee, as far as the actor is shown whom it is about? What a list about one person has he could else tell by
   * asking for one after the other (D1: a misfiled piece is put before a doctor who doesn't learn whose it is). Nothing is given out.
   */
  isShownAbout(context: Context, employeeId: string): boolean {
    const decision = decide(context.ability, 'read', this.#kind, this.#facts);
    return decision.allowed && decision.fields.includes('employeeId') && employeeOf(this.#facts) === employeeId;
  }

  /** Does somebody's decision about it hold, by what is known of it? Nothing of the record is given out. */
  isDecidedBy(decides: (facts: Facts) => boolean): boolean {
    return decides(this.#facts);
  }

  /**
   * Decides a change of this record, whose existence the caller may know of, and gives the whole record to the code that
   * makes the change.
   * @param changing the fields that an amendment changes; a policy names those that may be (silence is refusal)
   * @throws Problem 403 naming `rule`, when the policy doesn't allow it on this instance or not on these fields.
   */
  permit(context: Context, action: string, rule: string, changing: readonly (keyof T & string)[] = []): T {
    const decision = decide(context.ability, action, this.#kind, this.#facts);
    if (!decision.allowed || !coversChange(decision.fields, changing)) {
      throw refusedByRule(403, 'not-allowed', rule, 'Your role does not allow this act on this record.');
    }
    this.#note(context, action, ruleIdOf(decision.because));
    return this.#record;
  }

  toJSON(): never {
    throw new Error('a sealed record was about to be serialised');
  }

  toString(): string {
    return '[sealed]';
  }

  [inspect.custom](): string {
    return '[sealed]';
  }

  #shown(fields: readonly string[]): Opened<T> {
    const shown: Partial<T> = {};
    for (const field of fields) {
      if (field in this.#record) Object.assign(shown, { [field]: this.#record[field as keyof T] });
    }
    return shown;
  }

  #note(context: Context, action: string, rule: string): void {
    context.trail.note({
      action,
      kind: this.#kind,
      recordId: this.#notedAs,
      rule,
      employeeId: employeeOf(this.#facts),
      purpose: context.purpose,
      outcome: 'allowed',
      status: context.trail.goodStatus,
      responsibleDoctorId: responsibleDoctorOf(context.actsUnder, this.#facts, context.actor.accountId),
    });
  }
}

/** A statement about amending lists what may be changed, one about another act lists nothing; both ways silence refuses. */
function coversChange(changeable: readonly string[], changing: readonly string[]): boolean {
  return changeable.length > 0 === changing.length > 0 && changing.every((field) => changeable.includes(field));
}

/** Whose dossier the record is in, where it is in one. */
export function employeeOf(facts: Facts): string | null {
  const employee = facts['employeeId'];
  return typeof employee === 'string' ? employee : null;
}
