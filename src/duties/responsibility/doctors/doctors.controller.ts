import { Controller, Get, Query } from '@nestjs/common';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { Doctor } from './doctor.js';
import { DoctorsQuery } from './doctors.input.js';
import { DoctorsService } from './doctors.service.js';

/** The doctors whom one can name, over HTTP (S4, S9, S15). */
@Controller('v1/doctors')
export class DoctorsController {
  constructor(private readonly service: DoctorsService) {}

  @Get()
  @Says(
    'Shows one page of the doctors who can act now: whoever gives a responsibility finds here whose account to name.',
  )
  @Allows('read', 'Doctor')
  @AnswersPage(Doctor)
  async doctors(
    @Acting() context: Context,
    @Query({ schema: DoctorsQuery }) query: DoctorsQuery,
  ): Promise<Page<Opened<Doctor>>> {
    return this.service.page(context, query);
  }
}
