import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MoveFallingJob } from '../../src/records/medical-dossier/misfiled/falling/move-falling.job.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { idIn } from './verdict-world.js';

describe('a proposed move that falls', () => {
  let world: DocumentWorld;
  let smit: string;
  beforeAll(async () => {
    world = await documentWorld();
    const [row] = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'dr-smit'");
    smit = row?.id ?? '';
  });
  afterAll(() => world.stop());

  interface Proposed {
    readonly moveId: string;
    readonly employeeId: string;
    readonly piece: string;
  }
  let count = 0;
  /** A piece of somebody of Dr Vos, before Dr Smit. */
  const proposed = async (): Promise<Proposed> => {
    count += 1;
    const employeeId = await world.patient(`patient-${count}`);
    const piece = await world.recorded(employeeId);
    const body = { version: 1, secondDoctorId: smit, grounds: 'marker-grounds' };
    return { moveId: idIn(await world.as('dr-vos', `/pieces/${piece}/moves`, { body }), 'moveId'), employeeId, piece };
  };
  const toldOf = async (moveId: string): Promise<unknown> =>
    world.cast.sql(
      `SELECT n.code, a.subject FROM desk.notice n JOIN access.account a ON a.id = n.account_id
       WHERE n.about = $1 AND n.code <> 'piece-move-proposed' ORDER BY 1`,
      [moveId],
    );
  const jobTells = async (): Promise<number> => world.service.app.get(MoveFallingJob).tellWhatFell();
  const BOTH = [
    { code: 'piece-move-fallen', subject: 'dr-vos' },
    { code: 'piece-move-no-longer-waits', subject: 'dr-smit' },
  ];
  const sql =
    (text: string) =>
    async ({ moveId, employeeId }: Proposed): Promise<unknown> =>
      world.cast.sql(text, [text.includes('employee_id') ? employeeId : moveId]);

  const falls: readonly (readonly [string, (one: Proposed) => Promise<unknown>])[] = [
    [
      'a version is written since',
      async ({ piece }) =>
        world.as('dr-vos', `/pieces/${piece}/amendments`, {
          body: { version: 1, text: 'marker-newer', reason: 'marker-why' },
        }),
    ],
    [
      'its time is over',
      sql("UPDATE medical.piece_move SET valid_until = proposed_at + interval '1 ms' WHERE id = $1"),
    ],
    [
      'its proposer is the doctor there no longer',
      sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1'),
    ],
  ];
  test.each(falls)('D1, D5 where %s both are told that it waits no more, once, and nobody else', async (_, change) => {
    const one = await proposed();
    expect(await jobTells()).toBe(0);
    await change(one);
    expect(await toldOf(one.moveId)).toEqual([]);
    expect(await jobTells()).toBe(1);
    expect(await toldOf(one.moveId)).toEqual(BOTH);
    expect(await jobTells()).toBe(0);
    expect(await toldOf(one.moveId)).toEqual(BOTH);
    const lines = await world.cast.sql(
      "SELECT action, acting_role, employee_id FROM trail.line WHERE record_id = $1 AND source = 'job'",
      [one.moveId],
    );
    expect(lines).toEqual([{ action: 'tell', acting_role: 'piece-move-falling', employee_id: one.employeeId }]);
  });

  test('D1, D5 what was withdrawn is told to the second doctor in that act; what somebody decided falls for nobody', async () => {
    const [withdrawn, back, waits] = [await proposed(), await proposed(), await proposed()];
    expect((await world.as('dr-vos', `/piece-moves/${withdrawn.moveId}/withdrawal`, { method: 'POST' })).status).toBe(
      201,
    );
    expect(
      (await world.as('dr-smit', `/piece-moves/${back.moveId}/return`, { body: { reason: 'marker-reason' } })).status,
    ).toBe(201);
    await world.cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = ANY ($1)', [
      [withdrawn.employeeId, back.employeeId],
    ]);
    const registered = async (until: string): Promise<unknown> =>
      world.cast.sql('UPDATE access.registration SET valid_until = $2 WHERE account_id = $1', [smit, until]);
    await registered('2020-01-01');
    expect(await jobTells()).toBe(0);
    await registered('2099-01-01');
    expect(await toldOf(withdrawn.moveId)).toEqual([{ code: 'piece-move-no-longer-waits', subject: 'dr-smit' }]);
    expect(await toldOf(back.moveId)).toEqual([{ code: 'piece-move-sent-back', subject: 'dr-vos' }]);
    expect([await toldOf(waits.moveId), (await world.as('dr-smit', `/piece-moves/${waits.moveId}`)).status]).toEqual([
      [],
      200,
    ]);
  });

  test('D1, S15 with the role of either doctor it falls, and both are told', async () => {
    const one = await proposed();
    await world.cast.sql(
      'UPDATE access.role SET ended_at = platform.clock(), ended_by = account_id WHERE account_id = $1',
      [smit],
    );
    await jobTells();
    expect(await toldOf(one.moveId)).toEqual(BOTH);
  });
});
