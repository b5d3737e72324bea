import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Receipt } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { InstructionInput } from './instruction.input.js';
import { InstructionService } from './instruction.service.js';
import type { Instruction } from './instruction.js';

/** Instructions on secrecy, over HTTP (S3). */
@Controller('v1/accounts/:accountId/instructions')
export class InstructionController {
  constructor(private readonly instructions: InstructionService) {}

  /** Records that the doctor instructed somebody. */
  @Post()
  @Allows('record', 'Instruction')
  async record(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
    @Body({ schema: InstructionInput }) input: InstructionInput,
  ): Promise<Receipt> {
    return this.instructions.record(context, accountId, input);
  }

  /** Somebody's instructions. */
  @Get()
  @Allows('read', 'Instruction')
  async ofAccount(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<{ items: Opened<Instruction>[] }> {
    return this.instructions.ofAccount(context, accountId);
  }
}
