import { Injectable } from '@nestjs/common';
import { unseal } from '../../platform/keys/envelope.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { StaffImportRow } from './employee-dossier.entity.js';
import type { EmploymentDays, Identity } from './employee.js';
import { byteaList, type Hex } from './hex.js';
import { whoAndWhereOf, type WhoAndWhere } from './identity-change/what-changed.js';
import { identityPlace } from './sealed-places.js';
import { keyOf, sealedIdentities, sealedTerms, unsealedTerms, type KeysOf, type SealedTerms } from './sealed-staff.js';
import type { Change, EarlierEnd, EmploymentChange, KnownMember, Newcomer, PersonFact } from './staff-member.js';

// V6 — whom an employer may read no more row security keeps from it here too. Who was found stays found to the end of the
// transaction: an end that is told late takes him out of sight half-way.
const NAME_NUMBERS = "SELECT set_config('kluis.staff_numbers', $1, true)";
const KNOWN = `
  SELECT i.employee_id AS "employeeId", encode(i.number_digest, 'hex') AS "numberDigest",
         encode(i.row_digest, 'hex') AS "rowDigest", i.version,
         m.id AS "employmentId", m.starts_on AS "startsOn", m.ends_on AS "endsOn",
         (SELECT e.version FROM employee.employment e WHERE e.id = m.id) AS "employmentVersion",
         (SELECT min(a.first_day) FROM access.absence a WHERE a.employee_id = i.employee_id
            AND a.first_day >= coalesce(m.starts_on, '-infinity') AND a.first_day <= coalesce(m.ends_on, 'infinity')) AS "firstAbsentOn",
         (SELECT max(e.ends_on) FROM access.employment e WHERE e.employee_id = i.employee_id AND e.id <> m.id) AS "earlierEndsOn",
         (m.id IS NULL OR m.ends_on IS NULL OR access.reads_after(m.ends_on)) AS "isReadable",
         EXISTS (SELECT 1 FROM access.absence a WHERE a.employee_id = i.employee_id) AS "hasAbsence",
         EXISTS (SELECT 1 FROM employee.likeness l WHERE l.employee_id = i.employee_id) AS "isRecognisable"
  FROM employee.identity i
  LEFT JOIN LATERAL (SELECT e.id, e.starts_on, e.ends_on FROM access.employment e
    WHERE e.employee_id = i.employee_id ORDER BY e.ends_on IS NULL DESC, e.starts_on DESC NULLS LAST LIMIT 1) m ON true
  WHERE i.employer_id = $1 AND i.number_digest = ANY ($2::bytea[])`;
const IDENTITIES = `
  SELECT employee_id AS "employeeId", sealed, version FROM employee.identity WHERE employee_id = ANY ($1::uuid[])`;
const EMPLOYMENTS = `
  SELECT starts_on AS "startsOn", ends_on AS "endsOn" FROM access.employment WHERE employee_id = $1`;
const EMPLOYED = `
  SELECT count(DISTINCT employee_id)::int AS count FROM employee.employment
  WHERE employer_id = $1 AND (ends_on IS NULL OR ends_on >= platform.today())`;
const ADD_PEOPLE = `
  INSERT INTO access.employee (employer_id, id, birth_digest) SELECT $1, n.* FROM unnest($2::uuid[], $3::bytea[]) AS n`;
const ADD_IDENTITIES = `
  INSERT INTO employee.identity (employer_id, employee_id, number_digest, row_digest, name_digest, sealed)
  SELECT $1, n.* FROM unnest($2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[]) AS n`;
const ADD_EMPLOYMENT_FACTS = `
  INSERT INTO access.employment (id, employee_id, starts_on, ends_on)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::date[])`;
const ADD_EMPLOYMENTS = `
  INSERT INTO employee.employment (employer_id, id, employee_id, starts_on, ends_on, sealed)
  SELECT $1, n.* FROM unnest($2::uuid[], $3::uuid[], $4::date[], $5::date[], $6::bytea[]) AS n`;
