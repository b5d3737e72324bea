import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PackageEndingJob } from '../../src/requests/disclosure/sending/package-ending.job.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';
import { SendingSteps, type OnConsent } from './sending-steps.js';
import { refusal } from './verdict-world.js';

const DAY = 86_400_000;

describe('packages that nobody can collect any more', () => {
  let world: MedicalWorld;
  let steps: SendingSteps;
  let jan: string;
  let piece: string;
  beforeAll(async () => {
    world = await medicalWorld();
    steps = new SendingSteps(world);
    jan = await world.patient('jan');
    piece = await world.recorded(jan);
  });
  afterAll(() => world.stop());

  const onConsent = (pieces: readonly string[]): Promise<OnConsent> => steps.onConsent('jan', jan, pieces);
  const told = async (about: string, code: string): Promise<number> =>
    (await world.cast.sql('SELECT 1 FROM desk.notice WHERE about = $1 AND code = $2', [about, code])).length;
  const later = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
    await world.service.setClock(new Date(Date.now() + milliseconds).toISOString());
    try {
      return await work();
    } finally {
      await world.service.setClock(undefined);
    }
  };
  const job = (): PackageEndingJob => world.service.app.get(PackageEndingJob);
  const kept = async (requestId: string): Promise<unknown> => {
    const [row] = await world.cast.sql<{ chunks: number; ended: boolean; keyGone: boolean }>(
      `SELECT (SELECT count(*)::int FROM medical.package_chunk c WHERE c.package_id = p.package_id) AS chunks,
              e.ended_at IS NOT NULL AS ended, e.key_destroyed_at IS NOT NULL AS "keyGone"
       FROM medical.disclosure_package p LEFT JOIN medical.package_end e ON e.package_id = p.package_id
       WHERE p.request_id = $1 ORDER BY p.number DESC LIMIT 1`,
      [requestId],
    );
    return row;
  };

  test('C11 what nobody collected in time lapses, is gone with its key, and is signed anew on the same request', async () => {
    const { id } = await onConsent([piece]);
    const handed = await steps.handed(id);
    await world.cast.sql(
      'UPDATE medical.disclosure_package SET collect_until = platform.today() - $2::int WHERE request_id = $1',
      [id, 0],
    );
    expect(await steps.state(id)).toBe('released');
    await world.cast.sql(
      'UPDATE medical.disclosure_package SET collect_until = platform.today() - $2::int WHERE request_id = $1',
      [id, 1],
    );
    expect(await steps.state(id)).toBe('lapsed');
    expect(refusal(await steps.refused(handed))).toEqual([409, '/problems/package-lapsed', 'C11']);
    expect(refusal(await steps.release('dr-vos', id))).toEqual([409, '/problems/package-lapsed', 'C11']);
    expect(await job().endWhatIsDue()).toBeGreaterThanOrEqual(1);
    expect(await kept(id)).toEqual({ chunks: 0, ended: true, keyGone: true });
    expect(await told(id, 'disclosure-lapsed')).toBe(1);
    const again = await steps.handed(id);
    expect((await steps.collect(again)).status).toBe(200);
    expect(refusal(await steps.refused(handed))[0]).toBe(409);
  });

  test('R7 what was collected or taken back is kept no second time: chunks and key are gone, and one in its time stays', async () => {
    const [collected, recalled, waiting] = [
      await onConsent([piece]),
      await onConsent([piece]),
      await onConsent([piece]),
    ];
    await steps.collect(await steps.handed(collected.id));
    await steps.handed(recalled.id);
    await steps.handed(waiting.id);
    await steps.consents.withdraw('jan', recalled.consentId);
    await later(DAY + 60_000, () => job().endWhatIsDue());
    const gone = { chunks: 0, ended: true, keyGone: true };
    expect([await kept(collected.id), await kept(recalled.id)]).toEqual([gone, gone]);
    expect(await kept(waiting.id)).toEqual({ chunks: 1, ended: false, keyGone: false });
    expect(await steps.state(collected.id)).toBe('collected');
  });
});
