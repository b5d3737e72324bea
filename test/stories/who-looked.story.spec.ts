import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

describe('who looked', () => {
  let service: RunningService;
  let cast: Cast;
  const ids = { vos: '', smit: '', jan: '', jansAccount: '', piet: '' };
  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    const acme = await cast.employer('Acme');
    ids.vos = await cast.person('dr-vos', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    ids.smit = await cast.person('dr-smit', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    ids.jansAccount = await cast.person('jan', { kind: 'employee', roles: [{ role: 'employee' }] });
    ids.jan = (await cast.employee({ employerId: acme, accountId: ids.jansAccount, doctorId: ids.vos })).employeeId;
    ids.piet = (await cast.employee({ employerId: acme, doctorId: ids.smit })).employeeId;
    await ask(`${service.url}/v1/employees/${ids.jan}/entries`, {
      token: await cast.token('dr-vos'),
      body: { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] },
    });
    await ask(`${service.url}/v1/employees/${ids.jan}/pieces`, { token: await cast.token('dr-vos') });
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  test('I9 the employee sees who opened the dossier, when, in which role and for what purpose', async () => {
    const log = await ask(`${service.url}/v1/employees/${ids.jan}/access-log`, { token: await cast.token('jan') });
    expect(log.body['items']).toContainEqual({
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      accountId: ids.vos,
      actingRole: 'company-doctor',
      responsibleDoctorId: null,
      purpose: 'absence-guidance',
      action: 'read',
      kind: 'MedicalPiece',
      outcome: 'allowed',
    });
    const who = await ask(`${service.url}/v1/accounts/${ids.vos}`, { token: await cast.token('jan') });
    expect(who.body).toEqual({ id: ids.vos, kind: 'staff', name: 'dr-vos' });
  });

  test('I9 a doctor has a name for him, who may choose one (S14); whose work leads to no dossier of his has none', async () => {
    const read = async (id: string): Promise<number> =>
      (await ask(`${service.url}/v1/accounts/${id}`, { token: await cast.token('jan') })).status;
    expect(await read(ids.smit)).toBe(200);
    expect(await read(await cast.person('mara', { roles: [{ role: 'account-manager' }] }))).toBe(404);
  });

  test('I9 nobody reads the log of another person', async () => {
    const foreign = await ask(`${service.url}/v1/employees/${ids.piet}/access-log`, { token: await cast.token('jan') });
    expect(foreign.status).toBe(404);
    const doctor = await ask(`${service.url}/v1/employees/${ids.jan}/access-log`, {
      token: await cast.token('dr-vos'),
    });
    expect([doctor.status, doctor.body['rule']]).toEqual([403, 'I9']);
  });

  test('A5 reading the own log is in the log', async () => {
    const token = await cast.token('jan');
    await ask(`${service.url}/v1/employees/${ids.jan}/access-log`, { token });
    const log = await ask(`${service.url}/v1/employees/${ids.jan}/access-log`, { token });
    expect(log.body['items']).toContainEqual(
      expect.objectContaining({ accountId: ids.jansAccount, kind: 'OwnAccess', action: 'read' }),
    );
  });

  test('S12 the own log does not say that somebody keeps working notes; who supervises sees that one was read', async () => {
    const token = await cast.token('dr-vos');
    const notes = `${service.url}/v1/employees/${ids.jan}/working-notes`;
    expect((await ask(notes, { token, body: { text: 'a thought' } })).status).toBe(201);
    expect((await ask(notes, { token })).status).toBe(200);
    const log = await ask(`${service.url}/v1/employees/${ids.jan}/access-log?limit=100`, {
      token: await cast.token('jan'),
    });
    expect([log.text.includes('WorkingNote'), log.text.includes('MedicalPiece')]).toEqual([false, true]);
    await cast.person('officer', { roles: [{ role: 'data-protection-officer' }] });
    const trail = await ask(`${service.url}/v1/trail?employeeId=${ids.jan}&limit=100`, {
      token: await cast.token('officer'),
    });
    for (const action of ['record', 'read']) {
      expect(trail.body['items']).toContainEqual(expect.objectContaining({ kind: 'WorkingNote', action }));
    }
  });
});
