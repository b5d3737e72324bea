import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../../platform/calendar/local-date.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { invalidInput, notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import { signDocument, type SignedDocument } from '../../../platform/signing/signed-document.js';
import { SigningKey } from '../../../platform/signing/signing-key.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import type { Sealed } from '../../../safeguards/access/sealed.js';
import { letterWaitsUntil } from '../../../safeguards/letters/letter-waits-until.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import type { ConsentSignatureInput, PaperConsentPostingInput } from './consent.input.js';
import { acceptanceBytes } from './consent-sheet.js';
import type { Consent, ConsentChanged } from './consent.js';
import { ConsentRepository } from './consent.repository.js';
import { PaperConsentRepository } from './paper-consent.repository.js';
import { whyNotAccept, whyNotTell } from './why-not-paper-consent.js';

/** I10 — a doctor accepts a paper that somebody else recorded, and the employee is told. */
@Injectable()
export class PaperConsentStepsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly consents: ConsentRepository,
    private readonly papers: PaperConsentRepository,
    private readonly signing: SigningKey,
    private readonly policies: Policies,
  ) {}

  /**
   * The doctor's own act (S11), on what he read: the service signs that, and how he had signed in. Who has an account is told in it.
   * @throws Problem 404 outside what the actor may know of, 403 to who recorded it, 409 where it was accepted before or counts no more,
   *         shows something else than he read (C2), or names a version that isn't the current one any more (C3).
   */
  async accept(context: Context, consentId: string, { digest }: ConsentSignatureInput): Promise<ConsentChanged> {
    return this.#act(context, consentId, async (tx, sealed) => {
      const consent = sealed.permit(context, 'accept', 'I10');
      const { employeeId, pieces } = consent;
      refuseIf(whyNotAccept(consent, digest, await this.consents.asTheyStand(tx, employeeId, pieces)));
      await this.consents.accept(tx, consent, await this.#signed(tx, context, consent));
      const { accountId } = await this.papers.toTell(tx, employeeId);
      if (accountId === null) return { consentId, state: 'accepted' };
      const responsibleDoctorId = context.actor.accountId;
      await this.papers.tell(tx, consent, { postedOn: null, accountId, responsibleDoctorId });
      await giveNotice(tx, accountId, 'paper-consent-accepted', consentId);
      return { consentId, state: 'told' };
    });
  }

  /**
   * Records the letter by which who has no account hears that a doctor accepted it, and how he undoes it.
   * @throws Problem 404 outside what the actor may know of, 400 for a day before the acceptance or after today, 409 where it was not
   *         accepted or he was told before, and while the letter would go to an address of just now.
   */
  async post(context: Context, consentId: string, { postedOn }: PaperConsentPostingInput): Promise<ConsentChanged> {
    return this.#act(context, consentId, async (tx, sealed) => {
      const consent = sealed.permit(context, 'post', 'I10');
      refuseIf(whyNotTell(consent));
      const { employeeId, acceptedAt } = consent;
      const { instant, today } = context.moment;
      const { addressChangedAt } = await this.papers.toTell(tx, employeeId);
      if (letterWaitsUntil(addressChangedAt, this.policies.term('letter-after-change'), instant) !== null)
        throw refusedByRule(409, 'changed-lately', 'I10', 'The employer changed the address lately: it waits.');
      const acceptedOn = dateInAmsterdam(Temporal.Instant.from(acceptedAt ?? consent.preparedAt));
      if (postedOn < acceptedOn) throw invalidInput([{ at: '/postedOn', code: 'before_the_acceptance' }]);
      if (postedOn > today) throw invalidInput([{ at: '/postedOn', code: 'in_the_future' }]);
      const { dossierDoctorId } = await requireStanding(tx, context, employeeId);
      const responsibleDoctorId = dossierDoctorId ?? context.actor.accountId;
      await this.papers.tell(tx, consent, { postedOn, accountId: null, responsibleDoctorId });
      return { consentId, state: 'told' };
    });
  }

  async #signed(tx: Transaction, { token, actor, moment }: Context, consent: Consent): Promise<SignedDocument> {
    const sheet = await this.consents.sheet(tx, consent);
    if (sheet === null) throw notFound();
    const bytes = acceptanceBytes(sheet, {
      signedAt: moment.instant.toISOString(),
      accountId: actor.accountId,
      issuer: token.issuer,
      acr: token.acr,
      signedInAt: new Date(token.authTime * 1_000).toISOString(),
      tokenDigest: token.tokenDigest,
      signingKeyId: this.signing.publicKey.id,
    });
    return signDocument(this.signing, bytes);
  }

  /** One act at a time about a consent, the employee's own among them. */
  async #act(
    context: Context,
    consentId: string,
    work: (tx: Transaction, sealed: Sealed<Consent>) => Promise<ConsentChanged>,
  ): Promise<ConsentChanged> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.consents.queueUp(tx, consentId);
      const sealed = await this.consents.one(tx, context, consentId);
      if (sealed === null) throw notFound();
      return work(tx, sealed);
    });
  }
}
