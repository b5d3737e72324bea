import { addTerm } from '../../../platform/calendar/term.js';
import { itemsIn, textIn } from '../../asking/caller.js';
import { rita } from '../../people/demo-people.js';
import { invite, link } from '../../records/let-in.js';
import type { Stage } from '../stage.js';

/** I3 — Jan lets Rita act for him, in part, and takes it back. */
export async function representative(stage: Stage, jan: string): Promise<void> {
  const { narrator, acts, today } = stage;
  narrator.chapter('Somebody acts for Jan', 'I3 — within a mandate that says what is shown and until when.');
  const invited = await invite(acts, rita.subject, { name: rita.name, kind: 'external' });
  await link(acts, rita.subject, textIn(invited, 'invitationCode'));
  const ritasAccount = textIn(invited, 'accountId');
  narrator.call(ritasAccount, rita.subject);
  const path = `/v1/employees/${jan}/mandates`;
  const body = { representativeId: ritasAccount, shows: ['verdicts'], copies: false, until: addTerm(today, 'P6M') };
  await narrator.step({
    who: 'carlo',
    does: 'would like to arrange it for him, with the best intention (I10)',
    path,
    body,
    answers: 403,
  });
  const given = await narrator.step({
    who: 'jan',
    does: 'gives the mandate himself: what his employer asked and got',
    path,
    body,
    answers: 201,
  });
  const answersGiven = `/v1/employees/${jan}/released-verdicts`;
  await narrator.step({
    who: 'rita',
    does: 'sees the verdicts, as her mandate says',
    path: answersGiven,
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ outcome }) => `outcome: ${String(outcome)}`),
  });
  await narrator.step({
    who: 'rita',
    does: 'would like to see the medical dossier too: for her there is none',
    path: `/v1/employees/${jan}/pieces`,
    answers: 404,
  });
  const mandateId = textIn(given.body, 'mandateId');
  await narrator.step({
    who: 'jan',
    does: 'takes the mandate back',
    path: `/v1/mandates/${mandateId}/withdrawal`,
    post: true,
    answers: 201,
  });
  await narrator.step({ who: 'rita', does: 'asks once more', path: answersGiven, answers: 404 });
}
