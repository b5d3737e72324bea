import { seal } from '../../../src/platform/keys/envelope.js';
import type { World } from '../specification/world.js';
import { bytes, LONG_AGO, row, type RowParts, type Tables } from './row-writing.js';

/** The tables of private contact data, and of the links that were ended. */
export function privateContactRows(
  { privateContacts, linkEndings, employees, accounts, now }: World,
  { keyOf }: RowParts,
): Tables {
  const employerOf = new Map(employees.map(({ id, employerId }) => [id, employerId]));
  const ada = accounts.find(({ subject }) => subject === 'ada')?.id;
  const second = accounts.find(({ subject }) => subject === 'staf')?.id;
  return [
    [
      'access.link_ending',
      linkEndings.map((one) =>
        row({ ...one, proposedBy: ada, proposedAt: LONG_AGO, expiresAt: now, confirmedBy: one.confirmedAt && second }),
      ),
    ],
    [
      'employee.private_contact',
      privateContacts.map(({ id, employeeId: owner, item, phone, email, address, shownTo, changedBy, changedAt }) => {
        const place = { store: 'employee', owner, record: id, version: 1, item: 'private-contact' } as const;
        return row({
          ...{ id, employeeId: owner, employerId: employerOf.get(owner), item, version: 1 },
          sealed: bytes(seal(keyOf(owner, 'employee'), place, { phone, email, address })),
          ...{ shownTo, changedBy, changedAt },
        });
      }),
    ],
  ];
}

/** S8 — that the telling of emergencies was postponed, and why (D5). */
export function postponementRows({ emergencies }: World, { keyOf }: RowParts): Tables {
  const postponed = emergencies.flatMap(({ id: emergencyId, employeeId, postponement }) =>
    postponement === null ? [] : [{ ...postponement, emergencyId, employeeId }],
  );
  return [
    [
      'access.emergency_postponement',
      postponed.map(({ id, emergencyId, employeeId, postponedBy, doctorId, postponedAt, until, endedAt, endedBy }) =>
        row({ id, emergencyId, employeeId, postponedBy, doctorId, postponedAt, until, endedAt, endedBy }),
      ),
    ],
    [
      'medical.postponement_reason',
      postponed.map(({ id, emergencyId, employeeId: owner, reason, postponedBy }) => {
        const place = { store: 'medical', owner, record: id, version: 1, item: 'postponement-reason' } as const;
        return row({
          ...{ postponementId: id, emergencyId, employeeId: owner, writtenBy: postponedBy },
          sealed: bytes(seal(keyOf(owner, 'medical'), place, reason)),
          writtenAt: LONG_AGO,
        });
      }),
    ],
  ];
}
