import { itemsIn, textIn } from '../../asking/caller.js';
import type { Stage } from '../stage.js';

/** S5, S9 — Jan's doctor leaves: one act, and everything is another's. */
export async function departure({ narrator, accounts }: Stage, jan: string, piece: string): Promise<void> {
  narrator.chapter(
    'The doctor leaves',
    'S5, S9 — in one act another is responsible, and nothing that came from him is left.',
  );
  const [vos, smit] = [textIn(accounts, 'dr-vos'), textIn(accounts, 'dr-smit')];
  narrator.call(vos, 'dr-vos');
  narrator.call(smit, 'dr-smit');
  const path = '/v1/departures';
  const body = { doctorId: vos, successorId: smit };
  await narrator.step({ who: 'dr-smit', does: 'would like to take them over himself', path, body, answers: 403 });
  await narrator.step({
    who: 'dr-kern',
    does: 'records that Dr Vos leaves, and who takes over',
    path,
    body,
    answers: 201,
    seeing: ({ employees, untold }) => [
      `${String(employees)} employees have another doctor; a letter tells ${String(untold)} of them`,
    ],
  });
  await narrator.step({ who: 'dr-vos', does: 'reads as before', path: `/v1/pieces/${piece}`, answers: 403 });
  await narrator.step({ who: 'dr-smit', does: 'reads in his place', path: `/v1/pieces/${piece}`, answers: 200 });
  await narrator.step({
    who: 'jan',
    does: 'was told who his doctor is',
    path: `/v1/employees/${jan}/responsibilities`,
    answers: 200,
    seeing: (list) =>
      itemsIn(list).map(({ doctorId, until }) => `${String(doctorId)} ${until === null ? 'now' : 'until today'}`),
  });
}
