import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { isOfService } from '../../../safeguards/access/is-of-service.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { DeclarationRepository } from './declaration.repository.js';
import type { Declaration, DeclarationRevoked } from './declaration.js';

/** Who signed what, for those who supervise it (S4), and its revocation (S3). */
@Injectable()
export class DeclarationService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DeclarationRepository,
    private readonly policies: Policies,
  ) {}

  /** What somebody signed. @throws Problem 404 for an account the actor may not know of. */
  async ofAccount(context: Context, accountId: string): Promise<{ items: Opened<Declaration>[] }> {
    const sealed = await this.stores.read(context, 'desk', async (tx) => {
      const supervisedBy = await this.repository.supervisorsOf(tx, accountId);
      if (
        supervisedBy === null ||
        !mayKnowOf(context, 'Declaration', { accountId, ofDerivedSecrecy: true, supervisedBy })
      ) {
        throw notFound();
      }
      const signed = await this.repository.ofAccount(tx, accountId);
      if (signed.length === 0 && !(await isOfService(tx, this.policies, accountId))) throw notFound();
      return signed;
    });
    return { items: sealed.map((declaration) => declaration.open(context)) };
  }

  /** S3 — revokes a declaration: access stops with the next request. @throws Problem 409 when it is revoked already. */
  async revoke(context: Context, id: string): Promise<DeclarationRevoked> {
    return this.stores.write(context, 'desk', async (tx) => {
      const declaration = (await this.repository.find(tx, id))?.permit(context, 'revoke', 'S3');
      if (declaration === undefined) throw notFound();
      if (!(await this.repository.revoke(tx, id))) {
        throw refusedByRule(409, 'already-revoked', 'S3', 'That declaration is revoked already.');
      }
      await giveNotice(tx, declaration.accountId, 'declaration-revoked', id);
      return { declarationId: id, state: 'revoked' };
    });
  }
}