const CHANGE_IDENTITIES = `
  UPDATE employee.identity i SET version = n.version, row_digest = n.row_digest, name_digest = n.name_digest,
    sealed = n.sealed, recorded_at = platform.clock()
  FROM unnest($1::uuid[], $2::integer[], $3::bytea[], $4::bytea[], $5::bytea[]) AS n (id, version, row_digest, name_digest, sealed)
  WHERE i.employee_id = n.id`;
const CHANGE_BIRTH_DIGESTS = `
  UPDATE access.employee e SET birth_digest = n.digest
  FROM unnest($1::uuid[], $2::bytea[]) AS n (id, digest) WHERE e.id = n.id`;
const CHANGE_EMPLOYMENT_FACTS = `
  UPDATE access.employment m SET starts_on = n.starts_on, ends_on = n.ends_on
  FROM unnest($1::uuid[], $2::date[], $3::date[]) AS n (id, starts_on, ends_on) WHERE m.id = n.id`;
const TERMS = `
  SELECT id AS "employmentId", employee_id AS "employeeId", starts_on AS "startsOn", sealed, version
  FROM employee.employment WHERE id = ANY ($1::uuid[])`;
const CHANGE_EMPLOYMENTS = `
  UPDATE employee.employment m SET version = n.version, starts_on = n.starts_on, ends_on = n.ends_on, sealed = n.sealed
  FROM unnest($1::uuid[], $2::integer[], $3::date[], $4::date[], $5::bytea[]) AS n (id, version, starts_on, ends_on, sealed)
  WHERE m.id = n.id`;

/** What an employer says of its people, written in batches: one statement a table, whatever their number. */
@Injectable()
export class StaffRepository {
  /**
   * Makes the statements of this transaction ready for many rows. PostgreSQL keeps the plans of foreign keys for as long
   * as a connection lives; one that was made while a table was almost empty reads all of it for each row.
   */
  async expectManyRows(tx: Transaction): Promise<void> {
    await tx.query('DISCARD PLANS');
    await tx.query('SET LOCAL enable_seqscan = off');
  }

  /** Those of these staff numbers that this employer has a dossier of which it may read (V6). */
  async known(tx: Transaction, employerId: string, numberDigests: readonly Hex[]): Promise<KnownMember[]> {
    const known = await tx.query<KnownMember>(KNOWN, [employerId, byteaList(numberDigests)]);
    await tx.query(NAME_NUMBERS, [byteaList(known.map(({ numberDigest }) => numberDigest))]);
    return known;
  }

  /** What tells those people from others, and where they live, for a decision; the rest of the dossiers doesn't leave the repository. */
  async recognitions(tx: Transaction, keys: KeysOf): Promise<ReadonlyMap<string, WhoAndWhere>> {
    const rows = await tx.query<{ employeeId: string; sealed: Buffer; version: number }>(IDENTITIES, [
      [...keys.keys()],
    ]);
    return new Map(
      rows.map(({ employeeId, sealed, version }) => {
        const place = identityPlace(employeeId, version);
        return [employeeId, whoAndWhereOf(unseal<Identity>(keyOf(keys, employeeId), place, sealed))];
      }),
    );
  }

  /** The days of a person's employments, for a decision. */
  async employments(tx: Transaction, employeeId: string): Promise<EmploymentDays[]> {
    return tx.query<EmploymentDays>(EMPLOYMENTS, [employeeId]);
  }

  /** How many people have an employment that hasn't ended. */
  async employed(tx: Transaction, employerId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(EMPLOYED, [employerId]);
    return row?.count ?? 0;
  }

  /** New people, as the facts know them; their dossiers follow with {@link addDossiers}. */
  async addPeople(tx: Transaction, employerId: string, people: readonly PersonFact[]): Promise<void> {
    await tx.query(ADD_PEOPLE, [
      employerId,
      people.map(({ employeeId }) => employeeId),
      byteaList(people.map(({ birthDigest }) => birthDigest)),
    ]);
  }

  /** The dossiers of new people: identity and first employment; what they are known again by came before (D1). */
  async addDossiers(tx: Transaction, employerId: string, people: readonly Newcomer[], keys: KeysOf): Promise<void> {
    await this.addIdentities(tx, employerId, people, keys);
    const employments = people.map(({ employmentId, employeeId, terms }) => ({
      employmentId,
      employeeId,
      terms,
      version: 1,
    }));
    await this.addEmployments(tx, employerId, employments, keys);
  }

