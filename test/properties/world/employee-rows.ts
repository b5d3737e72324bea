import { seal } from '../../../src/platform/keys/envelope.js';
import { CONTACT_ADDRESS, SOMEBODY } from '../specification/always.js';
import type { World } from '../specification/world.js';
import { bytes, LONG_AGO, row, type RowParts, type Tables } from './row-writing.js';

/** The employee dossiers of a world: who somebody is, works and is absent. */
export function dossiers({ employees, employments, applications, absences }: World, { keyOf }: RowParts): Tables {
  const employerOf = new Map(employees.map(({ id, employerId }) => [id, employerId]));
  const kept = (owner: string, record: string, item: string, value: unknown) => ({
    employeeId: owner,
    employerId: employerOf.get(owner),
    version: 1,
    sealed: bytes(seal(keyOf(owner, 'employee'), { store: 'employee', owner, record, version: 1, item }, value)),
  });
  const found = (id: string) => ({
    numberDigest: bytes(Buffer.from(id)),
    rowDigest: bytes(Buffer.from(id)),
    recordedAt: LONG_AGO,
  });
  return [
    [
      'access.employment',
      employments.map(({ id, employeeId, startsOn, endsOn }) => row({ id, employeeId, startsOn, endsOn })),
    ],
    [
      'access.application',
      applications.map(({ id, employeeId, from, until }) =>
        row({ id, employeeId, fromDay: from, until, recordedBy: SOMEBODY }),
      ),
    ],
    [
      'access.absence',
      absences.map(({ id, employeeId, firstDay, recoveredOn }) => row({ id, employeeId, firstDay, recoveredOn })),
    ],
    [
      'employee.identity',
      employees.map(({ id, identity }) => row({ ...kept(id, id, 'identity', identity), ...found(id) })),
    ],
    [
      'employee.employment',
      employments.map(({ id, employeeId, startsOn, endsOn, hoursPerWeek }) =>
        row({
          id,
          startsOn,
          endsOn,
          ...kept(employeeId, id, 'employment', { hoursPerWeek }),
          recordedAt: LONG_AGO,
        }),
      ),
    ],
    [
      'employee.absence',
      absences.map(({ id, employeeId, firstDay, recoveredOn, phone }) =>
        row({
          id,
          firstDay,
          recoveredOn,
          ...kept(employeeId, id, 'absence', { phone, contactAddress: CONTACT_ADDRESS, nursingAddress: null }),
          reportedBy: SOMEBODY,
          reportedAt: LONG_AGO,
        }),
      ),
    ],
  ];
}

/** What the service says of a way back goes out by a row of its own (V7). */
const SAID = ['problem-analysis', 'plan', 'intervention', 'next-doctor-contact', 'non-attendance'];

/** The re-integration files of a world. */
export function reintegration({ employees, reintegrationParts }: World, { keyOf }: RowParts): Tables {
  const employerOf = new Map(employees.map(({ id, employerId }) => [id, employerId]));
  return [
    [
      'employee.reintegration_part',
      reintegrationParts.map(({ id, absenceId, employeeId, part }) =>
        row({ id, absenceId, employeeId, employerId: employerOf.get(employeeId), part, version: 1 }),
      ),
    ],
    [
      'employee.reintegration_version',
      reintegrationParts.map(({ id, employeeId: owner, part: item, content }) =>
        row({
          partId: id,
          version: 1,
          sealed: bytes(
            seal(keyOf(owner, 'employee'), { store: 'employee', owner, record: id, version: 1, item }, content),
          ),
          recordedBy: SOMEBODY,
          recordedAt: LONG_AGO,
        }),
      ),
    ],
    [
      'employee.reintegration_release',
      reintegrationParts
        .filter(({ isReleased, part }) => isReleased && SAID.includes(part))
        .map(({ id, employeeId }) =>
          row({
            ...{ partId: id, version: 1, employeeId, employerId: employerOf.get(employeeId) },
            ...{ releasedBy: SOMEBODY, releasedAt: LONG_AGO, postedOn: null },
          }),
        ),
    ],
  ];
}

/** The payroll sections of a world. */
export function payroll({ employees, payrollTerms }: World, { keyOf }: RowParts): Tables {
  const employerOf = new Map(employees.map(({ id, employerId }) => [id, employerId]));
  const item = 'payroll-terms';
  return [
    [
      'employee.payroll_terms',
      payrollTerms.map(({ id, employmentId, employeeId }) =>
        row({ id, employmentId, employeeId, employerId: employerOf.get(employeeId), version: 1 }),
      ),
    ],
    [
      'employee.payroll_terms_version',
      payrollTerms.map(
        ({ id, employeeId: owner, effectiveFrom, hoursPerWeek, grossWageCents, payPeriod, wageTaxCredit, iban }) =>
          row({
            termsId: id,
            version: 1,
            sealed: bytes(
              seal(
                keyOf(owner, 'employee'),
                { store: 'employee', owner, record: id, version: 1, item },
                { effectiveFrom, hoursPerWeek, grossWageCents, payPeriod, wageTaxCredit, iban, change: null },
              ),
            ),
            recordedBy: SOMEBODY,
            recordedAt: LONG_AGO,
          }),
      ),
    ],
  ];
}
