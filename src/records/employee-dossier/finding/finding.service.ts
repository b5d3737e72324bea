import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import type { SoughtInput } from './finding.input.js';
import { FindingRepository } from './finding.repository.js';
import type { FoundPerson } from './found-person.js';
import { whyNotSearch } from './why-not-search.js';

/** S8 — finding in an emergency whose dossier it is, by what a doctor at a bedside knows. */
@Injectable()
export class FindingService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: FindingRepository,
  ) {}

  /**
   * Those who are exactly whom the doctor seeks; of each the trail has a line, which he reads in his own log (I9).
   * @throws Problem 409 (E1) after as many searches as an hour bears, found or not.
   */
  async find(context: Context, sought: SoughtInput): Promise<{ items: Opened<FoundPerson>[] }> {
    const sealed = await this.stores.read(context, 'employee', async (tx) => {
      const refusal = whyNotSearch(await this.repository.searches(tx));
      if (refusal !== null) throw refusal;
      await this.repository.count(tx, context.actor.accountId);
      return this.repository.found(tx, sought);
    });
    return { items: sealed.map((person) => person.open(context)) };
  }
}
