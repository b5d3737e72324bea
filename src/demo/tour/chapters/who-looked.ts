import { monthBefore } from '../../records/load-log-review.js';
import { accepted, itemsIn, textIn, type Answer } from '../../asking/caller.js';
import type { Narrator } from '../narrator.js';
import type { Stage } from '../stage.js';
import type { Granted } from './derived-secrecy.js';

type Line = Answer['body'];

export async function whoLooked(stage: Stage, jan: string, piece: string, granted: Granted): Promise<void> {
  await withdrawal(stage, piece, granted);
  await theOwnLog(stage, jan);
  await theTrail(stage, jan);
  await theReview(stage);
}

async function withdrawal({ narrator }: Stage, piece: string, { delegation, annasToken }: Granted): Promise<void> {
  narrator.chapter(
    'Withdrawn',
    'S3, S4 — the doctor withdraws, and access stops with the next request of the same token.',
  );
  const path = `/v1/pieces/${piece}`;
  await narrator.step({ who: 'anna', does: 'reads', path, token: annasToken, answers: 200 });
  await narrator.step({
    who: 'dr-vos',
    does: 'withdraws what he delegated',
    path: `/v1/delegations/${delegation}/withdrawal`,
    post: true,
    answers: 201,
  });
  await narrator.step({ who: 'anna', does: 'reads on with the same token', path, token: annasToken, answers: 404 });
  await narrator.step({
    who: 'dr-vos',
    does: 'sees all she did with his secrecy',
    path: '/v1/supervision/acts',
    answers: 200,
    seeing: (list) =>
      itemsIn(list).map(
        ({ action, kind, recordId, outcome }) =>
          `${String(action)} ${String(kind)} ${String(recordId)}: ${String(outcome)}`,
      ),
  });
}

async function theOwnLog({ narrator, caller, accounts }: Stage, jan: string): Promise<void> {
  narrator.chapter(
    'Who looked?',
    'I9 — the employee sees who opened the dossier, when, in which role, under which doctor, and for what.',
  );
  for (const [subject, id] of Object.entries(accounts)) {
    narrator.call(id, subject);
  }
  for (const subject of ['ada', 'dr-staf', 'jan']) {
    const { account } = (await caller.ask(subject, '/v1/me')).body;
    narrator.call((account as { id: string }).id, subject);
  }
  const path = `/v1/employees/${jan}/access-log`;
  const { body } = await narrator.step({
    who: 'jan',
    does: 'looks who was at his dossier',
    path: `${path}?limit=100`,
    answers: 200,
  });
  tellEach(
    narrator,
    itemsIn(body),
    ({ accountId, actingRole, responsibleDoctorId, purpose, action, kind, outcome }) =>
      `${named(accountId)} as ${named(actingRole)}${responsibleDoctorId === null ? '' : ` under ${named(responsibleDoctorId)}`}: ${named(action)} ${named(kind)}, ${named(purpose)}, ${named(outcome)}`,
  );
  await narrator.step({
    who: 'jan',
    does: 'asks who the account behind a line is',
    path: `/v1/accounts/${textIn(accounts, 'anna')}`,
    answers: 200,
    seeing: ({ name }) => [`name: ${String(name)}`],
  });
  await narrator.step({ who: 'carlo', does: 'would like to see it too', path, answers: 403 });
}

async function theTrail({ narrator, caller }: Stage, jan: string): Promise<void> {
  narrator.chapter(
    'The trail',
    'A1, A5 — each access, allowed or refused, before its answer left; reading the trail is in the trail.',
  );
  const path = `/v1/trail?limit=100&employeeId=${jan}`;
  const { body } = await narrator.step({
    who: 'olga',
    does: 'reads the trail about Jan, page by page',
    path,
    answers: 200,
  });
  const lines = [...itemsIn(body)];
  for (let { next } = body; typeof next === 'string';) {
    const page = await caller.ask('olga', `${path}&after=${encodeURIComponent(next)}`);
    lines.push(...itemsIn(accepted('olga', path, page)));
    ({ next } = page.body);
  }
  tellEach(
    narrator,
    lines,
    ({ at, accountId, actingRole, action, kind, rule, outcome, status }) =>
      `${named(at)} ${named(accountId)} (${named(actingRole)}) ${named(action)} ${named(kind)}: ${named(outcome)}, ${named(status)}, under ${named(rule)}`,
  );
  await narrator.step({
    who: 'olga',
    does: 'reads the latest line of all: her own reading',
    path: '/v1/trail?limit=1',
    answers: 200,
    seeing: (list) =>
      itemsIn(list).map(
        ({ accountId, action, kind, route }) =>
          `${named(accountId)} ${named(action)} ${named(kind)} by ${named(route)}`,
      ),
  });
  await narrator.step({ who: 'ada', does: 'would like to read it', path: '/v1/trail', answers: 403 });
}

async function theReview({ narrator, today }: Stage): Promise<void> {
  narrator.chapter(
    'The review of a month',
    'A6 — a drawn sample, and all emergency, bulk and self-accesses: judged line by line, by nobody his own, and signed.',
  );
  const path = '/v1/log-reviews';
  const month = today.slice(0, 7);
  await narrator.step({ who: 'luuk', does: 'would review this month', path, answers: 409, body: { month } });
  await narrator.step({ who: 'olga', does: 'would open one herself', path, answers: 403, body: { month } });
  const { body } = await narrator.step({
    who: 'luuk',
    does: 'opens last month: the house is of today, so there is no line to judge',
    path,
    answers: 201,
    body: { month: monthBefore(today) },
  });
  const review = textIn(body, 'reviewId');
  narrator.call(review, 'the-review');
  await narrator.step({
    who: 'luuk',
    does: 'signs it off',
    path: `${path}/${review}/signature`,
    post: true,
    answers: 201,
  });
  await narrator.step({
    who: 'olga',
    does: 'sees which months were reviewed',
    path,
    answers: 200,
    seeing: (list) => itemsIn(list).map(({ month: of, unjudged }) => `${named(of)}: ${named(unjudged)} lines left`),
  });
}

function tellEach(narrator: Narrator, lines: readonly Line[], tell: (line: Line) => string): void {
  narrator.say(
    lines
      .toReversed()
      .map((line) => narrator.named(tell(line)))
      .join('\n  '),
  );
}

function named(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '-';
}
