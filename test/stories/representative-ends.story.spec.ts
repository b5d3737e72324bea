import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf } from '../../src/platform/files/files.fixture.js';
import { ask, type Answer } from '../harness/http.js';
import { ALL, representativeWorld, type Represented, type RepresentativeWorld } from './representative-world.js';
import { refusal } from './verdict-world.js';

describe('what a representative gets', () => {
  let world: RepresentativeWorld;
  beforeAll(async () => {
    world = await representativeWorld();
  });
  afterAll(() => world.stop());

  test('I3 copies go to a representative whose mandate includes them; another sees what a document is called, and not its bytes', async () => {
    const CHUNKS = `SELECT 1 FROM medical.document_chunk c JOIN medical.piece_version v ON v.file_id = c.file_id
      WHERE v.piece_id = $1`;
    const [withCopies, without] = [await world.represented(ALL, true), await world.represented(['medical-dossier'])];
    for (const who of [withCopies, without]) {
      const document = await world.filed(who.employeeId, pdf('for rita'));
      const piece = await world.as(who.rita, `/pieces/${document}`);
      expect(piece.body['document']).toMatchObject({ name: 'marker-name.pdf' });
      const { response, bytes } = await world.fetched(who.rita, `/pieces/${document}/document`);
      if (who === withCopies) {
        expect([response.status, bytes]).toEqual([200, pdf('for rita')]);
        expect(await world.shownTo(who, CHUNKS, document)).toBe(1);
      } else {
        const { type, rule } = JSON.parse(bytes.toString()) as { type: string; rule: string };
        expect([response.status, type, rule]).toEqual([403, '/problems/no-copies', 'I3']);
        expect(await world.shownTo(who, CHUNKS, document)).toBe(0);
        expect((await world.fetched(who.jan, `/pieces/${document}/document`)).bytes).toEqual(pdf('for rita'));
      }
    }
  });

  describe('reads nothing more, with the same token', () => {
    /** First 200, then the event, then nothing: neither by the service nor by the database alone. */
    const endsWith = async (who: Represented, event: () => Promise<unknown>, status = 404): Promise<void> => {
      const token = await world.cast.token(who.rita);
      const read = (): Promise<Answer> => ask(`${world.service.url}/v1/pieces/${who.pieceId}`, { token });
      const shown = (): Promise<number> =>
        world.shownTo(who, 'SELECT 1 FROM medical.piece_version WHERE piece_id = $1', who.pieceId);
      expect([(await read()).status, await shown()]).toEqual([200, 1]);
      await event();
      expect([(await read()).status, await shown()]).toEqual([status, 0]);
    };

    test('I3 when the mandate was withdrawn, which he is told', async () => {
      const who = await world.represented();
      await endsWith(who, () => world.withdrawn(who));
      expect(await world.noticesOf(who.rita)).toContain('mandate-withdrawn');
      expect(refusal(await world.withdrawn(who))).toEqual([409, '/problems/already-ended', 'I3']);
    });

    test('I3 when it ran out', async () => {
      const who = await world.represented();
      await endsWith(who, () =>
        world.cast.sql(
          `UPDATE access.mandate SET valid_from = valid_from - interval '1 day', valid_until = platform.clock() WHERE id = $1`,
          [who.mandateId],
        ),
      );
    });

    test('I3 when it was given twice and withdrawn once: both end, and he is told of both', async () => {
      const who = await world.represented();
      const again = String((await world.mandate(who.jan, who.employeeId, who.ritaId)).body['mandateId']);
      const others = await world.represented();
      await endsWith(who, async () => {
        const { body } = await world.withdrawn(who);
        expect(body).toEqual({ mandateId: who.mandateId, state: 'withdrawn', withdrawnWithIt: [again] });
      });
      expect((await world.noticesOf(who.rita)).filter((code) => code === 'mandate-withdrawn')).toHaveLength(2);
      expect((await world.as(others.rita, `/pieces/${others.pieceId}`)).status).toBe(200);
    });

    test('I3 when it was narrowed: the wider withdrawn, a narrower one given', async () => {
      const who = await world.represented();
      await endsWith(who, async () => {
        await world.withdrawn(who);
        await world.mandate(who.jan, who.employeeId, who.ritaId, { shows: ['verdicts'] });
      });
      expect((await world.as(who.rita, `/employees/${who.employeeId}/released-verdicts`)).status).toBe(200);
    });

    test('S7 when the account was suspended', async () => {
      const who = await world.represented();
      await endsWith(who, () => world.as('ada', `/accounts/${who.ritaId}/suspension`, { method: 'POST' }), 403);
    });

    test('S10 when he began to work for another employer', async () => {
      const who = await world.represented();
      const token = { headers: { 'acting-as': 'representative' } };
      await world.cast.role(who.ritaId, 'employer-officer', world.globex);
      expect((await world.as(who.rita, `/pieces/${who.pieceId}`, token)).status).toBe(404);
      expect((await world.as(who.rita, `/employees/${who.employeeId}`, token)).status).toBe(404);
    });
  });

  test('S10, S7 no work is proposed for him in that account, and what one administrator tries takes no mandate away', async () => {
    const who = await world.represented();
    const body = { role: 'employer-officer', employerId: world.globex };
    expect(refusal(await world.as('ada', `/accounts/${who.ritaId}/roles`, { body }))).toEqual([
      409,
      '/problems/kept-apart',
      'S10',
    ]);
    expect((await world.as(who.rita, `/pieces/${who.pieceId}`)).status).toBe(200);
  });
});
