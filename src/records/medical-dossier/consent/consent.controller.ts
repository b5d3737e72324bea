import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { savedFile } from '../../../platform/files/saved-file.js';
import { AnswersFile } from '../../../platform/http/answered-file.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ConsentInput, ConsentSignatureInput } from './consent.input.js';
import { Consent, ConsentChanged, ConsentPrepared } from './consent.js';
import { ConsentService } from './consent.service.js';
import { ConsentStepsService } from './consent-steps.service.js';
import { PrepareConsentService } from './prepare-consent.service.js';

/** Signed bytes are to be kept as they are, and not read and written again. */
const BYTES = 'application/octet-stream';
const PEM = 'application/x-pem-file';

/** Consents to disclose, over HTTP: prepared, read, signed and withdrawn by the employee (C1-C3, I10). */
@Controller('v1')
export class ConsentController {
  constructor(
    private readonly preparing: PrepareConsentService,
    private readonly consents: ConsentService,
    private readonly steps: ConsentStepsService,
  ) {}

  @Post('employees/:employeeId/consents')
  @Says(
    'Prepares a consent: by which doctor which pieces of yours are sent to whom, and what for. It allows nothing until you sign it.',
  )
  @Allows('record', 'Consent')
  @AlsoRefuses('403 not-allowed I10')
  @Answers(ConsentPrepared)
  async prepare(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: ConsentInput }) input: ConsentInput,
  ): Promise<ConsentPrepared> {
    return this.preparing.prepare(context, employeeId, input);
  }

  @Get('employees/:employeeId/consents')
  @Says("Shows one page of an employee's consents, the latest first.")
  @Allows('read', 'Consent')
  @AnswersPage(Consent)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Consent>>> {
    return this.consents.ofEmployee(context, employeeId, page);
  }

  @Get('consents/:consentId')
  @Says('Shows one consent, and how far it came.')
  @Allows('read', 'Consent')
  @AnswersOne(Consent)
  async consent(
    @Acting() context: Context,
    @Param('consentId', { schema: uuidParam }) consentId: string,
  ): Promise<Opened<Consent>> {
    return this.consents.consent(context, consentId);
  }

  @Get('consents/:consentId/sheet')
  @Says('Gives the very bytes to read and sign, in both languages.')
  @Allows('fetch', 'Consent')
  @AlsoRefuses('403 not-allowed C2')
  @AnswersFile(BYTES)
  async sheet(
    @Acting() context: Context,
    @Param('consentId', { schema: uuidParam }) consentId: string,
  ): Promise<StreamableFile> {
    return savedFile(await this.consents.sheet(context, consentId), BYTES, 'sheet.json');
  }

  @Post('consents/:consentId/signature')
  @Says('Signs it, at a fresh sign-in, over the digest of what you read.')
  @Allows('sign', 'Consent')
  @AlsoRefuses(
    '403 not-allowed I10',
    '409 consent-withdrawn C3',
    '409 newer-version C3',
    '409 shown-otherwise C2',
    '409 signed-already C2',
  )
  @Answers(ConsentChanged)
  async sign(
    @Acting() context: Context,
    @Param('consentId', { schema: uuidParam }) consentId: string,
    @Body({ schema: ConsentSignatureInput }) input: ConsentSignatureInput,
  ): Promise<ConsentChanged> {
    return this.steps.sign(context, consentId, input);
  }

  @Get('consents/:consentId/evidence/consent.json')
  @Says('Gives the signed bytes: what was shown, and how its giver had signed in.')
  @Allows('fetch', 'Consent')
  @AlsoRefuses('403 not-allowed C2', '409 not-signed C2')
  @AnswersFile(BYTES)
  async signed(
    @Acting() context: Context,
    @Param('consentId', { schema: uuidParam }) consentId: string,
  ): Promise<StreamableFile> {
    return savedFile((await this.consents.evidence(context, consentId)).bytes, BYTES, 'consent.json');
  }

  @Get('consents/:consentId/evidence/consent.sig')
  @Says('Gives the detached signature over those bytes: Ed25519 (RFC 8032), 64 bytes.')
  @Allows('fetch', 'Consent')
  @AlsoRefuses('403 not-allowed C2', '409 not-signed C2')
  @AnswersFile(BYTES)
  async signature(
    @Acting() context: Context,
    @Param('consentId', { schema: uuidParam }) consentId: string,
  ): Promise<StreamableFile> {
    return savedFile((await this.consents.evidence(context, consentId)).signature, BYTES, 'consent.sig');
  }

  @Get('consents/:consentId/evidence/key.pem')
  @Says('Gives the public key that verifies the signature; hold it against GET /v1/signing-keys.')
  @Allows('fetch', 'Consent')
  @AlsoRefuses('403 not-allowed C2', '409 not-signed C2')
  @AnswersFile(PEM)
  async key(
    @Acting() context: Context,
    @Param('consentId', { schema: uuidParam }) consentId: string,
  ): Promise<StreamableFile> {
    return savedFile(Buffer.from((await this.consents.evidence(context, consentId)).key), PEM, 'key.pem');
  }

  @Post('consents/:consentId/withdrawal')
  @Says(
    'Takes it back, signed or not: from this answer on nothing is sent that rests on it. Of a paper the doctor or his staff record it on the word of the employee.',
  )
  @Allows('withdraw', 'Consent')
  @AlsoRefuses('403 not-allowed I10', '409 consent-withdrawn C3')
  @Answers(ConsentChanged)
  async withdraw(
    @Acting() context: Context,
    @Param('consentId', { schema: uuidParam }) consentId: string,
  ): Promise<ConsentChanged> {
    return this.steps.withdraw(context, consentId);
  }
}
