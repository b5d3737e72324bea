import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { addUnlessThere } from '../../../platform/stores/add-unless-there.js';
import type { PreparedStatement } from '../../../platform/stores/prepared-statement.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { listOfDossier } from '../../../safeguards/access/list-of-dossier.js';
import type { Sealed } from '../../../safeguards/access/sealed.js';
import { sealTowards } from '../../../safeguards/access/seal-towards.js';
import { byTurn, dayOf, inTurn, type Candidate, type Turn, type TurnResult } from '../../../safeguards/waiting/turn.js';
import { PaperAgreementRow, PaperStepRow } from './paper-agreement.entity.js';
import type { PaperAgreement, PaperState } from './paper-agreement.js';
import type { PaperFacts } from './why-not-paper.js';

const PAPERS = `
  SELECT p.id, p.outcome_id, p.employee_id, p.piece_id, p.signed_on, p.recorded_by, p.recorded_at, p.responsible_doctor_id,
         a.done_by AS accepted_by, a.done_at AS accepted_at, t.day AS told_on, t.told_how,
         (t.day + (SELECT m.term FROM access.policy_term m WHERE m.name = 'paper-agreement-undoing'))::date AS undo_until,
         w.done_by AS withdrawn_by, w.done_at AS withdrawn_at,
         CASE WHEN w.paper_id IS NOT NULL THEN 'withdrawn'
              WHEN medical.overtakes_paper(p.outcome_id, p.signed_on) THEN 'overtaken'
              WHEN EXISTS (SELECT 1 FROM medical.examination_release r WHERE r.outcome_id = p.outcome_id) THEN 'released'
              WHEN NOT medical.paper_stands(p) THEN 'overtaken'
              WHEN t.paper_id IS NOT NULL THEN 'told'
              WHEN a.paper_id IS NOT NULL THEN 'accepted' ELSE 'recorded' END AS state
  FROM medical.paper_agreement p
  LEFT JOIN medical.paper_agreement_step a ON a.paper_id = p.id AND a.step = 'accepted'
  LEFT JOIN medical.paper_agreement_step t ON t.paper_id = p.id AND t.step = 'told'
  LEFT JOIN medical.paper_agreement_step w ON w.paper_id = p.id AND w.step = 'withdrawn'`;
const ONE = { name: 'medical_paper_agreement', text: `${PAPERS} WHERE p.id = $1` };
const OF_EMPLOYEE = {
  name: 'medical_paper_agreements_of_employee',
  text: latestFirst(`${PAPERS} WHERE p.employee_id = $1`, 'recorded_at'),
};
const OUTCOME_OF = 'SELECT outcome_id AS id FROM medical.paper_agreement WHERE id = $1';
// What no employer could get any more waits for nobody (V1, V6).
const STANDING = `SELECT s.* FROM (${PAPERS}) s JOIN medical.examination_outcome o ON o.id = s.outcome_id
  WHERE medical.takes_an_outcome(o.examination_id, o.employee_id) AND s.state = `;
const NO_END = 'NULL::date';
/** What waits of a paper: a doctor's acceptance, the letter, and, after the term, that the outcome goes out. */
const IN_TURN = {
  recorded: byTurn(`${STANDING} 'recorded'`, { since: dayOf('w.recorded_at'), until: NO_END }),
  accepted: byTurn(`${STANDING} 'accepted'`, { since: dayOf('w.accepted_at'), until: NO_END }),
  told: byTurn(`${STANDING} 'told' AND s.undo_until < platform.today()`, { since: 'w.undo_until + 1', until: NO_END }),
};
// Nobody replaces the scan meanwhile.
const ONE_ACT = "SELECT access.one_pair_at_a_time('scan', $1, $1)";
const FACTS = `
  SELECT medical.heard_on($1) AS "heardOn",
         ((medical.last_decision($1)).decided_at AT TIME ZONE 'Europe/Amsterdam')::date AS "decidedOn",
         medical.next_paper($1) AS round,
         medical.is_new_scan($2, $1) AND EXISTS (SELECT 1 FROM medical.piece s
           JOIN medical.examination_outcome o ON o.employee_id = s.employee_id AND o.id = $1 WHERE s.id = $2) AS "isScan"`;

