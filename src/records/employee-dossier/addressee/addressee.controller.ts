import { Controller, Get, Param } from '@nestjs/common';
import { uuidParam } from '../../../platform/http/input-types.js';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersOne } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { Addressee } from './addressee.js';
import { AddresseeService } from './addressee.service.js';

/** To whom letters go, over HTTP. */
@Controller('v1/employees')
export class AddresseeController {
  constructor(private readonly service: AddresseeService) {}

  @Get(':employeeId/addressee')
  @Says(
    "Shows name and address for a letter that waits: of the doctor (S9), of an emergency (S8), or printed with a code (S7); and for the dossier doctor's own (V4, V7).",
  )
  @Allows('read', 'Addressee')
  @AnswersOne(Addressee)
  async addressee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<Opened<Addressee>> {
    return this.service.addressee(context, employeeId);
  }
}
