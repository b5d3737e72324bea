import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersList, AnswersOne, AnswersPage } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../safeguards/access/page-cursors.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { AmendmentInput, EntryInput, WithholdingInput } from './medical-dossier.input.js';
import { MedicalDossierService } from './medical-dossier.service.js';
import { MedicalEntriesService } from './medical-entries.service.js';
import { MedicalPiece, PieceVersion, EntryRecorded, PieceAmended, PieceWithheld } from './medical-piece.js';
import { WithholdingService } from './withholding.service.js';

/** The medical dossier over HTTP. */
@Controller('v1')
export class MedicalDossierController {
  constructor(
    private readonly dossier: MedicalDossierService,
    private readonly entries: MedicalEntriesService,
    private readonly withholding: WithholdingService,
  ) {}

  @Get('employees/:employeeId/pieces')
  @Says("Shows one page of an employee's pieces, each at its current version.")
  @Allows('read', 'MedicalPiece')
  @AnswersPage(MedicalPiece)
  async pieces(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<MedicalPiece>>> {
    return this.dossier.pieces(context, employeeId, page);
  }

  @Get('pieces/:pieceId')
  @Says('Shows one piece at its current version.')
  @Allows('read', 'MedicalPiece')
  @AnswersOne(MedicalPiece)
  async piece(
    @Acting() context: Context,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
  ): Promise<Opened<MedicalPiece>> {
    return this.dossier.piece(context, pieceId);
  }

  @Get('pieces/:pieceId/versions')
  @Says('Shows every version of a piece.')
  @Allows('read', 'PieceVersion')
  @AlsoRefuses('403 withheld I1')
  @AnswersList(PieceVersion)
  async versions(
    @Acting() context: Context,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
  ): Promise<{ items: Opened<PieceVersion>[] }> {
    return this.dossier.versions(context, pieceId);
  }

  @Post('employees/:employeeId/entries')
  @Says('Records an entry of one or more pieces.')
  @Allows('record', 'MedicalPiece')
  @AlsoRefuses('403 no-agreement D7', '403 not-agreed D7', '403 not-allowed S1', '403 not-allowed S2')
  @Answers(EntryRecorded)
  async record(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: EntryInput }) input: EntryInput,
  ): Promise<EntryRecorded> {
    return this.entries.record(context, employeeId, input);
  }

  @Post('pieces/:pieceId/amendments')
  @Says('Corrects a piece; the earlier text stays as history.')
  @Allows('amend', 'MedicalPiece')
  @AlsoRefuses(
    '403 no-agreement D7',
    '403 not-agreed D7',
    '403 not-allowed S2',
    '409 another-kind-of-body I4',
    '409 paper-rests-on-it I10',
  )
  @Answers(PieceAmended)
  async amend(
    @Acting() context: Context,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
    @Body({ schema: AmendmentInput }) input: AmendmentInput,
  ): Promise<PieceAmended> {
    return this.entries.amend(context, pieceId, input);
  }

  @Post('pieces/:pieceId/withholding')
  @Says("Leaves a piece out of the employee's inspection, for another person's privacy (I1).")
  @Allows('withhold', 'MedicalPiece')
  @AlsoRefuses('403 not-allowed I1', '409 already-withheld I1', '409 not-withheld I1', '409 paper-rests-on-it I10')
  @Answers(PieceWithheld)
  async withhold(
    @Acting() context: Context,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
    @Body({ schema: WithholdingInput }) input: WithholdingInput,
  ): Promise<PieceWithheld> {
    return this.withholding.withhold(context, pieceId, input);
  }

  @Post('pieces/:pieceId/withholding/end')
  @Says('Shows it to the employee again.')
  @Allows('withhold', 'MedicalPiece')
  @AlsoRefuses('403 not-allowed I1', '409 already-withheld I1', '409 not-withheld I1')
  @Answers(PieceWithheld)
  async showAgain(
    @Acting() context: Context,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
  ): Promise<PieceWithheld> {
    return this.withholding.lift(context, pieceId);
  }
}
