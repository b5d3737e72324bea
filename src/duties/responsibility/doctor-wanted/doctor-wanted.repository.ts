import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { byTurn, inTurn, type Candidate, type Turn, type TurnResult } from '../../../safeguards/waiting/turn.js';
import type { DoctorWanted } from './doctor-wanted.js';

// Every login's row security looks these facts up, so the register itself says whom it shows what.
const SHOWN = `
  SELECT e.id, e.id AS "employeeId", access.doctor_wanted_since(e.id) AS since FROM access.employee e
  WHERE (SELECT access.gives_doctors())
    AND e.id IN (
      SELECT a.employee_id FROM access.absence a WHERE a.recovered_on IS NULL OR a.recovered_on > platform.today()
      UNION SELECT x.employee_id FROM access.examined x WHERE x.until >= platform.today())
    AND access.doctor_wanted_since(e.id) IS NOT NULL`;
const PAGE = `${SHOWN} AND ($1::uuid IS NULL OR e.id > $1) ORDER BY e.id LIMIT $2`;
const IN_TURN = byTurn(SHOWN, { since: 'w.since', until: 'NULL::date' });

/** The employees who wait for a doctor; records leave it sealed. */
@Injectable()
export class DoctorWantedRepository {
  /** One page of them, by id: as far as the actor may know of them. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<DoctorWanted>[]> {
    return (await tx.query<DoctorWanted>(PAGE, [after, limit])).map(sealed);
  }

  /** The same in the order of their turns. */
  async inTurn(tx: Transaction, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<DoctorWanted & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, rows.map(sealed));
  }
}

function sealed({ id, employeeId, since }: DoctorWanted): Sealed<DoctorWanted> {
  return new Sealed('DoctorWanted', { id, employeeId, since }, { employeeId });
}
