import { itemsIn, textIn } from '../../asking/caller.js';
import { sofieApplies } from '../../records/acme-staff.js';
import { loadApplicant } from '../../records/load-examination.js';
import type { Step } from '../narrator.js';
import type { Stage } from '../stage.js';
import { agreementOnPaper } from './agreement-on-paper.js';

/** V1, V4 — Sofie applies at Acme and is examined: she hears it first, and only her yes lets it out. @returns her dossier's id */
export async function examination(stage: Stage, acme: string): Promise<string> {
  const sofie = await apply(stage, acme);
  const outcomeId = await examine(stage, sofie);
  await hear(stage, sofie, outcomeId);
  await agreementOnPaper(stage, sofie, outcomeId);
  await decide(stage, outcomeId);
  return sofie;
}

/** The employer asks for an outcome that isn't hers yet. */
function nothingYet(outcomeId: string): Pick<Step, 'who' | 'path' | 'answers'> {
  return { who: 'acme-hr', path: `/v1/released-outcomes/${outcomeId}`, answers: 404 };
}

function agreement(outcomeId: string): Pick<Step, 'path' | 'post'> {
  return { path: `/v1/examination-outcomes/${outcomeId}/agreement`, post: true };
}

async function apply({ narrator, acts, accounts }: Stage, acme: string): Promise<string> {
  narrator.chapter(
    'Sofie applies, and is examined',
    'V4 — before employment the person hears the outcome first; silence is no. V9 — only what is needed is recorded.',
  );
  await narrator.step({
    who: 'acme-hr',
    does: 'names Sofie, and adds what she heard at the interview',
    path: `/v1/employers/${acme}/applicants`,
    answers: 400,
    body: { ...sofieApplies, remark: 'limps a little' },
  });
  const sofie = await loadApplicant(acts, acme, textIn(accounts, 'dr-vos'));
  narrator.call(sofie, 'Sofie');
  narrator.say(
    'She names her by name, birth date and address alone; Sofie links her dossier with a letter, as Jan did.',
  );
  await narrator.step({
    who: 'acme-hr',
    does: 'wants her examined as one of the staff, where nobody can keep an outcome back',
    path: `/v1/employees/${sofie}/examinations`,
    answers: 409,
    body: { examinationKind: 'statutory-periodic' },
  });
  return sofie;
}

async function examine({ narrator }: Stage, sofie: string): Promise<string> {
  const { body: commission } = await narrator.step({
    who: 'acme-hr',
    does: 'commissions the examination before employment',
    path: `/v1/employees/${sofie}/examinations`,
    answers: 201,
    body: { examinationKind: 'pre-employment' },
    seeing: ({ closesOn }) => [`closes on: ${String(closesOn)}`],
  });
  const examinationId = textIn(commission, 'examinationId');
  narrator.call(examinationId, 'examination-of-Sofie');
  const { body: issued } = await narrator.step({
    who: 'dr-vos',
    does: 'examined her, and says so in the closed set, conditions from a list',
    path: `/v1/examinations/${examinationId}/outcomes`,
    answers: 201,
    body: { outcome: 'passed-under-conditions', conditions: ['no-night-shifts'] },
    seeing: ({ released }) => [`went to the employer: ${String(released)}`],
  });
  const outcomeId = textIn(issued, 'outcomeId');
  narrator.call(outcomeId, 'outcome-of-Sofie');
  return outcomeId;
}

async function hear({ narrator }: Stage, sofie: string, outcomeId: string): Promise<void> {
  await narrator.step({ ...nothingYet(outcomeId), does: 'knows of no outcome' });
  await narrator.step({
    who: 'sofie',
    does: 'hears it first',
    path: `/v1/employees/${sofie}/examination-outcomes`,
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ outcome, conditions }) => `${String(outcome)}: ${String(conditions)}`),
  });
  await narrator.step({
    ...agreement(outcomeId),
    who: 'dr-vos',
    does: 'would agree in her place, with the best intention (I10)',
    answers: 403,
  });
  await narrator.step({
    who: 'sofie',
    does: 'reads what she was told',
    path: '/v1/notices',
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ code }) => `notice: ${String(code)}`),
  });
}

async function decide({ narrator }: Stage, outcomeId: string): Promise<void> {
  narrator.chapter('Sofie decides', 'V4, I10 — herself, and as often as she likes until it went out.');
  await narrator.step({
    who: 'sofie',
    does: 'blocks it for now',
    path: `/v1/examination-outcomes/${outcomeId}/block`,
    post: true,
    answers: 201,
  });
  await narrator.step({ ...nothingYet(outcomeId), does: 'sees what she saw before: pending and blocked look alike' });
  await narrator.step({
    ...agreement(outcomeId),
    who: 'sofie',
    does: 'thought it over, and agrees',
    answers: 201,
    seeing: ({ released }) => [`went to the employer: ${String(released)}`],
  });
  await narrator.step({
    who: 'acme-hr',
    does: 'reads the outcome, as Sofie has it',
    path: `/v1/released-outcomes/${outcomeId}`,
    answers: 200,
    seeing: ({ outcome, conditions }) => [`${String(outcome)}: ${String(conditions)}`],
  });
}
