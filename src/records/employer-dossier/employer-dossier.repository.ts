import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import { byEnd, type Ends } from '../../safeguards/ending/by-end.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { inTurn, type Candidate, type TurnResult } from '../../safeguards/waiting/turn.js';
import type { Agreement, Employer } from './employer.js';
import type { EmployerAmendmentInput, NarrowerEditionInput } from './employer-dossier.input.js';
import { AgreementRow, EmployerRow } from './employer-dossier.entity.js';

const EMPLOYER = `
  SELECT id, name, registration_number AS "registrationNumber", sector, country, visiting_address AS "visitingAddress",
         postal_address AS "postalAddress", version
  FROM employer.employer`;
const ONE_EMPLOYER = `${EMPLOYER} WHERE id = $1`;
const EMPLOYERS = `${EMPLOYER} WHERE ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`;
const AGREEMENT = `
  SELECT g.id, g.employer_id AS "employerId", a.services, a.starts_on AS "from", a.ends_on AS "until",
         a.bears_sick_pay_risk AS "bearsSickPayRisk", a.disclosure_edition AS "disclosureEdition", a.version
  FROM employer.agreement g JOIN access.agreement a ON a.id = g.id`;
const ONE_AGREEMENT = `${AGREEMENT} WHERE g.id = $1`;
const AGREEMENTS = `${AGREEMENT} WHERE g.employer_id = $1 ORDER BY a.starts_on`;
const ENDING = byEnd(AGREEMENT, (row) => `${row}."until"`);
const WAIT_FOR_REGISTRATION = `SELECT pg_advisory_xact_lock(hashtextextended('employer registered ' || $1, 0))`;
const REGISTERED = 'SELECT id FROM employer.employer WHERE registration_number = $1';
const WAIT_FOR_AGREEMENTS = `SELECT pg_advisory_xact_lock(hashtextextended('agreements of ' || $1::uuid, 0))`;
const OVERLAPPING = `
  SELECT id FROM access.agreement
  WHERE employer_id = $1 AND daterange(starts_on, ends_on, '[]') && daterange($2, $3, '[]') LIMIT 1`;
const ADD_EMPLOYER_FACT = 'INSERT INTO access.employer (id) VALUES ($1)';
const ADD_AGREEMENT_FACT = `
  INSERT INTO access.agreement (id, employer_id, services, starts_on, ends_on, bears_sick_pay_risk, disclosure_edition)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const END = 'UPDATE access.agreement SET ends_on = $3 WHERE id = $1 AND version = $2 RETURNING version';
const NARROW = 'UPDATE access.agreement SET disclosure_edition = $3 WHERE id = $1 AND version = $2 RETURNING version';
const AMEND_EMPLOYER = `
  UPDATE employer.employer SET name = $3, sector = $4, country = $5, visiting_address = $6, postal_address = $7
  WHERE id = $1 AND version = $2 RETURNING version`;

/** An employer as it is first recorded. */
export type NewEmployer = Pick<Employer, 'id' | 'name' | 'registrationNumber'>;

/** The employer store's tables, and the facts of an agreement that travel from them. */
@Injectable()
export class EmployerDossierRepository {
  /** One page, by id. */
  async employers(tx: Transaction, after: string | null, limit: number): Promise<Sealed<Employer>[]> {
    return (await tx.query<Employer>(EMPLOYERS, [after, limit])).map(sealedEmployer);
  }

  /** @returns null outside what the actor may know of. */
  async employer(tx: Transaction, id: string): Promise<Sealed<Employer> | null> {
    const [row] = await tx.query<Employer>(ONE_EMPLOYER, [id]);
    return row === undefined ? null : sealedEmployer(row);
  }

  /** An employer's agreements, the oldest first. */
  async agreementsOf(tx: Transaction, employerId: string): Promise<Sealed<Agreement>[]> {
    return (await tx.query<Agreement>(AGREEMENTS, [employerId])).map(sealedAgreement);
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<Agreement & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, rows.map(sealedAgreement));
  }

  /** @returns null outside what the actor may know of. */
  async agreement(tx: Transaction, id: string): Promise<Sealed<Agreement> | null> {
    const [row] = await tx.query<Agreement>(ONE_AGREEMENT, [id]);
    return row === undefined ? null : sealedAgreement(row);
  }

  /** What decides about recording, for a decision and not to be shown; null outside what the actor may know of. */
  async agreedServices(tx: Transaction, id: string): Promise<Agreement | null> {
    const [row] = await tx.query<Agreement>(ONE_AGREEMENT, [id]);
    return row ?? null;
  }

  /** Is there an employer with that number? Whoever asks too waits until this transaction is over. */
  async isRegistered(tx: Transaction, registrationNumber: string): Promise<boolean> {
    await tx.query(WAIT_FOR_REGISTRATION, [registrationNumber]);
    return (await tx.query(REGISTERED, [registrationNumber])).length > 0;
  }

  async addEmployer(tx: Transaction, employer: NewEmployer, createdBy: string): Promise<void> {
    await tx.query(ADD_EMPLOYER_FACT, [employer.id]);
    await tx.manager.insert(EmployerRow, { ...employer, createdBy });
  }

  /** Is there an agreement on any of these days? Whoever asks too waits until this transaction is over. */
  async overlaps(tx: Transaction, employerId: string, from: LocalDate, until: LocalDate | null): Promise<boolean> {
    await tx.query(WAIT_FOR_AGREEMENTS, [employerId]);
    return (await tx.query(OVERLAPPING, [employerId, from, until])).length > 0;
  }

  async addAgreement(tx: Transaction, agreement: Omit<Agreement, 'version'>, recordedBy: string): Promise<void> {
    const { id, employerId, services, from, until, bearsSickPayRisk, disclosureEdition } = agreement;
    await tx.query(ADD_AGREEMENT_FACT, [id, employerId, services, from, until, bearsSickPayRisk, disclosureEdition]);
    await tx.manager.insert(AgreementRow, { id, employerId, recordedBy });
  }

  /** What stood before, the database keeps. @returns the new version, or null when `version` isn't the current one. */
  async end(tx: Transaction, id: string, version: number, endsOn: LocalDate): Promise<number | null> {
    return versionIn(await tx.query<{ version: number }>(END, [id, version, endsOn]));
  }

  /** {@link end} for the edition. */
  async narrow(
    tx: Transaction,
    id: string,
    { version, disclosureEdition }: NarrowerEditionInput,
  ): Promise<number | null> {
    return versionIn(await tx.query<{ version: number }>(NARROW, [id, version, disclosureEdition]));
  }

  /** {@link end} for the organisation. */
  async amendEmployer(tx: Transaction, id: string, input: EmployerAmendmentInput): Promise<number | null> {
    const { version, name, sector, country, visitingAddress, postalAddress = null } = input;
    const stored = [id, version, name, sector, country, visitingAddress, postalAddress];
    return versionIn(await tx.query<{ version: number }>(AMEND_EMPLOYER, stored));
  }
}

function versionIn([row]: readonly { readonly version: number }[]): number | null {
  return row?.version ?? null;
}

function sealedEmployer(employer: Employer): Sealed<Employer> {
  return new Sealed('Employer', employer, { employerId: employer.id });
}

function sealedAgreement(agreement: Agreement): Sealed<Agreement> {
  return new Sealed('Agreement', agreement, { employerId: agreement.employerId });
}
