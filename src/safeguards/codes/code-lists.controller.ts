import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '../../platform/http/answers.js';
import { Says } from '../../platform/http/says.js';
import { listOf } from '../../platform/http/shown.js';
import { SignedIn } from '../access/allows.js';
import { codeLists } from '../access/policy/code-lists.js';
import { Policies } from '../access/policy/policies.js';
import { Label } from '../advice/advice-document.js';

export const CodeList = z
  .strictObject({
    list: z.string().describe('Its name, as `x-code-list` of this description says it.'),
    codes: z
      .array(z.strictObject({ code: z.string().describe('The code, as it is said and shown.'), ...Label.shape }))
      .readonly()
      .describe('Its codes, in the order of the policies.'),
  })
  .describe('A closed list: its codes in the order in which the policies have them, with what each means.');
export type CodeList = Readonly<z.infer<typeof CodeList>>;

/** The closed lists of the policies, over HTTP. */
@Controller('v1/code-lists')
export class CodeListsController {
  constructor(private readonly policies: Policies) {}

  @Get()
  @Says('Shows every list whose codes are said or shown somewhere, with what each code means in both languages.')
  @SignedIn('two-factors', 'D5 — what a code means is the same for everybody who says or reads one')
  @Answers(listOf(CodeList))
  lists(): { items: readonly CodeList[] } {
    const lists = [...codeLists(this.policies)];
    return {
      items: lists.map(([list, codes]) => ({ list, codes: [...codes].map(([code, label]) => ({ code, ...label })) })),
    };
  }
}
