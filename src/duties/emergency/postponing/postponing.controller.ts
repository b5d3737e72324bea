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
import { EmergencyPostponed, EmergencyPostponement, PostponementLifted } from './emergency-postponement.js';
import { PostponementInput } from './postponing.input.js';
import { PostponingService } from './postponing.service.js';

/** The telling of an emergency that a doctor postpones, over HTTP (S8). */
@Controller('v1/emergencies/:emergencyId')
export class PostponingController {
  constructor(private readonly service: PostponingService) {}

  @Get('postponements')
  @Says('Shows until when the employee was told later of it, by whom, and why.')
  @Allows('read', 'EmergencyPostponement')
  @AnswersPage(EmergencyPostponement)
  async page(
    @Acting() context: Context,
    @Param('emergencyId', { schema: uuidParam }) emergencyId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<EmergencyPostponement>>> {
    return this.service.page(context, emergencyId, page);
  }

  @Post('postponements')
  @Says('Postpones when the employee is told of it; another one takes its place.')
  @Allows('record', 'EmergencyPostponement')
  @AlsoRefuses('403 not-allowed S8', '409 already-told S8', '409 telling-is-due S8', '409 was-no-emergency S8')
  @Answers(EmergencyPostponed)
  async postpone(
    @Acting() context: Context,
    @Param('emergencyId', { schema: uuidParam }) emergencyId: string,
    @Body({ schema: PostponementInput }) input: PostponementInput,
  ): Promise<EmergencyPostponed> {
    return this.service.postpone(context, emergencyId, input);
  }

  @Post('postponement-lifting')
  @Says('Ends what is postponed before its time: the employee is told.')
  @Allows('withdraw', 'EmergencyPostponement')
  @AlsoRefuses('403 not-allowed S8', '409 not-postponed S8')
  @Answers(PostponementLifted)
  async lift(
    @Acting() context: Context,
    @Param('emergencyId', { schema: uuidParam }) emergencyId: string,
  ): Promise<PostponementLifted> {
    return this.service.lift(context, emergencyId);
  }
}
