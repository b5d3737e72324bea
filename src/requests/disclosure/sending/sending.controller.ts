import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { AlsoRefuses } from '../../../platform/http/also-refuses.js';
import { Answers } from '../../../platform/http/answers.js';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PackageReleased, PackageSigned } from './disclosure-package.js';
import { ReleasePackageService } from './release-package.service.js';
import { SignPackageService } from './sign-package.service.js';
import { WITHOUT_BASIS } from '../without-basis.js';

const KIND = 'DisclosureRequest';

/** In which language the package's own pages are. */
const SigningInput = z.strictObject({
  language: z.enum(['nl', 'en']).meta({ description: "Of the package's own pages; pieces stay as they were written." }),
});
type SigningInput = z.infer<typeof SigningInput>;

/** What was decided is signed as a package and released, over HTTP (C11). */
@Controller('v1/disclosure-requests/:disclosureRequestId')
export class SendingController {
  constructor(
    private readonly signing: SignPackageService,
    private readonly releasing: ReleasePackageService,
  ) {}

  @Post('package')
  @Says('The doctor signs what he approved: it is fixed as a package, and that alone can leave.')
  @Allows('sign', KIND)
  @AlsoRefuses(
    ...WITHOUT_BASIS,
    '403 not-allowed C10',
    '409 collected-already C11',
    '409 decided-already C4',
    '409 newer-version C3',
    '409 no-birth-date C11',
    '409 not-decided C4',
    '409 released-already C11',
    '409 request-expired C17',
    '409 request-incomplete C17',
    '409 request-withdrawn C4',
    '409 signed-already C11',
  )
  @Answers(PackageSigned)
  async sign(
    @Acting() context: Context,
    @Param('disclosureRequestId', { schema: uuidParam }) requestId: string,
    @Body({ schema: SigningInput }) { language }: SigningInput,
  ): Promise<PackageSigned> {
    return this.signing.sign(context, requestId, language);
  }

  @Post('release')
  @Says(
    'Gives out the link and the code that it is collected with; those given out before are void. The employee is told.',
  )
  @Allows('release', KIND)
  @AlsoRefuses(
    '403 not-allowed C10',
    '409 collected-already C11',
    '409 consent-void C2',
    '409 consent-withdrawn C3',
    '409 decided-already C4',
    '409 not-decided C4',
    '409 not-signed C11',
    '409 package-lapsed C11',
    '409 request-expired C17',
    '409 request-incomplete C17',
    '409 request-withdrawn C4',
  )
  @Answers(PackageReleased)
  async release(
    @Acting() context: Context,
    @Param('disclosureRequestId', { schema: uuidParam }) requestId: string,
  ): Promise<PackageReleased> {
    return this.releasing.release(context, requestId);
  }
}
