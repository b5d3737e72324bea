import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NONSENSE, NO_SUCH, REFUSED, type Claim, type Step } from './raw-sessions.js';
import { verdictDatabase, type VerdictDatabase } from './verdict-database.js';

const FILE = "INSERT INTO medical.document_file (id, employee_id, sealed, uploaded_by) VALUES ($1, $2, '\\x00', $3)";
const CHUNK = "INSERT INTO medical.document_chunk (file_id, employee_id, number, sealed) VALUES ($1, $2, $3, '\\x00')";
const ATTACH = 'UPDATE medical.document_file SET attached_at = platform.clock() WHERE id = $1';
const ENTRY = `INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id)
  VALUES ($1, $2, platform.today(), $3, $3)`;
const PIECE = "INSERT INTO medical.piece (id, entry_id, employee_id, item) VALUES ($1, $2, $3, 'M49')";
const VERSION = `INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id, file_id)
  VALUES ($1, 1, $2, '\\x00', $3, $3, $4)`;
const CHUNKS = 'SELECT number FROM medical.document_chunk WHERE file_id = $1';

const ASK = `INSERT INTO medical.second_opinion (id, employee_id, doctor_id, pieces, asked_by, valid_until)
  SELECT $1, v.employee_id, $2, jsonb_build_array(jsonb_build_object('pieceId', v.piece_id, 'version', 1)), $3,
    platform.clock() + interval '9 days' FROM medical.piece_version v WHERE v.file_id = $4`;
const SHOW = `INSERT INTO medical.second_opinion_piece (opinion_id, employee_id, piece_id, version, sealed, file_id, shown_until)
  SELECT $1, v.employee_id, v.piece_id, 1, '\\x00', $3, o.valid_until + $4::interval
  FROM medical.second_opinion o, medical.piece_version v WHERE o.id = $1 AND v.file_id = $2`;
const ALL_COPIES = 'DELETE FROM medical.second_opinion_piece';

