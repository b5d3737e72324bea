import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { idIn } from '../stories/verdict-world.js';
import { NO_SUCH, REFUSED, TAKEN, type Claim, type Step } from './raw-sessions.js';
import { verdictDatabase, type VerdictDatabase } from './verdict-database.js';

const RELEASE = `
  INSERT INTO medical.verdict_release (verdict_id, question_id, employee_id, supersedes, released_by, responsible_doctor_id, posted_on)
  VALUES ($1, $2, $3, NULL, $4, $5, (platform.today() + $6::interval)::date)`;
const LET_OUT = `
  INSERT INTO desk.released_verdict (id, question_id, employer_id, employee_id, question, sealed, issued_on, valid_until)
  VALUES ($1, $2, $3, $4, $5, '\\x00', platform.today() + $6::integer, platform.today() + $7::integer)`;
/** For how many days the verdicts here say that they count. */
const LASTS = 30;
const NOTICE = 'INSERT INTO desk.notice (id, account_id, code, about) VALUES ($1, $2, $3, $4)';

interface Issued {
  readonly questionId: string;
  readonly employeeId: string;
  readonly verdictId: string;
}

describe('the database alone, about what goes out', () => {
  let database: VerdictDatabase;
  let asDoctor: Claim;
  beforeAll(async () => {
    database = await verdictDatabase();
    asDoctor = [database.world.vos, 'company-doctor'];
  });
  afterAll(() => database.world.stop());

  /** A verdict on an employee without an account, whose letter wasn't posted yet. */
  const issued = async (): Promise<Issued> => {
    const { questionId, employeeId } = await database.world.asked();
    const body = { outcome: 'fit', validUntil: await database.world.day(LASTS) };
    const receipt = await database.world.answer(questionId, body);
    return { questionId, employeeId, verdictId: idIn(receipt, 'verdictId') };
  };
  const releasing = (
    { verdictId, questionId, employeeId }: Issued,
    change: { readonly by?: string; readonly doctor?: string; readonly posted?: string | null } = {},
  ): Step => {
    const { by = database.world.vos, doctor = database.world.vos, posted = '0' } = change;
    return [RELEASE, [verdictId, questionId, employeeId, by, doctor, posted]];
  };
  interface Change {
    readonly id?: string;
    readonly employer?: string;
    readonly question?: string;
    readonly days?: number;
    readonly until?: number | null;
  }
  const lettingOut = ({ verdictId, questionId, employeeId }: Issued, change: Change = {}): Step => {
    const {
      id = verdictId,
      employer = database.world.acme,
      question = 'fit-for-own-work',
      days = 0,
      until = LASTS,
    } = change;
    return [LET_OUT, [id, questionId, employer, employeeId, question, days, until]];
  };

  test('V7 by letter, posted between the verdict and today, where the employee has no account', async () => {
    const verdict = await issued();
    for (const posted of [null, '-1 day', '1 day']) {
      expect(await database.outcome('medical', asDoctor, releasing(verdict, { posted }))).toBe(REFUSED);
    }
  });

  test('S11 by the doctor or who holds derived secrecy for that employee, with the dossier doctor beside', async () => {
    const { world, outcome } = database;
    const verdict = await issued();
    const asAnna: Claim = [world.anna, 'medical-assistant'];
    for (const change of [{ by: world.anna }, { doctor: world.anna }, { doctor: randomUUID() }]) {
      expect(await outcome('medical', asDoctor, releasing(verdict, change))).toBe(REFUSED);
    }
    expect(await outcome('medical', asAnna, releasing(verdict, { by: world.anna }))).toBe(REFUSED);
    // S2: to post takes the action to record, not the one to read alone.
    await world.cast.delegation(world.vos, world.anna, verdict.employeeId, ['read']);
    expect(await outcome('medical', asAnna, releasing(verdict, { by: world.anna }))).toBe(REFUSED);
    await world.cast.delegation(world.vos, world.anna, verdict.employeeId, ['record']);
    expect(await outcome('medical', asAnna, releasing(verdict))).toBe(REFUSED);
    expect(await outcome('medical', asAnna, releasing(verdict, { by: world.anna, posted: null }))).toBe(REFUSED);
    expect(await outcome('medical', asAnna, releasing(verdict, { by: world.anna }), lettingOut(verdict))).toBe('done');
  });

  test('V7 to the employer only what was released in the same transaction, and exactly that', async () => {
    const { outcome, world } = database;
    const [verdict, other] = [await issued(), await issued()];
    expect(await outcome('medical', asDoctor, lettingOut(verdict))).toBe(REFUSED);
    for (const change of [{ days: 1 }, { days: -1 }, { until: null }, { until: LASTS - 1 }, { id: other.verdictId }]) {
      expect(await outcome('medical', asDoctor, releasing(verdict), lettingOut(verdict, change))).toBe(REFUSED);
    }
    for (const change of [{ employer: world.globex }, { question: 'why' }]) {
      expect(await outcome('medical', asDoctor, releasing(verdict), lettingOut(verdict, change))).toBe(NO_SUCH);
    }
    const misdirected = { ...verdict, employeeId: other.employeeId };
    expect(await outcome('medical', asDoctor, releasing(verdict), lettingOut(misdirected))).toBe(REFUSED);
    expect(await outcome('medical', asDoctor, releasing(verdict), lettingOut(verdict))).toBe('done');
    expect(await outcome('medical', asDoctor, releasing(verdict))).toBe(TAKEN);
    expect(await outcome('medical', asDoctor, lettingOut(verdict))).toBe(REFUSED);
    expect(await outcome('medical', asDoctor, ['SELECT 1 FROM desk.released_verdict', []])).toBe(REFUSED);
  });

  test('V3 never one that was superseded', async () => {
    const verdict = await issued();
    const body = { outcome: 'unfit', supersedes: verdict.verdictId };
    await database.world.as('dr-vos', `/questions/${verdict.questionId}/verdicts`, { body });
    expect(await database.outcome('medical', asDoctor, releasing(verdict))).toBe(REFUSED);
  });

  test('V1 never a first answer after the question closed; V6 nor after the employment ended', async () => {
    const { world, outcome } = database;
    const [late, left] = [await issued(), await issued()];
    await world.cast.sql('UPDATE desk.verdict_question SET closes_on = platform.today() - 1 WHERE id = $1', [
      late.questionId,
    ]);
    expect(await outcome('medical', asDoctor, releasing(late))).toBe(REFUSED);
    await world.cast.sql('UPDATE access.employment SET ends_on = platform.today() - 1 WHERE employee_id = $1', [
      left.employeeId,
    ]);
    expect(await outcome('medical', asDoctor, releasing(left))).toBe(REFUSED);
    // A later employment tells nothing of the earlier one's absence.
    await world.cast.sql('INSERT INTO access.employment VALUES (gen_random_uuid(), $1, platform.today(), NULL)', [
      left.employeeId,
    ]);
    expect(await outcome('medical', asDoctor, releasing(left))).toBe(REFUSED);
  });

  test('D5 with a notice of that alone, to those whom it is for', async () => {
    const { outcome, accountOf, officer, world } = database;
    const verdict = await issued();
    const telling = (account: string, code: string, about: string): Step => [
      NOTICE,
      [randomUUID(), account, code, about],
    ];
    const refused = [
      telling(officer, 'verdict-released', randomUUID()),
      telling(officer, 'he-is-unfit', verdict.verdictId),
      telling(await accountOf('globex-hr'), 'verdict-released', verdict.verdictId),
      telling(world.vos, 'verdict-released', verdict.verdictId),
    ];
    for (const step of refused) expect(await outcome('medical', asDoctor, releasing(verdict), step)).toBe(REFUSED);
    const told = telling(officer, 'verdict-released', verdict.verdictId);
    expect(await outcome('medical', asDoctor, told)).toBe(REFUSED);
    expect(await outcome('medical', asDoctor, releasing(verdict), told)).toBe('done');
    expect(await outcome('medical', asDoctor, ['SELECT 1 FROM desk.notice', []])).toBe(REFUSED);
  });
});
