import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { SigningKey } from '../../../platform/signing/signing-key.js';
import { signDocument } from '../../../platform/signing/signed-document.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import type { ConsentSignatureInput } from './consent.input.js';
import { evidenceBytes } from './consent-sheet.js';
import type { Consent, ConsentChanged } from './consent.js';
import { ConsentRepository } from './consent.repository.js';
import { PaperConsentRepository } from './paper-consent.repository.js';
import { CONSENT_WITHDRAWN, whyNotSign } from './why-not-sign.js';

/** C2, C3, I10 — the employee signs what he read, and takes it back; nobody does either for him, but for what came on paper. */
@Injectable()
export class ConsentStepsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ConsentRepository,
    private readonly papers: PaperConsentRepository,
    private readonly signing: SigningKey,
  ) {}

  /**
   * Signs at a sign-in of a few minutes ago. What was shown, and how he signed in, is signed by the service and kept as it is.
   * @throws Problem 404 outside the own dossiers; 409 where it was signed or withdrawn, shows something else than he read (C2), or names a
   *         version that isn't the current one any more (C3).
   */
  async sign(context: Context, consentId: string, { digest }: ConsentSignatureInput): Promise<ConsentChanged> {
    return this.#act(context, consentId, 'sign', async (tx, consent) => {
      const { employeeId, pieces } = consent;
      refuseIf(whyNotSign(consent, digest, await this.repository.asTheyStand(tx, employeeId, pieces)));
      const sheet = await this.repository.sheet(tx, consent);
      if (sheet === null) throw notFound();
      const { token, actor, moment } = context;
      const signed = evidenceBytes(sheet, {
        signedAt: moment.instant.toISOString(),
        accountId: actor.accountId,
        issuer: token.issuer,
        acr: token.acr,
        signedInAt: new Date(token.authTime * 1_000).toISOString(),
        tokenDigest: token.tokenDigest,
        signingKeyId: this.signing.publicKey.id,
      });
      await this.repository.sign(tx, consent, signDocument(this.signing, signed));
      return { consentId, state: 'signed' };
    });
  }

  /**
   * C3 — takes it back, at once; also one that wasn't signed yet. Of a paper his doctor or staff record it on his word, and he hears of it.
   * @throws Problem 409 where that was done before.
   */
  async withdraw(context: Context, consentId: string): Promise<ConsentChanged> {
    return this.#act(context, consentId, 'withdraw', async (tx, consent) => {
      const { employeeId, signedOn } = consent;
      const { personAccountId, dossierDoctorId } = await requireStanding(tx, context, employeeId);
      const doneBy = context.actor.accountId;
      const responsible = doneBy === personAccountId ? null : (dossierDoctorId ?? doneBy);
      if (!(await this.repository.withdraw(tx, consent, responsible))) refuseIf(CONSENT_WITHDRAWN);
      if (signedOn !== null) {
        const { accountId } = await this.papers.toTell(tx, employeeId);
        for (const account of new Set([accountId, dossierDoctorId])) {
          if (account !== null && account !== doneBy)
            await giveNotice(tx, account, 'paper-consent-withdrawn', consentId);
        }
      }
      return { consentId, state: 'withdrawn' };
    });
  }

  async #act(
    context: Context,
    consentId: string,
    action: 'sign' | 'withdraw',
    work: (tx: Transaction, consent: Consent) => Promise<ConsentChanged>,
  ): Promise<ConsentChanged> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.repository.queueUp(tx, consentId);
      const sealed = await this.repository.one(tx, context, consentId);
      if (sealed === null) throw notFound();
      return work(tx, sealed.permit(context, action, 'I10'));
    });
  }
}
