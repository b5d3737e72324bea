import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { ConsentRepository } from '../../records/medical-dossier/consent/consent.repository.js';
import { whyNoConsent, type ConsentTerms } from '../../records/medical-dossier/consent/why-no-consent.js';
import type { DisclosureRequest } from './disclosure-request.js';
import { DisclosureRepository } from './disclosure.repository.js';

type Asked = Pick<DisclosureRequest, 'id' | 'employeeId' | 'requester' | 'purpose' | 'consentId' | 'ground' | 'pieces'>;

const TERMS = [
  'state',
  'signedAt',
  'signedOn',
  'undoUntil',
  'usableUntil',
  'recipient',
  'purpose',
  'pieces',
  'times',
] as const;

/** C1-C3 — what a request rests on, judged afresh each time that something rests on it. */
@Injectable()
export class JudgeBasisService {
  constructor(
    private readonly consents: ConsentRepository,
    private readonly repository: DisclosureRepository,
  ) {}

  /**
   * @param on the Amsterdam day on which it is judged
   * @returns what is missing first; null where nothing is. Meanwhile nobody else uses or withdraws the same consent.
   */
  async lacking(tx: Transaction, context: Context, asked: Asked, on: LocalDate): Promise<DisclosureRequest['lacking']> {
    const { id, consentId, ground, requester, purpose, pieces } = asked;
    if (consentId === null) return ground === null ? 'no-basis' : null;
    const uses = await this.repository.usesOfConsent(tx, consentId, id);
    const consent = (await this.consents.one(tx, context, consentId))?.open(context);
    if (consent?.employeeId !== asked.employeeId || !isWhole(consent)) return 'no-basis';
    return whyNoConsent(consent, { recipient: requester, purpose, pieces, on, uses });
  }
}

/** Is all of it shown that it is judged by? Who is shown less rests nothing on it. */
function isWhole(consent: Partial<ConsentTerms>): consent is ConsentTerms {
  return TERMS.every((term) => consent[term] !== undefined);
}
