import { addTerm } from '../../../platform/calendar/term.js';
import { itemsIn, textIn } from '../../asking/caller.js';
import type { Stage } from '../stage.js';

/** S14 — Jan consults Dr Smit because he wants to; neither his employer nor his own doctor can tell. */
export async function voluntaryConsultation(stage: Stage, jan: string): Promise<void> {
  const { narrator, accounts, today } = stage;
  narrator.chapter('A voluntary consultation', 'S14 — unknown to the employer: no invoice, task, count or calendar.');
  const asked = await narrator.step({
    who: 'jan',
    does: 'asks Dr Smit for a consultation, because he wants to',
    path: `/v1/employees/${jan}/consultations`,
    body: { doctorId: textIn(accounts, 'dr-smit'), question: 'How do I keep my back well? Call me in the evening.' },
    answers: 201,
    seeing: ({ lastDay }) => [`until ${String(lastDay)}`],
  });
  const id = textIn(asked.body, 'consultationId');
  narrator.call(id, 'the-consultation');
  const consultation = `/v1/consultations/${id}`;
  await narrator.step({
    who: 'dr-smit',
    does: 'reads what he is asked',
    path: '/v1/consultations',
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ question }) => String(question)),
  });
  await narrator.step({
    who: 'dr-smit',
    does: 'says when; Jan is told, and it stands in no calendar',
    path: `${consultation}/appointment`,
    body: { plannedFor: `${addTerm(today, 'P2D')}T09:00:00+01:00` },
    answers: 201,
  });
  await narrator.step({ who: 'acme-hr', does: 'finds no way to ask', path: '/v1/consultations', answers: 403 });
  await narrator.step({ who: 'carlo', does: 'finds none either', path: '/v1/consultations', answers: 403 });
  await narrator.step({
    who: 'dr-vos',
    does: "knows of none, though he is Jan's doctor",
    path: '/v1/consultations',
    answers: 200,
    seeing: (list) => [`${itemsIn(list).length} of them`],
  });
  const body = { text: 'Walk at lunch, and lift with somebody else.' };
  const path = `${consultation}/conclusion`;
  await narrator.step({ who: 'dr-vos', does: 'tries it anyway', path, body, answers: 404 });
  await narrator.step({ who: 'dr-smit', does: 'writes down what came of it, for Jan', path, body, answers: 201 });
}
