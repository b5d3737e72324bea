import { Controller, Get, Query } from '@nestjs/common';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { DoctorWantedService } from './doctor-wanted.service.js';
import { DoctorWanted } from './doctor-wanted.js';

/** Who waits for a doctor, over HTTP (S9, S13). */
@Controller('v1/doctors-wanted')
export class DoctorWantedController {
  constructor(private readonly wanted: DoctorWantedService) {}

  @Get()
  @Says(
    'Shows who is to be guided or examined and has no doctor who can act, or none who may examine again; each is in /v1/waiting too.',
  )
  @Allows('read', 'DoctorWanted')
  @AnswersPage(DoctorWanted)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<DoctorWanted>>> {
    return this.wanted.page(context, page);
  }
}
