import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StaffWorld } from '../stories/staff-world.js';
import { REFUSED, StaffDatabase, UNRELATED, type Statement } from './staff-database.js';

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

  test('D12 what came is within the desk’s reach for four weeks after the recovery, and no longer', async () => {
    const desk = async (recovered: number | null): Promise<unknown> => {
      await world.cast.sql(
        `UPDATE access.absence SET first_day = platform.today() - 60, recovered_on = platform.today() - $2::integer
         WHERE employee_id = $1`,
        [world.id('jan-at-acme'), recovered],
      );
      return store.seen('cm-acme', 'case-manager', 'employee.message');
    };
    expect([await desk(0), await desk(28), await desk(29)]).toEqual([1, 1, 0]);
    const added = (by: string): Statement => [
      `INSERT INTO employee.message (id, employee_id, employer_id, direction, channel, sent_on, sealed, recorded_by)
       VALUES ($1, $2, $3, 'in', 'portal', platform.today(), '\\x00', $4)`,
      ...[randomUUID(), world.id('jan-at-acme'), world.id('acme'), world.id(by)],
    ];
    expect(await store.as('jan', 'employee', added('jan'))).toBe(REFUSED);
    await desk(28);
    expect(await store.as('cm-acme', 'case-manager', added('cm-acme'))).toBe(REFUSED);
    const staffed = async (until: string): Promise<unknown> =>
      world.cast.sql(`UPDATE access.role SET valid_until = ${until} WHERE role = 'case-manager'`);
    await staffed('platform.clock()');
    expect(await store.as('jan', 'employee', added('jan'))).toBe(REFUSED);
    await staffed('NULL');
    await desk(null);
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

  test('D3 a file is put with an own message alone, and known to who knows of its message', async () => {
    const file = (id: string, message: string): Statement => [
      `INSERT INTO employee.message_attachment (id, message_id, employee_id, number, sealed) VALUES ($1, $2, $3, 1, '\\x00')`,
      ...[id, message, world.id('jan-at-acme')],
    ];
    const chunk = (id: string): Statement => [
      `INSERT INTO employee.message_chunk (attachment_id, employee_id, number, sealed) VALUES ($1, $2, 1, '\\x00')`,
      ...[id, world.id('jan-at-acme')],
    ];
    const id = randomUUID();
    for (const [who, role] of [
      ['cm-acme', 'case-manager'],
      ['expert', 'labour-expert'],
      ['acme-hr', 'employer-officer'],
    ] as const) {
      expect([who, await store.as(who, role, file(id, messageId))]).toEqual([who, REFUSED]);
      expect([who, await store.as(who, role, chunk(id))]).toEqual([who, REFUSED]);
    }
    expect(await store.as('jan', 'employee', chunk(id))).toBe(UNRELATED);
    expect(await store.as('jan', 'employee', file(id, messageId), chunk(id))).toEqual([]);
    for (const table of ['employee.message_attachment', 'employee.message_chunk']) {
      for (const [who, role, sees] of [
        ['jan', 'employee', 1],
        ['cm-acme', 'case-manager', 1],
        ['expert', 'labour-expert', 0],
        ['acme-hr', 'employer-officer', 0],
        ['dr-vos', 'company-doctor', 0],
      ] as const) {
        expect([who, table, await store.seen(who, role, table)]).toEqual([who, table, sees]);
      }
      expect(await store.as('jan', 'employee', [`UPDATE ${table} SET sealed = sealed`])).toBe(REFUSED);
      expect(await store.as('jan', 'employee', [`DELETE FROM ${table}`])).toBe(REFUSED);
    }
  });

  test('D2 into the letter box no file goes but one that came with what this act puts in', async () => {
    const hand = (id: string, message: string): Statement => [
      `INSERT INTO medical.health_attachment (id, message_id, employee_id, number, sealed) VALUES ($1, $2, $3, 1, '\\x00')`,
      ...[id, message, world.id('jan-at-acme')],
    ];
    const asDesk = (...statements: readonly Statement[]): Promise<unknown> =>
      store.as('cm-acme', 'case-manager', ...statements);
    const [known] = await world.cast.sql<{ id: string }>('SELECT id FROM employee.message_attachment');
    expect(await asDesk(hand(known?.id ?? '', messageId))).toBe(REFUSED);
    expect(await asDesk(put(messageId), hand(randomUUID(), messageId))).toBe(REFUSED);
    for (const said of [
      'SELECT id FROM medical.health_attachment',
      'SELECT attachment_id FROM medical.health_chunk',
      'DELETE FROM medical.health_chunk',
    ]) {
      expect([said, await asDesk([said])]).toEqual([said, REFUSED]);
    }
    expect(await asDesk(put(messageId), hand(known?.id ?? '', messageId), ['SELECT 1 / 0'])).toBe('22012');
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
    expect(await store.seen('jan', 'employee', 'employee.message_chunk')).toBe(0);
    for (const change of [
      'UPDATE medical.health_message SET sent_on = sent_on',
      'DELETE FROM medical.health_message',
    ]) {
      expect(await medical.as('dr-vos', 'company-doctor', [change])).toBe(REFUSED);
    }
  });
});
