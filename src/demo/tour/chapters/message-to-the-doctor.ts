import { itemsIn, textIn } from '../../asking/caller.js';
import type { Stage } from '../stage.js';

/** D12 — Jan tells the wrong desk about his health, and it doesn't stay there. */
export async function messageToTheDoctor({ narrator }: Stage, jan: string): Promise<void> {
  narrator.chapter(
    'A message that came to the wrong desk',
    'D12 — what an employee writes about health is moved to the dossier doctor, and not kept at the desk.',
  );
  const { body } = await narrator.step({
    who: 'jan',
    does: 'writes to the case manager, and says too much',
    path: `/v1/employees/${jan}/own-messages`,
    body: { subject: 'Monday', text: 'I see the neurologist on Monday.' },
    answers: 201,
  });
  const message = textIn(body, 'messageId');
  narrator.call(message, 'the-message');
  await narrator.step({
    who: 'carlo',
    does: 'sees what it is, and moves it to the doctor',
    path: `/v1/messages/${message}/move-to-doctor`,
    post: true,
    purpose: 'reintegration',
    answers: 201,
  });
  await narrator.step({
    who: 'carlo',
    does: 'has nothing left of it',
    path: `/v1/messages/${message}`,
    purpose: 'reintegration',
    answers: 404,
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'was told that something came, and reads it in the medical dossier',
    path: `/v1/employees/${jan}/health-messages`,
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ text }) => String(text)),
  });
  await narrator.step({
    who: 'acme-hr',
    does: 'asks for it',
    path: `/v1/employees/${jan}/health-messages`,
    answers: 403,
  });
}
