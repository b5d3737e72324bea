import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { savedFile } from '../../platform/files/saved-file.js';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { AnswersFile } from '../../platform/http/answered-file.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../safeguards/access/page-cursors.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { DisclosureDecisionService } from './disclosure-decision.service.js';
import { DisclosureIntakeService } from './disclosure-intake.service.js';
import { DisclosureDecisionInput, DisclosureRequestInput, RepairInput } from './disclosure-request.input.js';
import { DisclosureRequest, DisclosureRequestChanged } from './disclosure-request.js';
import { DisclosureService } from './disclosure.service.js';
import { WITHOUT_BASIS } from './without-basis.js';

const KIND = 'DisclosureRequest';
const BYTES = 'application/octet-stream';
const PEM = 'application/x-pem-file';

/** Requests to disclose medical data, over HTTP: recorded, repaired, decided and withdrawn (C1-C7, C17). */
@Controller('v1')
export class DisclosureController {
  constructor(
    private readonly intake: DisclosureIntakeService,
    private readonly disclosures: DisclosureService,
    private readonly decisions: DisclosureDecisionService,
  ) {}

  @Post('employees/:employeeId/disclosure-requests')
  @Says('Records that somebody asks for medical data; what it lacks is said, and the employee is told who asks.')
  @Allows('record', KIND)
  @AlsoRefuses('403 not-allowed C4', '409 another-reporting-doctor C4')
  @Answers(DisclosureRequestChanged)
  async record(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: DisclosureRequestInput }) input: DisclosureRequestInput,
  ): Promise<DisclosureRequestChanged> {
    return this.intake.record(context, employeeId, input);
  }

  @Get('employees/:employeeId/disclosure-requests')
  @Says('Shows one page of the requests about an employee, the latest first.')
  @Allows('read', KIND)
  @AnswersPage(DisclosureRequest)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<DisclosureRequest>>> {
    return this.disclosures.ofEmployee(context, employeeId, page);
  }

  @Get('disclosure-requests/:disclosureRequestId')
  @Says('Shows one request: who asks what, on what, and what was decided.')
  @Allows('read', KIND)
  @AnswersOne(DisclosureRequest)
  async request(
    @Acting() context: Context,
    @Param('disclosureRequestId', { schema: uuidParam }) requestId: string,
  ): Promise<Opened<DisclosureRequest>> {
    return this.disclosures.request(context, requestId);
  }

  @Post('disclosure-requests/:disclosureRequestId/repair')
  @Says('Records what came in to repair an incomplete request: once, within its term.')
  @Allows('record', KIND)
  @AlsoRefuses(
    '403 not-allowed C4',
    '409 another-reporting-doctor C4',
    '409 collected-already C11',
    '409 consent-withdrawn C3',
    '409 decided-already C4',
    '409 package-lapsed C11',
    '409 released-already C11',
    '409 request-complete C17',
    '409 request-expired C17',
    '409 request-withdrawn C4',
    '409 signed-already C11',
  )
  @Answers(DisclosureRequestChanged)
  async repair(
    @Acting() context: Context,
    @Param('disclosureRequestId', { schema: uuidParam }) requestId: string,
    @Body({ schema: RepairInput }) input: RepairInput,
  ): Promise<DisclosureRequestChanged> {
    return this.intake.repair(context, requestId, input);
  }

  @Post('disclosure-requests/:disclosureRequestId/decision')
  @Says(
    'The doctor answers the questions that no machine answers, strikes what is not to go, and signs; one no refuses.',
  )
  @Allows('answer', KIND)
  @AlsoRefuses(
    ...WITHOUT_BASIS,
    '403 not-allowed C10',
    '409 another-reporting-doctor C4',
    '409 collected-already C11',
    '409 decided-already C4',
    '409 newer-version C3',
    '409 not-to-this-recipient V8',
    '409 package-lapsed C11',
    '409 read-otherwise C4',
    '409 released-already C11',
    '409 request-expired C17',
    '409 request-incomplete C17',
    '409 request-withdrawn C4',
    '409 signed-already C11',
  )
  @Answers(DisclosureRequestChanged)
  async decide(
    @Acting() context: Context,
    @Param('disclosureRequestId', { schema: uuidParam }) requestId: string,
    @Body({ schema: DisclosureDecisionInput }) input: DisclosureDecisionInput,
  ): Promise<DisclosureRequestChanged> {
    return this.decisions.decide(context, requestId, input);
  }

  @Post('disclosure-requests/:disclosureRequestId/withdrawal')
  @Says('Records that who asked asks no more.')
  @Allows('withdraw', KIND)
  @AlsoRefuses(
    '403 not-allowed C4',
    '409 collected-already C11',
    '409 consent-withdrawn C3',
    '409 decided-already C4',
    '409 request-expired C17',
    '409 request-withdrawn C4',
  )
  @Answers(DisclosureRequestChanged)
  async withdraw(
    @Acting() context: Context,
    @Param('disclosureRequestId', { schema: uuidParam }) requestId: string,
  ): Promise<DisclosureRequestChanged> {
    return this.disclosures.withdraw(context, requestId);
  }

  @Get('disclosure-requests/:disclosureRequestId/evidence/decision.json')
  @Says('Gives the signed bytes: what was asked, and what the doctor decided.')
  @Allows('fetch', KIND)
  @AlsoRefuses('403 not-allowed C4', '409 not-decided C4')
  @AnswersFile(BYTES)
  async decision(
    @Acting() context: Context,
    @Param('disclosureRequestId', { schema: uuidParam }) requestId: string,
  ): Promise<StreamableFile> {
    return savedFile((await this.disclosures.evidence(context, requestId)).bytes, BYTES, 'decision.json');
  }

  @Get('disclosure-requests/:disclosureRequestId/evidence/decision.sig')
  @Says('Gives the detached signature over those bytes: Ed25519 (RFC 8032), 64 bytes.')
  @Allows('fetch', KIND)
  @AlsoRefuses('403 not-allowed C4', '409 not-decided C4')
  @AnswersFile(BYTES)
  async signature(
    @Acting() context: Context,
    @Param('disclosureRequestId', { schema: uuidParam }) requestId: string,
  ): Promise<StreamableFile> {
    return savedFile((await this.disclosures.evidence(context, requestId)).signature, BYTES, 'decision.sig');
  }

  @Get('disclosure-requests/:disclosureRequestId/evidence/key.pem')
  @Says('Gives the public key that verifies the signature; hold it against GET /v1/signing-keys.')
  @Allows('fetch', KIND)
  @AlsoRefuses('403 not-allowed C4', '409 not-decided C4')
  @AnswersFile(PEM)
  async key(
    @Acting() context: Context,
    @Param('disclosureRequestId', { schema: uuidParam }) requestId: string,
  ): Promise<StreamableFile> {
    return savedFile(Buffer.from((await this.disclosures.evidence(context, requestId)).key), PEM, 'key.pem');
  }
}
