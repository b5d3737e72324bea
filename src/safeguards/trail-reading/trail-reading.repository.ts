import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../access/context.js';
import type { EmployeeAttributes } from '../access/facts/employee-attributes.js';
import { Policies } from '../access/policy/policies.js';
import { Sealed } from '../access/sealed.js';
import { ownAccessFacts } from './own-access-facts.js';
import type { AttemptRecord, TrailRecord } from './trail-record.js';

// The lines are ordered by `line.id`: `id` alone would be the text shown, and '99' comes after '100'.
const COLUMNS = `
  id::text AS id, at, request_id AS "requestId", account_id AS "accountId", acting_role AS "actingRole",
  responsible_doctor_id AS "responsibleDoctorId", purpose, action, kind, record_id AS "recordId", employee_id AS "employeeId",
  rule, outcome, status, source, route, claims`;
const SUPERVISED = `
  SELECT ${COLUMNS} FROM trail.line
  WHERE ($1::uuid IS NULL OR employee_id = $1) AND ($2::uuid IS NULL OR account_id = $2)
    AND ($3::timestamptz IS NULL OR at >= $3) AND ($4::timestamptz IS NULL OR at < $4) AND ($5::text IS NULL OR outcome = $5)
    AND ($6::uuid IS NULL OR record_id = $6) AND ($7::bigint IS NULL OR id < $7)
  ORDER BY line.id DESC LIMIT $8`;
const OF_EMPLOYEE = `
  SELECT ${COLUMNS},
         trail.waits_for_telling(employee_id, kind, record_id, account_id, at) AS "tellingPostponed",
         kind = 'Proposal' AND access.proposal_is_over(record_id) AS "isOver"
  FROM trail.line
  WHERE employee_id = $1 AND outcome = 'allowed' AND ($2::bigint IS NULL OR id < $2) ORDER BY line.id DESC LIMIT $3`;

const ATTEMPTS = `
  SELECT id::text AS id, minute, source, count FROM trail.attempt
  WHERE ($1::bigint IS NULL OR id < $1) ORDER BY attempt.id DESC LIMIT $2`;

/** Which lines are asked for; null leaves it open. */
export interface TrailFilter {
  readonly employeeId: string | null;
  readonly accountId: string | null;
  readonly recordId: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly outcome: string | null;
}

/** S8 — with whether a doctor postponed when the employee is told of the emergency that it is about. */
type OwnLine = TrailRecord & { readonly tellingPostponed: boolean; readonly isOver: boolean };

/** Reads the trail, the latest line first. A line about it is noted under the employee whose lines were shown (A5). */
@Injectable()
export class TrailReadingRepository {
  constructor(private readonly policies: Policies) {}

  async supervised(
    tx: Transaction,
    filter: TrailFilter,
    before: string | null,
    limit: number,
  ): Promise<Sealed<TrailRecord>[]> {
    const { employeeId, accountId, recordId, from, until, outcome } = filter;
    const values = [employeeId, accountId, from, until, outcome, recordId, before, limit];
    const rows = await tx.query<TrailRecord>(SUPERVISED, values);
    return rows.map((row) => new Sealed('TrailLine', row, { employeeId: row.employeeId }, row.employeeId));
  }

  /** I9 — the lines about one dossier, for whom it is about and who acts for him. */
  async ofEmployee(
    tx: Transaction,
    context: Context,
    standing: EmployeeAttributes,
    before: string | null,
    limit: number,
  ): Promise<Sealed<TrailRecord>[]> {
    const rows = await tx.query<OwnLine>(OF_EMPLOYEE, [standing.employeeId, before, limit]);
    const { kinds } = this.policies.vocabulary;
    const { accountId } = context.actor;
    return rows.map(({ tellingPostponed, isOver, ...row }) => {
      const known = Object.hasOwn(kinds, row.kind) ? (kinds[row.kind]?.facts ?? []) : [];
      const own = ownAccessFacts({ kind: row.kind, isOver }, known, standing, accountId);
      const facts = { ...standing, ...own, tellingPostponed };
      return new Sealed('OwnAccess', row, facts, row.employeeId);
    });
  }

  async attempts(tx: Transaction, before: string | null, limit: number): Promise<Sealed<AttemptRecord>[]> {
    const rows = await tx.query<AttemptRecord>(ATTEMPTS, [before, limit]);
    return rows.map((row) => new Sealed('Attempt', row, {}, null));
  }
}
