import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { whatChanged, type IdentityPart, type WhoAndWhere } from './what-changed.js';

const RECORD = `
  INSERT INTO access.identity_change (id, employee_id, part, changed_by)
  SELECT n.id, n.employee_id, n.part, $4 FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS n (id, employee_id, part)`;
// One statement whoever hears of it. Who has the dossier in an account hears it himself; of the others, who knows them.
const TELL = `
  INSERT INTO desk.notice (id, account_id, code, about)
  SELECT gen_random_uuid(), told.account_id, told.code, e.id
  FROM access.employee e CROSS JOIN LATERAL (
    SELECT e.person_account_id AS account_id, 'your-particulars-changed' AS code
    WHERE NOT access.awaits_its_person(e.person_account_id)
    UNION ALL
    SELECT r.doctor_id, 'particulars-changed' FROM access.responsibility r
    WHERE r.employee_id = e.id AND r.effective_from <= platform.clock() AND (r.ended_at IS NULL OR r.ended_at > platform.clock())
      AND access.awaits_its_person(e.person_account_id)) told
  WHERE e.id = ANY ($1::uuid[])`;
// Before the change is on record: whoever made or printed an invitation that it overtakes, and that none overtook yet. Of $2 the birth
// date changes, on which also a code rests that was handed over.
const TELL_OF_INVITATIONS = `
  INSERT INTO desk.notice (id, account_id, code, about)
  SELECT DISTINCT ON (i.employee_id, told.account_id) gen_random_uuid(), told.account_id, 'invitation-overtaken', i.employee_id
  FROM access.invitation i CROSS JOIN LATERAL unnest(ARRAY[i.created_by, i.letter_by]) told (account_id)
  WHERE i.employee_id = ANY ($1::uuid[]) AND (NOT i.by_hand OR i.employee_id = ANY ($2::uuid[]))
    AND i.used_at IS NULL AND i.voided_at IS NULL AND i.expires_at > platform.clock() AND told.account_id IS NOT NULL
    AND access.overtaken_by(platform.clock(), i.letter_at, i.expires_at)
    AND NOT access.overtaken(i.employee_id, i.letter_at, i.expires_at, i.by_hand)`;

/** What is on record of somebody, and what his employer says now. */
export interface SaidAnew {
  readonly employeeId: string;
  readonly recorded: WhoAndWhere;
  readonly said: WhoAndWhere;
}

/**
 * I1, S7 — puts on record which parts of who and where somebody is an employer changes, before it changes them, and tells
 * somebody who knows the person at once that there is a change (D5: not which), and whoever made or printed an invitation that it voids.
 * @param changedBy account of the employer's officer
 */
export async function recordIdentityChanges(
  tx: Transaction,
  changedBy: string,
  people: readonly SaidAnew[],
): Promise<void> {
  const changes = people.flatMap(({ employeeId, recorded, said }) =>
    whatChanged(recorded, said).map((part) => ({ id: randomUUID(), employeeId, part })),
  );
  if (changes.length === 0) return;
  const employeeIds = changes.map(({ employeeId }) => employeeId);
  const of = (...parts: readonly IdentityPart[]): readonly string[] =>
    changes.filter(({ part }) => parts.includes(part)).map(({ employeeId }) => employeeId);
  await tx.query(TELL_OF_INVITATIONS, [of('address', 'birth-date'), of('birth-date')]);
  await tx.query(RECORD, [changes.map(({ id }) => id), employeeIds, changes.map(({ part }) => part), changedBy]);
  await tx.query(TELL, [[...new Set(employeeIds)]]);
}
