import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { noteOwnAct, signingAccount } from '../signing-account.js';
import type { DeclarationTextInput } from './declaration-text.input.js';
import { DeclarationTextRepository } from './declaration-text.repository.js';
import type { DeclarationKind, DeclarationText, TextAnnounced } from './declaration-text.js';
import { whyNotAnnounced } from './may-announce-text.js';

/** The standing of a role that its signature gives, as policies require it. */
const STANDING: Readonly<Record<DeclarationKind, string>> = {
  'derived-secrecy': 'declaration',
  'general-undertaking': 'undertaking',
};

/** The texts of confidentiality: announced, and then in force without anybody's doing (S3, S7). */
@Injectable()
export class DeclarationTextService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DeclarationTextRepository,
    private readonly policies: Policies,
  ) {}

  /** The current texts and those announced. @throws Problem 403 without an account. */
  async toSign(person: SignedInPerson): Promise<{ items: readonly DeclarationText[] }> {
    signingAccount(person);
    noteOwnAct(person, 'read', 'DeclarationText', null);
    return { items: await this.stores.readAs(person, 'desk', (tx) => this.repository.toSign(tx)) };
  }

  /**
   * Announces a text; everybody whose role requires its signature is told at once.
   * @throws Problem 400 when its day is too near (S3), 409 when that kind has this edition or a text for that day.
   */
  async announce(context: Context, input: DeclarationTextInput): Promise<TextAnnounced> {
    const fault = whyNotAnnounced(input.effectiveFrom, this.policies.term('declaration-notice'), context.moment.today);
    if (fault !== null) throw invalidInput([{ at: '/effectiveFrom', code: fault, rule: 'S3' }]);
    return this.stores.write(context, 'desk', async (tx) => {
      const id = randomUUID();
      permitNew(context, 'announce', 'DeclarationText', { id }, {}, 'S3');
      if (!(await this.repository.add(tx, { id, ...input }))) {
        throw refusedByRule(
          409,
          'text-exists',
          'S3',
          'That kind has this edition already, or another text for that day.',
        );
      }
      await indexRecords(tx, [{ id, kind: 'DeclarationText', employeeId: null, employerId: null }]);
      for (const accountId of await this.repository.mustSign(tx, this.#rolesThatSign(input.kind))) {
        await giveNotice(tx, accountId, 'declaration-text-announced', id);
      }
      return { textId: id };
    });
  }

  #rolesThatSign(kind: DeclarationKind): readonly string[] {
    return this.policies.roleNames().filter((name) => this.policies.role(name).requires.includes(STANDING[kind]));
  }
}
