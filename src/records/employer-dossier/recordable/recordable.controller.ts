import { Controller, Get, Param } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { AgreementScope, EmployeeScope } from './recordable.js';
import { RecordableService } from './recordable.service.js';

/** What may be recorded, over HTTP. */
@Controller('v1')
export class RecordableController {
  constructor(private readonly recordable: RecordableService) {}

  @Get('agreements/:agreementId/recordable')
  @Says(
    "Shows what may be recorded today of an employer's people under an agreement: by which service, since when, under which rule.",
  )
  @Allows('read', 'AgreementScope')
  @AnswersOne(AgreementScope)
  async ofAgreement(
    @Acting() context: Context,
    @Param('agreementId', { schema: uuidParam }) agreementId: string,
  ): Promise<Opened<AgreementScope>> {
    return this.recordable.ofAgreement(context, agreementId);
  }

  @Get('employees/:employeeId/recordable')
  @Says('Shows what may be recorded today of a person, `absent` meaning once an absence is on record.')
  @Allows('read', 'EmployeeScope')
  @AnswersOne(EmployeeScope)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<Opened<EmployeeScope>> {
    return this.recordable.ofEmployee(context, employeeId);
  }
}
