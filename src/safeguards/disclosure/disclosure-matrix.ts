import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { DisclosureCode, EmployeeDuty } from './disclosure-document.js';

/** What a cell asks beside its code. */
export interface BesideTheCode {
  readonly needs: readonly string[];
  /** The legal ground has to name one of these claims; null where this line asks for no ground: it asks something else then. */
  readonly claims: readonly string[] | null;
  /** Without it the cell counts as N!. */
  readonly neverElse: boolean;
  readonly rule: string;
}

/** One item for one recipient. */
export interface Cell {
  readonly code: DisclosureCode;
  readonly beside: readonly BesideTheCode[];
  /** The item that is said instead, where there is one. */
  readonly instead: string | null;
}

/** One item of the matrix: a row. */
export interface MatrixItem {
  readonly id: string;
  readonly name: string;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly duty: EmployeeDuty | null;
  readonly note: string | null;
}

/** V5 — an edition that an agreement may choose. */
export interface Edition {
  readonly name: string;
  readonly from: LocalDate;
  /** Who gets these items at most; who isn't named gets what the matrix gives. */
  readonly only: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rule: string;
}

/** A kind of recipient: a column. */
export interface Recipient {
  readonly name: string;
  readonly text: string;
  readonly roles: readonly string[];
  /** D8 — also outside the European Economic Area. */
  readonly anywhere: boolean;
}

/** The disclosure matrix as compiled from policies/disclosure.yaml (V8). */
export interface DisclosureMatrix {
  readonly items: ReadonlyMap<string, MatrixItem>;
  readonly recipients: ReadonlyMap<string, Recipient>;
  readonly editions: ReadonlyMap<string, Edition>;
  /** What can accompany an item, with its text. */
  readonly accompaniments: ReadonlyMap<string, string>;
}

/** The kind of recipient that a role is; null for one that receives nothing as such. */
export function recipientOfRole({ recipients }: DisclosureMatrix, role: string): string | null {
  return [...recipients.values()].find(({ roles }) => roles.includes(role))?.name ?? null;
}
