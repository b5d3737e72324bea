import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import type { EmergencyReason } from './emergency.js';

const REASON = `
  SELECT r.emergency_id AS id, r.employee_id AS "employeeId", r.written_by AS "openedBy", r.sealed,
         access.telling_postponed(e.id) AS "tellingPostponed", 
         -- S10: and nothing is left to review for who acts for a party.
         (e.reviewed_at IS NOT NULL OR access.is_medical_proxy(access.acting_account(), e.employee_id)) AS "reviewed"
  FROM medical.emergency_reason r JOIN access.emergency e ON e.id = r.emergency_id WHERE r.emergency_id = $1`;
const ADD_REASON = `
  INSERT INTO medical.emergency_reason (emergency_id, employee_id, sealed, written_by) VALUES ($1, $2, $3, $4)`;
const TO_TELL = `
  SELECT DISTINCT r.account_id AS id FROM access.role r
  WHERE r.circle = 'secrecy-supervision' AND access.role_in_force(r) AND access.account_active(r.account_id)
    AND r.account_id <> access.acting_account()
  UNION SELECT r.doctor_id FROM access.responsibility r
  WHERE r.employee_id = $1 AND r.doctor_id <> access.acting_account() AND access.responsible(r.doctor_id, $1)
  ORDER BY 1`;

/** What an emergency writes and reads in the medical store (D5). */
@Injectable()
export class EmergencyDossierRepository {
  constructor(private readonly keys: KeyStore) {}

  async addReason(tx: Transaction, { id, employeeId, openedBy, reason }: EmergencyReason): Promise<void> {
    const key = await this.keys.find(employeeId, 'medical');
    await tx.query(ADD_REASON, [id, employeeId, seal(key, placeOf(employeeId, id), reason), openedBy]);
  }

  /** @returns null outside what the actor may know of. */
  async reason(tx: Transaction, context: Context, id: string): Promise<Sealed<EmergencyReason> | null> {
    const [row] = await tx.query<SealedReason>(REASON, [id]);
    if (row === undefined) return null;
    const { sealed, tellingPostponed, reviewed, ...whose } = row;
    const { employeeId, openedBy } = whose;
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const key = await this.keys.find(employeeId, 'medical');
    const reason = unseal<string>(key, placeOf(employeeId, id), sealed);
    const facts = { ...standing, employeeId, openedBy, tellingPostponed, reviewed };
    return new Sealed('EmergencyReason', { ...whose, reason }, facts);
  }

  /** The core-expert doctors and the dossier doctor, who are told at once; not who opened it. */
  async doctorsToTell(tx: Transaction, employeeId: string): Promise<readonly string[]> {
    return (await tx.query<{ id: string }>(TO_TELL, [employeeId])).map(({ id }) => id);
  }
}

type SealedReason = Omit<EmergencyReason, 'reason'> & {
  readonly sealed: Buffer;
  readonly tellingPostponed: boolean;
  readonly reviewed: boolean;
};

function placeOf(owner: string, record: string): Place {
  return { store: 'medical', owner, record, version: 1, item: 'emergency-reason' };
}
