import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import type { Addressee } from './addressee.js';
import { AddresseeRepository } from './addressee.repository.js';

/** S9, S8, S7 — whoever posts a letter to an employee knows where it goes, for as long as it waits; V7 — his doctor and whom he delegates to at any time. */
@Injectable()
export class AddresseeService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: AddresseeRepository,
  ) {}

  /** @throws Problem 404 for anybody to whom no letter of the actor's waits, known or not. */
  async addressee(context: Context, employeeId: string): Promise<Opened<Addressee>> {
    const sealed = await this.stores.read(context, 'employee', (tx) =>
      this.repository.addressee(tx, context, employeeId),
    );
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }
}
