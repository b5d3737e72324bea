import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../access/allows.js';
import { AnswersList } from '../access/answers.js';
import type { Context } from '../access/context.js';
import type { Opened } from '../access/sealed.js';
import { Reader } from './reader.js';
import { ReadersQuery } from './readers.input.js';
import { ReadersService } from './readers.service.js';

/** Who can see a dossier, over HTTP. */
@Controller('v1/employees/:employeeId/readers')
export class ReadersController {
  constructor(private readonly readers: ReadersService) {}

  @Get()
  @Says(
    "Shows who can see something of the person's dossiers now, in which role, and by which rule; never what is in them. Of one account: each role that it holds, also one that shows nothing, with what is in its way.",
  )
  @Allows('read', 'Reader')
  @AnswersList(Reader)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: ReadersQuery }) { accountId }: ReadersQuery,
  ): Promise<{ readonly items: readonly Opened<Reader>[] }> {
    return { items: await this.readers.ofEmployee(context, employeeId, accountId ?? null) };
  }
}
