import { jan } from '../people/demo-people.js';
import type { KeptActs } from './kept-acts.js';

/** D3, D12 — what Jan writes to the case manager's desk, and what he writes to the doctor. */
export async function loadMessages(acts: KeptActs, employeeId: string): Promise<void> {
  await acts.ask('message-jan', jan.subject, `/v1/employees/${employeeId}/own-messages`, {
    body: { subject: 'Thursday', text: 'I can come to the office on Thursday to talk about the plan.' },
  });
  await acts.ask('health-message-jan', jan.subject, `/v1/employees/${employeeId}/health-messages`, {
    body: { subject: 'New tablets', text: 'The new tablets make me drowsy (invented, like everything here).' },
  });
}
