import { Body, Controller, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { StatementAdded } from './statement-receipt.js';
import { StatementInput } from './statement.input.js';
import { StatementService } from './statement.service.js';

/** The employee's own statements over HTTP; they are read with the piece. */
@Controller('v1/pieces/:pieceId/statements')
export class StatementController {
  constructor(private readonly service: StatementService) {}

  @Post()
  @Says(
    "Adds the employee's own statement to a piece: nobody refuses or alters it, and it is shown wherever the piece is (I4).",
  )
  @Allows('state', 'MedicalPiece')
  @AlsoRefuses('403 not-allowed I4', '409 no-such-version I4')
  @Answers(StatementAdded)
  async add(
    @Acting() context: Context,
    @Param('pieceId', { schema: uuidParam }) pieceId: string,
    @Body({ schema: StatementInput }) input: StatementInput,
  ): Promise<StatementAdded> {
    return this.service.add(context, pieceId, input);
  }
}
