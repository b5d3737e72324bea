import { Controller, Get, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../access/allows.js';
import { AnswersPage } from '../access/answers.js';
import type { Context } from '../access/context.js';
import type { Page } from '../access/page-cursors.js';
import type { Opened } from '../access/sealed.js';
import { EndingRequest } from './ending.input.js';
import { EndingService } from './ending.service.js';
import { Ending } from './ending.js';

/** What ends soon, over HTTP. */
@Controller('v1/ending')
export class EndingController {
  constructor(private readonly service: EndingService) {}

  @Get()
  @Says(
    'Shows one page of all that ends soon of what the reader sees in the role in which he asks: what ends first comes first. Each stands in a list of its own too, which shows more of it.',
  )
  @Allows('read', 'Ending')
  @AlsoRefuses('401 sign-in-too-old D10')
  @AnswersPage(Ending)
  async page(
    @Acting() context: Context,
    @Query({ schema: EndingRequest }) request: EndingRequest,
  ): Promise<Page<Opened<Ending>>> {
    return this.service.page(context, request);
  }
}
