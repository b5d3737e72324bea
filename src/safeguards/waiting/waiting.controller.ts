import { Controller, Get, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../access/allows.js';
import { AnswersPage } from '../access/answers.js';
import type { Context } from '../access/context.js';
import { PageRequest, type Page } from '../access/page-cursors.js';
import type { Opened } from '../access/sealed.js';
import { Waiting } from './waiting.js';
import { WaitingService } from './waiting.service.js';

/** What waits for somebody, over HTTP. */
@Controller('v1/waiting')
export class WaitingController {
  constructor(private readonly service: WaitingService) {}

  @Get()
  @Says(
    'Shows one page of all that waits for a decision of the reader in the role in which he asks: what is due first, then what is oldest. Each stands in a list of its own too, which shows more of it.',
  )
  @Allows('read', 'Waiting')
  @AlsoRefuses('401 sign-in-too-old D10')
  @AnswersPage(Waiting)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) request: PageRequest,
  ): Promise<Page<Opened<Waiting>>> {
    return this.service.page(context, request);
  }
}
