import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { byTurn, dayOf, inTurn, type Candidate, type Turn, type TurnResult } from '../../../safeguards/waiting/turn.js';
import { DoctorChangeWishRow } from './doctor-change-wish.entity.js';
import type { DoctorChangeWish } from './doctor-change-wish.js';

// A wish is answered by the next change of doctor.
const ANSWERED_AT = `
  (SELECT min(r.effective_from) FROM access.responsibility r WHERE r.employee_id = w.employee_id AND r.effective_from > w.asked_at)`;
// I1 — and taken back, where whoever asked turned out not to be the employee.
const WITHDRAWN_AT = 'access.link_ended_at(w.employee_id, w.asked_by, w.asked_at)';
const WAITS = `${ANSWERED_AT} IS NULL AND ${WITHDRAWN_AT} IS NULL`;
const SHOWN = `
  SELECT w.id, w.employee_id AS "employeeId", w.asked_at AS "askedAt", ${ANSWERED_AT} AS "answeredAt",
         ${WITHDRAWN_AT} AS "withdrawnAt"
  FROM access.doctor_change_wish w
  WHERE CASE (SELECT access.circle())
      WHEN 'secrecy-supervision' THEN true WHEN 'medical-direction' THEN true
      WHEN 'self' THEN access.own(w.employee_id)
      ELSE false END`;
const PAGE = `${SHOWN} AND ($1::uuid IS NULL OR w.id > $1) ORDER BY w.id LIMIT $2`;
const IN_TURN = byTurn(`${SHOWN} AND ${WAITS}`, { since: dayOf('w."askedAt"'), until: 'NULL::date' });
const OPEN = `SELECT 1 FROM access.doctor_change_wish w WHERE w.employee_id = $1 AND ${WAITS}`;
const HOLDERS = `
  SELECT DISTINCT r.account_id AS id FROM access.role r
  WHERE r.role = ANY ($1) AND access.role_in_force(r) AND access.account_active(r.account_id)`;

/** The wishes for another doctor; records leave it sealed. */
@Injectable()
export class DoctorChangeWishRepository {
  /** One page of the wishes that the actor may know of, by id. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<DoctorChangeWish>[]> {
    const rows = await tx.query<DoctorChangeWish>(PAGE, [after, limit]);
    return rows.map(sealed);
  }

  /** Those that no change of doctor answered, in the order of their turns. */
  async inTurn(tx: Transaction, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<DoctorChangeWish & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** Does a wish of this employee still wait for a change of doctor? */
  async isOpen(tx: Transaction, employeeId: string): Promise<boolean> {
    return (await tx.query(OPEN, [employeeId])).length > 0;
  }

  async add(tx: Transaction, row: DoctorChangeWishRow): Promise<void> {
    await tx.manager.insert(DoctorChangeWishRow, row);
  }

  /** The accounts that hold one of these roles now. */
  async holders(tx: Transaction, roles: readonly string[]): Promise<readonly string[]> {
    return (await tx.query<{ id: string }>(HOLDERS, [roles])).map(({ id }) => id);
  }
}

function sealed(row: DoctorChangeWish): Sealed<DoctorChangeWish> {
  return new Sealed('DoctorChangeWish', row, { employeeId: row.employeeId });
}
