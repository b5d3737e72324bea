import { Controller, Get, Param, Query } from '@nestjs/common';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
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

  /** What can be advised: each item with its fields, and what each code means in both languages. */
  @Get('advice-items')
  @SignedIn('two-factors', 'V5 — what the codes of an advice mean is the same for everybody who gives or gets one')
  @Answers(listOf(AdviceForm))
  items(): { items: readonly AdviceForm[] } {
    return { items: this.forms.all() };
  }

  /** One page of the items that an employer was advised. */
  @Get('employers/:employerId/released-advice')
  @Allows('read', 'ReleasedAdvice')
  @AnswersPage(ReleasedAdvice)
  async ofEmployer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedAdvice>>> {
    return this.released.ofEmployer(context, employerId, page);
  }

  /** One page of the items that were advised about an employee. */
  @Get('employees/:employeeId/released-advice')
  @Allows('read', 'ReleasedAdvice')
  @AnswersPage(ReleasedAdvice)
  async ofEmployee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<ReleasedAdvice>>> {
    return this.released.ofEmployee(context, employeeId, page);
  }

  /** One item. */
  @Get('released-advice/:itemId')
  @Allows('read', 'ReleasedAdvice')
  @AnswersOne(ReleasedAdvice)
  async one(
    @Acting() context: Context,
    @Param('itemId', { schema: uuidParam }) itemId: string,
  ): Promise<Opened<ReleasedAdvice>> {
    return this.released.item(context, itemId);
  }
}
