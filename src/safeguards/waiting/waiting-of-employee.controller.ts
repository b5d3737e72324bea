import { Controller, Get, Param, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../access/allows.js';
import { AnswersPage } from '../access/answers.js';
import type { Context } from '../access/context.js';
import { PageRequest, type Page } from '../access/page-cursors.js';
import type { Opened } from '../access/sealed.js';
import { Waiting } from './waiting.js';
import { WaitingOfEmployeeService } from './waiting-of-employee.service.js';

/** What waits for somebody about one employee, over HTTP. */
@Controller('v1/employees')
export class WaitingOfEmployeeController {
  constructor(private readonly service: WaitingOfEmployeeService) {}

  @Get(':employeeId/waiting')
  @Says(
    'Shows one page of what waits for a decision of the reader about this person, as the list of all that waits has it; empty where nothing does.',
  )
  @Allows('read', 'Waiting')
  @AlsoRefuses('401 sign-in-too-old D10')
  @AnswersPage(Waiting)
  async page(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) request: PageRequest,
  ): Promise<Page<Opened<Waiting>>> {
    return this.service.page(context, employeeId, request);
  }
}
