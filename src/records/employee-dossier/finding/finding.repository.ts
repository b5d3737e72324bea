import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { unseal, type DataKey } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { Identity } from '../employee.js';
import { byteaList, type Hex } from '../hex.js';
import { isSameFamilyName } from '../how-another-person.js';
import { identityPlace } from '../sealed-places.js';
import { nameDigest, staffNumberDigest } from '../staff-digests.js';
import type { SoughtInput } from './finding.input.js';
import type { FoundPerson } from './found-person.js';
import type { Searches } from './why-not-search.js';

const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('searches of ' || access.acting_account(), 0))`;
const SEARCHES = `
  SELECT employee.searches_in_the_hour() AS "lastHour", employee.searches_an_hour() AS "atMost"`;
const COUNT = 'INSERT INTO employee.person_search (id, searched_by) VALUES ($1, $2)';
const EMPLOYERS = 'SELECT id FROM access.employer';
const SEEK = "SELECT set_config('kluis.sought', $1, true)";
const FOUND = `
  SELECT employee_id AS "employeeId", employer_id AS "employerId", sealed, version FROM employee.identity
  WHERE name_digest = ANY ($1::bytea[]) OR number_digest = ANY ($1::bytea[]) ORDER BY employee_id LIMIT $2`;
/** One number is somebody's at many employers: all are looked at, for the name tells who is meant. */
const LOOKED_AT = 1_000;
/** E1 — of more who go by one name and were born on one day nobody is shown. */
const SHOWN = 10;

interface FoundResult {
  readonly employeeId: string;
  readonly employerId: string;
  readonly sealed: Buffer;
  readonly version: number;
}

/** Finds people again by keyed digests: under each employer's own key, for nobody says at which one somebody works. */
@Injectable()
export class FindingRepository {
  constructor(private readonly keys: KeyStore) {}

  /** How often the actor searched; of two searches at once the second waits. */
  async searches(tx: Transaction): Promise<Searches> {
    await tx.query(LOCK);
    const [row] = await tx.query<Searches>(SEARCHES);
    return row ?? { lastHour: 1, atMost: 0 };
  }

  /** Counts this search, without which the database shows nobody. */
  async count(tx: Transaction, searchedBy: string): Promise<void> {
    await tx.query(COUNT, [randomUUID(), searchedBy]);
  }

  /** Those who are exactly that; the rest of their identity stays in the repository. */
  async found(tx: Transaction, sought: SoughtInput): Promise<Sealed<FoundPerson>[]> {
    const employers = (await tx.query<{ id: string }>(EMPLOYERS)).map(({ id }) => id);
    const digestKeys = [...(await this.keys.findAll(employers, 'digest')).values()];
    const digests = byteaList(digestKeys.map((key) => digestOf(key, sought)));
    await tx.query(SEEK, [digests]);
    const rows = await tx.query<FoundResult>(FOUND, [digests, LOOKED_AT]);
    const keys = await this.keys.findAll(
      rows.map(({ employeeId }) => employeeId),
      'employee',
    );
    return rows.flatMap((row) => sealedIf(row, keys.get(row.employeeId), sought.familyName)).slice(0, SHOWN);
  }
}

function digestOf(key: DataKey, { familyName, birthDate, staffNumber }: SoughtInput): Hex | null {
  return staffNumber === undefined
    ? nameDigest(key, { familyName, birthDate: birthDate ?? null })
    : staffNumberDigest(key, staffNumber);
}

/** A number is many people's; with the name it is one's. */
function sealedIf(row: FoundResult, key: DataKey | undefined, soughtName: string): Sealed<FoundPerson>[] {
  const { employeeId, employerId, sealed, version } = row;
  if (key === undefined) throw new Error('somebody was found without the key of his dossier');
  const identity = unseal<Identity>(key, identityPlace(employeeId, version), sealed);
  const { givenName, infix, familyName, birthDate } = identity;
  if (!isSameFamilyName(familyName, soughtName)) return [];
  const person = { id: employeeId, employerId, givenName, infix, familyName, birthDate };
  return [new Sealed('FoundPerson', person, { employeeId })];
}
