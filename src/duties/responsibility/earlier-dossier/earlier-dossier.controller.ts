import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { EarlierDossierAnswerInput } from './earlier-dossier.input.js';
import { EarlierDossierService } from './earlier-dossier.service.js';
import { EarlierDossier, EarlierDossierAnswered } from './earlier-dossier.js';

/** Dossiers that may be of one person, over HTTP (D1). */
@Controller('v1')
export class EarlierDossierController {
  constructor(private readonly earlier: EarlierDossierService) {}

  @Get('earlier-dossiers')
  @Says('Shows earlier dossiers that may be of somebody who has another by now, answered or not.')
  @Allows('read', 'EarlierDossier')
  @AnswersPage(EarlierDossier)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<EarlierDossier>>> {
    return this.earlier.page(context, page);
  }

  @Post('earlier-dossiers/:earlierDossierId/answer')
  @Says('Says whether it is one person, or corrects what was said of that.')
  @Allows('answer', 'EarlierDossier')
  @AlsoRefuses('403 not-allowed D1', '409 already-answered D1')
  @Answers(EarlierDossierAnswered)
  async answer(
    @Acting() context: Context,
    @Param('earlierDossierId', { schema: uuidParam }) earlierDossierId: string,
    @Body({ schema: EarlierDossierAnswerInput }) input: EarlierDossierAnswerInput,
  ): Promise<EarlierDossierAnswered> {
    return this.earlier.answer(context, earlierDossierId, input);
  }
}
