import { Body, Controller, Get, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { Says } from '../../../platform/http/says.js';
import { listOf } from '../../../platform/http/shown.js';
import { Acting, Allows, SignedIn } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Person, type SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import { DeclarationTextInput } from './declaration-text.input.js';
import { DeclarationTextService } from './declaration-text.service.js';
import { DeclarationText, TextAnnounced } from './declaration-text.js';

/** The texts of confidentiality, over HTTP (S3, S7). */
@Controller('v1/declaration-texts')
export class DeclarationTextController {
  constructor(private readonly texts: DeclarationTextService) {}

  @Get()
  @Says('Shows the texts that can be signed: the current ones and those announced.')
  @SignedIn('two-factors', 'S7 — a text is read and signed before any role works')
  @AlsoRefuses('403 no-account S7')
  @Answers(listOf(DeclarationText))
  async toSign(@Person() person: SignedInPerson): Promise<{ items: readonly DeclarationText[] }> {
    return this.texts.toSign(person);
  }

  @Post()
  @Says('Announces a new text.')
  @Allows('announce', 'DeclarationText')
  @AlsoRefuses('403 not-allowed S3', '409 text-exists S3')
  @Answers(TextAnnounced)
  async announce(
    @Acting() context: Context,
    @Body({ schema: DeclarationTextInput }) input: DeclarationTextInput,
  ): Promise<TextAnnounced> {
    return this.texts.announce(context, input);
  }
}
