import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { DoctorChangeWishService } from './doctor-change-wish.service.js';
import { DoctorChangeWish, DoctorChangeAsked } from './doctor-change-wish.js';

/** Wishes for another doctor, over HTTP (S9). */
@Controller('v1')
export class DoctorChangeWishController {
  constructor(private readonly wishes: DoctorChangeWishService) {}

  @Post('employees/:employeeId/doctor-change-wishes')
  @Says('The employee asks for another doctor.')
  @Allows('wish', 'DoctorChangeWish')
  @AlsoRefuses('403 not-allowed S9', '409 already-asked S9')
  @Answers(DoctorChangeAsked)
  async ask(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<DoctorChangeAsked> {
    return this.wishes.ask(context, employeeId);
  }

  @Get('doctor-change-wishes')
  @Says('Shows the wishes that the actor may know of.')
  @Allows('read', 'DoctorChangeWish')
  @AnswersPage(DoctorChangeWish)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<DoctorChangeWish>>> {
    return this.wishes.page(context, page);
  }
}
