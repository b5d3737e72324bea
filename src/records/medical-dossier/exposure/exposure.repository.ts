import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { listOfDossier } from '../../../safeguards/access/list-of-dossier.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { sealTowards } from '../../../safeguards/access/seal-towards.js';
import type { Exposure, ExposureContent } from './exposure.js';

const COLUMNS = `
  v.exposure_id AS id, v.employee_id, v.version, v.agent_class, v.exposed_from, v.exposed_until, v.sealed, v.author_id,
  v.responsible_doctor_id, v.recorded_at`;
const CURRENT = `
  SELECT ${COLUMNS} FROM medical.exposure e
  JOIN medical.exposure_version v ON v.exposure_id = e.id AND v.version = e.version`;
const ONE = `${CURRENT} WHERE e.id = $1`;
const LIST = latestFirst(`${CURRENT} WHERE e.employee_id = $1`, 'recorded_at');
const VERSIONS = `SELECT ${COLUMNS} FROM medical.exposure_version v WHERE v.exposure_id = $1 ORDER BY v.version`;
const ADD = 'INSERT INTO medical.exposure (id, employee_id, version) VALUES ($1, $2, 1)';
const RAISE = 'UPDATE medical.exposure SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING version';
const ADD_VERSION = `
  INSERT INTO medical.exposure_version (exposure_id, version, employee_id, agent_class, exposed_from, exposed_until, sealed,
    author_id, responsible_doctor_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

interface ExposureResult extends PlacedResult {
  readonly id: string;
  readonly employee_id: string;
  readonly version: number;
  readonly agent_class: string;
  readonly exposed_from: string;
  readonly exposed_until: string | null;
  readonly sealed: Buffer;
  readonly author_id: string;
  readonly responsible_doctor_id: string;
  readonly recorded_at: string;
}

/** The exposures of employees; each version is only ever added (I4). */
@Injectable()
export class ExposureRepository {
  constructor(private readonly keys: KeyStore) {}

  /** At its current version; null outside what the actor may know of. */
  async exposure(tx: Transaction, context: Context, id: string): Promise<Sealed<Exposure> | null> {
    const [exposure] = await this.#sealed(tx, context, await tx.query<ExposureResult>(ONE, [id]));
    return exposure ?? null;
  }

  /** One page of an employee's exposures at their current version, the latest first. */
  async exposures(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<Exposure>[]> {
    return this.#sealed(tx, context, await listOfDossier<ExposureResult>(tx, LIST, [employeeId, after, limit]));
  }

  /** Every version, the first one first; empty outside what the actor may know of. */
  async versions(tx: Transaction, context: Context, id: string): Promise<Sealed<Exposure>[]> {
    return this.#sealed(tx, context, await tx.query<ExposureResult>(VERSIONS, [id]));
  }

  async add(tx: Transaction, id: string, employeeId: string): Promise<void> {
    await tx.query(ADD, [id, employeeId]);
  }

  /** Moves an exposure to its next version. @returns that version, or null when `from` isn't the current one any more. */
  async raiseVersion(tx: Transaction, id: string, from: number): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(RAISE, [id, from]);
    return row?.version ?? null;
  }

  async addVersion(tx: Transaction, exposure: Omit<Exposure, 'recordedAt'>): Promise<void> {
    const { id, employeeId, version, agent, source, reason } = exposure;
    const content: ExposureContent = { agent, source, reason };
    const sealed = seal(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id, version), content);
    const days = [exposure.from, exposure.until];
    const who = [exposure.authorId, exposure.responsibleDoctorId];
    await tx.query(ADD_VERSION, [id, version, employeeId, exposure.agentClass, ...days, sealed, ...who]);
  }

  async #sealed(tx: Transaction, context: Context, rows: readonly ExposureResult[]): Promise<Sealed<Exposure>[]> {
    return sealTowards(tx, context, rows, { as: 'Exposure', open: (row) => this.#open(row) });
  }

  async #open(row: ExposureResult): Promise<Exposure> {
    const { id, employee_id: employeeId, version } = row;
    const key = await this.keys.find(employeeId, 'medical');
    const { agent, source, reason } = unseal<ExposureContent>(key, placeOf(employeeId, id, version), row.sealed);
    return {
      id,
      employeeId,
      version,
      agentClass: row.agent_class,
      agent,
      from: row.exposed_from,
      until: row.exposed_until,
      source,
      reason,
      authorId: row.author_id,
      responsibleDoctorId: row.responsible_doctor_id,
      recordedAt: row.recorded_at,
    };
  }
}

function placeOf(owner: string, record: string, version: number): Place {
  return { store: 'medical', owner, record, version, item: 'exposure' };
}
