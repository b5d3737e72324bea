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
import { DeputisingInput } from './deputising.input.js';
import { DeputisingService } from './deputising.service.js';
import { Deputising, DeputisingEnded, DeputisingRecorded } from './deputising.js';

/** Deputisings, over HTTP (S4). */
@Controller('v1/deputisings')
export class DeputisingController {
  constructor(private readonly deputisings: DeputisingService) {}

  @Post()
  @Says('Records that a doctor is away and who stands in.')
  @Allows('record', 'Deputising')
  @AlsoRefuses(
    '403 not-allowed S4',
    '409 deputises-already S4',
    '409 not-a-deputy S4',
    '409 not-a-doctor S4',
    '409 not-registered S15',
  )
  @Answers(DeputisingRecorded)
  async record(
    @Acting() context: Context,
    @Body({ schema: DeputisingInput }) input: DeputisingInput,
  ): Promise<DeputisingRecorded> {
    return this.deputisings.record(context, input);
  }

  @Post(':deputisingId/end')
  @Says('Ends a deputising at once.')
  @Allows('withdraw', 'Deputising')
  @AlsoRefuses('403 not-allowed S4', '409 already-ended S4')
  @Answers(DeputisingEnded)
  async end(
    @Acting() context: Context,
    @Param('deputisingId', { schema: uuidParam }) deputisingId: string,
  ): Promise<DeputisingEnded> {
    return this.deputisings.end(context, deputisingId);
  }

  @Get()
  @Says('Shows the deputisings that the actor may know of.')
  @Allows('read', 'Deputising')
  @AnswersPage(Deputising)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Deputising>>> {
    return this.deputisings.page(context, page);
  }
}