interface PaperResult extends PlacedResult {
  readonly id: string;
  readonly outcome_id: string;
  readonly employee_id: string;
  readonly piece_id: string | null;
  readonly signed_on: LocalDate;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly responsible_doctor_id: string;
  readonly accepted_by: string | null;
  readonly accepted_at: string | null;
  readonly told_on: LocalDate | null;
  readonly told_how: 'in-app' | 'posted' | null;
  readonly undo_until: LocalDate | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_at: string | null;
  readonly state: PaperState;
}

/**
 * What is known before a paper is recorded, also whether the piece is a document of that dossier, of no earlier paper, that came in when
 * the employee had heard the outcome.
 */
export interface PaperLooked extends Omit<PaperFacts, 'another'> {
  /** The how-manieth this one would be; null while another is under way. */
  readonly round: number | null;
  readonly isScan: boolean;
}

/** Papers with the employee's signature, in the medical store alone; nothing of them is ever changed. */
@Injectable()
export class PaperAgreementRepository {
  async facts(tx: Transaction, outcomeId: string, pieceId: string): Promise<PaperLooked> {
    await tx.query(ONE_ACT, [pieceId]);
    const [row] = await tx.query<PaperLooked>(FACTS, [outcomeId, pieceId]);
    return row ?? { heardOn: null, decidedOn: null, round: null, isScan: false };
  }

  /** @returns false when another one took its place meanwhile. */
  async add(tx: Transaction, paper: PaperAgreementRow): Promise<boolean> {
    return addUnlessThere(tx, PaperAgreementRow, paper, 'round');
  }

  /** @returns false when that was done before. */
  async addStep(tx: Transaction, step: PaperStepRow): Promise<boolean> {
    return addUnlessThere(tx, PaperStepRow, step, 'step');
  }

  /** What it is about. @returns null outside what the database shows the actor. */
  async outcomeOf(tx: Transaction, paperId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(OUTCOME_OF, [paperId]);
    return row?.id ?? null;
  }

  /** @returns null outside what the actor may know of. */
  async paper(tx: Transaction, context: Context, paperId: string): Promise<Sealed<PaperAgreement> | null> {
    const [paper] = await this.#sealed(tx, context, await tx.query<PaperResult>(ONE, [paperId]));
    return paper ?? null;
  }

  /** One page of an employee's papers, the latest first. */
  async ofEmployee(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<PaperAgreement>[]> {
    const statement: PreparedStatement = OF_EMPLOYEE;
    return this.#sealed(tx, context, await listOfDossier<PaperResult>(tx, statement, [employeeId, after, limit]));
  }

  /** Those that wait in a state, in the order of their turns. */
  async inTurn(
    tx: Transaction,
    context: Context,
    state: keyof typeof IN_TURN,
    turn: Turn,
  ): Promise<readonly Candidate[]> {
    const rows = await tx.query<PaperResult & TurnResult>(IN_TURN[state], turn.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  async #sealed(tx: Transaction, context: Context, rows: readonly PaperResult[]): Promise<Sealed<PaperAgreement>[]> {
    return sealTowards(tx, context, rows, { as: 'PaperAgreement', open: paperOf });
  }
}

function paperOf(row: PaperResult): PaperAgreement {
  return {
    id: row.id,
    outcomeId: row.outcome_id,
    employeeId: row.employee_id,
    pieceId: row.piece_id,
    signedOn: row.signed_on,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    responsibleDoctorId: row.responsible_doctor_id,
    acceptedBy: row.accepted_by,
    acceptedAt: row.accepted_at,
    toldOn: row.told_on,
    toldHow: row.told_how,
    undoUntil: row.undo_until,
    withdrawnBy: row.withdrawn_by,
    withdrawnAt: row.withdrawn_at,
    state: row.state,
  };
}
