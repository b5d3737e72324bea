import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { ContactMoment } from './contact-moment.js';
import type { ContactMomentAmendmentInput } from './contact-moment.input.js';

const MOMENT = `
  SELECT id, employer_id AS "employerId", contact_person_id AS "contactPersonId", happened_on AS "on", direction, channel,
         subject, next_step AS "nextStep", next_step_on AS "nextStepOn", version
  FROM employer.contact_moment`;
const ONE = `${MOMENT} WHERE id = $1`;
const PAGE = latestFirst(`${MOMENT} WHERE employer_id = $1`, '"on"', 'date');
const ADD = `
  INSERT INTO employer.contact_moment (id, employer_id, contact_person_id, happened_on, direction, channel, subject, next_step,
                                       next_step_on, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
const AMEND = `
  UPDATE employer.contact_moment SET contact_person_id = $3, happened_on = $4, direction = $5, channel = $6, subject = $7,
    next_step = $8, next_step_on = $9
  WHERE id = $1 AND version = $2 RETURNING version`;

/** When one spoke with an employer. */
@Injectable()
export class ContactMomentRepository {
  /** @returns null outside what the actor may know of. */
  async moment(tx: Transaction, id: string): Promise<Sealed<ContactMoment> | null> {
    const [row] = await tx.query<ContactMoment>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  /** One page of an employer's, the latest first. */
  async of(tx: Transaction, employerId: string, after: string | null, limit: number): Promise<Sealed<ContactMoment>[]> {
    return (await tx.query<ContactMoment & PlacedResult>(PAGE, [employerId, after, limit])).map(sealed);
  }

  async add(tx: Transaction, moment: Omit<ContactMoment, 'version'>, recordedBy: string): Promise<void> {
    const { id, employerId, contactPersonId, on, direction, channel, subject, nextStep, nextStepOn } = moment;
    const stored = [id, employerId, contactPersonId, on, direction, channel, subject, nextStep, nextStepOn, recordedBy];
    await tx.query(ADD, stored);
  }

  /** What stood before, the database keeps. @returns the new version, or null when `version` isn't the current one. */
  async amend(tx: Transaction, id: string, input: ContactMomentAmendmentInput): Promise<number | null> {
    const { version, contactPersonId = null, on, direction, channel, subject, nextStep, nextStepOn = null } = input;
    const stored = [id, version, contactPersonId, on, direction, channel, subject, nextStep, nextStepOn];
    const [row] = await tx.query<{ version: number }>(AMEND, stored);
    return row?.version ?? null;
  }
}

function sealed(moment: ContactMoment & PlacedResult): Sealed<ContactMoment> {
  return new Sealed('ContactMoment', moment, { employerId: moment.employerId }, undefined, moment.place);
}
