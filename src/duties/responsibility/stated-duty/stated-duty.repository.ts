import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import {
  byTurn,
  dayOf,
  inTurn,
  lastDayBefore,
  type Candidate,
  type Turn,
  type TurnResult,
} from '../../../safeguards/waiting/turn.js';
import type { StatedDuty } from './stated-duty.js';
import type { DossierNow } from './why-not-state-duty.js';

// Every login's row security looks these facts up, so the register itself says whom it shows what.
const SHOWN = `
  SELECT d.id, d.employee_id AS "employeeId", d.doctor_id AS "doctorId", d.duty, d.stated_at AS "from",
         d.valid_until AS "until", d.ended_at AS "endedAt", d.ended_by AS "endedBy",
         (d.told_at AT TIME ZONE 'Europe/Amsterdam')::date AS "toldOn"
  FROM access.stated_duty d
  WHERE CASE (SELECT access.circle())
      WHEN 'secrecy-supervision' THEN true WHEN 'medical-direction' THEN true WHEN 'supervision' THEN true
      ELSE false END`;
const PAGE = `${SHOWN} AND ($1::uuid IS NULL OR d.id > $1) ORDER BY d.id LIMIT $2`;
const ONE = `${SHOWN} AND d.id = $1`;
const TO_TELL = byTurn(`${SHOWN} AND d.told_at IS NULL AND d.ended_at IS NULL AND d.valid_until > platform.clock()`, {
  since: dayOf('w."from"'),
  until: lastDayBefore('w."until"'),
});
const ENDING = byEnd(`${SHOWN} AND d.ended_at IS NULL AND d.valid_until > platform.clock()`, (row) =>
  lastDayBefore(`${row}."until"`),
);
const NOW = `
  SELECT (SELECT r.doctor_id FROM access.responsibility r
          WHERE r.employee_id = $1 AND access.responsible(r.doctor_id, $1) LIMIT 1) AS "responsibleDoctorId",
         (SELECT d.doctor_id FROM access.stated_duty d WHERE d.employee_id = $1 AND d.ended_at IS NULL) AS "dutyDoctorId",
         access.on_the_employers_side(access.acting_account(), $1) AS "isOnTheEmployersSide",
         access.is_medical_proxy(access.acting_account(), $1) AS "isMedicalProxy",
         access.left_without_a_doctor($1, access.acting_account()) AS "leftIt"`;
const CLOSE_WHAT_RAN_OUT = `
  UPDATE access.stated_duty SET ended_at = valid_until
  WHERE employee_id = $1 AND ended_at IS NULL AND valid_until <= platform.clock()`;
const ADD = `
  INSERT INTO access.stated_duty (id, employee_id, doctor_id, duty, valid_until)
  SELECT $1, $2, $3, $4, platform.clock() + t.term FROM access.policy_term t WHERE t.name = 'stated-duty-validity'
  RETURNING valid_until AS "until"`;
const TELL_IN_APP = `
  UPDATE access.stated_duty SET told_at = platform.clock(), told_how = 'in-app'
  WHERE id = $1 AND told_at IS NULL AND access.reads_notices(employee_id) RETURNING id`;
const TELL_BY_LETTER = `
  UPDATE access.stated_duty
  SET told_how = 'posted', told_at = greatest(stated_at, $2::date::timestamp AT TIME ZONE 'Europe/Amsterdam')
  WHERE id = $1 AND told_at IS NULL AND ended_at IS NULL AND valid_until > platform.clock() RETURNING id`;
const END = `
  UPDATE access.stated_duty SET ended_at = platform.clock(), ended_by = access.acting_account()
  WHERE id = $1 AND ended_at IS NULL AND valid_until > platform.clock() RETURNING id`;

/** A duty as it is stated. */
export type NewStatedDuty = Pick<StatedDuty, 'id' | 'employeeId' | 'doctorId' | 'duty'>;

/** The register of stated duties; records leave it sealed. */
@Injectable()
export class StatedDutyRepository {
  /** Serialises what changes who the dossier doctor is, until the transaction ends; the actor doesn't come to be a medical proxy meanwhile (S10). */
  async lock(tx: Transaction, employeeId: string): Promise<void> {
    await tx.query('SELECT access.rely_on_roles_of(access.acting_account())');
    await tx.query('SELECT access.lock_dossier_doctor($1)', [employeeId]);
  }

  /** Who opens the dossier as its doctor now; a duty that ran out is closed first. */
  async dossierNow(tx: Transaction, employeeId: string): Promise<DossierNow> {
    await tx.query(CLOSE_WHAT_RAN_OUT, [employeeId]);
    const [row] = await tx.query<DossierNow>(NOW, [employeeId]);
    return (
      row ?? {
        responsibleDoctorId: null,
        dutyDoctorId: null,
        isOnTheEmployersSide: true,
        isMedicalProxy: true,
        leftIt: true,
      }
    );
  }

  /** One page of those that the actor may know of, by id. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<StatedDuty>[]> {
    return (await tx.query<StatedDuty>(PAGE, [after, limit])).map(sealed);
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<StatedDuty & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, id: string): Promise<Sealed<StatedDuty> | null> {
    const [row] = await tx.query<StatedDuty>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  /** @returns the moment until which it runs, ISO 8601 UTC. */
  async add(tx: Transaction, { id, employeeId, doctorId, duty }: NewStatedDuty): Promise<string> {
    const [row] = await tx.query<{ until: string }>(ADD, [id, employeeId, doctorId, duty]);
    if (row === undefined) throw new Error('the term of a stated duty was not deployed');
    return row.until;
  }

  /** Those of which an employee waits to be told by letter, in the order of their turns. */
  async inTurn(tx: Transaction, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<StatedDuty & TurnResult>(TO_TELL, turn.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** Puts on record that the employee was told here and now. @returns false for one without an account in use. */
  async toldInApp(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(TELL_IN_APP, [id])).length > 0;
  }

  /** @returns false when it is over, or the employee was told already. */
  async toldByLetter(tx: Transaction, id: string, postedOn: LocalDate): Promise<boolean> {
    return (await tx.query(TELL_BY_LETTER, [id, postedOn])).length > 0;
  }

  /** @returns false when it ended already. */
  async end(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(END, [id])).length > 0;
  }
}

function sealed(row: StatedDuty): Sealed<StatedDuty> {
  const { employeeId, doctorId } = row;
  return new Sealed('StatedDuty', row, { employeeId, doctorId });
}
