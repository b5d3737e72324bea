import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { byTurn, inTurn, type Candidate, type Turn, type TurnResult } from '../../../safeguards/waiting/turn.js';
import type { ProcessingAgreement } from './processing-agreement.js';

// Whom it shows agreements to, row security on the processor says: every agreement has a row there.
const SHOWN = `
  SELECT g.id, p.organisation, p.country, g.signed_on AS "signedOn", g.valid_from AS "from", g.valid_until AS "until",
         g.recorded_by AS "recordedBy", g.confirmed_by AS "confirmedBy", g.confirmed_at AS "confirmedAt",
         g.ended_by AS "endedBy", g.ended_at AS "endedAt"
  FROM access.processing_agreement g JOIN desk.processor p ON p.agreement_id = g.id`;
const PAGE = `${SHOWN} WHERE $1::uuid IS NULL OR g.id > $1 ORDER BY g.id LIMIT $2`;
const IN_TURN = byTurn(
  `${SHOWN} WHERE g.confirmed_at IS NULL AND g.ended_at IS NULL AND g.valid_until >= platform.today()`,
  { since: 'w."signedOn"', until: 'w."until"' },
);
const ENDING = byEnd(`${SHOWN} WHERE g.confirmed_at IS NOT NULL AND g.ended_at IS NULL`, (row) => `${row}."until"`);
const ONE = `${SHOWN} WHERE g.id = $1`;
const ADD = `
  INSERT INTO access.processing_agreement (id, signed_on, valid_from, valid_until, recorded_by) VALUES ($1, $2, $3, $4, $5)`;
const ADD_PROCESSOR = 'INSERT INTO desk.processor (agreement_id, organisation, country) VALUES ($1, $2, $3)';
const RUNS = 'id = $1 AND ended_at IS NULL AND valid_until >= platform.today()';
const CONFIRM = `
  UPDATE access.processing_agreement SET confirmed_by = access.acting_account(), confirmed_at = platform.clock()
  WHERE ${RUNS} AND confirmed_at IS NULL RETURNING id`;
const END = `
  UPDATE access.processing_agreement SET ended_by = access.acting_account(), ended_at = platform.clock()
  WHERE ${RUNS} RETURNING id`;
const MAY_HIRE = 'SELECT access.may_hire_under($1, $2) AS may';

/** An agreement as it is recorded. */
export type NewAgreement = Omit<ProcessingAgreement, 'confirmedBy' | 'confirmedAt' | 'endedBy' | 'endedAt'>;

/** The register of processing agreements; records leave it sealed. */
@Injectable()
export class ProcessingAgreementsRepository {
  /** One page of those that the actor may know of, by id. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<ProcessingAgreement>[]> {
    return (await tx.query<ProcessingAgreement>(PAGE, [after, limit])).map(sealed);
  }

  /** Those that wait for the second person, in the order of their turns. */
  async inTurn(tx: Transaction, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<ProcessingAgreement & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<ProcessingAgreement & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, id: string): Promise<Sealed<ProcessingAgreement> | null> {
    const [row] = await tx.query<ProcessingAgreement>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  async add(tx: Transaction, agreement: NewAgreement): Promise<void> {
    const { id, organisation, country, signedOn, from, until, recordedBy } = agreement;
    await tx.query(ADD, [id, signedOn, from, until, recordedBy]);
    await tx.query(ADD_PROCESSOR, [id, organisation, country]);
  }

  /** @returns whether it waited for the second person. */
  async confirm(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(CONFIRM, [id])).length > 0;
  }

  /** @returns false when it was ended, or is over, already. */
  async end(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(END, [id])).length > 0;
  }

  /** P1 — may somebody be hired under it until that day: confirmed, not ended, and that day one of its own? */
  async mayHireUnder(tx: Transaction, id: string, lastDay: string): Promise<boolean> {
    const [row] = await tx.query<{ may: boolean }>(MAY_HIRE, [id, lastDay]);
    return row?.may === true;
  }
}

function sealed(row: ProcessingAgreement): Sealed<ProcessingAgreement> {
  return new Sealed('ProcessingAgreement', row, { enteredBy: row.recordedBy });
}
