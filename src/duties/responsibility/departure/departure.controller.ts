import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { DepartureInput } from './departure.input.js';
import { DepartureService } from './departure.service.js';
import { Departure, DepartureRecorded } from './departure.js';

/** A doctor who leaves, over HTTP (S5, S9). */
@Controller('v1/departures')
export class DepartureController {
  constructor(private readonly departures: DepartureService) {}

  @Post()
  @Says(
    'Records that a doctor leaves: his employees have another doctor, and all that came from him has ended, at once.',
  )
  @Allows('record', 'Departure')
  @AlsoRefuses(
    '403 not-allowed S9',
    '409 already-responsible S9',
    '409 not-a-doctor S9',
    '409 not-registered S15',
    '409 on-both-sides S10',
    '409 on-the-other-side S10',
    '409 successor-leaves S9',
  )
  @Answers(DepartureRecorded)
  async record(
    @Acting() context: Context,
    @Body({ schema: DepartureInput }) input: DepartureInput,
  ): Promise<DepartureRecorded> {
    return this.departures.record(context, input);
  }

  @Get()
  @Says('Shows the departures that the actor may know of.')
  @Allows('read', 'Departure')
  @AnswersPage(Departure)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Departure>>> {
    return this.departures.page(context, page);
  }
}
