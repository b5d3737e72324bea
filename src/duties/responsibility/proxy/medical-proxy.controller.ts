import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { MedicalProxyInput } from './medical-proxy.input.js';
import { MedicalProxyService } from './medical-proxy.service.js';
import { MedicalProxy, MedicalProxyEnded, MedicalProxyRecorded } from './medical-proxy.js';

/** Who acts as medical proxy of a party in a dispute about an employee, over HTTP (S10). */
@Controller('v1')
export class MedicalProxyController {
  constructor(private readonly proxies: MedicalProxyService) {}

  @Post('employees/:employeeId/medical-proxies')
  @Says(
    'Records that a doctor from outside acts for one party in a dispute about the employee. It opens nothing to him.',
  )
  @Allows('record', 'MedicalProxy')
  @AlsoRefuses('403 not-allowed S10', '409 on-both-sides S10', '409 recorded-already S10')
  @Answers(MedicalProxyRecorded)
  async record(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Body({ schema: MedicalProxyInput }) input: MedicalProxyInput,
  ): Promise<MedicalProxyRecorded> {
    return this.proxies.record(context, employeeId, input);
  }

  @Get('employees/:employeeId/medical-proxies')
  @Says('Shows who acts, or acted, for a party in a dispute about the employee, the latest first.')
  @Allows('read', 'MedicalProxy')
  @AnswersPage(MedicalProxy)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<MedicalProxy>>> {
    return this.proxies.ofEmployee(context, employeeId, page);
  }

  @Get('medical-proxies/:medicalProxyId')
  @Says('Shows one medical proxy.')
  @Allows('read', 'MedicalProxy')
  @AnswersOne(MedicalProxy)
  async one(
    @Acting() context: Context,
    @Param('medicalProxyId', { schema: uuidParam }) medicalProxyId: string,
  ): Promise<Opened<MedicalProxy>> {
    return this.proxies.one(context, medicalProxyId);
  }

  @Post('medical-proxies/:medicalProxyId/end')
  @Says('Ends it: he acts for that party no more.')
  @Allows('withdraw', 'MedicalProxy')
  @AlsoRefuses('403 not-allowed S10', '409 already-ended S10', '409 on-both-sides S10')
  @Answers(MedicalProxyEnded)
  async end(
    @Acting() context: Context,
    @Param('medicalProxyId', { schema: uuidParam }) medicalProxyId: string,
  ): Promise<MedicalProxyEnded> {
    return this.proxies.end(context, medicalProxyId);
  }
}
