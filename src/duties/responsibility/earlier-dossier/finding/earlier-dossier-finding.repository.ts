import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../../platform/stores/transaction.js';

// Row security lets this login look at each once after it was written, and see digests alone.
const LOOK = `
  WITH next AS (
    SELECT l.employee_id FROM employee.likeness l WHERE l.looked_at IS NULL
    ORDER BY l.employee_id LIMIT $1 FOR UPDATE SKIP LOCKED)
  UPDATE employee.likeness l SET looked_at = platform.clock() FROM next n WHERE l.employee_id = n.employee_id
  RETURNING l.employee_id AS "employeeId", l.employer_id AS "employerId"`;
const ALIKE = `
  SELECT n.employee_id AS "employeeId", n.employer_id AS "employerId", a.earlier_id AS "earlierId"
  FROM unnest($1::uuid[], $2::uuid[]) AS n (employee_id, employer_id)
  CROSS JOIN LATERAL employee.alike_out_of_sight(n.employee_id) a`;
const ASK = `
  INSERT INTO desk.earlier_dossier (id, employer_id, employee_id, earlier_id) VALUES ($1, $2, $3, $4)
  ON CONFLICT DO NOTHING RETURNING id`;

/** Somebody whose likeness was written since it was looked at. */
interface LookedAt {
  readonly employeeId: string;
  readonly employerId: string;
}

/** Two dossiers at one employer that are alike, the earlier one out of the employer's sight. */
export interface AlikeDossiers extends LookedAt {
  readonly earlierId: string;
}

/** What a batch came to. */
export interface Looked {
  readonly count: number;
  readonly alike: readonly AlikeDossiers[];
}

/** Who is alike, for the login of the jobs: ids and digests, for the job opens nothing. */
@Injectable()
export class EarlierDossierFindingRepository {
  /** Looks at the next of those that nobody looked at yet; they count as looked at once the transaction is through. */
  async look(tx: Transaction, limit: number): Promise<Looked> {
    const looked = await tx.query<LookedAt>(LOOK, [limit]);
    const [employees, employers] = [looked.map((one) => one.employeeId), looked.map((one) => one.employerId)];
    return { count: looked.length, alike: await tx.query<AlikeDossiers>(ALIKE, [employees, employers]) };
  }

  /** @returns false when it was asked before. */
  async ask(tx: Transaction, id: string, { employerId, employeeId, earlierId }: AlikeDossiers): Promise<boolean> {
    return (await tx.query(ASK, [id, employerId, employeeId, earlierId])).length > 0;
  }
}
