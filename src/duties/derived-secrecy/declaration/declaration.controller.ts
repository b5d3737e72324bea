import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { listOf } from '../../../platform/http/shown.js';
import { Acting, Allows, SignedIn } from '../../../safeguards/access/allows.js';
import { AnswersList } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { Person, type SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import { SigningInput } from './declaration.input.js';
import { DeclarationService } from './declaration.service.js';
import { Declaration, DeclarationRevoked, DeclarationSigned } from './declaration.js';
import { SigningService } from './signing.service.js';

/** Declarations, over HTTP (S3, S7). */
@Controller('v1')
export class DeclarationController {
  constructor(
    private readonly signing: SigningService,
    private readonly declarations: DeclarationService,
  ) {}

  @Get('declarations')
  @Says('Shows what the person himself signed.')
  @SignedIn('two-factors', 'S7 — a person sees what he signed, before any role works')
  @AlsoRefuses('403 no-account S7')
  @Answers(listOf(Declaration))
  async own(@Person() person: SignedInPerson): Promise<{ items: readonly Declaration[] }> {
    return this.signing.own(person);
  }

  @Post('declarations')
  @Says('Signs a text that was shown.')
  @SignedIn('fresh', "S7 — signing is the person's own act, before any role works")
  @AlsoRefuses(
    '403 no-account S7',
    '403 nothing-to-sign S7',
    '409 already-signed S3',
    '409 instruction-needed S3',
    '409 text-differs S3',
    '409 text-not-current S3',
  )
  @Answers(DeclarationSigned)
  async sign(
    @Person() person: SignedInPerson,
    @Body({ schema: SigningInput }) input: SigningInput,
  ): Promise<DeclarationSigned> {
    return this.signing.sign(person, input);
  }

  @Get('accounts/:accountId/declarations')
  @Says('Shows what somebody signed.')
  @Allows('read', 'Declaration')
  @AnswersList(Declaration)
  async ofAccount(
    @Acting() context: Context,
    @Param('accountId', { schema: uuidParam }) accountId: string,
  ): Promise<{ items: Opened<Declaration>[] }> {
    return this.declarations.ofAccount(context, accountId);
  }

  @Post('declarations/:declarationId/revocation')
  @Says('Revokes a declaration of derived secrecy.')
  @Allows('revoke', 'Declaration')
  @AlsoRefuses('403 not-allowed S3', '409 already-revoked S3')
  @Answers(DeclarationRevoked)
  async revoke(
    @Acting() context: Context,
    @Param('declarationId', { schema: uuidParam }) declarationId: string,
  ): Promise<DeclarationRevoked> {
    return this.declarations.revoke(context, declarationId);
  }
}
