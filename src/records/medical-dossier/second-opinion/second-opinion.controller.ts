import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { asFile, FILE_TYPES } from '../../../platform/files/file-over-http.js';
import { AnswersFile } from '../../../platform/http/answered-file.js';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { SecondOpinionChanged } from '../asked/asked-of-a-doctor.js';
import { AskedStepsService } from '../asked/asked-steps.service.js';
import { ConclusionInput } from '../asked/conclusion.input.js';
import { AskSecondOpinionService } from './ask-second-opinion.service.js';
import { SecondOpinionInput } from './second-opinion.input.js';
import { SecondOpinionService } from './second-opinion.service.js';
import { ShownDocumentService } from './shown-document.service.js';
import { SecondOpinion, SecondOpinionAsked, SecondOpinionPiece } from './second-opinion.js';

const KIND = 'SecondOpinion';

/** Second opinions over HTTP: between the employee and the doctor he chose (S14). */
@Controller('v1')
export class SecondOpinionController {
  constructor(
    private readonly asking: AskSecondOpinionService,
    private readonly opinions: SecondOpinionService,
    private readonly documents: ShownDocumentService,
    private readonly steps: AskedStepsService,
  ) {}

  @Post('employees/:employeeId/second-opinions')
  @Says('Asks another doctor for a second opinion on these versions of the own pieces; this is the consent for it.')
  @Allows('ask', 'SecondOpinion')
  @AlsoRefuses('403 not-allowed I10', '409 no-second-doctor S14')
  @Answers(SecondOpinionAsked)
  async ask(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: SecondOpinionInput }) input: SecondOpinionInput,
  ): Promise<SecondOpinionAsked> {
    return this.asking.ask(context, employeeId, input);
  }

  @Get('employees/:employeeId/second-opinions')
  @Says('Shows one page of those about one employee, of which the reader may know.')
  @Allows('read', 'SecondOpinion')
  @AnswersPage(SecondOpinion)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<SecondOpinion>>> {
    return this.opinions.page(context, page, employeeId);
  }

  @Get('second-opinions')
  @Says(
    'Shows one page: the own ones; those asked of you, until their last day; those that employees put into their dossier.',
  )
  @Allows('read', 'SecondOpinion')
  @AnswersPage(SecondOpinion)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<SecondOpinion>>> {
    return this.opinions.page(context, page);
  }

  @Get('second-opinions/:opinionId/pieces')
  @Says('Shows one page of what the consent names, texts and documents, for the second doctor while it is open.')
  @Allows('read', 'SecondOpinionPiece')
  @AnswersPage(SecondOpinionPiece)
  async pieces(
    @Acting() context: Context,
    @Param('opinionId', { schema: uuidParam }) opinionId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<SecondOpinionPiece>>> {
    return this.opinions.pieces(context, opinionId, page);
  }

  @Get('second-opinions/:opinionId/pieces/:pieceId/document')
  @Says('Gives the file of one of them, at the version that the consent names.')
  @Allows('read', 'SecondOpinionPiece')
  @AnswersFile(...FILE_TYPES)
  async document(
    @Acting() context: Context,
    @Param('opinionId', { schema: uuidParam }) opinionId: string,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
  ): Promise<StreamableFile> {
    const { document, bytes } = await this.documents.download(context, opinionId, pieceId);
    return asFile(document, bytes);
  }

  @Post('second-opinions/:opinionId/withdrawal')
  @Says('Takes the consent back: from the next request on the second doctor sees nothing.')
  @Allows('withdraw', 'SecondOpinion')
  @AlsoRefuses('403 not-allowed', '409 already-ended S14')
  @Answers(SecondOpinionChanged)
  async withdraw(
    @Acting() context: Context,
    @Param('opinionId', { schema: uuidParam }) opinionId: string,
  ): Promise<SecondOpinionChanged> {
    return this.steps.withdraw(context, KIND, opinionId);
  }

  @Post('second-opinions/:opinionId/conclusion')
  @Says('The second doctor concludes; what he was shown is gone from then on.')
  @Allows('answer', 'SecondOpinion')
  @AlsoRefuses('403 not-allowed', '409 already-ended S14')
  @Answers(SecondOpinionChanged)
  async conclude(
    @Acting() context: Context,
    @Param('opinionId', { schema: uuidParam }) opinionId: string,
    @Body({ schema: ConclusionInput }) input: ConclusionInput,
  ): Promise<SecondOpinionChanged> {
    return this.steps.conclude(context, KIND, opinionId, input);
  }

  @Post('second-opinions/:opinionId/filing')
  @Says('Puts the conclusion into the own dossier, where the dossier doctor reads it.')
  @Allows('file', 'SecondOpinion')
  @AlsoRefuses('403 not-allowed', '409 nothing-to-file S14')
  @Answers(SecondOpinionChanged)
  async file(
    @Acting() context: Context,
    @Param('opinionId', { schema: uuidParam }) opinionId: string,
  ): Promise<SecondOpinionChanged> {
    return this.steps.file(context, KIND, opinionId);
  }
}
