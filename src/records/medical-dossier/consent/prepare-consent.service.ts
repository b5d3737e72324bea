import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import type { ConsentInput } from './consent.input.js';
import { ConsentContents } from './consent-contents.service.js';
import { digestOf, sheetBytes } from './consent-sheet.js';
import type { ConsentPrepared } from './consent.js';
import { ConsentRepository } from './consent.repository.js';

/** C2 — the employee writes down what he allows; nobody does that for him (I10). */
@Injectable()
export class PrepareConsentService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ConsentRepository,
    private readonly contents: ConsentContents,
  ) {}

  /**
   * Prepares a consent over pieces as they stand. It allows nothing until it is signed.
   * @returns its id, and the digest of what is shown to be signed
   * @throws Problem 404 outside the own dossiers; 400 naming each element that is missing, wrong, or can never be sent to that recipient.
   */
  async prepare(context: Context, employeeId: string, input: ConsentInput): Promise<ConsentPrepared> {
    const id = randomUUID();
    return this.stores.write(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      // As it is once he signs: his doctor, who may know of that, is told that it isn't his to do.
      const facts = { ...standing, signed: true, onPaper: false, recordedByAnother: false };
      permitNew(context, 'record', 'Consent', { id }, facts, 'I10');
      const content = await this.contents.of(context, id, standing, input);
      const sheet = sheetBytes(content);
      const digest = digestOf(sheet);
      await this.repository.prepare(tx, { id, employeeId, pieces: input.pieces, times: content.times, digest, sheet });
      await indexRecords(tx, [{ id, kind: 'Consent', employeeId, employerId: standing.employerId }]);
      return { consentId: id, digest };
    });
  }
}
