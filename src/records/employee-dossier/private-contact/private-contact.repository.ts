import { Injectable } from '@nestjs/common';
import { seal, unseal, type DataKey } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { EmployeeRecords } from '../employee-records.js';
import { privateContactPlace } from '../sealed-places.js';
import type { Item, PrivateContact, PrivateContactContent } from './private-contact.js';
import { shownFacts } from './shown-facts.js';

// I10, I1: an account whose link was ended, as not the employee's, decided nothing in his place.
const SAID = `
  SELECT id, employee_id AS "employeeId", item, version, sealed, changed_at AS "changedAt",
    CASE WHEN access.was_the_employee(employee_id, changed_by, changed_at) THEN shown_to ELSE '{}' END AS "shownTo"
  FROM employee.private_contact WHERE employee_id = $1`;
const OF_EMPLOYEE = `${SAID} ORDER BY item`;
const ONE = `${SAID} AND item = $2`;
const ADD = `
  INSERT INTO employee.private_contact (id, employee_id, employer_id, item, sealed, shown_to, changed_by)
  SELECT $1, e.id, e.employer_id, $3, $4, $5, $6 FROM access.employee e WHERE e.id = $2
  ON CONFLICT DO NOTHING RETURNING id`;
const CHANGE = `
  UPDATE employee.private_contact SET version = version + 1, sealed = $3, shown_to = $4, changed_by = $5, changed_at = platform.clock()
  WHERE id = $1 AND version = $2 RETURNING id`;
const REMOVE = 'DELETE FROM employee.private_contact WHERE id = $1 RETURNING id';

interface ContactResult extends Omit<PrivateContact, keyof PrivateContactContent> {
  readonly sealed: Buffer;
}

/** An item as its owner says it. */
export interface SaidContact {
  readonly id: string;
  readonly employeeId: string;
  readonly item: Item;
  readonly content: PrivateContactContent;
  readonly shownTo: readonly string[];
  readonly changedBy: string;
}

/** Private contact data; records leave it sealed. */
@Injectable()
export class PrivateContactRepository {
  constructor(
    private readonly keys: KeyStore,
    private readonly records: EmployeeRecords,
  ) {}

  /** Of those that an employee has, what the actor may know of. */
  async ofEmployee(tx: Transaction, context: Context, employeeId: string): Promise<Sealed<PrivateContact>[]> {
    return this.#sealed(tx, context, employeeId, await tx.query<ContactResult>(OF_EMPLOYEE, [employeeId]));
  }

  /** @returns null where there is none that the actor may know of. */
  async item(
    tx: Transaction,
    context: Context,
    employeeId: string,
    item: Item,
  ): Promise<Sealed<PrivateContact> | null> {
    const rows = await tx.query<ContactResult>(ONE, [employeeId, item]);
    const [one] = await this.#sealed(tx, context, employeeId, rows);
    return one ?? null;
  }

  /** @returns false when it is there already. */
  async add(tx: Transaction, { id, employeeId, item, content, shownTo, changedBy }: SaidContact): Promise<boolean> {
    const sealed = await this.#seal(employeeId, id, 1, content);
    return (await tx.query(ADD, [id, employeeId, item, sealed, shownTo, changedBy])).length > 0;
  }

  /** @returns false when `from` isn't its version any more. */
  async change(
    tx: Transaction,
    { id, employeeId, content, shownTo, changedBy }: SaidContact,
    from: number,
  ): Promise<boolean> {
    const sealed = await this.#seal(employeeId, id, from + 1, content);
    return (await tx.query(CHANGE, [id, from, sealed, shownTo, changedBy])).length > 0;
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query(REMOVE, [id]);
  }

  async #seal(employeeId: string, id: string, version: number, content: PrivateContactContent): Promise<Buffer> {
    return seal(await this.keys.find(employeeId, 'employee'), privateContactPlace(employeeId, id, version), content);
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    employeeId: string,
    rows: readonly ContactResult[],
  ): Promise<Sealed<PrivateContact>[]> {
    if (rows.length === 0) return [];
    const key = await this.keys.find(employeeId, 'employee');
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const reading = await this.records.reading(tx, [employeeId]);
    const known = { employed: reading.employed(employeeId), guided: reading.guided(employeeId) };
    return rows.map(
      (row) => new Sealed('PrivateContact', contactOf(row, key), { ...standing, ...known, ...shownFacts(row.shownTo) }),
    );
  }
}

function contactOf({ sealed, ...row }: ContactResult, key: DataKey): PrivateContact {
  return {
    ...row,
    ...unseal<PrivateContactContent>(key, privateContactPlace(row.employeeId, row.id, row.version), sealed),
  };
}
