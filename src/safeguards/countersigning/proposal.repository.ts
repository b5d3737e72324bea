import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import { seal, unseal, type Place } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../access/context.js';
import type { PersonFacts } from '../access/facts/access-facts.js';
import type { EmployeeAttributes } from '../access/facts/employee-attributes.js';
import { latestFirst, type PlacedResult } from '../access/latest-first.js';
import { Sealed } from '../access/sealed.js';
import { byEnd, type Ends } from '../ending/by-end.js';
import { standingTowards } from '../access/standing.js';
import { byTurn, dayOf, inTurn, type Candidate, type Turn, type TurnResult } from '../waiting/turn.js';
import type { EndOfProposal, KeptProposal, Preparation, Proposed } from './proposal.js';
import { ProposedDecisions } from './proposed-decision.js';
import { isStillHis, isStillUnder, standsStill } from './stands-still.js';

const SHOWN = `
  SELECT p.id, p.what, p.about, p.employee_id AS "employeeId", p.decision_id AS "decisionId", p.sealed, p.sealed_grounds,
         p.valid_until AS "validUntil", p.supersedes, p.proposed_by AS "proposedBy", p.supervisor_id AS "supervisorId", p.corrects,
         p.last_day AS "lastDay", p.proposed_at AS "proposedAt", e.how, e.sealed_reason, e.ended_at AS "endedAt",
         (SELECT a.recovered_on FROM access.absence a WHERE a.id = p.absence_id) AS "recoveredOn",
         medical.still_concerns(p.what, p.employee_id, p.absence_id) AS "stillConcerns",
         access.proposal_is_over(p.id) AS over, access.person_facts(p.proposed_by) AS proposer
  FROM medical.proposal p LEFT JOIN medical.proposal_end e ON e.proposal_id = p.id`;
