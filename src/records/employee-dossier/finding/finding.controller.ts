import { Body, Controller, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersList } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { SoughtInput } from './finding.input.js';
import { FindingService } from './finding.service.js';
import { FoundPerson } from './found-person.js';

/** Finding somebody in an emergency, over HTTP (S8). What is sought stands in the body: never in an address, log or history. */
@Controller('v1/emergencies/search')
export class FindingController {
  constructor(private readonly service: FindingService) {}

  @Post()
  @Says(
    'Finds those of exactly that family name and birth date or staff number; nothing medical, and each search counts (E1).',
  )
  @Allows('read', 'FoundPerson')
  @AlsoRefuses('409 too-many-searches E1')
  @AnswersList(FoundPerson)
  async find(
    @Acting() context: Context,
    @Body({ schema: SoughtInput }) sought: SoughtInput,
  ): Promise<{ items: Opened<FoundPerson>[] }> {
    return this.service.find(context, sought);
  }
}
