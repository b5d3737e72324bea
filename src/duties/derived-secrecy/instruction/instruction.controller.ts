import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersList } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { InstructionInput } from './instruction.input.js';
import { InstructionService } from './instruction.service.js';
import { Instruction, InstructionRecorded } from './instruction.js';

/** Instructions on secrecy, over HTTP (S3). */
@Controller('v1/accounts/:accountId/instructions')
export class InstructionController {
  constructor(private readonly instructions: InstructionService) {}

  @Post()
  @Says('Records that the doctor instructed somebody.')
  @Allows('record', 'Instruction')
  @AlsoRefuses('403 not-allowed S3', '409 no-role-asks-for-it')
  @Answers(InstructionRecorded)
  async record(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
    @Body({ schema: InstructionInput }) input: InstructionInput,
  ): Promise<InstructionRecorded> {
    return this.instructions.record(context, accountId, input);
  }

  @Get()
  @Says("Shows somebody's instructions.")
  @Allows('read', 'Instruction')
  @AnswersList(Instruction)
  async ofAccount(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<{ items: Opened<Instruction>[] }> {
    return this.instructions.ofAccount(context, accountId);
  }
}
