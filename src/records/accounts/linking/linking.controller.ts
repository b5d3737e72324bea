import { Body, Controller, Post } from '@nestjs/common';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { Says } from '../../../platform/http/says.js';
import { SignedIn } from '../../../safeguards/access/allows.js';
import { Person, type SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import { AccountLinked } from './linking-receipt.js';
import { AcceptanceInput } from './linking.input.js';
import { LinkingService } from './linking.service.js';

/** Linking over HTTP. */
@Controller('v1/invitations')
export class LinkingController {
  constructor(private readonly service: LinkingService) {}

  @Post('acceptance')
  @Says('Links the signed-in person to the account or the own dossier that the code is for.')
  @SignedIn('two-factors', 'S7 — whoever links an account has none yet; the code proves for whom it is')
  @AlsoRefuses('403 invitation-refused S7', '409 sign-in-has-account S7', '429 too-many-wrong-codes S7')
  @Answers(AccountLinked)
  async accept(
    @Person() person: SignedInPerson,
    @Body({ schema: AcceptanceInput }) input: AcceptanceInput,
  ): Promise<AccountLinked> {
    return this.service.accept(person, input);
  }
}
