import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../../platform/problems/problem.js';
import { invalidInput } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import type { PaperConsentInput } from './consent.input.js';
import { ConsentContents } from './consent-contents.service.js';
import { digestOf, sheetBytes } from './consent-sheet.js';
import type { PaperConsentRecorded } from './consent.js';
import { ConsentRepository } from './consent.repository.js';
import { PaperConsentRepository } from './paper-consent.repository.js';
import { faultOfDay } from './why-not-paper-consent.js';

/** C2, I10 — a paper with the employee's signature comes in. Recording it decides nothing. */
@Injectable()
export class RecordPaperConsentService {
  constructor(
    private readonly stores: RecordStores,
    private readonly consents: ConsentRepository,
    private readonly papers: PaperConsentRepository,
    private readonly contents: ConsentContents,
    private readonly policies: Policies,
  ) {}

  /**
   * Records what a paper says, over pieces as they stand and stood on the day of the signature; it waits for a doctor's acceptance.
   * @returns its id, and the digest of what the doctor reads
   * @throws Problem 404 outside what the actor may know of; 400 naming each element that is missing, wrong or can never be sent to that
   *         recipient, for a scan that is none or of an earlier paper, and for a day in the future or too long ago.
   */
  async record(context: Context, employeeId: string, input: PaperConsentInput): Promise<PaperConsentRecorded> {
    const id = randomUUID();
    return this.stores.write(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      const facts = { ...standing, signed: true, onPaper: true, recordedByAnother: false };
      permitNew(context, 'record', 'Consent', { id }, facts, 'I10');
      const { scanId, signedOn, ...said } = input;
      const faults: FieldError[] = [];
      const scan = await this.contents.scan(context, employeeId, scanId);
      const isNew = await this.papers.isNewScan(tx, employeeId, scanId, signedOn);
      if (scan === null || !isNew) faults.push({ at: '/scanId', code: 'no_scan', rule: 'I10' });
      const day = faultOfDay(signedOn, this.policies.term('consent-usable'), context.moment.today);
      if (day !== null) faults.push({ at: '/signedOn', code: day, rule: 'C2' });
      const content = await this.contents.of(context, id, standing, said, { signedOn, faults });
      if (scan === null) throw invalidInput(faults);
      const recordedBy = context.actor.accountId;
      const responsibleDoctorId = standing.dossierDoctorId ?? recordedBy;
      const sheet = sheetBytes({
        ...content,
        paper: {
          scanId,
          scanVersion: scan.version,
          scanSha256: scan.sha256,
          signedOn,
          recordedBy,
          responsibleDoctorId,
        },
      });
      const digest = digestOf(sheet);
      const { pieces } = input;
      const { times } = content;
      const paper = { id, employeeId, pieces, times, digest, sheet, scanId, signedOn, responsibleDoctorId };
      await this.consents.record(tx, paper);
      await indexRecords(tx, [{ id, kind: 'Consent', employeeId, employerId: standing.employerId }]);
      return { consentId: id, digest };
    });
  }
}
