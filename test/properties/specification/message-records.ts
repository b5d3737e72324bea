import { SMALL_FILE, MESSAGE_SENT_ON, SINCE, SOMEBODY } from './always.js';
import type { World } from './world.js';

/** The messages of a world, as somebody might be shown them. */
export function messageRecords({ messages, employees }: World) {
  return messages.map(({ id, employeeId, attachmentId, ...message }) => ({
    id,
    employeeId,
    employerId: employees.find((one) => one.id === employeeId)?.employerId ?? '',
    fields: {
      id,
      employeeId,
      ...message,
      direction: 'in',
      channel: 'letter',
      sentOn: MESSAGE_SENT_ON,
      recordedBy: SOMEBODY,
      recordedAt: SINCE,
      attachments: [{ attachmentId, ...SMALL_FILE }],
    },
  }));
}

/** What employees wrote to their doctors. */
export function healthMessageRecords({ healthMessages }: World) {
  return healthMessages.map(({ attachmentId, ...message }) => ({
    id: message.id,
    employeeId: message.employeeId,
    fields: {
      ...message,
      sentOn: MESSAGE_SENT_ON,
      putBy: SOMEBODY,
      putAt: SINCE,
      attachments: [{ attachmentId, ...SMALL_FILE }],
    },
  }));
}
