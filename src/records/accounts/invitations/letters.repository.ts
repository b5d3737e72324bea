import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import {
  byTurn,
  dayOf,
  inTurn,
  lastDayBefore,
  type Candidate,
  type Turn,
  type TurnResult,
} from '../../../safeguards/waiting/turn.js';
import { letterWaitsUntil } from '../../../safeguards/letters/letter-waits-until.js';
import { isOvertakenBy } from './is-overtaken-by.js';
import type { OpenInvitation } from './open-invitation.js';

const OF_EMPLOYEES = `
  SELECT id, employee_id AS "employeeId", created_by AS "invitedBy", created_at AS "createdAt", expires_at AS "expiresAt",
         letter_by AS "letterBy", letter_at AS "letterAt", by_hand AS "byHand",
         access.identity_changed_at(employee_id, by_hand) AS "changedAt",
         access.identity_changed_at(employee_id, true) AS "birthDateChangedAt"
  FROM access.invitation
  WHERE employee_id IS NOT NULL AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock()`;
const DAYS = { since: dayOf('w."createdAt"'), until: lastDayBefore('w."expiresAt"') };
const TO_PRINT = byTurn(
  `${OF_EMPLOYEES} AND letter_by IS NULL AND access.identity_stands(employee_id, NULL, false)`,
  DAYS,
);
const TO_RENEW = byTurn(`${OF_EMPLOYEES} AND access.overtaken(employee_id, letter_at, expires_at, by_hand)`, DAYS);
const OPEN = `
  ${OF_EMPLOYEES} AND ($1::uuid IS NULL OR id = $1) AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`;
const PRINT = `
  UPDATE access.invitation SET code_digest = $2, letter_by = $3, letter_at = platform.clock(), by_hand = $4
  WHERE id = $1 AND letter_by IS NULL AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock()
    AND access.identity_stands(employee_id, NULL, $4) AND NOT access.overtaken(employee_id, NULL, expires_at, false)
  RETURNING id`;

type OpenResult = Omit<OpenInvitation, 'letterFrom' | 'overtakenAt'> & {
  /** When the employer last changed what its code rests on: the birth date, and the address where a letter takes it there. */
  readonly changedAt: string | null;
  readonly birthDateChangedAt: string | null;
};

/** An invitation that is open, and from when its code may be handed over; null for now. */
export interface Found {
  readonly sealed: Sealed<OpenInvitation>;
  readonly handedOverFrom: string | null;
}

/** Employees' invitations that are open, and their letters. */
@Injectable()
export class LettersRepository {
  constructor(private readonly policies: Policies) {}

  /** One page, by id. */
  async open(tx: Transaction, now: Date, after: string | null, limit: number): Promise<Sealed<OpenInvitation>[]> {
    return (await tx.query<OpenResult>(OPEN, [null, after, limit])).map((row) => this.#sealed(row, now));
  }

  /** Those whose letter nobody printed and somebody may print now, in the order of their turns. */
  async toPrint(tx: Transaction, now: Date, turn: Turn): Promise<readonly Candidate[]> {
    return this.#inTurn(await tx.query<OpenResult & TurnResult>(TO_PRINT, turn.parameters), now);
  }

  /** Those that a change of the employer overtook, in the order of their turns: a new invitation takes the place of each. */
  async toRenew(tx: Transaction, now: Date, turn: Turn): Promise<readonly Candidate[]> {
    return this.#inTurn(await tx.query<OpenResult & TurnResult>(TO_RENEW, turn.parameters), now);
  }

  /** @returns null where no such invitation is open. */
  async invitation(tx: Transaction, now: Date, id: string): Promise<Found | null> {
    const [row] = await tx.query<OpenResult>(OPEN, [id, null, 1]);
    if (row === undefined) return null;
    return { sealed: this.#sealed(row, now), handedOverFrom: this.#waitsUntil(row.birthDateChangedAt, now) };
  }

  /** From this moment the invitation has a code. @returns whether it had none yet: of two at once one gets it. */
  async print(
    tx: Transaction,
    id: string,
    { codeDigest, letterBy, byHand }: { codeDigest: Buffer; letterBy: string; byHand: boolean },
  ): Promise<boolean> {
    return (await tx.query(PRINT, [id, codeDigest, letterBy, byHand])).length > 0;
  }

  #inTurn(rows: readonly (OpenResult & TurnResult)[], now: Date): readonly Candidate[] {
    return inTurn(
      rows,
      rows.map((row) => this.#sealed(row, now)),
    );
  }

  #sealed(row: OpenResult, now: Date): Sealed<OpenInvitation> {
    const { id, employeeId, invitedBy, createdAt, expiresAt, letterBy, letterAt, byHand, changedAt } = row;
    const letterFrom = this.#waitsUntil(changedAt, now);
    const isOvertaken = changedAt !== null && isOvertakenBy(changedAt, { letterAt, letterFrom, expiresAt });
    const overtakenAt = isOvertaken ? changedAt : null;
    const invitation = { id, employeeId, invitedBy, createdAt, expiresAt, letterFrom, letterBy, letterAt };
    return new Sealed('Invitation', { ...invitation, byHand, overtakenAt }, { employeeId, invitedBy });
  }

  #waitsUntil(changedAt: string | null, now: Date): string | null {
    return letterWaitsUntil(changedAt, this.policies.term('letter-after-change'), now);
  }
}
