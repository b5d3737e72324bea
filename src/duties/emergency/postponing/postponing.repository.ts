import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import type { EmergencyPostponement } from './emergency-postponement.js';
import type { Postponing } from './why-not-postpone.js';

// Row security shows of the reasons those that the actor may know of, and with them whose decision it was.
const PAGE = `
  SELECT p.id, p.emergency_id AS "emergencyId", p.employee_id AS "employeeId", p.postponed_by AS "postponedBy",
         p.postponed_at AS "postponedAt", p.until, p.ended_at AS "endedAt", p.ended_by AS "endedBy", r.sealed,
         e.opened_by AS "openedBy", access.telling_postponed(e.id) AS "tellingPostponed",
         (e.reviewed_at IS NOT NULL OR access.is_medical_proxy(access.acting_account(), e.employee_id)) AS "reviewed"
  FROM medical.postponement_reason r JOIN access.emergency_postponement p ON p.id = r.postponement_id
  JOIN access.emergency e ON e.id = p.emergency_id
  WHERE r.emergency_id = $1 AND ($2::uuid IS NULL OR p.id > $2) ORDER BY p.id LIMIT $3`;
const OF_EMERGENCY = `
  SELECT e.employee_id AS "employeeId", e.opened_by AS "openedBy", e.tell_by AS "tellBy", e.told_at AS "toldAt", e.finding,
         access.telling_postponed(e.id) AS "postponed", platform.clock() AS "now", e.opened_at + t.term AS "latest",
         (SELECT p.id FROM access.emergency_postponement p
          WHERE p.emergency_id = e.id AND p.ended_at IS NULL ORDER BY p.postponed_at DESC, p.id LIMIT 1) AS "openId"
  FROM access.emergency e, access.policy_term t WHERE e.id = $1 AND t.name = 'emergency-telling-longest'`;
const ADD = `
  INSERT INTO access.emergency_postponement (id, emergency_id, employee_id, postponed_by, doctor_id, until)
  VALUES ($1, $2, $3, $4, access.dossier_doctor_of($3), $5)`;
const ADD_REASON = `
  INSERT INTO medical.postponement_reason (postponement_id, emergency_id, employee_id, sealed, written_by)
  VALUES ($1, $2, $3, $4, $5)`;
const END = `
  UPDATE access.emergency_postponement SET ended_at = platform.clock(), ended_by = access.acting_account()
  WHERE emergency_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2::uuid RETURNING id`;

/** An emergency whose telling is to be postponed, or was. */
export interface PostponedEmergency extends Omit<Postponing, 'until'> {
  readonly employeeId: string;
  readonly openedBy: string;
  /** The postponement that nobody ended; null where there is none. */
  readonly openId: string | null;
}

/** A postponement as it is made. */
export type NewPostponement = Pick<
  EmergencyPostponement,
  'id' | 'emergencyId' | 'employeeId' | 'postponedBy' | 'until' | 'reason'
>;

/** What is postponed of the telling of emergencies, with its reason in the medical store (D5). */
@Injectable()
export class PostponingRepository {
  constructor(private readonly keys: KeyStore) {}

  /** One page of those of an emergency that the actor may know of, by id. */
  async page(
    tx: Transaction,
    context: Context,
    emergencyId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<EmergencyPostponement>[]> {
    const rows = await tx.query<Row>(PAGE, [emergencyId, after, limit]);
    const [employeeId] = rows.map((row) => row.employeeId);
    if (employeeId === undefined) return [];
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const key = await this.keys.find(employeeId, 'medical');
    return rows.map(({ sealed, openedBy, tellingPostponed, reviewed, ...row }) => {
      const reason = unseal<string>(key, placeOf(employeeId, row.id), sealed);
      const facts = { ...standing, employeeId, openedBy, tellingPostponed, reviewed };
      return new Sealed('EmergencyPostponement', { ...row, reason }, facts);
    });
  }

  /** What a postponement of that emergency is judged by; who may know of it was looked up before. */
  async ofEmergency(tx: Transaction, emergencyId: string): Promise<PostponedEmergency> {
    const [row] = await tx.query<PostponedEmergency>(OF_EMERGENCY, [emergencyId]);
    if (row === undefined) throw new Error('the terms of an emergency were not deployed');
    return row;
  }

  /** Adds it with its reason; it takes the place of what was there. */
  async add(tx: Transaction, added: NewPostponement): Promise<void> {
    const { id, emergencyId, employeeId, postponedBy, until, reason } = added;
    await tx.query(ADD, [id, emergencyId, employeeId, postponedBy, until]);
    const key = await this.keys.find(employeeId, 'medical');
    const sealed = seal(key, placeOf(employeeId, id), reason);
    await tx.query(ADD_REASON, [id, emergencyId, employeeId, sealed, postponedBy]);
    await tx.query(END, [emergencyId, id]);
  }

  async end(tx: Transaction, emergencyId: string): Promise<void> {
    await tx.query(END, [emergencyId, null]);
  }
}

interface Row extends Omit<EmergencyPostponement, 'reason'> {
  readonly sealed: Buffer;
  readonly openedBy: string;
  readonly tellingPostponed: boolean;
  readonly reviewed: boolean;
}

function placeOf(owner: string, record: string): Place {
  return { store: 'medical', owner, record, version: 1, item: 'postponement-reason' };
}
