import { seal } from '../../../src/platform/keys/envelope.js';
import { MESSAGE_SENT_ON, SOMEBODY } from '../specification/always.js';
import type { World } from '../specification/world.js';
import { bytes, LONG_AGO, row, type RowParts, type Tables } from './row-writing.js';

/** The messages of a world, at the desk and at the doctor. */
export function messageRows({ employees, messages, healthMessages }: World, { keyOf }: RowParts): Tables {
  const employerOf = new Map(employees.map(({ id, employerId }) => [id, employerId]));
  const kept = (store: 'employee' | 'medical', owner: string, record: string, item: string, value: object) =>
    bytes(seal(keyOf(owner, store), { store, owner, record, version: 1, item }, value));
  return [
    [
      'employee.message',
      messages.map(({ id, employeeId, ...content }) =>
        row({
          id,
          employeeId,
          employerId: employerOf.get(employeeId),
          direction: 'in',
          channel: 'letter',
          sentOn: MESSAGE_SENT_ON,
          sealed: kept('employee', employeeId, id, 'message', content),
          recordedBy: SOMEBODY,
          recordedAt: LONG_AGO,
        }),
      ),
    ],
    [
      'medical.health_message',
      healthMessages.map(({ id, employeeId, ...content }) =>
        row({
          id,
          employeeId,
          sentOn: MESSAGE_SENT_ON,
          sealed: kept('medical', employeeId, id, 'health-message', content),
          putBy: SOMEBODY,
          putAt: LONG_AGO,
        }),
      ),
    ],
  ];
}
