import { seal } from '../../../src/platform/keys/envelope.js';
import { SMALL_FILE, MESSAGE_SENT_ON, SOMEBODY } from '../specification/always.js';
import type { Message } from '../specification/message.js';
import type { World } from '../specification/world.js';
import { bytes, LONG_AGO, row, type RowParts, type Tables } from './row-writing.js';

/** The messages of a world, at the desk and at the doctor. */
export function messageRows({ employees, messages, healthMessages }: World, { keyOf }: RowParts): Tables {
  const employerOf = new Map(employees.map(({ id, employerId }) => [id, employerId]));
  const kept = (store: 'employee' | 'medical', owner: string, record: string, item: string, value: object) =>
    bytes(seal(keyOf(owner, store), { store, owner, record, version: 1, item }, value));
  const attached = (store: 'employee' | 'medical', { id, employeeId, attachmentId }: Message) => ({
    id: attachmentId,
    messageId: id,
    employeeId,
    number: 1,
    sealed: kept(store, employeeId, attachmentId, 'attachment', SMALL_FILE),
  });
  return [
    [
      'employee.message',
      messages.map(({ id, employeeId, subject, text }) =>
        row({
          id,
          employeeId,
          employerId: employerOf.get(employeeId),
          direction: 'in',
          channel: 'letter',
          sentOn: MESSAGE_SENT_ON,
          sealed: kept('employee', employeeId, id, 'message', { subject, text }),
          recordedBy: SOMEBODY,
          recordedAt: LONG_AGO,
        }),
      ),
    ],
    [
      'medical.health_message',
      healthMessages.map(({ id, employeeId, subject, text }) =>
        row({
          id,
          employeeId,
          sentOn: MESSAGE_SENT_ON,
          sealed: kept('medical', employeeId, id, 'health-message', { subject, text }),
          putBy: SOMEBODY,
          putAt: LONG_AGO,
        }),
      ),
    ],
    ['employee.message_attachment', messages.map((message) => row(attached('employee', message)))],
    ['medical.health_attachment', healthMessages.map((message) => row(attached('medical', message)))],
  ];
}
