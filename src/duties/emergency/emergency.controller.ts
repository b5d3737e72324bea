import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { MedicalPiece } from '../../records/medical-dossier/medical-piece.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, PageRequest, type Page } from '../../safeguards/access/page-cursors.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { EmergencyReviewService } from './emergency-review.service.js';
import { Emergency, EmergencyReason, EmergencyOpened, EmergencyReviewed, EmergencyTold } from './emergency.js';
import { EmergencyInput, EmergencyLetterInput, ReviewInput } from './emergency.input.js';
import { EmergencyService } from './emergency.service.js';

/** Emergency access, over HTTP (S8). */
@Controller('v1/emergencies')
export class EmergencyController {
  constructor(
    private readonly emergencies: EmergencyService,
    private readonly register: EmergencyReviewService,
    private readonly cursors: PageCursors,
  ) {}

  @Post()
  @Says("Opens one employee's dossier to the acting doctor, to read, for an hour.")
  @Allows('record', 'Emergency', { employeesIn: 'employeeId' })
  @AlsoRefuses(
    '403 not-allowed S8',
    '409 already-open S8',
    '409 found-not-justified S8',
    '409 on-both-sides S10',
    '409 review-is-due S8',
  )
  @Answers(EmergencyOpened)
  async open(
    @Acting() context: Context,
    @Body({ schema: EmergencyInput }) input: EmergencyInput,
  ): Promise<EmergencyOpened> {
    return this.emergencies.open(context, input);
  }

  @Get()
  @Says('Shows the emergencies that the actor may know of.')
  @Allows('read', 'Emergency')
  @AnswersPage(Emergency)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Emergency>>> {
    return this.register.page(context, page, this.cursors);
  }

  @Get(':emergencyId/pieces')
  @Says('Shows the pieces of the dossier that it opened, for as long as it runs.')
  @Allows('read', 'EmergencyPiece')
  @AnswersPage(MedicalPiece)
  async pieces(
    @Acting() context: Context,
    @Param('emergencyId', { schema: uuidParam }) emergencyId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<MedicalPiece>>> {
    return this.emergencies.read(context, emergencyId, page, this.cursors);
  }

  @Get(':emergencyId/reason')
  @Says("Shows why it was opened, in the doctor's words.")
  @Allows('read', 'EmergencyReason')
  @AnswersOne(EmergencyReason)
  async reason(
    @Acting() context: Context,
    @Param('emergencyId', { schema: uuidParam }) emergencyId: string,
  ): Promise<Opened<EmergencyReason>> {
    return this.register.reason(context, emergencyId);
  }

  @Post(':emergencyId/review')
  @Says('Records what another doctor found.')
  @Allows('review', 'Emergency')
  @AlsoRefuses('403 not-allowed S8', '409 already-reviewed S8', '409 on-both-sides S10')
  @Answers(EmergencyReviewed)
  async review(
    @Acting() context: Context,
    @Param('emergencyId', { schema: uuidParam }) emergencyId: string,
    @Body({ schema: ReviewInput }) input: ReviewInput,
  ): Promise<EmergencyReviewed> {
    return this.register.review(context, emergencyId, input);
  }

  @Post(':emergencyId/telling')
  @Says('Records that the letter to the employee was posted.')
  @Allows('tell', 'Emergency')
  @AlsoRefuses('403 not-allowed S8', '409 already-told S8', '409 has-an-account S8', '409 telling-postponed S8')
  @Answers(EmergencyTold)
  async posted(
    @Acting() context: Context,
    @Param('emergencyId', { schema: uuidParam }) emergencyId: string,
    @Body({ schema: EmergencyLetterInput }) input: EmergencyLetterInput,
  ): Promise<EmergencyTold> {
    return this.register.posted(context, emergencyId, input);
  }
}
