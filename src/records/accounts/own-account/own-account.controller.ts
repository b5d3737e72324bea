import { Controller, Get } from '@nestjs/common';
import { Answers } from '../../../platform/http/answers.js';
import { Says } from '../../../platform/http/says.js';
import { SignedIn } from '../../../safeguards/access/allows.js';
import { Person, type SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import { OwnAccount } from './own-account.js';
import { OwnAccountService } from './own-account.service.js';

/** The own account over HTTP. */
@Controller('v1/me')
export class OwnAccountController {
  constructor(private readonly service: OwnAccountService) {}

  @Get()
  @Says('Shows who you are here: account, roles, own dossiers, and what your roles still ask for.')
  @SignedIn('two-factors', 'P7 — a newcomer without an account or a working role sees what to do')
  @Answers(OwnAccount)
  async me(@Person() person: SignedInPerson): Promise<OwnAccount> {
    return this.service.me(person);
  }
}
