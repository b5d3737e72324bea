import type { PersonFacts } from '../../src/safeguards/access/facts/access-facts.js';
import type { EmployeeAttributes } from '../../src/safeguards/access/facts/employee-attributes.js';
import type { Facts } from '../../src/safeguards/access/ability.js';
import type { Context } from '../../src/safeguards/access/context.js';
import { isStillHis, standsStill } from '../../src/safeguards/countersigning/stands-still.js';
import { Stores } from '../../src/platform/stores/stores.js';
import type { Shown } from './specification/shown.js';
import type { World } from './specification/world.js';
import type { WorldHouse } from './world/world-house.js';

const KNOWN = `
  SELECT access.person_facts($1) AS proposer, medical.still_concerns('Verdict', $2, $3) AS "stillConcerns"`;

/** V3 — of what was prepared the service asks whose it still is, and whether it stands. */
export async function proposalFacts(
  house: WorldHouse,
  world: World,
  context: Context,
  records: readonly Shown[],
  towards: (employeeId: string) => EmployeeAttributes | undefined,
): Promise<Facts[]> {
  const stores = house.service.app.get(Stores);
  return stores.transact('medical', context.session, async (tx) => {
    const found: Facts[] = [];
    for (const { proposal } of records) {
      if (proposal === undefined) continue;
      const { employeeId, absenceId, proposedBy, supervisorId, end } = proposal;
      const known = await tx.query<{ proposer: PersonFacts; stillConcerns: boolean }>(KNOWN, [
        ...[proposedBy, employeeId, absenceId],
      ]);
      const attributes = towards(employeeId);
      if (known[0] === undefined || attributes === undefined) throw new Error('a proposal is about nobody');
      const recoveredOn = world.absences.find(({ id }) => id === absenceId)?.recoveredOn ?? null;
      const stands = standsStill({ ...proposal, ...known[0], recoveredOn }, attributes, context.texts, context.moment);
      found.push({
        employeeId,
        dossierDoctorId: attributes.dossierDoctorId,
        representedInMedicalDossier: attributes.representedInMedicalDossier,
        over: end !== null,
        proposerId: isStillHis(proposal, attributes) ? proposedBy : null,
        countersignerId: stands && end === null ? supervisorId : null,
      });
    }
    return found;
  });
}
