import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Receipt } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { TrainingInput } from './training.input.js';
import { TrainingService } from './training.service.js';
import type { Training } from './training.js';

/** Who supervises which doctor in training, over HTTP (S15). */
@Controller('v1/trainings')
export class TrainingController {
  constructor(private readonly trainings: TrainingService) {}

  /** Names the supervising doctor of a doctor in training. */
  @Post()
  @Allows('record', 'Training')
  async record(@Acting() context: Context, @Body({ schema: TrainingInput }) input: TrainingInput): Promise<Receipt> {
    return this.trainings.record(context, input);
  }

  /** Ends it at once: the doctor in training does nothing from the next request on. */
  @Post(':trainingId/end')
  @Allows('withdraw', 'Training')
  async end(
    @Acting() context: Context,
    @Param('trainingId', { schema: uuidParam }) trainingId: string,
  ): Promise<Receipt> {
    return this.trainings.end(context, trainingId);
  }

  /** The trainings that the actor may know of. */
  @Get()
  @Allows('read', 'Training')
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Training>>> {
    return this.trainings.page(context, page);
  }
}
