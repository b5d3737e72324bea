import { createSecretKey, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { seal } from '../src/platform/keys/envelope.js';
import { keyedDigest } from '../src/platform/keys/keyed-digest.js';
import { KeyStore } from '../src/platform/keys/key-store.js';
import type { BenchHouse } from './bench-house.js';

/** What the measured requests ask for. */
export interface Seed {
  readonly employerId: string;
  readonly doctorId: string;
  readonly employeeIds: readonly string[];
  readonly pieceIds: readonly string[];
  /** Pieces of a dossier that the measured doctor may not know of. */
  readonly foreignPieceIds: readonly string[];
  readonly verdictIds: readonly string[];
}

export const DOCTOR = 'bench-doctor';
export const OFFICER = 'bench-officer';
const EMPLOYEES = 500;
const PIECES_EACH = 20;
const LONG_AGO = '2020-01-01T00:00:00Z';
const FOR_EVER = '2099-12-31';

// The floor's function: session and row under the same row security, without what the application's lock needs to know.
const FLOOR = `
  CREATE SCHEMA floor;
  GRANT USAGE ON SCHEMA floor TO kluis_medical;
  CREATE FUNCTION floor.read_piece(as_account text, as_role text, for_purpose text, wanted uuid)
    RETURNS TABLE (id uuid, sealed bytea) LANGUAGE plpgsql VOLATILE SET search_path = '' AS $$
  BEGIN
    PERFORM set_config('kluis.account', as_account, true), set_config('kluis.role', as_role, true),
            set_config('kluis.purpose', for_purpose, true);
    RETURN QUERY SELECT p.id, v.sealed FROM medical.piece p
      JOIN medical.piece_version v ON v.piece_id = p.id AND v.version = p.version WHERE p.id = wanted;
  END $$;
  GRANT EXECUTE ON FUNCTION floor.read_piece(text, text, text, uuid) TO kluis_medical`;

/**
 * A service's everyday size for one doctor: 500 employees with 20 pieces each, 10,000 in all, half of them another doctor's;
 * a released verdict each. Written by the administrator of the database in bulk; what is measured goes through HTTP.
 */
export async function seed(house: BenchHouse): Promise<Seed> {
  const admin = new pg.Client({ connectionString: mainAdminUrl(house) });
  await admin.connect();
  const wrappingKey = createSecretKey(await readFile(house.environment['KLUIS_KEY_WRAPPING_KEY_FILE'] ?? '')).export();
  const keys = new KeyStore({ url: house.pair.urls.keys, wrappingKey });
  try {
    return await write(admin, keys, house.issuer.url);
  } finally {
    await admin.end();
    await keys.onModuleDestroy();
  }
}

function mainAdminUrl({ pair }: BenchHouse): string {
  return Object.assign(new URL(pair.adminUrl), { pathname: new URL(pair.urls.owner).pathname }).href;
}

async function write(admin: pg.Client, keys: KeyStore, issuer: string): Promise<Seed> {
  const employerId = randomUUID();
  const employeeIds = Array.from({ length: EMPLOYEES }, () => randomUUID());
  await keys.create([employerId], ['digest']);
  await keys.create(employeeIds, ['employee', 'medical']);
  const textId = randomUUID();
  await admin.query(
    `INSERT INTO access.declaration_text (id, kind, edition, text, digest, announced_by, announced_at, effective_from)
     VALUES ($1, 'general-undertaking', '2020', 'text', sha256('text'), $1, $2, $2)`,
    [textId, LONG_AGO],
  );
  await admin.query('INSERT INTO access.employer (id) VALUES ($1)', [employerId]);
  await admin.query(
    `INSERT INTO access.agreement (id, employer_id, services, starts_on, bears_sick_pay_risk, disclosure_edition)
     VALUES ($1, $2, '{absence-guidance,payroll}', '2020-01-01', false, 'current')`,
    [randomUUID(), employerId],
  );
  const doctor = await account(admin, issuer, DOCTOR, 'company-doctor', 'doctor', null, textId);
  const other = await account(admin, issuer, 'bench-other', 'company-doctor', 'doctor', null, textId);
  const officer = await account(admin, issuer, OFFICER, 'employer-officer', 'employer', employerId, textId);
  const pieceIds: string[] = [];
  const foreignPieceIds: string[] = [];
  const verdictIds: string[] = [];
  const digestKey = await keys.find(employerId, 'digest');
  await admin.query('BEGIN');
  for (const [at, employeeId] of employeeIds.entries()) {
    const mine = at % 2 === 0;
    await employee(admin, keys, {
      employeeId,
      employerId,
      doctorId: mine ? doctor : other,
      digest: keyedDigest(digestKey, employeeId),
    });
    const pieces = await entry(admin, keys, employeeId, mine ? doctor : other);
    (mine ? pieceIds : foreignPieceIds).push(...pieces);
    verdictIds.push(await verdict(admin, keys, { employeeId, employerId, doctor, officer }));
  }
  await admin.query('COMMIT');
  await admin.query('ANALYZE');
  await admin.query(FLOOR);
  return {
    employerId,
    doctorId: doctor,
    employeeIds: employeeIds.filter((_, at) => at % 2 === 0),
    pieceIds,
    foreignPieceIds,
    verdictIds,
  };
}

async function account(
  admin: pg.Client,
  issuer: string,
  subject: string,
  role: string,
  circle: string,
  employerId: string | null,
  textId: string,
): Promise<string> {
  const id = randomUUID();
  const kind = employerId === null ? 'staff' : 'external';
  await admin.query(
    "INSERT INTO access.account (id, kind, status, issuer, subject, linked_at) VALUES ($1, $2, 'active', $3, $4, $5)",
    [id, kind, issuer, subject, LONG_AGO],
  );
  await admin.query(
    `INSERT INTO access.role (id, account_id, role, circle, employer_id, valid_from, needs_approval, needs_confirmation, in_force_since)
     VALUES ($1, $2, $3, $4, $5, $6, false, false, $6)`,
    [randomUUID(), id, role, circle, employerId, LONG_AGO],
  );
  await admin.query(
    `INSERT INTO access.declaration (id, account_id, text_id, kind, signed_at) VALUES ($1, $2, $3, 'general-undertaking', $4)`,
    [randomUUID(), id, textId, LONG_AGO],
  );
  await admin.query(
    `INSERT INTO access.registration (id, account_id, number, checked_on, checked_by, valid_until)
     VALUES ($1, $2, '19012345601', '2020-01-01', $3, $4)`,
    [randomUUID(), id, randomUUID(), FOR_EVER],
  );
  return id;
}

interface SeededEmployee {
  readonly employeeId: string;
  readonly employerId: string;
  readonly doctorId: string;
  readonly digest: Buffer;
}

async function employee(
  admin: pg.Client,
  keys: KeyStore,
  { employeeId, employerId, doctorId, digest }: SeededEmployee,
): Promise<void> {
  const key = await keys.find(employeeId, 'employee');
  await admin.query('INSERT INTO access.employee (id, employer_id) VALUES ($1, $2)', [employeeId, employerId]);
  const sealed = seal(
    key,
    { store: 'employee', owner: employeeId, record: employeeId, version: 1, item: 'identity' },
    { familyName: 'Bench' },
  );
  await admin.query(
    'INSERT INTO employee.identity (employee_id, employer_id, number_digest, row_digest, sealed) VALUES ($1, $2, $3, $3, $4)',
    [employeeId, employerId, digest, sealed],
  );
  await admin.query("INSERT INTO access.employment (id, employee_id, starts_on) VALUES ($1, $2, '2020-01-01')", [
    randomUUID(),
    employeeId,
  ]);
  await admin.query(
    `INSERT INTO access.responsibility (id, employee_id, doctor_id, given_by, given_at, effective_from, told_at, told_how)
     VALUES ($1, $2, $3, $4, $5, $5, $5, 'posted')`,
    [randomUUID(), employeeId, doctorId, randomUUID(), LONG_AGO],
  );
}

async function entry(admin: pg.Client, keys: KeyStore, employeeId: string, doctorId: string): Promise<string[]> {
  const key = await keys.find(employeeId, 'medical');
  const entryId = randomUUID();
  await admin.query(
    "INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id) VALUES ($1, $2, '2026-01-02', $3, $3)",
    [entryId, employeeId, doctorId],
  );
  const pieceIds = Array.from({ length: PIECES_EACH }, () => randomUUID());
  const text = 'Consultation notes of about the usual length, three sentences. '.repeat(8);
  const sealed = pieceIds.map((record) =>
    seal(key, { store: 'medical', owner: employeeId, record, version: 1, item: 'piece' }, { text, reason: null }),
  );
  await admin.query(
    "INSERT INTO medical.piece (id, entry_id, employee_id, item) SELECT id, $2, $3, 'M56' FROM unnest($1::uuid[]) AS id",
    [pieceIds, entryId, employeeId],
  );
  await admin.query(
    `INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id)
     SELECT id, 1, $3, sealed, $4, $4 FROM unnest($1::uuid[], $2::bytea[]) AS p (id, sealed)`,
    [pieceIds, sealed, employeeId, doctorId],
  );
  await admin.query(
    "INSERT INTO access.record (id, kind, employee_id) SELECT id, 'MedicalPiece', $2 FROM unnest($1::uuid[]) AS id",
    [pieceIds, employeeId],
  );
  return pieceIds;
}

interface SeededVerdict {
  readonly employeeId: string;
  readonly employerId: string;
  readonly doctor: string;
  readonly officer: string;
}

async function verdict(
  admin: pg.Client,
  keys: KeyStore,
  { employeeId, employerId, officer }: SeededVerdict,
): Promise<string> {
  const key = await keys.find(employeeId, 'employee');
  const [absenceId, questionId, id] = [randomUUID(), randomUUID(), randomUUID()];
  await admin.query("INSERT INTO access.absence (id, employee_id, first_day) VALUES ($1, $2, '2026-01-02')", [
    absenceId,
    employeeId,
  ]);
  await admin.query(
    `INSERT INTO desk.verdict_question (id, employer_id, employee_id, absence_id, question, round, asked_by, closes_on)
     VALUES ($1, $2, $3, $4, 'fit-for-own-work', 1, $5, '2099-01-01')`,
    [questionId, employerId, employeeId, absenceId, officer],
  );
  const sealed = seal(
    key,
    { store: 'desk', owner: employeeId, record: id, version: 1, item: 'released-verdict' },
    { outcome: 'fit' },
  );
  await admin.query(
    `INSERT INTO desk.released_verdict (id, question_id, employer_id, employee_id, question, sealed, issued_on)
     VALUES ($1, $2, $3, $4, 'fit-for-own-work', $5, '2026-02-01')`,
    [id, questionId, employerId, employeeId, sealed],
  );
  return id;
}
