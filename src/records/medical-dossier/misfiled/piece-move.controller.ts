import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { asFile, FILE_TYPES } from '../../../platform/files/file-over-http.js';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { AnswersFile } from '../../../platform/http/answered-file.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { MoveReturnInput, PieceMoveInput, TakingInput } from './piece-move.input.js';
import { MovedPiece, MoveEnded, MoveProposed, PieceMove, PieceTaken } from './piece-move.js';
import { PieceMoveService } from './piece-move.service.js';
import { ProposeMoveService } from './propose-move.service.js';
import { TakePieceService } from './take-piece.service.js';

/** Pieces that lie in a wrong dossier, over HTTP (D1). */
@Controller('v1')
export class PieceMoveController {
  constructor(
    private readonly proposing: ProposeMoveService,
    private readonly moves: PieceMoveService,
    private readonly taking: TakePieceService,
  ) {}

  @Post('pieces/:pieceId/moves')
  @Says('Puts before a second doctor that a piece lies in the wrong dossier.')
  @Allows('propose', 'PieceMove')
  @AlsoRefuses('403 not-allowed D1', '409 no-second-doctor D1', '409 move-waits D1', '409 stale-version')
  @Answers(MoveProposed)
  async propose(
    @Acting() context: Context,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
    @Body({ schema: PieceMoveInput }) input: PieceMoveInput,
  ): Promise<MoveProposed> {
    return this.proposing.propose(context, pieceId, input);
  }

  @Get('piece-moves')
  @Says('Shows one page of what you proposed to move, or are to decide as the second doctor.')
  @Allows('read', 'PieceMove')
  @AnswersPage(PieceMove)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<PieceMove>>> {
    return this.moves.page(context, page);
  }

  @Get('piece-moves/:moveId')
  @Says('Shows one of them: to who proposed it, and to the second doctor while it waits, with what the piece says.')
  @Allows('read', 'PieceMove')
  @AnswersOne(PieceMove)
  async move(
    @Acting() context: Context,
    @Param('moveId', { schema: uuidParam }) moveId: string,
  ): Promise<Opened<PieceMove>> {
    return this.moves.move(context, moveId);
  }

  @Get('piece-moves/:moveId/document')
  @Says('Gives the file of a piece that is one, while it waits.')
  @Allows('fetch', 'PieceMove')
  @AnswersFile(...FILE_TYPES)
  async document(
    @Acting() context: Context,
    @Param('moveId', { schema: uuidParam }) moveId: string,
  ): Promise<StreamableFile> {
    const { document, bytes } = await this.moves.document(context, moveId);
    return asFile(document, bytes);
  }

  @Post('piece-moves/:moveId/taking')
  @Says(
    'Takes it, as the second doctor: it moves into the dossier where it belongs, and the wrong one keeps that, and when.',
  )
  @Allows('confirm', 'PieceMove', { employeesIn: 'employeeId' })
  @AlsoRefuses('403 not-allowed D1', '403 no-agreement D7', '403 not-agreed D7', '409 move-over D1')
  @Answers(PieceTaken)
  async take(
    @Acting() context: Context,
    @Param('moveId', { schema: uuidParam }) moveId: string,
    @Body({ schema: TakingInput }) input: TakingInput,
  ): Promise<PieceTaken> {
    return this.taking.take(context, moveId, input.employeeId);
  }

  @Post('piece-moves/:moveId/return')
  @Says('Sends it back, as the second doctor, with why; nothing moves.')
  @Allows('send-back', 'PieceMove')
  @AlsoRefuses('403 not-allowed D1', '409 move-over D1')
  @Answers(MoveEnded)
  async sendBack(
    @Acting() context: Context,
    @Param('moveId', { schema: uuidParam }) moveId: string,
    @Body({ schema: MoveReturnInput }) input: MoveReturnInput,
  ): Promise<MoveEnded> {
    return this.moves.sendBack(context, moveId, input.reason);
  }

  @Post('piece-moves/:moveId/withdrawal')
  @Says('Takes back what you proposed, while it waits.')
  @Allows('withdraw', 'PieceMove')
  @AlsoRefuses('403 not-allowed D1', '409 move-over D1')
  @Answers(MoveEnded)
  async withdraw(
    @Acting() context: Context,
    @Param('moveId', { schema: uuidParam }) moveId: string,
  ): Promise<MoveEnded> {
    return this.moves.withdraw(context, moveId);
  }

  @Get('employees/:employeeId/moved-pieces')
  @Says('Shows one page of what was moved out of a dossier because it was another person’s: that it was, and when.')
  @Allows('read', 'MovedPiece')
  @AnswersPage(MovedPiece)
  async moved(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<MovedPiece>>> {
    return this.moves.moved(context, employeeId, page);
  }
}
