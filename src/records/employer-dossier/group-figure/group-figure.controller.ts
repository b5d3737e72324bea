import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { GroupFigure } from './group-figure.js';
import { GroupFigureService } from './group-figure.service.js';

/** Group figures over HTTP: there is nothing to choose but the employer. */
@Controller('v1')
export class GroupFigureController {
  constructor(private readonly service: GroupFigureService) {}

  @Get('employers/:employerId/group-figures')
  @Says(
    "Shows how many of an employer's people fell absent in each quarter that is over, of groups that are large enough.",
  )
  @Allows('read', 'GroupFigure')
  @AnswersPage(GroupFigure)
  async of(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<GroupFigure>>> {
    return this.service.of(context, employerId, page);
  }
}
