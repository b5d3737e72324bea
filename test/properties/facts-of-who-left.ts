import {
  isAbsenceReadable,
  isEmploymentReadable,
  isPersonReadable,
} from '../../src/safeguards/looking-back/is-readable-by-employer.js';
import { readingTerms } from '../../src/safeguards/looking-back/reading-terms.js';
import { isOnPayroll } from '../../src/records/employee-dossier/payroll-terms/is-on-payroll.js';
import type { Facts } from '../../src/safeguards/access/ability.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { dayOf } from './specification/calendar.js';
import type { Kind } from './specification/records.js';
import type { Shown } from './specification/shown.js';
import type { Employment, World } from './specification/world.js';

/** V6 — of what is in an employee dossier the service judges by itself how long the employer reads it. */
export function whoLeftFacts(
  world: World,
  kind: Kind,
  { id, employeeId, employerId }: Shown,
  policies: Policies,
): Facts {
  const asked = [readingTerms(policies), dayOf(world.now)] as const;
  const relations = {
    employments: world.employments.filter((one) => one.employeeId === employeeId),
    applications: world.applications.filter((one) => one.employeeId === employeeId),
  };
  const agreements = world.agreements.filter((one) => one.employerId === employerId);
  const isPaid = (one: Employment): boolean => isOnPayroll(one, agreements, policies.services, ...asked);
  switch (kind) {
    case 'Employee':
      return { stillReadable: isPersonReadable(relations, ...asked), onPayroll: relations.employments.some(isPaid) };
    case 'Employment':
      return {
        stillReadable: relations.employments.some((one) => one.id === id && isEmploymentReadable(one, ...asked)),
        onPayroll: relations.employments.some((one) => one.id === id && isPaid(one)),
      };
    case 'PayrollTerms': {
      const employmentId = world.payrollTerms.find((one) => one.id === id)?.employmentId;
      return { onPayroll: relations.employments.some((one) => one.id === employmentId && isPaid(one)) };
    }
    case 'Absence':
    case 'AbsenceVersion': {
      const absence = world.absences.find((one) => id.startsWith(one.id));
      return { stillReadable: absence !== undefined && isAbsenceReadable(absence.firstDay, relations, ...asked) };
    }
    default:
      return {};
  }
}
