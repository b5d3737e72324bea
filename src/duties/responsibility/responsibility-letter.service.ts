import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../platform/calendar/local-date.js';
import { invalidInput, notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { whyNotToldByLetter } from './may-tell-by-letter.js';
import type { TellingInput } from './responsibility.input.js';
import { ResponsibilityRepository } from './responsibility.repository.js';
import type { Responsibility, ResponsibilityTold } from './responsibility.js';

/** S9 — an employee without an account is told by letter; only then does the doctor open the medical dossier. */
@Injectable()
export class ResponsibilityLetterService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ResponsibilityRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of the responsibilities in force of which the employee was not told yet: each waits for a letter. */
  async untold(context: Context, request: PageRequest): Promise<Page<Opened<Responsibility>>> {
    const { after, limit } = this.cursors.read(context, request, 'untold');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.untold(tx, after, limit + 1));
    return this.cursors.page(context, 'untold', sealed, limit);
  }

  /**
   * Records that the letter was posted.
   * @throws Problem 400 for an impossible day, 409 when not in force or told already.
   */
  async tell(context: Context, id: string, { postedOn }: TellingInput): Promise<ResponsibilityTold> {
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
