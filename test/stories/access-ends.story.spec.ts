import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { CastPerson } from '../cast-people.js';
import { ask, type Answer } from '../harness/http.js';
import { asLogin } from '../harness/raw-client.js';
import { SecrecyWorld } from './secrecy-world.js';

const REGISTERED = '2099-01-01';
const MIDNIGHT = Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').startOfDay();
const YESTERDAY = MIDNIGHT.subtract({ days: 1 }).toPlainDate().toString();
const LATE_YESTERDAY = MIDNIGHT.subtract({ seconds: 1 }).toInstant().toString();
const THIS_MORNING = MIDNIGHT.add({ seconds: 1 }).toInstant().toString();

/** Somebody who opens one piece of a dossier with one token, and what must refuse him afterwards. */
interface Reader {
  readonly subject: string;
  readonly accountId: string;
  readonly role: string;
  readonly doctorId: string;
  readonly doctor: string;
  readonly employeeId: string;
  readonly pieceId: string;
}

/**
 * Access ends with the very next request, of the same token; and the database alone, without the service, shows
 * nothing.
 */
describe('access ends', () => {
  let world: SecrecyWorld;

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil: REGISTERED });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil: REGISTERED });
    await world.person('dr-next', ['company-doctor'], { registeredUntil: REGISTERED });
    await world.person('ada', ['administrator']);
  });
  afterEach(async () => {
    await world.service.databases.setClock(undefined);
    await world.cast.sql("DELETE FROM access.declaration_text WHERE text = 'superseding'");
  });
  afterAll(() => world.close());

  const post = async (who: string, path: string, body?: unknown, status = 201): Promise<Answer> => {
    const answer = await world.post(who, path, body);
    expect([path, answer.status]).toEqual([path, status]);
    return answer;
  };

  /** A token of a sign-in shortly before last midnight, which both sides of it still accept for medical data (D10). */
  const overnightToken = (subject: string): Promise<string> => {
    const sinceMidnight = Math.floor(Temporal.Now.instant().since(MIDNIGHT.toInstant()).total('seconds'));
    return world.cast.token(subject, { authAge: Math.min(sinceMidnight + 600, 86_400) });
  };

  async function doctorReads(registeredUntil = REGISTERED): Promise<Reader> {
    const doctor = `dr-${randomUUID().slice(0, 8)}`;
    const doctorId = await world.cast.person(doctor, { roles: [{ role: 'company-doctor' }], registeredUntil });
    const { employeeId } = await world.cast.employee({ employerId: world.id('acme'), doctorId });
    // The registration may end yesterday: then the entry is written while it counted.
    if (registeredUntil === YESTERDAY) await world.service.databases.setClock(LATE_YESTERDAY);
    const made = await ask(`${world.service.url}/v1/employees/${employeeId}/entries`, {
      token: await (registeredUntil === YESTERDAY ? overnightToken(doctor) : world.cast.token(doctor)),
      body: { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] },
    });
    const [pieceId = ''] = made.body['pieceIds'] as string[];
    await world.service.databases.setClock(undefined);
    return { subject: doctor, accountId: doctorId, role: 'company-doctor', doctor, doctorId, employeeId, pieceId };
  }

  async function assistantReads(person: CastPerson = {}, until?: string, registeredUntil?: string): Promise<Reader> {
    const under = await doctorReads(registeredUntil);
    const subject = `assistant-${randomUUID().slice(0, 8)}`;
    const accountId = await world.cast.person(subject, {
      roles: [{ role: 'medical-assistant' }],
      declared: true,
      instructedUntil: REGISTERED,
      ...person,
    });
    await world.cast.delegation(under.doctorId, accountId, under.employeeId, ['read'], until);
    return { ...under, subject, accountId, role: 'medical-assistant' };
  }

  /** The same piece, asked of the database by its medical login with that account's session. */
  const shownByTheDatabaseAlone = ({ accountId, role, employeeId, pieceId }: Reader): Promise<unknown[]> =>
    asLogin(world.service.databases, 'medical', async (client) => {
      await client.query('BEGIN');
      await client.query(
        "SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true), set_config('kluis.purpose', $3, true)",
        [accountId, role, 'absence-guidance'],
      );
      const counts: unknown[] = [];
      for (const [from, id] of [
        ['medical.piece WHERE id = $1', pieceId],
        ['medical.piece_version WHERE piece_id = $1', pieceId],
        ['medical.entry WHERE employee_id = $1', employeeId],
      ]) {
        counts.push(
          (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from ?? ''}`, [id])).rows[0]?.n,
        );
      }
      await client.query('COMMIT');
      return counts;
    });

  /** First 200, then the event, then the refusal: by the service with its rule, by the database with nothing at all. */
  async function endsWith(
    reader: Reader,
    event: () => Promise<unknown>,
    refusal: readonly unknown[],
    kept?: string,
  ): Promise<void> {
    const token = kept ?? (await world.cast.token(reader.subject));
    const open = (): Promise<Answer> => ask(`${world.service.url}/v1/pieces/${reader.pieceId}`, { token });
    const before = await open();
    expect([before.status, before.body['text']]).toEqual([200, 'a diagnosis']);
    expect(await shownByTheDatabaseAlone(reader)).toEqual([1, 1, 1]);
    await event();
    const { status, body, text } = await open();
    expect([status, body['type'], body['rule']]).toEqual(refusal);
    expect(text).not.toContain('diagnosis');
    expect(await shownByTheDatabaseAlone(reader)).toEqual([0, 0, 0]);
  }

  /** The same, when the event is that a day passed. */
  async function endsAtMidnight(reader: Reader, refusal: readonly unknown[]): Promise<void> {
    await world.service.databases.setClock(LATE_YESTERDAY);
    const token = await overnightToken(reader.subject);
    await endsWith(reader, () => world.service.databases.setClock(THIS_MORNING), refusal, token);
  }

  const NOTHING_HERE = [404, '/problems/not-found', undefined];
  const forbidden = (problem: string, rule = 'S7'): unknown[] => [403, `/problems/${problem}`, rule];
  const notInForce = (standing: string, rule: string): unknown[] => forbidden(`${standing}-not-in-force`, rule);

  /** A text that takes effect at an instant, as if it had been announced in time. */
  const newText = (kind: string, effectiveFrom: string): Promise<unknown> =>
    world.cast.sql(
      `INSERT INTO access.declaration_text (id, kind, edition, text, digest, announced_by, announced_at, effective_from)
       VALUES ($1, $2, 'next', 'superseding', sha256('superseding'), $3, '2020-01-01', $4)`,
      [randomUUID(), kind, world.id('dr-staf'), effectiveFrom],
    );

  describe('for an assistant', () => {
    test('S3 when the declaration expired: the day of the next text came', async () => {
      const reader = await assistantReads();
      await newText('derived-secrecy', MIDNIGHT.toInstant().toString());
      await endsAtMidnight(reader, notInForce('declaration', 'S3'));
    });

    test('S3 when another text superseded the declaration', async () => {
      const aSecondAgo = (): string => Temporal.Now.instant().subtract({ seconds: 1 }).toString();
      const supersede = (): Promise<unknown> => newText('derived-secrecy', aSecondAgo());
      await endsWith(await assistantReads(), supersede, notInForce('declaration', 'S3'));
    });

    test('S3 when the declaration was revoked', async () => {
      const reader = await assistantReads();
      const [declaration] = await world.cast.sql<{ id: string }>(
        "SELECT id FROM access.declaration WHERE account_id = $1 AND kind = 'derived-secrecy'",
        [reader.accountId],
      );
      const revoke = (): Promise<Answer> => post(reader.doctor, `/v1/declarations/${declaration?.id ?? ''}/revocation`);
      await endsWith(reader, revoke, notInForce('declaration', 'S3'));
    });

    test('S3 when the instruction lapsed', async () => {
      const reader = await assistantReads({ instructedUntil: YESTERDAY });
      await endsAtMidnight(reader, notInForce('instruction', 'S3'));
    });

    test('S2 when the delegation ended', async () => {
      const reader = await assistantReads({}, MIDNIGHT.toInstant().toString());
      await endsAtMidnight(reader, NOTHING_HERE);
    });

    test.each([
      ['its doctor', null],
      ['the core-expert doctor', 'dr-kern'],
    ])('S4 when the delegation was withdrawn by %s', async (_, who) => {
      const reader = await assistantReads();
      const [delegation] = await world.cast.sql<{ id: string }>(
        'SELECT id FROM access.delegation WHERE assistant_id = $1',
        [reader.accountId],
      );
      await endsWith(
        reader,
        () => post(who ?? reader.doctor, `/v1/delegations/${delegation?.id ?? ''}/withdrawal`),
        NOTHING_HERE,
      );
    });

    test('S5 when the doctor lost the employee to another', async () => {
      const reader = await assistantReads();
      const give = (): Promise<Answer> =>
        post('dr-kern', `/v1/employees/${reader.employeeId}/responsibilities`, { doctorId: world.id('dr-next') });
      await endsWith(reader, give, NOTHING_HERE);
    });

    test('S5 when the doctor’s responsibility ended without a successor', async () => {
      const reader = await assistantReads();
      const [held] = await world.cast.sql<{ id: string }>(
        'SELECT id FROM access.responsibility WHERE employee_id = $1',
        [reader.employeeId],
      );
      await endsWith(reader, () => post('dr-staf', `/v1/responsibilities/${held?.id ?? ''}/end`), NOTHING_HERE);
    });

    test('S15 when the doctor’s registration lapsed', async () => {
      await endsAtMidnight(await assistantReads({}, undefined, YESTERDAY), NOTHING_HERE);
    });

    test('S5 when the doctor left: his account is shut', async () => {
      const reader = await assistantReads();
      await endsWith(reader, () => post('ada', `/v1/accounts/${reader.doctorId}/suspension`), NOTHING_HERE);
    });

    test('S10 when the assistant became case manager there', async () => {
      const reader = await assistantReads();
      // S6 — nobody is made one while a delegation stands; who is one all the same holds no derived secrecy any more.
      const asked = { role: 'case-manager', employerId: world.id('acme') };
      const refused = await post('ada', `/v1/accounts/${reader.accountId}/roles`, asked, 403);
      expect(refused.body['type']).toBe('/problems/holds-derived-secrecy');
      const become = (): Promise<unknown> => world.cast.role(reader.accountId, 'case-manager', world.id('acme'));
      await endsWith(reader, become, NOTHING_HERE);
    });
  });

  describe('for whoever works here', () => {
    test.each([
      ['own last day', { hiredUntil: YESTERDAY }],
      ['processing agreement', { hiredUntil: REGISTERED, agreedUntil: YESTERDAY }],
    ])('P1 when the %s of a hired person was over', async (_, until) => {
      await endsAtMidnight(await assistantReads({ kind: 'hired', ...until }), forbidden('account-not-active'));
    });

    test('P1 when the processing agreement of a hired person was ended before its time', async () => {
      const reader = await assistantReads({ kind: 'hired', hiredUntil: REGISTERED });
      await endsWith(reader, () => world.endAgreementOf(reader.accountId, 'ada'), forbidden('account-not-active'));
    });

    test('S7 when the account was suspended', async () => {
      const reader = await assistantReads();
      const suspend = (): Promise<Answer> => post('ada', `/v1/accounts/${reader.accountId}/suspension`);
      await endsWith(reader, suspend, forbidden('account-suspended'));
    });

    test('S7 when the role was ended', async () => {
      const reader = await assistantReads();
      const [role] = await world.cast.sql<{ id: string }>('SELECT id FROM access.role WHERE account_id = $1', [
        reader.accountId,
      ]);
      await endsWith(reader, () => post('ada', `/v1/roles/${role?.id ?? ''}/end`), [
        403,
        '/problems/role-cannot',
        'S1',
      ]);
    });

    test('S7 when the role’s own last day was over', async () => {
      const reader = await assistantReads();
      await world.cast.sql('UPDATE access.role SET valid_until = $2 WHERE account_id = $1', [
        reader.accountId,
        MIDNIGHT.toInstant().toString(),
      ]);
      await endsAtMidnight(reader, [403, '/problems/role-cannot', 'S1']);
    });

    test('S7 when another text superseded the general undertaking', async () => {
      const reader = await assistantReads();
      await newText('general-undertaking', MIDNIGHT.toInstant().toString());
      await endsAtMidnight(reader, notInForce('undertaking', 'S7'));
    });
  });

  describe('for a doctor', () => {
    test('S9 when the employee went to another', async () => {
      const reader = await doctorReads();
      const give = (): Promise<Answer> =>
        post('dr-kern', `/v1/employees/${reader.employeeId}/responsibilities`, { doctorId: world.id('dr-next') });
      await endsWith(reader, give, NOTHING_HERE);
    });

    test('S15 when his registration lapsed', async () => {
      await endsAtMidnight(await doctorReads(YESTERDAY), notInForce('registration', 'S15'));
    });

    test('S4 when his deputising ended', async () => {
      const { employeeId, doctorId, pieceId, doctor } = await doctorReads();
      await world.cast.sql(
        `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
         VALUES ($1, $2, $3, '2020-01-01', $4, 'leave', $2)`,
        [randomUUID(), doctorId, world.id('dr-kern'), MIDNIGHT.toInstant().toString()],
      );
      const deputy = { subject: 'dr-kern', accountId: world.id('dr-kern'), role: 'core-expert-doctor' };
      await endsAtMidnight({ ...deputy, doctor, doctorId, employeeId, pieceId }, NOTHING_HERE);
    });
  });
});
