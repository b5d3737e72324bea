import { Controller, Get, Param, Query } from '@nestjs/common';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
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

  @Get('employers/:employerId/employees')
  @Says("Shows one page of an employer's people: all for its officer, the absent for who guides them.")
  @Allows('read', 'Employee')
  @AnswersPage(Employee)
  async staff(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Employee>>> {
    return this.dossier.staff(context, employerId, page);
  }

  @Get('employees')
  @Says(
    'Shows one page of the own dossiers, of the people a doctor guides or an assistant works for, of the staff an officer acts for, or of the absent at the employers of who guides them.',
  )
  @Allows('read', 'Employee')
  @AnswersPage(Employee)
  async ofAccount(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Employee>>> {
    return this.dossier.ofAccount(context, page);
  }

  @Get('employees/:employeeId')
  @Says('Shows one employee.')
  @Allows('read', 'Employee')
  @AnswersOne(Employee)
  async employee(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<Opened<Employee>> {
    return this.dossier.employee(context, employeeId);
  }

  @Get('employees/:employeeId/employments')
  @Says('Shows every employment of one employee, the oldest first.')
  @Allows('read', 'Employment')
  @AnswersList(Employment)
  async employments(
    @Acting() context: Context,
    @Param('employeeId', { schema: uuidParam }) employeeId: string,
  ): Promise<{ items: Opened<Employment>[] }> {
    return this.dossier.employments(context, employeeId);
  }
}
