import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExaminationClosingJob } from '../../src/records/examination/closing/examination-closing.job.js';
import { ask, type Answer } from '../harness/http.js';
import { dayOf, daysAfter } from './specification/calendar.js';
import type { ExaminationOutcome } from './specification/examination.js';
import type { Paper } from './specification/paper.js';
import type { World } from './specification/world.js';
import { inWords } from './twin-worlds/what-is-answered.js';
import { PERSON } from './twin-worlds/what-is-sent.js';
import { FIXED_WORLDS } from './world/fixed-worlds.js';
import { chooseFrom, type Choose } from './world/making.js';
import { WorldHouse } from './world/world-house.js';

const REQUESTS = 500;
/** Milliseconds: five worlds of so many requests, on a machine that has other things to do. */
const LONG = 900_000;
const OFFICER = 'otto';
const NOBODY = randomUUID();
const orderly = FIXED_WORLDS['all is in order'];
const APPLY = orderly.employees.slice(1, 3).map(({ id }) => id);
/** All is in order, and everybody's examination is one where the employee goes first; two of the people apply. */
const house: World = {
  ...orderly,
  employments: orderly.employments.filter(({ employeeId }) => !APPLY.includes(employeeId)),
  payrollTerms: orderly.payrollTerms.filter(({ employeeId }) => !APPLY.includes(employeeId)),
  examinations: orderly.examinations.map((one) => ({ ...one, examinationKind: 'pre-employment' })),
  papers: [],
};

/** What came of every examination, and no employer may know of. */
const WORLDS: Readonly<Record<string, World>> = {
  'never examined': { ...house, outcomes: [] },
  pending: { ...house, outcomes: heldAs(null) },
  blocked: { ...house, outcomes: heldAs('blocked') },
  'awaiting a re-examination': { ...house, outcomes: heldAs('re-examination') },
  'agreed to on paper, and not out': { ...house, outcomes: heldAs(null), papers: onPaper() },
};

function heldAs(decision: ExaminationOutcome['decision']): ExaminationOutcome[] {
  return orderly.outcomes
    .filter(({ supersedes }) => supersedes === null)
    .map((one) => ({ ...one, examinationKind: 'pre-employment', decision, isReleased: false }));
}

/** I10 — accepted, told, and the day after the last on which he can undo it. */
function onPaper(): Paper[] {
  const day = daysAfter(dayOf(orderly.now), -15);
  const accepted = { by: orderly.papers[0]?.responsibleDoctorId ?? '', at: `${day}T11:00:00.000Z` };
  return orderly.papers
    .filter(({ outcomeId }) => heldAs(null).some(({ id }) => id === outcomeId))
    .map((one) => ({ ...one, accepted, told: { on: day, how: 'posted' as const }, withdrawn: null }));
}

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

/** What an officer may try: his routes and others', with right ids, wrong ones and those of the hidden outcomes. */
function* requests(choose: Choose): Generator<Asked> {
  const outcomes = orderly.outcomes.map(({ id }) => id);
  const ids = {
    employees: [...house.employees.map(({ id }) => id), NOBODY],
    employers: [...house.employers.map(({ id }) => id), NOBODY],
    examinations: [...house.examinations.map(({ id }) => id), ...outcomes, NOBODY],
    outcomes: [...outcomes, ...house.examinations.map(({ id }) => id), NOBODY],
  };
  const kinds = [
    'pre-employment',
    'change-of-function',
    'statutory-periodic',
    'voluntary-screening',
    'elsewhere',
    'X!',
  ];
  const whole = (): string => choose('', '?limit=100', '?sort=outcome', '?state=held', '?cursor=x');
  // A page of a list that grows as it is asked shows by chance what was drawn first: new ids are random.
  const page = (): string => choose(whole(), '?limit=1');
  for (;;) {
    const employee = choose(...ids.employees);
    const outcome = choose(...ids.outcomes);
    yield choose<() => Asked>(
      () => ({ method: 'GET', path: `/examinations/${choose(...ids.examinations)}` }),
      () => ({ method: 'GET', path: `/examinations${whole()}` }),
      () => ({ method: 'GET', path: `/employers/${choose(...ids.employers)}/examinations${whole()}` }),
      () => ({ method: 'GET', path: `/employees/${employee}/examinations${whole()}` }),
      () => ({ method: 'GET', path: `/employers/${choose(...ids.employers)}/released-outcomes${page()}` }),
      () => ({ method: 'GET', path: `/employees/${employee}/released-outcomes${page()}` }),
      () => ({ method: 'GET', path: `/released-outcomes/${outcome}` }),
      () => ({ method: 'GET', path: `/examination-outcomes/${outcome}` }),
      () => ({ method: 'GET', path: `/employees/${employee}/examination-outcomes` }),
      () => ({ method: 'GET', path: `/employees/${employee}` }),
      () => ({ method: 'GET', path: `/waiting${whole()}` }),
      () => ({ method: 'GET', path: `/notices${choose('', '?limit=100')}` }),
      () => ({
        method: 'POST',
        path: `/employees/${employee}/examinations`,
        body: { examinationKind: choose(...kinds), ...choose({}, {}, {}, { decision: 'agreed' }) },
      }),
      () => ({
        method: 'POST',
        path: `/employers/${choose(...ids.employers)}/applicants`,
        body: { ...PERSON, birthDate: choose('1990-01-01', '1990-01-02'), staffNumber: choose('A1', 'A2', 'A3') },
      }),
      () => ({ method: 'POST', path: `/examination-outcomes/${outcome}/${choose('agreement', 'block')}` }),
      () => ({
        method: 'POST',
        path: `/examinations/${choose(...ids.examinations)}/outcomes`,
        body: { outcome: 'passed' },
      }),
    )();
  }
}

