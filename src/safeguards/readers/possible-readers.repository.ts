import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { EmployeeFacts, PersonFacts } from '../access/facts/access-facts.js';

/** Somebody whose role could lead to a dossier, with the facts that his own requests would be decided on. */
export interface PossibleReader {
  readonly person: PersonFacts;
  readonly ownDossiers: readonly string[];
  readonly towards: EmployeeFacts;
  /** V3 — something of the dossier waits for his countersignature. */
  readonly countersigns: boolean;
  /** D1 — a misfiled piece of the dossier waits for him to take it, or to send it back. */
  readonly takes: boolean;
}

const POSSIBLE =
  'SELECT person, own_dossiers AS "ownDossiers", towards, countersigns, takes FROM access.possible_readers($1)';

/** Looks up who could read; the function decides who may ask (S1, S4). */
@Injectable()
export class PossibleReadersRepository {
  /** @returns nobody outside what the actor may know of. */
  async of(tx: Transaction, employeeId: string): Promise<readonly PossibleReader[]> {
    return tx.query<PossibleReader>(POSSIBLE, [employeeId]);
  }
}
