import { figureFacts } from '../../src/records/employer-dossier/group-figure/figure-facts.js';
import type { Facts } from '../../src/safeguards/access/ability.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { dayOf } from './specification/calendar.js';
import type { Shown } from './specification/shown.js';
import type { World } from './specification/world.js';

/** V10 — of a figure the service asks the matrix, the policies and what was agreed. */
export function groupFacts(world: World, role: string, policies: Policies, records: readonly Shown[]): Facts[] {
  const today = dayOf(world.now);
  return records.map(({ employerId = '', fields }) => {
    const agreements = world.agreements.filter((one) => one.employerId === employerId);
    const begun = agreements
      .filter(({ from }) => from <= today)
      .toSorted((one, other) => (one.from < other.from ? 1 : -1));
    const edition = begun[0]?.disclosureEdition ?? null;
    const minimum = Number(fields['minimum']);
    return figureFacts(policies, role, { employerId, minimum, edition, agreements }, today);
  });
}