/** Asks again while the house has no time for anybody. */
async function onceItCan(asking: () => Promise<Answer>): Promise<Answer> {
  for (let turn = 0; turn < 20; turn += 1) {
    const answer = await asking();
    if (answer.status !== 503) return answer;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return asking();
}

describe('worlds in which an outcome is pending, held, blocked or never was', () => {
  let service: WorldHouse;
  beforeAll(async () => {
    service = await WorldHouse.open();
  });
  afterAll(() => service.close());

  /** Everything that the officer is answered, and once in a while all questions close. */
  const answers = async (world: World, seed: number): Promise<readonly string[]> => {
    await service.load(world);
    const token = await service.token(OFFICER, 1);
    const met = new Map(
      (JSON.stringify(house).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []).map((id) => [id, id]),
    );
    const given: string[] = [];
    for (const asked of requests(chooseFrom(seed))) {
      if (given.length === REQUESTS) return given;
      if (given.length === REQUESTS / 2) await closeAll();
      const { method, path, body } = asked;
      const answer = await onceItCan(() =>
        ask(`${service.service.url}/v1${path}`, {
          token,
          method,
          ...(body !== undefined && { body }),
          headers: { 'acting-as': 'employer-officer' },
        }),
      );
      given.push(`${method} ${path}\n${inWords(answer, met)}`);
    }
    return given;
  };
  const closeAll = async (): Promise<void> => {
    await service.admin.query('UPDATE desk.examination SET closes_on = platform.today() - 1');
    await service.service.app.get(ExaminationClosingJob).closeDueExaminations();
  };

  test(
    'V4 an employer is answered the same, byte for byte, whatever it asks',
    async () => {
      const seed = Math.floor(Math.random() * 1e9);
      const [one = '', ...others] = Object.keys(WORLDS);
      const first = await answers(WORLDS[one] ?? house, seed);
      const statuses = new Set(first.map((answer) => answer.split('\n')[1]));
      expect([...statuses].filter((status) => status === undefined || status >= '500')).toEqual([]);
      expect([...statuses]).toEqual(expect.arrayContaining(['200', '400', '403', '404', '409']));
      for (const other of others) {
        const given = await answers(WORLDS[other] ?? house, seed);
        const differing = given.flatMap((answer, at) =>
          answer === first[at] ? [] : [`${one}: ${first[at] ?? ''}`, `${other}: ${answer}`],
        );
        expect({ seed, differing }).toEqual({ seed, differing: [] });
      }
    },
    LONG,
  );

  test(
    'V4 what went out is another matter, so the comparison does see',
    async () => {
      const released = heldAs('agreed').map((one) => ({ ...one, isReleased: true }));
      const held = await answers(WORLDS['pending'] ?? house, 1);
      const gone = await answers({ ...house, outcomes: released }, 1);
      expect(gone.filter((answer, at) => answer !== held[at]).length).toBeGreaterThan(5);
    },
    LONG,
  );

  test('V4 no answer to an employer takes longer by what is held: its logins read nothing of what came of it', async () => {
    const { rows } = await service.admin.query<{ login: string; reaches: boolean }>(
      `SELECT login, EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = 'medical'::regnamespace AND c.relname ~ '^(examination|paper_agreement)'
         AND has_any_column_privilege(login, c.oid, 'SELECT')) AS reaches
       FROM unnest(ARRAY['kluis_desk', 'kluis_employer', 'kluis_employee', 'kluis_medical']) AS login`,
    );
    expect(rows.filter(({ reaches }) => reaches).map(({ login }) => login)).toEqual(['kluis_medical']);
  });
});
