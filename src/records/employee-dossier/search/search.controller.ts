import { Body, Controller, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersList } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { Employee } from '../employee.js';
import { SearchService } from './search.service.js';
import { SoughtEmployeeInput } from './sought-employee.input.js';

/** Finding one among one's own people, over HTTP. Who is sought stands in the body: never in an address, log or history. */
@Controller('v1/employee-search')
export class SearchController {
  constructor(private readonly service: SearchService) {}

  @Post()
  @Says(
    'Finds those of the own list who are called so, were born then or have that number, as far as the role is shown it.',
  )
  @Allows('search', 'Employee')
  @AlsoRefuses('403 sought-by-what-is-not-shown S7')
  @AnswersList(Employee)
  async search(
    @Acting() context: Context,
    @Body({ schema: SoughtEmployeeInput }) sought: SoughtEmployeeInput,
  ): Promise<{ items: Opened<Employee>[] }> {
    return this.service.search(context, sought);
  }
}
