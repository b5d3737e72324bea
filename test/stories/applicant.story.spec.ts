import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { givenNameOf } from '../data/staff-file.js';
import type { Answer } from '../harness/http.js';
import { examinationWorld, PASSED, type ExaminationWorld } from './examination-world.js';
import { comparable, idIn, itemsOf, refusal } from './verdict-world.js';

const NORA = {
  givenName: 'Nora',
  familyName: 'de Wit',
  birthDate: '1990-01-01',
  street: 'Zeestraat',
  houseNumber: '34',
  postcode: '9758 BA',
  city: 'Horst',
  phone: '0677552604',
};

describe('somebody who applies', () => {
  let world: ExaminationWorld;
  let numbers = 7000;
  beforeAll(async () => {
    world = await examinationWorld();
  });
  afterAll(() => world.stop());

  const apply = async (
    change: Record<string, string | undefined> = {},
    officer = 'acme-hr',
    at = world.acme,
  ): Promise<Answer> => {
    numbers += 1;
    const staffNumber = change['staffNumber'] ?? `A${numbers}`;
    const body = { ...NORA, givenName: givenNameOf(staffNumber), staffNumber, ...change };
    return world.as(officer, `/employers/${at}/applicants`, { body });
  };
  const commission = async (employeeId: string, examinationKind = 'pre-employment', by = 'acme-hr'): Promise<Answer> =>
    world.as(by, `/employees/${employeeId}/examinations`, { body: { examinationKind } });
  /** Somebody new who applies at Acme, with Dr Vos for a doctor and an account of the own. */
  const applicant = async (): Promise<{ employeeId: string; person: string }> => {
    const employeeId = idIn(await apply(), 'employeeId');
    const person = `applicant-${numbers}`;
    const accountId = await world.cast.person(person, { kind: 'employee', roles: [{ role: 'employee' }] });
    await world.cast.sql('UPDATE access.employee SET person_account_id = $2 WHERE id = $1', [employeeId, accountId]);
    await world.moveTo(world.vos, employeeId);
    return { employeeId, person };
  };

  test('V1 is examined before employment: he hears it first, and only with his yes the employer gets it', async () => {
    const { employeeId, person } = await applicant();
    const examinationId = idIn(await commission(employeeId), 'examinationId');
    const outcomeId = await world.issued(examinationId, PASSED);
    expect(itemsOf(await world.as(person, '/notices')).map(({ code }) => code)).toContain('outcome-to-decide');
    expect((await world.as('acme-hr', `/released-outcomes/${outcomeId}`)).status).toBe(404);
    expect((await world.decide(person, outcomeId, 'agreement')).body).toEqual({ outcomeId, released: true });
    expect((await world.as('acme-hr', `/released-outcomes/${outcomeId}`)).body).toMatchObject(PASSED);
    expect((await world.as(person, `/employees/${employeeId}`)).body).toMatchObject({ familyName: 'de Wit' });
    expect(itemsOf(await world.as('acme-hr', `/employees/${employeeId}/employments`))).toEqual([]);
  });

  test('V4 only by a kind that is held for him: of those who work there he is none', async () => {
    const employeeId = idIn(await apply(), 'employeeId');
    for (const kind of ['statutory-periodic', 'change-of-function']) {
      expect(refusal(await commission(employeeId, kind))).toEqual([409, '/problems/not-employed-yet', 'V4']);
    }
    // Nor once the employer says that he has worked there for years.
    await commission(employeeId);
    await world.cast.sql("INSERT INTO access.employment VALUES ($1, $2, '2020-01-01', NULL)", [
      randomUUID(),
      employeeId,
    ]);
    expect(refusal(await commission(employeeId, 'statutory-periodic'))).toEqual([
      409,
      '/problems/not-settled-yet',
      'V4',
    ]);
  });

  test('V9 is named by name and how to be reached, and nothing else: no free field, no citizen service number', async () => {
    const stored = async (): Promise<number> => (await world.cast.sql('SELECT 1 FROM access.application')).length;
    const before = await stored();
    for (const change of [
      { bsn: '123456782' },
      { remark: 'has a bad back' },
      { birthDate: undefined },
      { birthDate: '2090-01-01' },
      { birthDate: '2020-01-01' },
      { birthDate: '1920-01-01' },
      { email: 'nora@voorbeeld.nl' },
      { staffNumber: '123456782' },
      { familyName: 'de Wit who has had a burn-out twice' },
      { phone: 'call his doctor' },
      { city: undefined },
    ]) {
      expect([change, (await apply(change)).status]).toEqual([change, 400]);
    }
    expect((await apply({ birthDate: '2020-01-01' })).body['errors']).toEqual([
      { at: '/birthDate', code: 'too_young', rule: 'V9' },
    ]);
    expect(await stored()).toBe(before);
  });

  test('V6 whether he is known elsewhere makes no difference, and another employer learns nothing of him', async () => {
    const there = await apply({ staffNumber: 'A1' }, 'globex-hr', world.globex);
    expect(there.body).toMatchObject({ known: false });
    const here = await apply({ staffNumber: 'A1' });
    expect(here.body).toMatchObject({ known: false });
    expect(idIn(here, 'employeeId')).not.toBe(idIn(there, 'employeeId'));
    const foreign = await commission(idIn(there, 'employeeId'));
    expect(comparable(foreign)).toEqual(comparable(await commission(randomUUID())));
    const elsewhere = await apply({}, 'acme-hr', world.globex);
    expect(comparable(elsewhere)).toEqual(comparable(await apply({}, 'acme-hr', randomUUID())));
  });

  test('V1 applies once at a time, and nobody who works there does', async () => {
    const said = { staffNumber: 'A2' };
    const { employeeId } = (await apply(said)).body;
    expect(refusal(await apply(said))).toEqual([409, '/problems/applies-already', 'V9']);
    expect(refusal(await apply({ ...said, birthDate: '1990-01-02' }))).toEqual([409, '/problems/another-person', 'V9']);
    const twins = await Promise.all([1, 2, 3].map(() => apply({ staffNumber: 'A3' })));
    expect(twins.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    await world.cast.sql(
      'UPDATE access.application SET from_day = from_day - 200, until = until - 200 WHERE employee_id = $1',
      [employeeId],
    );
    expect(refusal(await commission(String(employeeId)))).toEqual([409, '/problems/employment-ended', 'V6']);
    const moved = { street: 'Nieuwestraat', houseNumber: '1', postcode: '2222 BB', phone: '0612121212' };
    expect((await apply({ ...said, ...moved })).body).toMatchObject({ employeeId, known: true });
    // V6 — what it had before, it doesn't get back with him: all that is shown was said now.
    expect((await world.as('acme-hr', `/employees/${String(employeeId)}`)).body).toMatchObject({
      ...moved,
      email: null,
    });
    expect((await commission(String(employeeId))).status).toBe(201);
  });

  test('V6 after the application nothing goes out, and what the employer had is readable for half a year', async () => {
    const { employeeId, person } = await applicant();
    const held = await applicant();
    const [examinationId, waiting] = [
      idIn(await commission(employeeId), 'examinationId'),
      idIn(await commission(held.employeeId), 'examinationId'),
    ];
    const [outcomeId, heldId] = [await world.issued(examinationId), await world.issued(waiting)];
    await world.decide(person, outcomeId, 'agreement');
    const ended = async (who: string, until: string): Promise<void> => {
      await world.cast.sql(
        `UPDATE access.application SET from_day = from_day - 400, until = ${until} WHERE employee_id = $1`,
        [who],
      );
      await world.cast.sql(
        "UPDATE desk.examination SET asked_at = asked_at - interval '400 days' WHERE employee_id = $1",
        [who],
      );
    };
    await ended(held.employeeId, 'platform.today() - 1');
    expect(refusal(await world.decide(held.person, heldId, 'agreement'))).toEqual([
      409,
      '/problems/employment-ended',
      'V6',
    ]);
    await ended(employeeId, "(platform.today() - interval '6 months')::date + 1");
    expect((await world.as('acme-hr', `/released-outcomes/${outcomeId}`)).status).toBe(200);
    await ended(employeeId, "(platform.today() - interval '6 months')::date - 4");
    expect((await world.as('acme-hr', `/released-outcomes/${outcomeId}`)).status).toBe(404);
    expect((await world.as(person, `/released-outcomes/${outcomeId}`)).status).toBe(200);
  });

  test('V6 whom the employer may read no more is nobody to it: no answer says whether a guess of him was right', async () => {
    const gone = await Promise.all(['A11', 'A12', 'A13', 'A14'].map((staffNumber) => apply({ staffNumber })));
    const ids = gone.map((answer) => idIn(answer, 'employeeId'));
    await world.cast.sql(
      'UPDATE access.application SET from_day = from_day - 700, until = until - 700 WHERE employee_id = ANY ($1)',
      [ids],
    );
    const nobody = await apply({ staffNumber: 'A19' });
    const told = ({ status, body: { employeeId, ...said } }: Answer): unknown => [status, typeof employeeId, said];
    for (const guess of [
      { staffNumber: 'A11' },
      { staffNumber: 'A12', birthDate: '1990-01-02' },
      { staffNumber: 'A13', familyName: 'Smit' },
      { staffNumber: 'A18', givenName: givenNameOf('A14') },
    ]) {
      const answer = await apply(guess);
      expect(told(answer)).toEqual(told(nobody));
      // D1 — nor comes anybody into his dossier who knows his number and birth date.
      expect(ids).not.toContain(answer.body['employeeId']);
    }
    expect(told(nobody)).toEqual([201, 'string', { until: expect.any(String), known: false }]);
  });

  test('D7 only under an agreement on examinations; S7 by nobody but the officer', async () => {
    const other = await world.cast.employer('Initech', ['absence-guidance']);
    await world.cast.person('initech-hr', {
      kind: 'external',
      roles: [{ role: 'employer-officer', employerId: other }],
    });
    expect(refusal(await apply({}, 'initech-hr', other))).toEqual([403, '/problems/not-agreed', 'D7']);
    for (const somebody of ['dr-vos', 'anna', 'cm-acme']) expect((await apply({}, somebody)).status).toBe(403);
  });
});
