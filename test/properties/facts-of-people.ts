import { deputyRoles } from '../../src/duties/responsibility/deputising/deputy-roles.js';
import { standingOfDoctor } from '../../src/duties/responsibility/doctors/standing-of-doctor.js';
import { Stores } from '../../src/platform/stores/stores.js';
import type { Facts } from '../../src/safeguards/access/ability.js';
import type { Context } from '../../src/safeguards/access/context.js';
import type { PersonFacts } from '../../src/safeguards/access/facts/access-facts.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import type { Shown } from './specification/shown.js';
import { isActive, rolesOf } from './specification/standing.js';
import type { World } from './specification/world.js';
import type { WorldHouse } from './world/world-house.js';

const FACTS_OF_ACCOUNTS = `
  SELECT access.works_on_own_dossier(id) AS "worksOnOwnDossier",
         access.works_on_represented_dossier(id) AS "worksOnRepresentedDossier", access.was_doctor(id) AS "wasDoctor"
  FROM unnest($1::uuid[]) WITH ORDINALITY AS a (id, at) ORDER BY at`;

/** I9, I3 — of accounts the service looks up whose work leads to the actor's own dossiers, or those of whom he represents. */
export async function accountFacts(house: WorldHouse, context: Context, records: readonly Shown[]): Promise<Facts[]> {
  const ids = records.map(({ id }) => id);
  const rows = await house.service.app
    .get(Stores)
    .transact('desk', context.session, (tx) => tx.query<Facts>(FACTS_OF_ACCOUNTS, [ids]));
  return ids.map((accountId, index) => ({ ...rows[index], accountId }));
}

const FACTS_OF_LETTERS = `
  SELECT access.letter_of_doctors_waits(id) AS "awaitsLetterOfDoctors",
         access.letter_printed_by_actor(id) AS "awaitsPrintedLetter"
  FROM unnest($1::uuid[]) WITH ORDINALITY AS e (id, at) ORDER BY at`;

/** S9, S7 — of employees the service looks up for whom a letter of the actor's waits. */
export async function letterFacts(house: WorldHouse, context: Context, records: readonly Shown[]): Promise<Facts[]> {
  const ids = records.map(({ id }) => id);
  const rows = await house.service.app
    .get(Stores)
    .transact('employee', context.session, (tx) => tx.query<Facts>(FACTS_OF_LETTERS, [ids]));
  return ids.map((employeeId, index) => ({ ...rows[index], employeeId }));
}

/** S2 — of assistants the service judges roles and account. */
export function assistantFacts(world: World, records: readonly Shown[]): Facts[] {
  return records.map(({ id }) => ({
    actsAsAssistant: isActive(world, id) && rolesOf(world, id).some(({ role }) => role === 'medical-assistant'),
  }));
}

/** S9, S15 — of doctors the service judges what is known of the person. */
export async function doctorFacts(
  house: WorldHouse,
  context: Context,
  policies: Policies,
  records: readonly Shown[],
): Promise<Facts[]> {
  const persons = await house.service.app
    .get(Stores)
    .transact('desk', context.session, (tx) =>
      tx.query<{ person: PersonFacts }>(
        'SELECT access.person_facts(id) AS person FROM unnest($1::uuid[]) WITH ORDINALITY AS a (id, at) ORDER BY at',
        [records.map(({ id }) => id)],
      ),
    );
  const roles = deputyRoles(policies);
  return persons.map(({ person }) => ({ ...standingOfDoctor(person, roles, context.texts, context.moment) }));
}
