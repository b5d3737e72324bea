import { readingTerms } from '../../src/records/employee-dossier/employers-reading.js';
import {
  isAbsenceReadable,
  isEmploymentReadable,
  isPersonReadable,
} from '../../src/records/employee-dossier/is-readable-by-employer.js';
import type { Facts } from '../../src/safeguards/access/ability.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { dayOf } from './specification/calendar.js';
import type { Kind } from './specification/records.js';
import type { Shown } from './specification/shown.js';
import type { World } from './specification/world.js';

/** V6 — of what is in an employee dossier the service judges by itself how long the employer reads it. */
export function whoLeftFacts(world: World, kind: Kind, { id, employeeId }: Shown, policies: Policies): Facts {
  const asked = [readingTerms(policies), dayOf(world.now)] as const;
  const relations = {
    employments: world.employments.filter((one) => one.employeeId === employeeId),
    applications: world.applications.filter((one) => one.employeeId === employeeId),
  };
  switch (kind) {
    case 'Employee':
      return { stillReadable: isPersonReadable(relations, ...asked) };
    case 'Employment':
      return {
        stillReadable: relations.employments.some((one) => one.id === id && isEmploymentReadable(one, ...asked)),
      };
    case 'Absence':
    case 'AbsenceVersion': {
      const absence = world.absences.find((one) => id.startsWith(one.id));
      return { stillReadable: absence !== undefined && isAbsenceReadable(absence.firstDay, relations, ...asked) };
    }
    default:
      return {};
  }
}
