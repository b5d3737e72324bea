import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { DisclosureCode, EmployeeDuty } from './disclosure-document.js';
import type { BesideTheCode, Cell, DisclosureMatrix } from './disclosure-matrix.js';

/** V8 — the ground that the doctor names. */
export interface LegalGround {
  /** The article of the statute, as '30 Wet SUWI'. */
  readonly article: string;
  /** What is claimed or reported under it. */
  readonly claim: string;
  readonly date: LocalDate;
}

/** What comes with an item. */
export interface Accompaniment {
  readonly ground: LegalGround | null;
  /** Words of `accompaniments` in policies/disclosure.yaml; the ground is no word but itself. */
  readonly present: ReadonlySet<string>;
}

export const NOTHING_ELSE: Accompaniment = { ground: null, present: new Set() };

export interface DisclosureQuestion {
  /** The number of the item, as 'M35'. */
  readonly item: string;
  /** A kind of recipient of policies/disclosure.yaml. */
  readonly recipient: string;
  /** The edition that the agreement chose (V5). */
  readonly edition: string;
  /** The Amsterdam date on which it would be received. */
  readonly on: LocalDate;
  /** D8 — the recipient is inside the European Economic Area. */
  readonly insideEea: boolean;
  readonly accompanied: Accompaniment;
}

export type RefusalReason =
  | 'not-listed'
  | 'edition-not-in-force'
  | 'outside-the-eea'
  | 'narrower-edition'
  | 'never'
  | 'not-allowed'
  | 'not-foreseen'
  | 'lacking';

export type DisclosureAnswer =
  | { readonly allowed: true; readonly rule: string; readonly duty: EmployeeDuty | null }
  | {
      readonly allowed: false;
      readonly rule: string;
      readonly reason: RefusalReason;
      /** What would have had to come with it; empty unless the reason is 'lacking'. */
      readonly lacking: readonly string[];
      /** The item that can be said instead. */
      readonly instead: string | null;
    };

const GROUND = 'legal-ground';

/** V8 — what each code asks. */
const NEEDS: Readonly<Record<DisclosureCode, readonly string[]>> = {
  Y: [],
  L: [GROUND],
  'L?': [GROUND, 'necessity-note'],
  C: ['targeted-consent', 'necessity'],
  T: ['delegated-task'],
  N: [],
  'N!': [],
  '-': [],
};

const REFUSING: Partial<Record<DisclosureCode, RefusalReason>> = {
  N: 'not-allowed',
  'N!': 'never',
  '-': 'not-foreseen',
};

/**
 * V8 — may this kind of recipient receive this item? The one place that says so.
 *
 * @returns allowed, with what the employee is owed (V7, V4); or refused, with the reason and the rule. What isn't listed
 *          (an item, a recipient, an edition) is refused like everything that isn't allowed; N! whatever comes with it.
 */
export function mayReceive(matrix: DisclosureMatrix, question: DisclosureQuestion): DisclosureAnswer {
  const item = matrix.items.get(question.item);
  const recipient = matrix.recipients.get(question.recipient);
  const edition = matrix.editions.get(question.edition);
  const cell = item?.cells.get(question.recipient);
  if (item === undefined || recipient === undefined || edition === undefined || cell === undefined) {
    return refused('V8', 'not-listed', null);
  }
  if (question.on < edition.from) return refused('V5', 'edition-not-in-force', null);
  if (!question.insideEea && !recipient.anywhere) return refused('D8', 'outside-the-eea', null);
  const refusing = REFUSING[cell.code];
  if (refusing !== undefined) return refused('V8', refusing, cell.instead);
  const only = edition.only.get(recipient.name);
  if (only !== undefined && !only.has(item.id)) return refused(edition.rule, 'narrower-edition', null);
  return accompaniedAsAsked(cell, question.accompanied) ?? { allowed: true, rule: 'V8', duty: item.duty };
}

/** @returns null where everything that the cell asks is there. */
function accompaniedAsAsked({ code, beside, instead }: Cell, accompanied: Accompaniment): DisclosureAnswer | null {
  const lines = beside.map((line) => ({ line, lacking: lackingOf(line, accompanied) }));
  const unmet = lines.filter(({ lacking }) => lacking.length > 0);
  const never = unmet.find(({ line }) => line.neverElse);
  if (never !== undefined) return refused(never.line.rule, 'never', instead);
  const lacking = [
    ...unmet.flatMap((one) => one.lacking),
    ...NEEDS[code].filter((need) => !isThere(need, accompanied)),
  ];
  if (lacking.length === 0) return null;
  const rule = unmet[0]?.line.rule ?? 'V8';
  return { allowed: false, rule, reason: 'lacking', lacking: [...new Set(lacking)], instead };
}

function lackingOf({ needs, claims }: BesideTheCode, accompanied: Accompaniment): readonly string[] {
  const named = claims === null || (isThere(GROUND, accompanied) && claims.includes(accompanied.ground?.claim ?? ''));
  return [...needs.filter((need) => !isThere(need, accompanied)), ...(named ? [] : [GROUND])];
}

/** A ground that doesn't name article, claim and date is none. */
function isThere(need: string, { ground, present }: Accompaniment): boolean {
  if (need !== GROUND) return present.has(need);
  return ground !== null && [ground.article, ground.claim, ground.date].every((part) => part.trim() !== '');
}

function refused(rule: string, reason: RefusalReason, instead: string | null): DisclosureAnswer {
  return { allowed: false, rule, reason, lacking: [], instead };
}
