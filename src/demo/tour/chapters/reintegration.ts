import { itemsIn } from '../../asking/caller.js';
import type { Stage } from '../stage.js';
import type { Absent } from './absence-and-doctor.js';

/** The re-integration file: who keeps which part of it, and who reads what. */
export async function reintegration({ narrator, today }: Stage, { janAbsence }: Absent): Promise<void> {
  narrator.chapter(
    'The way back to work',
    'V8 — each part of the re-integration file is recorded and read by those whom the matrix names; no field takes a word.',
  );
  const path = `/v1/absences/${janAbsence}/reintegration-parts`;
  const activity = { activity: 'physiotherapist', status: 'planned', plannedFor: today, doneOn: null };
  await narrator.step({
    who: 'carlo',
    does: 'writes down the plan as agreed',
    path,
    body: { part: 'plan', content: { agreedOn: today, goal: 'own-work-adapted' } },
    answers: 201,
  });
  await narrator.step({
    who: 'carlo',
    does: 'would note who treats Jan as an activity (D5)',
    path,
    body: { part: 'activity', content: activity },
    answers: 400,
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'says when Jan is to be seen next',
    path,
    body: { part: 'next-doctor-contact', content: { on: null, everyWeeks: 6 } },
    answers: 201,
  });
  const share = { part: 'own-share', content: { about: 'plan', answer: 'agrees' } };
  await narrator.step({
    who: 'acme-hr',
    does: 'would agree in the name of Jan (I10)',
    path,
    body: share,
    answers: 403,
  });
  await narrator.step({ who: 'jan', does: 'agrees himself', path, body: share, answers: 201 });
  for (const who of ['acme-hr', 'leo', 'jan'] as const) {
    await narrator.step({
      who,
      does: who === 'leo' ? 'reads the file: when the doctor is seen next is not for him' : 'reads the file',
      path,
      answers: 200,
      seeing: (file) => itemsIn(file).map(({ part, content }) => `${String(part)}: ${JSON.stringify(content)}`),
    });
  }
}
