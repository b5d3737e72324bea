import type { Place } from '../../platform/keys/envelope.js';

const STORE = 'employee';

/** Where an identity's sealed fields belong; a new version is sealed anew. */
export function identityPlace(employeeId: string, version: number): Place {
  return { store: STORE, owner: employeeId, record: employeeId, version, item: 'identity' };
}

/** Where an employment's sealed fields belong; a new version is sealed anew. */
export function employmentPlace(employeeId: string, employmentId: string, version: number): Place {
  return { store: STORE, owner: employeeId, record: employmentId, version, item: 'employment' };
}

/** Where an absence's sealed fields belong: written once, with the report; a recovery doesn't touch them. */
export function absencePlace(employeeId: string, absenceId: string): Place {
  return { store: STORE, owner: employeeId, record: absenceId, version: 1, item: 'absence' };
}

/** Where an item of private contact data belongs; what is said anew is sealed anew. */
export function privateContactPlace(employeeId: string, contactId: string, version: number): Place {
  return { store: STORE, owner: employeeId, record: contactId, version, item: 'private-contact' };
}

/** Where a version of payroll terms belongs; each version is sealed on its own. */
export function payrollTermsPlace(employeeId: string, termsId: string, version: number): Place {
  return { store: STORE, owner: employeeId, record: termsId, version, item: 'payroll-terms' };
}
