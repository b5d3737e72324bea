import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../access/allows.js';
import { AnswersPage } from '../access/answers.js';
import type { Context } from '../access/context.js';
import { PageRequest, type Page } from '../access/page-cursors.js';
import type { Opened } from '../access/sealed.js';
import { TrailQuery } from './trail-reading.input.js';
import { TrailReadingService } from './trail-reading.service.js';
import { AttemptRecord, TrailRecord } from './trail-record.js';

/** The trail over HTTP: for supervision, and for the person whose dossier it is about. */
@Controller('v1')
export class TrailReadingController {
  constructor(private readonly trail: TrailReadingService) {}

  @Get('trail')
  @Says('Shows lines of the trail, the latest first.')
  @Allows('read', 'TrailLine')
  @AnswersPage(TrailRecord)
  async supervised(
    @Acting() context: Context,
    @Query({ schema: TrailQuery }) query: TrailQuery,
  ): Promise<Page<Opened<TrailRecord>>> {
    return this.trail.supervised(context, query);
  }

  @Get('trail/attempts')
  @Says('Shows attempts without a valid token, the latest minute first.')
  @Allows('read', 'Attempt')
  @AnswersPage(AttemptRecord)
  async attempts(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<AttemptRecord>>> {
    return this.trail.attempts(context, page);
  }

  @Get('employees/:employeeId/access-log')
  @Says('Shows who opened the own dossier (I9).')
  @Allows('read', 'OwnAccess')
  @AnswersPage(TrailRecord)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<TrailRecord>>> {
    return this.trail.ofEmployee(context, employeeId, page);
  }
}