const ONE = `${SHOWN} WHERE p.id = $1`;
const LIST = latestFirst(SHOWN, '"proposedAt"', 'timestamptz', { after: 1, limit: 2 });
const IN_TURN = byTurn(`${SHOWN} WHERE e.proposal_id IS NULL`, {
  since: dayOf('w."proposedAt"'),
  until: 'CASE WHEN w.corrects THEN w."validUntil" ELSE least(w."lastDay", w."validUntil") END',
});
const ENDING = byEnd(
  `${SHOWN} WHERE e.proposal_id IS NULL AND medical.proposal_waits(p)`,
  (row) => `CASE WHEN ${row}.corrects THEN ${row}."validUntil" ELSE least(${row}."lastDay", ${row}."validUntil") END`,
);
const LOCK = "SELECT access.one_pair_at_a_time('proposal', $1, $1)";
const ANOTHER = 'SELECT 1 FROM medical.proposal p WHERE p.about = $1 AND medical.proposal_waits(p)';
const ADD = `
  INSERT INTO medical.proposal (id, employee_id, what, about, decision_id, sealed, sealed_grounds, valid_until, supersedes,
                                proposed_by, supervisor_id, corrects, last_day, absence_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;
const ENDED = `
  SELECT e.employee_id AS "employeeId", e.proposed_by AS "proposedBy", e.supervisor_id AS "supervisorId", e.ended_at AS "endedAt",
         access.person_facts(e.proposed_by) AS proposer
  FROM medical.proposal_end e WHERE e.proposal_id = $1 AND e.how = $2 AND e.ended_by = $3`;
const END = `
  INSERT INTO medical.proposal_end (proposal_id, employee_id, proposed_by, supervisor_id, how, sealed_reason, ended_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING proposal_id`;

interface ProposalResult extends PlacedResult {
  readonly id: string;
  readonly what: Proposed;
  readonly about: string;
  readonly employeeId: string;
  readonly decisionId: string;
  readonly sealed: Buffer;
  readonly sealed_grounds: Buffer;
  readonly validUntil: LocalDate | null;
  readonly supersedes: string | null;
  readonly proposedBy: string;
  readonly supervisorId: string;
  readonly corrects: boolean;
  readonly lastDay: LocalDate;
  readonly recoveredOn: LocalDate | null;
  readonly stillConcerns: boolean;
  readonly proposedAt: string;
  readonly how: EndOfProposal | null;
  readonly sealed_reason: Buffer | null;
  readonly endedAt: string | null;
  readonly over: boolean;
  readonly proposer: PersonFacts;
}

interface EndedResult {
  readonly employeeId: string;
  readonly proposedBy: string;
  readonly supervisorId: string;
  readonly endedAt: string;
  readonly proposer: PersonFacts;
}

/** Proposals in the medical store; they leave it sealed. */
@Injectable()
export class ProposalRepository {
  constructor(
    private readonly keys: KeyStore,
    private readonly decisions: ProposedDecisions,
  ) {}

  /** Null outside what the actor may know of. */
  async proposal(tx: Transaction, context: Context, id: string): Promise<Sealed<KeptProposal> | null> {
    const [proposal] = await this.#sealed(tx, context, await tx.query<ProposalResult>(ONE, [id]));
    return proposal ?? null;
  }

  /** One page of what the actor prepared, is to countersign, or finds in a dossier, the latest first. */
  async page(tx: Transaction, context: Context, after: string | null, limit: number): Promise<Sealed<KeptProposal>[]> {
    return this.#sealed(tx, context, await tx.query<ProposalResult>(LIST, [after, limit]));
  }

  /** Those that nobody ended, in the order of their turns. */
  async inTurn(tx: Transaction, context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<ProposalResult & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** Those that wait and end in time, in the order of their ends. */
  async ending(tx: Transaction, context: Context, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<ProposalResult & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** Of two who prepare an answer to one question at once, the second waits. @returns false where another one waits already. */
  async isFirst(tx: Transaction, about: string): Promise<boolean> {
    await tx.query(LOCK, [about]);
    return (await tx.query(ANOTHER, [about])).length === 0;
  }

  /** Puts one on record. @param by who prepared it, and under whom */
  async add(
    tx: Transaction,
    id: string,
    employeeId: string,
    prepared: Preparation,
    by: Pick<KeptProposal, 'proposedBy' | 'supervisorId'>,
  ): Promise<void> {
    const key = await this.keys.find(employeeId, 'medical');
    const grounds = seal(key, placeOf(employeeId, id, 'proposal-grounds'), prepared.grounds);
    const { what, about, decisionId, sealed, validUntil, supersedes, corrects, lastDay, absenceId } = prepared;
    await tx.query(ADD, [
      ...[id, employeeId, what, about, decisionId, sealed, grounds, validUntil, supersedes],
      ...[by.proposedBy, by.supervisorId, corrects, lastDay, absenceId],
    ]);
  }

  /** Ends it in the actor's name. @param reason why it is sent back. @returns false where it was ended already */
  async end(
    tx: Transaction,
    { id, employeeId, proposedBy, supervisorId }: KeptProposal,
    how: EndOfProposal,
    by: string,
    reason: string | null = null,
  ): Promise<boolean> {
    const key = await this.keys.find(employeeId, 'medical');
    const sealed = reason === null ? null : seal(key, placeOf(employeeId, id, 'proposal-reason'), reason);
    return (await tx.query(END, [id, employeeId, proposedBy, supervisorId, how, sealed, by])).length === 1;
  }

  /**
   * One that the actor countersigned or sent back, for the same request made again: his while he supervises who prepared it ever
   * since, and that one is the doctor ever since. It shows nothing.
   * @returns null where he didn't, or is that no more
   */
  async ended(
    tx: Transaction,
    context: Context,
    id: string,
    how: EndOfProposal,
  ): Promise<Sealed<{ id: string }> | null> {
    const [row] = await tx.query<EndedResult>(ENDED, [id, how, context.actor.accountId]);
    if (row === undefined) return null;
    const { employeeId, supervisorId, endedAt: proposedAt } = row;
    const towards = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const goesOn =
      towards !== undefined && isStillUnder({ ...row, proposedAt }, towards, context.texts, context.moment);
    if (!goesOn) return null;
    const { dossierDoctorId } = towards;
    return new Sealed(
      'Proposal',
      { id },
      { employeeId, dossierDoctorId, proposerId: null, countersignerId: supervisorId, over: false },
    );
  }

  async #sealed(tx: Transaction, context: Context, rows: readonly ProposalResult[]): Promise<Sealed<KeptProposal>[]> {
    const standing = await standingTowards(
      tx,
      context,
      rows.map(({ employeeId }) => employeeId),
    );
    return Promise.all(rows.map((row) => this.#seal(context, row, standing.get(row.employeeId))));
  }

  /** Its pages ask who prepared it, while he is the doctor, who is to countersign it, while that can be done, and whether it is over. */
  async #seal(
    context: Context,
    row: ProposalResult,
    towards: EmployeeAttributes | undefined,
  ): Promise<Sealed<KeptProposal>> {
    const stands = towards !== undefined && standsStill(row, towards, context.texts, context.moment);
    const waits = stands && row.how === null;
    const isHis = towards !== undefined && isStillHis(row, towards);
    return new Sealed(
      'Proposal',
      await this.#proposal(row, waits),
      {
        employeeId: row.employeeId,
        dossierDoctorId: towards?.dossierDoctorId ?? null,
        representedInMedicalDossier: towards?.representedInMedicalDossier ?? [],
        proposerId: isHis ? row.proposedBy : null,
        countersignerId: waits ? row.supervisorId : null,
        over: row.over,
      },
      undefined,
      row.place,
    );
  }

  async #proposal(row: ProposalResult, waits: boolean): Promise<KeptProposal> {
    const { id, what, about, employeeId, decisionId, sealed, validUntil, supersedes, corrects, lastDay, how } = row;
    const key = await this.keys.find(employeeId, 'medical');
    const reason = row.sealed_reason;
    return {
      ...{ id, what, about, employeeId, decisionId, sealed, validUntil, supersedes },
      says: await this.decisions.of(what).says(row),
      grounds: unseal<string>(key, placeOf(employeeId, id, 'proposal-grounds'), row.sealed_grounds),
      proposedBy: row.proposedBy,
      supervisorId: row.supervisorId,
      proposedAt: row.proposedAt,
      until: [...(corrects ? [] : [lastDay]), ...(validUntil === null ? [] : [validUntil])].toSorted()[0] ?? null,
      state: how ?? (waits ? 'waits' : 'fallen'),
      reason: reason === null ? null : unseal<string>(key, placeOf(employeeId, id, 'proposal-reason'), reason),
      endedAt: row.endedAt,
    };
  }
}

function placeOf(owner: string, record: string, item: string): Place {
  return { store: 'medical', owner, record, version: 1, item };
}
