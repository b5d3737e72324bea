import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DIAGNOSIS, medicalWorld, type MedicalWorld } from './medical-world.js';
import { itemsOf, refusal } from './verdict-world.js';

describe('the medical dossier is given', () => {
  let world: MedicalWorld;
  beforeAll(async () => {
    world = await medicalWorld();
  });
  afterAll(() => world.stop());

  test.each([
    [
      "an item that isn't listed",
      { ...DIAGNOSIS, pieces: [{ item: 'M99', text: 'marker-x' }] },
      '/pieces/0/item',
      'V8',
    ],
    ['working notes', { ...DIAGNOSIS, pieces: [{ item: 'M57', text: 'marker-x' }] }, '/pieces/0/item', 'S12'],
    ['no item', { ...DIAGNOSIS, pieces: [{ text: 'marker-x' }] }, '/pieces/0/item', 'V8'],
    ['no piece', { ...DIAGNOSIS, pieces: [] }, '/pieces', undefined],
    ['a blank text', { ...DIAGNOSIS, pieces: [{ item: 'M35', text: ' \n ' }] }, '/pieces/0/text', undefined],
    [
      'a text too long',
      { ...DIAGNOSIS, pieces: [{ item: 'M35', text: 'x'.repeat(20_001) }] },
      '/pieces/0/text',
      undefined,
    ],
    ['a future day', { ...DIAGNOSIS, entryOn: '2099-01-01' }, '/entryOn', undefined],
    ['no day', { ...DIAGNOSIS, entryOn: '2026-02-30' }, '/entryOn', undefined],
    ["another's name", { ...DIAGNOSIS, authorId: randomUUID() }, '/authorId', undefined],
    [
      'a version',
      { ...DIAGNOSIS, pieces: [{ item: 'M35', text: 'marker-x', version: 7 }] },
      '/pieces/0/version',
      undefined,
    ],
  ])('D5 %s, and stores nothing and repeats nothing', async (_, body, at, rule) => {
    const jan = await world.patient();
    const before = await world.stored();
    const refused = await world.as('dr-vos', `/employees/${jan}/entries`, { body });
    const errors = refused.body['errors'] as { at: string; rule?: string }[];
    expect([refused.status, errors[0]?.at, errors[0]?.rule]).toEqual([400, at, rule]);
    expect(refused.text).not.toContain('marker-x');
    expect(await world.stored()).toEqual(before);
  });

  test('D7 nothing of its own accord where the agreement is about the payroll alone', async () => {
    const payroll = await world.cast.employer('Payroll', ['payroll']);
    const { employeeId } = await world.cast.employee({ employerId: payroll, doctorId: world.vos });
    const before = await world.stored();
    const exposure = { agentClass: 'asbestos', agent: 'marker-x', from: '2020-01-01', until: null, source: 'marker-x' };
    for (const [what, body] of [
      ['entries', DIAGNOSIS],
      ['exposures', exposure],
    ] as const) {
      const refused = await world.as('dr-vos', `/employees/${employeeId}/${what}`, { body });
      expect([what, ...refusal(refused)]).toEqual([what, 403, '/problems/not-agreed', 'D7']);
    }
    expect(await world.stored()).toEqual(before);
    await world.cast.sql("UPDATE access.agreement SET services = '{payroll,examinations}' WHERE employer_id = $1", [
      payroll,
    ]);
    const recorded = await world.as('dr-vos', `/employees/${employeeId}/entries`, { body: DIAGNOSIS });
    expect(recorded.status).toBe(201);
  });

  test('D5 is sealed: no table, line, answer kept for a repetition or log has a word of it', async () => {
    const jan = await world.patient();
    const headers = { 'idempotency-key': randomUUID() };
    await world.as('dr-vos', `/employees/${jan}/entries`, {
      body: { ...DIAGNOSIS, pieces: [{ item: 'M35', text: 'marker-unseen' }] },
      headers,
    });
    const tables = ['medical.piece_version', 'medical.entry', 'medical.piece', 'medical.idempotency', 'trail.line'];
    for (const table of tables) {
      const found = await world.cast.sql(
        `SELECT 1 FROM ${table} t WHERE strpos(t::text, 'marker-unseen') > 0 OR strpos(t::text, encode('marker-unseen', 'hex')) > 0`,
      );
      expect([table, found]).toEqual([table, []]);
    }
    expect(world.service.logged.filter((line) => line.includes('marker-unseen'))).toEqual([]);
  });

  test('S1 an entry that is sent twice under one key is recorded once; the key is good for that request alone', async () => {
    const jan = await world.patient();
    const headers = { 'idempotency-key': randomUUID() };
    const path = `/employees/${jan}/entries`;
    const first = await world.as('dr-vos', path, { body: DIAGNOSIS, headers });
    const second = await world.as('dr-vos', path, { body: DIAGNOSIS, headers });
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    expect(itemsOf(await world.as('dr-vos', `/employees/${jan}/pieces`))).toHaveLength(1);
    const other = await world.as('dr-vos', path, { body: { ...DIAGNOSIS, entryOn: '2026-01-03' }, headers });
    expect(refusal(other)).toEqual([422, '/problems/idempotency-key-reused', undefined]);
  });
});
