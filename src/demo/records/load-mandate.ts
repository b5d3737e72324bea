import { addTerm } from '../../platform/calendar/term.js';
import { textIn } from '../asking/caller.js';
import { jan, rita } from '../people/demo-people.js';
import type { KeptActs } from './kept-acts.js';
import { invite, link } from './let-in.js';

/** I3 — Rita gets an account without a role, and Jan lets her see everything but his medical dossier, for half a year. */
export async function loadMandate(acts: KeptActs, employeeId: string, today: string): Promise<void> {
  const invited = await invite(acts, rita.subject, { name: rita.name, kind: 'external' });
  await link(acts, rita.subject, textIn(invited, 'invitationCode'));
  await acts.ask('mandate-rita', jan.subject, `/v1/employees/${employeeId}/mandates`, {
    body: {
      representativeId: textIn(invited, 'accountId'),
      shows: ['employee-dossier', 'verdicts', 'access-log'],
      copies: false,
      until: addTerm(today, 'P6M'),
    },
  });
}
