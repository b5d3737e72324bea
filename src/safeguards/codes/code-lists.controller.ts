import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '../../platform/http/answers.js';
import { listOf } from '../../platform/http/shown.js';
import { SignedIn } from '../access/allows.js';
import { codeLists } from '../access/policy/code-lists.js';
import { Policies } from '../access/policy/policies.js';
import { Label } from '../advice/advice-document.js';

export const CodeList = z
  .strictObject({
    list: z.string().describe('Its name, as `x-code-list` of this description says it.'),
    codes: z.array(z.strictObject({ code: z.string(), ...Label.shape })).readonly(),
  })
  .describe('A closed list: its codes in the order in which the policies have them, with what each means.');
export type CodeList = Readonly<z.infer<typeof CodeList>>;

/** The closed lists of the policies, over HTTP. */
@Controller('v1/code-lists')
export class CodeListsController {
  constructor(private readonly policies: Policies) {}

  /** Every list whose codes are said or shown somewhere, with what each code means in both languages. */
  @Get()
  @SignedIn('two-factors', 'D5 — what a code means is the same for everybody who says or reads one')
  @Answers(listOf(CodeList))
  lists(): { items: readonly CodeList[] } {
    const lists = [...codeLists(this.policies)];
    return {
      items: lists.map(([list, codes]) => ({ list, codes: [...codes].map(([code, label]) => ({ code, ...label })) })),
    };
  }
}
