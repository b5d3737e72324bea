import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { byteaList } from '../hex.js';
import type { AlikeBy, Likeness } from './likeness.js';

const SHOWN = `
  SELECT l.employee_id AS "employeeId", encode(l.born, 'hex') AS born, encode(l.home, 'hex') AS home,
         encode(l.phone, 'hex') AS phone FROM employee.likeness l`;
// Each by an index of its own. Of who has a birth date on record home and phone say nothing to another who has.
const ALIKE = `
  ${SHOWN} WHERE l.employer_id = $1 AND l.born = ANY ($2::bytea[])
  UNION ${SHOWN} WHERE l.employer_id = $1 AND l.born IS NULL AND (l.home = ANY ($3::bytea[]) OR l.phone = ANY ($4::bytea[]))
  UNION ${SHOWN} WHERE l.employer_id = $1 AND (l.home = ANY ($5::bytea[]) OR l.phone = ANY ($6::bytea[]))`;
const ADD = `
  INSERT INTO employee.likeness (employer_id, employee_id, born, home, phone, numbered)
  SELECT $1, n.* FROM unnest($2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[]) AS n
  ON CONFLICT (employee_id) DO UPDATE SET born = excluded.born, home = excluded.home, phone = excluded.phone,
    numbered = excluded.numbered, looked_at = NULL`;
const ADD_NAMESAKES = `
  INSERT INTO employee.namesake (employer_id, recorded_by, id, employee_id, other_id)
  SELECT $1, $2, n.* FROM unnest($3::uuid[], $4::uuid[], $5::uuid[]) AS n`;

/** Somebody on record, as he is known again from now on. */
export interface KnownLikeness extends Likeness {
  readonly employeeId: string;
}

/** Somebody on record, as he is held against whom an employer names. */
export interface FoundLikeness extends AlikeBy {
  readonly employeeId: string;
}

/** That one person is not the other. */
export interface Namesakes {
  readonly id: string;
  readonly employeeId: string;
  readonly otherId: string;
}

/** What people are known again by at one employer: digests, never names. */
@Injectable()
export class LikenessRepository {
  /** Whom of the people whom this employer may read (V6) one of these could be, by either field; who it is, says {@link howAlike}. */
  async alike(tx: Transaction, employerId: string, likenesses: readonly Likeness[]): Promise<FoundLikeness[]> {
    const dated = likenesses.filter(({ born }) => born !== null);
    const undated = likenesses.filter(({ born }) => born === null);
    return tx.query<FoundLikeness>(ALIKE, [
      employerId,
      byteaList(dated.map(({ born }) => born)),
      byteaList(dated.map(({ home }) => home)),
      byteaList(dated.flatMap(({ phone }) => phone ?? [])),
      byteaList(undated.map(({ home }) => home)),
      byteaList(undated.flatMap(({ phone }) => phone ?? [])),
    ]);
  }

  /** What these people are known again by from now on; before their dossiers, which rest on it. */
  async put(tx: Transaction, employerId: string, people: readonly KnownLikeness[]): Promise<void> {
    await tx.query(ADD, [
      employerId,
      people.map(({ employeeId }) => employeeId),
      byteaList(people.map(({ born }) => born)),
      byteaList(people.map(({ home }) => home)),
      byteaList(people.map(({ phone }) => phone)),
      byteaList(people.map(({ numbered }) => numbered)),
    ]);
  }

  /** On record for good, in the name of who said it; before what the first of them is known again by. */
  async addNamesakes(
    tx: Transaction,
    employerId: string,
    recordedBy: string,
    namesakes: readonly Namesakes[],
  ): Promise<void> {
    await tx.query(ADD_NAMESAKES, [
      employerId,
      recordedBy,
      namesakes.map(({ id }) => id),
      namesakes.map(({ employeeId }) => employeeId),
      namesakes.map(({ otherId }) => otherId),
    ]);
  }
}
