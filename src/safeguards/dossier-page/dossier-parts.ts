import { Injectable } from '@nestjs/common';
import type { Context } from '../access/context.js';
import type { PageRequest } from '../access/page-cursors.js';

/** A record as its own list shows it to the reader. */
export type Row = Readonly<Record<string, unknown>>;

/** Of which field of a row, as it is shown, says when it was recorded, and by whom. */
export interface Recorded {
  /** An instant, or a day where no more is on record. */
  readonly at: string;
  /** Null where the list doesn't say. */
  readonly by: string | null;
}

/** One list about an employee, as the page of his dossier begins it. */
export interface DossierPart {
  /** The kind of its records, as the vocabulary calls it. */
  readonly kind: string;
  /** Where its own route has it, after `/v1/employees/<id>`. */
  readonly list: string;
  readonly recorded: Recorded | null;
  /** The kinds that this list reads besides, in the acting role: their sign-in is asked for too (D10). */
  readonly alsoReads?: (context: Context) => readonly string[];
  /**
   * The list itself, by the same service.
   * @throws Problem 404 where the reader may not know of the employee in this list
   */
  readonly read: (
    context: Context,
    employeeId: string,
    page: PageRequest,
  ) => Promise<{ readonly items: readonly Row[]; readonly next?: string | null }>;
}

/** Of whose dossier it is also whether the reader may know of him, without that anything is opened. */
export interface WhoseDossier extends DossierPart {
  readonly isKnown: (context: Context, employeeId: string) => Promise<boolean>;
}

/** Whose dossier it is: who may not read that has no page of it. */
export const WHOSE = 'Employee';

/** The lists that a page of a dossier is made of: the slices add theirs when the service is put together. */
@Injectable()
export class DossierParts {
  readonly #parts: DossierPart[] = [];
  #whose: WhoseDossier | null = null;

  add(...parts: readonly DossierPart[]): void {
    this.#parts.push(...parts);
  }

  addWhose(part: WhoseDossier): void {
    this.#whose = part;
    this.add(part);
  }

  /** May the reader know of this person? @param context that reads {@link WHOSE} */
  async isKnown(context: Context, employeeId: string): Promise<boolean> {
    return (await this.#whose?.isKnown(context, employeeId)) ?? false;
  }

  /** Whose it is comes first. */
  all(): readonly DossierPart[] {
    return this.#parts.toSorted((one, other) => Number(other.kind === WHOSE) - Number(one.kind === WHOSE));
  }
}
