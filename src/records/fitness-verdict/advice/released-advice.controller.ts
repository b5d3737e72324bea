import { Controller, Get, Param, Query } from '@nestjs/common';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { listOf } from '../../../platform/http/shown.js';
import { Acting, Allows, SignedIn } from '../../../safeguards/access/allows.js';
import { AnswersOne, AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ReleasedAdvice } from './advice.js';
import { AdviceForm, AdviceForms } from './advice-forms.js';
import { ReleasedAdviceService } from './released-advice.service.js';

/** Advice as employer and employee got it, over HTTP. */
@Controller('v1')
export class ReleasedAdviceController {
  constructor(
    private readonly released: ReleasedAdviceService,
    private readonly forms: AdviceForms,
  ) {}

  @Get('advice-items')
  @Says('Shows what can be advised: each item with its fields, and what each code means in both languages.')
  @SignedIn('two-factors', 'V5 — what the codes of an advice mean is the same for everybody who gives or gets one')
  @Answers(listOf(AdviceForm))
  items(): { items: readonly AdviceForm[] } {
    return { items: this.forms.all() };
  }

  @Get('employers/:employerId/released-advice')
  @Says('Shows one page of the items that an employer was advised.')
  @Allows('read', 'ReleasedAdvice')
  @AnswersPage(ReleasedAdvice)
  async ofEmployer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedAdvice>>> {
    return this.released.ofEmployer(context, employerId, page);
  }

  @Get('employees/:employeeId/released-advice')
  @Says('Shows one page of the items that were advised about an employee.')
  @Allows('read', 'ReleasedAdvice')
  @AnswersPage(ReleasedAdvice)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedAdvice>>> {
    return this.released.ofEmployee(context, employeeId, page);
  }

  @Get('released-advice/:itemId')
  @Says('Shows one item.')
  @Allows('read', 'ReleasedAdvice')
  @AnswersOne(ReleasedAdvice)
  async one(
    @Acting() context: Context,
    @Param('itemId', { schema: uuidParam }) itemId: string,
  ): Promise<Opened<ReleasedAdvice>> {
    return this.released.item(context, itemId);
  }
}