describe('the database alone, about documents', () => {
  let database: VerdictDatabase;
  let vos: string;
  let anna: string;
  let asDoctor: Claim;
  let asAssistant: Claim;
  beforeAll(async () => {
    database = await verdictDatabase();
    ({ vos, anna } = database.world);
    asDoctor = [vos, 'company-doctor'];
    asAssistant = [anna, 'medical-assistant'];
  });
  afterAll(() => database.world.stop());

  const patient = async (): Promise<string> => (await database.world.absentee()).employeeId;
  const bringing = (fileId: string, employeeId: string, by: string): Step[] => [
    [CHUNK, [fileId, employeeId, 1]],
    [FILE, [fileId, employeeId, by]],
  ];
  const filing = (fileId: string, employeeId: string): Step[] => {
    const [entryId, pieceId] = [randomUUID(), randomUUID()];
    return [
      [ENTRY, [entryId, employeeId, vos]],
      [PIECE, [pieceId, entryId, employeeId]],
      [VERSION, [pieceId, employeeId, vos, fileId]],
    ];
  };

  test('S1 the dossier doctor brings a file in, in his own name; another doctor and a deputy don’t', async () => {
    const { outcome, accountOf } = database;
    const jan = await patient();
    const smit = await accountOf('dr-smit');
    expect(await outcome('medical', asDoctor, ...bringing(randomUUID(), jan, vos))).toBe('done');
    expect(await outcome('medical', asDoctor, ...bringing(randomUUID(), jan, smit))).toBe(REFUSED);
    expect(await outcome('medical', [smit, 'company-doctor'], ...bringing(randomUUID(), jan, smit))).toBe(REFUSED);
    expect(await outcome('medical', asAssistant, ...bringing(randomUUID(), jan, anna))).toBe(REFUSED);
    for (const login of ['desk', 'employee', 'employer', 'trail', 'jobs'] as const) {
      expect(await outcome(login, asDoctor, [CHUNKS, [randomUUID()]])).toBe(REFUSED);
    }
  });

  test('D1 chunks without their file are stored by nobody, nor more than 25 of them', async () => {
    const { outcome } = database;
    const jan = await patient();
    expect(await outcome('medical', asDoctor, [CHUNK, [randomUUID(), jan, 1]])).toBe(NO_SUCH);
    expect(await outcome('medical', asDoctor, [CHUNK, [randomUUID(), jan, 26]])).toBe(NONSENSE);
  });

  test('S1 a file becomes a version by whoever brought it in, once, in its own dossier, and is read through that alone', async () => {
    const { outcome, rows } = database;
    const [jan, kees] = [await patient(), await patient()];
    const fileId = randomUUID();
    await outcome('medical', asDoctor, ...bringing(fileId, jan, vos));
    expect(await rows('medical', asDoctor, CHUNKS, [fileId])).toBe(0);
    expect(await outcome('medical', asDoctor, ...filing(fileId, jan))).toBe(REFUSED);
    expect(await outcome('medical', asDoctor, [ATTACH, [fileId]], ...filing(fileId, kees))).toBe(NO_SUCH);
    expect(await outcome('medical', asDoctor, [ATTACH, [fileId]], ...filing(fileId, jan))).toBe('done');
    expect(await rows('medical', asDoctor, CHUNKS, [fileId])).toBe(1);
    expect(await rows('medical', asAssistant, CHUNKS, [fileId])).toBe(0);
  });

  test('I1 what is withheld from the employee is withheld to its last chunk', async () => {
    const { outcome, rows, world } = database;
    const { employeeId } = await world.absentee();
    const person = await world.cast.person(`person-${randomUUID().slice(0, 8)}`, {
      kind: 'employee',
      roles: [{ role: 'employee' }],
    });
    await world.cast.sql('UPDATE access.employee SET person_account_id = $2 WHERE id = $1', [employeeId, person]);
    const fileId = randomUUID();
    await outcome('medical', asDoctor, ...bringing(fileId, employeeId, vos));
    await outcome('medical', asDoctor, [ATTACH, [fileId]], ...filing(fileId, employeeId));
    expect(await rows('medical', [person, 'employee'], CHUNKS, [fileId])).toBe(1);
    await world.cast.sql(
      `INSERT INTO medical.withholding (piece_id, employee_id, ground, withheld_by)
       SELECT piece_id, employee_id, 'privacy-of-another', $2 FROM medical.piece_version WHERE file_id = $1`,
      [fileId, vos],
    );
    expect(await rows('medical', [person, 'employee'], CHUNKS, [fileId])).toBe(0);
    expect(await rows('medical', asDoctor, CHUNKS, [fileId])).toBe(1);
  });

  test('S14 a second doctor reads the file of the version that he is shown, while he is, and no other of the dossier', async () => {
    const { outcome, rows, world, accountOf } = database;
    const { employeeId } = await world.absentee();
    const person = await world.cast.person(`person-${randomUUID().slice(0, 8)}`, {
      kind: 'employee',
      roles: [{ role: 'employee' }],
    });
    await world.cast.sql('UPDATE access.employee SET person_account_id = $2 WHERE id = $1', [employeeId, person]);
    const [shown, other, opinion] = [randomUUID(), randomUUID(), randomUUID()];
    for (const fileId of [shown, other]) {
      await outcome('medical', asDoctor, ...bringing(fileId, employeeId, vos));
      await outcome('medical', asDoctor, [ATTACH, [fileId]], ...filing(fileId, employeeId));
    }
    const smit = await accountOf('dr-smit');
    const asking = async (file: string, longer = '0'): Promise<unknown> =>
      outcome(
        'medical',
        [person, 'employee'],
        [ASK, [opinion, smit, person, shown]],
        [SHOW, [opinion, shown, file, longer]],
      );
    expect([await asking(other), await asking(shown, '1 hour'), await asking(shown)]).toEqual([
      REFUSED,
      REFUSED,
      'done',
    ]);
    const read = async (file: string, who = smit, role = 'company-doctor'): Promise<unknown> =>
      rows('medical', [who, role], CHUNKS, [file]);
    expect([await read(shown), await read(other)]).toEqual([1, 0]);
    expect([await read(shown, anna, 'medical-assistant'), await read(shown, smit, 'employee')]).toEqual([0, 0]);
    const swept = async (): Promise<unknown> => {
      expect(await outcome('jobs', asDoctor, [ALL_COPIES, []])).toBe('done');
      return read(shown);
    };
    expect(await swept()).toBe(1);
    await world.cast.sql(
      'UPDATE medical.second_opinion_piece SET shown_until = platform.clock() WHERE opinion_id = $1',
      [opinion],
    );
    expect(await swept()).toBe(0);
    expect(await world.cast.sql('SELECT 1 FROM medical.second_opinion_piece WHERE opinion_id = $1', [opinion])).toEqual(
      [],
    );
  });
});
