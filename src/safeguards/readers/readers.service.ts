import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/problems/usual-problems.js';
import type { Context } from '../access/context.js';
import { momentOf } from '../access/facts/moment.js';
import { Policies } from '../access/policy/policies.js';
import { mayKnowOf } from '../access/proposed.js';
import { RecordStores } from '../access/record-stores.js';
import { type Opened, Sealed } from '../access/sealed.js';
import { standingTowards } from '../access/standing.js';
import { PossibleReadersRepository } from './possible-readers.repository.js';
import type { Reader } from './reader.js';
import { readingsOf } from './readers-now.js';

/** S1, S4 — who can see a dossier now and why, for its dossier doctor and for who supervises: never what is in it. */
@Injectable()
export class ReadersService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: PossibleReadersRepository,
    private readonly policies: Policies,
  ) {}

  /**
   * Everybody who sees something of the dossier now; of one account each role, also one that shows nothing.
   * @throws Problem 404 outside what the actor may know of.
   */
  async ofEmployee(context: Context, employeeId: string, account: string | null): Promise<readonly Opened<Reader>[]> {
    const readings = await this.#readings(context, employeeId);
    return readings
      .filter(({ accountId, sees }) => (account === null ? sees.length > 0 : accountId === account))
      .map((reading) => reading.sealed.open(context));
  }

  async #readings(context: Context, employeeId: string) {
    return this.stores.read(context, 'desk', async (tx) => {
      const facts = (await standingTowards(tx, context, [employeeId])).get(employeeId);
      if (facts === undefined || !mayKnowOf(context, 'Reader', { ...facts })) throw notFound();
      const possible = await this.repository.of(tx, employeeId);
      return possible
        .flatMap((one) => readingsOf(one, this.policies, context.texts, momentOf(one.towards.at)))
        .map((reader) => ({
          accountId: reader.accountId,
          sees: reader.sees,
          sealed: new Sealed('Reader', reader, { ...facts }, employeeId),
        }));
    });
  }
}
