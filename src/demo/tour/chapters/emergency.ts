import { itemsIn, textIn } from '../../asking/caller.js';
import type { Stage } from '../stage.js';

const REASON = 'The hospital asks what he takes; he was brought in by ambulance.';

/** Dr Smit opens Jan's dossier for an hour, is seen doing so, and is reviewed. */
export async function emergency(stage: Stage, jan: string): Promise<void> {
  const id = await hour(stage, jan);
  await review(stage, id);
}

async function hour({ narrator }: Stage, jan: string): Promise<string> {
  narrator.chapter(
    'An emergency',
    'S8 — where waiting would harm a vital interest, a registered doctor reads one dossier for an hour; told at once.',
  );
  const path = '/v1/emergencies';
  await narrator.step({
    who: 'anna',
    does: 'would open it, and is no doctor',
    path,
    answers: 403,
    body: { employeeId: jan, ground: 'life-in-danger', reason: REASON },
  });
  await narrator.step({
    who: 'dr-smit',
    does: 'opens it out of curiosity, which is no ground',
    path,
    answers: 400,
    body: { employeeId: jan, ground: 'curiosity', reason: REASON },
  });
  const { body } = await narrator.step({
    who: 'dr-smit',
    does: 'opens it on a ground of the list; his reason goes to the medical store',
    path,
    answers: 201,
    body: { employeeId: jan, ground: 'life-in-danger', reason: REASON },
  });
  const id = textIn(body, 'emergencyId');
  narrator.call(id, 'the-emergency');
  await narrator.step({
    who: 'dr-smit',
    does: 'reads, under the purpose emergency',
    path: `${path}/${id}/pieces`,
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ item, text }) => `${String(item)}: ${String(text)}`),
  });
  await narrator.step({
    who: 'dr-smit',
    does: 'would write in it: an emergency reads, and nothing else',
    path: `/v1/employees/${jan}/entries`,
    answers: 404,
    body: { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'Seen.' }] },
  });
  return id;
}

async function review({ narrator }: Stage, id: string): Promise<void> {
  narrator.chapter(
    'Was it one?',
    'S8 — reviewed by another doctor within five working days; what was not justified is a breach on record.',
  );
  await narrator.step({
    who: 'olga',
    does: 'was told at once: codes and dates, never the reason',
    path: '/v1/emergencies',
    answers: 200,
    seeing: (list) =>
      itemsIn(list).map(({ ground, reviewBy }) => `${String(ground)}, to be reviewed by ${String(reviewBy)}`),
  });
  await narrator.step({ who: 'olga', does: 'asks why', path: `/v1/emergencies/${id}/reason`, answers: 403 });
  await narrator.step({
    who: 'dr-kern',
    does: 'reads the reason',
    path: `/v1/emergencies/${id}/reason`,
    answers: 200,
    seeing: ({ reason }) => [String(reason)],
  });
  await narrator.step({
    who: 'dr-smit',
    does: 'finds himself justified',
    path: `/v1/emergencies/${id}/review`,
    answers: 403,
    body: { finding: 'justified' },
  });
  await narrator.step({
    who: 'dr-kern',
    does: 'reviews it: nobody at the hospital had asked',
    path: `/v1/emergencies/${id}/review`,
    answers: 201,
    body: { finding: 'not-justified' },
  });
  await narrator.step({
    who: 'olga',
    does: 'has a breach on record',
    path: '/v1/breaches',
    answers: 200,
    seeing: (list) =>
      itemsIn(list).map(({ source, occurredAt }) => `${String(source)}, occurred at ${String(occurredAt)}`),
  });
  await narrator.step({
    who: 'jan',
    does: 'sees who opened his dossier, and what the review found',
    path: '/v1/emergencies',
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ finding, until }) => `${String(finding)}; it ran until ${String(until)}`),
  });
}
