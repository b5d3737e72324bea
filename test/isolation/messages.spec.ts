import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StaffWorld } from '../stories/staff-world.js';
import { REFUSED, StaffDatabase, type Statement } from './staff-database.js';

describe('messages, in the database alone', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  let medical: StaffDatabase;
  let messageId: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    await world.person('dr-vos', 'company-doctor', { registeredUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('expert', 'labour-expert', {}, 'acme');
    await world.person('jan', 'employee', { kind: 'employee' });
    await world.employee('jan-at-acme', 'acme', {
      accountId: world.id('jan'),
      absentSince: world.day(-9),
      doctorId: world.id('dr-vos'),
    });
    const body = { subject: 'Monday', text: 'I call' };
    const written = await world.post('jan', `/v1/employees/${world.id('jan-at-acme')}/own-messages`, body);
    messageId = String(written.body['messageId']);
    store = new StaffDatabase(world, 'employee');
    medical = new StaffDatabase(world, 'medical');
  });
  afterAll(() => world.close());

  const put = (id: string): Statement => [
    'INSERT INTO medical.health_message (id, employee_id, sent_on, sealed, put_by) VALUES ($1, $2, platform.today(), $3, $4)',
    id,
    world.id('jan-at-acme'),
    Buffer.from('x'),
    world.id('cm-acme'),
  ];

  test('D3 a message is there for the case manager and the employee, for no other discipline and no employer', async () => {
    const seen = (who: string, role: string): Promise<unknown> => store.seen(who, role, 'employee.message');
    expect(await seen('cm-acme', 'case-manager')).toBe(1);
    expect(await seen('jan', 'employee')).toBe(1);
    expect(await seen('expert', 'labour-expert')).toBe(0);
    expect(await seen('acme-hr', 'employer-officer')).toBe(0);
    expect(await seen('dr-vos', 'company-doctor')).toBe(0);
  });

  const remove = (): Statement => ['DELETE FROM employee.message WHERE id = $1', messageId];

  test('D2 the login of the employee store puts in what it moves, and reads nothing in the medical one', async () => {
    for (const [said, answer] of [
      ['SELECT sealed FROM medical.health_message', REFUSED],
      ['SELECT employee_id FROM medical.health_message', REFUSED],
      ['DELETE FROM medical.health_message', REFUSED],
      ['UPDATE medical.health_message SET sent_on = sent_on', REFUSED],
      ['SELECT id FROM medical.health_message', []],
    ] as const) {
      expect([said, await store.as('cm-acme', 'case-manager', [said])]).toEqual([said, answer]);
    }
    expect(await store.as('cm-acme', 'case-manager', put(randomUUID()))).toBe(REFUSED);
    expect(await store.as('jan', 'employee', put(messageId))).toBe(REFUSED);
    expect(await store.as('expert', 'labour-expert', put(messageId))).toBe(REFUSED);
  });

  test('D12 nothing goes from the desk but what the same act put at the doctor, and it stays there', async () => {
    expect(await store.as('cm-acme', 'case-manager', remove())).toEqual([]);
    expect(await store.seen('cm-acme', 'case-manager', 'employee.message')).toBe(1);
    expect(await store.as('cm-acme', 'case-manager', ['UPDATE employee.message SET sealed = sealed'])).toBe(REFUSED);
    expect(await store.as('cm-acme', 'case-manager', put(messageId), remove())).toEqual([]);
    expect(await store.seen('jan', 'employee', 'employee.message')).toBe(0);
    expect(await store.seen('cm-acme', 'case-manager', 'medical.health_message')).toBe(0);
    expect(await medical.seen('dr-vos', 'company-doctor', 'medical.health_message')).toBe(1);
    expect(await medical.seen('jan', 'employee', 'medical.health_message')).toBe(1);
    expect(await medical.seen('cm-acme', 'case-manager', 'medical.health_message')).toBe(0);
    for (const change of [
      'UPDATE medical.health_message SET sent_on = sent_on',
      'DELETE FROM medical.health_message',
    ]) {
      expect(await medical.as('dr-vos', 'company-doctor', [change])).toBe(REFUSED);
    }
  });
});
