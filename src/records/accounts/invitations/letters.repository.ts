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
import type { OpenInvitation } from './open-invitation.js';

const OF_EMPLOYEES = `
  SELECT id, employee_id AS "employeeId", created_by AS "invitedBy", created_at AS "createdAt", expires_at AS "expiresAt",
         letter_by AS "letterBy", letter_at AS "letterAt", access.identity_changed_at(employee_id) AS "changedAt"
  FROM access.invitation
  WHERE employee_id IS NOT NULL AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock()`;
const IN_TURN = byTurn(`${OF_EMPLOYEES} AND letter_by IS NULL AND access.identity_stands(employee_id, NULL)`, {
  since: dayOf('w."createdAt"'),
  until: lastDayBefore('w."expiresAt"'),
});
const OPEN = `
  ${OF_EMPLOYEES} AND ($1::uuid IS NULL OR id = $1) AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`;
const PRINT = `
  UPDATE access.invitation SET code_digest = $2, letter_by = $3, letter_at = platform.clock()
  WHERE id = $1 AND letter_by IS NULL AND used_at IS NULL AND voided_at IS NULL AND expires_at > platform.clock()
    AND access.identity_stands(employee_id, NULL)
  RETURNING id`;

type OpenResult = Omit<OpenInvitation, 'letterFrom'> & {
  /** When the employer last changed the address or the birth date. */
  readonly changedAt: string | null;
};

/** Employees' invitations that are open, and their letters. */
@Injectable()
export class LettersRepository {
  constructor(private readonly policies: Policies) {}

  /** One page, by id. */
  async open(tx: Transaction, now: Date, after: string | null, limit: number): Promise<Sealed<OpenInvitation>[]> {
    return (await tx.query<OpenResult>(OPEN, [null, after, limit])).map((row) => this.#sealed(row, now));
  }

  /** Those whose letter nobody printed and somebody may print now, in the order of their turns. */
  async inTurn(tx: Transaction, now: Date, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<OpenResult & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(
      rows,
      rows.map((row) => this.#sealed(row, now)),
    );
  }

  /** @returns null where no such invitation is open. */
  async invitation(tx: Transaction, now: Date, id: string): Promise<Sealed<OpenInvitation> | null> {
    const [row] = await tx.query<OpenResult>(OPEN, [id, null, 1]);
    return row === undefined ? null : this.#sealed(row, now);
  }

  /** From this moment the invitation has a code. @returns whether its letter wasn't printed yet: of two at once one prints. */
  async print(tx: Transaction, id: string, codeDigest: Buffer, letterBy: string): Promise<boolean> {
    return (await tx.query(PRINT, [id, codeDigest, letterBy])).length > 0;
  }

  #sealed({ changedAt, ...row }: OpenResult, now: Date): Sealed<OpenInvitation> {
    const letterFrom = letterWaitsUntil(changedAt, this.policies.term('letter-after-change'), now);
    return new Sealed('Invitation', { ...row, letterFrom }, { employeeId: row.employeeId, invitedBy: row.invitedBy });
  }
}
