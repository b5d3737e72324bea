import { EmployeeRecords } from '../../src/records/employee-dossier/employee-records.js';
import { shownFacts } from '../../src/records/employee-dossier/private-contact/shown-facts.js';
import type { Facts } from '../../src/safeguards/access/ability.js';
import type { Context } from '../../src/safeguards/access/context.js';
import type { EmployeeAttributes } from '../../src/safeguards/access/facts/employee-attributes.js';
import { Stores } from '../../src/platform/stores/stores.js';
import type { Shown } from './specification/shown.js';
import type { World } from './specification/world.js';
import type { WorldHouse } from './world/world-house.js';

const WAS_HE = 'SELECT access.was_the_employee($1, $2, $3) AS "isHis"';

/** I10 — of private contact data the service asks whether the employee himself said to whom they are shown, and who is there (V6, S7). */
export async function contactFacts(
  house: WorldHouse,
  { privateContacts }: World,
  context: Context,
  records: readonly Shown[],
  towards: (employeeId: string) => EmployeeAttributes | undefined,
): Promise<Facts[]> {
  const { app } = house.service;
  return app.get(Stores).transact('employee', context.session, async (tx) => {
    const reading = await app
      .get(EmployeeRecords)
      .reading(tx, [...new Set(records.map(({ employeeId = '' }) => employeeId))]);
    const found: Facts[] = [];
    for (const { id } of records) {
      const said = privateContacts.find((one) => one.id === id);
      if (said === undefined) throw new Error('a contact is not in the world');
      const { employeeId, changedBy, changedAt, shownTo } = said;
      const [known] = await tx.query<{ isHis: boolean }>(WAS_HE, [employeeId, changedBy, changedAt]);
      found.push({
        ...towards(employeeId),
        employed: reading.employed(employeeId),
        guided: reading.guided(employeeId),
        ...shownFacts(known?.isHis === true ? shownTo : []),
      });
    }
    return found;
  });
}
