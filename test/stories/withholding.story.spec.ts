import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { asLogin } from '../harness/raw-client.js';
import { runningService, type RunningService } from '../harness/service.js';

describe('what would harm another person', () => {
  let service: RunningService;
  let cast: Cast;
  let jansAccount: string;
  let pieceId: string;
  let list: string;

  const as = async (who: string, path: string, body?: unknown): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(who), ...(body === undefined ? {} : { body }) });

  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    const acme = await cast.employer('Acme');
    const vos = await cast.person('dr-vos', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    const anna = await cast.person('anna', {
      roles: [{ role: 'medical-assistant' }],
      declared: true,
      instructedUntil: '2099-01-01',
    });
    jansAccount = await cast.person('jan', { kind: 'employee', roles: [{ role: 'employee' }] });
    const { employeeId } = await cast.employee({ employerId: acme, accountId: jansAccount, doctorId: vos });
    await cast.delegation(vos, anna, employeeId, ['read', 'record', 'amend']);
    list = `/v1/employees/${employeeId}/pieces`;
    const made = await as('dr-vos', `/v1/employees/${employeeId}/entries`, {
      entryOn: '2026-01-02',
      pieces: [{ item: 'M46', text: 'his brother told in confidence' }],
    });
    [pieceId = ''] = made.body['pieceIds'] as string[];
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  test('I1 the employee inspects all that is recorded, until the dossier doctor withholds a piece: then it is said to be', async () => {
    const before = await as('jan', `/v1/pieces/${pieceId}`);
    expect(before.body).toMatchObject({ text: 'his brother told in confidence' });
    expect((await as('dr-vos', `/v1/pieces/${pieceId}/withholding`, { ground: 'privacy-of-another' })).status).toBe(
      201,
    );
    const after = await as('jan', `/v1/pieces/${pieceId}`);
    expect(Object.keys(after.body).sort()).toEqual([
      'employeeId',
      'entryId',
      'entryOn',
      'id',
      'item',
      'statements',
      'version',
      'withheldFor',
    ]);
    expect(after.body['withheldFor']).toBe('privacy-of-another');
    const listed = await as('jan', list);
    expect([listed.status, listed.text.includes('brother'), listed.text.includes(pieceId)]).toEqual([200, false, true]);
    const versions = await as('jan', `/v1/pieces/${pieceId}/versions`);
    expect([versions.status, versions.body['rule']]).toEqual([403, 'I1']);
  });

  test('I1 the database alone shows the employee no version of it, whatever the query', async () => {
    const session = { account: jansAccount, role: 'employee' };
    const rows = await asLogin(service.databases, 'medical', async (client) => {
      await client.query("SELECT set_config('kluis.account', $1, false), set_config('kluis.role', $2, false)", [
        session.account,
        session.role,
      ]);
      const pieces = await client.query('SELECT id FROM medical.piece');
      const texts = await client.query('SELECT sealed FROM medical.piece_version');
      return [pieces.rowCount, texts.rowCount];
    });
    expect(rows).toEqual([1, 0]);
  });

  test('I1 the doctor and his assistant read on; the assistant and the employee decide nothing of it', async () => {
    expect((await as('anna', `/v1/pieces/${pieceId}`)).body).toMatchObject({
      text: 'his brother told in confidence',
      withheld: true,
    });
    const assistant = await as('anna', `/v1/pieces/${pieceId}/withholding`, { ground: 'privacy-of-another' });
    expect([assistant.status, assistant.body['rule']]).toEqual([403, 'S1']);
    expect((await as('jan', `/v1/pieces/${pieceId}/withholding`, { ground: 'privacy-of-another' })).status).toBe(403);
  });

  test('I1 with a piece the reasons are left out that were given for correcting it, earlier or later, and said to be', async () => {
    const requests = `${list.replace('/pieces', '')}/correction-requests`;
    const request = async (text: string): Promise<string> =>
      String((await as('jan', `/v1/pieces/${pieceId}/correction-requests`, { version: 1, text })).body['requestId']);
    const [first, second] = [await request('first'), await request('second')];
    const answer = { reason: 'his brother said so' };
    const amended = { outcome: 'amended', version: 1, text: 'his brother told it', ...answer };
    expect((await as('dr-vos', `/v1/correction-requests/${first}/answer`, amended)).status).toBe(201);
    const declined = { outcome: 'declined', ...answer };
    expect((await as('dr-vos', `/v1/correction-requests/${second}/answer`, declined)).status).toBe(201);
    const seen = await as('jan', requests);
    expect([seen.status, seen.text.includes('brother')]).toEqual([200, false]);
    const own = (seen.body['items'] as Record<string, unknown>[]).toSorted((a, b) =>
      String(a['text']) < String(b['text']) ? -1 : 1,
    );
    const answered = { withheldFor: 'privacy-of-another', answeredAt: expect.any(String) };
    expect(own).toMatchObject([
      { text: 'first', outcome: 'amended', amendedTo: 2, ...answered },
      { text: 'second', outcome: 'declined', amendedTo: null, ...answered },
    ]);
    expect(own.map((one) => 'reason' in one)).toEqual([false, false]);
    expect((await as('dr-vos', requests)).body['items']).toMatchObject([answer, answer]);
  });

  test('I2 no other ground leaves anything out, and of the same decision taken twice the second is told so', async () => {
    const own = await as('dr-vos', `/v1/pieces/${pieceId}/withholding`, { ground: 'own-good' });
    expect([own.status, own.body['rule']]).toEqual([400, 'I1']);
    const again = await as('dr-vos', `/v1/pieces/${pieceId}/withholding`, { ground: 'privacy-of-another' });
    expect([again.status, again.body['rule']]).toEqual([409, 'I1']);
  });

  test('I1 shown again it is inspected whole, and both decisions stay on record', async () => {
    expect(
      (
        await ask(`${service.url}/v1/pieces/${pieceId}/withholding/end`, {
          token: await cast.token('dr-vos'),
          method: 'POST',
        })
      ).status,
    ).toBe(201);
    expect((await as('jan', `/v1/pieces/${pieceId}`)).body).toMatchObject({ text: 'his brother told it' });
    const { body } = await as('jan', `${list.replace('/pieces', '')}/correction-requests`);
    expect(body['items']).toMatchObject([{ reason: 'his brother said so' }, { reason: 'his brother said so' }]);
    expect(await cast.sql('SELECT lifted_at IS NOT NULL AS lifted FROM medical.withholding')).toEqual([
      { lifted: true },
    ]);
  });
});
