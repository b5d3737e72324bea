import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../platform/http/input-types.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersList, AnswersOne, AnswersPage } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../safeguards/access/page-cursors.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { Employee, Employment } from './employee.js';
import { EmployeeDossierService } from './employee-dossier.service.js';

/** Who works where, over HTTP. */
@Controller('v1')
export class EmployeeDossierController {
  constructor(private readonly dossier: EmployeeDossierService) {}

  /** One page of an employer's people: all for its officer, the absent for who guides them. */
  @Get('employers/:employerId/employees')
  @Allows('read', 'Employee')
  @AnswersPage(Employee)
  async staff(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Employee>>> {
    return this.dossier.staff(context, employerId, page);
  }

  /**
   * One page of the own dossiers, of the people a doctor guides or an assistant works for, of the staff an officer acts for,
   * or of the absent at the employers of who guides them.
   */
  @Get('employees')
  @Allows('read', 'Employee')
  @AnswersPage(Employee)
  async ofAccount(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Employee>>> {
    return this.dossier.ofAccount(context, page);
  }

  /** One employee. */
  @Get('employees/:employeeId')
  @Allows('read', 'Employee')
  @AnswersOne(Employee)
  async employee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<Opened<Employee>> {
    return this.dossier.employee(context, employeeId);
  }

  /** Every employment of one employee, the oldest first. */
  @Get('employees/:employeeId/employments')
  @Allows('read', 'Employment')
  @AnswersList(Employment)
  async employments(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<{ items: Opened<Employment>[] }> {
    return this.dossier.employments(context, employeeId);
  }
}
