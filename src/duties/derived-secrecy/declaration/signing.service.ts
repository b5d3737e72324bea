import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { DeclarationTextRepository } from '../declaration-text/declaration-text.repository.js';
import { noteOwnAct, signingAccount } from '../signing-account.js';
import type { SigningInput } from './declaration.input.js';
import { DeclarationRepository } from './declaration.repository.js';
import type { Declaration, DeclarationSigned } from './declaration.js';
import { whyNotSigned } from './may-sign-text.js';
import { whenEffective } from './when-effective.js';

/** Signing is the person's own act, and comes before any role works (S3, S7). */
@Injectable()
export class SigningService {
  constructor(
    private readonly stores: RecordStores,
    private readonly texts: DeclarationTextRepository,
    private readonly repository: DeclarationRepository,
  ) {}

  /** What the person signed. @throws Problem 403 without an account. */
  async own(person: SignedInPerson): Promise<{ items: readonly Declaration[] }> {
    signingAccount(person);
    noteOwnAct(person, 'read', 'Declaration', null);
    return { items: await this.stores.readAs(person, 'desk', (tx) => this.repository.own(tx)) };
  }

  /**
   * Signs a text that is current or announced.
   * @returns the declaration's id, and since when it counts (ISO 8601, UTC)
   * @throws Problem 409 naming S3 for another text, another digest, or a text signed already; 403 naming S7 for who
   *         has nothing to sign
   */
  async sign(person: SignedInPerson, { textId, digest }: SigningInput): Promise<DeclarationSigned> {
    const signer = signingAccount(person);
    return this.stores.writeAs(person, 'desk', async (tx) => {
      const text = (await this.texts.toSign(tx)).find(({ id }) => id === textId);
      const revokedSince = await this.repository.isRevokedSince(tx, textId);
      const refusal = whyNotSigned({ signer, text, digest, revokedSince });
      if (refusal !== null) throw refusal;
      const id = randomUUID();
      const signed = await this.repository.sign(tx, id, textId);
      if (signed === null) throw refusedByRule(409, 'already-signed', 'S3', 'You have signed that text.');
      await indexRecords(tx, [{ id, kind: 'Declaration', employeeId: null, employerId: null }]);
      noteOwnAct(person, 'sign', 'Declaration', id);
      return { declarationId: id, countsFrom: whenEffective(signed.signedAt, signed.effectiveFrom) };
    });
  }
}
