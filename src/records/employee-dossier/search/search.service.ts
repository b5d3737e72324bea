import { Injectable } from '@nestjs/common';
import { fieldsEverShown } from '../../../safeguards/access/ability.js';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import type { Employee } from '../employee.js';
import { EmployeeDossierRepository } from '../employee-dossier.repository.js';
import { isWhoIsSought } from './is-who-is-sought.js';
import type { SoughtEmployeeInput } from './sought-employee.input.js';
import { whyNotByThat } from './why-not-by-that.js';

/** S7 — finding one among one's own people: those whom the own list shows, and nobody else. */
@Injectable()
export class SearchService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: EmployeeDossierRepository,
  ) {}

  /**
   * Those of the own list who are exactly whom the actor seeks. All of the list is looked through, whoever is sought, so that
   * a foreign person takes as long as nobody does. A6 — the search itself has a line, and each person it shows.
   * @throws Problem 403 (S7) by what the role isn't shown of anybody.
   */
  async search(context: Context, sought: SoughtEmployeeInput): Promise<{ items: Opened<Employee>[] }> {
    const refusal = whyNotByThat(fieldsEverShown(context.ability, 'Employee'), sought);
    if (refusal !== null) throw refusal;
    const own = await this.stores.read(context, 'employee', (tx) => this.repository.ofAccount(tx, context, null, null));
    context.trail.note({
      action: 'search',
      kind: 'Employee',
      recordId: null,
      employeeId: null,
      rule: 'A6',
      outcome: 'allowed',
      status: context.trail.goodStatus,
      responsibleDoctorId: null,
    });
    const found = own.filter((employee) => employee.isSought(context, (shown) => isWhoIsSought(shown, sought)));
    return { items: found.map((employee) => employee.open(context)) };
  }
}
