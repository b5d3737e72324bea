import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../access/allows.js';
import { AnswersOne } from '../access/answers.js';
import type { Context } from '../access/context.js';
import type { Opened } from '../access/sealed.js';
import { DossierPageRequest } from './dossier-page.input.js';
import { DossierPageService } from './dossier-page.service.js';
import { DossierPage } from './dossier-page.js';

/** One page of a dossier, over HTTP. */
@Controller('v1/employees')
export class DossierPageController {
  constructor(private readonly service: DossierPageService) {}

  @Get(':employeeId/page')
  @Says('Shows what the reader may see of one person, list by list: each as its own route begins it.')
  @Allows('read', 'DossierPage')
  @AnswersOne(DossierPage)
  async page(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: DossierPageRequest }) request: DossierPageRequest,
  ): Promise<Opened<DossierPage>> {
    return this.service.of(context, employeeId, request);
  }
}
