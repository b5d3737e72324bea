import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import { actorsOf, type Actor } from './actors.js';
import { mayRead, purposesOf } from './specification/may-read.js';
import { KINDS, recordsOf, type Kind } from './specification/records.js';
import type { World } from './specification/world.js';
import { FIXED_WORLDS, type FixedWorld } from './world/fixed-worlds.js';
import { WorldHouse } from './world/world-house.js';

const READERS: Readonly<Record<string, readonly string[]>> = {
  'company-doctor': ['absence-guidance'],
  'insurance-doctor': ['absence-guidance'],
  'doctor-in-training': ['absence-guidance'],
  'medical-assistant': ['absence-guidance'],
  'case-manager': ['absence-guidance', 'reintegration'],
  'labour-expert': ['reintegration'],
};
const WORLDS: readonly FixedWorld[] = ['all is in order', 'delegated is recording alone'];
/** D10 — an hour and a bit. */
const TOO_LONG_AGO = 61 * 60;

interface Part {
  readonly kind: string;
  readonly list: string;
  readonly items: readonly unknown[];
  readonly more: boolean;
}

describe('one page of a dossier = its lists', () => {
  let house: WorldHouse;
  /** How much was found that waits. */
  let waiting = 0;
  beforeAll(async () => {
    house = await WorldHouse.open();
  });
  afterAll(() => house.close());

  const get = async (actor: Actor, path: string, purpose: string, secondsAgo?: number): Promise<Answer> =>
    ask(`${house.service.url}${path}`, {
      token: await house.token(actor.subject, secondsAgo),
      headers: { purpose, 'acting-as': actor.role },
    });

  /** Each part is what its own list begins with, for the same purpose or the only one that it has. */
  const deviationsOfParts = async (actor: Actor, purpose: string, parts: readonly Part[]): Promise<unknown[]> => {
    const found = await Promise.all(
      parts.map(async ({ kind, list, items, more }) => {
        const known = KINDS.find((one) => one === kind);
        const purposes = known === undefined ? [forWaiting(actor.role)] : purposesOf(actor.role, known);
        const { status, body } = await get(
          actor,
          UNPAGED.includes(kind) ? list : `${list}?limit=50`,
          purposes.includes(purpose) ? purpose : (purposes[0] ?? ''),
        );
        const whole = kind === 'Employee' ? [body] : body['items'];
        const isSame = isDeepStrictEqual(whole, items) && more === (typeof body['next'] === 'string');
        return status === 200 && isSame ? [] : [[actor.subject, list, status, items, whole]];
      }),
    );
    return found.flat();
  };
  /** S7 — what waits about this person, and that alone, of all that waits for the reader. */
  const deviationsOfWaiting = async (actor: Actor, employeeId: string, parts: readonly Part[]): Promise<unknown[]> => {
    const { body } = await get(actor, '/v1/waiting?limit=100', forWaiting(actor.role));
    const waits = (body['items'] as { employeeId: string | null }[]).filter((one) => one.employeeId === employeeId);
    const shown = parts.find(({ kind }) => kind === 'Waiting')?.items;
    waiting += waits.length;
    return body['next'] === null && isDeepStrictEqual(shown, waits) ? [] : [[actor.subject, actor.role, shown, waits]];
  };
  /** What the page has is all that the specification says he may read of this person, of the kinds that a page has. */
  const missing = (world: World, actor: Actor, employeeId: string, parts: readonly Part[]): unknown[] =>
    OF_A_PAGE.filter((kind) => !parts.some((part) => part.kind === kind)).flatMap((kind) =>
      recordsOf(world, kind)
        .filter((record) => record.employeeId === employeeId)
        .filter((record) =>
          purposesOf(actor.role, kind).some((one) => mayRead(world, actor, one, kind, record) !== null),
        )
        .map(({ id }) => [actor.subject, actor.role, kind, id]),
    );

  test.each(WORLDS)('S7 where %s, everybody has on it what its lists give him, and all of them', async (name) => {
    const world: World = FIXED_WORLDS[name];
    await house.load(world);
    const found: unknown[] = [];
    for (const actor of actorsOf(world).filter(({ role }) => role in READERS)) {
      for (const { id } of oneOfEachEmployer(world)) {
        for (const purpose of READERS[actor.role] ?? []) {
          const page = await get(actor, `/v1/employees/${id}/page`, purpose);
          const own = await get(actor, `/v1/employees/${id}`, purpose);
          if (page.status !== own.status) found.push([actor.subject, actor.role, id, page.status, own.status]);
          if (page.status !== 200) continue;
          const parts = page.body['parts'] as Part[];
          found.push(...(await deviationsOfParts(actor, purpose, parts)), ...missing(world, actor, id, parts));
          found.push(...(await deviationsOfWaiting(actor, id, parts)));
          const later = await get(actor, `/v1/employees/${id}/page`, purpose, TOO_LONG_AGO);
          found.push(...deviationsLater(actor, parts, later));
        }
      }
    }
    expect(found).toEqual([]);
  });

  test('S7 in these worlds something waits about somebody whose page is read', () => {
    expect(waiting).toBeGreaterThan(0);
  });
});

/** What the one list of all that waits is read for, which decides about medical data or about nothing. */
const forWaiting = (role: string): string => (isOfTheDoctors(role) ? 'statutory-duty' : (READERS[role]?.[0] ?? ''));
const isOfTheDoctors = (role: string): boolean => !['case-manager', 'labour-expert'].includes(role);

/** Whom somebody guides who works for one of them alone, and whom he doesn't. */
function oneOfEachEmployer({ employees, employers }: World): World['employees'] {
  return employers.flatMap((employer) => employees.filter(({ employerId }) => employerId === employer.id).slice(0, 1));
}

/** The kinds that a page has, whoever reads it. */
const OF_A_PAGE: readonly Kind[] = [
  'Employee',
  'Employment',
  'Absence',
  'Responsibility',
  'MedicalPiece',
  'CorrectionRequest',
  'Exposure',
  'VerdictQuestion',
  'Verdict',
  'Advice',
  'ReleasedAdvice',
  'Examination',
  'ExaminationOutcome',
  'PaperAgreement',
  'Message',
  'HealthMessage',
  'SecondOpinion',
  'Consultation',
  'Consent',
  'DisclosureRequest',
  'Delegation',
  'ReintegrationPart',
];
const UNPAGED: readonly string[] = ['Employee', 'Employment', 'Absence', 'Responsibility', 'ReintegrationPart'];
const MEDICAL: readonly string[] = [
  'MedicalPiece',
  'CorrectionRequest',
  'Exposure',
  'Verdict',
  'Advice',
  'ExaminationOutcome',
  'PaperAgreement',
  'HealthMessage',
  'SecondOpinion',
  'Consultation',
  'Consent',
  'DisclosureRequest',
];

/** D10 — with an old sign-in the same without what lies in the medical store, and whether that is more says the role alone. */
function deviationsLater(actor: Actor, parts: readonly Part[], later: Answer): unknown[] {
  const isMedical = isOfTheDoctors(actor.role);
  const hides = (kind: string): boolean => MEDICAL.includes(kind) || (kind === 'Waiting' && isMedical);
  const left = parts.filter(({ kind }) => !hides(kind)).map(({ kind, items }) => [kind, items]);
  const got = ((later.body['parts'] ?? []) as Part[]).map(({ kind, items }) => [kind, items]);
  const isMore = later.body['fresherSignInShowsMore'];
  return later.status === 200 && isDeepStrictEqual(got, left) && isMore === isMedical
    ? []
    : [[actor.subject, actor.role, later.status, isMore, got, left]];
}
