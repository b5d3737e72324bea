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
import { TrainingInput } from './training.input.js';
import { TrainingService } from './training.service.js';
import { Training, TrainingEnded, TrainingRecorded } from './training.js';

/** Who supervises which doctor in training, over HTTP (S15). */
@Controller('v1/trainings')
export class TrainingController {
  constructor(private readonly trainings: TrainingService) {}

  @Post()
  @Says('Names the supervising doctor of a doctor in training, or another one in the place of the one who is.')
  @Allows('record', 'Training')
  @AlsoRefuses(
    '403 not-allowed S15',
    '403 not-allowed S9',
    '409 already-ended S15',
    '409 no-role-asks-for-it',
    '409 not-a-supervising-doctor S15',
    '409 on-both-sides S10',
    '409 supervises-already S15',
  )
  @Answers(TrainingRecorded)
  async record(
    @Acting() context: Context,
    @Body({ schema: TrainingInput }) input: TrainingInput,
  ): Promise<TrainingRecorded> {
    return this.trainings.record(context, input);
  }

  @Post(':trainingId/end')
  @Says('Ends it at once, and with it what the doctor in training is responsible for and delegated.')
  @Allows('withdraw', 'Training')
  @AlsoRefuses('403 not-allowed S15', '409 already-ended S15')
  @Answers(TrainingEnded)
  async end(
    @Acting() context: Context,
    @Param('trainingId', { schema: uuidParam }) trainingId: string,
  ): Promise<TrainingEnded> {
    return this.trainings.end(context, trainingId);
  }

  @Get()
  @Says('Shows the trainings that the actor may know of.')
  @Allows('read', 'Training')
  @AnswersPage(Training)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Training>>> {
    return this.trainings.page(context, page);
  }
}
