import { itemsIn, textIn, type Answer } from '../../asking/caller.js';
import type { Stage } from '../stage.js';
import type { Absent } from './absence-and-doctor.js';
import { StoryBroken } from '../narrator.js';

const ask = { question: 'fit-for-own-work' };
const shown = (list: Answer['body']): readonly string[] => itemsIn(list).map((verdict) => JSON.stringify(verdict));

export async function verdict(stage: Stage, acme: string, absent: Absent): Promise<void> {
  const question = await answered(stage, acme, absent);
  await superseded(stage, acme, absent, question);
  await byLetter(stage, absent);
}

/** @returns the question and the verdict that answers it */
async function answered(
  { narrator }: Stage,
  acme: string,
  { jan, janAbsence }: Absent,
): Promise<{ question: string; verdict: string }> {
  narrator.chapter(
    'A question and its answer',
    'V1, V3, V7 — fit or unfit for the own work, by the dossier doctor, and to the employee the same text.',
  );
  const path = `/v1/absences/${janAbsence}/questions`;
  const { body } = await narrator.step({
    who: 'acme-hr',
    does: 'asks about Jan',
    path,
    body: ask,
    answers: 201,
    seeing: ({ closesOn }) => [`closes on ${String(closesOn)}, answered or not`],
  });
  const question = textIn(body, 'questionId');
  narrator.call(question, 'question-about-Jan');
  await narrator.step({ who: 'acme-hr', does: 'asks once more', path, body: ask, answers: 409 });
  await narrator.step({
    who: 'dr-vos',
    does: 'finds what waits for him, whatever list it stands in',
    path: '/v1/waiting',
    answers: 200,
    seeing: (page) => itemsIn(page).map(({ what, until }) => `${String(what)}, until ${String(until)}`),
  });
  const answer = `/v1/questions/${question}/verdicts`;
  await narrator.step({
    who: 'anna',
    does: 'would answer for the doctor (S5)',
    path: answer,
    body: { outcome: 'unfit' },
    answers: 403,
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'answers, and adds a friendly word',
    path: answer,
    body: { outcome: 'unfit', remark: 'his back' },
    answers: 400,
  });
  const issued = await narrator.step({
    who: 'dr-vos',
    does: 'answers the question, nothing else',
    path: answer,
    body: { outcome: 'unfit' },
    answers: 201,
    seeing: ({ released }) => [`went out to both: ${String(released)}`],
  });
  const verdictId = textIn(issued.body, 'verdictId');
  narrator.call(verdictId, 'first-verdict');
  await sameText({ narrator }, acme, jan);
  await narrator.step({
    who: 'globex-hr',
    does: 'looks too (V6)',
    path: `/v1/released-verdicts/${verdictId}`,
    answers: 404,
  });
  return { question, verdict: verdictId };
}

/** V7 — what the employer reads and what the employee reads is one text. */
async function sameText({ narrator }: Pick<Stage, 'narrator'>, acme: string, jan: string): Promise<void> {
  const employers = await narrator.step({
    who: 'acme-hr',
    does: 'reads the answer',
    path: `/v1/employers/${acme}/released-verdicts`,
    answers: 200,
    seeing: shown,
  });
  const own = await narrator.step({
    who: 'jan',
    does: 'reads the same text',
    path: `/v1/employees/${jan}/released-verdicts`,
    answers: 200,
    seeing: shown,
  });
  const text = ({ body }: Answer): string =>
    JSON.stringify(
      itemsIn(body).map(({ question, outcome, issuedOn, validUntil }) => ({ question, outcome, issuedOn, validUntil })),
    );
  if (text(employers) !== text(own)) {
    throw new StoryBroken('Employer and employee read different texts.');
  }
}

async function superseded(
  { narrator }: Stage,
  acme: string,
  { jan }: Absent,
  first: { question: string; verdict: string },
): Promise<void> {
  narrator.chapter('A verdict is not changed', "V3 — once issued it isn't changed but superseded.");
  const path = `/v1/questions/${first.question}/verdicts`;
  await narrator.step({
    who: 'dr-vos',
    does: 'answers anew, as if there were no answer',
    path,
    body: { outcome: 'fit' },
    answers: 409,
  });
  const { body } = await narrator.step({
    who: 'dr-vos',
    does: 'names the verdict that this one supersedes',
    path,
    body: { outcome: 'fit', supersedes: first.verdict },
    answers: 201,
  });
  narrator.call(textIn(body, 'verdictId'), 'second-verdict');
  await sameText({ narrator }, acme, jan);
}

async function byLetter({ narrator, today }: Stage, { elsAbsence }: Absent): Promise<void> {
  narrator.chapter(
    'Els has no account',
    "V7 — the employer's text is released when the employee's is recorded as posted.",
  );
  const { body } = await narrator.step({
    who: 'acme-hr',
    does: 'asks about Els',
    path: `/v1/absences/${elsAbsence}/questions`,
    body: ask,
    answers: 201,
  });
  const question = textIn(body, 'questionId');
  narrator.call(question, 'question-about-Els');
  const issued = await narrator.step({
    who: 'dr-vos',
    does: 'answers',
    path: `/v1/questions/${question}/verdicts`,
    body: { outcome: 'unfit' },
    answers: 201,
    seeing: ({ released }) => [`went out: ${String(released)}`],
  });
  const verdictId = textIn(issued.body, 'verdictId');
  narrator.call(verdictId, 'verdict-on-Els');
  await narrator.step({
    who: 'acme-hr',
    does: 'sees her question, open as it was: that there is an answer is not hers to know yet',
    answers: 200,
    path: `/v1/questions/${question}`,
    seeing: ({ state }) => [`state: ${String(state)}`],
  });
  await narrator.step({
    who: 'acme-hr',
    does: 'asks for the answer all the same',
    path: `/v1/released-verdicts/${verdictId}`,
    answers: 404,
  });
  await narrator.step({
    who: 'dr-vos',
    does: 'records that the letter to Els was posted',
    path: `/v1/verdicts/${verdictId}/posting`,
    body: { postedOn: today },
    answers: 201,
  });
  await narrator.step({
    who: 'acme-hr',
    does: 'asks again',
    path: `/v1/released-verdicts/${verdictId}`,
    answers: 200,
    seeing: ({ outcome }) => [`outcome: ${String(outcome)}`],
  });
}