  /** The dossiers of people who don't work there: identity alone. */
  async addIdentities(
    tx: Transaction,
    employerId: string,
    people: readonly Omit<Newcomer, 'employmentId' | 'terms' | 'birthDigest'>[],
    keys: KeysOf,
  ): Promise<void> {
    await tx.query(ADD_IDENTITIES, [
      employerId,
      people.map(({ employeeId }) => employeeId),
      byteaList(people.map(({ numberDigest }) => numberDigest)),
      byteaList(people.map(({ rowDigest }) => rowDigest)),
      byteaList(people.map((person) => person.nameDigest)),
      sealedIdentities(
        people.map((person) => ({ ...person, version: 1 })),
        keys,
      ),
    ]);
  }

  /** Employments of people on record. */
  async addEmployments(
    tx: Transaction,
    employerId: string,
    employments: readonly EmploymentChange[],
    keys: KeysOf,
  ): Promise<void> {
    const ids = employments.map(({ employmentId }) => employmentId);
    const employeeIds = employments.map(({ employeeId }) => employeeId);
    const starts = employments.map(({ terms }) => terms.startsOn);
    const ends = employments.map(({ terms }) => terms.endsOn);
    await tx.query(ADD_EMPLOYMENT_FACTS, [ids, employeeIds, starts, ends]);
    await tx.query(ADD_EMPLOYMENTS, [employerId, ids, employeeIds, starts, ends, sealedTerms(employments, keys)]);
    await indexRecords(
      tx,
      employments.map(({ employmentId, employeeId }) => ({
        id: employmentId,
        kind: 'Employment',
        employeeId,
        employerId,
      })),
    );
  }

  /** What an import came to. */
  async addImport(tx: Transaction, row: StaffImportRow): Promise<void> {
    await tx.manager.insert(StaffImportRow, row);
  }

  /** New versions of identities; the digests of birth dates travel to the desk, which asks for the date (D2). */
  async changeIdentities(tx: Transaction, changes: readonly Change[], keys: KeysOf): Promise<void> {
    await tx.query(CHANGE_BIRTH_DIGESTS, [
      changes.map(({ employeeId }) => employeeId),
      byteaList(changes.map(({ birthDigest }) => birthDigest)),
    ]);
    await tx.query(CHANGE_IDENTITIES, [
      changes.map(({ employeeId }) => employeeId),
      changes.map(({ version }) => version),
      byteaList(changes.map(({ rowDigest }) => rowDigest)),
      byteaList(changes.map((change) => change.nameDigest)),
      sealedIdentities(changes, keys),
    ]);
  }

  /** New versions of employments that are over, of which nothing but the end becomes another (V6). */
  async endEarlier(tx: Transaction, ends: readonly EarlierEnd[], keys: KeysOf): Promise<void> {
    const rows = await tx.query<SealedTerms>(TERMS, [ends.map(({ employmentId }) => employmentId)]);
    const byId = new Map(rows.map((row) => [row.employmentId, row]));
    const changes = ends.map(({ employmentId, endsOn }): EmploymentChange => {
      const row = byId.get(employmentId);
      if (row === undefined) throw new Error('an employment that ended is not there');
      const { employeeId, startsOn, version } = row;
      const terms = { ...unsealedTerms(row, keys), startsOn, endsOn };
      return { employmentId, employeeId, version: version + 1, terms };
    });
    await this.changeEmployments(tx, changes, keys);
  }

  /** New versions of employments; the days travel to the facts that V6 is judged by. */
  async changeEmployments(tx: Transaction, changes: readonly EmploymentChange[], keys: KeysOf): Promise<void> {
    const ids = changes.map(({ employmentId }) => employmentId);
    const starts = changes.map(({ terms }) => terms.startsOn);
    const ends = changes.map(({ terms }) => terms.endsOn);
    await tx.query(CHANGE_EMPLOYMENT_FACTS, [ids, starts, ends]);
    await tx.query(CHANGE_EMPLOYMENTS, [
      ids,
      changes.map(({ version }) => version),
      starts,
      ends,
      sealedTerms(changes, keys),
    ]);
  }
}
