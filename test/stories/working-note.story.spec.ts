import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { KeyStore } from '../../src/platform/keys/key-store.js';
import { WorkingNoteEndingJob } from '../../src/records/medical-dossier/working-note/ending/working-note-ending.job.js';
import type { Answer } from '../harness/http.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

const DAY = 86_400_000;
const NOTE = { text: 'marker-note' };
const GONE = { version: 1 };

describe('a working note', () => {
  let world: MedicalWorld;
  let jan: string;
  beforeAll(async () => {
    world = await medicalWorld();
    jan = await world.patient('jan');
    await world.cast.delegation(world.vos, world.anna, jan, ['read', 'record']);
  });
  afterAll(() => world.stop());

  const write = async (who = 'dr-vos', about = jan): Promise<Answer> =>
    world.as(who, `/employees/${about}/working-notes`, { body: NOTE });
  const written = async (who = 'dr-vos', about = jan): Promise<string> =>
    String((await write(who, about)).body['noteId']);
  const read = async (id: string, who = 'dr-vos'): Promise<Answer> => world.as(who, `/working-notes/${id}`);
  const destroy = async (id: string, who = 'dr-vos', headers = {}): Promise<Answer> =>
    world.as(who, `/working-notes/${id}/destruction`, { body: GONE, headers });
  const file = async (id: string, body: object = {}, who = 'dr-vos'): Promise<Answer> =>
    world.as(who, `/working-notes/${id}/filing`, { body: { version: 1, item: 'M56', entryOn: '2026-01-02', ...body } });
  const job = (): WorkingNoteEndingJob => world.service.app.get(WorkingNoteEndingJob);
  const keys = async (id: string): Promise<boolean> =>
    world.service.app
      .get(KeyStore)
      .findAll([id], 'working-note', 'once')
      .then(() => true)
      .catch(() => false);
  /** Of which notes there are keys. */
  const sealing = async (): Promise<string[]> => {
    const client = new pg.Client({ connectionString: world.service.databases.adminUrls.keys });
    await client.connect();
    const { rows } = await client.query<{ owner_id: string }>(
      "SELECT owner_id FROM keys.data_key WHERE purpose = 'working-note'",
    );
    await client.end();
    return rows.map((row) => row.owner_id).toSorted();
  };
  const ends = async (id: string): Promise<unknown> =>
    world.cast.sql(
      `SELECT how, author_id, key_destroyed_at IS NOT NULL AS "keyGone",
              EXISTS (SELECT 1 FROM medical.working_note n WHERE n.id = note_id) AS there
       FROM medical.working_note_end WHERE note_id = $1`,
      [id],
    );
  const told = async (id: string): Promise<unknown[]> =>
    (await world.cast.sql<{ code: string }>('SELECT code FROM desk.notice WHERE about = $1 ORDER BY code', [id])).map(
      ({ code }) => code,
    );
  const later = async <T>(days: number, work: () => Promise<T>): Promise<T> => {
    await world.service.setClock(new Date(Date.now() + days * DAY).toISOString());
    try {
      return await work();
    } finally {
      await world.service.setClock(undefined);
    }
  };

  test('S12 is seen by its author alone: the doctor does not see his assistant’s, nor she his', async () => {
    const [his, hers] = [await written('dr-vos'), await written('anna')];
    expect((await read(his)).body).toMatchObject({ ...NOTE, version: 1, employeeId: jan, authorId: world.vos });
    expect((await read(hers, 'anna')).body).toMatchObject({ authorId: world.anna, responsibleDoctorId: world.vos });
    for (const [who, other] of [
      ['dr-vos', hers],
      ['anna', his],
      ['dr-smit', his],
    ] as const) {
      expect(comparable(await read(other, who))).toEqual(comparable(await read(randomUUID(), who)));
      expect(comparable(await destroy(other, who))).toEqual(comparable(await destroy(randomUUID(), who)));
      expect(comparable(await file(other, {}, who))).toEqual(comparable(await file(randomUUID(), {}, who)));
    }
    const listed = itemsOf(await world.as('dr-vos', `/employees/${jan}/working-notes?limit=100`));
    expect(new Set(listed.map(({ authorId }) => authorId))).toEqual(new Set([world.vos]));
  });

  test.each(['cm-acme', 'acme-hr', 'ada', 'officer', 'dr-staf', 'jan'])('S12 %s knows of none', async (who) => {
    const id = await written();
    for (const answer of [
      await write(who),
      await read(id, who),
      await world.as(who, `/employees/${jan}/working-notes`),
      await destroy(id, who),
      await file(id, {}, who),
    ]) {
      expect(refusal(answer)).toEqual([403, '/problems/role-cannot', 'S12']);
    }
  });

  test('I1 it is in nothing that the employee inspects', async () => {
    await written();
    const inspected = await world.as('jan', `/employees/${jan}/pieces?limit=100`);
    expect(inspected.text).not.toContain('marker-note');
  });

  test('S2, S4 whoever may read and not record, and a deputy, keep none there', async () => {
    const other = await world.patient();
    await world.cast.delegation(world.vos, world.anna, other, ['read']);
    expect((await write('anna', other)).status).toBe(404);
    await world.cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
       VALUES ($1, $2, $3, '2020-01-01', '2099-01-01', 'leave', $2)`,
      [randomUUID(), world.vos, world.kern],
    );
    expect((await write('dr-kern', other)).status).toBe(404);
    expect((await world.as('dr-kern', `/employees/${other}/pieces`)).status).toBe(200);
  });

  test('S12 changes in place, and of two who change one version one wins', async () => {
    const id = await written();
    const amend = async (version: number): Promise<Answer> =>
      world.as('dr-vos', `/working-notes/${id}/amendments`, { body: { version, text: 'another thought' } });
    expect((await amend(1)).body).toEqual({ noteId: id, version: 2 });
    expect((await amend(1)).status).toBe(409);
    expect((await read(id)).body).toMatchObject({ version: 2, text: 'another thought' });
    expect(refusal(await destroy(id))).toEqual([409, '/problems/stale-version', undefined]);
    expect(await keys(id)).toBe(true);
  });

  test('S12, S11 filed, it is a piece of the dossier under the doctor who answers for it, and the note is gone', async () => {
    const id = await written('anna');
    const { body, status } = await file(id, {}, 'anna');
    expect([status, body['noteId']]).toEqual([201, id]);
    const [pieceId = ''] = body['pieceIds'] as string[];
    expect((await world.as('jan', `/pieces/${pieceId}`)).body).toMatchObject({ ...NOTE, item: 'M56' });
    expect((await world.as('dr-vos', `/pieces/${pieceId}`)).body).toMatchObject({
      authorId: world.anna,
      responsibleDoctorId: world.vos,
    });
    expect((await read(id, 'anna')).status).toBe(404);
    expect(await ends(id)).toEqual([{ how: 'filed', author_id: world.anna, keyGone: true, there: false }]);
    expect(await keys(id)).toBe(false);
  });

  test.each([
    ['as a working note', { item: 'M57' }, '/item'],
    ['as nothing on the list', { item: 'M99' }, '/item'],
    ['about a day to come', { entryOn: '2098-01-01' }, '/entryOn'],
  ])('S12 it is not filed %s, and stays', async (_says, wrong, at) => {
    const id = await written();
    const refused = await file(id, wrong);
    expect([refused.status, (refused.body['errors'] as { at: string }[]).map((error) => error.at)]).toEqual([
      400,
      [at],
    ]);
    expect((await read(id)).status).toBe(200);
  });

  test('R7 destroyed, its text can be read nowhere: the row is gone, and its key with a tombstone', async () => {
    const id = await written();
    expect(await keys(id)).toBe(true);
    const headers = { 'idempotency-key': randomUUID() };
    const first = await destroy(id, 'dr-vos', headers);
    expect([first.status, first.body]).toEqual([201, { noteId: id }]);
    expect([await keys(id), await ends(id)]).toEqual([
      false,
      [{ how: 'destroyed', author_id: world.vos, keyGone: true, there: false }],
    ]);
    await expect(world.service.app.get(KeyStore).make([id], 'working-note')).rejects.toThrow();
    expect((await destroy(id, 'dr-vos', headers)).body).toEqual(first.body);
    expect(refusal(await destroy(id))).toEqual([409, '/problems/note-ended', 'S12']);
    expect((await read(id)).status).toBe(404);
  });

  test('R7 what an interruption left half done is completed, whoever had begun it', async () => {
    const id = await written();
    await world.cast.sql('REVOKE UPDATE ON medical.working_note_end FROM kluis_medical');
    expect((await destroy(id)).status).toBe(500);
    await world.cast.sql('GRANT UPDATE (key_destroyed_at) ON medical.working_note_end TO kluis_medical');
    expect(await ends(id)).toEqual([{ how: 'destroyed', author_id: world.vos, keyGone: false, there: false }]);
    await job().destroyKeys();
    expect(await ends(id)).toEqual([{ how: 'destroyed', author_id: world.vos, keyGone: true, there: false }]);
    expect(await keys(id)).toBe(false);
  });

  test('S12 the same request again writes no second note, and leaves no key that seals nothing', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const again = async (): Promise<Answer> =>
      world.as('dr-vos', `/employees/${jan}/working-notes`, { body: NOTE, headers });
    const first = await again();
    const [before] = await world.cast.sql('SELECT count(*) FROM medical.working_note');
    expect((await again()).body).toEqual(first.body);
    expect(await world.cast.sql('SELECT count(*) FROM medical.working_note')).toEqual([before]);
    const notes = await world.cast.sql<{ id: string }>('SELECT id FROM medical.working_note');
    expect(await sealing()).toEqual(notes.map(({ id }) => id).toSorted());
  });

  test('D5 its text stands sealed where it is kept, and the trail has its kind and id alone', async () => {
    const id = await written();
    const [row] = await world.cast.sql<{ sealed: Buffer }>('SELECT sealed FROM medical.working_note WHERE id = $1', [
      id,
    ]);
    expect(row?.sealed.includes('marker')).toBe(false);
    const lines = await world.cast.sql('SELECT * FROM trail.line WHERE record_id = $1', [id]);
    expect(lines).toMatchObject([{ action: 'record', kind: 'WorkingNote', rule: 'S12', employee_id: jan }]);
    expect(JSON.stringify(lines)).not.toContain('marker');
  });

  test('S12 after three months it is shown to nobody; the job destroys it, and its author was told twice', async () => {
    const id = await written();
    expect(await later(80, () => job().endWhatIsDue())).toBe(0);
    expect(await told(id)).toEqual([]);
    await later(88, () => job().endWhatIsDue());
    await later(89, () => job().endWhatIsDue());
    expect([await told(id), await keys(id)]).toEqual([['working-note-ending'], true]);
    expect(await later(93, () => job().endWhatIsDue())).toBeGreaterThanOrEqual(1);
    expect(await told(id)).toEqual(['working-note-destroyed', 'working-note-ending']);
    expect([await ends(id), await keys(id)]).toEqual([
      [{ how: 'expired', author_id: world.vos, keyGone: true, there: false }],
      false,
    ]);
    const [line] = await world.cast.sql("SELECT * FROM trail.line WHERE record_id = $1 AND action = 'destroy'", [id]);
    expect(line).toMatchObject({ acting_role: 'working-note-ending', rule: 'S12', account_id: null, employee_id: jan });
    expect(await later(94, () => job().endWhatIsDue())).toBe(0);
  });

  test('S12 the day after its last it is there for nobody, whether the job ran or not', async () => {
    const id = await written();
    await world.cast.sql('UPDATE medical.working_note SET destroy_by = platform.today() WHERE id = $1', [id]);
    expect((await read(id)).status).toBe(200);
    await world.cast.sql('UPDATE medical.working_note SET destroy_by = platform.today() - 1 WHERE id = $1', [id]);
    expect([(await read(id)).status, (await file(id)).status]).toEqual([404, 404]);
    expect(await job().endWhatIsDue()).toBe(1);
  });

  test('S12 when responsibility ends so does the note, with the next request, and does not come back with it', async () => {
    const about = await world.patient();
    await world.cast.delegation(world.vos, world.anna, about, ['record']);
    const [his, hers] = [await written('dr-vos', about), await written('anna', about)];
    await world.cast.sql(
      'UPDATE access.responsibility SET ended_at = platform.clock(), ended_by = doctor_id WHERE employee_id = $1',
      [about],
    );
    expect([(await read(his)).status, (await read(hers, 'anna')).status]).toEqual([404, 404]);
    await world.cast.responsibility(about, world.vos);
    await world.cast.sql(
      'UPDATE access.responsibility SET effective_from = platform.clock() WHERE employee_id = $1 AND ended_at IS NULL',
      [about],
    );
    expect((await world.as('dr-vos', `/employees/${about}/pieces`)).status).toBe(200);
    expect([(await read(his)).status, (await read(hers, 'anna')).status]).toEqual([404, 404]);
    expect((await destroy(his)).status).toBe(404);
    expect(await job().endWhatIsDue()).toBe(2);
    expect([await keys(his), await keys(hers)]).toEqual([false, false]);
  });

  test('S15 a registration that lapsed shuts it, and the job leaves it until its day', async () => {
    const id = await written();
    await world.cast.sql('UPDATE access.registration SET valid_until = platform.today() - 1 WHERE account_id = $1', [
      world.vos,
    ]);
    expect((await read(id)).status).toBe(403);
    expect(await job().endWhatIsDue()).toBe(0);
    await world.cast.sql("UPDATE access.registration SET valid_until = '2099-01-01' WHERE account_id = $1", [
      world.vos,
    ]);
    expect((await read(id)).status).toBe(200);
  });

  test('A1 without a trail nothing is destroyed, and the next run does it', async () => {
    const id = await written();
    await world.cast.sql('REVOKE INSERT ON trail.line FROM kluis_jobs');
    await expect(later(93, () => job().endWhatIsDue())).rejects.toThrow();
    expect([await keys(id), await ends(id), await told(id)]).toEqual([true, [], []]);
    await world.cast.sql('GRANT INSERT ON trail.line TO kluis_jobs');
    await later(93, () => job().endWhatIsDue());
    expect(await keys(id)).toBe(false);
  });
});
