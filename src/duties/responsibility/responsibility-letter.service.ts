import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../platform/calendar/local-date.js';
import { invalidInput, notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { RecordStores, type Receipt } from '../../safeguards/access/record-stores.js';
import { whyNotToldByLetter } from './may-tell-by-letter.js';
import type { TellingInput } from './responsibility.input.js';
import { ResponsibilityRepository } from './responsibility.repository.js';

/** S9 — an employee without an account is told by letter; only then does the doctor open the medical dossier. */
@Injectable()
export class ResponsibilityLetterService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ResponsibilityRepository,
  ) {}

  /**
   * Records that the letter was posted.
   * @throws Problem 400 for an impossible day, 409 when not in force or told already.
   */
  async tell(context: Context, id: string, { postedOn }: TellingInput): Promise<Receipt> {
    return this.stores.write(context, 'desk', async (tx) => {
      const record = (await this.repository.find(tx, id))?.permit(context, 'tell', 'S9');
      if (record === undefined) throw notFound();
      const begunOn = record.from === null ? null : dateInAmsterdam(Temporal.Instant.from(record.from));
      const fault = begunOn === null ? null : whyNotToldByLetter(postedOn, begunOn, context.moment.today);
      if (fault !== null) throw invalidInput([{ at: '/postedOn', code: fault, rule: 'S9' }]);
      if (!(await this.repository.toldByLetter(tx, id, postedOn))) {
        throw refusedByRule(
          409,
          'nothing-to-tell',
          'S9',
          'That responsibility is not in force, or the employee knows of it.',
        );
      }
      return { responsibilityId: id, told: true };
    });
  }
}
