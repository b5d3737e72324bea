import type { Employee, World } from '../specification/world.js';
import type { Making } from './making.js';

/** Of everybody a message at the desk, and one that was for the doctor: both say the same to whoever may read them. */
export function makeMessages(
  making: Making,
  employees: readonly Employee[],
): Pick<World, 'messages' | 'healthMessages'> {
  const sent = (what: string, said: { readonly subject: string; readonly text: string }) =>
    employees.map(({ id: employeeId }) => ({
      id: making.id(`${what} of ${employeeId}`),
      employeeId,
      ...said,
      attachmentId: making.id(`what came with ${what} of ${employeeId}`),
    }));
  return {
    messages: sent('message', { subject: 'Monday', text: 'I call' }),
    healthMessages: sent('health message', { subject: 'my back', text: 'it hurts' }),
  };
}
