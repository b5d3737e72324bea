import type { Transaction } from '../../platform/stores/transaction.js';

/** A record that a route can name, and whose dossier it is in. */
export interface IndexedRecord {
  readonly id: string;
  readonly kind: string;
  readonly employeeId: string | null;
  readonly employerId: string | null;
}

const INDEX = `
  INSERT INTO access.record (id, kind, employee_id, employer_id)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[])`;

/** Adds new records to the ids-only index from which the trail resolves whose dossier a line is about (A1). */
export async function indexRecords(tx: Transaction, records: readonly IndexedRecord[]): Promise<void> {
  await tx.query(INDEX, [
    records.map((record) => record.id),
    records.map((record) => record.kind),
    records.map((record) => record.employeeId),
    records.map((record) => record.employerId),
  ]);
}
