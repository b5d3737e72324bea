import { setTimeout as wait } from 'node:timers/promises';
import { plainDate } from '../../../platform/calendar/local-date.js';
import { accepted, itemsIn, textIn, type Answer } from '../../asking/caller.js';
import { StoryBroken } from '../narrator.js';
import type { Stage } from '../stage.js';

/** How many fell absent in the third quarter before this one, and in the second: some of the same people. */
const TOO_FEW = 9;
const ENOUGH = 12;
/** The service looks for queued jobs each ten seconds. */
const COUNTED_WITHIN_MILLISECONDS = 60_000;

/**
 * V10 — off stage: who fell absent at Acme in two quarters of the last year, a week each. The job of the night counts them, once the
 * story is at its figures.
 */
export async function absencesOfLastYear({ caller, queue, today }: Stage, acme: string): Promise<void> {
  const ask = async (path: string, body: object): Promise<Answer['body']> =>
    accepted('acme-hr', path, await caller.ask('acme-hr', path, { body }));
  const thisQuarter = plainDate(today).with({ day: 1, month: Math.floor((plainDate(today).month - 1) / 3) * 3 + 1 });
  for (const [quartersAgo, people] of [
    [3, TOO_FEW],
    [2, ENOUGH],
  ] as const) {
    const firstDay = thisQuarter.subtract({ months: 3 * quartersAgo }).add({ days: 20 });
    for (let person = 1; person <= people; person += 1) {
      const reported = await ask(`/v1/employers/${acme}/sick-reports`, {
        ...{
          staffNumber: `30${String(person).padStart(2, '0')}`,
          givenName: GIVEN_NAMES[person - 1],
          familyName: 'Peeters',
        },
        ...{ street: 'Havenweg', houseNumber: String(person), postcode: '5961 JK', city: 'Horst', phone: '0773980001' },
        firstDay: firstDay.toString(),
      });
      await ask(`/v1/absences/${textIn(reported, 'absenceId')}/recovery`, {
        recoveredOn: firstDay.add({ days: 7 }).toString(),
        version: reported['version'],
      });
    }
  }
  await queue('group-figure-counting');
}

const GIVEN_NAMES = ['Ans', 'Bea', 'Cor', 'Dirk', 'Ellen', 'Frits', 'Gea', 'Huub', 'Inge', 'Joop', 'Koos', 'Lies'];

const figures = (list: Answer['body']): readonly string[] =>
  itemsIn(list).map(
    ({ from, until, absent, short, longer }) =>
      `${String(from)} to ${String(until)}: absent ${String(absent)}, of which short ${String(short)} and longer ${String(longer)}`,
  );

/** V10 — what Acme is told of how many fell absent, and of how few it is told nothing. */
export async function groupFigures(stage: Stage, acme: string): Promise<void> {
  const { narrator } = stage;
  narrator.chapter(
    'Figures about groups',
    'V10 — of groups of at least ten°, differences between groups included; there is nothing to choose.',
  );
  narrator.say(
    `In one quarter ${TOO_FEW} of Acme's people fell absent for a week, in the next one ${ENOUGH}. Each quarter is counted once, at night.`,
  );
  const path = `/v1/employers/${acme}/group-figures`;
  await counted(stage, path);
  await narrator.step({
    who: 'acme-hr',
    does: 'reads the quarters: nine are too few, as nobody is; and that all twelve were short would say of the longer that they are nobody',
    path,
    answers: 200,
    seeing: figures,
  });
  await narrator.step({
    who: 'acme-hr',
    does: 'would choose the days herself, to subtract the one from the other (V10)',
    path: `${path}?from=${stage.today}`,
    answers: 400,
  });
  await narrator.step({
    who: 'carlo',
    does: 'guides the absent there, and reads the same',
    path,
    purpose: 'absence-guidance',
    answers: 200,
    seeing: figures,
  });
  await narrator.step({ who: 'leo', does: 'is not foreseen among who gets them (V8)', path, answers: 403 });
  await narrator.step({ who: 'mara', does: 'keeps the customers, and asks', path, answers: 403 });
  await narrator.step({ who: 'globex-hr', does: 'asks about another employer (V6)', path, answers: 404 });
}

/** Waits until the job that was queued before has counted. @throws StoryBroken when it doesn't */
async function counted({ caller }: Stage, path: string): Promise<void> {
  for (let waited = 0; waited < COUNTED_WITHIN_MILLISECONDS; waited += 250) {
    const { body } = await caller.ask('acme-hr', path);
    if (figures(body).some((line) => line.includes(`absent ${ENOUGH}`))) return;
    await wait(250);
  }
  throw new StoryBroken('The figures are not counted.');
}
