import { jan } from '../people/demo-people.js';
import { textIn } from '../asking/caller.js';
import type { KeptActs } from './kept-acts.js';

/** S14 — Jan consulted a doctor because he wanted to; what came of it is his, and not in his dossier. */
export async function loadConsultations(acts: KeptActs, employeeId: string, doctorId: string): Promise<void> {
  const asked = await acts.ask('consultation-jan', jan.subject, `/v1/employees/${employeeId}/consultations`, {
    body: {
      doctorId,
      question: 'How do I keep my back well? Call me in the evening (invented, like everything here).',
    },
  });
  await acts.ask('consulted-jan', 'dr-smit', `/v1/consultations/${textIn(asked, 'consultationId')}/conclusion`, {
    body: { text: 'Walk at lunch, and lift with somebody else (invented too).' },
  });
}
