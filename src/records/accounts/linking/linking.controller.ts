import { Body, Controller, Post } from '@nestjs/common';
import { SignedIn } from '../../../safeguards/access/allows.js';
import type { Receipt } from '../../../safeguards/access/record-stores.js';
import { Person, type SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import { AcceptanceInput } from './linking.input.js';
import { LinkingService } from './linking.service.js';

/** Linking over HTTP. */
@Controller('v1/invitations')
export class LinkingController {
  constructor(private readonly service: LinkingService) {}

  /** Links the signed-in person to the account or the own dossier that the code is for. */
  @Post('acceptance')
  @SignedIn('two-factors', 'S7 — whoever links an account has none yet; the code proves for whom it is')
  async accept(
    @Person() person: SignedInPerson,
    @Body({ schema: AcceptanceInput }) input: AcceptanceInput,
  ): Promise<Receipt> {
    return this.service.accept(person, input);
  }
}
