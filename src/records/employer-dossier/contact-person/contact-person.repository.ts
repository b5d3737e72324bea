import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { ContactPerson } from './contact-person.js';
import type { ContactPersonAmendmentInput } from './contact-person.input.js';

const PERSON = `
  SELECT id, employer_id AS "employerId", name, function, phone, email, starts_on AS "from", ends_on AS "until", version
  FROM employer.contact_person`;
const ONE = `${PERSON} WHERE id = $1`;
const PAGE = `${PERSON} WHERE employer_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`;
const ADD = `
  INSERT INTO employer.contact_person (id, employer_id, name, function, phone, email, starts_on, ends_on, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const AMEND = `
  UPDATE employer.contact_person SET name = $3, function = $4, phone = $5, email = $6, starts_on = $7, ends_on = $8
  WHERE id = $1 AND version = $2 RETURNING version`;

/** The people who speak for an employer. */
@Injectable()
export class ContactPersonRepository {
  /** @returns null outside what the actor may know of. */
  async person(tx: Transaction, id: string): Promise<Sealed<ContactPerson> | null> {
    const [row] = await tx.query<ContactPerson>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  /** One page of an employer's, by id. */
  async of(tx: Transaction, employerId: string, after: string | null, limit: number): Promise<Sealed<ContactPerson>[]> {
    return (await tx.query<ContactPerson>(PAGE, [employerId, after, limit])).map(sealed);
  }

  async add(tx: Transaction, person: Omit<ContactPerson, 'version'>, recordedBy: string): Promise<void> {
    const { id, employerId, name, phone, email, from, until } = person;
    await tx.query(ADD, [id, employerId, name, person.function, phone, email, from, until, recordedBy]);
  }

  /** What stood before, the database keeps. @returns the new version, or null when `version` isn't the current one. */
  async amend(tx: Transaction, id: string, input: ContactPersonAmendmentInput): Promise<number | null> {
    const { version, name, phone, email, from, until = null } = input;
    const [row] = await tx.query<{ version: number }>(AMEND, [
      id,
      version,
      name,
      input.function,
      phone,
      email,
      from,
      until,
    ]);
    return row?.version ?? null;
  }
}

function sealed(person: ContactPerson): Sealed<ContactPerson> {
  return new Sealed('ContactPerson', person, { employerId: person.employerId });
}
