import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import type { Employee, Employment } from './employee.js';
import { EmployeeRecords } from './employee-records.js';
import { EmployeeDossierRepository } from './employee-dossier.repository.js';
import { whomOfTheStaff } from './whom-of-the-staff.js';

const OWN = 'of the account';

/** Reading the employee dossier: who works where (S7, V6, I5). */
@Injectable()
export class EmployeeDossierService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: EmployeeDossierRepository,
    private readonly records: EmployeeRecords,
    private readonly cursors: PageCursors,
  ) {}

  /** @throws Problem 404 outside what the actor may know of. */
  async employee(context: Context, employeeId: string): Promise<Opened<Employee>> {
    const sealed = await this.stores.read(context, 'employee', (tx) =>
      this.repository.employee(tx, context, employeeId),
    );
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** May the actor know of this person? Nothing is opened or noted. */
  async isKnown(context: Context, employeeId: string): Promise<boolean> {
    const sealed = await this.stores.read(context, 'employee', (tx) =>
      this.repository.employee(tx, context, employeeId),
    );
    return sealed?.mayBeRead(context) ?? false;
  }

  /** One page of an employer's people; who guides the absent sees the absent. @throws Problem 404 for anybody else. */
  async staff(context: Context, employerId: string, request: PageRequest): Promise<Page<Opened<Employee>>> {
    const whom = whomOfTheStaff(context, employerId);
    if (whom === 'nobody') throw notFound();
    const { after, limit } = this.cursors.read(context, request, employerId);
    const sealed = await this.stores.read(context, 'employee', (tx) =>
      this.repository.staff(tx, context, whom, { employerId, after, limit: limit + 1 }),
    );
    return this.cursors.page(context, employerId, sealed, limit);
  }

  /** One page of the own dossiers, of the people a doctor guides or an assistant works for, or of the role's employers. */
  async ofAccount(context: Context, request: PageRequest): Promise<Page<Opened<Employee>>> {
    const { after, limit } = this.cursors.read(context, request, OWN);
    const sealed = await this.stores.read(context, 'employee', (tx) =>
      this.repository.ofAccount(tx, context, after, limit + 1),
    );
    return this.cursors.page(context, OWN, sealed, limit);
  }

  /** Every employment of one employee. @throws Problem 404 outside what the actor may know of. */
  async employments(context: Context, employeeId: string): Promise<{ items: Opened<Employment>[] }> {
    const sealed = await this.stores.read(context, 'employee', async (tx) => {
      await this.records.refuseUnknown(tx, context, 'Employment', employeeId);
      return this.repository.employments(tx, context, employeeId);
    });
    return { items: sealed.map((employment) => employment.open(context)) };
  }
}
