import { itemsIn, textIn, type Answer } from '../../asking/caller.js';
import type { Stage } from '../stage.js';
import type { Absent } from './absence-and-doctor.js';

/** The re-integration file: who keeps which part of it, and who reads what. */
export async function reintegration(stage: Stage, absent: Absent): Promise<void> {
  await ofJan(stage, absent);
  await byLetter(stage, absent);
}

const shown = (file: Answer['body']): readonly string[] =>
  itemsIn(file).map(({ part, content }) => `${String(part)}: ${JSON.stringify(content)}`);

async function ofJan({ narrator, today }: Stage, { janAbsence }: Absent): Promise<void> {
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
      seeing: shown,
    });
  }
}

/** V7 — what the doctor says goes to Els by letter, and until that was posted not to her employer. */
async function byLetter({ narrator, today }: Stage, { elsAbsence }: Absent): Promise<void> {
  const path = `/v1/absences/${elsAbsence}/reintegration-parts`;
  const { body } = await narrator.step({
    who: 'dr-vos',
    does: 'says when Els is to be seen next, who has no account',
    path,
    body: { part: 'next-doctor-contact', content: { on: null, everyWeeks: 4 } },
    answers: 201,
    seeing: ({ released }) => [`went out: ${String(released)}`],
  });
  const partId = textIn(body, 'partId');
  narrator.call(partId, 'next-contact-of-Els');
  const reads = { who: 'acme-hr', path, answers: 200, seeing: shown } as const;
  await narrator.step({ ...reads, does: 'reads a file in which nothing is yet (V7)' });
  await narrator.step({
    who: 'dr-vos',
    does: 'records that the letter to Els was posted',
    path: `/v1/reintegration-parts/${partId}/posting`,
    body: { version: 1, postedOn: today },
    answers: 201,
  });
  await narrator.step({ ...reads, does: 'reads the same that Els was sent' });
}
